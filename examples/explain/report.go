package main

import (
	"errors"
	"time"

	"example.com/centrevu"
)

// Report is all that is written.
type Report struct {
	Screens   []Screen    `json:"screens"`
	Problems  []Problem   `json:"problems"`
	Unclaimed []Unclaimed `json:"unclaimed"` // each line once
	Captures  []Capture   `json:"captures"`
}

// Screen is one screen of a capture and what was read from it.
type Screen struct {
	Source     string    `json:"source"`
	Number     int       `json:"number"`
	Title      string    `json:"title,omitempty"`
	ShownAt    time.Time `json:"shown_at,omitzero"`
	Cut        bool      `json:"cut,omitempty"`
	Parsers    []string  `json:"parsers,omitempty"` // those that saw their window on it
	Rows       []Row     `json:"rows"`
	Labels     []string  `json:"labels,omitempty"`
	StatusLine string    `json:"status_line,omitempty"`

	of     int    // how many screens its capture has
	passed string // why it is passed over; empty if it is shown
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
}

// Capture sums up one input.
type Capture struct {
	Source  string            `json:"source"`
	Begun   time.Time         `json:"begun,omitzero"` // by the capture's own word
	Screens int               `json:"screens"`
	Shown   int               `json:"shown"`
	Titles  []Title           `json:"titles,omitempty"`
	Values  map[string]string `json:"values"` // by parser; one that saw nothing has none
	Rows    map[Mark]int      `json:"rows"`   // how many rows have the mark, the same row counted once
}

// Title is a window's title and the number of screens that show it in front.
type Title struct {
	Title   string `json:"title"`
	Screens int    `json:"screens"`
}

// add explains the nth capture.
func (r *Report) add(f *flags, n int, c capture) {
	s := look(c, f, n)
	var m *mask
	if f.mask {
		m = newMask(s, f.words)
	}
	all := make([]Screen, len(s.screens))
	for i := range s.screens {
		all[i] = s.screen(i, m)
	}
	if !f.all {
		fold(all)
	}
	sum := Capture{Source: plain(s.src.Name), Screens: len(all), Values: map[string]string{}, Rows: map[Mark]int{}}
	if len(s.screens) > 0 {
		sum.Begun = s.screens[0].CapturedAt
	}
	for j, p := range parsers {
		if s.whole[j].seen {
			sum.Values[p.name] = s.whole[j].say(m)
		}
	}
	sum.count(all)
	r.Captures = append(r.Captures, sum)
	r.unclaimed(all)
	for _, pe := range s.problems {
		r.Problems = append(r.Problems, s.problem(pe, m))
	}
	r.Screens = append(r.Screens, all...)
}

func (s *sight) problem(pe *centrevu.ParseError, m *mask) Problem {
	shown := *pe
	shown.Source, shown.Text = s.src.Name, m.row(pe.Text)
	if m != nil {
		shown.Err = errors.New(m.message(pe.Err.Error()))
	}
	return Problem{
		Source: plain(shown.Source), Position: shown.Position, Text: plain(shown.Text),
		Error: plain(shown.Err.Error()), excerpt: shown.Excerpt(),
	}
}

// count counts the screens by title, and the rows by mark.
func (c *Capture) count(all []Screen) {
	type key struct{ title, row string }
	place, seen := map[string]int{}, map[key]bool{}
	for _, s := range all {
		if s.passed == "" {
			c.Shown++
		}
		if i, ok := place[s.Title]; ok {
			c.Titles[i].Screens++
		} else {
			place[s.Title] = len(c.Titles)
			c.Titles = append(c.Titles, Title{s.Title, 1})
		}
		for _, row := range s.Rows {
			if k := (key{s.Title, row.key}); row.Mark != 0 && !seen[k] {
				seen[k] = true
				c.Rows[row.Mark]++
			}
		}
	}
}

// unclaimed lists the lines that nothing claimed.
func (r *Report) unclaimed(all []Screen) {
	type key struct{ title, text string }
	seen := map[key]bool{}
	for _, s := range all {
		for _, row := range s.Rows {
			for _, l := range row.Unclaimed {
				if k := (key{s.Title, l.Text}); !seen[k] {
					seen[k] = true
					r.Unclaimed = append(r.Unclaimed, Unclaimed{l, s.Number})
				}
			}
		}
	}
}
