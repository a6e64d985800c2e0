package frame

import "example.com/centrevu/internal/cells"

// whole returns the screen as one window: what is left of a window whose frame
// was not drawn or not copied, or text that never had one. It also returns the
// row of the title, 0 if there is none.
func (g grid) whole() (_ Window, titleRow int) {
	title, from := g.wholeTitle()
	w := Window{Title: title, Bare: true}
	if w.Top, w.Left = g.begun(from - 1); w.Top >= 0 {
		w.Broken, w.Gap, w.Short = !g.closed(w.Top, w.Left), g.gap(w.Top, w.Left), g.short(w.Top, w.Left)
	}
	if w.Gap > 0 {
		w.Over = g.over(w.Gap, w.Left)
	}
	left, right := g.framed(from)
	w.Strips, w.Rows = make([]Strip, 0, len(g.rows)-from), make([]Row, 0, len(g.rows)-from)
	for i := from; i < len(g.rows); i++ {
		s := g.bare(i, left, right)
		w.Rows = append(w.Rows, Row{From: len(w.Strips), To: len(w.Strips) + 1})
		w.Strips = append(w.Strips, s)
		if r := g.rows[i].Cells; i+1 < len(g.rows) && s.From < s.To {
			w.Framed = Side(r[len(r)-1]) && len(r) > 1
		}
	}
	return w, max(0, from-1)
}

// begun returns the corner of a frame around a title that goes on below it, and a
// negative row if there is none.
func (g grid) begun(title int) (row, left int) {
	if title < 0 {
		return -1, 0
	}
	left, _ = extent(g.rows[title].Cells)
	for row = title; g.draws(row, left, side); row-- {
	}
	if !g.draws(row, left, topLeft) || !g.draws(row, left+1, horizontal) || !g.draws(row+1, left, side) {
		return -1, 0
	}
	return row, left
}

// closed reports whether a frame has both sides, down to a lower border, whatever the
// width of its upper one.
func (g grid) closed(top, left int) bool {
	bottom := g.sideEnd(top, left)
	if !g.draws(bottom, left, bottomLeft) {
		return false
	}
	right := len(g.rows[bottom].Cells) - 1
	for right > left && !g.draws(bottom, right, bottomRight) {
		right--
	}
	for row := top + 1; row < bottom; row++ {
		if !g.draws(row, right, side|joint|arrow) {
			return false
		}
	}
	return right > left
}

// sideEnd returns the last row down to which the left side of a frame is drawn.
func (g grid) sideEnd(top, left int) int {
	for g.draws(top+1, left, side|joint|arrow) {
		top++
	}
	return top
}

// gap returns the first row of a frame that has no left side, of one that goes on below
// it, and 0 if there is none.
func (g grid) gap(top, left int) int {
	end := g.sideEnd(top, left)
	if g.draws(end, left, bottomLeft) {
		return 0
	}
	for row := end + 2; row < len(g.rows); row++ {
		if g.draws(row, left, bottomLeft) && g.draws(row, left+1, horizontal) {
			return end + 1
		}
	}
	return 0
}

// over returns the rows of a frame from one on, up to its lower border, in which its left
// side is not drawn and something else is.
func (g grid) over(from, left int) (rows []int) {
	for end := from; end < len(g.rows); end++ {
		if !g.draws(end, left, bottomLeft) {
			continue
		}
		for ; from < end; from++ {
			if !g.draws(from, left, side|joint|arrow) && !cells.IsBlank(g.rows[from].Cells) {
				rows = append(rows, from)
			}
		}
	}
	return rows
}

// short returns a row of a frame that is cut off at the right, and 0 if it is not: what
// stands there is missing. Either its text reaches to where the upper border ends without a
// corner, or the lower border has none as well, and no row goes on beyond it.
func (g grid) short(top, left int) int {
	end := cells.End(g.rows[top].Cells)
	if g.draws(top, end-1, topRight) {
		return 0
	}
	bottom := g.sideEnd(top, left)
	lower := cells.End(g.rows[bottom].Cells)
	cut := g.draws(bottom, left, bottomLeft) && g.draws(bottom, left+1, horizontal) && !g.draws(bottom, lower-1, bottomRight) && end <= lower
	for row := top + 1; row <= bottom; row++ {
		c := g.rows[row].Cells
		n := cells.End(c)
		if g.draws(top, end-1, horizontal) && n == end && !Draws(c[n-1]) {
			return row
		}
		cut = cut && n <= lower
	}
	if cut {
		return bottom
	}
	return 0
}

func (g grid) draws(row, col int, c class) bool {
	return row >= 0 && row < len(g.rows) && col < len(g.rows[row].Cells) && drawn.of(g.rows[row].Cells[col])&c != 0
}

// wholeTitle returns the title that stands in a row of its own, and the number
// of the row below it.
func (g grid) wholeTitle() (string, int) {
	for i, r := range g.rows {
		if !g.titles.can(r.Cells) {
			continue
		}
		if text := Trim(r.Text()); g.titles.Is(text) {
			return text, i + 1
		}
	}
	return "", 0
}

// framed reports whether the rows stand between vertical lines: those that
// begin, or end, with one have it in the same column, where no other row has
// one inside. Otherwise it is a line between columns, and the value before the
// first or after the last one is blank.
func (g grid) framed(from int) (left, right bool) {
	type edge struct{ begins, inside [maxTitleRow]bool }
	var l, r edge
	for _, row := range g.rows[from:] {
		first, end := extent(row.Cells)
		if first == end || Rule(row.Cells) || len(row.Cells) > maxTitleRow {
			continue
		}
		for col, c := range row.Cells {
			switch {
			case !Side(c):
			case col == first:
				l.begins[col], r.inside[col] = true, true
			case col == end-1:
				r.begins[col], l.inside[col] = true, true
			default:
				l.inside[col], r.inside[col] = true, true
			}
		}
	}
	frames := func(e *edge) bool {
		places, inside := 0, false
		for col, begins := range e.begins {
			if begins {
				places++
				inside = inside || e.inside[col]
			}
		}
		return places == 1 && !inside
	}
	return frames(&l), frames(&r)
}

// extent returns where what a row shows begins and ends.
func extent(r []rune) (from, to int) {
	to = len(r)
	for from < to && (r[from] == ' ' || r[from] == 0) {
		from++
	}
	for to > from && (r[to-1] == ' ' || r[to-1] == 0) {
		to--
	}
	return from, to
}

// bare returns a row without the sides of the frame around it. A row that is
// nothing but line drawing is blank.
func (g grid) bare(i int, left, right bool) Strip {
	r := g.rows[i].Cells
	if Rule(r) {
		return Strip{Row: i}
	}
	from, to := 0, len(r)
	first, end := extent(r)
	if left && first < to && Side(r[first]) {
		from = first + 1
	}
	if right && end > from && Side(r[end-1]) {
		to = end - 1
	}
	return Strip{Row: i, From: from, To: textEnd(r, from, to)}
}

// TitleOf returns the title of the frontmost of the windows that has one.
func TitleOf(windows []Window) string {
	for i := range windows {
		if windows[i].Title != "" {
			return windows[i].Title
		}
	}
	return ""
}
