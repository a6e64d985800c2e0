package errlog

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// A record that was passed on has the name of its host before it, of the program
// that sent it or of the file in which it was found ("cms1: 05/02/00 06:12 AM 3 4
// CRITICAL"), and other clocks than a person's count seconds. None of these is
// CMS's own, so that no such record is read; but none is text of the one above.
const (
	maxAhead      = 40 // bytes that may stand before the date
	maxAheadWords = 2
	shortestTime  = len("5/2/006AM")
)

// oddStart reports where a line that does not begin as records do has what is the
// start of one all the same: a date and a time behind other words, a time alone,
// or a clock's number. The more of a header stands behind it, the less does it
// need: sentences have dates and numbers in them as well.
func (p *parser) oddStart(s []byte) (at int, ok bool) {
	st, ok := behindWords(s)
	if !ok {
		return 0, false
	}
	values, weak := st.values(s)
	switch {
	case !st.date && len(p.broken.text) > 0 && p.startsWith(&p.broken, s):
		return 0, false // its date is in the line before
	case values && !weak:
		return st.at, true
	}
	return st.at, st.date && (values || isHost(s[:st.at]) && !p.tellsOfBefore(s, st)) && !p.wrapped(s, st)
}

// values reports whether the values of a header stand behind the time, and whether they
// are weak.
func (st *start) values(s []byte) (ok, weak bool) {
	var h header
	ok = h.oddValues(s, behindMarks(s, st.end), documented[1:]) && h.odd&(OddCode|OddACD) == 0
	return ok, h.weak
}

// mayBegin reports whether a record can begin with what stands behind words, or a part of
// one: with neither values nor a host a long line does not, wherever it stands.
func (st *start) mayBegin(s []byte) bool {
	values, _ := st.values(s)
	return values || st.date && isHost(s[:st.at]) || len(s) <= maxBroken && headLike(s)
}

// tellsOfBefore reports whether a time that stands in a line is no later than the
// entry above it: that can tell of what happened before it, and a later one cannot
// have a place in its text.
func (p *parser) tellsOfBefore(s []byte, st start) bool {
	if !p.open {
		return false
	}
	t, _, err := p.day.clock.PrefixBytes(s[st.at:])
	return err == nil && t.Shape.HasTime() && !t.Time.After(p.entry.Time)
}

// behindWords finds what a line has of a date and a time other than as records do:
// behind a name or two, as a clock counts, or a time alone.
func behindWords(s []byte) (start, bool) {
	if textBegins(s) {
		return start{}, false
	}
	return behindNames(s)
}

func behindNames(s []byte) (start, bool) {
	first := skipMarks(s, 0)
	if first < len(s) && isDigit(s[first]) {
		if n := clockNumber(s, first); n > 0 {
			return start{at: first, end: first + n, date: true, time: true}, true
		}
		if n := timeShape(s, first, false); n > 0 {
			return start{at: first, end: first + n, time: true, timeFirst: true}, true
		}
	}
	head := s[:min(len(s), maxAhead+8)]
	for k := betweenDigits(head, '/', 1); k > 0; k = betweenDigits(head, '/', k+1) {
		if st, ok := dateBehind(s, k-digitsBefore(s, k)); ok {
			return st, true
		}
	}
	for k := betweenDigits(head, ':', 1); k > 0; k = betweenDigits(head, ':', k+1) {
		if st, ok := dateBefore(s, first, k-digitsBefore(s, k)); ok {
			return st, true
		}
	}
	return start{}, false
}

// dateBefore reads a date in any other shape that ends before a time, and that.
func dateBefore(s []byte, first, time int) (start, bool) {
	day := bytes.TrimRight(s[:time], " ,T")
	if len(day) == time || len(day) == 0 || !isDigit(day[len(day)-1]) {
		return start{}, false
	}
	for i := wordEnd(s, first); i < time; {
		j := skipMarks(s, i)
		if st, ok := dateBehind(s, j); ok {
			return st, true
		}
		i = wordEnd(s, j)
	}
	return start{}, false
}

// dateBehind reads a date and the time behind it at a place that is not far behind
// the start of a line.
func dateBehind(s []byte, i int) (start, bool) {
	words := 0
	for k := 1; k < i; k++ {
		if s[k] == ' ' && s[k-1] != ' ' {
			words++
		}
	}
	if i > maxAhead || words > maxAheadWords {
		return start{}, false
	}
	st, ok := dateAndTime(s, i)
	return st, ok && st.date && st.time && !st.timeFirst
}

// textBegins tells at a glance that a line does not begin with a name or two and a
// date behind: it begins with letters, and no date with the next two words.
func textBegins(s []byte) bool {
	if len(s) == 0 || !isLetter(s[0]) {
		return false
	}
	for range maxAheadWords {
		k := blankIn(s)
		switch {
		case k < 0:
			return len(s) < shortestTime
		case k == 0, s[k-1] == ':', isDigit(s[k-1]) && !isDigit(s[0]): // log:05/02/00
			return false
		case len(s)-k <= shortestTime:
			return true
		case !isLower(s[k+1]) && !nameAhead(s[k+1:]) && !twoDigitsAhead(s[k+1:]):
			return false
		}
		s = s[k+1:]
	}
	return true
}

