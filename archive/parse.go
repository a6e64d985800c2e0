package archive

import (
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
	st := &Status{}
	var err error
	st.Runs, st.Unclaimed, err = list.Collect(screens, src)
	return st, err
}

var list = window.List[Run]{
	Window: "Archiving Status",
	Of:     "table of archives",
	None:   "the window shows no archive of any ACD; on its action list, choose to list all",
	Parse: func(sh *window.Sheet, onePage bool) ([]Run, bool) {
		p := parser{sheet: sh, onePage: onePage}
		p.parse()
		return p.runs, p.headed
	},
	Same: func(a, b Run) bool { return a.Kind == b.Kind && a.ACD.Same(b.ACD) },
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
