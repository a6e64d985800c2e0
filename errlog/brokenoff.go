package errlog

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/centrevu"
)

// What ends the printing of a log before its end says so below the last line that came
// through ("Network error: Software caused connection abort"), in words of its own. They
// read as text of the last record, but stand where no wrapping puts them: the line before
// had room for them, though the lines of the text are as full as can be.

// strangeEnd returns where something begins that stands so at the end of the record that
// is put together, and that nobody knows; 0 if nothing does.
func (p *parser) strangeEnd() int {
	if !p.open || p.desc == 0 || p.window {
		return 0
	}
	lines, end := p.tail.of(string(p.record[p.desc:])), len(p.record)
	for ; p.apart.end > 0 && len(lines) > 0 && end > p.apart.end; lines = lines[:len(lines)-1] {
		end -= len(lines[len(lines)-1]) + len(" ") // below it
	}
	width, full, wide, strange := p.head, 0, false, len(lines)
	for i := 1; i < len(lines); i++ {
		before, line := lines[i-1], lines[i]
		width = max(width, len(before))
		word, _, _ := strings.Cut(line, " ")
		n := len(before) + 1 + utf8.RuneCountInString(word)
		switch room := n <= min(width, p.width); {
		case room && strings.ContainsAny(before[len(before)-1:], ".!?"):
			strange = min(strange, i)
		case !room && strange < i && startsSmall(line):
			return 0 // the text is of several paragraphs
		case !room:
			full, wide = full+1, wide || n > p.width && len(before) <= p.width
		}
	}
	if !wide && full < 2 || !slices.ContainsFunc(lines[strange:], isStranger) {
		return 0
	}
	return end - len(strings.Join(lines[strange:], " "))
}

// maxTwins is how many texts are kept to be looked at at the end of a log.
const maxTwins = 64

// keepTwin keeps the text of an entry, of the last so many.
func (p *parser) keepTwin(e *Entry) {
	if p.scope.read == 1 {
		p.first = e.Time
	}
	p.twins[p.scope.read%maxTwins] = e.Text
}

// cutInText looks at the last line of a log that has no end of line. Where the newest entries
// stand last, and the text goes no further than a part of one above, the log was broken off.
func (p *parser) cutInText() {
	if !p.open || p.desc == 0 || !p.entry.Time.After(p.first) || p.apart.end > 0 {
		return
	}
	text := string(p.record[p.desc:])
	if !slices.Contains(p.twins[:], text) && slices.ContainsFunc(p.twins[:], func(twin string) bool { return breaksOff(twin, text) }) {
		p.scope.some = true
		p.scope.say(centrevu.Line{Position: p.entry.At, Text: string(p.record[:p.head]), Source: p.src.Name})
	}
}

// breaksOff reports whether a text is the beginning of another one, and does not end as a
// sentence does.
func breaksOff(whole, part string) bool {
	last, _ := utf8.DecodeLastRuneInString(part)
	return strings.HasPrefix(whole, part) && !strings.ContainsRune(".!?。", last)
}

// isStranger reports whether a line is not known to stand below a log.
func isStranger(line string) bool { return !isFoot(line) && !isMark([]byte(line)) }

// of returns the last lines of a text, as far as the tail tells.
func (t tail) of(text string) []string {
	var lines []string
	for end := len(text); t.last() > 0 && t.last() < longestTold && t.last() <= end; t >>= 8 {
		lines = append(lines, text[end-t.last():end])
		end -= min(end, t.last()+1)
	}
	slices.Reverse(lines)
	return lines
}
