package centrevu

import (
	"fmt"
	"math"
	"slices"
	"sync"
	"time"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/closed"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/pages"
)

// Showing is one window from the screen on which it appears to the last before
// it is gone.
type Showing struct {
	Title string   // empty for a screen without a titled window
	Pages []Window // what it showed, one after another

	src    *Source  // it was gathered from
	list   *list    // what the pages show together, once somebody asked
	all    []Window // all pages of the showing that it is a Part of
	from   int      // where in these its own begin
	number int      // of the showing, from one on; that of a Part is the whole one's
	beside []int    // the numbers of others of its name that a screen showed with it
}

// list is the pages of a showing put together.
type list struct {
	once  sync.Once
	lines []Line
	rows  []cells.Row
	lost  []bool
	over  []bool
	cut   []bool
}

// Lines returns the window's rows, the pages of a scrolled list put together:
// where they overlap the common rows stand once, and rows that really stand
// twice in a page stay two. Where rows changed in place, the later ones count.
func (s *Showing) Lines() []Line {
	return s.merged().lines
}

// Rows returns the cells of each of Lines. They are for the readers of this
// module, which cut values from them: the first cell of a row is that at the
// Column of its Line.
func (s *Showing) Rows() []cells.Row {
	return s.merged().rows
}

// Lost reports of each of Lines whether another window hides the start of its
// row, or all that it may say, and no other page shows it.
func (s *Showing) Lost() []bool {
	return s.merged().lost
}

// Over reports of each of Lines whether it was written over the side of the window from
// outside.
func (s *Showing) Over() []bool {
	return s.merged().over
}

// CutOff reports of each of Lines whether another window hides what may follow the text
// that its row begins with, and no other page shows it.
func (s *Showing) CutOff() []bool {
	return s.merged().cut
}

func (s *Showing) merged() *list {
	if s.list == nil {
		var l list
		l.merge(s)
		return &l
	}
	s.list.once.Do(func() { s.list.merge(s) })
	return s.list
}

func (l *list) merge(s *Showing) {
	if len(s.Pages) == 1 {
		p := s.Pages[0]
		l.lines = p.Lines
		l.make(len(p.Lines))
		p.hidden(l.lost, l.cut)
		for i := range l.rows {
			l.rows[i], l.over[i] = p.row(i), p.isOver(i)
		}
		return
	}
	size := 0
	for _, p := range s.Pages {
		size += len(p.Lines)
	}
	parts, text := make([]part, 0, size), make([]string, 0, size)
	all, texts := make([][]part, len(s.Pages)), make([][]string, len(s.Pages))
	for k := range s.Pages {
		from := len(parts)
		parts = s.unmasked(parts, k)
		for _, r := range parts[from:] {
			text = append(text, r.line().Text)
		}
		all[k], texts[k] = parts[from:], text[from:]
	}
	refs := pages.Merge(texts)
	l.lines = make([]Line, len(refs))
	l.make(len(refs))
	hidden := map[*Window][]bool{}
	for i, ref := range refs {
		r := all[ref.Page][ref.Row]
		l.lines[i], l.rows[i], l.over[i] = r.line(), r.page.row(r.index), r.page.isOver(r.index)
		n := len(r.page.Lines)
		if hidden[r.page] == nil {
			hidden[r.page] = make([]bool, 2*n)
			r.page.hidden(hidden[r.page][:n], hidden[r.page][n:])
		}
		l.lost[i], l.cut[i] = hidden[r.page][r.index], hidden[r.page][n+r.index]
	}
}

// make makes room for what is known of n lines.
func (l *list) make(n int) {
	flags := make([]bool, 3*n)
	l.rows, l.lost, l.over, l.cut = make([]cells.Row, n), flags[:n], flags[n:2*n], flags[2*n:]
}

// isOver reports whether a line was written over the side of the window.
func (w *Window) isOver(i int) bool {
	return w.found != nil && len(w.found.Over) > 0 && slices.Contains(w.found.Over, w.found.Strips[i].Row)
}

