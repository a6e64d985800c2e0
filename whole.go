package centrevu

import (
	"strings"

	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/wording"
)

// whole returns the screen as one window: what is left of a window whose frame
// was not drawn or not copied, or text that never had one.
func (g grid) whole(words *wording.Table) Window {
	var w Window
	from := 0
	for i, r := range g.rows {
		if len(r.cells) > maxTitleRow {
			continue
		}
		if text := trimFrame(cellText(r.cells)); titled(words.Text(text)) {
			w.Title, from = text, i+1
			break
		}
	}
	for i := from; i < len(g.rows); i++ {
		l := g.bare(i)
		w.Lines = append(w.Lines, l)
		if i+1 < len(g.rows) && l.Text != "" {
			r := g.rows[i].cells
			w.framed = frame.Side(r[len(r)-1]) && len(r) > 1
		}
	}
	return w
}

// bare returns a row without the sides of the frame around it. A row that is
// nothing but line drawing is blank.
func (g grid) bare(i int) Line {
	r := g.rows[i]
	from, to := 0, len(r.cells)
	if isRule(r.cells) {
		return r.lineOf(0, 0, g.at[i])
	}
	first := from
	for first < to && r.cells[first] == ' ' {
		first++
	}
	if first < to && frame.Side(r.cells[first]) {
		from = first + 1
	}
	for to > from && (r.cells[to-1] == ' ' || r.cells[to-1] == 0) {
		to--
	}
	if to > from && frame.Side(r.cells[to-1]) && from > 0 {
		to--
	}
	return r.lineOf(from, to, g.at[i])
}

// trimFrame removes blanks and line drawing from both ends.
func trimFrame(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return r == ' ' || isFrame(r) })
}
