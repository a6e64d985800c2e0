package vt

// Rows of double width show half as many characters. What stands in their right
// half is kept, but nobody sees it until the row is of single width again.

// setDouble is DECDWL and both halves of DECDHL, or DECSWL. The lower half of
// characters of double height is written as a row of its own.
func (t *Terminal) setDouble(on bool) {
	if t.lrmm || t.cursor.row >= t.rows || t.cur.double == on {
		return
	}
	t.narrowed = true
	t.painting(t.cursor.col)
	if l := t.cur; l.showsAny((t.columns+1)/2, t.columns) {
		t.change()
	}
	t.cur.double = on
	t.touch(t.cur)
	t.wrap = false
	if on {
		t.cursor.col = min(t.cursor.col, t.columns/2)
	}
}

// allSingle makes all rows of single width.
func (t *Terminal) allSingle() {
	for _, l := range t.lines {
		if l.double {
			t.change()
			l.double = false
			t.touch(l)
		}
	}
}

// visible are the cells of the row that are seen.
func (l *line) visible() []Cell {
	if l.double {
		return l.cells[:(len(l.cells)+1)/2]
	}
	return l.cells
}
