package pairsim

import (
	"fmt"
	"strings"
)

// closings are the ways in which programs take a window off the screen before
// the next one is drawn. None of them says anything of what was shown.
var closings = [...]string{
	"clear", "clear", "erase below", "rows down", "rows up", "blanks", "blanks up", "words",
	"scroll", "line feeds", "delete lines", "rectangle", "another screen", "another window", "slowly",
	"painted over", // by the next window's rows, padded with blanks
}

// closing returns what the program writes to take the screen's rows away.
func (l Layout) closing(rows []string) string {
	var b strings.Builder
	row := func(i int, format string, args ...any) {
		if strings.TrimSpace(rows[i]) != "" {
			fmt.Fprintf(&b, "\x1b[%d;1H", i+1)
			fmt.Fprintf(&b, format, args...)
		}
	}
	width := func(i int) int { return len([]rune(rows[i])) }
	switch l.Close {
	case "erase below":
		b.WriteString("\x1b[H\x1b[J")
	case "rows down":
		for i := range rows {
			row(i, "\x1b[K")
		}
	case "rows up":
		for i := len(rows) - 1; i >= 0; i-- {
			row(i, "\x1b[K")
		}
	case "blanks":
		for i := range rows {
			row(i, "%*s", width(i), "")
		}
	case "blanks up":
		for i := len(rows) - 1; i >= 0; i-- {
			row(i, "%*s", width(i), "")
		}
	case "words": // as curses does where a cell that is blank already is passed over
		for i, l := range rows {
			at := 1
			for _, word := range strings.SplitAfter(l, "  ") {
				if n := len([]rune(strings.TrimSpace(word))); n > 0 {
					fmt.Fprintf(&b, "\x1b[%d;%dH%*s", i+1, at, len([]rune(word)), "")
				}
				at += len([]rune(word))
			}
		}
	case "scroll":
		b.WriteString("\x1b[24S")
	case "line feeds":
		b.WriteString("\x1b[24;1H" + strings.Repeat("\n", 24))
	case "delete lines":
		b.WriteString("\x1b[H\x1b[24M")
	case "rectangle":
		b.WriteString("\x1b[1;1;24;80$z")
	case "another screen":
		b.WriteString("\x1b[?1049h\x1b[H\x1b[2J")
	case "another window":
		for i := range rows {
			row(i, "+%s+\x1b[K", strings.Repeat("-", 40))
		}
	case "slowly": // each row with the cursor parked between
		for i := range rows {
			row(i, "\x1b[K\x1b[24;80H\x1b[1;1H")
		}
	}
	return b.String()
}
