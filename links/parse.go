package links

import (
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
	st := &Status{}
	var err error
	st.Links, st.Unclaimed, err = list.Collect(screens, src)
	return st, err
}

var list = window.List[Link]{
	Window: "Connection Status",
	Of:     "table of links",
	None:   "the window shows no link of any ACD",
	Parse: func(sh *window.Sheet, onePage bool) ([]Link, bool) {
		p := parser{sheet: sh, onePage: onePage}
		p.parse()
		return p.links, p.headed
	},
	Same: func(a, b Link) bool { return a.ACD.Same(b.ACD) },
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
