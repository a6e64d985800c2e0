package vt

// Two motions to the right in one row, without output between them, mostly mean
// that the cursor was parked and the next refresh begins. But curses also does
// that in the middle of a refresh: where it could insert or delete characters,
// it goes to the place for it, finds writing cheaper, and goes on to what has
// to be written. That place depends on what the row will be in the end; so the
// row is kept as it was until it is done, and then either there was no screen
// to show or it is shown late.

// doubt is a place where a refresh may have ended.
type doubt struct {
	open   bool
	moved  bool // the motion after it was made: output comes next
	row    int
	col    int
	end    int64 // what Snapshot.End would be
	before line  // the row as it was
}

// maybeSkipping notes that the cursor is moved on from where it stands without
// output, and reports whether that is doubtful.
func (t *Terminal) maybeSkipping() bool {
	row, col := t.cursor.row, t.cursor.col
	if d := &t.doubt; d.open && d.moved && d.row != row {
		t.settleDoubt() // the row of the last one is done
	}
	if t.doubt.open || t.cut || !t.dirty || t.phase != phasePaint || row >= t.rows ||
		row < t.lastRow || row == t.lastRow && col < t.lastCol {
		return false
	}
	d := &t.doubt
	d.open, d.row, d.col, d.end = true, row, col, t.shownEnd
	l := t.lines[row]
	d.before.cells = d.before.cells[:t.columns]
	d.before.wipe(l.used, d.before.used)
	copy(d.before.cells, l.cells[:l.used])
	d.before.used, d.before.wide = l.used, l.wide
	d.before.version, d.before.epoch = l.version, l.epoch
	l.epoch = 0 // another version if it is written to
	return true
}

// checkDoubt is called before output at column col of the current row.
func (t *Terminal) checkDoubt(col int) {
	d := &t.doubt
	if t.cursor.row != d.row || !d.moved && col <= d.col {
		t.settleDoubt()
		return
	}
	d.moved = true
}

// settleDoubt is called when the row is done: it decides, and shows the screen
// as it was if a refresh ended there.
func (t *Terminal) settleDoubt() {
	d := &t.doubt
	if !d.open {
		return
	}
	d.open = false
	moved := d.moved
	d.moved = false
	l := t.lines[d.row]
	if !moved {
		// Nothing was written to the row: the refresh ended.
		if t.phase == phasePaint {
			t.phase = phaseNone
			t.cut = true
		}
		return
	}
	if d.before.skipsTo(l, ^glyph(0)) == d.col || d.before.skipsTo(l, ^glyphColours) == d.col {
		return
	}
	t.epoch++
	if t.onSnapshot == nil {
		return
	}
	t.lines[d.row] = &d.before
	if !t.empty() {
		t.emitAs(d.row, d.col, d.end, false)
	}
	t.lines[d.row] = l
}

// skipsTo is the column from which curses would insert into or delete from the
// row to make it next: behind the last character that is not the same, counted
// from the ends. Blanks are compared by the bits of blanks: to curses one in the
// colours of the terminal, which it may have asked for, is the same as one erased.
func (l *line) skipsTo(next *line, blanks glyph) int {
	same := func(a, b glyph) bool {
		return a == b || a&glyphText == blank && b&glyphText == blank && (a^b)&blanks == 0
	}
	first := 0
	for first < len(l.cells) && same(l.cells[first].glyph, next.cells[first].glyph) {
		first++
	}
	o, n := l.lastShown(first, blanks), next.lastShown(first, blanks)
	for o >= 0 && n >= 0 && same(l.cells[o].glyph, next.cells[n].glyph) {
		o--
		n--
	}
	return min(o, n) + 1
}

// lastShown is the last column that is not blank, but at least first.
func (l *line) lastShown(first int, blanks glyph) int {
	for i := l.used - 1; i > first; i-- {
		if g := l.cells[i].glyph; g&glyphText != blank || g&blanks != blank&blanks {
			return i
		}
	}
	return min(first, len(l.cells)-1)
}
