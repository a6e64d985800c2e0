package wallclock

import (
	"unicode"
	"unicode/utf8"
)

// wordEnds tells whether a date or time may end before s[i:]: what follows is
// neither a letter nor a digit, nor a sign that ties more digits to it, as in
// 00:23:41.5 or 00:23-05:00. A colon must have a blank behind it, because
// "00:23:" at the end of a line is a time cut off.
func wordEnds[T text](s T, i int) bool {
	if i >= len(s) {
		return true
	}
	switch s[i] {
	case '/', '_':
		return false
	case '.', ',', '-', '+', '\'':
		return i+1 == len(s) || !isDigit(s[i+1])
	case ':':
		return i+1 < len(s) && isBlank(s[i+1])
	}
	r := runeAt(s, i)
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
}

func isLetterAt[T text](s T, i int) bool {
	return i < len(s) && unicode.IsLetter(runeAt(s, i))
}

func runeAt[T text](s T, i int) rune {
	if s[i] < utf8.RuneSelf {
		return rune(s[i])
	}
	// The conversion stays on the stack.
	r, _ := utf8.DecodeRuneInString(string(s[i:min(i+utf8.UTFMax, len(s))]))
	return r
}
