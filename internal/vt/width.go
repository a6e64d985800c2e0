package vt

import (
	"unicode"

	"golang.org/x/text/width"
)

// runeWidth is the number of columns r takes. Characters of ambiguous width
// take one.
func runeWidth(r rune) int {
	switch {
	case r < 0x300, 0x2500 <= r && r < 0x25a0:
		return 1
	case 0x4e00 <= r && r < 0xa000, 0xac00 <= r && r < 0xd7a4:
		return 2
	case 0x1160 <= r && r < 0x1200, // vowels and finals of Hangul syllables
		unicode.In(r, unicode.Mn, unicode.Me), formats(r):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// formats reports whether r is one of the characters that format text and show
// nothing, and join none either.
func formats(r rune) bool {
	return 0x200b <= r && r < 0x2010 || 0x202a <= r && r < 0x202f || 0x2060 <= r && r < 0x2065 || r == 0xfeff
}
