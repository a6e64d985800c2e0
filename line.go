package centrevu

import (
	"strings"

	"example.com/centrevu/internal/charset"
)

// lineOf returns the cells from..to of a row as a Line, the blanks at its end
// left out.
func (r textRow) lineOf(from, to int, at Line) Line {
	to = min(to, len(r.cells))
	for to > from && (r.cells[to-1] == ' ' || r.cells[to-1] == 0 && to-2 >= from && r.cells[to-2] == ' ') {
		to--
	}
	at.Column, at.Text = from+1, ""
	if from < len(r.offsets) {
		at.Offset = r.offsets[from]
	}
	if from < to {
		at.Text = cellText(r.cells[from:to])
	}
	return at
}

// cellText returns the text in the cells. A wide character whose first half is
// missing shows as a blank.
func cellText(cs []rune) string {
	var b strings.Builder
	b.Grow(len(cs))
	for i, c := range cs {
		switch {
		case c != 0:
			b.WriteRune(c)
		case i == 0:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// rowOf returns the cells of a Line that starts in the first column. Where the
// offsets of its characters are not known, they are counted in UTF-8.
func rowOf(l Line) textRow {
	d := decoder{charset.Of(nil)}
	return d.row([]byte(l.Text), l.Offset)
}
