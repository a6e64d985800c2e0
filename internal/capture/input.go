package capture

import (
	"bufio"
	"errors"
	"io"
)

const (
	// sniffed is how much of a capture is looked at to tell what it is.
	sniffed = 64 << 10

	// buffered leaves room to look ahead of what is handed out at once.
	buffered = 128 << 10
)

// input reads a capture and knows the offset.
type input struct {
	br     *bufio.Reader
	offset int64
	long   []byte // a line that is longer than the buffer
}

// sizeFor returns how large a buffer is to be: no larger than what is read, if
// the reader knows that, for most captures are small.
func sizeFor(r io.Reader, size int) int {
	if known, ok := r.(interface{ Len() int }); ok {
		return min(size, known.Len()+1)
	}
	return size
}

// peek returns the next n bytes, or fewer and the reason.
func (in *input) peek(n int) ([]byte, error) { return in.br.Peek(min(n, in.br.Size())) }

// some returns at least one byte, all that is there without another read but
// no more than max.
func (in *input) some(max int64) ([]byte, error) {
	if _, err := in.br.Peek(1); err != nil {
		return nil, err
	}
	return in.br.Peek(int(min(int64(in.br.Buffered()), max)))
}

// skip moves on by n bytes that were peeked.
func (in *input) skip(n int) {
	in.br.Discard(n)
	in.offset += int64(n)
}

// line returns the next line with its end, valid until the next call. The last
// line may come with the error that ends the input. A line of more than max
// bytes is errLine.
func (in *input) line(max int) ([]byte, error) {
	in.long = in.long[:0]
	for {
		b, err := in.br.ReadSlice('\n')
		in.offset += int64(len(b))
		if len(in.long)+len(b) > max {
			return nil, errLine
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			if len(in.long) == 0 {
				return b, err
			}
			in.long = append(in.long, b...)
			return in.long, err
		}
		in.long = append(in.long, b...)
	}
}

var errLine = errors.New("line too long")

// steady returns the error that ended a reader again each time it is read.
type steady struct {
	r   io.Reader
	err error
}

func (s *steady) Read(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.r.Read(p)
	s.err = err
	return n, err
}
