package errlog

import (
	"bytes"
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/who"
	shown "example.com/centrevu/internal/window"
)

// A description is wrapped text without a blank line. It ends where a blank line stands,
// a rule, the prompt of a shell, or a line that begins with a mark though the line before
// had room for it. What stands behind that, up to the next record, is no part of it: the
// foot of a log is known by what it says, and all else belongs to no entry.

// gap is what is known of where a description ends.
type gap struct {
	ended  bool // behind the last line that was taken
	spaced bool // a blank line stands between the header and the text, and so perhaps between any two
}

// apart is what is known of what stands behind it.
type apart struct {
	gap
	end   int  // of the description in the record, which what stands behind it goes on with; 0 = nothing does
	top   bool // a page begins, so that blank lines are nothing to it
	told  bool // a line stands there that belongs to no entry
	stray mark // the first of them
}

// blankLine takes a blank line of a record with or without text.
func (g *gap) blankLine(text bool) {
	g.ended = g.ended || text && !g.spaced
	g.spaced = g.spaced || !text
}

func (p *parser) blankLine() {
	if p.open && !p.page && !p.apart.top {
		p.apart.blankLine(p.desc > 0)
	}
}

func (rec *plainRecord) blankLine() { rec.gap.blankLine(rec.desc > 0) }

// endOf returns where the description ends in a record.
func (a *apart) endOf(record string) int {
	if a.end == 0 {
		return len(record)
	}
	return min(a.end, len(record))
}

// endsText notes whether the description ends before a line. At the top of a page it
// does if the line before had room for more and no sentence goes on.
func (p *parser) endsText(s []byte) {
	a := &p.apart
	switch room := p.hadRoom(p.tail, s); {
	case isRow(s), unreadable(s):
		a.ended = true
	case a.top:
		a.ended = room && (!isLower(s[0]) || p.endsSentence())
	case !a.ended:
		a.ended = setOff(s) && (room || isRule(string(s)) || enclosed.Match(s) || editorsCount.Match(s)) ||
			bytes.ContainsAny(s, prompts) && who.IsShell(string(s))
	}
	a.top = false
}

// hadRoom reports whether a line cannot have been wrapped: the first word of it had a
// place in the line before, as the other lines of the record show.
func (p *parser) hadRoom(t tail, s []byte) bool {
	width := p.head
	for rest := t; rest != 0; rest >>= 8 {
		width = max(width, rest.last())
	}
	word, _, _ := bytes.Cut(s, []byte(" "))
	return t.last()+1+utf8.RuneCount(word) <= min(width, p.width)
}

func (p *parser) endsSentence() bool {
	return bytes.IndexByte([]byte(".!?"), p.record[len(p.record)-1]) >= 0
}

// setOff reports whether a line begins with a mark as text that goes on does not: that
// of a path can, and a parenthesis that does not end with the line.
func setOff(s []byte) bool {
	c, _ := utf8.DecodeRune(s)
	switch {
	case unicode.IsLetter(c), unicode.IsDigit(c), c == '/', c == '$', c == '%', c == '&', c == '@':
		return false
	case c == '(':
		return s[len(s)-1] == ')'
	}
	return true
}

var (
	// enclosed is a line in brackets, or between marks, of which no text is made.
	enclosed = regexp.MustCompile(`^(?:\[.*\]|<.*>|\{.*\}|--.*--(?:\(\d{1,3}%\))?|==.*==|\*\*.*\*\*)$`)

	// editorsCount is what vi says of the file that it shows: "errors.log" 512 lines, 20480 characters.
	editorsCount = regexp.MustCompile(`^"[^"]*"(?: \[[^\]]*\])* (\d+)(?:L| lines?),? `)
)

// below takes a line behind the end of a description. It stays with the record, for only
// at the end of the log is all known of what stands there.
func (p *parser) below(s []byte, at centrevu.Position) bool {
	if p.apart.end == 0 {
		p.apart.end = len(p.record)
	}
	line, ok := string(s), true
	switch {
	case shown.IsFurniture(line):
	case !isFoot(line) && !p.countsAll(line):
		ok = p.tell(s, at)
	case says(line) && !endsSession(line):
		p.scope.some = true
		p.scope.say(centrevu.Line{Position: at, Text: line, Source: p.src.Name})
	case chosenBelow.MatchString(line):
		p.scope.some = p.scope.some || !asksForAll(line)
		p.scope.say(centrevu.Line{Position: at, Text: line, Source: p.src.Name})
	case p.scope.shows(line), p.scope.counts(line, p.scope.read+1), namesDates(line) && p.scope.footDates(s, p.entry.Time, &p.day):
		p.scope.say(centrevu.Line{Position: at, Text: line, Source: p.src.Name})
	}
	if p.fate == ofEntry {
		p.fate = skippedFurniture
	}
	p.add(s) // behind which s is another
	return ok
}

// tell takes a line that belongs to no entry.
func (p *parser) tell(s []byte, at centrevu.Position) bool {
	if p.stray == nil {
		p.apart.stray, p.apart.told = p.here, true
	}
	return p.leave(s, at)
}

// firstLine takes the first line of a description, which is told if it makes no text.
func (p *parser) firstLine(s []byte, at centrevu.Position) bool {
	if !unreadable(s) {
		return true
	}
	ok := p.tell(s, at)
	p.fate = ofEntry
	return ok
}

// countsAll reports whether an editor's count of the lines of a file is that of those above.
func (p *parser) countsAll(line string) bool {
	m := editorsCount.FindStringSubmatch(line + " ")
	return m != nil && number32(m[1]) == p.here.lines
}

// lastSays looks in the last line of a record that another one follows for what says
// that something was left out there.
func (p *parser) lastSays() {
	n := p.tail.last()
	if !p.open || p.desc == 0 || p.apart.end > 0 || n == 0 || n == longestTold || n >= len(p.record)-p.desc {
		return
	}
	line := p.record[len(p.record)-n:]
	word, _, _ := bytes.Cut(line, []byte(" "))
	if room := (p.tail>>8).last()+1+len(word) <= p.width; room && maySay(line) && says(string(line)) {
		p.scope.some = true
		p.scope.say(centrevu.Line{Position: p.entry.At, Text: string(line), Source: p.src.Name})
	}
}

// maySay tells at a glance what cannot say that something was left out: neither is its
// first word the name of a program, with a colon behind it, nor its last one of those
// that end such a line.
func maySay(s []byte) bool { return len(s) > 0 && (labelled(s) || endsLeftOut(s)) }

func labelled(s []byte) bool {
	k := blankIn(s)
	return k > 0 && s[k-1] == ':'
}

func endsLeftOut(s []byte) bool {
	n := len(s)
	if n < len("cut off") {
		return false
	}
	switch uint32(s[n-3])<<16 | uint32(s[n-2])<<8 | uint32(s[n-1]) {
	case 't'<<16 | 'e'<<8 | 'd', 's'<<16 | 'e'<<8 | 'd', 'u'<<16 | 'e'<<8 | 'd', 'o'<<16 | 'f'<<8 | 'f':
	case 'o'<<16 | 'w'<<8 | 'n':
		return s[n-4] == 'h' // shown
	default:
		return false
	}
	return slices.ContainsFunc(leftOutEnds, func(end []byte) bool { return bytes.HasSuffix(s, end) })
}

var leftOutEnds = list("truncated omitted suppressed listed continued off")
