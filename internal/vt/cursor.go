package vt

// cursor is where and how the next character is written; it is what DECSC
// saves.
type cursor struct {
	row, col   int  // row is Terminal.rows in the status line
	wrap       bool // the next character goes to the next row first
	origin     bool
	g          [4]charset
	designated uint8 // bit n: something designated G(n)
	glSet      uint8
	grSet      uint8
	rend       rendition
}

// pen is the state DECSC does not save.
type pen struct {
	autowrap bool
	single   uint8   // the set the next character comes from, if not 0
	gl       charset // the set in GL
	last     glyph   // the last character written, for REP
}

func defaultCursor() cursor {
	return cursor{g: [4]charset{ascii, graphics, latin1, latin1}, grSet: 2}
}

// goTo puts the cursor to a row and column of the screen.
func (t *Terminal) goTo(row, col int) {
	t.wrap = false
	t.cursor.row = max(0, min(row, t.rows-1))
	t.cursor.col = max(0, min(col, t.columns-1))
	t.cur = t.lines[t.cursor.row]
}

// address puts the cursor where CUP says, counting from 0. With origin mode it
// counts from the top of the scrolling region and stays within it.
func (t *Terminal) address(row, col int) {
	if t.origin {
		t.goTo(min(row+t.top, t.bottom), col)
		return
	}
	if row == t.rows || row == 98 && t.wyStatus {
		t.toStatus(col)
		return
	}
	t.goTo(row, col)
}

// toStatus puts the cursor into the status line.
func (t *Terminal) toStatus(col int) {
	t.wrap = false
	t.cursor.row = t.rows
	t.cursor.col = max(0, min(col, t.columns-1))
	t.cur = &t.status
}

func (t *Terminal) toColumn(col int) {
	t.wrap = false
	t.cursor.col = max(0, min(col, t.columns-1))
}

// up moves up n rows, not over the top margin if the cursor is below it.
func (t *Terminal) up(n int) {
	least := 0
	if t.cursor.row >= t.top {
		least = t.top
	}
	t.goTo(max(t.cursor.row-n, least), t.cursor.col)
}

// down moves down n rows, not over the bottom margin if the cursor is above it.
func (t *Terminal) down(n int) {
	if t.cursor.row == t.rows {
		t.wrap = false
		return
	}
	most := t.rows - 1
	if t.cursor.row <= t.bottom {
		most = t.bottom
	}
	t.goTo(min(t.cursor.row+n, most), t.cursor.col)
}

// back is BS: one to the left, and over the left margin where that is usual.
func (t *Terminal) back() {
	if t.cursor.col > 0 {
		t.toColumn(t.cursor.col - 1)
		return
	}
	t.wrap = false
	over := t.reverseWrap && t.autowrap || t.dialect.backsOverMargin
	if over && t.cursor.row > 0 && t.cursor.row < t.rows {
		t.goTo(t.cursor.row-1, t.columns-1)
	}
}

// feedLine is IND: one down, and at the bottom margin the region scrolls.
func (t *Terminal) feedLine() {
	switch t.cursor.row {
	case t.bottom:
		t.scrollingByFeed()
		t.scrollUp(t.top, t.bottom, 1)
	case t.rows, t.rows - 1:
	default:
		t.cursor.row++
	}
	t.wrap = false
	t.fixCurrent()
}

// lineFeed is LF, VT and FF, and IND.
func (t *Terminal) lineFeed() {
	if t.cursor.row != t.bottom {
		t.moved(moveDown)
	}
	t.feedLine()
	if t.newline {
		t.cursor.col = 0
	}
}

// reverseIndex is RI.
func (t *Terminal) reverseIndex() {
	t.wrap = false
	switch t.cursor.row {
	case t.top:
		t.scrolling()
		t.scrollDown(t.top, t.bottom, 1)
	case 0, t.rows:
	default:
		t.moved(moveUp)
		t.cursor.row--
	}
	t.fixCurrent()
}

// fixCurrent sets the current line after the cursor's row or the lines moved.
func (t *Terminal) fixCurrent() {
	if t.cursor.row >= t.rows {
		t.cur = &t.status
		return
	}
	t.cur = t.lines[t.cursor.row]
}

func (t *Terminal) save() {
	t.saved[t.alt] = t.cursor
}

func (t *Terminal) restore() {
	t.cursor = t.saved[t.alt]
	t.statusActive = false
	if t.cursor.row < t.rows {
		t.cursor.row = min(t.cursor.row, t.rows-1)
	}
	t.cursor.col = min(t.cursor.col, t.columns-1)
	t.fixCurrent()
	t.shifted()
}

// tab goes n tab stops to the right.
func (t *Terminal) tab(n int) {
	col := t.cursor.col
	for ; n > 0 && col < t.columns-1; n-- {
		for col++; col < t.columns-1 && !t.tabAt(col); col++ {
		}
	}
	t.cursor.col = col
}

// backTab goes n tab stops to the left.
func (t *Terminal) backTab(n int) {
	col := t.cursor.col
	for ; n > 0 && col > 0; n-- {
		for col--; col > 0 && !t.tabAt(col); col-- {
		}
	}
	t.toColumn(col)
}

func (t *Terminal) tabAt(col int) bool { return t.tabs[col/64]>>(col%64)&1 != 0 }

func (t *Terminal) setTab(col int, on bool) {
	if on {
		t.tabs[col/64] |= 1 << (col % 64)
	} else {
		t.tabs[col/64] &^= 1 << (col % 64)
	}
}

func (t *Terminal) defaultTabs() {
	for i := range t.tabs {
		t.tabs[i] = 0x0101010101010101
	}
}
