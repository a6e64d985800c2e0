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

// FromScreens reads the Connection Status window from the screens given: see
// FromGathering.
func FromScreens(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source) (*Status, error) {
	return FromGathering(centrevu.Gather(screens, src), src)
}

// FromGathering reads the Connection Status window from what was gathered.
//
// Several showings of the window are put together: of an ACD shown more than
// once, the latest showing counts. A later showing that shows no link, or has a
// row that does not read, makes those links Outdated that only an earlier one
// showed.
//
// The Status is never nil and holds whatever was understood; the error lists
// every problem as a *centrevu.ParseError. It wraps centrevu.ErrEmpty if there
// was nothing to read, ErrOtherScreen if the window is not there, ErrNoRows if
// it is there without a link or its list goes on behind what was shown, and
// ErrSyntax for each row or value that does not read.
//
// A word that no document names is no error: it is kept, and the link is not
// up.
func FromGathering(g *centrevu.Gathering, src centrevu.Source) (*Status, error) {
	st := &Status{}
	var err error
	st.Links, st.Earlier, st.Account, err = list.Collect(g, src)
	st.Unclaimed = window.Unclaimed(st.Account)
	return st, err
}

// Names returns the names of the window, as titles have them behind the menu.
func Names() []string { return []string{list.Window} }

// What the values of a link are called (HA guide and R21, Connection Status
// window: the fields ACD, Application, Session, Connection).
const (
	acd = iota
	application
	session
	connection
	name
)

var names = [][]string{
	acd:         {"ACD", "ACDs", "ACD(s)", "ACD number", "ACD no", "ACD no.", "ACD #", "ACD name", "ACD number/name", "ACD/name"},
	application: {"Application", "Application status", "Application state"},
	session:     {"Session", "Session status", "Session state"},
	connection:  {"Connection", "Connection status", "Connection state"},
	name:        {"Name", "Names"},
}

// fields are what the values are called in an account and in errors.
var fields = []string{acd: "acd", application: "application", session: "session", connection: "connection", name: "name"}

// list is how the window is read.
var list = window.List[Link]{
	Window: "Connection Status",
	Of:     "table of links",
	None:   "the window shows no link of any ACD",
	Columns: layout.NewColumns(
		layout.Column{Headings: names[acd], Fits: window.FitsACD},
		layout.Column{Headings: names[application], Required: true, Fits: fits(applications)},
		layout.Column{Headings: names[session], Required: true, Fits: fits(sessions)},
		layout.Column{Headings: names[connection], Required: true, Fits: fitsConnection},
		layout.Column{Headings: names[name], Blank: true, Fits: window.FitsName},
	),
	Labels: layout.NewLabels(names...),
	Fields: fields,
	ACD:    acd,
	Name:   name,
	Value:  link,
	Which:  func(l *Link) (centrevu.ACD, int) { return l.ACD, 0 },
	Says:   func(l *Link) string { return l.ACD.String() },
	Twice: func(a, b *Link) bool {
		switch {
		case a.State() == b.State():
			return false
		case b.Up():
			*b = *a
		default:
			*a = *b
		}
		return true
	},
	Same: func(a, b *Link) bool {
		return a.Application == b.Application && a.Session == b.Session && a.Connection == b.Connection && a.Peer == b.Peer
	},
	Doubt: func(l *Link) { l.Outdated = true },
	Seen:  func(l *Link, seen centrevu.Seen) { l.Seen = seen },
}

// fits is the type of a column with the words given.
func fits(of *states) func(layout.Piece) layout.Grade { return window.FitsWords(of.phrases) }

// fitsConnection is the type of the connection, which can have the peer beside
// it.
func fitsConnection(p layout.Piece) layout.Grade {
	if g := fits(connections)(p); g == layout.Sure {
		return g
	}
	if word, peer := splitPeer(string(p.Text())); peer != "" && connections.of(word) != Unknown {
		return layout.Sure
	}
	return layout.Possible
}
