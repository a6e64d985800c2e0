package errlog

import "example.com/centrevu"

// take takes the next line without the blanks around it. A line that lies in
// the buffer of the input, in place, may be changed from its first byte on
// once it is taken, and with it all between it and the lines before it.
func (p *parser) take(s []byte, at centrevu.Position, inPlace bool) bool {
	if p.exited && p.pages {
		// The next page, which has its title above, can go on with the record.
		p.exited = at.Line <= p.lastLineNo+1
	}
	if p.pages && at.Line != p.lastLineNo+1 {
		p.apart.ended = false // the text can go on with the next page
	}
	p.lastLineNo = at.Line
	if len(s) == 0 {
		p.fate = skippedBlank
		p.blankLine()
		return true
	}
	p.some = true
	p.fate = ofEntry
	if p.resume > 0 {
		return p.resumeBroken(s, at)
	}
	var h header
	err := p.startOf(s, &h)
	if err == nil {
		return p.begin(&h, s, at, inPlace)
	}
	if p.printedHeader(s, at) {
		return true
	}
	if w, ok := err.(*wrong); ok && !(p.atTop() && isHeading(string(s))) {
		return p.beginBad(p.fail(p.place(s, at, w.column), at, s, w.what))
	}
	if told, ok := p.mend(s, at); told {
		return ok
	}
	switch {
	case p.betweenPages(s, at):
		return true
	case p.open:
		return p.text(s, at)
	default:
		return p.outside(s, at)
	}
}

// atTop reports whether a heading can stand here: at the top of a page, or of the log.
func (p *parser) atTop() bool { return p.page || !p.any }

// say adds a line to what the log says of what it shows.
func (p *parser) say(s []byte, at centrevu.Position) {
	p.scope.say(centrevu.Line{Position: at, Text: string(s), Source: p.src.Name})
}

// printedHeader takes a line that pr(1) prints at the top of a page.
func (p *parser) printedHeader(s []byte, at centrevu.Position) bool {
	if !p.printed.header(s) {
		return false
	}
	if p.fate = skippedFurniture; dated(s) && !p.any && isHeading(string(s)) {
		p.skipHeading(s, at) // of CMS, with the date on which it was printed
	} else if p.printed.last == 1 {
		p.scope.saved = p.printed.date(s, p.day.clock)
		p.say(s, at)
	}
	p.apart.top = true
	return true
}

// betweenPages takes a line that stands between the records of two pages, or behind the
// last: the mark of a page, its title, a heading.
func (p *parser) betweenPages(s []byte, at centrevu.Position) bool {
	if p.exited || string(s) == clintExit {
		p.exited = true
		p.fate = skippedFurniture
		return true
	}
	if m, ok := readMark(s); ok {
		p.fate = skippedFurniture
		p.apart.top = true
		p.scope.mark(m, p.open)
		p.say(s, at)
		return true
	}
	p.page = p.page || p.apart.top || isPageTitle(s)
	if p.page {
		p.apart.top = true
		if p.isHeading(s, at) {
			p.skipHeading(s, at)
			return true
		}
		p.page = false
	}
	p.scope.since++
	return false
}

// text takes a line below the header of a record.
func (p *parser) text(s []byte, at centrevu.Position) bool {
	if p.desc == 0 {
		p.textBegins(at)
		if !p.firstLine(s, at) {
			return false
		}
	} else if p.endsText(s); p.apart.ended {
		return p.below(s, at)
	}
	p.add(s)
	return true
}

// outside takes a line that no record is open for.
func (p *parser) outside(s []byte, at centrevu.Position) bool {
	p.fate = ofError
	switch {
	case p.bad != nil: // the rest of it
	case p.isHeading(s, at):
		p.skipHeading(s, at)
	case isWrapping(string(s)):
		p.fate = skippedFurniture
	case !p.any && p.scope.dateRange(s, &p.day):
		p.fate = skippedFurniture
		p.say(s, at)
	default:
		return p.leave(s, at)
	}
	return true
}

// hidden takes a row of a window of which another window hides the start. It can
// be that of a record, so that it and the rows below belong to none until the
// next one begins.
func (p *parser) hidden(l centrevu.Line) bool {
	p.some, p.fate = true, ofError
	ok := true
	if !p.covered {
		ok = p.beginBad(p.fail(l.Position, l.Position, []byte(l.Text), "another window hides a part of the log"))
		p.covered = true
	}
	if p.log.Account != nil {
		p.account([]byte(l.Text), l.Position)
	}
	return ok
}

// leave takes a line that nothing claims.
func (p *parser) leave(s []byte, at centrevu.Position) bool {
	p.fate = unclaimed
	l := centrevu.Line{Position: at, Text: string(s), Source: p.src.Name}
	if len(p.log.Unclaimed) < maxUnclaimed {
		p.log.Unclaimed = append(p.log.Unclaimed, l)
	}
	if p.window && p.src.Strict {
		return p.yield(Entry{}, p.fail(at, at, s, "nothing claimed this line"))
	}
	if p.stray == nil {
		p.stray = &l
	}
	return true
}
