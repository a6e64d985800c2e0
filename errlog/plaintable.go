package errlog

import (
	"bytes"
	"math"
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/charset"
	"example.com/centrevu/internal/table"
	"example.com/centrevu/internal/wallclock"
)

// plainRows takes the rows of customer_log that are written as UNLOAD writes
// nearly all of them: whole numbers without blanks, a severity in capitals, and
// nothing escaped. This is Table.entry for those, written for speed: the values
// are read where they lie, the text is copied to a block that many share, and
// what is known of the last date is not worked out again. Any other row is left
// to Table.entry, which reads what this takes in the same way.
type plainRows struct {
	last      LastTime
	src       centrevu.Source
	delimiter byte
	yield     func(Entry, error) bool

	columns []int       // that kinds was made for
	kinds   []uint8     // the column of each field, other if it is none of the table's
	values  plainValues // of the row come to
	dates   dates
	words   severities
	blocks  block
	places  *origin // of the rows taken last
	used    int     // of its rows

	set    *charset.Set // nil until a text is not ASCII
	single *single
	wide   []byte
}

// other is a field that is passed over.
const other = tableSeverity + 1

// newPlainRows returns nil if no row of the table can be taken.
func newPlainRows(t Table, src centrevu.Source, yield func(Entry, error) bool) *plainRows {
	d := t.Delimiter
	if d == 0 {
		d = '|'
	}
	if d <= ' ' || d > '~' {
		return nil
	}
	return &plainRows{last: t.LastTime, src: src, delimiter: byte(d), yield: yield}
}

// take is table.Spec.Plain.
func (p *plainRows) take(a table.Ahead) (n, lines int, more bool) {
	p.settle(a)
	for n < len(a.Lines) {
		e := Entry{At: centrevu.Position{Offset: a.At.Offset + int64(n), Line: a.At.Line + lines, Column: 1}}
		size := p.row(a.Lines[n:], &e)
		if size == 0 {
			break
		}
		n += size
		lines++
		if !p.yield(e, nil) {
			return n, lines, false
		}
	}
	return n, lines, true
}

// settle notes the order of the columns and the form of dates.
func (p *plainRows) settle(a table.Ahead) {
	if slices.Equal(p.columns, a.Columns) && len(p.kinds) == a.Fields {
		return
	}
	p.values, p.places = plainValues{}, nil // what a column left that is no more
	p.columns = slices.Clone(a.Columns)
	p.kinds = slices.Repeat([]uint8{other}, a.Fields)
	for column, field := range a.Columns {
		if field >= 0 {
			p.kinds[field] = uint8(column)
		}
	}
	p.dates.form = a.Form
	p.dates.clock = wallclock.Reader{Location: p.src.Location, Near: p.src.CapturedAt}
	if p.dates.clock.Location == nil {
		p.dates.clock.Location = time.UTC
	}
}

// row reads the row that b begins with and returns its length with the newline,
// or 0 if it is none that can be taken.
func (p *plainRows) row(b []byte, e *Entry) int {
	v, places := &p.values, p.place()
	rest := b
	for _, kind := range p.kinds {
		n := 0
		places[kind%8] = uint16(len(b) - len(rest) + 1)
		switch kind {
		case tableDate:
			if v.day = p.dates.last; v.day == nil || !v.day.is(rest) {
				if v.day = p.dates.at(rest, p.delimiter); v.day == nil {
					return 0
				}
			}
			n = v.day.size - 1
		case tableSeverity:
			if e.Severity, n = p.severity(rest); n < 0 {
				return 0
			}
		case tableText:
			if n = p.field(rest); n < 0 {
				return 0
			}
			v.text = rest[:n]
		case other:
			n = p.field(rest)
			if n < 0 || !printing(rest[:n]) || bytes.IndexByte(rest[:n], '\\') >= 0 {
				return 0
			}
		default:
			n = wholeNumber(rest, &v.numbers[kind%8])
		}
		if n >= len(rest) || rest[n] != p.delimiter {
			return 0
		}
		rest = rest[n+1:]
	}
	if len(rest) > 0 && rest[0] == '\r' {
		rest = rest[1:]
	}
	if len(rest) == 0 || rest[0] != '\n' {
		return 0
	}
	acd, code, last := v.numbers[tableACD].n, v.numbers[tableCode], v.numbers[tableLast]
	if acd > centrevu.MaxACD || code.digits == 0 && p.columns[tableCode] >= 0 || v.tooLarge() {
		return 0
	}
	e.ACD.Number, e.Count, e.Code = int(acd), int(v.numbers[tableCounts].n), int(code.n)
	if last.digits == 0 {
		last.n = -1
	}
	var ok bool
	if e.Time, e.DateOnly, ok = p.dates.time(v.day, p.last, int(last.n)); !ok {
		return 0
	}
	from, to := blanks(v.text, 0, len(v.text))
	if e.Text, ok = p.text(v.text[from:to]); !ok {
		return 0
	}
	for _, column := range [...]int{tableACD, tableCounts} {
		if v.numbers[column].digits == 0 {
			places[column] = 0
		}
	}
	places[tableText] += uint16(from)
	places[textSize] = uint16(to - from)
	size := len(b) - len(rest) + 1
	if size > math.MaxUint16 {
		return 0
	}
	e.origin, e.text.offset = p.places, uint16(p.used)
	p.used++
	return size
}

