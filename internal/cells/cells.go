// Package cells measures text in terminal cells: how many columns of a screen
// a character takes. A character of the East Asian Wide or Fullwidth class
// takes two, a combining mark none, everything else one.
package cells

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Width returns the number of cells that r takes.
func Width(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// Len returns the number of cells that s takes.
func Len(s string) int {
	n := 0
	for _, r := range s {
		n += Width(r)
	}
	return n
}

// ExpandTabs replaces each tab by the blanks up to the next multiple of eight
// columns. Text without a tab is returned as it is.
func ExpandTabs(s string) string {
	if strings.IndexByte(s, '\t') < 0 {
		return s
	}
	var b strings.Builder
	col := 0
	for _, r := range s {
		if r != '\t' {
			b.WriteRune(r)
			col += Width(r)
			continue
		}
		n := 8 - col%8
		b.WriteString("        "[:n])
		col += n
	}
	return b.String()
}
