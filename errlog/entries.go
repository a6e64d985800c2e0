package errlog

import (
	"bufio"
	"bytes"
	"io"
	"iter"

	"example.com/centrevu"
	"example.com/centrevu/internal/frame"
)

// Entries yields the entries of an error log, in the order in which they
// stand.
//
// What the capture is is told by its content. A report as printed to a file is
// read as a stream, however long it is, and holds no more than one record in
// memory. A terminal recording, or a screen with a window drawn on it, goes
// through centrevu.Screens: see FromScreens.
//
// A record that does not read is yielded as a *centrevu.ParseError that wraps
// centrevu.ErrSyntax, and reading goes on with the next one; so are lines that
// stand before the first record and are no heading. A read failure, or a
// record without end (centrevu.ErrTooLarge), is yielded once and ends the
// reading. An empty log yields centrevu.ErrEmpty, a window or heading without
// a record centrevu.ErrNoRows, and anything else without one
// centrevu.ErrOtherScreen.
//
// In a report without a window, blanks at the start and the end of a line are
// no part of the text.
func Entries(r io.Reader, src centrevu.Source) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		br := bufio.NewReaderSize(r, 64<<10)
		head, _ := br.Peek(64 << 10)
		entries := report(br, src)
		if isScreens(head) {
			entries = FromScreens(centrevu.Screens(br, src), src)
		}
		for e, err := range entries {
			if !yield(e, err) {
				return
			}
		}
	}
}

// isScreens tells captured screens, with escape sequences or a window's frame,
// from a printed report, by the start of the capture.
func isScreens(head []byte) bool {
	if bytes.IndexByte(head, 0x1b) >= 0 || bytes.HasPrefix(head, []byte{0x1f, 0x8b}) || bytes.IndexByte(head, 0) >= 0 {
		return true
	}
	for line := range bytes.Lines(head) {
		line = bytes.TrimRight(line, " \r\n")
		rules := 0
		for _, r := range string(line) {
			if frame.Line(r) || frame.Joint(r) {
				rules++
			}
		}
		if rules >= 20 && bytes.Contains(line, []byte(": ")) {
			return true // a top border with a title in it
		}
	}
	return false
}

// FromScreens reads the Error Log Report window from the screens given. The
// pages of a scrolled log are put together: where they overlap the common
// lines count once, and entries that really stand there twice stay two.
func FromScreens(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		showings, err := centrevu.Showings(screens, src, "Error Log Report", "Error Log", "Customer Error Log", "Customer Error Log Report")
		all := centrevu.Showing{}
		for _, s := range showings {
			all.Title = s.Title
			all.Pages = append(all.Pages, s.Pages...)
		}
		if err != nil && !yieldAll(err, yield) || len(all.Pages) == 0 {
			return
		}
		p := parser{src: src, yield: yield}
		p.clock.Location, p.clock.Near = src.Location, src.CapturedAt
		p.window = all.Title != ""
		for _, l := range all.Lines() {
			if !p.line(l) {
				return
			}
		}
		p.end()
	}
}

// yieldAll yields each of the errors that errors.Join put together.
func yieldAll(err error, yield func(Entry, error) bool) bool {
	if list, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range list.Unwrap() {
			if !yieldAll(e, yield) {
				return false
			}
		}
		return true
	}
	return yield(Entry{}, err)
}
