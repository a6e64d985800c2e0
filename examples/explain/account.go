package main

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"example.com/centrevu"
	"example.com/centrevu/internal/plain"
	"example.com/centrevu/redact"
)

// Mark says what became of a row. The worst of several counts: the last of these.
type Mark int

const (
	Part    Mark = iota + 1 // known and without a value: a heading, a form's field
	Value                   // values were read from it
	Left                    // in a window that is read, and nothing claimed it
	Misread                 // something in it was not understood
)

const markSigns = " -=?!"

var (
	markWords = [...]string{"", "part", "value", "unclaimed", "problem"}
	marks     = [...]Mark{
		centrevu.UnclaimedLine: Left, centrevu.HeadingLine: Part, centrevu.FurnitureLine: Part,
		centrevu.ValueLine: Value, centrevu.MisreadLine: Misread,
	}
)

// MarshalText returns a word for the mark.
func (m Mark) MarshalText() ([]byte, error) { return []byte(markWords[m]), nil }

// account is the lines that one reader gave account of, and what it made of
// them. Its zero value is that of a reader that saw nothing of its own.
type account struct {
	reading
	*centrevu.Ledger
	lines  []accounted
	titles []string // of the windows that the lines stand in
}

type accounted struct {
	centrevu.Accounted
	values []value
	wrong  []*centrevu.ParseError
}

// newAccount sorts what a reader made of a capture by the lines of its account.
// Without a value, and without a window of its title, what was read is that of
// something else: of labels alone, or of the line drawn in any text, which reads
// as the head of a log. What was printed has no window.
func newAccount(r reading, showings []centrevu.Showing, printed bool) account {
	a := account{reading: r, Ledger: centrevu.NewLedger(r.account)}
	titled := false
	for _, s := range showings {
		titled = titled || s.Title != ""
		a.titles = append(a.titles, s.Title)
	}
	if printed {
		a.titles = append(a.titles, "")
	}
	other := errors.Is(r.err, centrevu.ErrOtherScreen) || errors.Is(r.err, centrevu.ErrEmpty)
	if len(r.account) == 0 || other || len(r.values) == 0 && !titled && (!printed || errors.Is(r.err, centrevu.ErrNoRows)) {
		return account{}
	}
	for _, l := range r.account {
		a.lines = append(a.lines, accounted{Accounted: l})
	}
	for _, v := range r.values {
		if i := a.Value(v.at); i >= 0 {
			a.lines[i].values = append(a.lines[i].values, v)
		}
	}
	for pe := range centrevu.Errors(r.err) {
		if i := a.Error(pe); i >= 0 && pe.Text != "" {
			a.lines[i].wrong = append(a.lines[i].wrong, pe)
		}
	}
	return a
}

// lineOf is a line of a reader's account.
type lineOf struct{ reader, line int }

// row tells what became of a row of a window, and notes which lines that are.
func (a *account) row(row *Row, j int, l centrevu.Line, m *redact.Mask, lines map[lineOf]bool) {
	i := a.Row(l)
	if i < 0 {
		return
	}
	line := &a.lines[i]
	row.take(&line.Accounted, j, m)
	lines[lineOf{j, i}] = true
	for _, v := range line.values {
		row.claim(j, v.field, say(v.Value, m), v.at, true)
	}
	if !slices.ContainsFunc(line.Fields, func(f centrevu.Field) bool { return a.counts[f.Position] }) && j != errlogs {
		for _, f := range line.Fields {
			row.claim(j, strings.ReplaceAll(f.Name, " ", "_"), m.Row(f.Text), f.Position, false)
		}
	}
	for _, pe := range line.wrong {
		row.wrong(pe, m)
	}
	// A part of a row that nobody knows follows the row.
	for k := i + 1; k < len(a.lines); k++ {
		part := &a.lines[k]
		if part.Use != centrevu.UnclaimedLine || part.Line.Line != l.Line || part.Column <= line.Column || !strings.Contains(line.Text, part.Text) {
			break
		}
		row.take(&part.Accounted, j, m)
		lines[lineOf{j, k}] = true
	}
}

// take notes what became of a row, or of a part of it, and what of it is text of
// a log.
func (r *Row) take(a *centrevu.Accounted, j int, m *redact.Mask) {
	r.Mark = max(r.Mark, marks[a.Use])
	if a.Use == centrevu.UnclaimedLine {
		r.Unclaimed = append(r.Unclaimed, maskedLine(m, a.Line))
	}
	r.log = r.log || j == errlogs && a.Use == centrevu.ValueLine && len(a.Fields) < 2
	for _, f := range a.Fields {
		if m != nil && j == errlogs && (f.Name == "text" || f.Name == "acd" && strings.ContainsFunc(f.Text, unicode.IsLetter)) {
			r.hidden = append(r.hidden, f.Text)
		}
	}
}

// masked masks a row by what became of it.
func (r *Row) masked(m *redact.Mask, s string) string {
	if r.log && r.Mark != Misread {
		return m.Text(s)
	}
	return m.Row(s, r.hidden...)
}

func maskedLine(m *redact.Mask, l centrevu.Line) centrevu.Line {
	l.Text, l.Source = plain.Text(m.Row(l.Text)), plain.Text(l.Source)
	return l
}

// mask makes the mask of a capture, which knows the names of its ACDs.
func (e *explainer) mask(all []account) *redact.Mask {
	if !e.flags.mask {
		return nil
	}
	var names []string
	for _, a := range all {
		names = append(names, redact.Names(a.account)...)
	}
	return redact.New(e.flags.src.Words, names...)
}

func (r *Row) claim(j int, field, value string, at centrevu.Position, final bool) {
	if value != "" {
		r.Claims = append(r.Claims, Claim{readers[j].name, field, plain.Text(value), final, at})
	}
}

// wrong notes what was not understood in a row.
func (r *Row) wrong(pe *centrevu.ParseError, m *redact.Mask) {
	if what := plain.Text(reason(pe, m)); !slices.Contains(r.Problems, what) {
		r.Problems = append(r.Problems, what)
	}
	r.Mark = Misread
}
