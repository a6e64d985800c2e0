package errlog

import (
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/frame"
)

// decoder decodes single lines as centrevu.Lines does: it has Lines read them.
type decoder struct {
	next func() (centrevu.Line, error, bool)
	stop func()
	in   feed
	sent int64
	err  error
}

// feed is a reader that has one line at a time.
type feed struct{ rest []byte }

func (f *feed) Read(b []byte) (int, error) {
	if len(f.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(b, f.rest)
	f.rest = f.rest[n:]
	return n, nil
}

// newDecoder returns a decoder for the Source's character set, with an error in
// it if there is none.
func newDecoder(src centrevu.Source) *decoder {
	d := &decoder{}
	d.next, d.stop = iter.Pull2(centrevu.Lines(&d.in, src))
	d.line([]byte("first")) // lines looks for a byte order mark, over line ends
	return d
}

func isUTF8(charset string) bool { return charset == "" || strings.EqualFold(charset, "utf-8") }

// line decodes a line without its end. The Offset of the result counts from
// the start of the line.
func (d *decoder) line(s []byte) centrevu.Line {
	d.in.rest = append(append(d.in.rest[:0], s...), '\n')
	n := len(d.in.rest)
	l, err, ok := d.next()
	if err != nil || !ok {
		d.err = err
		return centrevu.Line{}
	}
	l.Offset -= d.sent
	d.sent += int64(n)
	return l
}

// close may be called without a decoder too.
func (d *decoder) close() {
	if d != nil {
		d.stop()
	}
}

// unframed takes off the "|" that clint puts at the start of its rows, and
// the one at the end.
func unframed(l centrevu.Line) centrevu.Line {
	text := strings.TrimLeft(l.Text, " ")
	side, size := utf8.DecodeRuneInString(text)
	if !frame.Side(side) {
		return l
	}
	n := len(l.Text) - len(text)
	l.Offset += int64(n + size)
	l.Column += n + 1
	l.Text = strings.TrimRight(text[size:], " ")
	l.Text = strings.TrimRightFunc(l.Text, frame.Side)
	return l
}
