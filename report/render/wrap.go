package render

import (
	"strings"

	"example.com/centrevu/internal/cells"
)

// wrap breaks text at blanks into lines of at most width cells, and inside a
// word that is longer than that. It returns at least one line.
func wrap(text string, width int) []string {
	width = max(width, 8)
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(text) {
		n := cells.Len(word)
		switch {
		case used > 0 && used+1+n <= width:
			line, used = line+" "+word, used+1+n
			continue
		case used > 0:
			lines = append(lines, line)
		}
		for n > width {
			head, tail := cut(word, width)
			lines = append(lines, head)
			word, n = tail, cells.Len(tail)
		}
		line, used = word, n
	}
	return append(lines, line)
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
