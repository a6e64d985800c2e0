// Package window is what the readers of the Maintenance windows have in common:
// it finds a window's showings, keeps account of each of their rows, reads lists
// of values from tables and forms, and puts the showings of a list together.
package window

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/wording"
)

// Sheet is the rows of one window, with an account of what became of each.
type Sheet struct {
	Lines []centrevu.Line
	Rows  []layout.Row

	around *Sheet               // of the window that this one stands in, if its rows count as well
	inner  []centrevu.Accounted // rows of the windows inside this one
	uses   []centrevu.Use
	fields []fieldAt
	rest   []pieceAt
	source centrevu.Source
	words  *wording.Table
	clock  wallclock.Reader
	shapes map[wallclock.Shape]int // how often a time was written in this form
	dates  lacking                 // without a time of day
	halves lacking                 // without AM or PM
	cut    centrevu.Line           // the line that the capture ends in
	isCut  bool
	bare   bool // a session with the shell can follow its rows
	errs   []error
}

// fieldAt is a value that was read from a row.
type fieldAt struct {
	row int
	centrevu.Field
}

// valueAt is a value where it stands.
type valueAt struct {
	row int
	layout.Value
}

// pieceAt is a part of a row that nobody knows.
type pieceAt struct {
	row int
	centrevu.Line
}

// Reader makes sheets of the windows of one capture.
type Reader struct {
	Role string // of the server whose captures are read, "primary" or "secondary"; empty if not known

	// Shown is when what a screen without windows stands beside was shown, zero if not known.
	Shown time.Time

	source   centrevu.Source
	words    *wording.Table
	outside  map[string]bool // lines outside of windows that were looked at
	unmarked map[string]bool // those without a mark; one page has most of those of another
	left     int             // how often IsLeft was asked
}

// maxLeft bounds how many lines are compared with all windows.
const maxLeft = 500

// IsLeft reports whether a line is what is left of windows behind, as far as there are
// not too many lines to tell.
func (r *Reader) IsLeft(g *centrevu.Gathering, l centrevu.Line) bool {
	r.left++
	return r.left <= maxLeft && g.IsLeft(l)
}

// NewReader returns the reader of a capture.
func NewReader(src centrevu.Source) *Reader {
	return &Reader{source: src, words: wording.New(src.Words)}
}

// Sheet returns the sheet of a showing.
func (r *Reader) Sheet(s *centrevu.Showing) *Sheet {
	src := r.source
	if src.CapturedAt.IsZero() {
		src.CapturedAt = s.CapturedAt()
	}
	sh := &Sheet{
		Lines:  s.Lines(),
		source: src,
		words:  r.words,
		clock:  wallclock.Reader{Location: src.Location, Near: src.CapturedAt},
	}
	sh.cut, sh.isCut = s.CutAt()
	sh.bare = s.Bare()
	rows := s.Rows()
	sh.Rows = make([]layout.Row, len(rows))
	sh.uses = make([]centrevu.Use, len(rows))
	for i, row := range rows {
		sh.Rows[i] = layout.NewRow(row, r.words)
		if sh.Rows[i].IsBlank() {
			sh.uses[i] = centrevu.BlankLine
		}
	}
	sh.inner = innerOf(s, r.words)
	return sh
}

// innerOf gives account of the windows without a title inside a showing, each of
// their lines once.
func innerOf(s *centrevu.Showing, words *wording.Table) (lines []centrevu.Accounted) {
	var seen map[string]bool
	for _, p := range s.Pages {
		for _, w := range p.Inner {
			for _, l := range w.Lines {
				text := strings.TrimSpace(l.Text)
				if text == "" || seen[text] {
					continue
				}
				if seen == nil {
					seen = map[string]bool{}
				}
				seen[text] = true
				a := centrevu.Accounted{Line: trimmed(l)}
				if isMenuItem(text) {
					a.Use = centrevu.FurnitureLine
				} else if row := layout.NewRow(cells.Of(l.Text, l.Offset), words); row.IsBlank() {
					a.Use = centrevu.BlankLine
				} else if isAction(&row) {
					a.Use = centrevu.FurnitureLine
				}
				a.Text = text
				lines = append(lines, a)
			}
		}
	}
	return lines
}

// Inner returns the rows of the windows without a title inside those of a showing that
// nobody knows, for a reader that makes no sheet of it. What is known outside of windows
// is known there too.
func (r *Reader) Inner(s *centrevu.Showing) []centrevu.Line {
	var lines []centrevu.Line
	for _, a := range innerOf(s, r.words) {
		if a.Use == centrevu.UnclaimedLine && r.unknown(a.Line).Text != "" {
			lines = append(lines, a.Line)
		}
	}
	return lines
}

// Use notes what became of a row.
func (sh *Sheet) Use(use centrevu.Use, row int) { sh.uses[row] = use }

