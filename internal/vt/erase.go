package vt

// erase blanks columns [from, to) of a row. If keep is set, protected cells
// stay.
func (t *Terminal) erase(l *line, from, to int, keep bool) {
	to = min(to, len(l.cells))
	if from >= min(to, l.used) {
		return
	}
	if keep {
		for i := from; i < min(to, l.used); i++ {
			if l.cells[i].glyph&glyphProtected == 0 {
				t.erase(l, i, i+1, false)
			}
		}
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

// protection says which erasures leave protected characters alone.
type protection uint8

const (
	protectNone protection = iota
	protectDEC             // DECSCA: the selective ones
	protectISO             // SPA: all of them
)

// keeps reports whether an erasure keeps what is protected.
func (t *Terminal) keeps(selective bool) bool {
	return t.protection == protectISO || t.protection == protectDEC && selective
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
func (t *Terminal) eraseInRow(mode int, selective bool) {
	keep := t.keeps(selective)
	t.wrap = false
	switch mode {
	case 0:
		t.erasingRow()
		t.erase(t.cur, t.cursor.col, t.columns, keep)
	case 1:
		t.paint(t.cursor.col)
		t.erase(t.cur, 0, t.cursor.col+1, keep)
	case 2:
		t.painting(t.cursor.col)
		t.painted(0)
		t.erase(t.cur, 0, t.columns, keep)
	}
}

// eraseInScreen is ED and DECSED.
func (t *Terminal) eraseInScreen(mode int, selective bool) {
	row, col := t.cursor.row, t.cursor.col
	if row == t.rows {
		if mode != 3 {
			t.eraseInRow(mode, selective)
		}
		return
	}
	if mode != 3 {
		t.wrap = false
	}
	keep := t.keeps(selective)
	if keep && (mode == 2 || mode == 0 && row == 0 && col == 0 || mode == 1 && row == t.rows-1 && col == t.columns-1) {
		defer t.forgetProtection()
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
		t.notFlowing(true)
	}
	if mode == 0 && row == 0 && col == 0 {
		t.notFlowing(true)
	}
}

func (t *Terminal) eraseRows(from, to int, keep bool) {
	for _, l := range t.lines[from:to] {
		t.erase(l, 0, t.columns, keep)
		if l.double && !keep {
			l.double = false
			t.touch(l)
		}
	}
}

// forgetProtection is called when the whole screen was erased: if nothing on it
// is protected, what is written from then on is not either.
func (t *Terminal) forgetProtection() {
	for _, l := range t.lines {
		for _, c := range l.cells[:l.used] {
			if c.glyph&glyphProtected != 0 {
				return
			}
		}
	}
	t.protection = protectNone
}

// eraseAll clears the screen.
func (t *Terminal) eraseAll() {
	t.wrap = false
	t.notFlowing(true)
	t.over()
	t.preparing()
	t.eraseRows(0, t.rows, false)
}

// eraseCharacters is ECH.
func (t *Terminal) eraseCharacters(n int) {
	col := t.cursor.col
	t.wrap = false
	t.paint(col)
	n = min(n, t.columns-col)
	t.erasedRow, t.erasedTo = t.cursor.row, col+n
	t.erase(t.cur, col, col+n, t.keeps(false))
}

// insertCharacters is ICH.
func (t *Terminal) insertCharacters(n int) {
	t.wrap = false
	t.paint(t.cursor.col)
	t.makeRoom(t.cur, t.cursor.col, n, n == 1)
}

// makeRoom moves what stands at column col and behind, up to the right margin,
// n columns to the right. Of a wide character that goes half over the margin
// nothing is left; but where half is set xterm still shows the left half at the
// edge of the screen: it looks for halves only behind the first column.
func (t *Terminal) makeRoom(l *line, col, n int, half bool) {
	end := t.right + 1
	if col < t.left || col >= min(end, l.used) {
		return
	}
	n = min(n, end-col)
	if l.showsAny(col, end) {
		t.change()
	}
	if l.wide {
		l.splitAt(col)
		l.splitAt(end)
	}
	copy(l.cells[col+n:end], l.cells[col:])
	l.used = max(l.used, min(l.used+n, end))
	if last := &l.cells[end-1]; l.wide && last.Width() == 2 {
		if half && end == t.columns {
			last.glyph = last.glyph&^glyphWide | glyphNarrow
		} else {
			*last = blankCell
		}
	}
	l.wipe(col, col+n)
	t.rewritten(l)
}

// splitAt blanks a wide character whose halves are left and right of a column.
func (l *line) splitAt(col int) {
	if col > 0 && col < len(l.cells) && l.cells[col].glyph&glyphText == wideTail {
		l.cells[col-1], l.cells[col] = blankCell, blankCell
	}
}

// deleteCharacters is DCH.
func (t *Terminal) deleteCharacters(n int) {
	if !t.withinColumns() {
		return
	}
	t.wrap = false
	t.paint(t.cursor.col)
	t.closeUp(t.cur, t.cursor.col, n)
}

// closeUp removes n columns from column col on; what stands behind them, up to
// the right margin, moves to the left. If the columns that come in began with the
// right half of a wide character, xterm erases what moved before them too.
func (t *Terminal) closeUp(l *line, col, n int) {
	end := t.right + 1
	if col < t.left || col >= min(end, l.used) {
		return
	}
	n = min(n, end-col)
	if l.showsAny(col, end) {
		t.change()
	}
	if l.wide {
		l.splitAt(col)
		l.splitAt(col + n)
		l.splitAt(end)
	}
	half := n < end-col && l.cells[end-n].glyph&glyphText == wideTail && l.cells[end-1].glyph&glyphText != wideTail
	copy(l.cells[col:end], l.cells[col+n:end])
	if half {
		l.cells[end-n-1] = blankCell
	}
	l.wipe(max(col, min(l.used, end)-n), end)
	t.rewritten(l)
}

// align is DECALN: the screen full of E, without margins.
func (t *Terminal) align() {
	t.over()
	t.preparing()
	const e = blank - ' ' + 'E'
	for _, l := range t.lines {
		if l.aligned != 0 && l.aligned == l.version && l.used == t.columns {
			continue // and untouched since
		}
		if !t.spend(t.columns) {
			return
		}
		t.change()
		for i := range l.cells {
			l.cells[i] = Cell{glyph: e, Off: t.seqOff}
		}
		l.used, l.wide = t.columns, false
		l.epoch = 0
		t.touch(l)
		l.aligned = l.version
		l.epoch = 0 // whatever is written to the row gives it another version
	}
	t.allSingle()
	t.resetMargins()
	t.origin = false
	t.rend = rendition{bits: t.rend.bits & glyphProtected}
	t.shifted()
	t.goTo(0, 0)
}
