package errlog

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/wallclock"
)

// maxText bounds the description of one entry. The table that holds them has
// 256 characters for it.
const maxText = 64 << 10

// parser puts records together, line by line.
type parser struct {
	src   centrevu.Source
	day   day
	order Layout // of header lines, nil for the documented one
	yield func(Entry, error) bool
	begun func() // called where a record begins, once the one before is yielded; may be nil

	window     bool // lines come from the window and not from anything at all
	heading    bool // a heading was seen
	any        bool // a record was seen, good or bad
	some       bool // something that is not blank was seen
	page       bool // lines stand at the top of a page
	pages      bool // lines come from the pages of a window
	lastLineNo int  // of the line before
	exited     bool // clint's last rows: they belong to no record
	printed    printedPages

	covered bool            // the record that did not read is hidden
	beyond  []centrevu.Line // rows written below the end of the list in the window

	broken broken // the last of its lines, which may belong to the next one
	resume int    // lines to come over which the start of a record is broken
	joined []byte // it and the next line
	whole  []byte // a line whose date and time were mended

	open bool  // a record is being put together
	bad  error // lines belong to a record that did not read: what is wrong with it

	entry    Entry // what its header says
	record   []byte
	inPlace  bool // record lies in the buffer of the input and not in spare
	spare    []byte
	head     int     // length of the header in record
	shared   *origin // of the entries that lie in the input as they are read
	headLine int     // lines before the header
	desc     int     // where the description begins in record; 0 = there is none yet
	size     int     // of the description below the header

	apart apart // what stands behind the description

	tail  tail // of the text, or of the header that it begins in
	width int  // at which lines are wrapped

	twins [maxTwins]string // texts of entries
	first time.Time        // of the first entry

	log     *Log
	scope   scoper
	fields  []centrevu.Field     // of the line taken
	pending []centrevu.Accounted // lines of the record that is being put together

	stray  *centrevu.Line // the first line that belongs to no record
	fate   fate           // what became of the line taken last
	here   mark           // where it begins
	behind mark           // where what is yielded ends
	blocks block

	cells    cells.Row // of the line being taken, if it was decoded
	line     []byte    // its text
	bytewise bool      // each of its characters is a byte of the input
	words    severities
}

// mark is a place between two lines.
type mark struct {
	offset int64
	lines  int // before it
	broken int // lines behind it over which the start of a record is broken, else 0
}

// fate is what became of a line: nothing of the input is left out unsaid.
type fate uint8

const (
	skippedBlank     fate = iota
	skippedHeading        // of a page
	skippedFurniture      // known, and of no record
	ofEntry               // yielded in an entry
	ofError               // an error is yielded that stands for it
	unclaimed             // before the first record: the first of them is an error
)

// newParser returns a parser that has no Log yet: one is set before it takes lines.
func newParser(src centrevu.Source, yield func(Entry, error) bool) parser {
	clock := wallclock.Reader{Location: src.Zone(), Near: src.CapturedAt}
	return parser{src: src, day: day{clock: clock}, yield: yield, width: wrapAt}
}

// padded takes the next line as cells with blanks around it.
func (p *parser) padded(r cells.Row, first centrevu.Position) bool {
	r = narrowed(r)
	from, to := trimCells(r.Cells, 0, len(r.Cells))
	return p.row(r.Slice(from, to), first, from)
}

// row takes the next line as cells, the blanks around it cut off: those from a
// cell on, of a row whose first stands at the position given.
func (p *parser) row(r cells.Row, first centrevu.Position, from int) bool {
	p.spill()
	p.cells = r
	p.line = p.line[:0]
	for i, c := range r.Cells {
		switch {
		case c != 0:
			p.line = utf8.AppendRune(p.line, c)
		case i == 0:
			p.line = append(p.line, ' ')
		}
	}
	if len(r.Offsets) > 0 {
		first.Offset = r.Offsets[0]
	}
	first.Column += from
	ok := p.take(p.line, first, false)
	if p.log.Account != nil {
		p.account(p.line, first)
	}
	p.cells = cells.Row{}
	return ok
}

// place returns where the byte s[k] of the line taken stands, which begins at
// the position given.
func (p *parser) place(s []byte, at centrevu.Position, k int) centrevu.Position {
	column := cells.Len(string(s[:k]))
	at.Column += column
	switch {
	case column < len(p.cells.Offsets):
		at.Offset = p.cells.Offsets[column]
	case p.bytewise:
		at.Offset += int64(utf8.RuneCount(s[:k]))
	default:
		at.Offset += int64(k)
	}
	return at
}

