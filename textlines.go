package centrevu

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"strings"
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
		lines := newLineReader(bufio.NewReaderSize(r, 64<<10))
		for {
			line, err := lines.next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(Line{}, located(err, src))
				return
			}
			at := Line{Position: Position{Offset: line.offset, Line: line.number, Column: 1}, Source: src.Name}
			if plain(line.bytes) {
				at.Text = strings.TrimRight(string(line.bytes), " ")
			} else {
				row := dec.row(line.bytes, line.offset)
				at, _ = lineOf(row, 0, len(row.Cells), at)
			}
			if !yield(at, nil) {
				return
			}
		}
	}
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
