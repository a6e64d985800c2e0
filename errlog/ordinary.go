package errlog

import "unicode/utf8"

// ordinary reports whether a line can be nothing but text of a description, and
// mostly does so at a glance: a word stands near its start that no record and no
// mark of a page begins with. A line of which it says no is looked at closely.
func ordinary(s []byte) bool {
	begins := textBegins(s)
	return !mayBegin(s, begins) && (begins || !setOff(s) && !(len(s) <= maxBroken && labelled(s) && headLike(s))) && makesText(s) && endOfHeader(s) == nil
}

// makesText reports whether a line makes a text, and is neither a row of a table nor
// the prompt of a shell.
func makesText(s []byte) bool {
	n := censusOf(s)
	return n.of(promptMark) == 0 && (n.of(fieldMark) < fewestFields || !hasFields(s)) && !isColumn(s) && !n.unreadable(s)
}

// mayBegin reports whether a line may be the start of a record or of a page, or its
// mark. textBegins is what the function of that name says of it.
func mayBegin(s []byte, textBegins bool) bool {
	if len(s) <= maxMark && isMark(s) {
		return true
	}
	if !textBegins {
		if st, ok := behindNames(s); ok && st.mayBegin(s) {
			return true
		}
	}
	if !textAhead(s) && mayStart(s) {
		return true
	}
	c := s[0]
	return (c == 'E' || c == 'M' || c == 'C') && isPageTitle(s)
}

// mayStart reports whether a line may be the start of a record, or a part of one.
func mayStart(s []byte) bool {
	if st, ok := startOf(s); ok && st.date || inASCII(s) != nil || manyDigits(s) || endsAsHeader(s) {
		return true
	}
	return len(s) <= maxBroken && skipMarks(s, 0) < len(s) && headLike(s)
}

// textAhead reports whether words and numbers, a blank between two of them, lead
// to a word of a text: neither a date nor a time can stand before it, and it
// cannot stand before one.
func textAhead(s []byte) bool {
	for range maxBefore + 1 {
		if saysWord(s) {
			return true
		}
		n := 0
		if len(s) > 0 && isDigit(s[0]) {
			if n = digitRun(s, 0); n == 6 || n == 8 {
				return false // 20000502 0612
			}
		} else {
			for n < len(s) && isLetter(s[n]) {
				n++
			}
			if n > 2 && dateWords.has(s) && months.has(s[:n]) {
				return false
			}
		}
		if n == 0 || n == len(s) || s[n] != ' ' {
			return false
		}
		s = s[n+1:]
	}
	return false
}

// saysWord tells at a glance that s begins with a word of a sentence: a textWord that no
// digit is in, as in the name of a host.
func saysWord(s []byte) bool {
	if !textWord(s) {
		return false
	}
	for _, c := range s[3:] {
		if c == ' ' || isDigit(c) {
			return c == ' '
		}
	}
	return true
}

// textWord reports whether s begins with a word in small letters, but perhaps for
// the first, whose first three letters begin none of those that stand in a date
// or before one.
func textWord(s []byte) bool {
	return len(s) > 2 && isLower(s[2]) && isLower(s[1]) && isLetter(s[0]) && !dateWords.has(s)
}

// dateWords are the first letters of the words that stand in a date or before one.
var dateWords = firstThreeOf(weekdays, months, namesDate)

// firstThree are the first three letters of words, a bit for each third letter.
type firstThree [32][32]uint32

// firstThreeOf leaves out words that have fewer, or others than those of ASCII
// among them.
func firstThreeOf(sets ...wordSet) *firstThree {
	t := &firstThree{}
	for _, set := range sets {
		for w := range set {
			if len(w) > 2 && w[0] < utf8.RuneSelf && w[1] < utf8.RuneSelf && w[2] < utf8.RuneSelf {
				t[w[0]&31][w[1]&31] |= 1 << (w[2] & 31)
			}
		}
	}
	return t
}

// has reports whether one of the words begins like s, which begins with three
// letters of ASCII.
func (t *firstThree) has(s []byte) bool { return t[s[0]&31][s[1]&31]>>(s[2]&31)&1 != 0 }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
