package errlog

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"example.com/centrevu"
	"example.com/centrevu/internal/wallclock"
)

// Sections cuts a log of the given size into at most n parts of about the same
// length, each of which begins where a record does. Entries, given the parts
// one after the other, yields what one reading of the whole would, with offsets
// in the whole; the lines that entries stand in are zero in all parts but the
// first. All parts can be read at the same time.
//
// Only a report whose lines end in LF or CR LF is cut; a terminal capture,
// UTF-16, or a compressed log is one part. Some 8 KiB are read near each cut.
func Sections(ra io.ReaderAt, size int64, n int) ([]*io.SectionReader, error) {
	if size < 0 {
		return nil, errNegative
	}
	uncut := []*io.SectionReader{io.NewSectionReader(ra, 0, size)}
	head := make([]byte, min(size, headSize))
	if got, err := ra.ReadAt(head, 0); got < len(head) {
		return nil, unexpected(err)
	}
	if n < 2 || formOf(head, centrevu.Source{}) != plainReport {
		return uncut, nil
	}

	// What stands before the first record is read with it: on its own it would
	// be another log, one without records.
	c := cutter{ra: ra, size: size}
	first, err := c.recordFrom(0)
	if err != nil {
		return nil, err
	}
	cuts := []int64{0}
	for i := 1; i < n && first >= 0; i++ {
		target := size/int64(n)*int64(i) + size%int64(n)*int64(i)/int64(n)
		if target <= cuts[len(cuts)-1] {
			continue
		}
		at, err := c.recordFrom(max(target, first+1))
		if err != nil {
			return nil, err
		}
		if at < 0 {
			break
		}
		if at > cuts[len(cuts)-1] {
			cuts = append(cuts, at)
		}
	}
	cuts = append(cuts, size)
	var sections []*io.SectionReader
	for i, from := range cuts[:len(cuts)-1] {
		sections = append(sections, Section(ra, from, cuts[i+1]-from))
	}
	return sections, nil
}

var errNegative = errors.New("a negative offset or size")

// nowhere is the log of a section that cannot be.
type nowhere struct{}

func (nowhere) ReadAt([]byte, int64) (int, error) { return 0, errNegative }

// Section returns n bytes of a report from the offset on as Sections does, for
// a reader that was told a section's place and has the log itself:
//
//	_, offset, n := section.Outer()
//
// The offset must be one where a record begins. A log that has become shorter
// than the section is io.ErrUnexpectedEOF.
func Section(ra io.ReaderAt, offset, n int64) *io.SectionReader {
	if offset < 0 || n < 0 {
		return io.NewSectionReader(&portion{nowhere{}}, 0, 1)
	}
	return io.NewSectionReader(&portion{ra}, offset, n)
}

// portion marks what Section made, so that Entries knows what it is given.
type portion struct{ io.ReaderAt }

// ReadAt does not let a log that got shorter pass for one that ends there.
func (p *portion) ReadAt(b []byte, offset int64) (int, error) {
	n, err := p.ReaderAt.ReadAt(b, offset)
	if n = min(max(n, 0), len(b)); n < len(b) {
		return n, unexpected(err)
	}
	return n, nil
}

// sectionOf returns r if Section made it, and the offset that it goes on at.
func sectionOf(r io.Reader) (*io.SectionReader, int64) {
	s, ok := r.(*io.SectionReader)
	if !ok {
		return nil, 0
	}
	ra, offset, _ := s.Outer()
	if _, ok := ra.(*portion); !ok {
		return nil, 0
	}
	read, err := s.Seek(0, io.SeekCurrent)
	if err != nil {
		return nil, 0
	}
	return s, offset + read
}

// newSection reads a section of a report that begins at from; counted says that
// the lines before it are.
func newSection(s io.Reader, from mark, counted bool, src centrevu.Source, yield func(Entry, error) bool) *report {
	r := newReport(s, src, yield)
	r.at, r.lines, r.counted = from.offset, from.lines, counted
	r.noted = from.offset
	r.printed.middle = from.offset > 0
	if s, ok := s.(interface{ Size() int64 }); ok {
		r.atMost = s.Size()
	}
	r.behind, r.resume = from, from.broken
	return r
}

// cutter finds records in the middle of a log.
type cutter struct {
	ra   io.ReaderAt
	size int64
	br   *bufio.Reader
}

// recordFrom returns where the first record begins at or behind an offset, -1
// if none does. It takes only lines of printing ASCII for headers, which are
// the same in every character set. Whether the date exists does not matter: a
// bad record begins there as well.
func (c *cutter) recordFrom(offset int64) (int64, error) {
	at := max(offset-1, 0) // the byte before shows whether a line begins there
	if c.br == nil {
		c.br = bufio.NewReaderSize(nil, 8<<10)
	}
	c.br.Reset(io.NewSectionReader(c.ra, at, c.size-at))
	starts := offset == 0
	for {
		line, err := c.br.ReadSlice('\n')
		if starts && isRecord(line) {
			return at, nil
		}
		at += int64(len(line))
		switch {
		case err == nil:
			starts = true
		case errors.Is(err, bufio.ErrBufferFull):
			starts = false // no header is that long
		case errors.Is(err, io.EOF) && at == c.size:
			return -1, nil
		default:
			return -1, unexpected(err)
		}
	}
}

// unexpected is the error of a read that ended before the log did.
func unexpected(err error) error {
	if errors.Is(err, io.EOF) || err == nil {
		return io.ErrUnexpectedEOF
	}
	return err
}

// isRecord reports whether a line is a header.
func isRecord(line []byte) bool {
	if len(line) == 0 || line[len(line)-1] != '\n' {
		return false
	}
	line = bytes.TrimRight(line[:len(line)-1], "\r")
	if !printing(line) {
		return false
	}
	line, _ = trim(line)
	var h header
	return parseHeader(line, wallclock.Reader{}, &h) == nil
}
