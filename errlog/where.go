package errlog

import (
	"math"

	"example.com/centrevu"
	"example.com/centrevu/internal/wallclock"
)

// Where says where the values of an entry stand: the place of the first
// character of each, zero for one that is not there. In a row of a table the
// Time stands where its date does.
type Where struct {
	Source   string            `json:"source,omitempty"` // Name of the capture
	Time     centrevu.Position `json:"time,omitzero"`
	Code     centrevu.Position `json:"code,omitzero"`
	ACD      centrevu.Position `json:"acd,omitzero"`
	Count    centrevu.Position `json:"count,omitzero"`
	Severity centrevu.Position `json:"severity,omitzero"`
	Text     centrevu.Position `json:"text,omitzero"`
}

// origin is where entries come from: the source and the order of header lines of
// all that were read together; of rows of a table, the places of each; or, of an
// entry that was decoded, its own places.
type origin struct {
	source string
	order  Layout
	clock  wallclock.Reader
	exact  *Where
	line   int         // of the header, in exact
	rows   []rowPlaces // of rows of a table; textAt.offset says which is the entry's
}

// textAt is where a text stands that begins below its header: how many lines
// below, at which column, and how many bytes behind the header's start. It is
// small, for every entry has one.
type textAt struct {
	lines, column uint8
	offset        uint16
}

func textBelow(lines, column int, offset int64) textAt {
	if lines > math.MaxUint8 || column > math.MaxUint8 || offset > math.MaxUint16 {
		return textAt{} // many blank lines before it: not known
	}
	return textAt{uint8(lines), uint8(column), uint16(offset)}
}

// Where returns where the values of the entry stand. It is not known of an entry
// that was kept as JSON.
func (e *Entry) Where() Where {
	o := e.origin
	switch {
	case o == nil:
		return Where{}
	case o.exact != nil:
		return o.exact.moved(e.At.Line, o.line)
	case o.rows != nil:
		return o.rows[e.text.offset].where(o.source, e)
	}
	w := Where{Source: o.source}
	h, p, ok := e.header()
	if !ok {
		return w
	}
	w.add(p, []byte(e.Header), e.At, h)
	if t := e.text; t.column > 0 {
		w.Text = centrevu.Position{Offset: e.At.Offset + int64(t.offset), Column: int(t.column)}
		if e.At.Line > 0 {
			w.Text.Line = e.At.Line + int(t.lines)
		}
	}
	return w
}

// header reads the Header again, in the order that it was read in.
func (e *Entry) header() (h *header, p *parser, ok bool) {
	read := newParser(centrevu.Source{}, nil)
	if o := e.origin; o != nil {
		read.order, read.day.clock = o.order, o.clock
	}
	h, p = &header{}, &read
	return h, p, e.Header != "" && p.startOf([]byte(e.Header), h) == nil
}

// moved returns the places if the header stands in another line than it was
// taken to: who reads a part of a log does not know how many are before it.
func (w Where) moved(line, from int) Where {
	for _, p := range [...]*centrevu.Position{&w.Time, &w.Code, &w.ACD, &w.Count, &w.Severity, &w.Text} {
		switch {
		case line == 0:
			p.Line = 0
		case p.Column > 0:
			p.Line += line - from
		}
	}
	return w
}

// add notes the places of the values of a header line.
func (w *Where) add(p *parser, line []byte, at centrevu.Position, h *header) {
	for _, v := range h.values(line, p.order, p.day.clock) {
		pos := p.place(line, at, v.from)
		switch v.column {
		case TimeColumn:
			w.Time = pos
		case CodeColumn:
			w.Code = pos
		case ACDColumn:
			w.ACD = pos
		case CountColumn:
			w.Count = pos
		case SeverityColumn:
			w.Severity = pos
		case TextColumn:
			w.Text = pos
		}
	}
}