// startOf reads a line as the first of a record. It is errNoHeader for a line
// that is none, and a *wrong for one that does not read, or in which another record
// begins behind its start.
func (p *parser) startOf(s []byte, h *header) error {
	err := p.headerOf(s, h)
	from := 0
	switch {
	case err == nil && h.odd != 0:
		from = 1 // an ACD's name can be anything
	case err == nil && h.text > 0:
		from = h.text
	case err != errNoHeader:
		return err
	}
	switch at, ok := p.headerWithin(s, from); {
	case !ok && err == errNoHeader:
		if w := endOfHeader(s); w != nil {
			return w
		}
		return err
	case !ok:
		return err
	case at <= skipMarks(s, 0):
		return &wrong{at, likeAnEntry}
	default:
		return &wrong{at, withinALine}
	}
}

func (p *parser) headerOf(s []byte, h *header) error {
	err := errNoHeader
	switch {
	case p.order != nil:
		err = p.order.parse(s, p.day.clock, h)
	case !dated(s):
	case p.day.header(s, h):
		return nil
	default:
		err = parseHeader(s, p.day.clock, h)
	}
	if err != errNoHeader {
		return err
	}
	if (p.order != nil || dated(s)) && oddHeader(s, p.order, p.day.clock, h) && !(h.weak && p.wrapped(s, start{})) {
		return nil
	}
	if w := p.startsRecord(s); w != nil {
		return w
	}
	return errNoHeader
}

// begin ends the record before and begins one with the header in s.
func (p *parser) begin(h *header, s []byte, at centrevu.Position, inPlace bool) bool {
	if !p.end() {
		return false
	}
	p.open, p.inPlace = true, inPlace
	p.entry.Time = p.day.time(h)
	p.scope.notes(p.entry.Time)
	p.entry.Code, p.entry.Count = h.code, h.count
	p.entry.ACD = centrevu.ACD{Number: h.acd, Name: h.name.of(s)}
	p.entry.Odd = h.odd
	p.entry.Severity = p.words.word(s[h.word:h.wordEnd])
	p.entry.At = at
	p.entry.origin, p.entry.text = p.from(), textAt{}
	if len(p.cells.Cells) > 0 || p.bytewise {
		w := &Where{Source: p.src.Name}
		w.add(p, s, at, h)
		p.entry.origin = &origin{order: p.order, clock: p.day.clock, exact: w, line: at.Line}
	}
	p.headLine = p.here.lines
	p.record = s
	if !inPlace {
		p.spare = append(p.spare[:0], s...)
		p.record = p.spare
	}
	p.head, p.desc, p.size, p.tail, p.apart = len(s), h.text, 0, 0, apart{}
	if h.text > 0 {
		p.tail = p.tail.with(len(s))
	}
	if p.log.Account != nil {
		p.fields = p.fieldsOf(s, at, h)
	}
	return true
}

// from returns the origin that entries share.
func (p *parser) from() *origin {
	if p.shared == nil {
		p.shared = &origin{source: p.src.Name, order: p.order, clock: p.day.clock}
	}
	return p.shared
}

// beginBad ends the record before and begins one that did not read.
func (p *parser) beginBad(err error) bool {
	if !p.end() {
		return false
	}
	p.bad = err
	p.fate = ofError
	return true
}

// end yields what stands before the line at which a record begins.
func (p *parser) end() bool {
	p.behind, p.page, p.exited = p.here, false, false
	p.lastSays()
	if p.apart.told {
		p.behind = p.apart.stray // which comes behind the entry
	}
	if !p.flush() {
		return false
	}
	if p.behind = p.here; !p.yieldStray() {
		return false
	}
	p.any, p.scope.more, p.covered, p.apart = true, false, false, apart{}
	p.broken.text = p.broken.text[:0]
	if p.begun != nil {
		p.begun()
	}
	return true
}

// textBegins notes where the description begins, below its header.
func (p *parser) textBegins(at centrevu.Position) {
	e := &p.entry
	if w := e.origin.exact; w != nil {
		w.Text = at
		return
	}
	e.text = textBelow(p.here.lines-p.headLine, at.Column, at.Offset-e.At.Offset)
}

// textGone notes that what textBegins noted is no description after all.
func (p *parser) textGone() {
	e := &p.entry
	e.text = textAt{}
	if w := e.origin.exact; w != nil {
		w.Text = centrevu.Position{}
	}
}

// add takes a line of the description.
func (p *parser) add(s []byte) {
	if p.size += len(s) + 1; p.size > maxText {
		p.tooLarge()
		return
	}
	p.tail = p.tail.with(len(s))
	r := p.record
	n := len(r)
	if p.desc == 0 {
		p.desc = n + 1
	}
	// In the buffer the line mostly stands where it belongs: only its end of
	// line becomes a blank.
	if cap(r)-n > len(s) && &r[n : n+2][1] == &s[0] {
		r = r[:n+1+len(s)]
		r[n] = ' '
		p.record = r
		return
	}
	p.record = append(append(r, ' '), s...)
}

