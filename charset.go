package centrevu

import (
	"fmt"

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

// row decodes a line that starts at the given offset.
func (d *decoder) row(line []byte, offset int64) cells.Row {
	r := cells.Row{Cells: make([]rune, 0, len(line)), Offsets: make([]int64, 0, len(line))}
	for c, n := range d.set.Chars(line) {
		r.Add(c, offset)
		offset += int64(n)
	}
	return r
}

// line decodes a line of the input.
func (d *decoder) line(l textLine) cells.Row { return d.row(l.bytes, l.offset) }
