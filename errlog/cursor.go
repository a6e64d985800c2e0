package errlog

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"

	"example.com/centrevu"
)

// What a Cursor finds wrong with a log before it reads on. They come in a
// *centrevu.ParseError.
var (
	// ErrRotated: the log is another one than the Cursor was moved in, or has
	// been written anew.
	ErrRotated = errors.New("another log than was read before")
	// ErrTruncated: the log begins as it did and is shorter than what was read
	// of it.
	ErrTruncated = errors.New("the log is shorter than what was read of it")
	// ErrNotPlain: the log is compressed, UTF-16 or a terminal capture, and
	// can only be read from its start, by Entries.
	ErrNotPlain = errors.New("no plain report")
)

// Cursor is a place in a log up to which its entries have been read. The zero
// Cursor is the start of any log. It marshals to JSON, so that a program can
// keep it until the next day:
//
//	{"offset":81920,"line":1502,"head":"90ab...","tail":"12cd..."}
//
// Head and tail are fingerprints of the first and the last bytes of what was
// read, up to 1 KiB each, by which a log is known again that grew since. What
// was changed in between is not noticed.
type Cursor struct {
	Offset int64  `json:"offset"`           // of the record that comes next
	Line   int    `json:"line"`             // lines before it
	Broken int    `json:"broken,omitempty"` // lines over which its header is broken, 0 for one
	Head   string `json:"head,omitempty"`
	Tail   string `json:"tail,omitempty"`
}

// Entries yields the entries that the Cursor has not come to, of a log of the
// given size, as Entries yields them of the whole, lines included. When the
// loop ends, the Cursor stands behind the last entry or error that the loop
// body was given and did not panic on.
//
// The newest record comes last, marked as Unfinished: its description may still
// be written, and only the header of another one, with its end of line, shows
// that it is complete. The Cursor stays before it, so that it comes again, and
// then whole; what is wrong with it is told then. Finish reads it as complete.
// While a log has no complete record, the Cursor stays at its start, and the
// error of Entries for a log without records is yielded if there is none at all.
//
// If the log was rotated or truncated, or is no plain report, the error that
// says so (ErrRotated, ErrTruncated, ErrNotPlain) is all that is yielded, and
// the Cursor stays where it is. What was not read of a log that was rotated is
// in the file it was renamed to: Finish reads it with this Cursor, and a zero
// Cursor the new log.
func (c *Cursor) Entries(ra io.ReaderAt, size int64, src centrevu.Source) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) { c.read(ra, size, src, false, yield) }
}

// Finish is Entries for a log that nothing is written to any more: it reads
// the last record as well.
func (c *Cursor) Finish(ra io.ReaderAt, size int64, src centrevu.Source) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) { c.read(ra, size, src, true, yield) }
}

func (c *Cursor) read(ra io.ReaderAt, size int64, src centrevu.Source, all bool, yield func(Entry, error) bool) {
	ra = &portion{ra}
	fail := func(err error) {
		yield(Entry{}, &centrevu.ParseError{Source: src.Name, Position: centrevu.Position{Offset: c.Offset}, Err: err})
	}
	if err := c.check(ra, size); err != nil {
		fail(err)
		return
	}
	to := mark{offset: c.Offset, lines: c.Line, broken: c.Broken}
	last := mark{offset: size}
	if !all {
		var err error
		last, err = lastRecord(ra, to, size, src)
		if err != nil {
			fail(err)
			return
		}
	}
	end := last.offset
	switch {
	case end < 0 && c.Offset == 0:
		withoutRecords(ra, size, src, yield)
		return
	case end < 0, end == c.Offset && end > 0 && all:
		return
	}

	defer func() {
		if to.offset == end {
			to.broken = last.broken
		}
		c.move(ra, to)
	}()
	more := true
	if end > c.Offset || all {
		var r *report
		r = newSection(io.NewSectionReader(ra, c.Offset, end-c.Offset), to, true, src, func(e Entry, err error) bool {
			behind := r.behind
			more = yield(e, err)
			to = behind
			return more
		})
		r.any = !all || c.Offset > 0 // there is a record: behind the end, or before the start
		r.strict = true
		r.run()
	}
	if !all && more {
		unfinished(ra, to, end, size, src, yield)
	}
}

