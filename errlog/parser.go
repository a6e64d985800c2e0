package errlog

import (
	"errors"
	"fmt"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/wording"
)

// maxText bounds the description of one entry. The table that holds them has
// 256 characters for it.
const maxText = 64 << 10

// parser puts records together, line by line.
type parser struct {
	src   centrevu.Source
	clock wallclock.Reader
	yield func(Entry, error) bool

	window  bool // lines come from the window and not from anything at all
	heading bool // a heading was seen
	any     bool // a record was seen, good or bad
	text    bool // something that is not blank was seen

	open  bool // entry is being put together
	bad   bool // lines belong to a record that did not read
	entry Entry
	from  centrevu.Line // its header
	parts []string
	size  int
	stray centrevu.Line // the first line that belongs to no record
}

// line takes the next line. It reports false if the reading is to end.
func (p *parser) line(l centrevu.Line) bool {
	text := strings.TrimSpace(l.Text)
	if text == "" {
		return true
	}
	p.text = true
	h, err := parseHeader(text, p.clock)
	var bad *wrong
	switch {
	case err == nil:
		return p.begin(h, l)
	case errors.As(err, &bad):
		if !p.flush() {
			return false
		}
		p.any, p.bad = true, true
		place := at(l)
		place.Column += bad.column
		return p.yield(Entry{}, p.fail(place, l, bad.what))
	case p.open:
		return p.add(text)
	case p.bad:
		return true // the rest of a record already reported
	case isHeading(text):
		p.heading = true
		return true
	case p.stray == (centrevu.Line{}):
		p.stray = l
	}
	return true
}

// at returns the place of the first character of a line that is not blank.
func at(l centrevu.Line) centrevu.Position {
	n := len(l.Text) - len(strings.TrimLeft(l.Text, " \t"))
	pos := l.Position
	pos.Offset += int64(n)
	if pos.Column > 0 {
		pos.Column += n
	}
	return pos
}

func (p *parser) begin(h header, l centrevu.Line) bool {
	if !p.flush() || !p.yieldStray() {
		return false
	}
	p.any, p.open, p.from = true, true, l
	p.entry = Entry{
		Time:     h.time.Time,
		Code:     h.code,
		ACD:      centrevu.ACD{Number: h.acd},
		Severity: Severity(h.severity),
		At:       at(l),
	}
	if h.text != "" {
		p.parts = append(p.parts, h.text)
	}
	return true
}

// add takes a line of the description.
func (p *parser) add(text string) bool {
	if p.size += len(text) + 1; p.size > maxText {
		p.open = false
		p.parts, p.size = p.parts[:0], 0
		p.bad = true
		return p.yield(Entry{}, &centrevu.ParseError{Source: p.src.Name, Position: p.entry.At,
			Err: fmt.Errorf("%w: a record of more than %d bytes", centrevu.ErrTooLarge, maxText)})
	}
	p.parts = append(p.parts, text)
	return true
}

// flush yields the entry put together so far.
func (p *parser) flush() bool {
	p.bad = false
	if !p.open {
		return true
	}
	p.open = false
	e := p.entry
	e.Text = strings.Join(p.parts, " ")
	p.parts, p.size = p.parts[:0], 0
	if e.Text == "" {
		return p.yield(e, p.fail(e.At, p.from, "an entry without a description"))
	}
	return p.yield(e, nil)
}

// yieldStray reports lines before the first record that are no heading.
func (p *parser) yieldStray() bool {
	l := p.stray
	if l == (centrevu.Line{}) {
		return true
	}
	p.stray = centrevu.Line{}
	if p.window {
		return true // fields of the window above the list
	}
	return p.yield(Entry{}, p.fail(at(l), l, "text before the first entry"))
}

// end yields what is left when the input has ended.
func (p *parser) end() {
	if !p.flush() || p.any && !p.yieldStray() {
		return
	}
	if p.any {
		return
	}
	err := centrevu.ErrEmpty
	switch {
	case p.window || p.heading:
		err = fmt.Errorf("%w: the log shows no entry", centrevu.ErrNoRows)
	case p.text:
		err = fmt.Errorf("%w: no entry of an error log", centrevu.ErrOtherScreen)
	}
	p.yield(Entry{}, &centrevu.ParseError{Source: p.src.Name, Position: p.stray.Position, Text: p.stray.Text, Err: err})
}

func (p *parser) fail(at centrevu.Position, l centrevu.Line, what string) error {
	text := l.Text
	if l.Column > 1 {
		text = strings.Repeat(" ", l.Column-1) + text
	}
	return &centrevu.ParseError{Source: p.src.Name, Position: at, Text: text, Err: fmt.Errorf("%w: %s", centrevu.ErrSyntax, what)}
}

// isHeading reports whether a line before the first record is a page heading:
// the report's title, the words above the columns, a page number, a rule.
func isHeading(s string) bool {
	s = wording.Fold(strings.TrimFunc(s, func(r rune) bool { return r == ' ' || frame.Side(r) || frame.Line(r) || frame.Joint(r) }))
	if s == "" || strings.Contains(s, "error log") {
		return true
	}
	words := 0
	for _, w := range strings.Fields(s) {
		switch strings.Trim(w, ":.,") {
		case "date", "time", "error", "code", "acd", "severity", "description", "occurred", "count", "counts", "text", "message", "number", "page", "of", "last", "and", "no":
			words++
		default:
			if w[0] < '0' || w[0] > '9' {
				return false
			}
		}
	}
	return words > 0
}
