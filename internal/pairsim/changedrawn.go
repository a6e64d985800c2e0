package pairsim

import (
	"fmt"
	"strings"
)

// over is what the program writes when a window of the server is drawn.
func (s *Server) over(w *Window) string {
	if w.Over == nil {
		return ""
	}
	top, left := s.top(), 1
	if w.Behind != nil {
		top, left = top+2, left+4
	}
	return w.Over(top+2, left+3)
}

// drawnChanges are what a program writes over a window that it has drawn, as the
// last thing before it takes the window away.
func drawnChanges() []Change {
	type put = func(row, col int, text string)
	type writer func(p *Plan, w *Window, i int, put put) bool
	change := func(name string, write writer) Change {
		return lines("over a drawn window: "+name, func(p *Plan, s *Server) bool {
			w := s.Windows[p.IntN(len(s.Windows))]
			if !s.Layout.recorded() || len(w.Lines) > 16 || w.Over != nil {
				return false
			}
			var said []int
			for i := w.Head; i < len(w.Lines); i++ {
				if strings.ContainsAny(w.Lines[i], "fdo") && strings.TrimSpace(w.Lines[i]) != "" && !strings.Contains(w.Lines[i], "_") && !strings.Contains(w.Lines[i], "<") {
					said = append(said, i)
				}
			}
			if len(said) == 0 {
				return false
			}
			at := said[p.IntN(len(said))]
			if w.Kind == "backup" {
				at = p.IntN(2) // of what the window always says
			}
			moved := pick(p, "", "\x1b[4;5H\x1b[6;7H")
			park := pick(p, "\x1b[4;3H", "\x1b[24;80H", "\x1b[H", "\r")
			if !write(p, w, at, func(int, int, string) {}) {
				return false
			}
			w.Over = func(row, col int) string {
				var b strings.Builder
				write(p, w, at, func(r, c int, text string) {
					fmt.Fprintf(&b, "\x1b[%d;%dH%s", row+r, col+c, strings.ReplaceAll(text, "{row}", fmt.Sprint(row+r)))
				})
				return moved + b.String() + park
			}
			return true
		})
	}
	// once writes one text at a column of the row.
	once := func(name string, col int, text string) Change {
		return change(name, func(p *Plan, w *Window, i int, put put) bool {
			put(i, col, text)
			return true
		})
	}
	// atWord writes over the first word of the row that says that all is well.
	atWord := func(name string, over func(w *Window, i, at int, word string, put put)) Change {
		return change(name, func(p *Plan, w *Window, i int, put put) bool {
			at, word := well(w.Lines[i])
			if at >= 0 {
				over(w, i, at, word, put)
			}
			return at >= 0
		})
	}
	return []Change{
		atWord("another word", func(w *Window, i, at int, word string, put put) {
			put(i, at, fmt.Sprintf("%-*s", len(word), "Failed"))
		}),
		once("a row wiped", -2, "\x1b[K"),
		once("a row blanked", 0, strings.Repeat(" ", 74)),
		once("a row erased by ECH", 0, "\x1b[74X"),
		atWord("a value erased", func(w *Window, i, at int, word string, put put) {
			put(i, at, fmt.Sprintf("\x1b[%dX", len(word)))
		}),
		once("an error message", 0, fmt.Sprintf("%-74s", "Error: database not available")),
		change("all rows from one on", func(p *Plan, w *Window, i int, put put) bool {
			for k := w.Head; k < len(w.Lines); k++ {
				put(k, 0, strings.Repeat(" ", 74))
			}
			return true
		}),
		once("the screen from a row on", -2, "\x1b[J"),
		once("a row deleted", -2, "\x1b[M"),
		change("a message over the heading", func(p *Plan, w *Window, i int, put put) bool {
			if w.Head == 0 {
				return false
			}
			row := 0
			if strings.HasPrefix(w.Lines[0], "+") {
				row = 1 // of a grid
			}
			put(row, len(w.Title)/2-8, []string{"Failed", "Error: link lost", "BACKUP FAILED"}[len(w.Lines)%3])
			return true
		}),
		change("a row taken out of a region that scrolls", func(p *Plan, w *Window, i int, put put) bool {
			if w.Head == 0 || i+2 >= len(w.Lines) || strings.TrimSpace(w.Lines[i+1]) == "" || strings.HasPrefix(w.Lines[i+1], "+") {
				return false
			}
			put(i, 0, "\x1b[{row};24r\x1b[24;1H\n\x1b[r")
			return true
		}),
		once("a rectangle erased", 0, "\x1b[{row};3;24;79$z"),
		change("another list", func(p *Plan, w *Window, i int, put put) bool {
			ok := false
			for k := w.Head; k < len(w.Lines); k++ {
				bad := strings.NewReplacer("operational", "quiescent  ", "finished", "failed  ").Replace(w.Lines[k])
				if bad != w.Lines[k] {
					put(k, 0, bad)
					ok = true
				}
			}
			return ok
		}),
		change("another title, and another word", func(p *Plan, w *Window, i int, put put) bool {
			at, word := well(w.Lines[i])
			if at < 0 || len(w.Lines) < w.Head+2 {
				return false
			}
			put(-1, 1, fmt.Sprintf("%-*s", len(w.Title), otherTitle))
			put(i, at, fmt.Sprintf("%-*s", len(word), "Failed"))
			return true
		}),
		change("a message over the title", func(p *Plan, w *Window, i int, put put) bool {
			put(-1, 1, fmt.Sprintf("%-*s", len(w.Title), "Error: link lost"))
			return true
		}),
		atWord("no title, and another word", func(w *Window, i, at int, word string, put put) {
			put(-1, 1, strings.Repeat(" ", len(w.Title)))
			put(i, at, fmt.Sprintf("%-*s", len(word), "Failed"))
		}),
		change("the first row gone, the others moved up", func(p *Plan, w *Window, i int, put put) bool {
			if len(w.Lines) < w.Head+2 || w.Head == 0 {
				return false
			}
			for k := w.Head; k < len(w.Lines); k++ {
				next := ""
				if k+1 < len(w.Lines) {
					next = w.Lines[k+1]
				}
				put(k, 0, fmt.Sprintf("%-*s", len([]rune(w.Lines[k])), next))
			}
			return true
		}),
	}
}

// well returns where a line says that all is well, and by which word, -1 if it
// does not.
func well(line string) (at int, word string) {
	for _, word := range []string{"finished", "operational", "data transfer"} {
		if at := strings.Index(line, word); at >= 0 {
			return at, word
		}
	}
	return -1, ""
}

// otherTitle is that of a window which nobody reads.
const otherTitle = "Maintenance: Other"
