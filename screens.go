package centrevu

import (
	"bufio"
	"errors"
	"io"
	"iter"
)

// sniffed is how much of a capture is looked at to tell what it is.
const sniffed = 64 << 10

// Screens yields the screens of a capture in the order in which they were
// shown. The capture is told by its content; so far text is read:
//
//   - a saved screen, or several in one file: after a form feed, or after a
//     window's end or the line of its title where another title follows;
//   - what tmux capture-pane prints;
//   - rows between "|" as clint prints them;
//   - windows drawn in Unicode or ASCII line drawing.
//
// Lines may end in LF, CR LF or CR. UTF-8 with and without a byte order mark,
// UTF-16 with one, ISO 8859-1 and any character set that Source.Charset names
// are read.
//
// A screen that cannot be read is yielded as an error, a *ParseError, and
// reading goes on; a read failure or a limit that was reached is yielded once
// and ends it. What was yielded before stands. A capture without a single
// character yields ErrEmpty. The reader is read as the screens are asked for.
func Screens(r io.Reader, src Source) iter.Seq2[*Screen, error] {
	return func(yield func(*Screen, error) bool) {
		br := bufio.NewReaderSize(r, sniffed)
		n := 0
		for s, err := range textScreens(br, src) {
			if s != nil {
				n++
				s.Number = n
			}
			if !yield(s, located(err, src)) {
				return
			}
		}
	}
}

// located gives an error its source and makes it a *ParseError.
func located(err error, src Source) error {
	if err == nil {
		return nil
	}
	var pe *ParseError
	if !errors.As(err, &pe) {
		return &ParseError{Source: src.Name, Err: err}
	}
	if pe.Source == "" {
		pe.Source = src.Name
	}
	return err
}
