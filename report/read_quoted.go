package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"example.com/centrevu"
)

// quotedAgain notes a window that a text shows outside of a quotation and inside of one,
// or in two of which one is deeper, and not the same in both: in a mail, what is quoted
// is the older however far down it stands.
func (f *file) quotedAgain() {
	if f.text == nil || !bytes.HasPrefix(f.content, []byte(">")) && !bytes.Contains(f.content, []byte("\n>")) {
		return
	}
	for _, r := range readers {
		if len(r.windows) == 0 {
			continue
		}
		var first *centrevu.Window
		for _, s := range f.showings(r.windows) {
			for k := range s.Pages {
				page := &s.Pages[k]
				switch {
				case len(page.Lines) == 0:
				case first == nil:
					first = page
				case f.quotes(page) != f.quotes(first) && !slices.EqualFunc(page.Lines, first.Lines, sameText):
					f.trouble(r.fact, &centrevu.ParseError{Source: f.src.Name, Position: page.Lines[0].Position, Text: page.Lines[0].Text,
						Err: fmt.Errorf("%w: the window stands here and, quoted otherwise, at line %d; which is later, nobody knows", ErrAmbiguous, first.Lines[0].Line)})
				}
			}
		}
	}
}

// quotes returns how many marks of a quotation stand before a window.
func (f *file) quotes(w *centrevu.Window) int {
	n := 0
	for _, c := range f.text.lines[w.Lines[0].Line-1].Text {
		switch c {
		case '>':
			n++
		case ' ':
		default:
			return n
		}
	}
	return n
}

func sameText(a, b centrevu.Line) bool { return strings.TrimSpace(a.Text) == strings.TrimSpace(b.Text) }
