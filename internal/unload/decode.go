package unload

import (
	"unicode/utf8"

	"golang.org/x/text/encoding"
)

// decode returns the text of a line and, unless they are those of the text,
// how many bytes each of its characters took. Without an encoding a line is
// UTF-8 if it is valid UTF-8, else ISO 8859-1.
func decode(b []byte, enc encoding.Encoding) (text string, widths []uint8) {
	if ascii(b) || enc == nil && utf8.Valid(b) {
		return string(b), nil
	}
	runes := make([]rune, 0, len(b))
	widths = make([]uint8, 0, len(b))
	for len(b) > 0 {
		c, n := rune(b[0]), 1
		if enc != nil {
			c, n = next(b, enc)
		}
		runes, widths = append(runes, c), append(widths, uint8(n))
		b = b[n:]
	}
	return string(runes), widths
}

// next returns the first character of b and how many bytes it takes. In the
// multi-byte character sets of CMS's languages the second byte of a character
// can be a backslash or a "|", which then means neither.
func next(b []byte, enc encoding.Encoding) (rune, int) {
	if b[0] < 0x20 {
		return rune(b[0]), 1
	}
	dec := enc.NewDecoder()
	for n := 1; n <= 4 && n <= len(b); n++ {
		out, err := dec.Bytes(b[:n])
		if c, size := utf8.DecodeRune(out); err == nil && size == len(out) && c != utf8.RuneError {
			return c, n
		}
	}
	return utf8.RuneError, 1
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
