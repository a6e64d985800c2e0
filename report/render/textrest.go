package render

import (
	"cmp"
	"fmt"
	"strings"

	"example.com/centrevu/report"
)

// notAsked lists the rules that were switched off and the silences that
// matched nothing: what nobody sees stays forever.
func (t *text) notAsked() {
	t.list("SWITCHED OFF", func(f *report.Finding) (string, bool) {
		return f.Rule, f.Status == report.NotApplicable && f.Message == report.SwitchedOff
	})
	t.list("SILENCES WITHOUT A MATCH", func(f *report.Finding) (string, bool) {
		return f.Message, f.Status == report.NotApplicable && f.Rule == report.RuleSilences
	})
}

func (t *text) list(head string, row func(*report.Finding) (string, bool)) {
	headed := false
	for i := range t.report.Findings {
		text, ok := row(&t.report.Findings[i])
		if !ok {
			continue
		}
		if !headed {
			t.heading(head)
			headed = true
		}
		t.para(2, text)
	}
}

// fine counts what was found healthy, by the first word of the rules.
func (t *text) fine() {
	headed := false
	for _, server := range t.subjects() {
		rows := t.fineRows(server)
		if len(rows) == 0 {
			continue
		}
		if !headed {
			t.heading("FINE")
			headed = true
		}
		if t.opt.Verbose {
			t.line(2, clip(title(server), t.opt.Width-2))
			for _, row := range rows {
				t.para(4, row)
			}
			continue
		}
		t.para(2, title(server)+": "+strings.Join(rows, ", "))
	}
}

func (t *text) fineRows(server string) []string {
	var order, rows []string
	healthy, all := make(map[string]int), make(map[string]int)
	for _, f := range t.report.Of(server) {
		if f.Status == report.NotApplicable {
			continue
		}
		topic, _, _ := strings.Cut(f.Rule, ".")
		if all[topic]++; all[topic] == 1 {
			order = append(order, topic)
		}
		if f.Status != report.OK {
			continue
		}
		healthy[topic]++
		if t.opt.Verbose {
			message := f.Message
			if !f.ACD.IsZero() {
				message = f.ACD.String() + ": " + message
			}
			rows = append(rows, f.Rule+": "+message)
		}
	}
	if t.opt.Verbose {
		return rows
	}
	for _, topic := range order {
		if healthy[topic] > 0 {
			rows = append(rows, fmt.Sprintf("%s %d of %d", topic, healthy[topic], all[topic]))
		}
	}
	return rows
}

// captures says what the files were taken for: the ones that gave nothing, or
// all of them.
func (t *text) captures() {
	headed := false
	for _, s := range t.report.Servers {
		for _, c := range s.Captures {
			says := captureSays(c)
			if says == "" && !t.opt.Verbose {
				continue
			}
			if !headed {
				t.heading("CAPTURES")
				headed = true
			}
			t.para(2, c.Name+": "+cmp.Or(says, words(c.Facts)))
		}
	}
}

func captureSays(c report.Capture) string {
	switch {
	case len(c.Facts) == 0:
		return "recognised as nothing"
	case len(c.Superseded) > 0:
		return words(c.Facts) + "; another capture counts for " + words(c.Superseded)
	}
	return ""
}

func words(facts []report.Fact) string {
	names := make([]string, len(facts))
	for i, f := range facts {
		names[i] = f.Window()
	}
	return strings.Join(names, ", ")
}

// unclaimed shows the lines of known windows that nothing understood.
func (t *text) unclaimed() {
	for _, s := range t.report.Servers {
		lines := s.Unclaimed
		if len(lines) == 0 {
			continue
		}
		t.heading("NOT UNDERSTOOD ON " + title(s.Name))
		if len(lines) > mostUnclaimed && !t.opt.Verbose {
			lines = lines[:mostUnclaimed]
		}
		for _, l := range lines {
			place := plain(l.Source) + ":" + l.Position.String()
			t.line(2, clip(place+": "+strings.TrimSpace(plain(l.Text)), t.opt.Width-2))
		}
		if n := len(s.Unclaimed) - len(lines); n > 0 {
			t.line(2, fmt.Sprintf("and %d more", n))
		}
	}
}
