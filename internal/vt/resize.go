package vt

import "slices"

// Resize gives the terminal another size, as a window is resized: what stands
// there stays, rows and columns are cut off or come in blank. Where rows are cut
// off, the cursor's row stays on the screen. The rows above it that have to give
// way come back when there is room again, and so do those that scrolled off the
// top of the main screen, if Options.Grows says that they are to be kept.
func (t *Terminal) Resize(rows, columns int) {
	rows = max(t.leastRows, t.clampSize(rows, t.rows, MaxRows))
	columns = t.clampSize(columns, t.columns, MaxColumns)
	if rows == t.rows && columns == t.columns {
		return
	}
	if !t.spend(t.rows*t.columns + rows*columns) {
		return
	}
	t.over()
	up := max(0, t.cursor.row-(rows-1))
	if t.cursor.row == t.rows {
		up = 0
	}
	back := 0
	if rows > t.rows {
		t.grows = true
		if t.alt == 0 {
			back = min(rows-t.rows, len(t.pushed))
		}
	}
	if back > 0 || t.losesAny(rows, columns, up) {
		t.change()
	}
	inStatus := t.cursor.row == t.rows
	for i := range t.screen {
		if t.screen[i].lines != nil {
			if i == t.alt {
				t.resizePage(&t.screen[i], rows, columns, up, back)
			} else {
				t.resizePage(&t.screen[i], rows, columns, 0, 0)
			}
		}
	}
	t.resizeLine(&t.status, columns)
	t.rows, t.columns, t.baseColumns = rows, columns, columns
	t.lines = t.screen[t.alt].lines
	t.doubt.before = newLine(max(columns, wideColumns))
	t.cursor.row = min(t.cursor.row-up+back, rows-1)
	if inStatus {
		t.cursor.row = rows
	}
	t.cursor.col = min(t.cursor.col, columns-1)
	for i := range t.saved {
		t.saved[i].row = min(t.saved[i].row, rows-1)
		t.saved[i].col = min(t.saved[i].col, columns-1)
	}
	t.resetMargins()
	t.origin = false
	t.fixCurrent()
	t.phase, t.chain = phaseNone, 0
}

// losesAny reports whether anything that shows is cut off.
func (t *Terminal) losesAny(rows, columns, up int) bool {
	for i, l := range t.lines {
		from := columns
		if i < up || i >= up+rows {
			from = 0
		}
		if l.showsAny(from, l.used) {
			return true
		}
	}
	return false
}

// resizePage takes the upper rows, after up of them went off the top or back of
// them came in there again.
func (t *Terminal) resizePage(p *page, rows, columns, up, back int) {
	if t.alt == 0 {
		t.pushed = append(t.pushed, p.lines[:up]...)
		t.pushed = t.pushed[max(0, len(t.pushed)-MaxRows):]
	}
	lines := slices.Concat(t.pushed[len(t.pushed)-back:], p.lines[up:])
	t.pushed = slices.Clip(t.pushed[:len(t.pushed)-back])
	lines = lines[:min(len(lines), rows)]
	for len(lines) < rows {
		l := newLine(max(columns, wideColumns))
		l.cells = l.cells[:columns]
		lines = append(lines, &l)
	}
	for _, l := range lines {
		t.resizeLine(l, columns)
	}
	p.ring = make([]*line, 2*rows)
	copy(p.ring, lines)
	p.first, p.lines = 0, p.ring[:rows]
}

// scrolledOff keeps rows of the main screen that are about to scroll off the top,
// for when there is room for them again. Where they are not kept, those that were
// pushed off before them are lost too.
func (t *Terminal) scrolledOff(lines []*line) {
	if !t.keepsPushed {
		t.pushed = nil
		return
	}
	if !t.spend(len(lines) * t.columns) {
		return
	}
	for _, l := range lines {
		kept := *l
		kept.cells = slices.Clone(l.cells)
		t.pushed = append(t.pushed, &kept)
	}
	t.pushed = t.pushed[max(0, len(t.pushed)-MaxRows):]
}

// Grows reports whether the terminal got more rows: Options.Grows is then to be
// set where the stream is played again.
func (t *Terminal) Grows() bool { return t.grows }

func (t *Terminal) resizeLine(l *line, columns int) {
	if columns < l.used {
		l.splitAt(columns)
		l.wipe(columns, l.used)
		t.rewritten(l)
	}
	if columns > cap(l.cells) {
		wider := newLine(columns)
		copy(wider.cells, l.cells[:l.used])
		l.cells = wider.cells
	}
	l.cells = l.cells[:columns]
}

// windowOperation is XTWINOPS: programs and recorders resize the terminal by it.
func (t *Terminal) windowOperation() {
	switch op := t.arg(0, 0); {
	case op == 8 && (t.arg(1, 0) > MaxRows || t.arg(2, 0) > MaxColumns), op > MaxRows:
		t.limit(LimitSize, t.seqOff) // as large as the display allows, which nobody knows
	case op == 8:
		t.Resize(t.arg(1, t.rows), t.arg(2, t.columns))
	case op >= 24: // DECSLPP
		t.Resize(op, t.columns)
	case op == 4 && t.nparams > 1, op == 9 && t.arg(1, 0) > 0, op == 10 && t.arg(1, 0) > 0:
		t.ignore("a window sized by pixels or to the full screen")
	}
}
