package capture

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"example.com/centrevu/internal/sound"
)

var gzipMagic = []byte{0x1f, 0x8b, 0x08}

// Inflate returns what the reader holds, uncompressed if it is gzip. What is wrong
// with compressed data is an *Error, and a read failure the error of the reader.
func Inflate(r io.Reader) (io.Reader, error) {
	in, _, err := inflate(r, sizeFor(r, buffered))
	return in, err
}

// inflate returns what the reader holds, uncompressed if it is gzip. If it is not, that is
// a buffer of the size.
func inflate(r io.Reader, size int) (io.Reader, bool, error) {
	src := &steady{r: sound.Reader(r)}
	br := bufio.NewReaderSize(src, size)
	if head, _ := br.Peek(len(gzipMagic)); !bytes.Equal(head, gzipMagic) {
		return br, false, nil
	}
	in := &inflater{src: src, br: br}
	gz, err := gzip.NewReader(br)
	if err != nil {
		return nil, true, in.located(err)
	}
	gz.Multistream(false)
	in.gz = gz
	return in, true, nil
}

// inflater reads the members of a gzip file one after the other. gzip.Reader
// does so too, but takes the zeros that tapes and block devices leave behind
// the last one for a broken member.
type inflater struct {
	src    *steady
	br     *bufio.Reader
	gz     *gzip.Reader
	offset int64 // uncompressed
	err    error
}

func (in *inflater) Read(p []byte) (int, error) {
	for in.err == nil {
		n, err := in.gz.Read(p)
		in.offset += int64(n)
		switch {
		case errors.Is(err, io.EOF):
			in.err = in.nextMember()
		case err != nil:
			in.err = in.located(err)
		}
		if n > 0 || len(p) == 0 {
			return n, nil
		}
	}
	return 0, in.err
}

// nextMember begins the next member, io.EOF if there is none.
func (in *inflater) nextMember() error {
	padded := false
	for {
		c, err := in.br.ReadByte()
		if err != nil {
			return err
		}
		if c != 0 {
			in.br.UnreadByte()
			break
		}
		padded = true
	}
	if head, _ := in.br.Peek(len(gzipMagic)); padded || !bytes.Equal(head, gzipMagic) {
		if in.src.err != nil && !errors.Is(in.src.err, io.EOF) {
			return in.src.err
		}
		return in.located(errors.New("other data behind the compressed data"))
	}
	if err := in.gz.Reset(in.br); err != nil {
		return in.located(err)
	}
	in.gz.Multistream(false)
	return nil
}

// located tells a read error from broken data, which gets its place.
func (in *inflater) located(err error) error {
	if in.src.err != nil && !errors.Is(in.src.err, io.EOF) {
		return in.src.err
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return &Error{Offset: in.offset, Err: fmt.Errorf("gzip: %w", err), Fatal: true}
}
