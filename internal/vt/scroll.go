package vt

import "slices"

// scroll moves the rows from top to bottom up by n, or down by -n; blank rows
// come in.
func (t *Terminal) scroll(top, bottom, n int) {
	if t.left > 0 || t.right < t.columns-1 {
		t.scrollWithin(top, bottom, n)
		return
	}
	region := t.lines[top : bottom+1]
	n = max(-len(region), min(n, len(region)))
	if n > 0 && top == 0 && t.alt == 0 {
		t.scrolledOff(region[:n])
	}
	if allUnused(region) {
		return
	}
	if shown(region) {
		t.change()
	}
	first := n // of the rows that come to stand at the top
	leaving := region[:max(n, 0)]
	if n < 0 {
		first += len(region)
		leaving = region[first:]
	}
	for _, l := range leaving {
		t.clear(l)
	}
	if n == 1 && len(region) == t.rows {
		p := &t.screen[t.alt]
		p.slide()
		t.lines = p.lines
	} else {
		rotate(region, first)
	}
	t.fixCurrent()
}

func allUnused(lines []*line) bool {
	for _, l := range lines {
		if l.used != 0 {
			return false
		}
	}
	return true
}

// rotate moves the first n lines behind the others.
func rotate(lines []*line, n int) {
	if n == 1 {
		first := lines[0]
		copy(lines, lines[1:])
		lines[len(lines)-1] = first
		return
	}
	if n == len(lines)-1 {
		last := lines[n]
		copy(lines[1:], lines)
		lines[0] = last
		return
	}
	slices.Reverse(lines[:n])
	slices.Reverse(lines[n:])
	slices.Reverse(lines)
}

// deleteLines is DL, and for -n lines IL: they act within the scrolling region
// from the cursor's row on, and bring the cursor to the left margin.
func (t *Terminal) deleteLines(n int) {
	if !t.withinRows() || !t.withinColumns() {
		return
	}
	t.scrollFrom(t.cursor.row, n)
	t.toColumn(t.left)
}

// scrollFrom scrolls the region from row top on up by n, or down by -n. If those
// are all the lines there are the screen is cleared, and no refresh goes on with
// that.
func (t *Terminal) scrollFrom(top, n int) {
	if top == 0 && max(n, -n) >= t.rows && t.bottom == t.rows-1 {
		t.over()
	}
	t.scrolling()
	t.scroll(top, t.bottom, n)
}

// setRegion is DECSTBM, with rows counted from 1 and 0 for what was left out.
func (t *Terminal) setRegion(top, bottom int) {
	if bottom > t.rows && bottom <= mostRows {
		t.isThere(bottom - 1)
	}
	top = max(top, 1)
	if bottom == 0 || bottom > t.rows {
		bottom = t.rows
	}
	if top >= bottom {
		return
	}
	t.placed()
	t.notFlowing(t.cleared && top == 1 && bottom == t.rows)
	t.top, t.bottom = top-1, bottom-1
	t.set(0, 0)
}

// scrollWithin moves what stands between the left and the right margin up by n
// rows, or down by -n.
func (t *Terminal) scrollWithin(top, bottom, n int) {
	region := t.lines[top : bottom+1]
	if n == 0 || allUnused(region) || !t.spend(len(region)*(t.right-t.left+1)) {
		return
	}
	if shown(region) {
		t.change()
	}
	for _, l := range region {
		l.splitAt(t.left)
		l.splitAt(t.right + 1)
	}
	from, to, step := 0, len(region), 1
	if n < 0 {
		from, to, step = len(region)-1, -1, -1
	}
	for i := from; i != to; i += step {
		l := region[i]
		if j := i + n; 0 <= j && j < len(region) {
			l.take(region[j], t.left, t.right+1)
		} else {
			l.wipe(t.left, t.right+1)
		}
		t.rewritten(l)
	}
}

// take copies columns [from, to) of another row.
func (l *line) take(other *line, from, to int) {
	copy(l.cells[from:to], other.cells[from:])
	l.used = max(l.used, min(other.used, to))
	l.wide = l.wide || other.wide
	for l.used > 0 && l.cells[l.used-1] == blankCell {
		l.used--
	}
}

// shiftColumns moves the columns from column at to the right margin, in all
// rows of the scrolling region, by n columns. It is SL, SR, DECIC and DECDC,
// which act only with the cursor inside the margins.
func (t *Terminal) shiftColumns(at, n int, left bool) {
	if !t.withinRows() || !t.withinColumns() {
		return
	}
	if !t.spend((t.bottom - t.top + 1) * t.columns) {
		return
	}
	t.scrolling()
	for _, l := range t.lines[t.top : t.bottom+1] {
		if left {
			t.closeUp(l, at, n)
		} else {
			t.makeRoom(l, at, n, n == 1)
		}
	}
}

// backIndex is DECBI, forwardIndex DECFI: a column to the side, and at the
// margin everything moves instead.
func (t *Terminal) backIndex() {
	if t.level < 4 {
		return
	}
	if t.cursor.col == t.left {
		t.shiftColumns(t.left, 1, false)
		return
	}
	t.moved(moveLeft)
	t.back(1)
}

func (t *Terminal) forwardIndex() {
	if t.level < 4 {
		return
	}
	if t.cursor.col == t.right {
		t.shiftColumns(t.left, 1, true)
		return
	}
	t.moved(moveRight)
	t.forward(1)
}
