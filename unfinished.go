package centrevu

import "fmt"

// unfinished returns the pages of a recording's showings whose frame was begun and is
// never seen whole: the program was stopped while it drew the window, or its output was
// lost. A frame that was whole once, of which a part is gone, is one that was taken off
// or written over. Of each frame there is the last page.
func unfinished(showings []Showing) (pages []*Window) {
	var whole map[int64]bool // where frames begin that some page shows whole
	last := int64(-1)
	for w := range broken(showings, true) {
		if whole == nil {
			whole = map[int64]bool{}
			for w := range broken(showings, false) {
				begun, _ := w.frameBegun()
				whole[begun] = true
			}
		}
		switch begun, _ := w.frameBegun(); {
		case whole[begun]:
		case begun == last:
			pages[len(pages)-1] = w
		default:
			pages, last = append(pages, w), begun
		}
	}
	return pages
}

// broken yields the pages of showings that have a frame, and have it whole or not.
func broken(showings []Showing, is bool) func(yield func(*Window) bool) {
	return func(yield func(*Window) bool) {
		for i := range showings {
			for k := range showings[i].Pages {
				w := &showings[i].Pages[k]
				if _, ok := w.frameBegun(); ok && w.found.Broken == is && !yield(w) {
					return
				}
			}
		}
	}
}

// frameBegun returns the offset of the byte that drew the corner at which the window's
// frame begins, if it is one of a recording.
func (w *Window) frameBegun() (at int64, ok bool) {
	if w.found == nil || w.found.Top < 0 || !w.screen.played {
		return 0, false
	}
	return w.screen.rows[w.found.Top].At(w.found.Left)
}

// gaps returns an error for each page of a text with a row that lacks the left side of its
// frame, since it was written over or a line of another program stands there, or with one
// that goes on to the right of what was copied. What is in a recording is unfinished.
func gaps(showings []Showing) (errs []error) {
	for i := range showings {
		for k := range showings[i].Pages {
			w := &showings[i].Pages[k]
			if w.found == nil || w.screen.played {
				continue
			}
			missing := func(row int, what string) {
				if row > 0 {
					l := w.screen.Lines[row]
					errs = append(errs, &ParseError{Source: l.Source, Position: l.Position, Text: l.Text,
						Err: fmt.Errorf("%w: %s is missing in this row", ErrSyntax, what)})
				}
			}
			missing(w.found.Gap, "the border of the window")
			missing(w.found.Short, "the right part of the window")
		}
	}
	return errs
}
