package main

import (
	"cmp"
	"errors"
	"iter"
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/plain"
	"example.com/centrevu/redact"
	"example.com/centrevu/report"
)

// maxListed bounds how many problems and unclaimed lines are listed. The rest
// is counted.
const maxListed = 1000

// Report is what is written behind the screens.
type Report struct {
	Problems      []Problem   `json:"problems"`
	MoreProblems  int         `json:"more_problems,omitempty"` // that are not listed
	Unclaimed     []Unclaimed `json:"unclaimed"`               // each line once
	MoreUnclaimed int         `json:"more_unclaimed,omitempty"`
	Captures      []*Capture  `json:"captures"`

	listed map[string]bool // problems and unclaimed lines
}

// Screen is one screen of a capture; a printed log is one.
type Screen struct {
	Source     string    `json:"source"`
	Number     int       `json:"number"`
	Title      string    `json:"title,omitempty"`
	ShownAt    time.Time `json:"shown_at,omitzero"`
	Cut        bool      `json:"cut,omitempty"`
	Parsers    []string  `json:"parsers,omitempty"` // those that read a row of it
	Labels     []string  `json:"labels,omitempty"`
	StatusLine string    `json:"status_line,omitempty"`

	of    int // how many screens its capture has
	rows  []*Row
	lines map[lineOf]bool // of the accounts
}

// Row is a row of a screen and what was read from it.
type Row struct {
	Line      int             `json:"line"`
	Offset    int64           `json:"offset"`
	Text      string          `json:"text"`
	Mark      Mark            `json:"mark,omitempty"`
	Claims    []Claim         `json:"claims,omitempty"`
	Unclaimed []centrevu.Line `json:"unclaimed,omitempty"`
	Problems  []string        `json:"problems,omitempty"`

	log    bool     // it is text of a log entry
	hidden []string // parts that are text of one
}

// Claim is a value and where it was read.
type Claim struct {
	Parser string `json:"parser"`
	Field  string `json:"field,omitempty"`
	Value  string `json:"value"`
	Final  bool   `json:"final"` // it counts; else another showing of the window does
	centrevu.Position
}

// Problem is something that was not understood.
type Problem struct {
	Source string `json:"source"`
	centrevu.Position
	Error string `json:"error"`
	Text  string `json:"text,omitempty"` // the line it stands in

	excerpt string
}

// Unclaimed is a line of a window that is read which nothing claimed.
type Unclaimed struct {
	centrevu.Line
	Screen int `json:"screen"`

	fact report.Fact
}

// Capture sums up one input.
type Capture struct {
	Source  string            `json:"source"`
	Begun   time.Time         `json:"begun,omitzero"` // by the capture's own word
	Screens int               `json:"screens"`
	Shown   int               `json:"shown"`
	Titles  []Title           `json:"titles,omitempty"`
	Values  map[string]string `json:"values"` // by parser; one that saw nothing has none
	Rows    map[Mark]int      `json:"rows"`   // how many lines of the accounts have the mark
}

// Title is a window's title and the number of screens that show it in front.
type Title struct {
	Title   string `json:"title"`
	Screens int    `json:"screens"`
}

// writer writes a report while it is made.
type writer interface {
	screen(s *Screen, rows iter.Seq[*Row])
	passed(s *Screen, why string)
	finish(r *Report) error
}

// once reports whether something is new, and has room.
func (r *Report) once(key string, listed int, more *int) bool {
	switch {
	case r.listed[key]:
		return false
	case listed == maxListed:
		*more++
		return false
	}
	r.listed[key] = true
	return true
}

// problems notes what was not understood.
func (r *Report) problems(err error, m *redact.Mask) {
	for pe := range centrevu.Errors(err) {
		if !r.once(pe.Error(), len(r.Problems), &r.MoreProblems) {
			continue
		}
		shown := *pe
		shown.Text, shown.Err = m.Row(pe.Text), errors.New(reason(pe, m))
		r.Problems = append(r.Problems, Problem{plain.Text(shown.Source), shown.Position, plain.Text(shown.Err.Error()), plain.Text(shown.Text), shown.Excerpt()})
	}
}

// reason returns what is wrong, without its place.
func reason(pe *centrevu.ParseError, m *redact.Mask) string {
	return m.Message(cmp.Or(pe.Err, centrevu.ErrSyntax).Error())
}

// capture begins the summary of one input.
func (r *Report) capture(src centrevu.Source) *Capture {
	c := &Capture{Source: plain.Text(src.Name), Values: map[string]string{}, Rows: map[Mark]int{}}
	r.Captures = append(r.Captures, c)
	return c
}

// title counts a screen.
func (c *Capture) title(title string) {
	c.Screens++
	i := slices.IndexFunc(c.Titles, func(t Title) bool { return t.Title == title })
	if i < 0 {
		i, c.Titles = len(c.Titles), append(c.Titles, Title{Title: title})
	}
	c.Titles[i].Screens++
}

// line counts a line of an account, and lists it if nothing claimed it.
func (r *Report) line(c *Capture, j int, a *centrevu.Accounted, mark Mark, screen int, m *redact.Mask) {
	if mark != 0 {
		c.Rows[mark]++
	}
	if a.Use == centrevu.UnclaimedLine && r.once(readers[j].name+"\x00"+a.Source+"\x00"+a.Text, len(r.Unclaimed), &r.MoreUnclaimed) {
		r.Unclaimed = append(r.Unclaimed, Unclaimed{maskedLine(m, a.Line), screen, readers[j].fact})
	}
}

// status is understood only if every capture has a window that is read and
// nothing in it is left over.
func (r *Report) status() int {
	if len(r.Problems) > 0 || len(r.Unclaimed) > 0 {
		return notUnderstood
	}
	return understood
}
