package errlog

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"unicode/utf16"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/charset"
	"example.com/centrevu/internal/lines"
	"example.com/centrevu/internal/sound"
)

const (
	// maxLine bounds what is held of one line.
	maxLine = 64 << 10

	// bufferSize is what is read at once: some of the second level of cache.
	bufferSize = 256 << 10
)

// report reads a report that was printed to a file: lines as centrevu.Lines
// yields them, but where it can, in the buffer that they were read into.
//
// Nothing is held but the buffer, the record being put together, and the block
// that texts are copied to.
type report struct {
	parser
	r   io.Reader
	buf []byte
	pos int   // of the next line in buf
	n   int   // end of what is in buf
	at  int64 // offset of buf[0] in the input

	searched int // no line ends between pos and here

	lines   int  // read so far
	counted bool // lines counts from the start of the input

	between bool  // what follows is the rest of an end of line
	within  bool  // what follows is the rest of a line that is passed over
	cut     bool  // the line taken last has no end: it may go on later
	atMost  int64 // how long the input is at most
	strict  bool  // a record that a read failure cuts off is not yielded
	err     error
	utf8    bool // a line that is valid UTF-8 is UTF-8
	set     *charset.Set
	setErr  error
	single  *single                      // as singles returns it
	sought  bool                         // it was
	wide    []byte                       // what was decoded with it
	slow    bool                         // every line is decoded
	utf16   *utf16Offsets                // of an input that was UTF-16
	note    func(f fate, from, to int64) // told of every line; for tests
	noted   int64
}

func newReport(r io.Reader, src centrevu.Source, yield func(Entry, error) bool) *report {
	rep := &report{
		parser:  newParser(src, yield),
		r:       sound.Reader(r),
		counted: true,
		utf8:    isUTF8(src.Charset),
		atMost:  math.MaxInt64,
	}
	rep.log = &Log{}
	return rep
}

// run reads the report to its end.
func (r *report) run() {
	if err := r.open8(); err != nil {
		r.yield(Entry{}, err)
		return
	}
	for r.plainLines() {
		more, ok := r.piece()
		if !ok {
			return
		}
		if more {
			continue
		}
		if r.err == nil {
			r.fill()
			continue
		}
		r.last()
		return
	}
}

// open8 makes sure that there is a decoder for the character set, and passes
// over a byte order mark.
func (r *report) open8() error {
	// One byte more than there is, for the end to be seen.
	if size := int(min(bufferSize, r.atMost)) + 1; len(r.buf) < size {
		r.buf = make([]byte, size)
	}
	if r.at == 0 {
		for r.n < 3 && r.err == nil {
			r.fill()
		}
		if bytes.HasPrefix(r.buf[:r.n], []byte("\uFEFF")) {
			r.pos = len("\uFEFF")
		}
	}
	r.set, r.setErr = findSet(r.src)
	if r.utf16 != nil {
		r.set = charset.Of(nil)
	}
	return r.setErr
}

// fill reads more.
func (r *report) fill() {
	if r.pos > 0 {
		r.spill()
		if r.utf16 != nil {
			r.utf16.to(r.buf, r.pos)
			r.utf16.pos = 0
		}
		r.n = copy(r.buf, r.buf[r.pos:r.n])
		r.at += int64(r.pos)
		r.searched = max(0, r.searched-r.pos)
		r.pos = 0
	}
	n, err := r.r.Read(r.buf[r.n:])
	r.n += n
	r.err = err
}

// plain takes a line at buf[start:] that is what it looks like byte by byte:
// each is, or is part of, a character that takes a cell.
func (r *report) plain(s []byte, start int) bool {
	s, pos := r.trimmed(s, start)
	if !r.take(s, pos, true) {
		return false
	}
	if r.note != nil {
		r.tell()
	}
	return true
}

