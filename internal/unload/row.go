package unload

import (
	"strings"
	"unicode/utf8"

	"example.com/centrevu/internal/cells"
)

// Row is one row of the table. It stays valid when the next one is read.
type Row struct {
	Fields []Field
	first  line
	more   []line // the lines behind escaped newlines
}

// Field is one value of a row.
type Field struct {
	Text string // without its escapes
	Null bool   // nothing stood between the delimiters

	line, start int // of the line in the row, and of the first byte in its text
}

// line is a line of the input.
type line struct {
	text   string
	widths []uint8 // bytes in the input of each character; nil if they are those of text
	offset int64
	number int
}

// Text returns the line in which the row begins, tabs expanded.
func (r *Row) Text() string { return cells.ExpandTabs(r.first.text) }

// Start returns where the row begins.
func (r *Row) Start() Place { return r.first.place(0) }

// ends returns an error about the end of the row.
func (r *Row) ends(err error) error {
	at, text := r.Place(len(r.Fields))
	return &Error{Place: at, Text: text, Err: err}
}

// Place returns where a field begins, and the line that it begins in, tabs
// expanded. Past the last field it returns where the row ends.
func (r *Row) Place(field int) (Place, string) {
	if field < 0 || field >= len(r.Fields) {
		l := r.line(len(r.more))
		return l.place(len(l.text)), cells.ExpandTabs(l.text)
	}
	f := r.Fields[field]
	l := r.line(f.line)
	return l.place(f.start), cells.ExpandTabs(l.text)
}

// First returns where the first character of a field stands that is no blank and
// no line break, an escaped one without its backslash. The field must have one.
func (r *Row) First(field int) Place {
	f := r.Fields[field]
	n, i := f.line, f.start
	for {
		l := r.line(n)
		rest := l.text[min(i, len(l.text)):]
		switch {
		case rest == "":
			return l.place(len(l.text))
		case rest[0] == ' ', rest[0] == '\t', rest[0] == '\r':
			i++
		case rest[0] != '\\':
			return l.place(i)
		case len(rest) == 1 && n < len(r.more):
			n, i = n+1, 0
		case len(rest) > 1 && strings.IndexByte(" \t\r", rest[1]) >= 0:
			i += 2
		case len(rest) == 1:
			return l.place(i)
		default:
			return l.place(i + 1)
		}
	}
}

func (r *Row) line(i int) line {
	if i == 0 {
		return r.first
	}
	return r.more[i-1]
}

// place returns where the byte i of the line's text stands.
func (l line) place(i int) Place {
	before := l.text[:i]
	p := Place{Offset: l.offset + int64(i), Line: l.number, Column: 1 + cells.Len(before)}
	if strings.IndexByte(before, '\t') >= 0 {
		p.Column = 1 + cells.Len(cells.ExpandTabs(before))
	}
	if l.widths != nil {
		p.Offset = l.offset
		for _, w := range l.widths[:utf8.RuneCountInString(before)] {
			p.Offset += int64(w)
		}
	}
	return p
}
