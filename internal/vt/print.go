package vt

// plainRun writes the printing ASCII that p begins with, as far as it fits into
// the row, where nothing is to be thought of but the cells. It returns how much
// that was, 0 to leave it to printRun.
func (t *Terminal) plainRun(p []byte, off int64) int {
	l, col := t.cur, t.cursor.col
	if t.gl != nil || t.wrap || t.cut || t.insert || l.wide || t.single != 0 || t.page != 0 ||
		t.doubt.open || t.scrolled && t.phase == phasePrepare {
		return 0
	}
	end := t.rowEnd()
	if col >= end {
		return 0
	}
	if t.painting(col); t.cut {
		return 0
	}
	p = p[:min(len(p), end-col)]
	cells := l.cells[col:][:len(p)]
	attr := t.rend.bits | glyphNarrow
	var diff, last glyph
	n := 0
	for i, b := range p {
		if b-0x20 >= 0x5f {
			break
		}
		last = attr | glyph(b)
		c := &cells[i]
		diff |= c.glyph ^ last
		c.glyph, c.Off = last, off+int64(i)
		n++
	}
	t.last = last &^ glyphAttr
	t.wroteEnd = off + int64(n)
	t.now = t.wroteEnd
	t.wrote(l, diff, col+n)
	return n
}

// printRun writes bytes from 0x20 to 0x7e through the set in GL.
func (t *Terminal) printRun(p []byte, off int64) {
	if t.single != 0 {
		now := t.now
		t.now = off + 1
		t.putGlyph(t.glyphOf(p[0]), off)
		t.now = now
		t.last = t.glyphOf(p[0]) // repeated, it comes from the set in GL
		p, off = p[1:], off+1
	}
	for len(p) > 0 {
		if t.wrap {
			now := t.now
			t.now = off + 1 // it is this character that wraps
			t.wrapIfDue()
			t.now = now
		}
		n := min(t.rowEnd()-t.cursor.col, len(p))
		if n <= 0 {
			return // right of a row of double width
		}
		if t.insert && t.cursor.col < t.left {
			n = min(n, t.left-t.cursor.col) // from the margin on, room is made
		}
		blanks := t.clearing(p[:n])
		if blanks > 0 {
			n = blanks
		} else {
			t.painting(t.cursor.col)
		}
		if t.cut {
			n = t.beforeRun(p[:n])
		}
		t.segment(p[:n], off)
		if blanks > 0 {
			t.chain = 0
		}
		p, off = p[n:], off+int64(n)
	}
}

// segment writes a run that fits into the rest of the row.
func (t *Terminal) segment(p []byte, off int64) {
	l, col := t.cur, t.cursor.col
	end := col + len(p)
	if t.insert {
		t.makeRoom(l, col, len(p), false)
	}
	cells := l.cells[col:end]
	if l.wide {
		t.splitWide(l, col, end)
	}
	attr := t.rend.bits | glyphNarrow
	var diff glyph
	if table := t.gl; table == nil {
		for i, b := range p {
			g := attr | glyph(b)
			c := &cells[i]
			diff |= c.glyph ^ g
			c.glyph, c.Off = g, off+int64(i)
		}
	} else {
		for i, b := range p {
			g := attr | table[(b-0x20)&0x7f]
			c := &cells[i]
			diff |= c.glyph ^ g
			c.glyph, c.Off = g, off+int64(i)
		}
	}
	t.last = cells[len(p)-1].glyph &^ glyphAttr
	t.wroteEnd = off + int64(len(p))
	t.wrote(l, diff, end)
}

// wrote does what is to be done after cells up to column end were written.
// diff has the bits in which they changed.
func (t *Terminal) wrote(l *line, diff glyph, end int) {
	if t.telling {
		t.proves()
	} else if t.cursor.row == t.rows-1 {
		t.usesLast = true
	}
	if diff&glyphText != 0 {
		t.dirty = true
	}
	if !t.cut {
		t.shownEnd = t.wroteEnd
	}
	chain := t.chain
	t.painted(end)
	if diff == 0 && chain != 0 && chain&moveLeft == 0 && end-t.cursor.col <= longestOver {
		t.chain = chain | moveOver
	}
	l.used = max(l.used, end)
	t.touch(l)
	t.advance(end)
}

