package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain returns s without anything that a terminal, a page or a reader of XML
// would act on or refuse: controls, marks that turn the direction of text, join
// it or end a line, and what is no character. A tab is a blank.
func plain(s string) string {
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

// What is left of long texts where a format is for people or has limits.
const (
	mostName    = 120  // characters of a name
	mostMessage = 1000 // of a sentence
	mostLine    = 400  // of a captured line
)

// name, message and line are plain text cut to length.
func shortName(s string) string { return shorten(plain(s), mostName) }

func shortLine(s string) string { return shorten(strings.TrimRight(plain(s), " "), mostLine) }

// shorten cuts s to so many characters, at a blank if there is one near, with
// an ellipsis where something is left out.
func shorten(s string, most int) string {
	if len(s) <= most {
		return s
	}
	n := 0
	for i := range s {
		if n++; n == most {
			if utf8.RuneCountInString(s[i:]) == 1 {
				return s
			}
			if blank := strings.LastIndexByte(s[:i+1], ' '); blank > i-24 && blank > 0 {
				i = blank
			}
			return strings.TrimRight(s[:i], " ,;:") + "…"
		}
	}
	return s
}
