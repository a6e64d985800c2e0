package vt

import (
	"slices"
	"unicode/utf8"
)

// Snapshot is one screen as the program had it. It looks into the terminal and
// copies nothing: it is valid while OnSnapshot runs.
type Snapshot struct {
	Rows, Columns        int
	CursorRow, CursorCol int // zero-based; CursorRow is Rows in the status line

	// End is the offset just past the last byte the screen was made by.
	End int64

	// Final says that the stream ended here.
	Final bool

	// Cut is the row that the end of the stream may have cut short, or -1: the
	// last byte of the stream wrote a character of that row or was part of a
	// sequence or character that never became complete.
	Cut int

	// Parked says that the cursor was moved away after the last output, as it
	// is at the end of a refresh. On a Final snapshot that is not Parked the
	// rows below may be missing.
	Parked bool

	// Over says that the refresh is known to be over: something else began, or
	// the cursor went back up. If it is not known, what stands behind FrontRow
	// and FrontCol may be left of the screen before; they are where the program
	// was last seen to be.
	Over               bool
	FrontRow, FrontCol int

	t *Terminal
}

// Row returns row i, counted from 0.
func (s *Snapshot) Row(i int) Row { return s.t.row(s.t.lines[i]) }

// Status returns the status line below the rows. It is Blank on nearly every
// terminal.
func (s *Snapshot) Status() Row { return s.t.row(&s.t.status) }

// Labels returns the soft labels: element n is label n+1. It is empty if none
// was ever set.
func (s *Snapshot) Labels() []Label { return s.t.labels.all() }

// Row is a row of a Snapshot.
type Row struct {
	// Version names the contents of the row. A row has the version it had in
	// an earlier snapshot if nothing was written to it since; a row that was
	// scrolled takes its version with it. No two rows share one, except that
	// rows which were never written to have version 0.
	Version uint64

	line  *line
	combs *combTable
}

func (t *Terminal) row(l *line) Row {
	return Row{Version: l.version, line: l, combs: &t.combs}
}

// Cells are all cells of the row, one for each column.
func (r Row) Cells() []Cell { return r.line.visible() }

// Off is the offset of the byte that wrote column col, or -1.
func (r Row) Off(col int) int64 { return r.line.cells[col].Off }

// Used is the number of columns up to the last one written to; the rest is
// blank.
func (r Row) Used() int { return min(r.line.used, len(r.line.visible())) }

// Blank reports whether the row shows nothing.
func (r Row) Blank() bool { return !r.line.showsAny(0, r.Used()) }

// Combining returns the marks that combine with the character in c.
func (r Row) Combining(c Cell) []rune { return r.combs.marks(c.glyph) }

// Text is the row as text without trailing blanks.
func (r Row) Text() string { return string(r.AppendText(nil)) }

// AppendText appends the text of the row, without trailing blanks, to dst.
// Right halves of wide characters have no text of their own.
func (r Row) AppendText(dst []byte) []byte {
	cells := r.line.cells[:r.Used()]
	for len(cells) > 0 && cells[len(cells)-1].glyph&glyphText == blank {
		cells = cells[:len(cells)-1]
	}
	dst = slices.Grow(dst, len(cells))
	for _, c := range cells {
		switch r := c.Rune(); {
		case r == 0:
			continue
		case r < utf8.RuneSelf:
			dst = append(dst, byte(r))
		default:
			dst = utf8.AppendRune(dst, r)
		}
		if c.glyph>>glyphCombShift != 0 {
			for _, m := range r.Combining(c) {
				dst = utf8.AppendRune(dst, m)
			}
		}
	}
	return dst
}

// emit hands the screen as it is to OnSnapshot.
func (t *Terminal) emit(final bool) {
	t.dirty = false
	t.refresh.epoch++
	if t.onSnapshot == nil || t.closed || t.empty() {
		return
	}
	t.emitAs(t.cursor.row, t.cursor.col, t.shownEnd, final)
}

func (t *Terminal) emitAs(row, col int, end int64, final bool) {
	t.snap = Snapshot{
		Rows: t.rows, Columns: t.columns,
		CursorRow: row, CursorCol: col,
		End: end, Final: final, Cut: -1,
		Parked: !final || t.phase == phaseNone || t.chain != 0,
		Over:   !final || t.isOver(),
		t:      t,
	}
	if final && (t.wroteEnd == t.pos || t.open || t.phase == phasePrepare) {
		t.snap.Cut = t.cursor.row
	}
	t.snap.FrontRow, t.snap.FrontCol = t.front(row, col)
	t.onSnapshot(&t.snap)
}

// isOver reports whether the refresh that the stream ends in is known to be
// over. Within one, the cursor goes back up or to the left only to write a
// character again.
func (t *Terminal) isOver() bool {
	row, col := t.cursor.row, t.cursor.col
	switch {
	case t.phase != phasePaint: // what was moved or erased is what it was
		return true
	case row < t.lastRow:
		return t.chain&(moveTo|moveUp|moveRow) != 0
	case row == t.lastRow && row < t.rows-1:
		return t.chain&(moveTo|moveLeft|moveColumn) != 0 && col < t.lastCol-2
	}
	return false
}

// front is how far the refresh has come: to the cursor, or to what was written
// last if that is further down.
func (t *Terminal) front(row, col int) (int, int) {
	if t.phase == phasePaint && (row < t.lastRow || row == t.lastRow && col < t.lastCol) {
		return t.lastRow, t.lastCol
	}
	return row, col
}

func (t *Terminal) empty() bool {
	return !shown(t.lines) && !t.status.showsAny(0, t.status.used) && t.labels.empty()
}

// Present shows what is on the terminal now, be the program in the middle of a
// refresh or not. It changes nothing of that; a row that is written to behind it
// has another version.
func (t *Terminal) Present(show func(*Snapshot)) {
	t.refresh.epoch++
	show(&Snapshot{
		Rows: t.rows, Columns: t.columns, CursorRow: t.cursor.row, CursorCol: t.cursor.col,
		End: t.pos, Cut: -1, Parked: true, t: t,
	})
}