// place returns where the places of the next row are noted.
func (p *plainRows) place() *rowPlaces {
	if p.places == nil || p.used == len(p.places.rows) {
		n := minPlaces
		if p.places != nil {
			n = min(2*p.used, maxPlaces)
		}
		p.places, p.used = &origin{source: p.src.Name, rows: make([]rowPlaces, n)}, 0
	}
	return &p.places.rows[p.used]
}

// maxField bounds the search for the end of a field, which must not go over all
// the rows behind one that has too few. DESCRIPTION has 256 characters.
const maxField = 1 << 10

// field returns how long the field is that b begins with, -1 if it has no end
// or is too long.
func (p *plainRows) field(b []byte) int {
	return bytes.IndexByte(b[:min(len(b), maxField)], p.delimiter)
}

// plainValues are what a row holds, before it is all checked. Columns that the
// file does not have stay zero.
type plainValues struct {
	numbers [8]wholeInt // by column
	day     *tableDay
	text    []byte
}

// wholeInt is the value of an int; one without digits is NULL.
type wholeInt struct {
	n      int64
	digits int
}

// tooLarge reports whether one of the numbers is more than an int of the table
// can have.
func (v *plainValues) tooLarge() bool {
	for i := range v.numbers {
		if v.numbers[i].n > math.MaxInt32 || v.numbers[i].digits > 10 {
			return true
		}
	}
	return false
}

// wholeNumber reads the digits that b begins with and returns how many they are.
// It is not inlined: the loop is faster with the registers to itself.
//
//go:noinline
func wholeNumber(b []byte, v *wholeInt) int {
	n := int64(0)
	for i, c := range b {
		c -= '0'
		if c > 9 {
			v.n, v.digits = n, i
			return i
		}
		n = n*10 + int64(c)
	}
	return len(b)
}

// text reads a DESCRIPTION without the blanks around it. All else in the row is ASCII, so that it is the text
// that shows whether the line is UTF-8.
func (p *plainRows) text(s []byte) (string, bool) {
	if len(s) == 0 || bytes.IndexByte(s, '\\') >= 0 {
		return "", false
	}
	if printing(s) {
		return p.blocks.keep(s), true
	}
	if p.set == nil {
		var err error
		if p.set, err = charset.Find(p.src.Charset); err != nil {
			return "", false
		}
		p.single = newSingle(p.set)
	}
	if p.set.Encoding() == nil && staysUTF8(s) {
		return p.blocks.keep(s), true
	}
	if _, ok := p.single.fits(s); !ok {
		return "", false
	}
	p.wide = p.single.append(p.wide[:0], s)
	return p.blocks.keep(p.wide), true
}

// severity reads the SEVERITY that b begins with, before a delimiter: a word in
// capitals, filled up with blanks, or nothing. It returns its size with the
// blanks, -1 if there is something else.
func (p *plainRows) severity(b []byte) (Severity, int) {
	if n := len(p.words.last); n < len(b) && b[n] == p.delimiter && string(b[:n]) == string(p.words.last) {
		return p.words.last, n
	}
	n := 0
	for n < len(b) && n <= 20 && 'A' <= b[n] && b[n] <= 'Z' && b[n] != p.delimiter {
		n++
	}
	size := n
	for size < len(b) && b[size] == ' ' {
		size++
	}
	if n > 20 {
		return "", -1
	}
	return p.words.word(b[:n]), size
}