// hidden notes of each line whether another window hides the start of its row,
// or all that it may say, and whether one hides what may follow the text at the start.
func (w *Window) hidden(lost, cut []bool) {
	if w.found == nil {
		return
	}
	left := math.MaxInt
	for _, s := range w.found.Strips {
		left = min(left, s.From)
	}
	for _, row := range w.found.Rows {
		for i := row.From; i < row.To; i++ {
			strip := w.found.Strips[i]
			lost[i] = row.Lost || row.Masked && strip.From > left && w.Lines[i].Text != ""
			cut[i] = row.Masked && strip.From == left && strip.After
		}
	}
}

// row returns the cells of a line.
func (w *Window) row(i int) cells.Row {
	if w.found == nil {
		return cells.Of(w.Lines[i].Text, w.Lines[i].Offset)
	}
	return w.screen.row(w.found.Strips[i])
}

// last is the page that was shown last, an empty one of a Showing without pages.
func (s *Showing) last() *Window {
	if len(s.Pages) == 0 {
		return &Window{}
	}
	return &s.Pages[len(s.Pages)-1]
}

// Position returns the place of the window's first row as it was shown last.
func (s *Showing) Position() Position {
	if last := s.last(); len(last.Lines) > 0 {
		return last.Lines[0].Position
	}
	return Position{}
}

// Part returns the pages from..to as a showing of their own, for readers that
// tell apart what was shown when.
func (s *Showing) Part(from, to int) Showing {
	all, at := s.among(from)
	return Showing{Title: s.Title, Pages: s.Pages[from:to:to], src: s.src, list: &list{}, all: all, from: at, number: s.number, beside: s.beside}
}

// among returns the pages that the showing is a Part of, and where page k stands in these.
func (s *Showing) among(k int) ([]Window, int) {
	if s.all == nil {
		return s.Pages, k
	}
	return s.all, s.from + k
}

// Masked reports whether another window hides a part of the last page.
func (s *Showing) Masked() bool { return s.last().masked() }

func (w *Window) masked() bool {
	return w.found != nil && slices.ContainsFunc(w.found.Rows, func(r frame.Row) bool { return r.Masked })
}

// Recorded reports whether the showing is of a recording, in which one screen follows
// from the other.
func (s *Showing) Recorded() bool {
	screen := s.last().screen
	return screen != nil && screen.played
}

// Bare reports whether no frame tells the rows of the last page from what else stands
// on its screen.
func (s *Showing) Bare() bool {
	f := s.last().found
	return f != nil && f.Bare
}

// Beside reports whether a screen showed both windows.
func (s *Showing) Beside(t *Showing) bool {
	return slices.Contains(s.beside, t.number)
}

// CapturedAt returns when the capture was begun, zero if it does not say.
func (s *Showing) CapturedAt() time.Time {
	if last := s.last(); last.screen != nil {
		return last.screen.CapturedAt
	}
	return time.Time{}
}

// CutAt returns the line of the showing that the capture ends in, so that it
// may be a part of what the program meant to show.
func (s *Showing) CutAt() (Line, bool) {
	last := s.last()
	if !last.Cut {
		return Line{}, false
	}
	if f := last.found; f != nil && f.Cut {
		for i, strip := range f.Strips {
			if strip.Row == f.CutRow && last.Lines[i].Text != "" {
				return last.Lines[i], true
			}
		}
	}
	for i := len(last.Lines) - 1; i >= 0; i-- {
		if last.Lines[i].Text != "" {
			return last.Lines[i], true
		}
	}
	return Line{}, false
}

// on is the screen that a page is dated by.
func (w *Window) on() *Screen {
	if w.dated != nil {
		return w.dated
	}
	return w.screen
}

// Seen returns when the window was shown last, and not only again: by the times of a recording,
// else by the clock on the screen, else by the date in the recording's header.
// Zero if the capture does not say. A clock from before the recording was begun
// counts: what was left on a screen is no newer by being recorded.
func (s *Showing) Seen() Seen {
	screen := s.last().on()
	if screen == nil {
		return Seen{}
	}
	if at := screen.ShownAt; !at.IsZero() {
		return Seen{at, SeenRecording}
	}
	begun, clock := screen.CapturedAt, s.Clock()
	switch {
	case !clock.IsZero() && (begun.IsZero() || !clock.Before(begun) && clock.Sub(begun) < 24*time.Hour || begun.Sub(clock) > clockSkew):
		return Seen{clock, SeenClock}
	case !begun.IsZero():
		return Seen{begun, SeenHeader}
	}
	return Seen{}
}