// advance puts the cursor to column col, which may be past the margin.
func (t *Terminal) advance(col int) {
	end := t.rowEnd()
	if col < end {
		t.cursor.col = col
		return
	}
	t.cursor.col = end - 1
	t.wrap = t.cursor.row < t.rows
	switch {
	case !t.wrap || !t.autowrap: // what comes is written there too
		t.heldEnd = t.wroteEnd
		t.lastCol = min(t.lastCol, t.cursor.col)
	case t.dialect.wrapsAtOnce:
		t.wrapNow()
	}
}

// beforeRun returns how much of the run can be written before a snapshot is
// due: up to what changes the screen. If that is its beginning, the snapshot is
// taken.
func (t *Terminal) beforeRun(p []byte) int {
	if !t.dirty {
		t.cut = false
		return len(p)
	}
	if t.insert {
		return 1
	}
	cells := t.cur.cells[t.cursor.col:]
	for i, b := range p {
		if (cells[i].glyph^t.glyphOf(b))&glyphText != 0 {
			if i == 0 {
				t.emit(false)
				t.cut = false
				return len(p)
			}
			return i
		}
	}
	return len(p)
}

// put writes one character.
func (t *Terminal) put(r rune, off int64) {
	switch runeWidth(r) {
	case 0:
		t.combine(r, off)
	case 2:
		t.putWide(r, off)
	default:
		t.putGlyph(glyph(r)|glyphNarrow, off)
	}
}

// putGlyph writes a character one column wide.
func (t *Terminal) putGlyph(g glyph, off int64) {
	t.wrapIfDue()
	t.last = g
	if t.cursor.col < t.rowEnd() {
		t.place(g, off, 1)
	}
}

// putWide writes a wide character. Where it does not fit into the rest of the
// row it wraps, and without wrapping it is not shown at all.
func (t *Terminal) putWide(r rune, off int64) {
	if t.columns < 2 {
		t.putGlyph(glyph(r)|glyphNarrow, off)
		return
	}
	t.wrapIfDue()
	t.last = glyph(r) | glyphWide
	if t.rowEnd()-t.cursor.col < 2 {
		if !t.autowrap || t.cursor.col <= t.left || t.cursor.row >= t.rows {
			return
		}
		t.wrapNow()
		if t.rowEnd()-t.cursor.col < 2 {
			return
		}
	}
	t.place(glyph(r)|glyphWide, off, 2)
}

// place writes g, which is width columns wide, at the cursor.
func (t *Terminal) place(g glyph, off int64, width int) {
	l, col := t.cur, t.cursor.col
	end := col + width
	if t.again(col, width) && l.cells[col].glyph&glyphText == g {
		t.chain = 0
	} else {
		t.painting(col)
	}
	if t.insert {
		t.makeRoom(l, col, width, false)
	}
	c := &l.cells[col]
	if t.rend.unseen() {
		g = blank
	}
	g |= t.rend.bits
	diff := c.glyph ^ g
	tail := wideTail | g&glyphProtected
	if g&glyphText == blank {
		tail = g // concealed
	}
	if width == 2 {
		diff |= l.cells[end-1].glyph ^ tail
	}
	if diff&glyphText != 0 {
		t.change()
	}
	if l.wide {
		t.splitWide(l, col, end)
	}
	c.glyph, c.Off = g, off
	if width == 2 {
		l.cells[end-1] = Cell{glyph: tail, Off: off}
		l.wide = l.wide || tail != g
	}
	t.wroteEnd = t.now
	t.wrote(l, diff, end)
}

