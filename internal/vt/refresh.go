package vt

// refresh follows the program's output to find where one refresh of the screen
// ends and the next begins. See the package documentation for the rules.
type refresh struct {
	phase phase
	chain motion // the motions since the last output
	cut   bool   // a refresh is over; the next change shows its screen first
	dirty bool   // something changed since the last snapshot

	firstRow, lastRow, lastCol int  // where phasePaint began, and has come to
	scrolled                   bool // phasePrepare scrolled lines
	erased                     bool // phasePrepare erased all below the cursor

	clearedRow, clearedTo int // where what blanks cleared ends, after scrolling

	erasedRow, erasedTo int // where what ECH erased ends, until other output

	doubt doubt

	fed   bool // the cursor went down last by a line feed
	flow  flow
	flown int // lines gone by in flow since the last snapshot

	epoch    uint64 // grows with each snapshot
	versions uint64 // the last one given to a line
	shownEnd int64  // offset just past the last byte the screen was made by
}

// phase is how far a refresh has come.
type phase uint8

const (
	phaseNone    phase = iota // nothing was output
	phasePrepare              // lines were scrolled or the screen erased
	phasePaint                // rows are being written, downwards
)

// flow tells lines that flow up the screen from lists that curses scrolls.
type flow uint8

const (
	flowNone  flow = iota
	flowMaybe      // the last scroll moved the whole screen up by a line feed
	flowSure       // so did the one before, and only the last row was written
)

// motion is the set of cursor motions made since the last output. curses goes
// from one place to the next in one go: by an address; or perhaps to a known
// place first (the margin, home), then up or down, then left or right. It may
// go right by writing what stands there already. What does not fit into that
// is two motions, and between the two a refresh ended.
type motion uint16

const (
	moveStart   motion = 1 << iota // CR, home, last line
	moveTo                         // CUP
	moveUp                         //
	moveDown                       //
	moveRow                        // VPA
	moveLeft                       //
	moveRight                      //
	moveColumn                     // CHA
	moveOver                       // wrote what stood there
	moveSlanted                    // down, after moving left or to a column: see slants
)

// longestOver is how many cells curses writes over to go right at most: to address
// the cursor takes no more. Who writes a longer piece of a row anew, which is what it
// was, does not move but paint.
const longestOver = 16

const (
	moveSideways = moveLeft | moveRight | moveColumn | moveOver
	moveUpright  = moveUp | moveDown | moveRow
)

// moved notes a motion.
func (t *Terminal) moved(m motion) {
	if t.chain == 0 {
		t.chain = m
		return
	}
	if t.chain&moveSlanted != 0 {
		if m == moveDown {
			return
		}
		t.over() // at the column that it went to: it was parked there
		t.chain &= moveDown | moveRow
	}
	if (m == moveDown || m == moveRow) && t.slants() {
		t.chain = moveSlanted | m
		return
	}
	var not motion // what cannot have gone before in the same go
	switch m {
	case moveTo:
		not = ^motion(0)
	case moveStart:
		not = ^moveStart
	case moveUp, moveDown:
		not = moveTo | moveSideways | moveUpright&^m
	case moveRow:
		not = moveTo | moveSideways | moveUpright
	case moveLeft, moveRight:
		not = moveTo | moveSideways&^m
	case moveColumn:
		not = moveTo | moveSideways
	}
	if t.chain&not != 0 {
		if !t.passing(m) && !t.maybeSkipping() {
			t.over()
		}
		t.chain = 0
	}
	t.chain |= m
}

// slants reports whether a motion down can be of one go with that before it in the row
// that was written last. Curses goes down first, but screen(1) goes to the column first,
// and writes at once then. Were it the next refresh that begins so, from where the cursor
// was parked, then what it changes stands below all that the one before wrote: nothing is
// lost where the two are one.
func (t *Terminal) slants() bool {
	return t.chain&^(moveLeft|moveColumn) == 0 && t.phase == phasePaint && t.cursor.row == t.lastRow && !t.doubt.open
}

// passing recognises the places from which curses goes on in the middle of a
// refresh: behind what ECH erased, where it would be had it written blanks; and
// the lower right corner, where it finds that it cannot write.
func (t *Terminal) passing(m motion) bool {
	row, col := t.cursor.row, t.cursor.col
	erased := row == t.erasedRow && col == t.erasedTo && t.erasedTo > 0
	t.erasedTo = 0
	return erased || m == moveLeft && row == t.rows-1 && col == t.columns-1
}

// placed notes that the cursor came to a place by other means than a motion,
// such as setting the scrolling region. Curses does not move before that, so
// a motion made was the last of its refresh.
func (t *Terminal) placed() {
	if t.chain != 0 {
		t.over()
		t.chain = 0
	}
}

// over notes that the refresh is over.
func (t *Terminal) over() {
	t.settleDoubt()
	if t.phase != phaseNone {
		t.phase = phaseNone
		t.scrolled, t.erased = false, false
		t.cut = true
	}
}

