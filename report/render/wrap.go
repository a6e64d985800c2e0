package render

import (
	"strings"
	"unicode"

	"example.com/centrevu/internal/cells"
)

// wrap breaks text at blanks into lines of at most width cells, and inside a
// word that is longer than that. It adds them to lines, at least one.
func wrap(lines []string, text string, width int) []string {
	width = max(width, 8)
	if !spacedOnce(text) {
		text = strings.Join(strings.Fields(text), " ")
	}
	if len(text) <= width {
		return append(lines, text)
	}
	start, used := 0, 0 // of the line, and how many cells it takes so far
	for at := 0; at < len(text); {
		end := at + 1
		for end < len(text) && text[end] != ' ' {
			end++
		}
		n := cells.Len(text[at:end])
		if used > 0 && used+1+n > width {
			lines = append(lines, text[start:at-1])
			start, used = at, 0
		}
		if used > 0 {
			used++ // the blank before the word
		}
		if n <= width {
			used += n
		} else {
			for i, c := range text[at:end] {
				w := cells.Width(c)
				if used > 0 && used+w > width {
					lines = append(lines, text[start:at+i])
					start, used = at+i, 0
				}
				used += w
			}
		}
		at = end + 1
	}
	return append(lines, text[start:])
}

// spacedOnce reports whether single blanks stand between the words of a text,
// and nothing else that is space.
func spacedOnce(text string) bool {
	before := ' '
	for _, c := range text {
		if c == ' ' && before == ' ' || c != ' ' && unicode.IsSpace(c) {
			return false
		}
		before = c
	}
	return before != ' ' || text == ""
}

// clip shortens s to width cells, with an ellipsis where something is left
// out.
func clip(s string, width int) string {
	if cells.Len(s) <= width {
		return s
	}
	n := 0
	for i, r := range s {
		if n += cells.Width(r); n > width-1 && i > 0 {
			s = s[:i]
			break
		}
	}
	return strings.TrimRight(s, " ") + "…"
}
