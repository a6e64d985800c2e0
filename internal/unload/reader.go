package unload

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/charset"
	"example.com/centrevu/internal/sound"
)

// DefaultMaxRow bounds a row whose Reader does not say otherwise. The longest
// row of a CMS table has a few hundred bytes.
const DefaultMaxRow = 1 << 20

// bufferSize is what is read at once.
const bufferSize = 64 << 10

// Reader reads rows. Its exported fields are set before the first Read.
type Reader struct {
	Delimiter rune         // 0 means "|"
	Charset   *charset.Set // nil is the one without a name
	MaxRow    int          // most bytes of a row; 0 means DefaultMaxRow

	in     io.Reader
	failed error // of in: what buf holds comes first
	buf    []byte
	pos, n int // what is in buf and not taken
	whole  int // where the last whole line in buf ends
	opened bool
	offset int64 // of buf[pos]
	number int
	fields int // of the last row, as many as the next will have
	err    error
}

// NewReader returns a Reader of r.
func NewReader(r io.Reader) *Reader { return &Reader{in: sound.Reader(r)} }

// Read returns the next row that is not blank, or io.EOF behind the last.
//
// An *Error is a row that is not understood; the next Read goes on behind it.
// With ErrCut and ErrEscape the row is returned as far as it goes, otherwise
// the Row is nil. Any other error is that of the reader, or an Error about the
// Delimiter, and comes again.
func (r *Reader) Read() (*Row, error) {
	if r.err == nil && !r.opened {
		r.err = r.open()
	}
	for r.err == nil {
		l, ended, err := r.line(r.max())
		if err != nil {
			return nil, err
		}
		if ended && l.text == "" {
			break
		}
		if strings.TrimLeft(l.text, " \t") == "" && !strings.ContainsRune(l.text, r.Delimiter) {
			continue
		}
		return r.row(l, ended)
	}
	if r.err == nil {
		r.err = io.EOF
	}
	return nil, r.err
}

func (r *Reader) max() int {
	if r.MaxRow <= 0 {
		return DefaultMaxRow
	}
	return r.MaxRow
}

func (r *Reader) open() error {
	r.opened = true
	if r.Delimiter == 0 {
		r.Delimiter = '|'
	}
	if r.Charset == nil {
		r.Charset = charset.Of(nil)
	}
	if d := r.Delimiter; strings.ContainsRune("\\\r\n0123456789abcdefABCDEF", d) || !utf8.ValidRune(d) || d == utf8.RuneError {
		return &Error{Err: fmt.Errorf("%w: %q", ErrDelimiter, d)}
	}
	r.fillHead()
	if bytes.HasPrefix(r.buf[:r.n], gzipMagic) {
		in, err := capture.Inflate(r.again())
		if err != nil {
			return err
		}
		r.turnTo(in)
		r.fillHead()
	}
	switch head := r.buf[:r.n]; {
	case bytes.HasPrefix(head, []byte("\uFEFF")):
		r.take(len("\uFEFF"))
	case charset.IsUTF16(head):
		r.turnTo(charset.FromUTF16(r.again()))
		r.Charset = charset.Of(nil)
	}
	return nil
}

// gzipMagic is what a file begins with that is compressed with gzip.
var gzipMagic = []byte{0x1f, 0x8b, 0x08}

// fillHead reads as much as tells what the input is.
func (r *Reader) fillHead() {
	for r.n < charset.UTF16Head && r.failed == nil {
		r.fill()
	}
}

// turnTo reads what the input was made into.
func (r *Reader) turnTo(in io.Reader) {
	r.in = sound.Reader(in)
	r.buf, r.n, r.whole, r.failed = nil, 0, 0, nil
}

// again returns the input from its start on.
func (r *Reader) again() io.Reader {
	rest := r.in
	if r.failed != nil {
		rest = ended{r.failed}
	}
	return io.MultiReader(bytes.NewReader(r.buf[:r.n]), rest)
}

// ended is the reader of an input that has come to its end.
type ended struct{ err error }

func (e ended) Read([]byte) (int, error) { return 0, e.err }

// fill reads more, once, behind what is in buf.
func (r *Reader) fill() {
	switch {
	case r.pos > 0:
		r.n = copy(r.buf, r.buf[r.pos:r.n])
		r.whole = max(0, r.whole-r.pos)
		r.pos = 0
	case r.n == len(r.buf):
		r.buf = append(r.buf, make([]byte, max(bufferSize, len(r.buf)))...)
	}
	n, err := r.in.Read(r.buf[r.n:])
	if i := bytes.LastIndexByte(r.buf[r.n:r.n+n], '\n'); i >= 0 {
		r.whole = r.n + i + 1
	}
	r.n += n
	r.failed = err
}

// take returns the next n bytes of buf and goes on behind them.
func (r *Reader) take(n int) []byte {
	b := r.buf[r.pos : r.pos+n]
	r.pos += n
	r.offset += int64(n)
	return b
}

// Ahead returns whole lines that come next, as the input has them, for a caller
// that can read rows of a simple form faster than this package: it says with
// Pass what it has read. There are none if the next line is a long one, has no
// newline, or cannot be read; Read then says why. What is returned is valid
// until the next call.
func (r *Reader) Ahead() (lines []byte, at Place) {
	if r.err != nil || !r.opened {
		return nil, Place{}
	}
	for {
		if r.whole > r.pos {
			return r.buf[r.pos:r.whole], Place{Offset: r.offset, Line: r.number + 1, Column: 1}
		}
		if r.failed != nil || r.n-r.pos >= bufferSize {
			return nil, Place{}
		}
		r.fill()
	}
}

