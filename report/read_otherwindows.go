package report

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/window"
)

// otherWindows adds to all that a file shows the rows of its windows that no reader
// reads, where they say something that nobody knows: what is wrong is shown there too.
func (f *file) otherWindows(found []*sighting) {
	if f.gathered == nil {
		return
	}
	others := f.gathered.Others()
	if len(others) == 0 {
		return
	}
	var names []string
	for _, s := range found {
		switch s.fact {
		case FactLinks:
			for i := range s.shown.Links.Links {
				names = append(names, s.shown.Links.Links[i].ACD.Name)
			}
		case FactArchive:
			for i := range s.shown.Archive.Runs {
				names = append(names, s.shown.Archive.Runs[i].ACD.Name)
			}
		}
	}
	type place struct {
		line int
		text string
	}
	read := map[place]bool{} // rows of the windows that are read
	for _, r := range readers {
		for _, s := range f.showings(r.windows) {
			for i := 0; s.Title != "" && i < len(s.Pages); i++ {
				for _, l := range s.Pages[i].Lines {
					read[place{l.Line, l.Text}] = true
				}
			}
		}
	}
	known := f.knownLines()
	var lines []centrevu.Line
	for i := range others {
		elsewhere := func(l centrevu.Line) bool { return read[place{l.Line, l.Text}] }
		lines = append(lines, known.Other(&others[i], names, elsewhere)...)
		if r := f.shownIn(&others[i]); r != nil && known.IsCMS(&others[i]) && !isAllOf(&others[i], elsewhere) {
			f.trouble(r.fact, &centrevu.ParseError{Source: f.src.Name, Position: others[i].Position(), Text: others[i].Title,
				Err: fmt.Errorf("%w: a window with the title %q shows what %s shows", centrevu.ErrSyntax, others[i].Title, r.name)})
		}
	}
	f.nobodyKnows(slices.Clip(lines[:min(len(lines), maxOthers)]), found)
}

// shownIn returns the reader, if there is one, that reads what a window shows whatever its
// title is. The words of the log are told as those of any window.
func (f *file) shownIn(s *centrevu.Showing) *reader {
	alone := *f
	alone.gathered = f.gathered.Alone(*s)
	for i, r := range readers {
		if len(r.windows) == 0 || r.fact == FactErrors {
			continue
		}
		if found, err := r.read(&alone); found != nil || errors.Is(err, centrevu.ErrSyntax) {
			return &readers[i]
		}
	}
	return nil
}

// isAllOf reports whether something holds of all rows of a showing that say something.
func isAllOf(s *centrevu.Showing, holds func(centrevu.Line) bool) bool {
	return !slices.ContainsFunc(window.LinesOf(s), func(l centrevu.Line) bool { return strings.TrimSpace(l.Text) != "" && !holds(l) })
}
