package links

import (
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/window"
	"example.com/centrevu/internal/wording"
)

// link makes a link of the values of a row or a form.
func link(rec *window.Record) (Link, bool) {
	v := rec.Values
	for label := application; label <= connection; label++ {
		what := fields[label]
		switch {
		case !rec.Has[label]:
			rec.Sheet.Fail(rec.Row, layout.Value{}, "no %s of %v", what, rec.ACD)
		case !rec.Form && v[label].Shown == "":
			rec.Sheet.Fail(rec.Row, v[label], "no %s", what)
		}
	}
	l := Link{ACD: rec.ACD, At: rec.Sheet.Line(rec.Row), Where: Where{ACD: rec.At}}
	l.Application, l.Where.Application = word(rec, application)
	l.Session, l.Where.Session = word(rec, session)
	l.Connection, l.Where.Connection = word(rec, connection)
	l.Connection, l.Peer = splitPeer(l.Connection)
	// R21 shows it next to the connection: behind it, with or without a heading.
	for i, other := range rec.Others {
		if l.Peer == "" && isPeer(other.Text) {
			l.Peer = wording.Lower(strings.Trim(other.Text, peerMarks))
			l.Where.Peer = rec.Take(i, "peer")
		}
	}
	return l, !l.ACD.IsZero()
}

// word returns a word with its blanks collapsed, and its place. One of which a
// part is missing keeps, or gets, an ellipsis and so is no documented word.
func word(rec *window.Record, column int) (string, centrevu.Position) {
	v, row, what := rec.Values[column], rec.Rows[column], fields[column]
	text := wording.Spaced(v.Text)
	if text == "" {
		return "", centrevu.Position{}
	}
	switch {
	case v.Cut():
		rec.Sheet.Fail(row, v, "a part of the %s %q is hidden", what, v.Shown)
	case rec.Sheet.Ended(row, v) && connections.of(stripPeer(text)) == Unknown && sessions.of(text) == Unknown:
		rec.Sheet.Fail(row, v, "the capture ends in the %s %q", what, v.Shown)
		text += "…"
	}
	return text, rec.Sheet.Position(row, v)
}

// splitPeer takes the "primary" or "secondary" that R21 shows next to the
// connection word off it.
func splitPeer(text string) (word, peer string) {
	if !strings.Contains(text, " ") {
		return text, ""
	}
	fields := strings.Fields(text)
	for _, end := range [...]int{len(fields) - 1, 0} {
		if len(fields) < 2 || !isPeer(fields[end]) {
			continue
		}
		peer = wording.Lower(strings.Trim(fields[end], peerMarks))
		rest := append([]string(nil), fields[:end]...)
		rest = append(rest, fields[end+1:]...)
		return strings.Trim(strings.Join(rest, " "), " -,/:"), peer
	}
	return text, ""
}

func stripPeer(text string) string {
	word, _ := splitPeer(text)
	return word
}

// peerMarks are what may stand around the peer.
const peerMarks = "()[]-,/:"

func isPeer(s string) bool {
	s = wording.Lower(strings.Trim(s, peerMarks))
	return s == "primary" || s == "secondary"
}
