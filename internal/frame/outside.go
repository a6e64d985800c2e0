package frame

import (
	"slices"

	"example.com/centrevu/internal/cells"
)

// outside returns what stands on the screen outside of the windows: text that
// has no frame, and that of frames which are no part of a window. Of a screen
// that is a window as a whole it is the rows above the title.
func (g grid) outside(boxes []Box) []Strip {
	loose := g.loose(boxes)
	var some [16]Strip // as many as most screens have
	strips := some[:0]
	for row := range g.rows {
		r := g.rows[row].Cells
		for col := 0; col < len(r); {
			if r[col] == ' ' || r[col] == 0 {
				col++
				continue
			}
			if end := inWindow(boxes, loose, row, col); end > col {
				col = end
				continue
			}
			from := col
			for col++; col < len(r) && inWindow(boxes, loose, row, col) == col; {
				col++
			}
			s := Strip{Row: row, From: from, To: from + cells.End(r[from:col])}
			s.Before = from > 0 && !Draws(r[from]) && inWindow(boxes, loose, row, from-1) >= from
			cut := s.To == col || s.To == col-1 && Bounds(r[from]) // in a box, at the end of a word
			s.After = cut && col < len(r) && !Draws(r[s.To-1])
			strips = append(strips, s)
		}
	}
	for i := range boxes {
		if b := &boxes[i]; b.Title != "" && (loose == nil || !loose[i]) {
			strips = g.insets(strips, b, boxes[:i])
		}
	}
	return append([]Strip(nil), strips...)
}

// insets adds what stands in the border of a window and draws no lines: arrows in
// its sides and behind its title, any text at its bottom, and beside the title of one
// that is read.
func (g grid) insets(strips []Strip, b *Box, front []Box) []Strip {
	at := func(row, col int) bool {
		return row < len(g.rows) && col < len(g.rows[row].Cells) && hiddenTo(front, row, col) == col
	}
	lost := b.Bottom < len(g.rows) && b.Left < len(g.rows[b.Bottom].Cells) && g.rows[b.Bottom].Cells[b.Left] == 'm'
	draws := Draws
	if lost { // in letters, that may stand in a word too
		draws = func(r rune) bool { return r == 'q' || Draws(r) }
	}
	isArrow := func(row, col int) bool {
		return !lost && at(row, col) && drawn.of(g.rows[row].Cells[col])&arrow != 0
	}
	cell := func(row, col int) Strip { return Strip{Row: row, From: col, To: col + 1} }
	for row := b.Top + 1; row < b.Bottom; row++ {
		for _, col := range [...]int{b.Left, b.Right} {
			if isArrow(row, col) {
				strips = append(strips, cell(row, col))
			}
		}
	}
	for col := b.Right - 1; col > b.Left && at(b.Top, col) && drawn.of(g.rows[b.Top].Cells[col])&(horizontal|arrow) != 0; col-- {
		if isArrow(b.Top, col) && drawn.of(g.rows[b.Top].Cells[col-1])&horizontal != 0 {
			strips = append(strips, cell(b.Top, col))
		}
	}
	// A hyphen that no line goes on from is one of a text: "1 - 10 of 40".
	inText := func(r []rune, col int) bool {
		return !draws(r[col]) || r[col] == '-' && !draws(r[col-1]) && col+1 < len(r) && !draws(r[col+1])
	}
	texts := func(row, left, right int) {
		for col := left; col < right && row < len(g.rows); col++ {
			r := g.rows[row].Cells
			from := col
			for col < right && at(row, col) && inText(r, col) {
				col++
			}
			to := from + cells.End(r[min(from, len(r)):min(col, len(r))])
			if crossing := lost && to == from+1 && lettered.of(r[from])&joint != 0; to > from && !crossing {
				strips = append(strips, Strip{Row: row, From: from, To: to})
			}
		}
	}
	if b.to > 0 {
		texts(b.Top, b.Left+1, b.from)
		texts(b.Top, b.to, b.Right)
	}
	texts(b.Bottom, b.Left+1, b.Right)
	return strips
}

// above returns the rows above the given one.
func (g grid) above(row int) []Strip {
	var strips []Strip
	for i := range g.rows[:row] {
		if from, to := extent(g.rows[i].Cells); from < to {
			strips = append(strips, Strip{Row: i, From: from, To: to})
		}
	}
	return strips
}

// loose reports of each box whether it is no part of a window: one without a
// title that stands in none, and one with a title that is no window's, such as a
// message. It is nil if none is.
func (g grid) loose(boxes []Box) []bool {
	var loose []bool
	for i, b := range boxes {
		if b.Title != "" && g.titles.Names(b.Title) || b.Title == "" && g.held(b, boxes[i+1:]) {
			continue
		}
		if loose == nil {
			loose = make([]bool, len(boxes))
		}
		loose[i] = true
	}
	return loose
}

// held reports whether a box stands in a window behind it.
func (g grid) held(b Box, behind []Box) bool {
	return slices.ContainsFunc(behind, func(w Box) bool { return w.Title != "" && w.Holds(b) && g.titles.Names(w.Title) })
}

// inWindow returns the first column from col on that no window holds, as far as
// one box tells.
func inWindow(boxes []Box, loose []bool, row, col int) int {
	for i := range boxes {
		switch {
		case !boxes[i].Covers(row, col) && !boxes[i].Covers(row+boxes[i].above, col):
		case loose == nil:
			return boxes[i].Right + 1
		case loose[i]:
			return col
		default:
			return col + 1
		}
	}
	return col
}
