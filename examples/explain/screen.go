package main

import (
	"strings"

	"example.com/centrevu"
)

// Mark says what became of a row.
type Mark byte

const (
	Value    Mark = '=' // a value was read from it
	Part     Mark = '-' // a part of what was read: a heading, the rest of an entry
	Left     Mark = '?' // in a window that is read, and nothing claimed it
	Misread  Mark = '!' // something in it was not understood
	unmarked Mark = 0   // blank, a border, or in no window that is read
)

var markWords = map[Mark]string{Value: "value", Part: "part", Left: "unclaimed", Misread: "problem"}

// MarshalText returns a word for the mark.
func (m Mark) MarshalText() ([]byte, error) { return []byte(markWords[m]), nil }

// Row is a row of a screen and what was read from it.
type Row struct {
	Line      int             `json:"line"`
	Offset    int64           `json:"offset"`
	Text      string          `json:"text"`
	Mark      Mark            `json:"mark,omitempty"`
	Claims    []Claim         `json:"claims,omitempty"`
	Unclaimed []centrevu.Line `json:"unclaimed,omitempty"`
	Problems  []string        `json:"problems,omitempty"`

	key string // its text as it stands
	log bool   // it holds text of a log entry
}

// Claim is a value and where it was read.
type Claim struct {
	Parser string `json:"parser"`
	Field  string `json:"field,omitempty"`
	Value  string `json:"value"`
	Final  bool   `json:"final"` // among the values of the capture as a whole
	centrevu.Position
}

// screen explains the ith screen.
func (s *sight) screen(i int, m *mask) Screen {
	from := s.screens[i]
	out := Screen{
		Source: plain(s.src.Name), Number: from.Number, of: len(s.screens),
		Title: plain(m.row(from.Title)), ShownAt: from.ShownAt, Cut: from.Cut,
		StatusLine: plain(m.row(from.StatusLine)), Rows: []Row{},
	}
	for _, l := range from.Labels {
		out.Labels = append(out.Labels, plain(m.row(l)))
	}
	rows := marker{screen: from, rows: map[int]*Row{}}
	for _, l := range from.Lines {
		rows.rows[l.Line] = &Row{Line: l.Line, Offset: l.Offset}
	}
	for j, p := range parsers {
		if s.single[i][j].seen {
			out.Parsers = append(out.Parsers, p.name)
			rows.mark(j, s.single[i][j], s.whole[j], s.src, m)
		}
	}
	for _, l := range from.Lines {
		row := rows.rows[l.Line]
		row.key = l.Text
		row.Text = m.row(l.Text)
		if row.log && row.Mark != Misread {
			row.Text = m.free(l.Text)
		}
		row.Text = plain(row.Text)
		out.Rows = append(out.Rows, *row)
	}
	for n := len(out.Rows); n > 0 && strings.TrimSpace(out.Rows[n-1].Text) == ""; n-- {
		out.Rows = out.Rows[:n-1]
	}
	return out
}
