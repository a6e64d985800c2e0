package errlog

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// A sign of a header that was not read (05/0?/00 06:12 AM 417 1 MAJOR), or was read
// as another (O5/O2/OO, 05 02 00), makes no text of it. The start of a line is held
// against the skeletons of a date and a time, and where enough of their signs agree,
// what stands behind is read as if all of them did.

// The skeletons: d is a digit, h the first letter of AM and PM.
var (
	dateSkeletons = []string{"dd/dd/dd", "dd/dd/dddd", "d/dd/dd", "dd/d/dd", "d/d/dd", "d/dd/dddd", "dd/d/dddd", "d/d/dddd"}
	timeSkeletons = []string{"dd:dd hM", "dd:dd", "dd:dd:dd hM", "dd:dd:dd", "d:dd hM", "d:dd", "d:dd:dd hM", "d:dd:dd"}
)

// mended stands for a date and a time that do not read.
const mended = "01/01/00 01:01 AM"

// longestValues is how much of a line is looked at behind the date and time: values,
// and the blanks between columns.
const longestValues = 256

// maxGarbled is how many signs of a date and time can be wrong where the values
// behind them are not of the documented form, or the severity is in small letters.
const maxGarbled = 2

// garbled reports where a line has a header of which some signs were not read.
func (p *parser) garbled(s []byte) (at int, ok bool) {
	digits := manyDigits(s)
	if textAhead(s) || !digits && !endsAsHeader(s) {
		return 0, false
	}
	if s = signs(s); !digits {
		return skipMarks(s, 0), p.onlyValues(s)
	}
	for words, i := 0, 0; words <= maxBefore && i < len(s); words++ {
		next := skipMarks(s, i) // at which a record begins that reads
		if p.garbledAt(s, next) {
			return next, true
		}
		if next > i && p.garbledAt(s, i) {
			return i, true
		}
		end := wordEnd(s, next)
		if end == next || !standsBefore(s[next:end]) {
			break
		}
		i = skipBlanks(s, end)
	}
	return skipMarks(s, 0), p.timeAndValues(s) || p.onlyValues(s)
}

// onlyValues reports whether a line is the end of a header and nothing else, a code, an
// ACD and a severity in capitals: nothing of its date and time was read, so that no word
// stands before them, and none was broken off in the line before. A sentence that goes on
// there can end so too, but has no two words without a letter or digit to speak of before
// its numbers. Below a record that did not read it is the rest of that.
func (p *parser) onlyValues(s []byte) bool {
	if p.bad != nil || len(s) > maxBroken || !endsAsHeader(s) || p.order != nil && p.order[0] != TimeColumn {
		return false
	}
	words := bytes.Fields(s)
	n := len(words)
	if n < 3 || len(words[n-1]) < len("INFO") || digitRun(words[n-2], 0) < len(words[n-2]) || digitRun(words[n-3], 0) < len(words[n-3]) {
		return false
	}
	digits := 0
	for _, word := range words[:n-3] {
		for i := range word {
			if lettersEnd(word, i) > i+len("AM") {
				return false
			}
			if isDigit(word[i]) {
				digits++
			}
		}
	}
	unread := n-3 > 1 && digits <= len("12")
	return (unread || !p.wrapped(s, start{timeFirst: true})) && (len(p.broken.text) == 0 || !p.startsWith(&p.broken, s))
}

// garbledAt reports whether a header of which some signs were not read has its date
// and time at a place of a line.
func (p *parser) garbledAt(s []byte, i int) bool {
	for _, date := range dateSkeletons {
		to, wrongDate := held(s, i, date)
		if to < 0 {
			continue
		}
		to, seam := heldBlank(s, to)
		for _, time := range timeSkeletons {
			end, wrong := held(s, to, time)
			if wrong += seam; end < 0 || wrongDate > 0 && wrong > 0 && (2*wrongDate > len(date) || 2*wrong > len(time)) {
				continue
			}
			if 2*wrong > len(time) && hasWord(s[to:to+len("d:dd")]) {
				continue // it is none
			}
			if p.valuesBehind(s, i, end, wrongDate+wrong) {
				return true
			}
		}
	}
	return false
}

// hasWord reports whether a letter or a blank is among what stands for a time.
func hasWord(s []byte) bool {
	return bytes.ContainsFunc(s, func(r rune) bool { return r == ' ' || unicode.IsLetter(r) })
}

// valuesBehind reports whether the values of a header stand behind a date and time of
// which so many signs are wrong. Those of the documented form do with any; the others
// need more of the date and time.
func (p *parser) valuesBehind(s []byte, from, to, wrong int) bool {
	order, whole, weak := p.mended(s, from, to)
	switch {
	case whole && !weak:
		return true
	case wrong > maxGarbled:
		return false
	case whole:
		return !p.wrapped(s, start{})
	}
	var h header
	if wrong > 0 && oddHeader(p.whole, order, p.day.clock, &h) && !h.weak {
		return true
	}
	return order[0] == TimeColumn && garbledValues(s, to, order[1:], wrong)
}

