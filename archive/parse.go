package archive

import (
	"fmt"
	"io"
	"iter"

	"example.com/centrevu"
	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/window"
	"example.com/centrevu/internal/wording"
)

// Parse reads a capture that shows the Archiving Status window: see
// FromScreens.
func Parse(r io.Reader, src centrevu.Source) (*Status, error) {
	return FromScreens(centrevu.Screens(r, src), src)
}

// FromScreens reads the Archiving Status window from the screens given: see
// FromGathering.
func FromScreens(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source) (*Status, error) {
	return FromGathering(centrevu.Gather(screens, src), src)
}

// FromGathering reads the Archiving Status window from what was gathered.
//
// Several showings of the window are put together: of an ACD and kind shown
// more than once, the latest showing counts. A later showing that shows no run,
// or has a row that does not read, makes the State Unknown of those runs that
// only an earlier one showed.
//
// The Status is never nil and holds whatever was understood; the error lists
// every problem as a *centrevu.ParseError. It wraps centrevu.ErrEmpty if there
// was nothing to read, ErrOtherScreen if the window is not there, ErrNoRows if
// it is there without a run or its list goes on behind what was shown, and
// ErrSyntax for each row or value that does not read.
func FromGathering(g *centrevu.Gathering, src centrevu.Source) (*Status, error) {
	st := &Status{}
	var err error
	st.Runs, st.Earlier, st.Account, err = list.Collect(g, src)
	st.Unclaimed = window.Unclaimed(st.Account)
	return st, err
}

// Names returns the names of the window, as titles have them behind the menu.
func Names() []string { return []string{list.Window} }

// What the values of a run are called. "Type", "Archive", "Status", "Date and
// time" and the like are header words seen on screens drawn after the
// document's description; no capture of the window itself is known.
const (
	acd = iota
	kind
	status
	last
	next
	name
)

var names = [][]string{
	acd:    {"ACD", "ACDs", "ACD(s)", "ACD number", "ACD no", "ACD no.", "ACD #", "ACD name", "ACD number/name", "ACD/name"},
	kind:   {"Archive type", "Archiver type", "Archiving type", "Type", "Kind", "Archive", "Archiver", "Period", "ARCH_TYPE"},
	status: {"Status", "Archive status", "Archiver status", "Archiving status", "State"},
	last: {"Last archive", "Last archived", "Last run", "Last archive run", "Last time", "Last time run", "Last date and time", "Last", "Last archive date and time",
		"Date and time", "Date/time", "Date & time", "Date time", "Date", "LAST_TIME"},
	next: {"Next archive", "Next run", "Next archive run", "Next scheduled", "Next run scheduled", "Next scheduled run", "Next scheduled archive", "Next time", "Next date and time", "Next archive date and time", "Next", "Scheduled"},
	name: {"Name", "Names"},
}

// kindNames are the words of the four kinds. With a colon they are the labels of
// a form that has a line for each.
var kindNames = [...][]string{
	{"Interval", "Interval archive", "Intrahour"},
	{"Daily", "Daily archive"},
	{"Weekly", "Weekly archive"},
	{"Monthly", "Monthly archive"},
}

var (
	kindPhrases  = wording.NewPhrases(kindNames[:]...)
	statePhrases = wording.NewPhrases(nil, []string{"not run"}, []string{"finished"}, nil, nil, []string{"running"})
)

// list is how the window is read.
var list = window.List[Run]{
	Window: "Archiving Status",
	Of:     "table of archives",
	None:   "the window shows no archive of any ACD; on its action list, choose to list all",
	Columns: layout.NewColumns(
		layout.Column{Headings: names[acd], Blank: true, Fits: window.FitsACD},
		layout.Column{Headings: names[kind], Required: true, Fits: window.FitsOneOf(kindPhrases)},
		layout.Column{Headings: names[status], Required: true, Fits: window.FitsWords(statePhrases)},
		layout.Column{Headings: names[last], Blank: true, Fits: window.FitsTime},
		layout.Column{Headings: names[next], Blank: true, Fits: window.FitsTime},
		layout.Column{Headings: names[name], Blank: true, Fits: window.FitsName},
	),
	Labels:   layout.NewLabels(append(names, kindNames[:]...)...),
	Fields:   []string{acd: "acd", kind: "kind", status: "state", last: "last", next: "next", name: "name"},
	ACD:      acd,
	Name:     name,
	Inherits: true,
	Value:    run,
	Other:    kindLabel,
	Which:    func(r *Run) (centrevu.ACD, int) { return r.ACD, int(r.Kind) },
	Says:     func(r *Run) string { return fmt.Sprintf("%v, %v archive", r.ACD, r.Kind) },
	Twice: func(a, b *Run) bool {
		if a.State == b.State && a.Last.Equal(b.Last) {
			return false
		}
		a.State, b.State = Unknown, Unknown
		return true
	},
	Same: func(a, b *Run) bool {
		return a.State == b.State && a.Text == b.Text && a.Last.Equal(b.Last) && a.Next.Equal(b.Next)
	},
	Doubt: func(r *Run) { r.State = Unknown },
	Seen:  func(r *Run, seen centrevu.Seen) { r.Seen = seen },
}
