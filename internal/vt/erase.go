package vt

// erase blanks columns [from, to) of a row. If keep is set, protected cells
// stay.
func (t *Terminal) erase(l *line, from, to int, keep bool) {
	to = min(to, len(l.cells))
	if from >= min(to, l.used) {
		return
	}
	if keep {
		t.eraseUnprotected(l, from, to)
		return
	}
	if l.showsAny(from, to) {
		t.change()
	}
	if l.wide {
		t.splitWide(l, from, to)
	}
	l.wipe(from, to)
	t.rewritten(l)
}

func (t *Terminal) eraseUnprotected(l *line, from, to int) {
	for i := from; i < min(to, l.used); i++ {
		if l.cells[i].glyph&glyphProtected == 0 {
			t.erase(l, i, i+1, false)
		}
	}
}

// clear blanks a whole row.
func (t *Terminal) clear(l *line) {
	l.wipe(0, l.used)
	t.rewritten(l)
}

// rewritten gives a row its new version: 0 if nothing is left in it.
func (t *Terminal) rewritten(l *line) {
	if l.used == 0 {
		l.version, l.epoch = 0, 0
		return
	}
	t.touch(l)
}

// eraseInRow is EL and DECSEL.
func (t *Terminal) eraseInRow(mode int, keep bool) {
	t.wrap = false
	switch mode {
	case 0:
		t.erasingRow()
		t.erase(t.cur, t.cursor.col, t.columns, keep)
	case 1:
		t.painting(t.cursor.col)
		t.painted(t.cursor.col)
		t.erase(t.cur, 0, t.cursor.col+1, keep)
	case 2:
		t.painting(t.cursor.col)
		t.painted(0)
		t.erase(t.cur, 0, t.columns, keep)
	}
}

// eraseInScreen is ED and DECSED.
func (t *Terminal) eraseInScreen(mode int, keep bool) {
	t.wrap = false
	row, col := t.cursor.row, t.cursor.col
	if row == t.rows {
		if mode != 3 {
			t.eraseInRow(mode, keep)
		}
		return
	}
	switch mode {
	case 0:
		t.erasingDown()
		t.erase(t.cur, col, t.columns, keep)
		t.eraseRows(row+1, t.rows, keep)
	case 1:
		t.preparing()
		t.eraseRows(0, row, keep)
		t.erase(t.cur, 0, col+1, keep)
	case 2:
		t.over()
		t.preparing()
		t.eraseRows(0, t.rows, keep)
	}
}

func (t *Terminal) eraseRows(from, to int, keep bool) {
	for _, l := range t.lines[from:to] {
		t.erase(l, 0, t.columns, keep)
	}
}

// eraseAll clears the screen.
func (t *Terminal) eraseAll() {
	t.over()
	t.preparing()
	t.eraseRows(0, t.rows, false)
}

// eraseCharacters is ECH.
func (t *Terminal) eraseCharacters(n int) {
	col := t.cursor.col
	t.wrap = false
	t.painting(col)
	t.painted(col)
	n = min(n, t.columns-col)
	t.erasedRow, t.erasedTo = t.cursor.row, col+n
	t.erase(t.cur, col, col+n, false)
}

// insertCharacters is ICH.
func (t *Terminal) insertCharacters(n int) {
	col := t.cursor.col
	t.wrap = false
	t.painting(col)
	t.painted(col)
	t.makeRoom(t.cur, col, n)
}

// makeRoom moves what stands at column col and behind n columns to the right.
func (t *Terminal) makeRoom(l *line, col, n int) {
	if col >= l.used {
		return
	}
	n = min(n, t.columns-col)
	if l.showsAny(col, t.columns) {
		t.change()
	}
	if l.wide {
		t.splitWide(l, col, col)
	}
	copy(l.cells[col+n:], l.cells[col:])
	l.used = min(l.used+n, t.columns)
	t.splitEnd(l)
	l.wipe(col, col+n)
	t.rewritten(l)
}

// splitEnd blanks a wide character that lost its right half over the margin.
func (t *Terminal) splitEnd(l *line) {
	last := &l.cells[len(l.cells)-1]
	if last.glyph&glyphText>>glyphWidthShift&3 == 2 {
		*last = blankCell
	}
}

// deleteCharacters is DCH.
func (t *Terminal) deleteCharacters(n int) {
	l, col := t.cur, t.cursor.col
	t.wrap = false
	t.painting(col)
	t.painted(col)
	if col >= l.used {
		return
	}
	if l.showsAny(col, t.columns) {
		t.change()
	}
	n = min(n, t.columns-col)
	if l.wide {
		t.splitWide(l, col, col+n)
	}
	copy(l.cells[col:], l.cells[col+n:])
	l.wipe(max(col, l.used-n), l.used)
	t.rewritten(l)
}

// align is DECALN: the screen full of E.
func (t *Terminal) align() {
	t.over()
	t.preparing()
	t.change()
	for _, l := range t.lines {
		for i := range l.cells {
			l.cells[i] = Cell{glyph: blank - ' ' + 'E', Off: t.seqOff}
		}
		l.used, l.wide = t.columns, false
		t.touch(l)
	}
	t.top, t.bottom = 0, t.rows-1
	t.origin = false
	t.goTo(0, 0)
}
