package centrevu

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/encoding"

	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/lines"
	"example.com/centrevu/internal/prompts"
	"example.com/centrevu/internal/topline"
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
	whole   bool // the session is known to end where it ends

	term   *vt.Terminal
	header capture.Header
	ahead  foreseen
	number int
	rows   []drawn // of the screen before
	spare  []drawn
	newest uint64          // version of a row that was taken over
	shown  []moment        // when the bytes since the last screen were shown
	limits map[string]bool // what was told

	// Memory for rows taken over, of several screens.
	piece cells.Row
	text  *strings.Builder
}

// moment says that bytes from an offset on were shown at a time.
type moment struct {
	offset int64
	at     time.Time
}

// play yields the screens of a recording.
func play(r *capture.Reader, src Source, enc encoding.Encoding, yield func(*Screen, error) bool) {
	switch r.Header().Kind {
	case capture.Asciicast2, capture.Asciicast3:
		enc = nil // it is UTF-8, whatever the host spoke
	}
	p := &player{src: src, charset: enc, words: wording.New(src.Words), yield: yield, limits: map[string]bool{}}
	var err error
	if p.ahead, err = foresee(r, src, enc); err != nil {
		p.fail(err)
		return
	}
	p.start(r.Header(), 0, 0)
	var elapsed time.Duration
	blank := true
	for !p.stopped {
		c, err := r.Next()
		if err != nil {
			if p.end(r.Whole()); errors.Is(err, io.EOF) && blank && !p.stopped && p.number == 0 {
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
		switch {
		case c.Reset:
			p.end(c.Whole)
			p.start(r.Header(), c.Rows, c.Columns)
		case c.Rows > 0 && c.Columns > 0:
			p.term.Resize(c.Rows, c.Columns)
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
		if rows, _ := p.term.ProvenRows(); rows > 0 {
			p.fail(tooFewRows(rows)) // what it has shown so far cannot be relied on
			return
		}
	}
}

// start begins a session on a terminal that shows nothing.
func (p *player) start(h capture.Header, rows, columns int) {
	p.header = h
	p.rows, p.newest = nil, 0
	opt := vt.Options{Rows: rows, Columns: columns, Latin1: p.ahead.latin1, Newline: p.ahead.newline, OnSnapshot: p.snapshot}
	if len(p.ahead.sessions) > 0 {
		opt.LeastRows, opt.Grows = p.ahead.sessions[0].rows, p.ahead.sessions[0].grows
		p.ahead.sessions = p.ahead.sessions[1:]
	}
	p.term = terminal(p.src, p.charset, h, opt)
}

// end shows what the session showed last. Whole says that it is known to end
// there.
func (p *player) end(whole bool) {
	p.whole = whole
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
		p.tell(ErrTooLarge, l.Kind.String(), l.Off)
	}
	for _, i := range p.term.Ignored() {
		p.tell(ErrSyntax, i.What+" is not acted on", i.Off)
	}
}

// tell reports something that is told once.
func (p *player) tell(kind error, what string, off int64) {
	if !p.stopped && !p.limits[what] {
		p.limits[what] = true
		p.fail(&ParseError{Position: Position{Offset: off}, Err: fmt.Errorf("%w: %s", kind, what)})
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
		words:      p.src.Words,
		played:     true,
	}
	p.take(s, screen)
	p.takeBelow(s, screen)
	if s.Final {
		if !settled(s, p.whole) && p.ticked() {
			return // what was there before is the last that is known to be whole
		}
		screen.endIn(s, p.whole)
	}
	screen.find(p.words)
	if screen.unsettled {
		screen.unsettled = !screen.endsInCorner()
	}
	p.stopped = !p.yield(screen, nil)
}

// ticked reports whether nothing but the clock at the top is another than on the screen
// before.
func (p *player) ticked() bool {
	if p.number < 2 || len(p.rows) != len(p.spare) {
		return false
	}
	n := 0
	for i := range p.rows {
		if p.rows[i].version == p.spare[i].version {
			continue
		}
		for _, l := range [...]*Line{&p.rows[i].line, &p.spare[i].line} {
			if text := strings.TrimSpace(l.Text); text == "" || topline.Banner(text) < len(text) {
				return false // another text can stand behind it
			}
		}
		n++
	}
	return n == 1
}

// take takes the rows over from the terminal. Those that were on the screen
// before are the same ones.
func (p *player) take(s *vt.Snapshot, screen *Screen) {
	screen.Lines, screen.rows = make([]Line, s.Rows), make([]cells.Row, s.Rows)
	end := max(0, s.End-1)
	rows, next, newest := p.spare[:0], 0, p.newest
	for i := range s.Rows {
		r := s.Row(i)
		old := p.before(r.Version, next)
		if old >= 0 {
			rows, next = append(rows, p.rows[old]), old+1
		} else {
			rows, next = append(rows, p.drawn(r, end)), next+1
		}
		newest = max(newest, r.Version)
		screen.rows[i], screen.Lines[i] = rows[i].row, rows[i].line
		screen.Lines[i].Line = i + 1
	}
	p.rows, p.spare, p.newest = rows, p.rows, newest
}

// takeBelow takes over what stands below the rows.
func (p *player) takeBelow(s *vt.Snapshot, screen *Screen) {
	if status := s.Status(); !status.Blank() {
		line := p.drawn(status, max(0, s.End-1)).line
		line.Line = s.Rows + 1
		screen.StatusLine, screen.below = status.Text(), append(screen.below, line)
	}
	for _, l := range s.Labels() {
		screen.Labels = append(screen.Labels, l.Text)
		if l.Text != "" {
			screen.below = append(screen.below, Line{Position: Position{Offset: l.Off}, Text: l.Text, Source: p.src.Name})
		}
	}
}

// before returns which row of the screen before has the version, looked for from
// one on; -1 if none has. Versions grow.
func (p *player) before(version uint64, from int) int {
	if version == 0 || version > p.newest {
		return -1
	}
	for k := range p.rows {
		if i := (from + k) % len(p.rows); p.rows[i].version == version {
			return i
		}
	}
	return -1
}

// drawn is a row that was taken over from the terminal.
type drawn struct {
	version uint64
	row     cells.Row
	line    Line
	whole   cells.Row // if a shell wrote the row over a part of this, else empty
}

// drawn takes a row over. Nothing is known of where a row without a cell was
// written but the end given.
func (p *player) drawn(r vt.Row, end int64) drawn {
	p.makeRoom(r.Used())
	start := len(p.piece.Cells)
	appendRow(&p.piece, r, end)
	d := drawn{version: r.Version, row: p.piece.Slice(start, len(p.piece.Cells))}
	if n := p.overwrites(d.row); n < len(d.row.Cells) {
		d.row, d.whole = d.row.Slice(0, n), d.row
	}
	d.line = Line{Position: Position{Offset: end, Column: 1}, Text: writeText(p.text, d.row.TrimRight()), Source: p.src.Name}
	if off, ok := d.row.At(0); ok {
		d.line.Offset = off
	}
	return d
}

// overwrites returns how much of a row a shell has written, where it wrote over what a
// program had drawn. A program that ends on a terminal with one screen leaves that as it is,
// and the cursor in the bottom row: what stands behind the line there is the end of a row
// that the screen before showed whole.
func (p *player) overwrites(row cells.Row) int {
	all := len(row.Cells)
	if all == 0 || row.Cells[0] == ' ' || frame.Draws(row.Cells[0]) {
		return all
	}
	for i := range p.rows {
		old := &p.rows[i]
		was, least, again := &old.row, 1, len(old.whole.Cells) > 0
		if again {
			was, least = &old.whole, len(old.row.Cells)
		}
		n := all
		for len(was.Cells) == all && (again || was.Offsets[0] != row.Offsets[0]) && n > 0 && was.Offsets[n-1] == row.Offsets[n-1] && was.Cells[n-1] == row.Cells[n-1] {
			n--
		}
		switch n = max(n, least); {
		case n >= all, !prompts.IsLine(row.Slice(0, n).TrimRight().Text()):
		case again || !prompts.IsLine(old.line.Text): // what is typed can be drawn again
			return n
		}
	}
	return all
}

// makeRoom sees to it that cells taken over lie in one piece, and most of their text.
func (p *player) makeRoom(size int) {
	if n := len(p.piece.Cells); cap(p.piece.Cells)-n < size {
		p.piece = newPiece(size)
	}
	if p.text == nil || p.text.Cap()-p.text.Len() < size {
		p.text = &strings.Builder{}
		p.text.Grow(max(size, pieceSize))
	}
}

// writeText returns the text of a row, in the memory of b if there is room.
func writeText(b *strings.Builder, r cells.Row) string {
	start := b.Len()
	r.AppendTo(b)
	return b.String()[start:]
}

// appendRow takes a row over from the terminal. A cell that nothing was written
// to has the offset of the one before it, at the start of the row that of the
// first that something was, and in a row without any the one given.
func appendRow(piece *cells.Row, r vt.Row, end int64) {
	used := r.Used()
	start := len(piece.Cells)
	row := cells.Row{Cells: piece.Cells[start:], Offsets: piece.Offsets[start:]}
	last := end
	for i := range used {
		if off := r.Off(i); off >= 0 {
			last = off
			break
		}
	}
	for i, c := range r.Cells()[:used] {
		if off := r.Off(i); off >= 0 {
			last = off
		}
		row.Put(c.Rune(), last)
		for _, mark := range r.Combining(c) {
			row.Combine(mark)
		}
	}
	piece.Cells, piece.Offsets = piece.Cells[:start+used], piece.Offsets[:start+used]
}

// settled reports whether the program is known to have drawn all of the last screen.
func settled(last *vt.Snapshot, whole bool) bool { return last.Over || whole && last.Parked }

// endsInCorner reports whether what was drawn last is the lower right corner of a window:
// all of it was drawn.
func (s *Screen) endsInCorner() bool {
	row := s.cutRow - 1
	return slices.ContainsFunc(s.windows, func(w frame.Window) bool {
		return w.Bottom == row && w.Right == len(s.rows[row].TrimRight().Cells)-1
	})
}

// endIn notes that the stream ends in the screen. If the program may have been
// drawing it, what stands behind the cursor and in the rows below may be left of
// the screen before, and is taken away.
func (s *Screen) endIn(last *vt.Snapshot, whole bool) {
	settled := settled(last, whole)
	row, col := last.Cut, 0
	if !settled {
		row, col = last.FrontRow, last.FrontCol
	}
	if row < 0 || row >= last.Rows {
		return
	}
	s.Cut, s.cutRow = true, row+1
	if settled {
		return
	}
	s.unsettled = true
	r := s.rows[row]
	// At the right margin the cursor may be on the character written last.
	n := len(r.Cells)
	if col < last.Columns-1 {
		n = min(n, col)
	}
	cut := r.Slice(0, n).TrimRight()
	off := s.Lines[row].Offset
	if o, ok := cut.At(n); ok {
		off = o
	}
	if !frame.EndsInCorner(cut.Cells) {
		cut.Put(frame.Hidden, off) // Slice leaves no room behind, so that this copies
	}
	s.rows[row], s.Lines[row].Text = cut, cut.Text()
	for i := row + 1; i < last.Rows; i++ {
		s.rows[i], s.Lines[i].Text = cells.Row{}, ""
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

// captureError says in the words of this package what is wrong with a capture.
func captureError(err error) error {
	var ce *capture.Error
	if !errors.As(err, &ce) {
		return err
	}
	e := &ParseError{Position: Position{Offset: ce.Offset}, Err: fmt.Errorf("%w: %w", ErrSyntax, ce.Err)}
	if errors.Is(err, capture.ErrTooLarge) {
		what := strings.TrimPrefix(ce.Err.Error(), capture.ErrTooLarge.Error()+": ") // which says the same
		e.Err = fmt.Errorf("%w: %s", ErrTooLarge, what)
	}
	return e
}

// output is the bytes of a capture without what surrounds them.
type output struct {
	r      *capture.Reader
	rest   []byte
	beside []error // what is wrong with it and does not end it, as a timing file that is not its own
}

func (o *output) Read(p []byte) (int, error) {
	for len(o.rest) == 0 {
		c, err := o.r.Next()
		if ce := (*capture.Error)(nil); errors.As(err, &ce) && !ce.Fatal {
			o.beside = append(o.beside, captureError(err))
			continue
		}
		if err != nil {
			return 0, captureError(err)
		}
		o.rest = c.Bytes
	}
	n := copy(p, o.rest)
	o.rest = o.rest[n:]
	return n, nil
}

// colored returns a function that decodes a line with escape sequences in it,
// such as tmux capture-pane -e prints: each is shown on a terminal of one row.
func colored(enc encoding.Encoding) func(lines.Line) cells.Row {
	return func(l lines.Line) cells.Row {
		var row cells.Row
		t := vt.New(vt.Options{Rows: 1, Columns: max(80, min(len(l.Bytes), vt.MaxColumns)), Charset: enc, OnSnapshot: func(s *vt.Snapshot) {
			row = cells.Row{}
			if n := s.Row(0).Used(); n > 0 {
				row.Cells, row.Offsets = make([]rune, 0, n), make([]int64, 0, n)
				appendRow(&row, s.Row(0), max(0, s.End-1))
			}
		}})
		t.Feed(l.Bytes, l.Offset)
		t.Close()
		return row
	}
}