// Known reports whether something became of the row.
func (sh *Sheet) Known(row int) bool { return sh.uses[row] != centrevu.UnclaimedLine }

// Value notes that a value was read from a row; name is that of the field.
func (sh *Sheet) Value(row int, name string, v layout.Value) {
	sh.uses[row] = centrevu.ValueLine
	sh.fields = append(sh.fields, fieldAt{row, centrevu.Field{Name: name, Line: sh.piece(row, v)}})
}

// Rest notes that nobody knows a part of a row.
func (sh *Sheet) Rest(row int, v layout.Value) {
	sh.rest = append(sh.rest, pieceAt{row, sh.piece(row, v)})
}

func (sh *Sheet) piece(row int, v layout.Value) centrevu.Line {
	l := sh.Lines[row]
	l.Position, l.Text = sh.Position(row, v), v.Shown
	return l
}

// Account returns what became of each row: those of the window, then, each
// once, those of the windows inside it. A part of a row that nobody knows
// follows the row.
func (sh *Sheet) Account() []centrevu.Accounted {
	var all []centrevu.Accounted
	if sh.around != nil {
		all = sh.around.own()
	}
	all = append(all, sh.own()...)
	return append(all, sh.inner...)
}

// Inside returns what became of the lines of the windows inside this one.
func (sh *Sheet) Inside() []centrevu.Accounted { return sh.inner }

func (sh *Sheet) own() []centrevu.Accounted {
	slices.SortStableFunc(sh.fields, func(a, b fieldAt) int {
		if a.row != b.row {
			return a.row - b.row
		}
		return a.Column - b.Column
	})
	slices.SortStableFunc(sh.rest, func(a, b pieceAt) int { return a.row - b.row })
	all := make([]centrevu.Accounted, 0, len(sh.Lines)+len(sh.rest))
	fields := make([]centrevu.Field, 0, len(sh.fields))
	f, p := 0, 0
	for i := range sh.Lines {
		a := centrevu.Accounted{Line: sh.Line(i), Use: sh.uses[i]}
		a.Last = sh.last(i)
		from := len(fields)
		for ; f < len(sh.fields) && sh.fields[f].row == i; f++ {
			fields = append(fields, sh.fields[f].Field)
		}
		if from < len(fields) {
			a.Fields = fields[from:len(fields):len(fields)]
		}
		all = append(all, a)
		for ; p < len(sh.rest) && sh.rest[p].row == i; p++ {
			all = append(all, centrevu.Accounted{Line: sh.rest[p].Line})
		}
	}
	return all
}

// Unclaimed returns the lines of an account that nobody knows, each once.
func Unclaimed(account []centrevu.Accounted) []centrevu.Line {
	var lines []centrevu.Line
	for _, a := range account {
		if a.Use == centrevu.UnclaimedLine {
			lines = append(lines, a.Line)
		}
	}
	return lines
}

// Line returns a row without the blanks before it.
func (sh *Sheet) Line(row int) centrevu.Line {
	l := trimmed(sh.Lines[row])
	if at, ok := sh.Rows[row].Offset(len(sh.Lines[row].Text) - len(l.Text)); ok {
		l.Offset = at
	}
	return l
}

// gap is how many bytes can lie between two characters of a row that are drawn
// in one stroke: a letter and a sequence, as an asciicast escapes them.
const gap = 24

// last returns the offset of a row's last character, zero if it was not drawn in
// one stroke with the first.
func (sh *Sheet) last(row int) int64 {
	l := sh.Line(row)
	text := strings.TrimRight(sh.Lines[row].Text, " ")
	from, to := len(text)-len(strings.TrimLeft(text, " ")), cells.Len(text)
	at, ok := sh.Rows[row].Offset(to - 1)
	if !ok || to <= from {
		return 0
	}
	if at-l.Offset == int64(to-1-from) {
		return at
	}
	before := l.Offset
	for c := from; c < to; c++ {
		next, ok := sh.Rows[row].Offset(c)
		if !ok || next < before || next > before+gap {
			return 0
		}
		before = next
	}
	return at
}

func trimmed(l centrevu.Line) centrevu.Line {
	text := strings.TrimLeft(l.Text, " ")
	n := len(l.Text) - len(text)
	l.Text = text
	if l.Column > 0 {
		l.Column += n
	}
	return l
}

// Position returns the place of a value in a row.
func (sh *Sheet) Position(row int, v layout.Value) centrevu.Position {
	p := sh.Lines[row].Position
	if p.Column > 0 {
		p.Column += v.Column
	}
	if at, ok := sh.Rows[row].Offset(v.Column); ok {
		p.Offset = at
	}
	return p
}

