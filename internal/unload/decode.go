package unload

import (
	"unicode/utf8"

	"example.com/centrevu/internal/charset"
)

// decode returns the text of a line and, unless they are those of the text,
// how many bytes each of its characters took.
func decode(b []byte, set *charset.Set) (text string, widths []uint8) {
	if ascii(b) || set.Encoding() == nil && utf8.Valid(b) {
		return string(b), nil
	}
	runes := make([]rune, 0, len(b))
	widths = make([]uint8, 0, len(b))
	for c, n := range set.Chars(b) {
		runes, widths = append(runes, c), append(widths, uint8(n))
	}
	return string(runes), widths
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
