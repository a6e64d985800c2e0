package centrevu

import (
	"fmt"
	"unicode/utf8"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/charset"
)

// decoder turns the bytes of a line into characters that know their offset.
type decoder struct{ set *charset.Set }

func newDecoder(name string) (*decoder, error) {
	set, err := charset.Find(name)
	if err != nil {
		return nil, &ParseError{Err: fmt.Errorf("%w: %w", ErrSyntax, err)}
	}
	return &decoder{set}, nil
}

// textRow is a row of text as it fills the cells of a screen.
type textRow struct {
	cells   []rune  // 0 is the second half of a wide character
	offsets []int64 // of the bytes that each cell comes from
}

// row decodes a line that starts at the given offset. Tabs become blanks, a
// backspace takes the character before it back, and NUL and DEL are padding. A
// combining mark joins the cell before it where Unicode has one character for
// the two. Any other control or mark becomes U+FFFD: were it dropped, a word
// that holds one could read as another word.
func (d *decoder) row(line []byte, offset int64) textRow {
	r := textRow{cells: make([]rune, 0, len(line)), offsets: make([]int64, 0, len(line))}
	for c, n := range d.set.Chars(line) {
		r.add(c, offset)
		offset += int64(n)
	}
	return r
}

func (r *textRow) add(c rune, offset int64) {
	switch {
	case c == '\t':
		for n := 8 - len(r.cells)%8; n > 0; n-- {
			r.put(' ', offset)
		}
	case c == '\b':
		if n := len(r.cells); n > 0 {
			r.cells, r.offsets = r.cells[:n-1], r.offsets[:n-1]
		}
	case c == 0 || c == 0x7f:
	case c < 0x20 || c > 0x7f && c < 0xa0:
		r.put(utf8.RuneError, offset)
	case c == '\u00a0':
		r.put(' ', offset)
	default:
		switch cells.Width(c) {
		case 0:
			r.combine(c)
		case 1:
			r.put(c, offset)
		case 2:
			r.put(c, offset)
			r.put(0, offset)
		}
	}
}

func (r *textRow) put(c rune, offset int64) {
	r.cells = append(r.cells, c)
	r.offsets = append(r.offsets, offset)
}

// line decodes a line of the input.
func (d *decoder) line(l textLine) textRow { return d.row(l.bytes, l.offset) }
