package window

import (
	"errors"
	"fmt"
	"iter"

	"example.com/centrevu"
)

// List describes a window that holds a list of values, for Collect.
type List[T any] struct {
	Window string // its name, without the menu
	Of     string // what the values are, such as "table of links"
	None   string // what to say of the window without any

	// Parse reads one sheet. onePage says that the window was not scrolled.
	// It reports whether a heading or a label of the list is there.
	Parse func(sh *Sheet, onePage bool) (values []T, headed bool)

	// Same reports whether two values are of one thing, so that the later
	// takes the place of the earlier.
	Same func(a, b T) bool
}

// Collect reads the window from the screens given, puts its showings together,
// and returns the values, the lines that nothing claimed, and all problems.
func (l *List[T]) Collect(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source) ([]T, []centrevu.Line, error) {
	showings, err := centrevu.Showings(screens, src, l.Window)
	var (
		values    []T
		unclaimed []centrevu.Line
		errs      = []error{err}
		seen      *centrevu.Showing // the last with the list in it
	)
	for i := range showings {
		s := &showings[i]
		sheet, found, headed := l.read(s, src)
		if len(found) == 0 && !headed && s.Title == "" {
			continue // a screen of something else
		}
		values = l.merge(values, found)
		unclaimed = append(unclaimed, sheet.Unclaimed()...)
		errs = append(errs, sheet.Err())
		if sheet.around == nil {
			errs = append(errs, s.Hidden(src))
		}
		seen = s
	}
	problem := func(s *centrevu.Showing, kind error, what string) {
		errs = append(errs, &centrevu.ParseError{Source: src.Name, Position: s.Position(), Err: fmt.Errorf("%w: %s", kind, what)})
	}
	switch {
	case len(showings) > 0 && seen == nil:
		problem(&showings[0], centrevu.ErrOtherScreen, fmt.Sprintf("no window with the title %q and no %s", l.Window, l.Of))
	case seen != nil && len(values) == 0 && !errors.Is(errors.Join(errs...), centrevu.ErrSyntax):
		problem(seen, centrevu.ErrNoRows, l.None)
	}
	errs = append(errs, src.Leftovers(unclaimed))
	return values, unclaimed, errors.Join(errs...)
}

// read reads one showing: the window, or a frame inside it.
func (l *List[T]) read(s *centrevu.Showing, src centrevu.Source) (*Sheet, []T, bool) {
	sheet := New(s, src)
	values, headed := l.Parse(sheet, len(s.Pages) == 1)
	for _, frame := range inner(s) {
		if len(values) > 0 || headed {
			break
		}
		outer := sheet
		sheet = New(&frame, src)
		sheet.around = outer
		values, headed = l.Parse(sheet, true)
	}
	return sheet, values, headed
}

func (l *List[T]) merge(values, later []T) []T {
	for _, v := range later {
		replaced := false
		for i, old := range values {
			if l.Same(old, v) {
				values[i], replaced = v, true
				break
			}
		}
		if !replaced {
			values = append(values, v)
		}
	}
	return values
}

// inner returns the windows without a title that stand in a showing, such as
// an action list or a frame around a table, each as a showing of its own.
func inner(s *centrevu.Showing) []centrevu.Showing {
	last := s.Pages[len(s.Pages)-1]
	frames := make([]centrevu.Showing, len(last.Inner))
	for i, w := range last.Inner {
		frames[i] = centrevu.Showing{Title: s.Title, Pages: []centrevu.Window{w}}
	}
	return frames
}
