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
// counts from the margins and stays within them.
func (t *Terminal) address(row, col int) {
	if row >= t.rows || t.telling || t.flowed > 0 {
		t.addressed(row, col)
	}
	if !t.origin && (row == t.rows && t.dialect.statusBelow || row == 98 && t.wyStatus) {
		t.toStatus(col)
		return
	}
	t.set(row, col)
}

// set is address on the screen.
func (t *Terminal) set(row, col int) {
	if t.origin {
		t.goTo(min(row+t.top, t.bottom), min(col+t.left, t.right))
		return
	}
	t.goTo(row, col)
}

// at is where the cursor is as set counts.
func (t *Terminal) at() (row, col int) {
	row, col = t.cursor.row, t.cursor.col
	if t.origin {
		row, col = max(row-t.top, 0), max(col-t.left, 0)
	}
	return row, col
}

// setColumn is CHA: set within the row. In origin mode a cursor that stands
// outside of the margins comes within them.
func (t *Terminal) setColumn(col int) {
	if t.cursor.row == t.rows {
		t.toColumn(col)
		return
	}
	row, _ := t.at()
	t.set(row, col)
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
	t.reached(-n)
	t.goTo(max(t.cursor.row-n, least), t.cursor.col)
}

// down moves down n rows, not over the bottom margin if the cursor is above it.
func (t *Terminal) down(n int) {
	t.reached(n)
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

// backspace is BS: one to the left, and over the left margin where that is
// usual.
func (t *Terminal) backspace() {
	if t.dialect.backsOverMargin && t.cursor.col == 0 && t.cursor.row > 0 && t.cursor.row < t.rows {
		t.goTo(t.cursor.row-1, t.columns-1)
		return
	}
	t.back(1)
}

// back goes n columns to the left, not over the left margin; with reverse wrap
// over it to the end of the row above, and from the top to the bottom.
func (t *Terminal) back(n int) {
	reverse := t.reverseWrap && t.autowrap && t.cursor.row < t.rows
	if reverse && t.wrap {
		n--
	}
	before, left := t.cursor.col, t.left
	if before < left {
		left = 0
	}
	col := before - n
	switch {
	case col >= left:
		t.toColumn(col)
	case !reverse:
		t.toColumn(left)
	default:
		width := t.right - left + 1
		place := width*t.cursor.row + col - left
		if before == left && t.withinColumns() && t.cursor.row == t.top {
			place = (t.bottom+1)*width - 1
		} else if all := width * t.rows; place < 0 {
			place += (-place/all + 1) * all
		}
		t.goTo(place/width, place%width+left)
	}
}

// forward goes n columns to the right, not over the right margin.
func (t *Terminal) forward(n int) {
	most := t.lastColumn()
	if t.lrmm {
		most = t.right
		if t.cursor.col > most {
			most = t.columns - 1
		}
	}
	t.toColumn(min(t.cursor.col+n, most))
}

// carriageReturn is CR: to the left margin, or from outside of it to the left
// of the screen.
func (t *Terminal) carriageReturn() {
	if t.origin || t.cursor.col >= t.left {
		t.toColumn(t.left)
		return
	}
	t.toColumn(0)
}

// feedLine is IND: one down, and at the bottom margin the region scrolls.
func (t *Terminal) feedLine() {
	switch t.cursor.row {
	case t.bottom:
		if !t.withinColumns() {
			break
		}
		t.scrollingByFeed()
		t.scroll(t.top, t.bottom, 1)
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
		t.fed = true
	}
	t.reached(1)
	t.feedLine()
	if t.newline {
		t.carriageReturn()
	}
}

// reverseIndex is RI.
func (t *Terminal) reverseIndex() {
	t.wrap = false
	t.reached(-1)
	switch t.cursor.row {
	case t.top:
		if !t.withinColumns() {
			break
		}
		t.scrolling()
		t.scroll(t.top, t.bottom, -1)
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
	if t.origin {
		t.cursor.row = min(t.cursor.row, t.bottom)
		t.cursor.col = min(t.cursor.col, t.right)
	}
	t.cursor.col = min(t.cursor.col, t.columns-1)
	t.fixCurrent()
	t.shifted()
}

// tab goes n tab stops to the right.
func (t *Terminal) tab(n int) {
	col, most := t.cursor.col, t.lastColumn()
	if t.lrmm {
		most = t.right
	}
	for ; n > 0 && col != most; n-- {
		for col++; col < most && !t.tabAt(col); col++ {
		}
		col = min(col, most)
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
	if t.origin {
		col = max(col, t.left)
	}
	t.cursor.col = col // which keeps a cursor that waits to wrap waiting
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
