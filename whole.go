package centrevu

import (
	"slices"
	"strings"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/wording"
)

// whole returns the screen as one window: what is left of a window whose frame
// was not drawn or not copied, or text that never had one.
func (g grid) whole(words *wording.Table) Window {
	var w Window
	title, from := g.wholeTitle(words)
	w.Title = title
	left, right := g.framed(from)
	for i := from; i < len(g.rows); i++ {
		l := g.bare(i, left, right)
		w.Lines = append(w.Lines, l)
		if i+1 < len(g.rows) && l.Text != "" {
			r := g.rows[i].Cells
			w.framed = frame.Side(r[len(r)-1]) && len(r) > 1
		}
	}
	return w
}

// framed reports whether the rows stand between vertical lines: those that
// begin, or end, with one have it in the same column, where no other row has
// one inside. Otherwise it is a line between columns, and the value before the
// first or after the last one is blank.
func (g grid) framed(from int) (left, right bool) {
	type edge struct{ begins, inside map[int]bool }
	var l, r edge
	for _, e := range [...]*edge{&l, &r} {
		e.begins, e.inside = map[int]bool{}, map[int]bool{}
	}
	shown := func(c rune) bool { return c != ' ' && c != 0 }
	for _, row := range g.rows[from:] {
		first := slices.IndexFunc(row.Cells, shown)
		if first < 0 || isRule(row.Cells) || len(row.Cells) > maxTitleRow {
			continue
		}
		last := len(row.Cells) - 1
		for !shown(row.Cells[last]) {
			last--
		}
		for col, c := range row.Cells {
			switch {
			case !frame.Side(c):
			case col == first:
				l.begins[col], r.inside[col] = true, true
			case col == last:
				r.begins[col], l.inside[col] = true, true
			default:
				l.inside[col], r.inside[col] = true, true
			}
		}
	}
	frames := func(e edge) bool {
		for col := range e.begins {
			return len(e.begins) == 1 && !e.inside[col]
		}
		return false
	}
	return frames(l), frames(r)
}

// wholeTitle returns the title that stands in a row of its own, and the number
// of the row below it.
func (g grid) wholeTitle(words *wording.Table) (string, int) {
	for i, r := range g.rows {
		// Every title has a colon, if the words do not say otherwise.
		if len(r.Cells) > maxTitleRow || words.Empty() && !slices.Contains(r.Cells, ':') {
			continue
		}
		if text := trimFrame(cells.Text(r.Cells)); titled(words.Text(text)) {
			return text, i + 1
		}
	}
	return "", 0
}

// bare returns a row without the sides of the frame around it. A row that is
// nothing but line drawing is blank.
func (g grid) bare(i int, left, right bool) Line {
	r := g.rows[i]
	from, to := 0, len(r.Cells)
	if isRule(r.Cells) {
		l, _ := lineOf(r, 0, 0, g.at[i])
		return l
	}
	first := from
	for first < to && r.Cells[first] == ' ' {
		first++
	}
	if left && first < to && frame.Side(r.Cells[first]) {
		from = first + 1
	}
	for to > from && (r.Cells[to-1] == ' ' || r.Cells[to-1] == 0) {
		to--
	}
	if right && to > from && frame.Side(r.Cells[to-1]) {
		to--
	}
	l, _ := lineOf(r, from, to, g.at[i])
	return l
}

// trimFrame removes blanks and line drawing from both ends.
func trimFrame(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return r == ' ' || isFrame(r) })
}
