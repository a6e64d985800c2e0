package centrevu

import "strconv"

// Position is a place in a capture. The zero Position is no place.
type Position struct {
	// Offset counts bytes from the start of the capture, zero-based: of what
	// is in it, if it is compressed. It is that of the byte which drew the
	// character, in text as well as in a terminal recording, or of the sequence
	// that drew it (REP). A cell of a recording that nothing was written to has
	// that of the cell before it.
	Offset int64 `json:"offset"`

	// Line is one-based, zero if unknown. In text it is the line of the
	// file; in a terminal recording, the row of the screen.
	Line int `json:"line,omitempty"`

	// Column is one-based, zero if unknown, and counts terminal cells: a wide
	// character takes two and a tab goes to the next multiple of eight.
	Column int `json:"column,omitempty"`
}

// String returns "line:column", as much of it as is known; of a place of which
// only the offset is known "offset 7", of none nothing.
func (p Position) String() string {
	switch {
	case p == Position{}:
		return ""
	case p.Line == 0:
		return "offset " + strconv.FormatInt(p.Offset, 10)
	case p.Column == 0:
		return strconv.Itoa(p.Line)
	}
	return strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}

// Line is a piece of a capture as it stands there: a row of a screen, the part
// of a row that lies in a window, or a line of a log. The Position is that of
// its first character.
type Line struct {
	Position
	Text string `json:"text"`

	// Source is the Name of the Source that the line comes from, so that a
	// line kept as evidence still says where it was seen.
	Source string `json:"source,omitempty"`
}

// String returns "source:line:column: text", as much of the place as is known.
func (l Line) String() string {
	s := l.Text
	if l.Position != (Position{}) {
		s = l.Position.String() + ": " + s
	}
	switch {
	case l.Source == "":
		return s
	case l.Position == (Position{}):
		return l.Source + ": " + s
	}
	return l.Source + ":" + s
}
