package centrevu

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"example.com/centrevu/internal/frame"
)

// A picture that comes back is no news. A terminal that leaves its alternate screen shows
// what was there before, and nothing of it is written again; a window behind another of
// its name is shown again when that is closed, as the program remembers it. Both are pages
// of the showing that they were of, and were seen when it was: what another window of that
// name has shown since is later.

// news is what was told last of the windows of a name.
type news struct {
	showing int   // that told it
	drawn   int64 // where the character stands in a recording that was drawn last of them
}

// note notes that a showing tells something.
func (g *Gathering) note(i int, w *Window) {
	drawn := int64(0)
	if w.screen.played {
		drawn = w.drawn()
	}
	g.newest[g.keys[i]] = news{i, max(drawn, g.newest[g.keys[i]].drawn)}
}

// fewWindows is how many windows are told apart on a screen. No CMS screen has more than ten.
const fewWindows = 20

// pagesBack is how many pages are looked through for what comes back, at most.
const pagesBack = 200

// showingOf returns the showing that a window of a screen is of, if it is no new one, and
// whether it is only shown again.
func (g *Gathering) showingOf(w *Window, windows []Window, taken []int, key string) (i int, ok, again bool) {
	i, moved, ok := g.goesOn(w, windows, taken)
	if !ok {
		if i, w.restored = g.comesBack(w, key); w.restored {
			return i, true, true
		}
	}
	if !ok || moved || !g.found[i].last().same(w) {
		if k, was := g.rises(w, key, ok && !moved); was {
			return k, true, g.newest[key].showing != k
		}
	}
	switch {
	case !ok:
	case w.screen.unsettled: // what is drawn so far is no page of the list before
		g.doubted = append(g.doubted, keyed{key, g.drawnAgain(w.screen)})
		ok = false
	case g.remembered(w, i, key):
		again = true
		if last := &g.found[g.newest[key].showing]; w.coversIt(&g.found[i], g.open) && !w.restores(last.last(), math.MaxInt64) {
			g.doubted = append(g.doubted, keyed{key, &ParseError{Source: g.src.Name, Position: last.Position(),
				Err: fmt.Errorf("%w: nobody knows whether this is what such a window showed last", ErrSyntax)}})
		}
	case g.uncovers(w, i):
		again = true
	default:
		ok = g.newest[key].showing == i || !w.screen.played // else it is later than what another has told
	}
	return i, ok, again
}

// goesOn returns the showing that a window of a screen goes on with: of the windows of its
// title on the screen before the one in its place, else the first whose place none of this
// screen's has: that one was moved, if as many are open as before. Those that are taken others go on with.
func (g *Gathering) goesOn(w *Window, windows []Window, taken []int) (i int, moved, ok bool) {
	for _, k := range g.on {
		old := g.found[k].last()
		switch {
		case g.found[k].Title != w.Title || slices.Contains(taken, k) || w.isOlder(old):
		case old.inPlaceOf(w):
			return k, false, true
		case !ok && len(windows) <= fewWindows && (w.fewest == g.open || w.fewest == 0 || g.open == 0) && !slices.ContainsFunc(windows, func(o Window) bool { return o.Title == w.Title && old.inPlaceOf(&o) }):
			i, ok = k, true
		}
	}
	return i, ok, ok
}

// inPlaceOf reports whether the frames of two windows begin in the same place and are as
// wide. Their ends can be hidden, or not be drawn yet, and of one that is not whole nobody
// knows how wide it is.
func (w *Window) inPlaceOf(v *Window) bool {
	a, b := w.found, v.found
	return a.Top == b.Top && a.Left == b.Left && (a.Right == b.Right || a.Bare || b.Bare)
}

// isOlder reports whether the title of a window in a recording was drawn before another
// window was begun.
func (w *Window) isOlder(than *Window) bool {
	row, left := than.titleAt()
	if !w.screen.played || row < 0 {
		return false
	}
	begun, ok := than.screen.rows[row].At(left)
	return ok && w.titleDrawn() < begun
}

// comesBack returns the showing of which a window that was not up shows a page again, when
// its title was not drawn again since others of its name were shown: the terminal restored
// it, and what was written over it since is not its. What the showing showed behind that
// page is of another window in its place.
func (g *Gathering) comesBack(w *Window, key string) (i int, ok bool) {
	before := g.newest[key].drawn
	if opened := g.open > 0 && w.fewest > g.open; opened || !w.screen.played || w.titleDrawn() >= before {
		return 0, false
	}
	for _, drawn := range [...]int64{math.MaxInt64, before} { // all of it, if a page has that
		left := pagesBack
		for i := len(g.found) - 1; i >= 0; i-- {
			for k := len(g.found[i].Pages) - 1; k >= 0 && g.found[i].Title == w.Title && left > 0; k-- {
				if left--; w.restores(&g.found[i].Pages[k], drawn) {
					g.part(i, k+1)
					return i, true
				}
			}
		}
	}
	return 0, false
}