// Fail notes that a value, or with no Value the row, was not understood.
func (sh *Sheet) Fail(row int, v layout.Value, format string, args ...any) {
	if v == (layout.Value{}) {
		v = sh.Rows[row].Whole()
	}
	l := sh.Lines[row]
	text := l.Text
	if l.Column > 1 {
		text = fmt.Sprintf("%*s", l.Column-1, "") + text
	}
	if sh.uses[row] != centrevu.ValueLine {
		sh.uses[row] = centrevu.MisreadLine
	}
	sh.errs = append(sh.errs, &centrevu.ParseError{
		Source:   sh.source.Name,
		Position: sh.Position(row, v),
		Text:     text,
		Err:      fmt.Errorf("%w: "+format, append([]any{centrevu.ErrSyntax}, args...)...),
	})
}

// Err returns all that was noted, nil if nothing was.
func (sh *Sheet) Err() error { return errors.Join(sh.errs...) }

// Ended reports whether the value stands at the end of the line in which the
// capture ends, so that the rest of it may be missing.
func (sh *Sheet) Ended(row int, v layout.Value) bool {
	l := sh.Lines[row]
	return sh.isCut && l == sh.cut && sh.Rows[row].EndsWith(v)
}

// Time reads a value that is a time. It notes what is wrong with one that is
// not, and with one of which a part is missing.
func (sh *Sheet) Time(row int, v layout.Value) (wallclock.Time, bool) {
	if v.Cut() {
		sh.Fail(row, v, "a part of the time %q is hidden", v.Shown)
		return wallclock.Time{}, false
	}
	t, err := sh.clock.Parse(v.Text)
	if err != nil {
		var at *wallclock.Error
		place := v
		if errors.As(err, &at) && v.Text == v.Shown {
			place.Column += at.Offset
		}
		sh.Fail(row, place, "time %q: %v", v.Shown, err)
		return t, false
	}
	// "00:23" may be the start of "00:23:41", or "02:23" of "02:23 PM", unless
	// the other times are written like that too.
	if sh.Ended(row, v) && t.Shape.Base() != wallclock.Seconds && sh.shapes[t.Shape] == 0 {
		sh.Fail(row, v, "the capture ends in the time %q", v.Shown)
		return wallclock.Time{}, false
	}
	if sh.shapes == nil {
		sh.shapes = map[wallclock.Shape]int{}
	}
	sh.shapes[t.Shape]++
	// What stands beside it is shown in the same way.
	at, base := valueAt{row, v}, t.Shape.Base()
	half := base == wallclock.MinutesAMPM || base == wallclock.SecondsAMPM
	hour := t.Time.Hour()
	sh.dates.note(sh, at, base != wallclock.DateOnly, base == wallclock.DateOnly, "no time of day")
	sh.halves.note(sh, at, half, !half && t.Shape.HasTime() && 0 < hour && hour <= 12, "no AM or PM")
	return t, true
}

// lacking are times that lack what others in a window have.
type lacking struct {
	others bool
	times  []valueAt // as long as no other was seen
}

func (l *lacking) note(sh *Sheet, at valueAt, has, lacks bool, what string) {
	l.others = l.others || has
	if lacks && l.times == nil {
		l.times = make([]valueAt, 0, len(sh.Rows))
	}
	if lacks {
		l.times = append(l.times, at)
	}
	if !l.others {
		return
	}
	for _, t := range l.times {
		sh.Fail(t.row, t.Value, "time %q: %s, which others have", t.Shown, what)
	}
	l.times = nil
}

// IsTime reports whether the value reads as a time, without noting anything.
func (sh *Sheet) IsTime(v layout.Value) bool {
	_, err := sh.clock.Parse(v.Text)
	return err == nil
}

// ACD reads a value that is an ACD's number, name or both, or notes what is
// wrong with it and returns what was understood.
func (sh *Sheet) ACD(row int, v layout.Value) (centrevu.ACD, bool) {
	acd, ok := centrevu.ParseACD(v.Shown)
	switch {
	case v.Cut():
		sh.Fail(row, v, "a part of the ACD %q is hidden", v.Shown)
		return acd, true
	case !ok:
		sh.Fail(row, v, "not an ACD: %q", v.Shown)
	}
	return acd, ok
}

// LooksLikeLog reports whether a row above the first heading or value begins
// like a record of a log: a date and a time with a number behind them. What
// looks like labels or a table below is quoted there.
func (sh *Sheet) LooksLikeLog() bool {
	for i := range sh.Rows {
		if sh.uses[i] == centrevu.HeadingLine || sh.uses[i] == centrevu.ValueLine {
			break
		}
		text := sh.Rows[i].Whole().Text
		if text == "" || text[0] < '0' || text[0] > '9' {
			continue
		}
		_, n, err := sh.clock.Prefix(text)
		if rest := strings.TrimLeft(text[n:], " "); err == nil && rest != "" && '0' <= rest[0] && rest[0] <= '9' {
			return true
		}
	}
	return false
}
