package vt

import "slices"

// scrollUp moves the rows from top to bottom up by n; blank rows come in.
func (t *Terminal) scrollUp(top, bottom, n int) {
	region := t.lines[top : bottom+1]
	n = min(n, len(region))
	if n <= 0 || allUnused(region) {
		return
	}
	if shown(region) {
		t.change()
	}
	for _, l := range region[:n] {
		t.clear(l)
	}
	if n == 1 && len(region) == t.rows {
		p := &t.screen[t.alt]
		p.slide()
		t.lines = p.lines
	} else {
		rotate(region, n)
	}
	t.fixCurrent()
}

// scrollDown moves the rows from top to bottom down by n.
func (t *Terminal) scrollDown(top, bottom, n int) {
	region := t.lines[top : bottom+1]
	n = min(n, len(region))
	if n <= 0 || allUnused(region) {
		return
	}
	if shown(region) {
		t.change()
	}
	for _, l := range region[len(region)-n:] {
		t.clear(l)
	}
	rotate(region, len(region)-n)
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

// insertLines is IL, deleteLines DL: they act within the scrolling region from
// the cursor's row on, and bring the cursor to the left margin.
func (t *Terminal) insertLines(n int) {
	if t.cursor.row < t.top || t.cursor.row > t.bottom {
		return
	}
	t.scrolling()
	t.scrollDown(t.cursor.row, t.bottom, n)
	t.toColumn(0)
}

func (t *Terminal) deleteLines(n int) {
	if t.cursor.row < t.top || t.cursor.row > t.bottom {
		return
	}
	t.scrolling()
	t.scrollUp(t.cursor.row, t.bottom, n)
	t.toColumn(0)
}

// setRegion is DECSTBM, with rows counted from 1 and 0 for what was left out.
func (t *Terminal) setRegion(top, bottom int) {
	if top == 0 {
		top = 1
	}
	if bottom == 0 || bottom > t.rows {
		bottom = t.rows
	}
	if top >= bottom {
		return
	}
	t.placed()
	t.top, t.bottom = top-1, bottom-1
	t.address(0, 0)
}
