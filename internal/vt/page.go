package vt

import "slices"

// page is one of the two screens. lines looks into ring, which has room for
// the window to slide down, so that scrolling the whole screen up moves no
// other lines.
type page struct {
	ring  []*line
	first int
	lines []*line
}

// wideColumns is what DECCOLM selects.
const wideColumns = 132

func newPage(rows, columns int) page {
	p := page{ring: make([]*line, 2*rows)}
	store := make([]line, rows)
	// Some cells lie between the lines: were two of them just over 4 KiB apart, a read
	// of one would wait for a write to the other.
	const between = 8
	width := max(columns, wideColumns)
	cells := make([]Cell, rows*(width+between))
	for i := range store {
		copy(cells[:width], blankCells[:])
		store[i].cells, cells = cells[:columns:width], cells[width+between:]
		p.ring[i] = &store[i]
	}
	p.lines = p.ring[:rows]
	return p
}

func (p *page) slide() {
	n := len(p.lines)
	top := p.lines[0]
	p.first++
	if p.first+n > len(p.ring) {
		copy(p.ring, p.ring[p.first:])
		p.first = 0
	}
	p.lines = p.ring[p.first : p.first+n]
	p.lines[n-1] = top
}

func (t *Terminal) newPages() {
	t.screen[0] = newPage(t.rows, t.columns)
	t.lines = t.screen[0].lines
	t.status = newLine(max(t.columns, wideColumns))
	t.status.cells = t.status.cells[:t.columns]
}

// selectScreen shows the main screen, 0, or the alternate one, 1.
func (t *Terminal) selectScreen(n int) {
	if t.alt == n {
		return
	}
	t.over()
	t.preparing()
	t.notFlowing(false)
	if t.screen[n].lines == nil {
		t.screen[n] = newPage(t.rows, t.columns)
	}
	next := t.screen[n].lines
	if shown(t.lines) || shown(next) {
		t.change()
	}
	t.alt = n
	t.lines = next
	t.fixCurrent()
}

// selectCleared shows the alternate screen with nothing on it: what it showed before is
// not seen again.
func (t *Terminal) selectCleared() {
	for _, l := range t.screen[1].lines {
		if t.alt == 0 {
			l.wipe(0, l.used)
			l.double, l.version, l.epoch = false, 0, 0
		}
	}
	t.selectScreen(1)
	t.eraseAll()
}

func shown(lines []*line) bool {
	return slices.ContainsFunc(lines, func(l *line) bool { return l.showsAny(0, l.used) })
}

// selectColumns is DECCOLM. An xterm and its relatives heed it only if told to;
// without a terminal type, to select the width that there is does nothing,
// since that is what an xterm is sent to initialise it.
func (t *Terminal) selectColumns(wide bool) {
	n := t.baseColumns
	if wide {
		n = max(wideColumns, n)
	}
	if !t.allow132 && (t.dialect.likeXterm || t.dialect.unknown && n == t.columns) {
		return
	}
	t.setColumns(n)
}

// setColumns makes the page n columns wide and clears it.
func (t *Terminal) setColumns(n int) {
	if !t.keeps132 {
		t.eraseAll()
	}
	if n == t.columns {
		t.resetMargins()
		t.goTo(0, 0)
		return
	}
	t.over()
	t.change()
	t.columns = n
	for _, p := range t.screen {
		for _, l := range p.lines {
			if l.used > n {
				l.wipe(n, l.used)
				t.touch(l)
			}
			l.cells = l.cells[:n]
		}
	}
	t.status.wipe(n, t.status.used)
	t.status.cells = t.status.cells[:n]
	t.origin = false
	t.resetMargins()
	t.goTo(0, 0)
}