// tell accounts for all up to the next line. That is for tests, and must not
// weigh on what is inlined.
//
//go:noinline
func (r *report) tell() {
	to := r.at + int64(r.pos)
	r.note(r.fate, r.noted, to)
	r.noted = to
}

// trim takes off blanks at both ends, and the "|" that clint puts at the start
// of its rows with the one at the end. It returns where the rest stood.
func trim(s []byte) ([]byte, int) {
	from, to := blanks(s, 0, len(s))
	if from < to && s[from] == '|' {
		from++
		for to > from && s[to-1] == ' ' {
			to--
		}
		for to > from && s[to-1] == '|' {
			to--
		}
		from, to = blanks(s, from, to)
	}
	return s[from:to], from
}

// blanks returns where s[from:to] begins and ends without blanks. Lines and
// columns can be filled up with many.
func blanks(s []byte, from, to int) (int, int) {
	for to-from >= 8 && binary.LittleEndian.Uint64(s[to-8:]) == ' '*ones {
		to -= 8
	}
	for from < to && s[from] == ' ' {
		from++
	}
	for to > from && s[to-1] == ' ' {
		to--
	}
	return from, to
}

// piece takes one line in any form, or a part of one that is passed over. It
// reports whether there was one, and false if the reading is to end.
func (r *report) piece() (more, ok bool) {
	if r.between {
		for r.pos < r.n && r.buf[r.pos] == '\r' {
			r.pos++
		}
		if r.pos == r.n {
			return false, true
		}
		if r.buf[r.pos] == '\n' {
			r.pos++
		}
		r.between = false
	}
	if r.within {
		return r.passOver(), true
	}
	for r.pos < r.n && r.buf[r.pos] == '\f' {
		r.pos++
		r.page = true
	}
	start := r.pos
	s := r.buf[start:r.n]
	from := max(0, r.searched-start)
	end := bytes.IndexAny(s[from:], lineEnds)
	switch {
	case end >= 0:
		end += from
		s = s[:end]
		r.pos += end
		r.endOfLine()
	case len(s) > maxLine:
		r.pos = r.n
		r.within = true
	case len(s) > 0 && errors.Is(r.err, io.EOF):
		r.pos = r.n
		r.cut = true
		s = lines.TrimEnd(s)
	default:
		r.searched = r.n
		return false, true
	}
	if at, n := r.otherEnd(s); n > 0 {
		s = s[:at]
		r.pos, r.between, r.cut = start+at+n, false, false
	}
	switch {
	case len(s) > maxLine:
		ok = r.tooLong(s[:maxLine], start)
	case r.slow:
		ok = r.odd(s, start)
	case printing(s) || r.utf8 && clean(s):
		return true, r.plain(s, start)
	default:
		if _, ok = r.singles().fits(s); ok {
			ok = r.byteByByte(s, start)
		} else {
			ok = r.odd(s, start)
		}
	}
	if r.note != nil {
		r.tell()
	}
	return true, ok
}

// lineEnds end a line, as those beyond ASCII do that otherEnd finds.
const lineEnds = "\r\n\f\v"

// otherEnd returns where NEL or a separator of lines or paragraphs stands first in a
// line, and how many bytes it takes; 0 if there is none.
func (r *report) otherEnd(s []byte) (at, n int) {
	if len(s) > maxLine || asciiPrefix(s) == len(s) || r.utf8 && clean(s) {
		return 0, 0
	}
	for c, n := range r.set.Chars(s) {
		if c == '\u0085' || c == '\u2028' || c == '\u2029' {
			return at, n
		}
		at += n
	}
	return 0, 0
}

// endOfLine passes over the first byte of an end of line. A form feed stays: it
// stands before the line that follows.
func (r *report) endOfLine() {
	switch r.buf[r.pos] {
	case '\n', '\v':
		r.pos++
	case '\r':
		r.pos++
		r.between = true
	}
}

