package rulefile

import (
	"strings"
	"unicode"
)

// Lengths of time are written 26h, 90m or 1d12h, which the expression language
// has no token for. The first digit is replaced by a letter that no name here
// has, so that the whole becomes a name of the same width, and places in it
// stay what they were.
const spanMark = 'ꓐ' // and the nine letters behind it

func markSpans(expr string) string {
	runes := []rune(expr)
	for i := 0; i < len(runes); i++ {
		switch r := runes[i]; {
		case r == '"' || r == '\'' || r == '`':
			for i++; i < len(runes) && runes[i] != r; i++ {
				if runes[i] == '\\' && r != '`' {
					i++
				}
			}
		case unicode.IsLetter(r) || r == '_':
			for i+1 < len(runes) && nameRune(runes[i+1]) {
				i++
			}
		case isDigit(r):
			start, letters := i, false
			for i+1 < len(runes) && (nameRune(runes[i+1])) {
				i++
				letters = letters || unicode.IsLetter(runes[i])
			}
			word := string(runes[start : i+1])
			if letters && !strings.HasPrefix(word, "0") && !exponent(word) {
				runes[start] = spanMark + r - '0'
			}
		}
	}
	return string(runes)
}

func isDigit(r rune) bool  { return '0' <= r && r <= '9' }
func nameRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || isDigit(r) }

// exponent reports whether a word is a number such as 1e3.
func exponent(word string) bool {
	return strings.Trim(word, "0123456789_") == "e" && !strings.HasSuffix(word, "e")
}

// unmark gives a name back as it was written.
func unmark(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= spanMark && r < spanMark+10 {
			return '0' + r - spanMark
		}
		return r
	}, s)
}
