package archive

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"example.com/centrevu"
	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/window"
)

// Parse reads a capture that shows the Archiving Status window: see
// FromScreens.
func Parse(r io.Reader, src centrevu.Source) (*Status, error) {
	return FromScreens(centrevu.Screens(r, src), src)
}

// FromScreens reads the Archiving Status window from the screens given.
//
// Several showings of the window are put together: of an ACD and kind shown
// more than once, the latest showing counts. The Status is never nil and holds
// whatever was understood; the error lists every problem as a
// *centrevu.ParseError. It wraps centrevu.ErrEmpty if there was nothing to
// read, ErrOtherScreen if the window is not there, ErrNoRows if it is there
// without a run, and ErrSyntax for each row or value that does not read.
func FromScreens(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source) (*Status, error) {
	showings, err := centrevu.Showings(screens, src, "Archiving Status")
	st := &Status{}
	errs := []error{err}
	var seen *centrevu.Showing // a showing with a table or form in it
	for i := range showings {
		p := read(&showings[i], src)
		if len(p.runs) == 0 && !p.headed && showings[i].Title == "" {
			continue // a screen of something else
		}
		st.Unclaimed = append(st.Unclaimed, p.sheet.Unclaimed()...)
		st.merge(p.runs)
		errs = append(errs, p.sheet.Err())
		seen = &showings[i]
	}
	switch {
	case len(showings) > 0 && seen == nil:
		errs = append(errs, &centrevu.ParseError{Source: src.Name, Err: fmt.Errorf("%w: no window with the title \"Archiving Status\" and no table of archives", centrevu.ErrOtherScreen)})
	case seen != nil && len(st.Runs) == 0 && !errors.Is(errors.Join(errs...), centrevu.ErrSyntax):
		errs = append(errs, &centrevu.ParseError{
			Source: src.Name, Position: seen.Position(),
			Err: fmt.Errorf("%w: the window shows no archive of any ACD; on its action list, choose to list all", centrevu.ErrNoRows),
		})
	}
	errs = append(errs, src.Leftovers(st.Unclaimed))
	return st, errors.Join(errs...)
}

// read reads one showing: the window, or a frame inside it.
func read(s *centrevu.Showing, src centrevu.Source) *parser {
	p := &parser{sheet: window.New(s, src), onePage: len(s.Pages) == 1}
	p.parse()
	for _, inner := range window.Inner(s) {
		if len(p.runs) > 0 || p.headed {
			break
		}
		outer := p.sheet
		p = &parser{sheet: window.New(&inner, src), onePage: true}
		p.sheet.Around = outer
		p.parse()
	}
	return p
}

// merge adds runs; one of the same ACD and kind takes the place of the older.
func (st *Status) merge(runs []Run) {
	for _, r := range runs {
		replaced := false
		for i, old := range st.Runs {
			if old.Kind == r.Kind && old.ACD.Same(r.ACD) {
				st.Runs[i], replaced = r, true
				break
			}
		}
		if !replaced {
			st.Runs = append(st.Runs, r)
		}
	}
}

// What the values of a run are called. "Type", "Archive", "Status", "Date and
// time" and the like are header words seen on screens drawn after the
// document's description; no capture of the window itself is known.
const (
	acd = iota
	kind
	status
	last
	next
)

var names = [][]string{
	acd:    {"ACD", "ACDs", "ACD(s)", "ACD number", "ACD no", "ACD no.", "ACD #", "ACD name", "ACD number/name", "ACD/name"},
	kind:   {"Archive type", "Archiver type", "Archiving type", "Type", "Kind", "Archive", "Archiver", "Period", "ARCH_TYPE"},
	status: {"Status", "Archive status", "Archiver status", "Archiving status", "State"},
	last: {"Last archive", "Last archived", "Last run", "Last archive run", "Last time", "Last time run", "Last date and time", "Last", "Last archive date and time",
		"Date and time", "Date/time", "Date & time", "Date time", "Date", "LAST_TIME"},
	next: {"Next archive", "Next run", "Next archive run", "Next scheduled", "Next run scheduled", "Next scheduled run", "Next scheduled archive", "Next time", "Next date and time", "Next archive date and time", "Next", "Scheduled"},
}

var (
	columns = layout.NewColumns(
		layout.Column{Headings: names[acd]},
		layout.Column{Headings: names[kind], Required: true},
		layout.Column{Headings: names[status], Required: true},
		layout.Column{Headings: names[last]},
		layout.Column{Headings: names[next]},
	)
	labels = layout.NewLabels(append(names, kindNames[:]...)...)
)

// kindNames are the labels of a form that has a line for each kind.
var kindNames = [...][]string{
	{"Interval", "Interval archive", "Intrahour"},
	{"Daily", "Daily archive"},
	{"Weekly", "Weekly archive"},
	{"Monthly", "Monthly archive"},
}