// restores reports whether all rows of a window that were drawn before a place in the
// recording stand on a page.
func (w *Window) restores(page *Window, before int64) bool {
	texts := map[string]bool{"": true, string(frame.Hidden): true}
	for _, l := range page.Lines {
		texts[wordsIn(l.Text)] = true
	}
	for i, strip := range w.found.Strips {
		if drawn := w.screen.drawnIn(strip.Row, strip.From, strip.To); drawn < before && !texts[wordsIn(w.Lines[i].Text)] {
			return false
		}
	}
	return true
}

// uncovers reports whether a window shows again what it showed before another one that stood
// in front of it was taken for the same: in another place, or while more windows were open, by
// what the first row of the screen says. What it showed since is of that, which is closed.
func (g *Gathering) uncovers(w *Window, i int) bool {
	f := &g.found[i]
	if !w.screen.played || f.last().inPlaceOf(w) && (w.fewest == 0 || f.last().screen.top() == w.screen.top()) {
		return false
	}
	least := math.MaxInt // windows open while the other one told something
	for k := len(f.Pages) - 1; k >= max(0, len(f.Pages)-pagesBack); k-- {
		page := &f.Pages[k]
		switch {
		case page.found.Bare, page.masked() && !page.same(w):
		case !page.inPlaceOf(w):
			least = min(least, math.MaxInt-1)
		case !page.same(w):
			if page.fewest <= w.fewest {
				return false
			}
			least = min(least, page.fewest)
		case least == math.MaxInt:
			return false
		case page.fewest < least:
			g.part(i, k+1)
			return true
		}
	}
	return false
}

// top returns the text of the first row.
func (s *Screen) top() string {
	if len(s.Lines) == 0 {
		return ""
	}
	return s.Lines[0].Text
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
	if last := g.newest[g.keys[i]]; last.showing == i {
		g.newest[g.keys[i]] = news{n, last.drawn}
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
// terminal, remembers of it: it was restored and is not drawn anew, or another of its name
// has told something since, and it tells nothing that the showing did not.
func (g *Gathering) remembered(w *Window, i int, key string) bool {
	f, newest := &g.found[i], g.newest[key]
	last := f.last()
	switch {
	case !w.screen.played:
		return false
	case last.restored:
		w.restored = w.titleDrawn() == last.titleDrawn()
		return w.restored
	case newest.showing == i && last.dated == nil:
		return false
	}
	return newest.drawn >= w.drawn() || !f.tells(w)
}

// coversIt reports whether a window may be another one which was opened in the place of the last
// page of a showing and shows the same: nothing but the first row of the screen has changed, and
// by that one more is open than there were.
func (w *Window) coversIt(s *Showing, open int) bool {
	last := s.last()
	return open > 0 && w.fewest == open+1 && last.same(w) && len(last.screen.Lines) == len(w.screen.Lines) &&
		slices.EqualFunc(last.screen.Lines[1:], w.screen.Lines[1:], func(a, b Line) bool { return a.Text == b.Text })
}

// drawn returns where the character stands in a recording that was drawn last of a window,
// in its rows and the one with its title.
func (w *Window) drawn() int64 {
	last := w.titleDrawn()
	for _, strip := range w.found.Strips {
		last = max(last, w.screen.drawnIn(strip.Row, strip.From, max(strip.To, w.found.Right)))
	}
	return last
}

// titleDrawn is drawn for the row with the title.
func (w *Window) titleDrawn() int64 {
	row, left := w.titleAt()
	return w.screen.drawnIn(row, left, cmp.Or(w.found.Right, math.MaxInt))
}

// drawnIn returns where the character stands that was drawn last of some cells of a row.
func (s *Screen) drawnIn(row, from, to int) (last int64) {
	if row < 0 {
		return 0
	}
	offsets := s.rows[row].Offsets
	to = min(to, len(offsets))
	for _, off := range offsets[min(from, to):to] {
		last = max(last, off)
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
// that no other window hides a part of, or the end.
func (s *Showing) tells(w *Window) bool {
	k := len(s.Pages) - 1
	for k > 0 && k > len(s.Pages)-pagesBack && (s.Pages[k].masked() || s.Pages[k].found.Broken) {
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
	for _, k := range with[:min(len(with), fewWindows)] {
		if s, t := &g.found[i], &g.found[k]; g.keys[k] == key && !slices.Contains(s.beside, t.number) {
			s.beside, t.beside = append(s.beside, t.number), append(t.beside, s.number)
		}
	}
}
