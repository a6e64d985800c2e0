package errlog

import (
	"io"
	"iter"

	"example.com/centrevu"
)

// The names of what became of a line.
var fates = map[fate]string{
	skippedBlank:     "blank",
	skippedHeading:   "page heading",
	skippedFurniture: "furniture",
	unclaimed:        "unclaimed",
	ofEntry:          "entry",
	ofError:          "error",
}

// LineByLine reads a report that begins at once, every line decoded, with
// nothing of what makes Entries fast.
func LineByLine(r io.Reader, src centrevu.Source) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		rep := newReport(r, src, yield)
		rep.slow = true
		rep.run()
	}
}

// Fates reads a report and tells what became of each line of it.
func Fates(r io.Reader, src centrevu.Source, yield func(Entry, error) bool, note func(fate string, from, to int64)) {
	rep := newReport(r, src, yield)
	rep.note = func(f fate, from, to int64) { note(fates[f], from, to) }
	rep.run()
}

// HeaderBoth reads a header in both ways. ok says that the fast one took it.
func HeaderBoth(s []byte, src centrevu.Source) (fast, exact any, ok bool, err error) {
	p := newParser(src, nil)
	var f, e header
	ok = p.day.header(s, &f)
	err = parseHeader(s, p.day.clock, &e)
	return f, e, ok, err
}

// Printing and Plain export what the reading of plain lines rests on.
var Printing = printing

// IsPlain reports whether a log is told to be a plain report.
func IsPlain(head []byte) bool { return formOf(head, centrevu.Source{}) == plainReport }

// ReadSlowly reads a table without what makes Table.Read fast.
func (t Table) ReadSlowly(r io.Reader, src centrevu.Source) iter.Seq2[Entry, error] {
	return t.read(r, src, false)
}

// WithoutOrigin returns an entry that compares: with what is seen of it.
func WithoutOrigin(e Entry) Entry {
	e.origin, e.text = nil, textAt{}
	return e
}

// ReadMark says what a line is as the mark of a page: its number and how many
// there are, the last row and how many there are, and whether it says more.
func ReadMark(s []byte) (numbers [4]int, more, ok bool) {
	m, ok := readMark(s)
	return [4]int{m.page, m.of, m.to, m.rows}, m.more, ok
}

// At a glance and closely: what tells a line of text from one that may be more.
func TextAtOnce(s []byte) bool {
	_, dated := behindWords(s)
	var p parser
	_, header := p.headerWithin(s, 0)
	return textAhead(s) && !dated && !header
}

func MayBeMore(s []byte) bool {
	var p parser
	p.width = wrapAt
	_, dated := startOf(s)
	return dated || p.startOf(s, &header{}) != errNoHeader
}