// blankIn returns where the first blank stands, -1 if there is none. Most words are of
// less than eight letters, for which a call of bytes.IndexByte is long.
func blankIn(s []byte) int {
	if len(s) >= 8 {
		x := binary.LittleEndian.Uint64(s) ^ ' '*ones
		if m := (x - ones) &^ x & highs; m != 0 {
			return bits.TrailingZeros64(m) / 8
		}
	}
	return bytes.IndexByte(s, ' ')
}

// nameAhead tells at a glance that s begins with a word that stands in no date.
func nameAhead(s []byte) bool {
	return isLetter(s[0]) && isLetter(s[1]) && isLetter(s[2]) && !dateWords.has(s)
}

// twoDigitsAhead tells at a glance that s begins with two digits and no date: with a
// time, or with a number before a word that is no month.
func twoDigitsAhead(s []byte) bool {
	return isDigit(s[0]) && isDigit(s[1]) && (s[2] == ':' || s[2] == ' ' && isLower(s[3]) && isLower(s[4]) && isLower(s[5]) && !dateWords.has(s[3:]))
}

// betweenDigits returns where a mark stands first between two digits, from a place
// on; -1 if nowhere.
func betweenDigits(s []byte, mark byte, from int) int {
	for i := from; i < len(s); i++ {
		k := bytes.IndexByte(s[i:], mark)
		if k < 0 {
			break
		}
		if i += k; i+1 < len(s) && isDigit(s[i-1]) && isDigit(s[i+1]) {
			return i
		}
	}
	return -1
}

// digitsBefore returns how many digits end at s[i].
func digitsBefore(s []byte, i int) int {
	n := 0
	for n < i && isDigit(s[i-n-1]) {
		n++
	}
	return n
}

// isHost reports whether what stands before a date is one word that names a host or
// a file: cms1, cms1.site.example, [cms1], customer.log.
func isHost(s []byte) bool {
	word := bytes.TrimFunc(s, isSign)
	letters := bytes.ContainsFunc(word, unicode.IsLetter)
	return letters && bytes.IndexByte(word, ' ') < 0 && (hasDigit(word) || bytes.ContainsAny(word, "./_"))
}

// clockNumber returns the length of a number that is a time: seconds or thousandths
// since 1970 in the years of CMS, or 20000502061200, with or without the seconds
// or the century.
func clockNumber(s []byte, i int) int {
	n := digitRun(s, i)
	at := s[i : i+n]
	end := i + n
	if end < len(s) && s[end] == '.' {
		end += 1 + digitRun(s, end+1)
	}
	if end < len(s) && (unicode.IsLetter(rune(s[end])) || s[end] == '-') {
		return 0
	}
	if n == 12 && at[0] < '6' && string(at[:2]) != "19" && string(at[:2]) != "20" {
		at = append([]byte("20"), at...) // 000502061200
	}
	switch {
	case (n == 9 || n == 12) && at[0] >= '6', (n == 10 || n == 13) && at[0] == '1': // 1989 to 2033
	case n == 12, n == 14:
		if century := string(at[:2]); century != "19" && century != "20" || !ranges(at[4:], "01", "12", "01", "31", "00", "23", "00", "59") {
			return 0
		}
	default:
		return 0
	}
	return end - i
}

// ranges reports whether each two digits lie between the next two bounds.
func ranges(digits []byte, bounds ...string) bool {
	for i := 0; i < len(bounds); i += 2 {
		if d := string(digits[i : i+2]); d < bounds[i] || d > bounds[i+1] {
			return false
		}
	}
	return true
}

// inASCII returns a line whose digits, and the marks that stand between them in
// dates and times, are those of ASCII: it may begin with those of another script.
// Each character stays one. It is nil if there are none at the start.
func inASCII(s []byte) []byte {
	if i := bytes.IndexFunc(s[:min(len(s), 12)], func(r rune) bool { return r >= utf8.RuneSelf }); i < 0 {
		return nil
	}
	if !bytes.ContainsFunc(s, func(r rune) bool { return asASCII(r) != r }) {
		return nil
	}
	return bytes.Map(asASCII, s)
}

// asASCII returns the digit or mark of ASCII that a character stands for, or the
// character.
func asASCII(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
	case unicode.IsDigit(r):
		return digitValue(r)
	case r >= '！' && r <= '～': // the wide forms
		return r - '！' + '!'
	case unicode.Is(unicode.Pd, r), r == '−':
		return '-'
	case r == '⁄', r == '∕':
		return '/'
	case r == '∶', r == 'ː':
		return ':'
	}
	return r
}

// digitValue returns the digit of ASCII that a decimal digit of any script is. In
// Unicode they stand in tens.
func digitValue(r rune) rune {
	first := r
	for unicode.IsDigit(first - 1) {
		first--
	}
	return '0' + (r-first)%10
}
