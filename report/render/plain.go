package render

import (
	"strings"
	"unicode/utf8"

	"example.com/centrevu/internal/plain"
)

// What is left of long texts where a format is for people or has limits.
const (
	mostName    = 120  // characters of a name
	mostMessage = 1000 // of a sentence
	mostLine    = 400  // of a captured line
)

// shortName and shortLine are plain text cut to length.
func shortName(s string) string { return shorten(plain.Text(s), mostName) }

func shortLine(s string) string { return shorten(strings.TrimRight(plain.Text(s), " "), mostLine) }

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
