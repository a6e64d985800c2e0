package main

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain returns s without anything that a terminal would act on: controls, and
// marks that turn the direction of text or end a line. A tab is a blank.
func plain(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == utf8.RuneError, unicode.IsControl(r), unicode.In(r, unicode.Zl, unicode.Zp, unicode.Cf, unicode.Cs):
			return utf8.RuneError
		}
		return r
	}, s)
}