// splitWide blanks the halves that are left of wide characters of which
// [from, to) overwrites the other half.
func (t *Terminal) splitWide(l *line, from, to int) {
	if from < len(l.cells) && l.cells[from].glyph&glyphText == wideTail && from > 0 {
		l.cells[from-1] = blankCell
		t.touch(l)
	}
	if to < len(l.cells) && l.cells[to].glyph&glyphText == wideTail {
		l.cells[to] = blankCell
		t.touch(l)
	}
}

// wrapNow goes to the next row, as the character after the last column does.
func (t *Terminal) wrapNow() {
	t.feedLine()
	t.cursor.col = t.left
}

// wrapIfDue wraps a cursor that waits to, if the terminal wraps at all.
func (t *Terminal) wrapIfDue() {
	if t.wrap {
		t.wrapIfOn()
	}
}

func (t *Terminal) wrapIfOn() {
	t.wrap = false
	if t.autowrap {
		t.wrapNow()
	}
}

// repeat writes the last character n times more, as if it had come n times.
func (t *Terminal) repeat(last glyph, n int) {
	width := t.right - t.left + 1
	if enough := (t.rows + 1) * t.columns; n > enough { // more only scrolls the same rows
		n -= (n - enough) / width * width
		if last>>glyphWidthShift&3 == 1 && t.fillsScreen() && t.spend(t.rows*t.columns) {
			t.fillScreen(last, n)
			return
		}
	}
	if !t.spend(n) {
		return
	}
	if last>>glyphWidthShift&3 == 2 {
		for ; n > 0; n-- {
			t.putWide(rune(last&glyphRune), t.seqOff)
		}
		return
	}
	for n > 0 {
		t.wrapIfDue()
		some := min(n, t.rowEnd()-t.cursor.col)
		if some <= 0 {
			return
		}
		if t.insert || t.cur.wide || t.rend.unseen() {
			some = 1
			t.place(last, t.seqOff, 1)
		} else {
			t.fill(last, some)
		}
		n -= some
		if !t.autowrap && t.wrap {
			return // the rest would be written to the same place
		}
	}
}

// fillsScreen reports whether a character that is repeated often enough will
// stand everywhere.
func (t *Terminal) fillsScreen() bool {
	return !t.narrowed && t.autowrap && !t.insert && t.top == 0 && t.bottom == t.rows-1 && t.cursor.row < t.rows
}

// fillScreen repeats a character over more than the whole screen.
func (t *Terminal) fillScreen(last glyph, n int) {
	end := t.cursor.col + n
	if t.wrap {
		end++
	}
	t.over()
	t.preparing()
	end = (end-1)%t.columns + 1 // in the last row
	for row, l := range t.lines {
		t.wrap = false
		t.cursor.row, t.cursor.col, t.cur = row, 0, l
		if row < t.rows-1 {
			t.fill(last, t.columns)
			continue
		}
		t.erase(l, end, t.columns, false)
		t.fill(last, end)
	}
}

// fill is place for n times a character.
func (t *Terminal) fill(last glyph, n int) {
	l, col := t.cur, t.cursor.col
	t.painting(col)
	g := last | t.rend.bits
	var diff glyph
	cells := l.cells[col : col+n]
	for i := range cells {
		diff |= cells[i].glyph ^ g
	}
	t.wroteEnd = t.now
	if diff == 0 && col+n <= l.used { // it stands there already
		t.painted(col + n)
		t.advance(col + n)
		return
	}
	if diff&glyphText != 0 {
		t.change()
	}
	for i := range cells {
		cells[i] = Cell{glyph: g, Off: t.seqOff}
	}
	t.wrote(l, diff, col+n)
}

// blanks writes n blanks, as the AT&T 44xx does.
func (t *Terminal) blanks(n int) {
	t.wrapIfDue()
	for n = min(n, t.rowEnd()-t.cursor.col); n > 0; n-- {
		t.place(blank, t.seqOff, 1)
	}
	t.blanksEnd = t.now
	t.erasedRow, t.erasedTo = t.cursor.row, t.cursor.col
}
