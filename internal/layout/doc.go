// Package layout finds labels and tables on a screen by what they are called,
// wherever they stand: no CMS screen's layout is documented.
//
// A label is a known phrase followed by a colon; its value goes on to the next
// label of the row or the row's end. A table is a row, or two rows on top of
// each other, with the headings of the columns asked for, in any order, and
// the rows below. A row is cut at its separators if it has as many as the
// heading, else at gaps of two blanks and more if that gives a value for each
// heading, else below the starts or the ends of the headings, else at gaps; the
// caller says whether the values that come out can be right.
//
// Columns are counted in cells from zero.
package layout

import (
	"strings"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/wording"
)

// Row is a row of a screen.
type Row struct {
	text   []rune // in the documented wording
	column []int  // the cell in which each character of text stands, and that of the end
	cells  []rune // as shown; 0 is the second half of a wide character
	words  *wording.Table
}

// NewRow returns a row of the text shown, with its translation.
func NewRow(shown string, words *wording.Table) Row {
	r := Row{words: words}
	runes := []rune(shown)
	at := make([]int, 0, len(runes)+1)
	for _, c := range runes {
		at = append(at, len(r.cells))
		r.cells = append(r.cells, c)
		for w := cells.Width(c); w > 1; w-- {
			r.cells = append(r.cells, 0)
		}
	}
	at = append(at, len(r.cells))
	text, from := words.Runes(runes)
	r.text = text
	r.column = make([]int, len(from))
	for i, f := range from {
		r.column[i] = at[f]
	}
	return r
}

// Value is a piece of a row, without the blanks around it.
type Value struct {
	Text   string // in the documented wording
	Shown  string // as shown
	Column int    // the cell in which it begins
}

// Cut reports whether a border or another window hides a part of the value.
func (v Value) Cut() bool {
	return strings.HasPrefix(v.Shown, string(frame.Hidden)) || strings.HasSuffix(v.Shown, string(frame.Hidden))
}

// Tail returns the part of the value that begins with the text given, as
// nearly in its place as a translation of what stands before it allows.
func (v Value) Tail(text string) Value {
	t := Value{Text: text, Shown: text, Column: v.Column}
	if i := strings.LastIndex(v.Shown, text); i >= 0 {
		t.Column += cells.Len(v.Shown[:i])
	}
	return t
}

// Whole returns all of the row as one value.
func (r Row) Whole() Value { return r.value(0, len(r.cells)) }

// value returns the cells from..to.
func (r Row) value(from, to int) Value {
	to = min(to, len(r.cells))
	from = min(from, to)
	for from < to && padding(r.cells[from]) {
		from++
	}
	for to > from && padding(r.cells[to-1]) {
		to--
	}
	for to > from && to < len(r.cells) && r.cells[to] == 0 {
		to++ // the second half of a wide character
	}
	var b strings.Builder
	for _, c := range r.cells[from:to] {
		if c != 0 {
			b.WriteRune(c)
		}
	}
	shown := b.String()
	return Value{Text: r.words.Text(shown), Shown: shown, Column: from}
}

func padding(c rune) bool { return c == ' ' || c == 0 || frame.Side(c) }

// IsBlank reports whether the row holds nothing but blanks and line drawing.
func (r Row) IsBlank() bool {
	for _, c := range r.cells {
		if c != ' ' && c != 0 && !frame.Side(c) && !frame.Line(c) && !frame.Joint(c) {
			return false
		}
	}
	return true
}

// blankAt reports whether the cell is blank, a separator or past the end.
func (r Row) blankAt(col int) bool {
	return col >= len(r.cells) || col < 0 || r.cells[col] == ' ' || frame.Side(r.cells[col])
}

// Bytes returns how many bytes of the text shown lie before the cell.
func (r Row) Bytes(column int) int {
	n := 0
	for _, c := range r.cells[:min(column, len(r.cells))] {
		if c != 0 {
			n += len(string(c))
		}
	}
	return n
}

// EndsWith reports whether nothing follows the value in the row.
func (r Row) EndsWith(v Value) bool {
	return v.Column+len(NewRow(v.Shown, nil).cells) >= len(r.cells)
}
