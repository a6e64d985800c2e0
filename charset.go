package centrevu

import (
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/unicode"

	"example.com/centrevu/internal/cells"
)

// decoder turns the bytes of a line into characters that know their offset.
type decoder struct {
	enc encoding.Encoding // nil: UTF-8 if valid, else ISO 8859-1
}

func newDecoder(charset string) (*decoder, error) {
	if charset == "" {
		return &decoder{}, nil
	}
	enc, err := ianaindex.IANA.Encoding(charset)
	if err == nil && enc == nil {
		err = fmt.Errorf("no decoder for it")
	}
	if err != nil {
		return nil, &ParseError{Err: fmt.Errorf("%w: character set %q: %w", ErrSyntax, charset, err)}
	}
	if enc == unicode.UTF8 {
		enc = nil
	}
	return &decoder{enc: enc}, nil
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
	latin := d.enc == nil && !utf8.Valid(line)
	for len(line) > 0 {
		c, n := rune(line[0]), 1
		if !latin {
			c, n = d.next(line)
		}
		r.add(c, offset)
		line, offset = line[n:], offset+int64(n)
	}
	return r
}

// next returns the first character of b and how many bytes it takes.
func (d *decoder) next(b []byte) (rune, int) {
	if b[0] < utf8.RuneSelf && (d.enc == nil || b[0] < 0x20) {
		return rune(b[0]), 1
	}
	if d.enc == nil {
		return utf8.DecodeRune(b)
	}
	// The shortest run of bytes that is a character is one: the multi-byte
	// character sets of terminals have no character that starts another.
	dec := d.enc.NewDecoder()
	for n := 1; n <= 4 && n <= len(b); n++ {
		out, err := dec.Bytes(b[:n])
		if c, size := utf8.DecodeRune(out); err == nil && size == len(out) && c != utf8.RuneError {
			return c, n
		}
	}
	return utf8.RuneError, 1
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
