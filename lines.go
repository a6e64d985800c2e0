package centrevu

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"example.com/centrevu/internal/charset"
)

// maxLine bounds a line of text. A line of a screen has a few hundred bytes.
const maxLine = 1 << 20

// textLine is a line of the input, without its end.
type textLine struct {
	bytes  []byte // valid until the next line is read
	offset int64
	number int
	feed   bool // a form feed stands before it
	cut    bool // the input ends in the middle of it
}

// lineReader reads lines that end in LF, CR LF or CR, and form feeds.
type lineReader struct {
	r      *bufio.Reader
	offset int64
	number int
	buf    []byte
	feed   bool
	err    error
}

var bom = []byte("\uFEFF")

func newLineReader(r *bufio.Reader) *lineReader {
	lr := &lineReader{r: r}
	switch head, _ := r.Peek(3); {
	case bytes.HasPrefix(head, bom):
		r.Discard(len(bom))
		lr.offset = int64(len(bom))
	case charset.IsUTF16(head):
		lr.r = bufio.NewReader(charset.FromUTF16(r))
	}
	return lr
}

// next returns the next line, io.EOF after the last, or what is wrong.
func (lr *lineReader) next() (textLine, error) {
	if lr.err != nil {
		return textLine{}, lr.err
	}
	lr.buf = lr.buf[:0]
	lr.number++
	line := textLine{offset: lr.offset, number: lr.number, feed: lr.feed}
	lr.feed = false
	for {
		c, err := lr.r.ReadByte()
		if err != nil {
			lr.err = err
			line.bytes, line.cut = lr.buf, true
			if len(lr.buf) == 0 || !errors.Is(err, io.EOF) {
				return line, err
			}
			return line, nil
		}
		lr.offset++
		switch c {
		case '\n':
			line.bytes = lr.buf
			return line, nil
		case '\r':
			lr.endOfLine()
			line.bytes = lr.buf
			return line, nil
		case '\f':
			lr.feed = true
			if len(lr.buf) > 0 {
				line.bytes = lr.buf
				return line, nil
			}
			lr.feed = false
			line.feed, line.offset = true, lr.offset
			continue
		}
		if len(lr.buf) == maxLine {
			lr.err = &ParseError{
				Position: Position{Offset: line.offset, Line: line.number},
				Err:      fmt.Errorf("%w: a line of more than %d bytes", ErrTooLarge, maxLine),
			}
			return line, lr.err
		}
		lr.buf = append(lr.buf, c)
	}
}

// endOfLine reads what belongs to the end of a line after a carriage return:
// further ones, as script(1) writes, and the line feed.
func (lr *lineReader) endOfLine() {
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
		lr.offset++
		if c == '\n' {
			return
		}
	}
}
