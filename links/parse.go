package links

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"example.com/centrevu"
	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/window"
)

// Parse reads a capture that shows the Connection Status window: see
// FromScreens.
func Parse(r io.Reader, src centrevu.Source) (*Status, error) {
	return FromScreens(centrevu.Screens(r, src), src)
}

// FromScreens reads the Connection Status window from the screens given.
//
// Several showings of the window are put together: of an ACD shown more than
// once, the latest showing counts. The Status is never nil and holds whatever
// was understood; the error lists every problem as a *centrevu.ParseError. It
// wraps centrevu.ErrEmpty if there was nothing to read, ErrOtherScreen if the
// window is not there, ErrNoRows if it is there without a link, and ErrSyntax
// for each row or value that does not read.
//
// A word that no document names is no error: it is kept, and the link is not
// up.
func FromScreens(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source) (*Status, error) {
	showings, err := centrevu.Showings(screens, src, "Connection Status")
	st := &Status{}
	errs := []error{err}
	var seen *centrevu.Showing // a showing with a table or form in it
	for i := range showings {
		p := read(&showings[i], src)
		if len(p.links) == 0 && !p.headed && showings[i].Title == "" {
			continue // a screen of something else
		}
		st.Unclaimed = append(st.Unclaimed, p.sheet.Unclaimed()...)
		st.merge(p.links)
		errs = append(errs, p.sheet.Err())
		seen = &showings[i]
	}
	switch {
	case len(showings) > 0 && seen == nil:
		errs = append(errs, &centrevu.ParseError{Source: src.Name, Position: showings[0].Position(),
			Err: fmt.Errorf("%w: no window with the title \"Connection Status\" and no table of links", centrevu.ErrOtherScreen)})
	case seen != nil && len(st.Links) == 0 && !errors.Is(errors.Join(errs...), centrevu.ErrSyntax):
		errs = append(errs, &centrevu.ParseError{Source: src.Name, Position: seen.Position(),
			Err: fmt.Errorf("%w: the window shows no link of any ACD", centrevu.ErrNoRows)})
	}
	errs = append(errs, src.Leftovers(st.Unclaimed))
	return st, errors.Join(errs...)
}

// read reads one showing: the window, or a frame inside it.
func read(s *centrevu.Showing, src centrevu.Source) *parser {
	p := &parser{sheet: window.New(s, src), onePage: len(s.Pages) == 1}
	p.parse()
	for _, inner := range window.Inner(s) {
		if len(p.links) > 0 || p.headed {
			break
		}
		outer := p.sheet
		p = &parser{sheet: window.New(&inner, src), onePage: true}
		p.sheet.Around = outer
		p.parse()
	}
	return p
}

// merge adds links; one of the same ACD takes the place of the older.
func (st *Status) merge(links []Link) {
	for _, l := range links {
		replaced := false
		for i, old := range st.Links {
			if old.ACD.Same(l.ACD) {
				st.Links[i], replaced = l, true
				break
			}
		}
		if !replaced {
			st.Links = append(st.Links, l)
		}
	}
}

// What the values of a link are called (HA guide and R21, Connection Status
// window: the fields ACD, Application, Session, Connection).
const (
	acd = iota
	application
	session
	connection
)

var names = [][]string{
	acd:         {"ACD", "ACDs", "ACD(s)", "ACD number", "ACD no", "ACD no.", "ACD #", "ACD name", "ACD number/name", "ACD/name"},
	application: {"Application", "Application status", "Application state"},
	session:     {"Session", "Session status", "Session state"},
	connection:  {"Connection", "Connection status", "Connection state"},
}

var (
	columns = layout.NewColumns(
		layout.Column{Headings: names[acd]},
		layout.Column{Headings: names[application], Required: true},
		layout.Column{Headings: names[session], Required: true},
		layout.Column{Headings: names[connection], Required: true},
	)
	labels = layout.NewLabels(names...)
)
