package centrevu

import (
	"slices"

	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/topline"
)

// A picture that comes back is no news. A terminal that leaves its alternate screen shows
// what was there before, and nothing of it is written again; a window behind another of
// its name is shown again when that is closed, as the program remembers it. Both are pages
// of the showing that they were of, and were seen when it was: what another window of that
// name has shown since is later.

// goesOn returns the showing that a window of a screen goes on with: of the windows of its
// title on the screen before the one in its place, else the first whose place none of this
// screen's has. Those that are taken others go on with.
func (g *Gathering) goesOn(w *Window, windows []Window, taken []int) (i int, ok bool) {
	for _, k := range g.on {
		old := g.found[k].last()
		switch {
		case g.found[k].Title != w.Title || slices.Contains(taken, k) || w.isOlder(old):
		case old.inPlaceOf(w):
			return k, true
		case !ok && !slices.ContainsFunc(windows, func(o Window) bool { return o.Title == w.Title && old.inPlaceOf(&o) }):
			i, ok = k, true
		}
	}
	return i, ok
}

// inPlaceOf reports whether the frames of two windows begin in the same place and are as
// wide. Their ends can be hidden, or not be drawn yet.
func (w *Window) inPlaceOf(v *Window) bool {
	a, b := w.found, v.found
	return a.Top == b.Top && a.Left == b.Left && a.Right == b.Right
}

// isOlder reports whether all of a window in a recording was drawn before another was begun.
func (w *Window) isOlder(than *Window) bool {
	row, left := than.titleAt()
	if !w.screen.played || row < 0 {
		return false
	}
	begun, ok := than.screen.rows[row].At(left)
	return ok && w.drawn() < begun
}

// comesBack returns the showing of which a window that was not up shows what a page of it
// showed, when nothing of the window was written since others of its name were shown. What
// the showing showed behind that page is of another window in its place.
func (g *Gathering) comesBack(w *Window, key string) (i int, ok bool) {
	n, known := g.newest[key]
	if !known || !w.screen.played || !g.found[n].afterAllOf(w) {
		return 0, false
	}
	for i := len(g.found) - 1; i >= 0; i-- {
		for k := len(g.found[i].Pages) - 1; k >= 0 && g.found[i].Title == w.Title; k-- {
			if slices.EqualFunc(g.found[i].Pages[k].Lines, w.Lines, func(a, b Line) bool { return a.Text == b.Text }) {
				g.part(i, k+1)
				return i, true
			}
		}
	}
	return 0, false
}

// uncovers reports whether a window shows again what it showed when as few windows were open,
// by what the first row of the screen says: what it showed since, while more were, is of
// another window, which stood in its place and is closed.
func (g *Gathering) uncovers(w *Window, i int) bool {
	f := &g.found[i]
	n, ok := w.screen.open()
	if before, known := f.last().screen.open(); !w.screen.played || !ok || !known || n >= before {
		return false
	}
	told := false // something by the other one
	for k := len(f.Pages) - 1; k >= 0; k-- {
		switch then, _ := f.Pages[k].screen.open(); {
		case then == n && f.Pages[k].same(w):
			if told {
				g.part(i, k+1)
			}
			return told
		case f.Pages[k].masked():
		case then <= n:
			return false
		default:
			told = true
		}
	}
	return false
}

// open returns how many windows are open, if the screen says so.
func (s *Screen) open() (int, bool) {
	if len(s.Lines) == 0 {
		return 0, false
	}
	return topline.Windows(s.Lines[0].Text)
}

// part makes the pages of a showing from one on a showing of their own.
func (g *Gathering) part(i, from int) {
	s, n := &g.found[i], len(g.found)
	if from == len(s.Pages) {
		return
	}
	rest := *s
	rest.Pages, rest.list, rest.number = s.Pages[from:], &list{}, n+1
	s.Pages = s.Pages[:from:from]
	if key := g.keys[i]; g.newest[key] == i {
		g.newest[key] = n
	}
	g.found, g.keys, g.parted = append(g.found, rest), append(g.keys, g.keys[i]), true
}

// inOrder puts the showings in the order in which they appeared, where some were parted.
func (g *Gathering) inOrder() {
	if !g.parted {
		return
	}
	order := make([]int, len(g.found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return g.found[a].Pages[0].on().Number - g.found[b].Pages[0].on().Number
	})
	found, keys := make([]Showing, len(order)), make([]string, len(order))
	for n, i := range order {
		found[n], keys[n] = g.found[i], g.keys[i]
	}
	g.found, g.keys = found, keys
}

// remembered reports whether a window that is up is only what the program, or the
// terminal, remembers of it: another of its name has told something since, or it has come
// back, and it tells nothing that the showing did not.
func (g *Gathering) remembered(w *Window, i int, key string) bool {
	f := &g.found[i]
	if n := g.newest[key]; !w.screen.played || n == i && f.last().dated == nil {
		return false
	} else {
		return g.found[n].afterAllOf(w) || !f.tells(w)
	}
}

// afterAllOf reports whether the showing was drawn, or a part of it, after all that another
// window shows and its title.
func (s *Showing) afterAllOf(w *Window) bool {
	drawn := w.drawn()
	return slices.ContainsFunc(s.Pages, func(p Window) bool { return p.drawn() >= drawn })
}

// drawn returns where the character stands in a recording that was drawn last of a window,
// in its rows and the one with its title.
func (w *Window) drawn() (last int64) {
	title, from := w.titleAt()
	strips := slices.Concat(w.found.Strips, []frame.Strip{{Row: title, From: from, To: w.found.Right}})
	for _, strip := range strips {
		if strip.Row < 0 {
			continue
		}
		offsets := w.screen.rows[strip.Row].Offsets
		to := len(offsets)
		if w.found.Right > 0 {
			to = min(to, w.found.Right)
		}
		for _, off := range offsets[min(strip.From, to):to] {
			last = max(last, off)
		}
	}
	return last
}

// titleAt returns the row in which the title of a window stands, negative if there is none,
// and the column in which its frame begins.
func (w *Window) titleAt() (row, left int) {
	if row = w.found.Top; row < 0 && len(w.found.Strips) > 0 {
		row = w.found.Strips[0].Row - 1
	}
	return row, w.found.Left
}

// tells reports whether a window tells something else than the last page of the showing
// that no other window hides a part of.
func (s *Showing) tells(w *Window) bool {
	k := len(s.Pages) - 1
	for k > 0 && s.Pages[k].masked() {
		k--
	}
	old := &s.Pages[k]
	now, then := w.found.Rows, old.found.Rows
	if len(now) > len(then) || len(now) < len(then) && !w.found.Broken {
		return true
	}
	for i, row := range now {
		whole := part{old, then[i].From}
		if !row.Masked && w.Lines[row.From].Text != whole.line().Text || !whole.shows(w, row) {
			return true
		}
	}
	return false
}

// beside notes which windows of a name a screen shows with a showing's: those of the
// showings given.
func (g *Gathering) beside(i int, key string, with []int) {
	for _, k := range with {
		if s, t := &g.found[i], &g.found[k]; g.keys[k] == key && !slices.Contains(s.beside, t.number) {
			s.beside, t.beside = append(s.beside, t.number), append(t.beside, s.number)
		}
	}
}