// passOver goes to the end of the line. It reports false if that is not there.
func (r *report) passOver() bool {
	end := bytes.IndexAny(r.buf[r.pos:r.n], lineEnds)
	if end < 0 {
		r.pos = r.n
		return false
	}
	r.pos += end
	r.within = false
	r.endOfLine()
	return true
}

func (r *report) tooLong(s []byte, start int) bool {
	s, pos := r.trimmed(s, start)
	ok := r.long(s, pos)
	if r.log.Account != nil {
		r.account(s[:min(len(s), 200)], pos)
	}
	return ok
}

// begins notes that a line begins at buf[start:], and returns where.
func (r *report) begins(start int) centrevu.Position {
	offset := r.at + int64(start)
	if r.utf16 != nil {
		offset = r.utf16.to(r.buf, start)
	}
	r.here = mark{offset: offset, lines: r.lines}
	r.lines++
	pos := centrevu.Position{Offset: offset, Column: 1}
	if r.counted {
		pos.Line = r.lines
	}
	return pos
}

// trimmed begins a line at buf[start:] that is to be taken byte by byte, and returns it without
// what trim takes off, with its place.
func (r *report) trimmed(s []byte, start int) ([]byte, centrevu.Position) {
	pos := r.begins(start)
	s, from := trim(s)
	pos.Offset += int64(from)
	pos.Column += from
	return s, pos
}

// utf16Offsets counts how far the lines that came from UTF-16 stand in it.
type utf16Offsets struct {
	offset int64 // in the input
	pos    int   // of the same place in the buffer
}

// to moves to a place in the buffer.
func (u *utf16Offsets) to(buf []byte, pos int) int64 {
	for ; u.pos < pos; u.pos++ {
		switch c := buf[u.pos]; {
		case c >= 0xf0: // a character of two units
			u.offset += 4
		case c < utf8.RuneSelf || c >= 0xc0:
			u.offset += 2
		}
	}
	return u.offset
}

// odd takes a line that must be decoded.
func (r *report) odd(s []byte, start int) bool {
	pos := r.begins(start)
	size := func(_ rune, n int) int64 { return int64(n) }
	if r.utf16 != nil {
		size = func(c rune, _ int) int64 { return int64(2 * utf16.RuneLen(c)) }
	}
	if !r.cut { // else it is padding
		s = withHoles(s)
	}
	row := narrowed(decode(r.set, s, pos.Offset, size))
	from, to := unframed(row.Cells)
	return r.row(row.Slice(from, to), pos, from)
}

// singles returns the character set if each of its characters is one byte.
func (r *report) singles() *single {
	if !r.sought {
		r.sought = true
		r.single = newSingle(r.set)
	}
	return r.single
}

// byteByByte takes a line that fits singles.
func (r *report) byteByByte(s []byte, start int) bool {
	s, pos := r.trimmed(s, start)
	r.spill()
	r.wide = r.single.append(r.wide[:0], s)
	r.bytewise = true
	ok := r.take(r.wide, pos, false)
	r.bytewise = false
	return ok
}

// last yields what is left at the end of the input.
func (r *report) last() {
	r.here = mark{offset: r.at + int64(r.n), lines: r.lines}
	if errors.Is(r.err, io.EOF) {
		if r.cut && !r.cutInHeader() {
			return
		}
		if r.cut {
			r.cutInText()
		}
		r.finish()
		if r.note != nil {
			r.pos = r.n
			r.fate = skippedBlank
			r.tell()
		}
		return
	}
	if !r.strict {
		r.behind = r.here
		if !r.flush() {
			return
		}
	}
	r.yield(Entry{}, r.failure())
}

// failure says what ended the input too early.
func (r *report) failure() error {
	err := r.err
	var broken *capture.Error
	if errors.As(err, &broken) {
		err = fmt.Errorf("%w: %w", centrevu.ErrSyntax, err)
	}
	return &centrevu.ParseError{Source: r.src.Name, Position: centrevu.Position{Offset: r.here.offset}, Err: err}
}
