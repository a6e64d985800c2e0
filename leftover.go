package centrevu

import (
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
)

// IsLeft reports whether a line that stands outside of the windows of a screen is what
// is left of windows behind: each of its words stood in its place in a window of CMS on
// some screen of the recording, where it was accounted for, or so many rows below it as
// the line has been scrolled up since. It is false of a text. All windows are looked at, so
// it is not to be asked of very many lines.
func (g *Gathering) IsLeft(l Line) bool {
	return g.isLeft(l, 0) || g.isLeft(l, g.scrolled(l))
}

// isLeft is IsLeft of a line that was scrolled up by so many rows.
func (g *Gathering) isLeft(l Line, by int) bool {
	text := cells.Of(l.Text, l.Offset).Cells
	blank := func(c rune) bool { return c == ' ' || c == 0 || c == frame.Hidden || frame.Bounds(c) }
	words := 0
	for from := 0; from < len(text); {
		if blank(text[from]) {
			from++
			continue
		}
		to := from + 1
		for to < len(text) && !blank(text[to]) {
			to++
		}
		if words++; !g.stood(text[from:to], l.Line-1+by, l.Column-1+from) {
			return false
		}
		from = to
	}
	return words > 0
}

// scrolled returns by how many rows a line was scrolled up since a window stood there: by
// the byte that drew its first character.
func (g *Gathering) scrolled(l Line) int {
	for i := range g.found {
		for k := range g.found[i].Pages {
			screen := g.found[i].Pages[k].screen
			if screen == nil || !screen.played || l.Column < 1 {
				continue
			}
			for row := l.Line; row < len(screen.rows); row++ {
				if at, ok := screen.rows[row].At(l.Column - 1); ok && at == l.Offset {
					return row - (l.Line - 1)
				}
			}
		}
	}
	return 0
}

// stood reports whether a word stood in its place in a window.
func (g *Gathering) stood(word []rune, row, col int) bool {
	for i := range g.found {
		s := &g.found[i]
		if !frame.IsRead(g.keys[i]) && !g.isOther(s.Title) {
			continue
		}
		for k := range s.Pages {
			if s.Pages[k].has(word, row, col) {
				return true
			}
		}
	}
	return false
}

// has reports whether a window, with the border above it, shows a word in a place of the
// screen of a recording.
func (w *Window) has(word []rune, row, col int) bool {
	if w.screen == nil || !w.screen.played || row < 0 || row >= len(w.screen.rows) {
		return false
	}
	for i, strip := range w.strips() {
		in := strip.Row == row || i == 0 && strip.Row == row+1
		if !in || col < strip.From || col+len(word) > strip.To {
			continue
		}
		for k, c := range word {
			if !w.screen.has(c, row, col+k) {
				return false
			}
		}
		return true
	}
	return false
}