// Pass goes on behind n bytes of what Ahead has returned, that many lines.
func (r *Reader) Pass(n, lines int) {
	r.take(n)
	r.number += lines
}

// line reads a line. Ended says that no newline ended it but the input did.
func (r *Reader) line(most int) (l line, ended bool, err error) {
	l = line{offset: r.offset, number: r.number + 1}
	r.number++
	b, long, err := r.slice(most + len("\r\n"))
	if err != nil && !errors.Is(err, io.EOF) {
		r.err = err
		return l, false, err
	}
	if long {
		if err != nil {
			r.err = io.EOF
		}
		return l, false, &Error{
			Place: l.place(0),
			Err:   fmt.Errorf("%w: a row of more than %d bytes", ErrTooLarge, most),
		}
	}
	if ended = err != nil; !ended {
		b = bytes.TrimRight(b[:len(b)-1], "\r")
	}
	l.text, l.widths = decode(b, r.Charset)
	return l, ended, nil
}

// slice takes a line of buf with its newline, or all that is left, with the
// error that ended it. Of a line of more than most bytes it takes the end, and
// says that it was long.
func (r *Reader) slice(most int) (b []byte, long bool, err error) {
	for seen := 0; ; {
		if i := bytes.IndexByte(r.buf[r.pos+seen:r.n], '\n'); i >= 0 {
			b = r.take(seen + i + 1)
			return b, long || len(b) > most, nil
		}
		if seen = r.n - r.pos; seen > most {
			r.take(seen)
			seen, long = 0, true
		}
		if r.failed != nil {
			return r.take(seen), long, r.failed
		}
		r.fill()
	}
}

// row takes the line apart in which a row begins, and those that belong to it.
func (r *Reader) row(l line, ended bool) (*Row, error) {
	row := &Row{first: l, Fields: make([]Field, 0, r.fields+1)}
	closed := true
	var err error
	if strings.IndexByte(l.text, '\\') < 0 {
		closed = r.plain(row)
	} else {
		closed, ended, err = r.escaped(row, ended)
	}
	r.fields = len(row.Fields)
	if err == nil && ended && !closed {
		err = row.ends(ErrCut)
	}
	if err != nil && (errors.Is(err, ErrTooLarge) || r.err != nil) {
		return nil, err
	}
	return row, err
}

// plain takes a line without a backslash apart, and reports whether a
// delimiter ends it.
func (r *Reader) plain(row *Row) bool {
	text := row.first.text
	n := utf8.RuneLen(r.Delimiter)
	for start := 0; start < len(text); {
		end := strings.IndexRune(text[start:], r.Delimiter)
		if end < 0 {
			row.Fields = append(row.Fields, Field{Text: text[start:], start: start})
			return false
		}
		end += start
		row.Fields = append(row.Fields, Field{Text: text[start:end], Null: start == end, start: start})
		start = end + n
	}
	return true
}

// escaped takes a line with backslashes apart, and the lines that its escaped
// newlines join to it.
func (r *Reader) escaped(row *Row, ended bool) (closed, last bool, err error) {
	var value strings.Builder
	text, size := row.first.text, len(row.first.text)
	f := Field{Null: true}
	blank := false // the value is one escaped blank so far
	for i := 0; ; {
		if i == len(text) {
			if f.Null && i == f.start && f.line == len(row.more) {
				return true, ended, nil
			}
			f.Text = value.String()
			row.Fields = append(row.Fields, f)
			return false, ended, nil
		}
		c, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case c == r.Delimiter:
			if f.Text = value.String(); blank && f.Text == " " && r.Delimiter != ' ' {
				f.Text = ""
			}
			row.Fields = append(row.Fields, f)
			value.Reset()
			f, blank = Field{Null: true, line: len(row.more), start: i + n}, false
			i += n
		case c != '\\':
			value.WriteString(text[i : i+n])
			f.Null = false
			i += n
		case i+1 < len(text):
			c, n = utf8.DecodeRuneInString(text[i+1:])
			blank = c == ' ' && f.Null
			value.WriteString(text[i+1 : i+1+n])
			f.Null = false
			i += 1 + n
		default:
			var l line
			if !ended {
				if l, ended, err = r.line(r.max() - size); err != nil {
					return false, ended, r.long(row, err)
				}
			}
			if ended && l.text == "" {
				f.Text, f.Null = value.String(), false
				row.Fields = append(row.Fields, f)
				return false, true, row.ends(ErrEscape)
			}
			value.WriteByte('\n')
			f.Null = false
			row.more = append(row.more, l)
			text, i, size = l.text, 0, size+len(l.text)+1
		}
	}
}

// long gives an error about the length of a row the place where the row begins.
func (r *Reader) long(row *Row, err error) error {
	var e *Error
	if errors.As(err, &e) {
		return &Error{Place: row.Start(), Err: fmt.Errorf("%w: a row of more than %d bytes", ErrTooLarge, r.max())}
	}
	return err
}

// Names reports whether the row names columns: it has a field or more, and each
// is a name that SQL would take for one.
func (r *Row) Names() bool {
	return len(r.Fields) > 0 && !slices.ContainsFunc(r.Fields, func(f Field) bool { return !isName(strings.TrimSpace(f.Text)) })
}

func isName(s string) bool {
	for i, c := range s {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
		if !letter && !(i > 0 && '0' <= c && c <= '9') {
			return false
		}
	}
	return s != ""
}
