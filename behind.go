package centrevu

import (
	"slices"

	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/prompts"
	"example.com/centrevu/internal/topline"
)

// behind is a showing of a recording whose window is no more on the screen and may be shown
// again as it was: others stand in front of it, or the program does not show anything now.
type behind struct {
	showing int
	gone    bool // its place was seen without it while nothing of the program was shown
	ended   bool // and the program then showed something else
}

// recede notes which windows went behind others on a screen, and which of those that had
// are closed: their place is free. Where nothing of the program is seen, it is suspended, has
// ended, or draws all of it again: it goes on if it then shows one of them as it was, or if
// it is a job that is brought back.
func (g *Gathering) recede(s *Screen, on []int, open int) {
	for _, k := range g.on {
		if !slices.Contains(on, k) && frame.IsRead(g.keys[k]) && !slices.ContainsFunc(g.behind, func(b behind) bool { return b.showing == k }) {
			g.behind = append(g.behind, behind{showing: k})
		}
	}
	if len(g.behind) == 0 {
		return
	}
	shown := s.Title != "" || topline.Banner(s.top()) > 0
	resumed := !shown && s.resumes()
	var boxes []frame.Box // once somebody asks
	found := !shown
	back := slices.ContainsFunc(g.behind, func(b behind) bool { return b.gone && slices.Contains(on, b.showing) })
	left := g.behind[:0]
	for _, b := range g.behind {
		w := g.found[b.showing].last()
		switch {
		case slices.Contains(on, b.showing):
			continue
		case resumed:
			b.gone, b.ended = false, false
		case shown && b.gone:
			b.gone, b.ended = false, b.ended || !back
		case b.ended || shown && open > 0 && w.fewest > 0 && open >= w.fewest:
		default:
			if !found {
				boxes, found = frame.Find(s.rows), true
			}
			if w.isGone(s, boxes) {
				if shown {
					continue
				}
				b.gone = true
			}
		}
		left = append(left, b)
	}
	g.behind = left[max(0, len(left)-fewWindows):]
}

// rises returns the showing of a window that was behind others, or that the program draws
// again, and that is seen whole and tells nothing which it did not. From behind one in its
// place it comes only if fewer are open than before.
func (g *Gathering) rises(w *Window, key string, fewer bool) (i int, ok bool) {
	if !w.screen.played || w.masked() {
		return 0, false // what another one hides may be news
	}
	for _, b := range slices.Backward(g.behind) {
		f := &g.found[b.showing]
		last := b.gone && g.newest[key].showing == b.showing // perhaps another look at it
		if b.ended || last || g.keys[b.showing] != key || !f.last().inPlaceOf(w) || f.tells(w) {
			continue
		}
		before := g.open
		if b.gone {
			before = f.last().fewest
		}
		switch {
		case w.fewest == 0 || before == 0:
			ok = !fewer
		default:
			ok = w.fewest < before || !fewer && w.fewest == before
		}
		if ok {
			return b.showing, true
		}
	}
	return 0, false
}

// isGone reports whether most of what a window showed is not on a screen, where nothing in
// front hides it.
func (w *Window) isGone(s *Screen, front []frame.Box) bool {
	if len(front) > fewWindows {
		return false
	}
	left, gone := 0, 0
	for _, strip := range w.found.Strips {
		row := w.screen.rows[strip.Row].Cells
		for col := strip.From; col < min(strip.To, len(row)); col++ {
			switch {
			case row[col] == ' ' || row[col] == 0 || slices.ContainsFunc(front, func(b frame.Box) bool { return b.Covers(strip.Row, col) }):
			case s.has(row[col], strip.Row, col):
				left++
			default:
				gone++
			}
		}
	}
	return gone > left
}

// resumes reports whether a shell's last line on a screen brings a job back.
func (s *Screen) resumes() bool {
	for _, l := range slices.Backward(s.Lines) {
		if _, typed, ok := prompts.Cut(l.Text); ok && typed != "" {
			return prompts.Resumes(l.Text)
		}
	}
	return false
}
