package errlog

import "encoding/binary"

// textOnly are small letters with which no weekday and no month begins. A line
// that begins with one, and is longer than a mark of a page, is text.
var textOnly = [256]bool{'b': true, 'c': true, 'h': true, 'i': true, 'k': true, 'p': true, 'r': true, 'u': true, 'x': true, 'y': true}

// ordinary reports whether a line can be nothing but text of a description, and
// mostly does so at a glance: near its start no characters stand together that
// could be a date or a time, and it is no mark of a page. A line of which it
// says no is looked at closely.
func ordinary(s []byte) bool {
	return len(s) > maxMark && textOnly[s[0]] || ordinaryAtAGlance(s)
}

func ordinaryAtAGlance(s []byte) bool {
	n, c := len(s), s[0]
	switch {
	case !isLetter(c) || n <= maxMark && beginsMark[c|0x20]:
		return !special(s) && !(mayBreak(s) && headLike(s))
	case mayBreak(s) && headLike(s):
		return false
	case n < len("May 2 06:12"):
		return true
	case n < 13:
		return !special(s)
	}
	if (c == 'E' || c == 'M' || c == 'C') && isPageTitle(s) {
		return false
	}
	// A weekday or a month in small letters ends before the sixth of these
	// bytes; what begins with a capital may have another word behind it.
	runs := dateRuns(s[5:13])
	if !isLower(c) {
		runs |= dateRuns(s[min(n-8, 11):])
	}
	return runs == 0 || !special(s)
}

// beginsMark are the letters that the mark of a page can begin with.
var beginsMark = [256]bool{'p': true, 'b': true, 's': true, 'm': true, 'c': true, 'f': true, 'w': true, 'v': true}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }

// dateRuns is not zero if among the first eight bytes three stand side by side
// that can be of a date or a time: the digits and what stands in ASCII beside
// them, from "-" to ":".
func dateRuns(s []byte) uint64 {
	low := binary.LittleEndian.Uint64(s) &^ highs
	of := (low + (0x80-'-')*ones) &^ (low + (0x80-';')*ones) & highs
	return of & (of << 8) & (of << 16)
}

// special reports whether a line may be the start of a record or a mark of a
// page.
func special(s []byte) bool {
	if isMark(s) {
		return true
	}
	if isLower(s[0]) && !numberBehind(s) {
		return false
	}
	st, ok := startOf(s)
	return ok && st.date
}

// numberBehind reports whether a number stands behind the first word of a line, as
// it does behind a weekday or a month.
func numberBehind(s []byte) bool {
	i := 0
	for i < len(s) && (isLetter(s[i]) || s[i] >= 0x80) {
		i++
	}
	for i < len(s) && !isLetter(s[i]) && !isDigit(s[i]) && s[i] < 0x80 {
		i++
	}
	return i < len(s) && isDigit(s[i])
}
