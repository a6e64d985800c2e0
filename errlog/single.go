package errlog

import (
	"encoding/binary"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/charset"
	"example.com/centrevu/internal/frame"
)

// single is a character set with one byte for each character, ASCII among
// them. It reads lines of characters that stay as they are.
type single struct {
	chars [256]rune // 0 = decoding makes something else of it
	guess bool      // a line is in it that is no UTF-8
}

// newSingle returns nil for a character set that is none.
func newSingle(set *charset.Set) *single {
	table := set.Table()
	if table == nil {
		return nil
	}
	s := &single{guess: set.Encoding() == nil}
	for b, c := range table {
		if ' ' <= b && b <= '~' || b >= utf8.RuneSelf && stays(c) && cells.Width(c) == 1 && !frame.Draws(c) {
			s.chars[b] = c
		}
	}
	return s
}

// stays reports whether a character beyond ASCII is the same once it is
// decoded: no control, no mark on the one before, no blank.
func stays(c rune) bool {
	switch {
	case c < 0x300: // of the Latin script
		return c > 0xa0
	case c == utf8.RuneError:
		return false
	}
	return cells.Width(c) > 0 && !unicode.IsSpace(c)
}

// fits reports whether all characters of a line stay as they are, and how many
// bytes they take in UTF-8.
func (s *single) fits(line []byte) (size int, ok bool) {
	if s == nil || s.guess && utf8.Valid(line) {
		return 0, false
	}
	for i := 0; i < len(line); {
		n := asciiPrefix(line[i:])
		if !printing(line[i : i+n]) {
			return 0, false
		}
		size += n
		for i += n; i < len(line) && line[i] >= utf8.RuneSelf; i++ {
			c := s.chars[line[i]]
			if c == 0 {
				return 0, false
			}
			size += utf8.RuneLen(c)
		}
	}
	return size, true
}

// append appends a line that fits, in UTF-8.
func (s *single) append(dst, line []byte) []byte {
	for len(line) > 0 {
		n := asciiPrefix(line)
		dst = append(dst, line[:n]...)
		for line = line[n:]; len(line) > 0 && line[0] >= utf8.RuneSelf; line = line[1:] {
			dst = utf8.AppendRune(dst, s.chars[line[0]])
		}
	}
	return dst
}

// asciiPrefix returns how many bytes of ASCII s begins with.
func asciiPrefix(s []byte) int {
	n := 0
	for len(s)-n >= 8 && binary.LittleEndian.Uint64(s[n:])&highs == 0 {
		n += 8
	}
	for n < len(s) && s[n] < utf8.RuneSelf {
		n++
	}
	return n
}

// clean reports whether a line is valid UTF-8 that decoding would not change,
// and no part of a frame stands at its start.
func clean(s []byte) bool {
	i := 0
	for i < len(s) && s[i] == ' ' {
		i++
	}
	first, _ := utf8.DecodeRune(s[i:])
	return i < len(s) && first != '|' && (first < utf8.RuneSelf || !frame.Draws(first)) && staysUTF8(s)
}

// staysUTF8 reports whether s is valid UTF-8 and all its characters stay as they
// are.
func staysUTF8(s []byte) bool {
	for i := 0; i < len(s); {
		n := asciiPrefix(s[i:])
		if !printing(s[i : i+n]) {
			return false
		}
		for i += n; i < len(s) && s[i] >= utf8.RuneSelf; {
			c, n := utf8.DecodeRune(s[i:])
			if c == utf8.RuneError && n == 1 || c != utf8.RuneError && !stays(c) {
				return false
			}
			i += n
		}
	}
	return true
}
