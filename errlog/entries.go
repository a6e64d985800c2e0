package errlog

import (
	"bufio"
	"bytes"
	"io"
	"iter"

	"example.com/centrevu"
	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/charset"
	"example.com/centrevu/internal/lines"
	"example.com/centrevu/internal/sound"
)

// Entries yields the entries of an error log, in the order in which they
// stand.
//
// What the capture is is told by its content. A report as printed to a file,
// be it compressed with gzip, is read as a stream, however long it is: memory
// is bounded whatever it holds, and entries share blocks of it as Entry says. A
// terminal recording, or a screen with a window drawn on it, goes through
// centrevu.Screens: see FromScreens; entries that stand in a text beside its
// windows follow those of the log's window. The first 64 KiB decide; they are
// read before the first entry is yielded. A window that stands below the first
// entry of a report is text of that entry.
//
// A record that does not read, or a line that starts like one with a date and a
// time, is yielded as a *centrevu.ParseError that wraps centrevu.ErrSyntax, and
// reading goes on with the next one; so is the first of the lines that stand
// before the first record and are no heading (Log has them all). A record with a
// description, or a line, of more than 64 KiB is centrevu.ErrTooLarge, and
// reading goes on behind it as well. A read failure is yielded once and ends
// the reading; the entry before it may have lost its end. An empty log yields
// centrevu.ErrEmpty, a window or heading without a record centrevu.ErrNoRows,
// and anything else without one centrevu.ErrOtherScreen.
//
// Lines end in LF, CR LF, CR, a form feed or VT, NEL or the separators of lines and
// paragraphs. In a report without a window, blanks at the start and the end of a line are
// no part of the text, and neither is a page heading behind a form feed. An
// entry is yielded when the next one begins, or at the end.
//
// A section that Sections or Section made yields the entries in it as if the
// whole log were read, but for the lines that they stand in, which are not
// known.
func Entries(r io.Reader, src centrevu.Source) iter.Seq2[Entry, error] {
	return Layout{}.Entries(r, src)
}

func (l *Log) read(r io.Reader, src centrevu.Source, yield func(Entry, error) bool) {
	if s, offset := sectionOf(r); s != nil && l.Layout.custom() == nil && l.Account == nil {
		newSection(s, mark{offset: offset}, offset == 0, src, yield).run()
		return
	}
	r = sound.Reader(r)
	// Most logs are small.
	head := make([]byte, smallHead)
	n, err := sound.Fill(r, head)
	if err == nil {
		head = append(head, make([]byte, headSize-smallHead)...)
		var more int
		more, err = sound.Fill(r, head[n:])
		n += more
	}
	if err != nil {
		r = ended{err}
	}
	f := screens
	if src.Timing == nil {
		f = formOf(head[:n], src)
	}
	all := io.MultiReader(bytes.NewReader(head[:n]), r)
	var text io.Reader = all
	switch f {
	case screens, windows:
		b := besides{src: src}
		screens := centrevu.Screens(all, src)
		if f == windows {
			screens = b.of(screens)
		}
		g := centrevu.Gather(screens, src)
		l.fromGathering(g, b.found, src, yield)
		return
	case zippedReport:
		c, err := capture.Open(all, capture.Options{})
		if err != nil {
			yield(Entry{}, &centrevu.ParseError{Source: src.Name, Err: err})
			return
		}
		text = c.Text()
	}
	var wide *utf16Offsets
	if f != plainReport {
		text, wide = fromUTF16(text)
	}
	rep := newReport(text, src, yield)
	rep.log = l
	rep.slow, rep.utf16 = wide != nil || l.Account != nil, wide
	rep.order = l.Layout.custom()
	if err == io.EOF && f == plainReport {
		rep.atMost = int64(n)
	}
	rep.run()
}

// fromUTF16 turns UTF-16 into UTF-8, and leaves other text as it is, but for the marks of
// a quotation.
func fromUTF16(r io.Reader) (io.Reader, *utf16Offsets) {
	br := bufio.NewReaderSize(r, lines.QuotedHead)
	head, _ := br.Peek(charset.UTF16Head)
	if !charset.IsUTF16(head) {
		return lines.Unquote(br), nil
	}
	text := bufio.NewReaderSize(charset.FromUTF16(br), lines.QuotedHead)
	return lines.Unquote(text), &utf16Offsets{offset: int64(charset.UTF16Mark(head))}
}

// ended is a reader that has nothing more.
type ended struct{ err error }

func (e ended) Read([]byte) (int, error) { return 0, e.err }

// FromScreens reads the Error Log Report window from the screens given. The
// pages of a scrolled log are put together: where they overlap the common
// lines count once, and entries that really stand there twice stay two.
func FromScreens(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source) iter.Seq2[Entry, error] {
	return Layout{}.FromScreens(screens, src)
}

// FromGathering is FromScreens for windows that have been gathered already.
func FromGathering(g *centrevu.Gathering, src centrevu.Source) iter.Seq2[Entry, error] {
	return Layout{}.FromGathering(g, src)
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
