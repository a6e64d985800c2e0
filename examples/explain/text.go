package main

import (
	"bufio"
	"cmp"
	"fmt"
	"iter"
	"strings"

	"example.com/centrevu/internal/plain"
)

// ANSI's select graphic rendition.
const (
	reset  = "\x1b[0m"
	bold   = "\x1b[1m"
	dim    = "\x1b[2m"
	red    = "\x1b[1;31m"
	green  = "\x1b[32m"
	yellow = "\x1b[1;33m"
	cyan   = "\x1b[36m"
)

var markColors = [...]string{dim, "", green, yellow, red} // by Mark

// printer writes text, with colours or without.
type printer struct {
	w     *bufio.Writer
	color bool
}

func (p *printer) line(color, format string, args ...any) {
	s := strings.TrimRight(fmt.Sprintf(format, args...), " ")
	if p.color && color != "" && s != "" {
		s = color + s + reset
	}
	p.w.WriteString(s)
	p.w.WriteByte('\n')
}

func (p *printer) finish(r *Report) error {
	if len(r.Problems) > 0 {
		p.line(bold, "NOT UNDERSTOOD: findings of the daily check")
		for _, pr := range r.Problems {
			for line := range strings.Lines(pr.excerpt) {
				p.line(red, "  %s", plain.Text(strings.TrimRight(line, "\n")))
			}
		}
		p.more(r.MoreProblems)
		p.line("", "")
	}
	if len(r.Unclaimed) > 0 {
		p.line(bold, "CLAIMED BY NOTHING: findings of the daily check, until they are known (-known)")
		for _, u := range r.Unclaimed {
			p.line(yellow, "  %s screen %d, %v: %s", u.Source, u.Screen, u.Position, u.Text)
		}
		p.more(r.MoreUnclaimed)
		p.line("", "")
	}
	p.line(bold, "SUMMARY")
	for _, c := range r.Captures {
		p.capture(c)
	}
	return p.w.Flush()
}

func (p *printer) more(n int) {
	if n > 0 {
		p.line("", "  and %d more", n)
	}
}

func (p *printer) screen(s *Screen, rows iter.Seq[*Row]) {
	p.line(bold, "SCREEN %d of %d  %s", s.Number, s.of, titleOf(s.Title))
	about := "  " + s.Source
	if !s.ShownAt.IsZero() {
		about += ", shown " + s.ShownAt.Format("2006-01-02 15:04:05 -0700")
	}
	if len(s.Parsers) > 0 {
		about += ", read by " + strings.Join(s.Parsers, ", ")
	} else {
		about += ", no window that is read"
	}
	if s.Cut {
		about += "; the capture ends in it"
	}
	p.line("", "%s", about)
	for r := range rows {
		p.line(markColors[r.Mark], "%4d %c %s", r.Line, markSigns[r.Mark], r.Text)
		for _, c := range r.Claims {
			p.line(cyan, "       > %v", c)
		}
		for _, what := range r.Problems {
			p.line(red, "       ! %s", what)
		}
		if len(r.Unclaimed) > 0 && len(r.Claims) > 0 {
			for _, l := range r.Unclaimed {
				p.line(yellow, "       ? %s at %v", l.Text, l.Position)
			}
		}
	}
	if len(s.Labels) > 0 {
		p.line("", "  soft labels: %s", strings.Join(s.Labels, " | "))
	}
	if s.StatusLine != "" {
		p.line("", "  status line: %s", s.StatusLine)
	}
	p.line("", "")
}

// String returns "backup.completed_today = 1 at 3:30 (offset 812)".
func (c Claim) String() string {
	s := c.Parser + " " + c.Value
	if c.Field != "" {
		s = c.Parser + "." + c.Field + " = " + c.Value
	}
	s += fmt.Sprintf(" at %v (offset %d)", c.Position, c.Offset)
	if !c.Final {
		s += ", not final"
	}
	return s
}

func (p *printer) passed(s *Screen, why string) {
	p.line(dim, "screen %d: %s (%s)\n", s.Number, why, titleOf(s.Title))
}

func titleOf(s string) string { return cmp.Or(s, "no title") }

func (p *printer) capture(c *Capture) {
	begun := ""
	if !c.Begun.IsZero() {
		begun = ", begun " + c.Begun.Format("2006-01-02 15:04:05 -0700")
	}
	p.line("", "  %s: %s, %d of them above%s", c.Source, count(c.Screens, "screen", "screens"), c.Shown, begun)
	for _, t := range c.Titles {
		p.line("", "    %4d  %s", t.Screens, titleOf(t.Title))
	}
	for _, parser := range readers {
		said, ok := c.Values[parser.name]
		if !ok {
			said = "not seen"
		}
		p.line("", "    %-8s %s", parser.name, said)
	}
	p.line("", "    %-8s %d with a value, %d known without one, %d not understood, %d claimed by nothing",
		"rows", c.Rows[Value], c.Rows[Part], c.Rows[Misread], c.Rows[Left])
}