// Clock returns the time in the first row of the screen that showed the window
// last, zero if there is none.
func (s *Showing) Clock() time.Time {
	screen := s.last().on()
	if screen == nil || s.src == nil {
		return time.Time{}
	}
	return screen.Clock(*s.src)
}

// part is a line of a page.
type part struct {
	page  *Window
	index int
}

func (p part) line() Line { return p.page.Lines[p.index] }

// unmasked adds the lines of page k. A row of which another window hides a part
// is taken from the page before or after, if that shows the same row whole: a
// menu opened over a list and closed again changes nothing in it.
func (s *Showing) unmasked(parts []part, k int) []part {
	page := &s.Pages[k]
	if page.found == nil {
		for i := range page.Lines {
			parts = append(parts, part{page, i})
		}
		return parts
	}
	for n, row := range page.found.Rows {
		if row.Masked {
			if whole, ok := s.wholeRow(k, n); ok {
				parts = append(parts, whole)
				continue
			}
		}
		for i := row.From; i < row.To; i++ {
			parts = append(parts, part{page, i})
		}
	}
	return parts
}

// Hidden returns an error (ErrSyntax) if another window hides a row of the last
// page and no other page shows it, for nobody knows what it says. In a recording
// those before a Part count too. A reader that
// finds its list in a frame inside the window has no use for this.
func (s *Showing) Hidden(src Source) error {
	page := s.last()
	if page.found == nil {
		return nil
	}
	for n, row := range page.found.Rows {
		if !row.Lost {
			continue
		}
		shown, at := Showing{Pages: s.Pages}, len(s.Pages)-1
		if s.Recorded() {
			shown.Pages, at = s.among(at)
			shown.Pages = shown.Pages[:at+1]
		}
		if _, ok := shown.wholeRow(at, n); !ok {
			return &ParseError{Source: src.Name, Position: page.Lines[row.From].Position, Err: fmt.Errorf("%w: another window hides this row", ErrSyntax)}
		}
	}
	return nil
}

// wholeRow looks for row n of page k in the nearest pages that show it whole.
func (s *Showing) wholeRow(k, n int) (part, bool) {
	page := &s.Pages[k]
	for _, step := range [...]int{-1, 1} {
		for i := k + step; i >= 0 && i < len(s.Pages); i += step {
			other := &s.Pages[i]
			if other.found == nil || len(other.found.Rows) != len(page.found.Rows) {
				break
			}
			if row := other.found.Rows[n]; !row.Masked {
				whole := part{other, row.From}
				if whole.shows(page, page.found.Rows[n]) {
					return whole, true
				}
				break
			}
		}
	}
	return part{}, false
}

// shows reports whether the parts of a row of another page stand in the whole
// row where they were seen.
func (p part) shows(page *Window, row frame.Row) bool {
	strip := p.page.found.Strips[p.index]
	whole := p.page.screen.rows[strip.Row].Cells
	for _, seen := range page.found.Strips[row.From:row.To] {
		for col := seen.From; col < seen.To; col++ {
			at := rune(' ')
			if col >= strip.From && col < strip.To {
				at = whole[col]
			}
			if page.screen.rows[seen.Row].Cells[col] != at {
				return false
			}
		}
	}
	return true
}

// SeenBy says how it is known when something was seen. Its text form is the
// word in lower case.
type SeenBy int

const (
	SeenUnknown   SeenBy = iota // nothing says when
	SeenRecording               // the times in a recording
	SeenHeader                  // the date in a recording's header: it was begun then
	SeenClock                   // the clock on the screen itself
	SeenFile                    // the time of the file: it cannot be later than that
	SeenCaller                  // Source.CapturedAt
)

var seenWords = closed.New[SeenBy]("way of knowing the time", "unknown", "recording", "header", "clock", "file", "caller")

func (s SeenBy) String() string { return seenWords.Word(s) }

// MarshalText returns the word.
func (s SeenBy) MarshalText() ([]byte, error) { return seenWords.Text(s) }

// UnmarshalText reads the word; any other is SeenUnknown.
func (s *SeenBy) UnmarshalText(b []byte) error { return seenWords.Read(s, b) }

// Seen is when something was on the screen, and how that is known. The zero
// Seen says that nothing tells.
type Seen struct {
	At time.Time `json:"at,omitzero"`
	By SeenBy    `json:"by,omitzero"`
}
