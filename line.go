package centrevu

import "example.com/centrevu/internal/cells"

// lineOf returns the cells from..to of a row as a Line, the blanks at its end
// left out, and these cells.
func lineOf(r cells.Row, from, to int, at Line) (Line, cells.Row) {
	at.Column, at.Text = from+1, ""
	if from < len(r.Offsets) {
		at.Offset = r.Offsets[from]
	}
	part := r.Slice(from, to).TrimRight()
	if len(part.Cells) > 0 {
		at.Text = part.Text()
	}
	return at, part
}

// rowOf returns the cells of a Line. Where the offsets of its characters are
// not known, they are counted in UTF-8.
func rowOf(l Line) cells.Row { return cells.Of(l.Text, l.Offset) }
