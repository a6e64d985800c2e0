package vt

// rectangle is an area of the screen; bottom and right are exclusive.
type rectangle struct{ top, left, bottom, right int }

// rectangle reads the corners from four parameters, the first of them number i.
// In origin mode they count from the margins and stop there, and a first corner
// that is left out is counted from them twice, as xterm has it. It reports false
// if there is no such area.
func (t *Terminal) rectangle(i int) (rectangle, bool) {
	within := t.addressable()
	r := rectangle{
		top:    within.top + t.arg(i, within.top+1) - 1,
		left:   within.left + t.arg(i+1, within.left+1) - 1,
		bottom: min(within.top+t.arg(i+2, t.rows), within.bottom),
		right:  min(within.left+t.arg(i+3, t.columns), within.right),
	}
	ok := r.top < r.bottom && r.left < r.right && t.spend((r.bottom-r.top)*(r.right-r.left))
	return r, ok
}

// addressable is the page, or what is within the margins in origin mode.
func (t *Terminal) addressable() rectangle {
	if t.origin {
		return rectangle{t.top, t.left, t.bottom + 1, t.right + 1}
	}
	return rectangle{bottom: t.rows, right: t.columns}
}

// painting notes that the area is about to change. It may be cleared to be
// painted anew, so output that goes on anywhere in it belongs to the same
// refresh.
func (t *Terminal) paintingArea(r rectangle) {
	row := t.cursor.row
	t.cursor.row = r.top
	t.paint(r.left)
	t.cursor.row = row
}

// eraseRectangle is DECERA, or DECSERA if it is selective.
func (t *Terminal) eraseRectangle(selective bool) {
	r, ok := t.rectangle(0)
	if !ok {
		return
	}
	if r == (rectangle{bottom: t.rows, right: t.columns}) {
		t.over() // the screen is cleared
	}
	t.paintingArea(r)
	keep := selective && t.protection == protectDEC
	for _, l := range t.lines[r.top:r.bottom] {
		if l.wide && !keep {
			l.splitAt(r.left)
			l.splitAt(r.right)
		}
		t.erase(l, r.left, r.right, keep)
	}
}

// fillRectangle is DECFRA. What it fills with is seen even where text would be
// concealed.
func (t *Terminal) fillRectangle() {
	char := rune(t.arg(0, 0))
	r, ok := t.rectangle(1)
	if !ok || t.nparams == 0 || char < 0x20 || char >= 0x7f && char < 0xa0 {
		return
	}
	if runeWidth(char) != 1 {
		t.ignore("filling with characters that are not one column wide")
		return
	}
	t.paintingArea(r)
	g := glyph(char) | glyphNarrow | t.rend.bits
	for _, l := range t.lines[r.top:r.bottom] {
		if l.wide {
			l.splitAt(r.left)
			l.splitAt(r.right)
		}
		for i := r.left; i < r.right; i++ {
			if (l.cells[i].glyph^g)&glyphText != 0 {
				t.change()
			}
			l.cells[i] = Cell{glyph: g, Off: t.seqOff}
		}
		l.used = max(l.used, r.right)
		t.touch(l)
	}
}

// copyRectangle is DECCRA, on the one page there is.
func (t *Terminal) copyRectangle() {
	r, ok := t.rectangle(0)
	if !ok {
		return
	}
	to := t.addressable()
	to.top += t.arg(5, to.top+1) - 1
	to.left += t.arg(6, to.left+1) - 1
	if to.top >= to.bottom || to.left >= to.right {
		return
	}
	to.bottom = min(to.top+r.bottom-r.top, to.bottom)
	to.right = min(to.left+r.right-r.left, to.right)
	t.paintingArea(to)
	from, end, step := 0, to.bottom-to.top, 1
	if to.top > r.top {
		from, end, step = end-1, -1, -1
	}
	t.change()
	for i := from; i != end; i += step {
		src, dst := t.lines[r.top+i], t.lines[to.top+i]
		if src.wide || dst.wide {
			dst.splitAt(to.left)
			dst.splitAt(to.right)
			dst.wide = true
		}
		copy(dst.cells[to.left:to.right], src.cells[r.left:])
		dst.used = max(dst.used, to.right)
		dst.mend(to.left)
		dst.mend(to.right)
		t.touch(dst)
	}
}

// mend blanks halves of wide characters that lost the other half at a column.
func (l *line) mend(col int) {
	if col < len(l.cells) && l.cells[col].glyph&glyphText == wideTail &&
		(col == 0 || l.cells[col-1].Width() != 2) {
		l.cells[col] = blankCell
	}
	if col > 0 && l.cells[col-1].Width() == 2 &&
		(col == len(l.cells) || l.cells[col].glyph&glyphText != wideTail) {
		l.cells[col-1] = blankCell
	}
}