// tooLarge gives up the record that is being put together.
func (p *parser) tooLarge() {
	p.open = false
	p.misread()
	p.bad = &centrevu.ParseError{Source: p.src.Name, Position: p.entry.At,
		Err: fmt.Errorf("%w: a record of more than %d bytes", centrevu.ErrTooLarge, maxText)}
	p.fate = ofError
}

// long takes the start of a line that is too long to be held.
func (p *parser) long(start []byte, at centrevu.Position) bool {
	p.some = true
	p.fate = ofError
	var h header
	err := p.startOf(start, &h)
	switch {
	case err != errNoHeader:
		return p.beginBad(&centrevu.ParseError{Source: p.src.Name, Position: at,
			Err: fmt.Errorf("%w: a line of more than %d bytes", centrevu.ErrTooLarge, maxLine)})
	case p.open:
		p.tooLarge()
	case p.bad == nil:
		return p.leave(start[:min(len(start), 200)], at)
	}
	return true
}

// spill moves the record out of the buffer of the input.
func (p *parser) spill() {
	if p.open && p.inPlace {
		p.spare = append(p.spare[:0], p.record...)
		p.record, p.inPlace = p.spare, false
	}
}

// flush yields the record put together so far.
func (p *parser) flush() bool {
	if p.open && p.desc == 0 {
		p.misread()
	}
	p.settle()
	if p.bad != nil {
		err := p.bad
		p.bad = nil
		return p.yield(Entry{}, err)
	}
	if !p.open {
		return true
	}
	p.open = false
	if !p.inPlace {
		p.spare = p.record[:0]
	}
	e := &p.entry
	s := p.blocks.keep(p.record)
	e.Header = s[:p.head]
	if p.desc == 0 {
		e.Text = ""
		return p.yield(*e, p.fail(e.At, e.At, []byte(e.Header), "an entry without a description"))
	}
	p.scope.read++
	e.Text = s[p.desc:p.apart.endOf(s)]
	p.keepTwin(e)
	return p.yield(*e, nil)
}

// yieldStray reports lines before the first record that are no heading.
func (p *parser) yieldStray() bool {
	l := p.stray
	p.stray = nil
	if l == nil || p.window {
		return true // fields of the window above the list
	}
	what := "text before the first entry"
	if p.apart.told || p.printed.middle {
		what = "text behind the end of an entry"
	}
	return p.yield(Entry{}, p.fail(l.Position, l.Position, []byte(l.Text), what))
}

// finish yields what is left when the input has ended.
func (p *parser) finish() {
	p.behind = p.here
	if p.apart.told {
		p.behind = p.apart.stray
	}
	if p.open {
		p.scope.read++
	}
	if p.open && p.desc > 0 && p.scope.foot(p.record, p.desc, p.tail, p.entry.Time, &p.day) {
		p.scope.say(centrevu.Line{Position: p.entry.At, Text: string(p.record[:p.head]), Source: p.src.Name})
	}
	if from := p.strangeEnd(); from > 0 {
		p.scope.some = true
		p.scope.say(centrevu.Line{Position: p.entry.At, Text: string(p.record[from:]), Source: p.src.Name})
	}
	p.log.Scope = p.scope.done()
	if !p.flush() {
		return
	}
	if p.behind = p.here; p.any {
		p.yieldStray()
		return
	}
	err := centrevu.ErrEmpty
	switch {
	case p.window || p.heading:
		err = fmt.Errorf("%w: the log shows no entry", centrevu.ErrNoRows)
	case p.some:
		err = fmt.Errorf("%w: no entry of an error log", centrevu.ErrOtherScreen)
	}
	e := &centrevu.ParseError{Source: p.src.Name, Err: err}
	if l := p.stray; l != nil {
		e.Position, e.Text = l.Position, fromColumnOne(l.Text, l.Column)
	}
	p.yield(Entry{}, e)
}

// fail says what is wrong at a place in the line s that stands at start.
func (p *parser) fail(place, start centrevu.Position, s []byte, what string) error {
	return &centrevu.ParseError{Source: p.src.Name, Position: place,
		Text: fromColumnOne(string(s), start.Column), Err: fmt.Errorf("%w: %s", centrevu.ErrSyntax, what)}
}

// fromColumnOne puts blanks in front of a text, for a caret counts columns from
// the first.
func fromColumnOne(s string, column int) string {
	return strings.Repeat(" ", max(0, column-1)) + s
}
