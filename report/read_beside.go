package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/topline"
	"example.com/centrevu/internal/window"
	"example.com/centrevu/internal/wording"
)

// failed are the words by which the program says beside a window that what was
// asked of it was not done (DOC, Administration p. 2-7). "Working" and
// "Successful" say nothing of the kind.
var failed = []string{"failed", "error", "does not exist"}

// besideClock returns what a row outside of the windows says, without the clock
// and the product's name that may stand before it. Where a recording ends in the row,
// what it says is what was written.
func besideClock(text string) string {
	text = frame.Trim(strings.TrimRight(text, string(frame.Hidden)))
	return frame.Trim(text[topline.Banner(text):])
}

// saysFailed reports whether a text consists of one of the words, with or without a
// reason behind it.
func saysFailed(text string) bool {
	return slices.ContainsFunc(failed, func(word string) bool {
		if len(text) < len(word) || !strings.EqualFold(text[:len(word)], word) {
			return false
		}
		rest := text[len(word):]
		return rest == "" || strings.ContainsAny(rest[:1], ":.!-,")
	})
}

// beside notes what the program says outside of the windows of a screen: that it
// failed, what they show is not what was asked for. On a screen without one, which a
// recording can end in, it is what stands in the row with the clock.
func (f *file) beside(s *centrevu.Screen) {
	if !slices.ContainsFunc(f.rows, func(r rowLook) bool { return r.failed }) {
		return
	}
	outside := s.Lines
	if s.Title != "" {
		outside = s.Windows()[0].Outside()
	}
	for _, l := range outside {
		if !mentionsFailed(l.Text) || s.Title == "" && topline.Banner(frame.Trim(l.Text)) == 0 {
			continue
		}
		if says := besideClock(l.Text); saysFailed(says) {
			if f.failed == nil {
				f.failed = map[string]bool{}
			}
			f.failed[says] = true
			f.trouble(0, &centrevu.ParseError{
				Source: f.src.Name, Position: l.Position, Text: strings.Repeat(" ", max(0, l.Column-1)) + l.Text,
				Err: fmt.Errorf("%w: beside the window it says %q", centrevu.ErrSyntax, says),
			})
		}
	}
}

// mentionsFailed tells most lines apart from those that may hold one of the words.
func mentionsFailed(text string) bool {
	return slices.ContainsFunc(failed, func(word string) bool { return wording.Holds(text, word) })
}

// standsAlone reports whether one of the words stands in a row with nothing of a sentence or
// a title right behind it, as behind that in Error Log.
func standsAlone(row string) bool {
	if !mentionsFailed(row) {
		return false
	}
	for i := range row {
		for _, word := range failed {
			if len(row)-i < len(word) || !strings.EqualFold(row[i:i+len(word)], word) {
				continue
			}
			next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(row[i+len(word):], " "))
			if !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				return true
			}
		}
	}
	return false
}

// outside adds to what a window shows the lines that stand outside of it on its
// screens and that nobody knows. That it failed is known, and noted for all.
func (f *file) outside(r reader, s *sighting) {
	if len(r.windows) == 0 || f.gathered == nil || s.factless {
		return
	}
	var lines []centrevu.Line
	known := f.knownLines()
	windows := f.showings(r.windows)
	for i := range windows {
		if shown := &windows[i]; shown.Title != "" {
			lines = append(lines, slices.DeleteFunc(known.Outside(shown), func(l centrevu.Line) bool {
				return len(f.failed) > 0 && f.failed[besideClock(l.Text)] || known.IsLeft(f.gathered, l)
			})...)
		}
	}
	if !f.asideTold {
		f.asideTold = true
		lines = append(lines, known.Aside(f.gathered)...)
		lines = append(lines, known.Below(f.below)...)
	}
	s.unclaimed(lines)
}

// unclaimed adds lines that nobody knows to those of what a file shows. It reports
// false if that has none.
func (s *sighting) unclaimed(lines []centrevu.Line) bool {
	all := s.lines()
	if all == nil {
		return len(lines) == 0
	}
	*all = append(*all, lines...)
	return true
}

// lines returns where the lines are that nobody knows, nil if it shows no fact.
func (s *sighting) lines() *[]centrevu.Line { return s.shown.unclaimedOf(s.fact) }

// knownLines returns a reader that knows lines outside of windows.
func (f *file) knownLines() *window.Reader {
	known := window.NewReader(f.src)
	known.Role = roleOf(f.folder.src.Name)
	return known
}
