package centrevu

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"time"

	"golang.org/x/text/encoding"

	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/vt"
	"example.com/centrevu/internal/wording"
)

// pause is how long a program must have written nothing for what it showed to
// have been a screen of its own. A refresh comes in one piece; over a slow line
// its parts follow each other without pauses like this.
const pause = 300 * time.Millisecond

// player shows a recording on an emulated terminal.
type player struct {
	src     Source
	charset encoding.Encoding
	words   *wording.Table
	yield   func(*Screen, error) bool
	stopped bool

	term   *vt.Terminal
	header capture.Header
	number int
	rows   map[uint64]drawn // rows of the screen before, by version
	shown  []moment         // when the bytes since the last screen were shown
	limits map[vt.LimitKind]bool
}

// drawn is a row that was taken over from the terminal.
type drawn struct {
	row  cells.Row
	line Line
}

// moment says that bytes from an offset on were shown at a time.
type moment struct {
	offset int64
	at     time.Time
}

// play yields the screens of a recording.
func play(r *capture.Reader, src Source, enc encoding.Encoding, yield func(*Screen, error) bool) {
	p := &player{src: src, charset: enc, words: wording.New(src.Words), yield: yield, limits: map[vt.LimitKind]bool{}}
	p.start(r.Header(), 0, 0)
	var elapsed time.Duration
	blank := true
	for !p.stopped {
		c, err := r.Next()
		if err != nil {
			if p.end(); errors.Is(err, io.EOF) && blank && !p.stopped && p.number == 0 {
				p.fail(&ParseError{Err: ErrEmpty})
			}
			if errors.Is(err, io.EOF) || p.stopped {
				return
			}
			var ce *capture.Error
			if !p.fail(captureError(err)) || !errors.As(err, &ce) || ce.Fatal {
				return
			}
			continue
		}
		if c.Reset || c.Rows > 0 && c.Columns > 0 {
			p.end()
			p.start(r.Header(), c.Rows, c.Columns)
		}
		if c.Timed {
			if c.Elapsed-elapsed >= pause {
				p.term.Settle()
			}
			elapsed = c.Elapsed
		}
		if !c.At.IsZero() {
			p.shown = append(p.shown, moment{c.Offset, c.At})
		}
		blank = blank && len(c.Bytes) == 0
		p.term.Feed(c.Bytes, c.Offset)
		p.tellLimits()
	}
}

// start begins a session on a terminal that shows nothing.
func (p *player) start(h capture.Header, rows, columns int) {
	p.header = h
	p.rows = nil
	p.term = vt.New(vt.Options{
		Rows:       cmp.Or(rows, p.src.Rows, h.Rows),
		Columns:    cmp.Or(columns, p.src.Columns, h.Columns),
		Charset:    p.charset,
		Term:       cmp.Or(p.src.Term, h.Term),
		OnSnapshot: p.snapshot,
	})
}

// end shows what the session showed last.
func (p *player) end() {
	p.term.Close()
	p.tellLimits()
}

func (p *player) fail(err error) bool {
	p.stopped = p.stopped || !p.yield(nil, err)
	return !p.stopped
}

// tellLimits reports what the terminal had to leave out, once for each kind.
func (p *player) tellLimits() {
	for _, l := range p.term.Limits() {
		if !p.stopped && !p.limits[l.Kind] {
			p.limits[l.Kind] = true
			p.fail(&ParseError{Position: Position{Offset: l.Off}, Err: fmt.Errorf("%w: %v", ErrTooLarge, l.Kind)})
		}
	}
}

// snapshot makes a Screen of what the terminal shows.
func (p *player) snapshot(s *vt.Snapshot) {
	if p.stopped {
		return
	}
	p.number++
	screen := &Screen{
		Source:     p.src.Name,
		Number:     p.number,
		ShownAt:    p.shownAt(s.End),
		CapturedAt: p.header.Started,
		StatusLine: s.Status().Text(),
		Lines:      make([]Line, s.Rows),
		offsets:    make([][]int64, s.Rows),
		words:      p.words,
	}
	for _, l := range s.Labels() {
		screen.Labels = append(screen.Labels, l.Text)
	}
	rows := make(map[uint64]drawn, s.Rows)
	cells := make([]cells.Row, s.Rows)
	for i := range s.Rows {
		r := s.Row(i)
		d, ok := p.rows[r.Version]
		if !ok || r.Version == 0 {
			d.row = rowOfCells(r, s.End)
			d.line, _ = lineOf(d.row, 0, len(d.row.Cells), Line{Source: p.src.Name})
		}
		rows[r.Version] = d
		d.line.Line = i + 1
		cells[i] = d.row
		screen.Lines[i], screen.offsets[i] = d.line, d.row.Offsets
	}
	p.rows = rows
	g := grid{cells, screen.Lines}
	if s.Final {
		screen.endIn(s)
		g = screen.grid()
	}
	screen.Title = g.title(p.words)
	p.stopped = !p.yield(screen, nil)
}

// endIn notes that the stream ends in the screen. If the program was still
// drawing it, what stands behind the cursor and in the rows below may be left
// of the screen before, and is taken away.
func (s *Screen) endIn(last *vt.Snapshot) {
	row := last.Cut
	if !last.Parked && row < 0 {
		row = last.CursorRow
	}
	if row < 0 || row >= last.Rows {
		return
	}
	s.Cut, s.cutRow = true, row+1
	if last.Parked {
		return
	}
	s.unsettled = true
	cut := cells.Row{Cells: rowOf(s.Lines[row]).Cells, Offsets: s.offsets[row]}
	// At the right margin the cursor may be on the character written last.
	if n := last.CursorCol; n < last.Columns-1 && n < len(cut.Cells) {
		cut.Cells, cut.Offsets = cut.Cells[:n], cut.Offsets[:n]
	}
	s.Lines[row], _ = lineOf(cut, 0, len(cut.Cells), s.Lines[row])
	s.Lines[row].Text += string(frame.Hidden)
	s.offsets[row] = nil
	for i := row + 1; i < last.Rows; i++ {
		s.Lines[i].Text, s.offsets[i] = "", nil
	}
}

// shownAt returns when the bytes before the offset were shown.
func (p *player) shownAt(end int64) time.Time {
	var at time.Time
	for len(p.shown) > 0 && p.shown[0].offset < end {
		at = p.shown[0].at
		if len(p.shown) == 1 || p.shown[1].offset >= end {
			break
		}
		p.shown = p.shown[1:]
	}
	return at
}

// rowOfCells takes a row over from the terminal. A cell that nothing was
// written to has the offset of the next one that something was, at the end of
// the row that of the screen.
func rowOfCells(r vt.Row, end int64) cells.Row {
	used := r.Used()
	row := cells.Row{Cells: make([]rune, 0, used), Offsets: make([]int64, used)}
	for _, c := range r.Cells()[:used] {
		row.Cells = append(row.Cells, c.Rune())
		for _, mark := range r.Combining(c) {
			row.Combine(mark)
		}
	}
	for i := used - 1; i >= 0; i-- {
		if off := r.Off(i); off >= 0 {
			end = off
		}
		row.Offsets[i] = end
	}
	return row
}

// captureError says in the words of this package what is wrong with a capture.
func captureError(err error) error {
	var ce *capture.Error
	if !errors.As(err, &ce) {
		return err
	}
	kind := ErrSyntax
	if errors.Is(err, capture.ErrTooLarge) {
		kind = ErrTooLarge
	}
	return &ParseError{Position: Position{Offset: ce.Offset}, Err: fmt.Errorf("%w: %w", kind, ce.Err)}
}