// mended reads a line as a header in which the date and the time between two places
// read, and leaves it in p.whole, as far as the values can reach.
func (p *parser) mended(s []byte, from, to int) (order Layout, whole, weak bool) {
	if order = p.order; order == nil {
		order = documented
	}
	var h header
	p.whole = append(append(append(p.whole[:0], s[:from]...), mended...), s[to:min(len(s), to+longestValues)]...)
	whole = order.parse(p.whole, p.day.clock, &h) == nil
	word := string(p.whole[h.word:h.wordEnd])
	return order, whole && word != "AM" && word != "PM", whole && !isCapitals(word)
}

// garbledValues reports whether the values of a header stand at s[i:] of which one
// sign is wrong at most, with those that were wrong before.
func garbledValues(s []byte, i int, columns Layout, wrong int) bool {
	if len(columns) == 0 || columns[0] == TextColumn {
		return true
	}
	i, seam := heldBlank(s, i)
	if wrong += seam; wrong > 1 || i >= len(s) {
		return false
	}
	if columns[0] == SeverityColumn {
		word, _, _ := bytes.Cut(s[i:], []byte(" "))
		return garbledValues(s, i+len(word), columns[1:], wrong+wrongInSeverity(word)) && wrong+wrongInSeverity(word) <= 1
	}
	for n := 1; n <= 9 && i+n <= len(s); n++ {
		if !isDigit(s[i+n-1]) {
			wrong++
		}
		if wrong > 1 {
			return false
		}
		if garbledValues(s, i+n, columns[1:], wrong) {
			return true
		}
	}
	return false
}

// wrongInSeverity returns how many signs of a word keep it from being a severity in
// capitals.
func wrongInSeverity(word []byte) int {
	capitals, small, digits := 0, 0, 0
	ahead := -1 // capitals at the start
	for i, c := range word {
		switch {
		case 'A' <= c && c <= 'Z':
			capitals++
			continue
		case isLower(c):
			small++
		case isDigit(c):
			digits++
		}
		if ahead < 0 {
			ahead = i
		}
	}
	switch {
	case isCapitals(string(word)):
		return 0
	case ahead >= 3, small == 0 && (capitals > 0 || digits == 0): // MAJOR?Data, M.JOR, #####
		return 1
	case capitals > 1:
		return small
	}
	return len(word) + 1
}

// timeAndValues reports whether near the start of a line a time of day stands with the
// values of a header behind it, whatever is before it but nothing, which oddStart is
// for, and a word of a sentence.
func (p *parser) timeAndValues(s []byte) bool {
	if p.order != nil && p.order[0] != TimeColumn {
		return false
	}
	head := s[:min(len(s), maxAhead)]
	for k := betweenDigits(head, ':', 1); k > 0; k = betweenDigits(head, ':', k+1) {
		i := k - min(2, digitsBefore(s, k))
		n := timeShape(s, i, false)
		before := bytes.TrimRight(s[:i], " ")
		if n == 0 || len(before) == 0 {
			continue
		}
		word := before[bytes.LastIndexByte(before, ' ')+1:]
		if len(word) > 1 && lettersEnd(word, 0) == len(word) && bytes.ContainsFunc(word, unicode.IsLower) {
			continue
		}
		if _, whole, weak := p.mended(s[i:], 0, n); whole && !weak {
			return true
		}
	}
	return false
}

// held returns where a skeleton ends that is held against s[i:], and how many signs do
// not agree; -1 if it is longer. Blanks count as one.
func held(s []byte, i int, skeleton string) (end, wrong int) {
	for k := range len(skeleton) {
		if skeleton[k] == ' ' {
			var n int
			i, n = heldBlank(s, i)
			wrong += n
			continue
		}
		if i >= len(s) {
			return -1, 0
		}
		c, ok := s[i], false
		switch want := skeleton[k]; want {
		case 'd':
			ok = isDigit(c)
		case 'h':
			ok = c|0x20 == 'a' || c|0x20 == 'p'
		case 'M':
			ok = c|0x20 == 'm'
		default:
			ok = c == want
		}
		if !ok {
			wrong++
		}
		i++
	}
	return i, wrong
}

// heldBlank passes over blanks, or over a sign that stands for one.
func heldBlank(s []byte, i int) (end, wrong int) {
	if to := skipBlanks(s, i); to > i || i >= len(s) {
		return to, 0
	}
	return i + 1, 1
}

// manyDigits tells at a glance that a line has digits near its start as a header of
// which some signs were not read does.
func manyDigits(s []byte) bool {
	n := 0
	for _, c := range s[:min(len(s), 2*maxAhead)] {
		if isDigit(c) {
			n++
		}
	}
	return n > 4
}

// signs returns a line with a byte for each character: of ASCII as it is, a letter for
// any other letter, and a mark for what is neither.
func signs(s []byte) []byte {
	if asciiPrefix(s) == len(s) {
		return s
	}
	list := make([]byte, 0, len(s))
	for _, c := range string(s) {
		switch c = asASCII(c); {
		case c < utf8.RuneSelf:
		case unicode.IsUpper(c):
			c = 'A'
		case unicode.IsLetter(c):
			c = 'a'
		default:
			c = '?'
		}
		list = append(list, byte(c))
	}
	return list
}
