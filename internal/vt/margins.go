package vt

// margins are the columns at which text wraps and within which it is scrolled,
// inserted and deleted: those of the screen unless left and right margin mode
// is on.
type margins struct {
	lrmm        bool // DECLRMM
	left, right int  // both inclusive

	// narrowed says that a row may end elsewhere than the screen: there are
	// margins, or rows of double width.
	narrowed bool
}

// setMargins is DECSLRM, with columns counted from 1 and 0 for what was left
// out.
func (t *Terminal) setMargins(left, right int) {
	left = max(left, 1)
	if right == 0 || right > t.columns {
		right = t.columns
	}
	if left >= right {
		return
	}
	t.placed()
	t.left, t.right = left-1, right-1
	t.set(0, 0)
}

// marginMode is DECLRMM.
func (t *Terminal) marginMode(on bool) {
	t.lrmm = on
	if on {
		t.narrowed = true
		t.allSingle()
		return
	}
	t.left, t.right = 0, t.columns-1
}

// resetMargins makes the whole screen the region.
func (t *Terminal) resetMargins() {
	t.top, t.bottom = 0, t.rows-1
	t.left, t.right = 0, t.columns-1
}

// withinColumns reports whether the cursor is between the left and the right
// margin, withinRows whether it is in the scrolling region.
func (t *Terminal) withinColumns() bool { return t.left <= t.cursor.col && t.cursor.col <= t.right }

func (t *Terminal) withinRows() bool { return t.top <= t.cursor.row && t.cursor.row <= t.bottom }

// lastColumn is the last column of the cursor's row.
func (t *Terminal) lastColumn() int {
	if t.narrowed && t.cur.double {
		return (t.columns - 1) / 2
	}
	return t.columns - 1
}

// rowEnd is the column just past the last one that text can be written to
// before it wraps.
func (t *Terminal) rowEnd() int {
	if !t.narrowed {
		return t.columns
	}
	return t.narrowEnd()
}

func (t *Terminal) narrowEnd() int {
	margin := t.right
	if t.cur.double {
		margin /= 2
	}
	if t.cursor.col > margin {
		return t.lastColumn() + 1
	}
	return margin + 1
}