// painting notes output to the current row that begins at column col.
func (t *Terminal) painting(col int) {
	if t.doubt.open {
		t.checkDoubt(col)
	}
	if t.cursor.row >= t.rows {
		return
	}
	if t.phase == phasePaint {
		if t.cursor.row > t.lastRow || t.cursor.row == t.lastRow && col >= t.lastCol || t.corner(col) {
			return
		}
		t.over()
	}
	t.phase = phasePaint
	t.firstRow = t.cursor.row
	t.lastRow, t.lastCol = t.cursor.row, col
}

// corner recognises how curses fills the last column of the last row on
// terminals that would scroll: it writes the last character one column early,
// and then goes back and inserts the one before it.
func (t *Terminal) corner(col int) bool {
	return t.cursor.row == t.rows-1 && t.lastRow == t.cursor.row &&
		col == t.columns-2 && t.lastCol == t.columns-1
}

// again recognises that curses writes a wide character twice in place, to be
// sure of it.
func (t *Terminal) again(col, width int) bool {
	return width == 2 && t.phase == phasePaint && t.cursor.row == t.lastRow && col == t.lastCol-2
}

// painted notes that the current row has been output up to column col.
func (t *Terminal) painted(col int) {
	t.chain, t.erasedTo = 0, 0
	if t.cursor.row < t.rows {
		t.lastRow, t.lastCol = t.cursor.row, col
	}
}

// paint notes output at a column that changes what stands from there on.
func (t *Terminal) paint(col int) {
	t.painting(col)
	t.painted(col)
}

// preparing notes output that comes before the rows are written.
func (t *Terminal) preparing() {
	t.settleDoubt()
	if t.phase == phasePaint {
		t.over()
	}
	t.phase = phasePrepare
	t.chain = 0
	t.flow = flowNone
}

// erasingDown notes that everything from the cursor on is about to be erased.
// Curses does that before it writes; others do it last, to have nothing left
// below, and then it directly follows the text, or the end of its line.
func (t *Terminal) erasingDown() {
	row, col := t.cursor.row, t.cursor.col
	t.settleDoubt() // a cursor that was parked moves on to erase for the next refresh
	if row == 0 && col == 0 {
		t.over()
	}
	last := t.phase == phasePaint && t.chain&^(moveStart|moveDown) == 0 && (t.fed || t.chain&moveDown == 0) &&
		(row == t.lastRow && col >= t.lastCol || row == t.lastRow+1)
	if last {
		t.chain = 0
		return
	}
	t.preparing()
	t.erased = true
}

// erasingRow notes that the current row is about to be erased from the cursor
// on. After scrolling, curses may have to clear the rows that came in.
func (t *Terminal) erasingRow() {
	if t.phase == phasePrepare && t.scrolled && t.cursor.col == 0 {
		t.chain = 0
		return
	}
	t.paint(t.cursor.col)
}

// clearing reports how many blanks at the start of a run do no more than clear
// a row. Where the terminal does not fill the rows that come in with the right
// colour, curses writes blanks into them after scrolling, from the lowest row
// up.
func (t *Terminal) clearing(p []byte) int {
	row, col := t.cursor.row, t.cursor.col
	if t.phase != phasePrepare || !t.scrolled || col > 0 && (row != t.clearedRow || col != t.clearedTo) {
		return 0
	}
	n := 0
	for n < len(p) && p[n] == ' ' {
		n++
	}
	t.clearedRow, t.clearedTo = row, col+n
	return n
}

// scrolling notes that lines are about to move.
func (t *Terminal) scrolling() {
	t.notFlowing(false)
	t.movingLines()
}

func (t *Terminal) movingLines() {
	if t.phase == phasePrepare && t.erased {
		t.over() // curses scrolls first
	}
	t.preparing()
	t.scrolled = true
}

// scrollingByFeed notes that a line feed is about to move lines up.
func (t *Terminal) scrollingByFeed() {
	t.settleDoubt()
	if t.top > 0 || t.bottom < t.rows-1 {
		t.scrolling()
		return
	}
	if t.cleared {
		t.flowed++
	}
	last := t.rows - 1
	flows := t.flow != flowNone && t.phase == phasePaint && t.firstRow == last && t.chain&^moveStart == 0 ||
		t.flow == flowSure && t.phase == phasePrepare
	if !flows {
		t.movingLines()
		t.flow, t.flown = flowMaybe, 0
		return
	}
	if t.flown++; t.flown > t.rows/2 {
		t.flown = 0
		t.over()
	}
	t.phase, t.scrolled, t.chain = phasePrepare, true, 0
	t.flow = flowSure
}

// change must be called before anything that the screen shows changes.
func (t *Terminal) change() {
	if t.cut {
		if t.dirty {
			t.emit(false)
		}
		t.cut = false
	}
	t.dirty = true
	t.shownEnd = t.now
}

// touch gives l a new version.
func (t *Terminal) touch(l *line) {
	if l.epoch != t.epoch {
		t.versions++
		l.epoch, l.version = t.epoch, t.versions
	}
}
