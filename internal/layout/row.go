package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/wording"
)

// Row is a row of a screen.
type Row struct {
	row   cells.Row
	cells []rune // of row, blanks of any width as blanks
	shown string // what they show
	bytes []int  // the byte of shown at which each cell begins, and the end; nil if each is one byte
	text  []rune // in the documented wording
	at    []int  // the cell in which each character of text stands, and that of the end; nil if text is the cells
	words *wording.Table
}

// NewRow returns a row with its translation.
func NewRow(r cells.Row, words *wording.Table) Row {
	r = r.TrimRight()
	row := Row{row: r, cells: r.Cells, words: words}
	if cells.IsBlank(r.Cells) {
		return row
	}
	row.shown = r.Text()
	if len(row.shown) != len(r.Cells) {
		row.bytes = make([]int, 0, len(r.Cells)+1)
		n := 0
		for i, c := range r.Cells {
			row.bytes = append(row.bytes, n)
			if c != 0 {
				n += utf8.RuneLen(c)
			} else if i == 0 {
				n++
			}
		}
		row.bytes = append(row.bytes, n)
	}
	plain := true // a character in each cell
	for i, c := range row.cells {
		if c != ' ' && wording.Blank(c) {
			if &row.cells[0] == &r.Cells[0] {
				row.cells = slices.Clone(r.Cells)
			}
			row.cells[i] = ' '
			if cells.Width(c) == 2 && i+1 < len(row.cells) {
				row.cells[i+1] = ' '
			}
		}
		plain = plain && row.cells[i] != 0
	}
	if plain && words.Empty() {
		row.text = row.cells
		return row
	}
	runes, at := make([]rune, 0, len(row.cells)), make([]int, 0, len(row.cells)+1)
	for i, c := range row.cells {
		if c == 0 && i > 0 {
			continue
		}
		runes, at = append(runes, c), append(at, i)
	}
	at = append(at, len(row.cells))
	text, from := words.Runes(runes)
	for i, f := range from {
		from[i] = at[f]
	}
	row.text, row.at = text, from
	return row
}

// column returns the cell in which text[i] stands.
func (r *Row) column(i int) int {
	if r.at == nil {
		return i
	}
	return r.at[i]
}

// runes returns the text of the cells from..to.
func (r *Row) runes(from, to int) []rune {
	if r.at != nil {
		from, _ = slices.BinarySearch(r.at, from)
		to, _ = slices.BinarySearch(r.at, to)
		to = min(to, len(r.text))
	}
	return r.text[min(from, to):to]
}

// Value is a piece of a row, without the blanks around it.
type Value struct {
	Text   string // in the documented wording, blanks and digits in the common width
	Shown  string // as shown
	Column int    // the cell in which it begins
	End    int    // the cell behind it
}

// Cut reports whether a border or another window hides a part of the value.
func (v Value) Cut() bool {
	return strings.HasPrefix(v.Shown, string(frame.Hidden)) || strings.HasSuffix(v.Shown, string(frame.Hidden))
}

// Tail returns the part of the value that begins with the text given, as
// nearly in its place as a translation of what stands before it allows.
func (v Value) Tail(text string) Value {
	t := Value{Text: text, Shown: text, Column: v.Column, End: v.End}
	if i := strings.LastIndex(v.Shown, text); i >= 0 {
		t.Column += cells.Len(v.Shown[:i])
		t.End = t.Column + cells.Len(text)
	}
	return t
}

// Whole returns all of the row as one value.
func (r *Row) Whole() Value { return r.value(0, len(r.cells)) }

// value returns the cells from..to.
func (r *Row) value(from, to int) Value {
	from, to = r.trim(from, to)
	shown := r.show(from, to)
	return Value{Text: r.words.Text(wording.Narrow(shown)), Shown: shown, Column: from, End: to}
}

// show returns what the cells from..to show.
func (r *Row) show(from, to int) string {
	if r.bytes != nil {
		from, to = r.bytes[from], r.bytes[to]
	}
	return r.shown[from:to]
}

// trim takes the blanks and separators off both ends of the cells from..to.
func (r *Row) trim(from, to int) (int, int) {
	to = min(to, len(r.cells))
	from = min(from, to)
	for from < to && padding(r.cells[from]) {
		from++
	}
	for to > from && padding(r.cells[to-1]) {
		to--
	}
	if to > from && to < len(r.cells) && r.cells[to] == 0 {
		to++ // the second half of a wide character
	}
	return from, to
}

func padding(c rune) bool { return c == ' ' || c == 0 || frame.Side(c) }

// IsBlank reports whether the row holds nothing but blanks and line drawing.
func (r *Row) IsBlank() bool {
	for _, c := range r.cells {
		if c != ' ' && c != 0 && !frame.Draws(c) {
			return false
		}
	}
	return true
}

// blankAt reports whether the cell is blank, a separator or outside the row.
func (r *Row) blankAt(col int) bool {
	return col >= len(r.cells) || col < 0 || r.cells[col] == ' ' || frame.Side(r.cells[col])
}

// Offset returns the byte of the capture that drew a cell; false if nothing
// did.
func (r *Row) Offset(col int) (int64, bool) { return r.row.At(col) }

// EndsWith reports whether nothing follows the value in the row.
func (r *Row) EndsWith(v Value) bool { return v.End >= len(r.cells) }

// Fields returns the parts of the row between separators and gaps of two blanks
// and more.
func (r *Row) Fields() []Value {
	var parts []Value
	for c := 0; c < len(r.cells); {
		if padding(r.cells[c]) {
			c++
			continue
		}
		end := c
		for end < len(r.cells) && !frame.Side(r.cells[end]) && !(r.blankAt(end) && r.blankAt(end+1)) {
			end++
		}
		if parts == nil {
			parts = make([]Value, 0, 4) // a row of a table has as many
		}
		parts = append(parts, r.value(c, end))
		c = end
	}
	return parts
}

// span is the cells from..to.
type span struct{ from, to int }

// wordSpans returns where the words of the row stand.
func (r *Row) wordSpans(to []span) []span {
	for c := 0; c < len(r.cells); {
		if padding(r.cells[c]) {
			c++
			continue
		}
		end := c
		for end < len(r.cells) && (r.cells[end] == 0 || !padding(r.cells[end])) {
			end++
		}
		to = append(to, span{c, end})
		c = end
	}
	return to
}

// separators counts the vertical lines in the row.
func (r *Row) separators() int {
	n := 0
	for _, c := range r.cells {
		if frame.Side(c) {
			n++
		}
	}
	return n
}

// Piece is a part of a row that may be a value.
type Piece struct {
	row      *Row
	from, to int
}

// Text returns the piece in the documented wording.
func (p Piece) Text() []rune { return p.row.runes(p.from, p.to) }

// Shown returns the piece as shown.
func (p Piece) Shown() string { return p.row.show(p.from, p.to) }

// Cells returns the cells of the piece.
func (p Piece) Cells() []rune { return p.row.cells[p.from:p.to] }

// Shows reports whether the text stands in the row from the cell on.
func (r *Row) Shows(text string, from int) bool {
	for _, c := range text {
		at := ' '
		if from < len(r.cells) {
			at = r.cells[from]
		}
		if c != at {
			return false
		}
		for from++; from < len(r.cells) && r.cells[from] == 0; from++ {
		}
	}
	return true
}
