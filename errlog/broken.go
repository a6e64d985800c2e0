package errlog

import (
	"bytes"
	"unicode"

	"example.com/centrevu"
)

// broken is text of a record that may be the start of the next one, which wraps
// before its values are complete: "05/02/00" at the end of one line and
// "06:12 AM 3 2 MAJOR" in the next. It is judged with the line that follows as if
// the two were one.
type broken struct {
	text  []byte // of its lines; empty = there is none
	lines int
	place centrevu.Position
	here  mark

	// What was known of the record without it.
	record, desc, size int
	tail               tail
	pending            int // lines accounted for
}

// The start of a record that is longer, or over more lines, is none.
const (
	maxBroken      = 80
	maxBrokenLines = 4
)

// mend takes a line that starts no record, and reports whether it does so with
// the lines before it; then the record that they were taken for text of ends
// before them. If it does not, it may be such a line itself.
func (p *parser) mend(s []byte, at centrevu.Position) (told, ok bool) {
	b := &p.broken
	if !p.open || len(s) > maxBroken && len(b.text) == 0 {
		b.text = b.text[:0]
		return false, true
	}
	if len(b.text) > 0 {
		if p.startsWith(b, s) {
			return true, p.beginBroken()
		}
		if n := len(b.text); n+1+len(s) <= maxBroken && b.lines < maxBrokenLines && headLike(s) {
			b.text = append(append(b.text, ' '), s...)
			b.lines++
			return false, true
		}
		b.text = b.text[:0]
	}
	if len(s) <= maxBroken && skipMarks(s, 0) < len(s) && headLike(s) {
		*b = broken{text: append(b.text[:0], s...), lines: 1, place: at, here: p.here,
			record: len(p.record), desc: p.desc, size: p.size, tail: p.tail, pending: len(p.pending)}
	}
	return false, true
}

// startsWith reports whether a record starts with what is broken off and the
// line s behind it, a blank between them or, where a word was broken, none. What
// could be text there in one line could be in two.
func (p *parser) startsWith(b *broken, s []byte) bool {
	record, desc, tail := p.record, p.desc, p.tail
	text := b.text
	p.record, p.desc, p.tail, b.text = p.record[:b.record], b.desc, b.tail, nil
	defer func() { p.record, p.desc, p.tail, b.text = record, desc, tail, text }()
	s = s[:min(len(s), 2*maxBroken)]
	for _, seam := range [...]string{" ", ""} {
		p.joined = append(append(append(p.joined[:0], text...), seam...), s...)
		var h header
		if p.startOf(p.joined, &h) != errNoHeader {
			return true
		}
	}
	return false
}

// beginBroken begins a record that does not read with the lines broken off.
func (p *parser) beginBroken() bool {
	b := p.broken
	p.broken.text = p.broken.text[:0]
	p.record, p.desc, p.size, p.tail = p.record[:b.record], b.desc, b.size, b.tail
	if p.open && b.desc == 0 {
		p.textGone()
	}
	for i := b.pending; i < len(p.pending); i++ {
		p.pending[i].Use, p.pending[i].Fields = centrevu.MisreadLine, nil
	}
	here := p.here
	p.here = b.here
	p.here.broken = b.lines + 1
	ok := p.beginBad(p.fail(b.place, b.place, b.text, "it starts like an entry, is broken over lines, and does not read as one"))
	p.here = here
	return ok
}

// resumeBroken takes a line of a record where a reading goes on that ended before it:
// what stands before them is not there to tell that its lines belong together.
func (p *parser) resumeBroken(s []byte, at centrevu.Position) bool {
	p.fate = ofError
	b := &p.broken
	switch p.resume--; {
	case p.resume == 0:
		return p.beginBroken()
	case len(b.text) == 0:
		*b = broken{text: append(b.text[:0], s...), lines: 1, place: at, here: p.here}
	default:
		b.text = append(append(b.text, ' '), s...)
		b.lines++
	}
	return true
}

// cutInHeader takes the last line of a log that has no end of line as the start of a record
// if it begins with a date for which the line before had room.
func (p *parser) cutInHeader() bool {
	b := &p.broken
	st, ok := startOf(b.text)
	if !p.open || !ok || !st.date || st.at > 0 || b.tail.last()+1+st.end > p.width || len(datesIn(b.text)) > 1 {
		return true
	}
	return p.beginBroken()
}

// headLike reports whether a line can be the start of a record and no more: it
// has a date and a time, or nothing but what stands there, of which the last
// word can be broken.
func headLike(s []byte) bool {
	if saysWord(s) {
		return false
	}
	if st, ok := startOf(s); ok && st.date && st.time {
		return true
	}
	for rest := s; len(rest) > 0; {
		word := rest
		if i := bytes.IndexByte(rest, ' '); i >= 0 {
			word, rest = rest[:i], rest[skipBlanks(rest, i):]
		} else {
			rest = nil
		}
		word = bytes.TrimFunc(word, isSign)
		switch {
		case len(word) == 0, hasDigit(word), !bytes.ContainsFunc(word, unicode.IsLower):
		case weekdays.has(word), months.has(word), namesDate.has(word):
		case rest == nil && beginnings.has(word):
		default:
			return false
		}
	}
	return true
}

// beginnings are the first letters of weekdays and months.
var beginnings = beginningsOf(weekdays, months)

func beginningsOf(sets ...wordSet) wordSet {
	all := wordSet{}
	for _, set := range sets {
		for w := range set {
			for i := range w {
				all[w[:i]] = true
			}
			all[w] = true
		}
	}
	return all
}
