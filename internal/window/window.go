// Package window is what the readers of the four Maintenance windows have in
// common: it keeps account of the rows of one window, so that each is used,
// reported as not understood, or handed back.
package window

import (
	"errors"
	"fmt"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/wording"
)

// Sheet is the rows of one window.
type Sheet struct {
	Lines []centrevu.Line
	Rows  []layout.Row

	around  *Sheet          // of the window that this one stands in, if its rows count as well
	inner   []centrevu.Line // rows of the windows inside this one
	claimed []bool
	source  centrevu.Source
	clock   wallclock.Reader
	shapes  map[wallclock.Shape]int // how often a time was written in this form
	cut     centrevu.Line           // the line that the capture ends in
	isCut   bool
	errs    []error
}

// New returns the sheet of a showing.
func New(s *centrevu.Showing, src centrevu.Source) *Sheet {
	if src.CapturedAt.IsZero() {
		src.CapturedAt = s.CapturedAt()
	}
	sh := &Sheet{
		Lines:  s.Lines(),
		source: src,
		clock:  wallclock.Reader{Location: src.Location, Near: src.CapturedAt},
		shapes: map[wallclock.Shape]int{},
	}
	sh.cut, sh.isCut = s.CutAt()
	words := wording.New(src.Words)
	for _, l := range sh.Lines {
		sh.Rows = append(sh.Rows, layout.NewRow(l.Text, words))
	}
	sh.claimed = make([]bool, len(sh.Lines))
	seen := map[string]bool{}
	for _, p := range s.Pages {
		for _, w := range p.Inner {
			for _, l := range w.Lines {
				if text := strings.TrimSpace(l.Text); text != "" && !seen[text] {
					seen[text] = true
					sh.inner = append(sh.inner, l)
				}
			}
		}
	}
	return sh
}

// Claim notes that the rows were used.
func (sh *Sheet) Claim(rows ...int) {
	for _, i := range rows {
		sh.claimed[i] = true
	}
}

// Unclaimed returns the rows that nothing claimed, blank ones left out: those
// of the window, then, each once, those of the windows inside it.
func (sh *Sheet) Unclaimed() []centrevu.Line {
	var lines []centrevu.Line
	if sh.around != nil {
		lines = sh.around.own()
	}
	lines = append(lines, sh.own()...)
	for _, l := range sh.inner {
		lines = append(lines, trimmed(l))
	}
	return lines
}

// own returns the rows of the window itself that nothing claimed.
func (sh *Sheet) own() []centrevu.Line {
	var lines []centrevu.Line
	for i := range sh.Lines {
		if !sh.claimed[i] && !sh.Rows[i].IsBlank() {
			lines = append(lines, sh.Line(i))
		}
	}
	return lines
}

// Line returns a row without the blanks before it.
func (sh *Sheet) Line(row int) centrevu.Line { return trimmed(sh.Lines[row]) }

func trimmed(l centrevu.Line) centrevu.Line {
	text := strings.TrimLeft(l.Text, " ")
	n := len(l.Text) - len(text)
	l.Text = text
	l.Offset += int64(n)
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
	p.Offset += int64(sh.Rows[row].Bytes(v.Column))
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
	sh.shapes[t.Shape]++
	return t, true
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
		sh.Fail(row, v, "no ACD: %q", v.Shown)
	}
	return acd, ok
}
