package centrevu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/charset"
	"example.com/centrevu/internal/lines"
	"example.com/centrevu/internal/sound"
	"example.com/centrevu/internal/split"
)

// Lines yields the lines of a text, such as a log, that is no recording of a
// terminal: decoded as Source says, tabs expanded, without the blanks at their
// end. Blank lines are yielded too. A form feed ends a line.
//
// A read failure, or a line longer than 1 MiB (ErrTooLarge), is yielded once
// as a *ParseError and ends the reading; what was yielded before stands. It
// holds one line in memory.
func Lines(r io.Reader, src Source) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		dec, err := newDecoder(src.Charset)
		if err != nil {
			yield(Line{}, located(err, src))
			return
		}
		size := 64 << 10
		if known, ok := r.(interface{ Len() int }); ok {
			size = min(size, known.Len()+1)
		}
		text := lines.NewReader(bufio.NewReaderSize(sound.Reader(r), size))
		for {
			line, err := text.Next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(Line{}, located(lineError(err), src))
				return
			}
			at := Line{Position: Position{Offset: line.Offset, Line: line.Number, Column: 1}, Source: src.Name}
			if dec.set.Encoding() == nil && plain(line.Bytes) {
				at.Text = strings.TrimRight(string(line.Bytes), " ")
			} else {
				at.Text = dec.row(line).TrimRight().Text()
			}
			if !yield(at, nil) {
				return
			}
		}
	}
}

// decoder turns the bytes of a line into cells that know their offset.
type decoder struct {
	set, wide *charset.Set
	piece     cells.Row // memory for several rows
}

func newDecoder(name string) (*decoder, error) {
	set, err := charset.Find(name)
	if err != nil {
		return nil, &ParseError{Err: fmt.Errorf("%w: %w", ErrSyntax, err)}
	}
	return &decoder{set: set, wide: charset.Of(nil)}, nil
}

// row decodes a line of the input.
func (d *decoder) row(l lines.Line) cells.Row {
	n, offset := len(l.Bytes), l.Offset
	if d.set.Encoding() == nil && !l.Wide && plain(l.Bytes) {
		start := len(d.piece.Cells)
		if cap(d.piece.Cells)-start < n {
			start, d.piece = 0, newPiece(n)
		}
		d.piece.Cells, d.piece.Offsets = d.piece.Cells[:start+n], d.piece.Offsets[:start+n]
		r := d.piece.Slice(start, start+n)
		for i, c := range l.Bytes {
			r.Cells[i], r.Offsets[i] = rune(c), offset+int64(i)
		}
		return r
	}
	r := cells.Row{Cells: make([]rune, 0, n), Offsets: make([]int64, 0, n)}
	set := d.set
	if l.Wide {
		set = d.wide
	}
	for c, n := range set.Chars(l.Bytes) {
		r.Add(c, offset)
		offset += l.Size(c, n)
	}
	return r
}

// pieceSize is how many cells of rows lie in one piece of memory at least. Most
// rows are short, and a screen of a recording changes in few of its own.
const pieceSize = 2048

// newPiece returns memory for rows of so many cells.
func newPiece(n int) cells.Row {
	n = max(n, pieceSize)
	return cells.Row{Cells: make([]rune, 0, n), Offsets: make([]int64, 0, n)}
}

// plain reports whether the bytes are printing ASCII, the same in every
// character set of the servers and one cell each.
func plain(b []byte) bool {
	for _, c := range b {
		if c < 0x20 || c > 0x7e {
			return false
		}
	}
	return true
}

// lineError says in the words of this package why no more lines are read.
func lineError(err error) error {
	var le *lines.Error
	if !errors.As(err, &le) {
		return err
	}
	e := &ParseError{Position: Position{Offset: le.Offset, Line: le.Number}, Err: le.Err}
	if broken, ok := captureError(le.Err).(*ParseError); ok {
		e.Err = broken.Err
	}
	for _, large := range [...]error{lines.ErrTooLong, split.ErrTooLarge} {
		if errors.Is(err, large) {
			e.Err = fmt.Errorf("%w: %w", ErrTooLarge, large)
		}
	}
	return e
}