// unfinished yields the newest record, which begins at last. It reads from the
// mark before it, up to which lines are counted.
func unfinished(ra io.ReaderAt, from mark, last, size int64, src centrevu.Source, yield func(Entry, error) bool) {
	r := newSection(io.NewSectionReader(ra, from.offset, size-from.offset), from, true, src, func(e Entry, err error) bool {
		if err != nil || e.At.Offset < last {
			return true
		}
		e.Unfinished = true
		yield(e, nil)
		return false // a header whose end is missing can stand behind it
	})
	r.any = true
	r.run()
}

// withoutRecords yields what Entries yields of a log in which no record has
// begun; nothing of one in which a header may still be written.
func withoutRecords(ra io.ReaderAt, size int64, src centrevu.Source, yield func(Entry, error) bool) {
	newSection(io.NewSectionReader(ra, 0, size), mark{}, true, src, func(_ Entry, err error) bool {
		none := errors.Is(err, centrevu.ErrEmpty) || errors.Is(err, centrevu.ErrNoRows) || errors.Is(err, centrevu.ErrOtherScreen)
		return !none || yield(Entry{}, err)
	}).run()
}

// lastRecord returns where the last record begins whose header has an end of
// line, at -1 if there is none at or behind from. Lines are not counted.
func lastRecord(ra io.ReaderAt, from mark, size int64, src centrevu.Source) (mark, error) {
	for window := int64(headSize); ; window *= 4 {
		start := mark{offset: max(from.offset, size-window)}
		if start.offset == from.offset {
			start.broken = from.broken
		}
		last := mark{offset: -1}
		var failed error
		r := newSection(io.NewSectionReader(ra, start.offset, size-start.offset), start, true, src, func(Entry, error) bool { return true })
		r.within = start.offset > from.offset // in the middle of a line, as far as we know
		r.begun = func() {
			if !r.cut {
				last = mark{offset: r.here.offset, broken: r.here.broken}
			}
		}
		r.run()
		switch {
		case r.setErr != nil:
			failed = r.setErr
		case r.err != nil && !errors.Is(r.err, io.EOF):
			failed = r.err
		}
		if failed != nil || last.offset >= 0 || start.offset == from.offset {
			return last, failed
		}
	}
}

// printSize is how much of each end of what was read goes into a fingerprint.
const printSize = 1 << 10

// check reports whether the log is the one that the Cursor was moved in.
func (c *Cursor) check(ra io.ReaderAt, size int64) error {
	if size < 0 {
		return errNegative
	}
	if c.Offset == 0 {
		head := make([]byte, min(size, headSize))
		if _, err := ra.ReadAt(head, 0); err != nil {
			return err
		}
		if formOf(head, centrevu.Source{}) != plainReport {
			return ErrNotPlain
		}
		return nil
	}
	if c.Offset < 0 || c.Line < 0 || c.Broken < 0 || c.Broken > maxBrokenLines+1 || c.Head == "" || c.Tail == "" {
		return fmt.Errorf("%w: the cursor does not say of which log it is", ErrRotated)
	}
	n := min(c.Offset, printSize)
	if size < n {
		return ErrRotated
	}
	head, err := fingerprint(ra, 0, n)
	switch {
	case err != nil:
		return err
	case head != c.Head:
		return ErrRotated
	case size < c.Offset:
		return ErrTruncated
	}
	tail, err := fingerprint(ra, c.Offset-n, n)
	switch {
	case err != nil:
		return err
	case tail != c.Tail:
		return fmt.Errorf("%w: it begins alike", ErrRotated)
	}
	return nil
}

// move moves the Cursor. If the log cannot be read any more, it is left without
// a fingerprint, and the next reading says so.
func (c *Cursor) move(ra io.ReaderAt, to mark) {
	n := min(to.offset, printSize)
	*c = Cursor{Offset: to.offset, Line: to.lines, Broken: to.broken}
	if n == 0 {
		return
	}
	head, err := fingerprint(ra, 0, n)
	if err != nil {
		return
	}
	tail, err := fingerprint(ra, to.offset-n, n)
	if err != nil {
		return
	}
	c.Head, c.Tail = head, tail
}

func fingerprint(ra io.ReaderAt, offset, n int64) (string, error) {
	b := make([]byte, n)
	if _, err := ra.ReadAt(b, offset); err != nil {
		return "", err
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16]), nil
}
