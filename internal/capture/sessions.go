package capture

import (
	"bytes"
	"errors"
	"io"
)

// A line that is no output is looked for this far.
const (
	maxHeaderLine = 16 << 10
	maxFooter     = 4 << 10
	maxMark       = 128 // what tells that one begins
)

// marks know the lines in the output that are none.
type marks interface {
	// find returns where the next one may begin in b, which stands at the
	// offset, -1 if nowhere.
	find(b []byte, offset int64) int

	// parse returns how long the one at b[0] is, 0 if there is none, and the
	// header if it begins a session. last says that the input ends with b.
	parse(b []byte, last bool) (int, *Header)
}

// sessions is output with lines in it that tell where a session begins and
// where it ends.
type sessions struct {
	in     *input
	marks  marks
	header *Header
	reset  bool
	whole  bool // the session before ended with its last line
}

func (s *sessions) next() (Chunk, error) {
	for {
		b, err := s.in.peek(sniffed)
		if len(b) == 0 {
			return Chunk{}, err
		}
		i := s.marks.find(b, s.in.offset)
		switch {
		case i < 0 && err != nil:
			return s.output(b), nil
		case i < 0:
			return s.output(b[:len(b)-maxMark]), nil // one may begin at the end
		case err == nil && i > len(b)-maxHeaderLine-maxFooter:
			return s.output(b[:i]), nil // see all of it first
		}
		n, h := s.marks.parse(b[i:], errors.Is(err, io.EOF))
		switch {
		case n == 0:
			return s.output(b[:i+1]), nil
		case i > 0:
			return s.output(b[:i]), nil
		}
		s.in.skip(n)
		if h == nil {
			s.header.ended = true
			continue
		}
		s.whole = s.header.ended
		h.Kind, h.Gzip = s.header.Kind, s.header.Gzip
		*s.header = *h
		s.reset = true
	}
}

func (s *sessions) output(b []byte) Chunk {
	c := Chunk{Bytes: b, Offset: s.in.offset, Exact: true, Reset: s.reset}
	if s.reset {
		c.Rows, c.Columns = s.header.Rows, s.header.Columns
		c.Whole = s.whole
		s.reset = false
	}
	s.header.ended = false
	s.in.skip(len(b))
	return c
}

// finder finds a text in input that is looked at in pieces that overlap, and
// looks at each byte once.
type finder struct {
	text []byte
	at   int64 // where it was found last
	seen int64 // where it was looked for
}

// find returns where the text begins in b, which stands at the offset, -1 if
// nowhere.
func (f *finder) find(b []byte, offset int64) int {
	if f.at >= offset && f.seen > 0 {
		return int(f.at - offset)
	}
	from := max(0, int(f.seen-offset)-len(f.text)+1)
	i := bytes.Index(b[min(from, len(b)):], f.text)
	if i < 0 {
		f.at, f.seen = -1, offset+int64(len(b))
		return -1
	}
	f.at = offset + int64(from+i)
	f.seen = f.at + int64(len(f.text))
	return from + i
}
