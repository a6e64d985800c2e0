package errlog

import (
	"iter"
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
)

// besides gathers the lines that stand in a text beside its windows: a printed
// log can follow a window in the same file, and no window shows it.
type besides struct {
	src   centrevu.Source
	found [][]centrevu.Line // of a screen each, from the first that begins an entry
}

// of yields the screens, and looks at what stands on them beside windows.
func (b *besides) of(screens iter.Seq2[*centrevu.Screen, error]) iter.Seq2[*centrevu.Screen, error] {
	return func(yield func(*centrevu.Screen, error) bool) {
		for s, err := range screens {
			if s != nil {
				if lines := b.on(s); lines != nil {
					b.found = append(b.found, lines)
				}
			}
			if !yield(s, err) {
				return
			}
		}
	}
}

// on returns the lines of a screen with a window that stand beside it, from the
// first on that begins an entry. The first line of a screen has a clock and is
// none.
func (b *besides) on(s *centrevu.Screen) []centrevu.Line {
	inside := map[int]bool{}
	for _, w := range s.Windows() {
		if w.Title == "" || len(w.Lines) == 0 {
			return nil
		}
		for n := w.Lines[0].Line - 1; n <= w.Lines[len(w.Lines)-1].Line+1; n++ {
			inside[n] = true // with its border
		}
	}
	outside := slices.DeleteFunc(slices.Clone(s.Lines[min(1, len(s.Lines)):]), func(l centrevu.Line) bool { return inside[l.Line] })
	i := slices.IndexFunc(outside, beginsEntry(b.src))
	if i < 0 {
		return nil
	}
	return outside[i:]
}

// moreThan returns the screens without a title on which an entry begins that no page
// of the log's window shows: the others are what is left of it while it is closed.
func moreThan(window *centrevu.Showing, g *centrevu.Gathering, src centrevu.Source) []centrevu.Showing {
	untitled, _ := g.Showings()
	begins := beginsEntry(src)
	left := func(l centrevu.Line) bool {
		text := strings.TrimFunc(l.Text, func(r rune) bool { return r == ' ' || frame.Draws(r) })
		return slices.ContainsFunc(window.Pages, func(w centrevu.Window) bool {
			return slices.ContainsFunc(w.Lines, func(shown centrevu.Line) bool { return strings.Contains(shown.Text, text) })
		})
	}
	return slices.DeleteFunc(untitled, func(s centrevu.Showing) bool {
		return !slices.ContainsFunc(s.Pages, func(page centrevu.Window) bool {
			return slices.ContainsFunc(page.Lines, func(l centrevu.Line) bool { return begins(l) && !left(l) })
		})
	})
}

// beginsEntry returns what tells whether an entry begins with a line.
func beginsEntry(src centrevu.Source) func(centrevu.Line) bool {
	var line []byte
	return func(l centrevu.Line) bool {
		line = append(line[:0], l.Text...)
		return isEntry(line, src)
	}
}

// lines reads lines that stand beside a window.
func (p *parser) lines(lines []centrevu.Line) bool {
	for _, l := range lines {
		if !p.padded(cells.Of(l.Text, l.Offset), l.Position) {
			return false
		}
	}
	return true
}
