package report

import (
	"fmt"
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/frame"
)

// failed are the words by which the program says beside a window that what was
// asked of it was not done (DOC, Administration p. 2-7). "Working" and
// "Successful" say nothing of the kind.
var failed = []string{"failed", "error", "does not exist"}

// saysFailed reports whether a row of a screen consists of one of the words, with
// or without a reason behind it.
func saysFailed(text string) bool {
	text = frame.Trim(text)
	return slices.ContainsFunc(failed, func(word string) bool {
		if len(text) < len(word) || !strings.EqualFold(text[:len(word)], word) {
			return false
		}
		rest := text[len(word):]
		return rest == "" || strings.ContainsAny(rest[:1], ":.!-,")
	})
}

// beside notes what the program says outside of the windows of a screen: that it
// failed, what they show is not what was asked for.
func (f *file) beside(s *centrevu.Screen) {
	if s.Title == "" || !slices.ContainsFunc(s.Lines, func(l centrevu.Line) bool { return saysFailed(l.Text) }) {
		return
	}
	inside := map[int]bool{}
	for _, w := range s.Windows() {
		if w.Title != "" {
			for _, l := range w.Lines {
				inside[l.Line] = true
			}
		}
	}
	for _, l := range s.Lines {
		if !inside[l.Line] && saysFailed(l.Text) {
			f.trouble(0, &centrevu.ParseError{
				Source: f.src.Name, Position: l.Position, Text: l.Text,
				Err: fmt.Errorf("%w: beside the window it says %q", centrevu.ErrSyntax, strings.TrimSpace(frame.Trim(l.Text))),
			})
		}
	}
}
