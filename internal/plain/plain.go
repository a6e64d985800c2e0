// Package plain keeps what names and captures hold from acting on a terminal.
package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text returns s without anything that a terminal, a page or a reader of XML or
// YAML would act on or refuse: controls, marks that turn the direction of text,
// join it or end a line, and what is no character. Each becomes a replacement
// character, and a tab a blank.
func Text(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) {
		return s // as nearly all are
	}
	return strings.Map(func(r rune) rune {
		switch {
		case ' ' <= r && r <= '~':
			return r
		case r == '\t':
			return ' '
		case r == utf8.RuneError, unicode.IsControl(r),
			unicode.In(r, unicode.Zl, unicode.Zp, unicode.Cf, unicode.Cs, unicode.Noncharacter_Code_Point):
			return utf8.RuneError
		}
		return r
	}, s)
}

// Line returns a message on one line, with question marks for what is not plain;
// errors that were joined stand behind each other.
func Line(s string) string {
	s = strings.ReplaceAll(s, "\n", "; ")
	return strings.ReplaceAll(Text(s), string(utf8.RuneError), "?")
}
