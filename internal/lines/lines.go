// Package lines reads lines of text that end in LF, CR LF or CR, and form
// feeds, with the place of each.
package lines

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"example.com/centrevu/internal/charset"
)

// Max bounds a line of text. A line of a screen has a few hundred bytes.
const Max = 1 << 20

// ErrTooLong: a line of more than Max bytes.
var ErrTooLong = fmt.Errorf("a line of more than %d bytes", Max)

// Line is a line of the input, without its end.
type Line struct {
	Bytes  []byte // valid until the next line is read
	Offset int64  // of its first byte
	Number int    // one-based
	Feed   bool   // a form feed stands before it
	Cut    bool   // the input ends in the middle of it

	// Wide says that the input is UTF-16. Bytes are UTF-8 all the same, but
	// Offset and Size count what stands in the input.
	Wide bool
}

// Size returns how many bytes of the input a character takes of which Bytes
// hold n.
func (l Line) Size(c rune, n int) int64 {
	switch {
	case !l.Wide:
		return int64(n)
	case c > 0xffff:
		return 4
	}
	return 2
}

// Error is what ends the reading before the end of the input. It wraps
// ErrTooLong or the error of the reader.
type Error struct {
	Offset int64
	Number int
	Err    error
}

func (e *Error) Error() string { return e.Err.Error() }

// Unwrap returns Err.
func (e *Error) Unwrap() error { return e.Err }

// Reader reads lines.
type Reader struct {
	r      *bufio.Reader
	offset int64
	number int
	buf    []byte
	feed   bool
	wide   bool
	err    error
}

var bom = []byte("\uFEFF")

// NewReader returns a Reader that has passed over a byte order mark.
func NewReader(r *bufio.Reader) *Reader {
	lr := &Reader{r: r, buf: make([]byte, 0, 256)}
	switch head, _ := r.Peek(3); {
	case bytes.HasPrefix(head, bom):
		r.Discard(len(bom))
		lr.offset = int64(len(bom))
	case charset.IsUTF16(head):
		lr.r = bufio.NewReader(charset.FromUTF16(r))
		lr.offset, lr.wide = 2, true
	}
	return lr
}

// Next returns the next line, io.EOF after the last, or an *Error.
func (lr *Reader) Next() (Line, error) {
	if lr.err != nil {
		return Line{}, lr.err
	}
	lr.buf = lr.buf[:0]
	lr.number++
	line := Line{Offset: lr.offset, Number: lr.number, Feed: lr.feed, Wide: lr.wide}
	lr.feed = false
	for {
		c, err := lr.r.ReadByte()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				err = &Error{line.Offset, line.Number, err}
			}
			lr.err = err
			lr.buf = TrimEnd(lr.buf)
			line.Bytes, line.Cut = lr.buf, true
			if len(lr.buf) == 0 || !errors.Is(err, io.EOF) {
				return line, err
			}
			return line, nil
		}
		lr.count(c)
		switch c {
		case '\n':
			line.Bytes = lr.buf
			return line, nil
		case '\r':
			lr.endOfLine()
			line.Bytes = lr.buf
			return line, nil
		case '\f':
			lr.feed = true
			if len(lr.buf) > 0 {
				line.Bytes = lr.buf
				return line, nil
			}
			lr.feed = false
			line.Feed, line.Offset = true, lr.offset
			continue
		}
		if len(lr.buf) == Max {
			lr.err = &Error{line.Offset, line.Number, ErrTooLong}
			return line, lr.err
		}
		lr.buf = append(lr.buf, c)
	}
}

// TrimEnd returns the last line of a text without what programs under DOS and Windows end
// a text with, Ctrl-Z.
func TrimEnd(line []byte) []byte { return bytes.TrimRight(line, "\x1a") }

// count notes that a byte was read.
func (lr *Reader) count(c byte) {
	switch {
	case !lr.wide:
		lr.offset++
	case c >= 0xf0:
		lr.offset += 4 // begins a character of two units
	case c < 0x80 || c >= 0xc0:
		lr.offset += 2
	}
}

// endOfLine reads what belongs to the end of a line after a carriage return:
// further ones, as script(1) writes, and the line feed.
func (lr *Reader) endOfLine() {
	for {
		c, err := lr.r.ReadByte()
		if err != nil {
			lr.err = err
			return
		}
		if c != '\r' && c != '\n' {
			lr.r.UnreadByte()
			return
		}
		lr.count(c)
		if c == '\n' {
			return
		}
	}
}
