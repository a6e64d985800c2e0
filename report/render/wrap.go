package render

import (
	"strings"
	"unicode/utf8"

	"example.com/centrevu/internal/cells"
)

// wrap breaks text at blanks into lines of at most width cells, and inside a
// word that is longer than that. It returns at least one line.
func wrap(text string, width int) []string {
	width = max(width, 8)
	if len(text) <= width && oneSpaced(text) {
		return []string{text}
	}
	var lines []string
	line, used := make([]byte, 0, width), 0
	end := func() {
		lines = append(lines, string(line))
		line, used = line[:0], 0
	}
	for word := range strings.FieldsSeq(text) {
		n := cells.Len(word)
		if used > 0 && used+1+n > width {
			end()
		}
		if used > 0 {
			line, used = append(line, ' '), used+1
		}
		if n <= width {
			line, used = append(line, word...), used+n
			continue
		}
		for len(word) > 0 {
			c, size := utf8.DecodeRuneInString(word)
			w := cells.Width(c)
			if used > 0 && used+w > width {
				end()
			}
			line, used = append(line, word[:size]...), used+w
			word = word[size:]
		}
	}
	return append(lines, string(line))
}

// oneSpaced reports whether a text is ASCII with single blanks between words.
func oneSpaced(text string) bool {
	blank := true
	for i := range len(text) {
		c := text[i]
		if c < ' ' || c > '~' || c == ' ' && blank {
			return false
		}
		blank = c == ' '
	}
	return !blank || text == ""
}

// cut splits s after as many characters as fit in width cells, at least one.
func cut(s string, width int) (head, tail string) {
	n := 0
	for i, r := range s {
		n += cells.Width(r)
		if n > width && i > 0 {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

// clip shortens s to width cells, with an ellipsis where something is left
// out.
func clip(s string, width int) string {
	if cells.Len(s) <= width {
		return s
	}
	head, _ := cut(s, width-1)
	return strings.TrimRight(head, " ") + "…"
}

// wide is how many cells s takes.
func wide(s string) int { return cells.Len(s) }
