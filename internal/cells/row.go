package cells

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Row is a row of text as it fills the cells of a screen. It is what decoder
// and emulator make, and what windows are cut from and values read from: each
// cell knows the byte of the capture that drew it.
type Row struct {
	Cells   []rune  // 0 is the second half of a wide character
	Offsets []int64 // of the first byte of what each cell shows; as many as Cells
}

// Hidden stands in a cell that another window covers where part of a text may
// lie behind it.
const Hidden = '…'

// Add writes the character that stands at the given offset behind the row. A
// tab becomes blanks, a backspace takes the character before it back, and NUL
// and DEL are padding where no word stands before them. A combining mark joins
// the cell before it where Unicode has one character for the two. Any other
// control or mark becomes U+FFFD: were it dropped, a word that holds one could
// read as another word.
func (r *Row) Add(c rune, offset int64) {
	switch {
	case c == '\t':
		for n := 8 - len(r.Cells)%8; n > 0; n-- {
			r.Put(' ', offset)
		}
	case c == '\b':
		if n := len(r.Cells); n > 0 {
			r.Cells, r.Offsets = r.Cells[:n-1], r.Offsets[:n-1]
		}
	case c == 0 || c == 0x7f:
		if n := len(r.Cells); n > 0 && r.Cells[n-1] != ' ' {
			r.Put(utf8.RuneError, offset)
		}
	case c < 0x20 || c > 0x7f && c < 0xa0:
		r.Put(utf8.RuneError, offset)
	case c == '\u00a0':
		r.Put(' ', offset)
	default:
		switch Width(c) {
		case 0:
			r.Combine(c)
		case 1:
			r.Put(c, offset)
		case 2:
			r.Put(c, offset)
			r.Put(0, offset)
		}
	}
}

// Put writes one cell.
func (r *Row) Put(c rune, offset int64) {
	r.Cells = append(r.Cells, c)
	r.Offsets = append(r.Offsets, offset)
}

// Combine joins a mark with the last character of the row if Unicode has one
// character for the two, and makes the character unreadable if it has not.
func (r *Row) Combine(mark rune) {
	i := len(r.Cells) - 1
	for i >= 0 && r.Cells[i] == 0 {
		i--
	}
	if i < 0 {
		return
	}
	joined := norm.NFC.String(string([]rune{r.Cells[i], mark}))
	c, n := utf8.DecodeRuneInString(joined)
	if n != len(joined) {
		c = utf8.RuneError
	}
	r.Cells[i] = c
}

// Slice returns the cells from..to.
func (r Row) Slice(from, to int) Row {
	to = min(to, len(r.Cells))
	from = min(from, to)
	return Row{r.Cells[from:to:to], r.Offsets[from:to:to]}
}

// TrimRight returns the row without the blanks at its end.
func (r Row) TrimRight() Row {
	return r.Slice(0, End(r.Cells))
}

// End returns where the blanks at the end of cells begin.
func End(cs []rune) int {
	to := len(cs)
	for to > 0 && (cs[to-1] == ' ' || cs[to-1] == 0 && to > 1 && cs[to-2] == ' ') {
		to--
	}
	return to
}

// Text returns what the cells show. A wide character whose first half is
// missing shows as a blank.
func (r Row) Text() string { return Text(r.Cells) }

// AppendTo writes what the cells show.
func (r Row) AppendTo(b *strings.Builder) {
	for i, c := range r.Cells {
		switch {
		case 0 < c && c < utf8.RuneSelf:
			b.WriteByte(byte(c))
		case c != 0:
			b.WriteRune(c)
		case i == 0:
			b.WriteByte(' ')
		}
	}
}

// Text returns what cells show; see Row.Text.
func Text(cs []rune) string {
	r := Row{Cells: cs}
	var b strings.Builder
	b.Grow(r.Size())
	r.AppendTo(&b)
	return b.String()
}

// IsBlank reports whether the cells show nothing.
func IsBlank(cs []rune) bool {
	for _, c := range cs {
		if c != ' ' && c != 0 {
			return false
		}
	}
	return true
}

// Of returns the row that shows a text whose first byte stands at the offset
// given, in UTF-8. It is for text that no capture was read for.
func Of(text string, offset int64) Row {
	r := Row{Cells: make([]rune, 0, len(text)), Offsets: make([]int64, 0, len(text))}
	for i, c := range text {
		r.Add(c, offset+int64(i))
	}
	return r
}

// At returns the offset of a cell, or of the last one before it that is in the
// row; false if the row has none.
func (r Row) At(col int) (int64, bool) {
	if len(r.Offsets) == 0 {
		return 0, false
	}
	return r.Offsets[max(0, min(col, len(r.Offsets)-1))], true
}

// Size returns how many bytes Text takes.
func (r Row) Size() int { return r.bytes(0, len(r.Cells)) }

// bytes returns how long the text of the cells from..to is.
func (r Row) bytes(from, to int) int {
	n := 0
	for i, c := range r.Cells[from:to] {
		switch {
		case 0 < c && c < utf8.RuneSelf:
			n++
		case c != 0:
			n += utf8.RuneLen(c)
		case from+i == 0:
			n++
		}
	}
	return n
}

// Part returns the text of the cells from..to of a row whose text, without the
// blanks at its end, is the one given. It takes no memory of its own, if no
// character is cut in two.
func (r Row) Part(text string, from, to int) string {
	from, to = min(from, len(r.Cells)), min(to, len(r.Cells))
	switch {
	case from >= to:
		return ""
	case r.Cells[from] == 0:
		return Text(r.Cells[from:to])
	}
	start := r.bytes(0, from)
	end := start + r.bytes(from, to)
	if end > len(text) {
		return Text(r.Cells[from:to])
	}
	return text[start:end]
}
