package render

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

// TextOptions are what a caller can set for Text. The zero value works.
type TextOptions struct {
	// Color sets statuses and headings off by ANSI colours.
	Color bool

	// Verbose shows every finding, capture and line; without it what is fine
	// is counted and long lists are cut short, with a word on the rest.
	Verbose bool

	// Width is the number of columns; 0 means 80. Less than 40 is 40.
	Width int
}

// What Text shows of a long list unless it is Verbose.
const (
	mostEvidence  = 3
	mostUnclaimed = 8
)

// Text writes a report for people. No line is wider than the options say or
// ends in a blank, and lines end in LF.
func Text(w io.Writer, r *report.Report, opt TextOptions) error {
	if opt.Width == 0 {
		opt.Width = 80
	}
	opt.Width = max(opt.Width, 40)
	t := text{report: r, opt: opt}
	t.verdict()
	for _, s := range t.subjects() {
		t.section("WRONG ON "+title(s), s, report.Critical, report.Warning)
	}
	for _, s := range t.subjects() {
		t.section("NOT KNOWN OF "+title(s), s, report.Unknown)
	}
	for _, s := range t.subjects() {
		t.section("SILENCED ON "+title(s), s, report.Silenced)
	}
	t.notAsked()
	t.fine()
	t.captures()
	t.unclaimed()
	_, err := w.Write(t.out.Bytes())
	return err
}

// text is a report on its way to paper.
type text struct {
	report *report.Report
	opt    TextOptions
	out    bytes.Buffer
}

// subjects returns the names that findings go by: the primary, the secondary,
// the pair as "", then any that a rule made up.
func (t *text) subjects() []string {
	var names []string
	for _, s := range t.report.Servers {
		names = append(names, s.Name)
	}
	names = append(names, "")
	for _, f := range t.report.Findings {
		if !slices.Contains(names, f.Server) {
			names = append(names, f.Server)
		}
	}
	return names
}

func title(server string) string {
	if server == "" {
		return "the pair"
	}
	return plain(server)
}

// line writes one row behind an indent.
func (t *text) line(indent int, s string) {
	if s = strings.TrimRight(s, " "); s != "" {
		t.out.WriteString(strings.Repeat(" ", indent))
		t.out.WriteString(s)
	}
	t.out.WriteByte('\n')
}

// para writes wrapped text behind an indent.
func (t *text) para(indent int, s string) {
	for _, row := range wrap(plain(s), t.opt.Width-indent) {
		t.line(indent, row)
	}
}

// labelled writes wrapped text behind the word of a status.
func (t *text) labelled(s report.Status, text string) {
	word := strings.ToUpper(s.String())
	for i, row := range wrap(plain(text), t.opt.Width-indent) {
		if i == 0 {
			gap := strings.Repeat(" ", max(indent-2-len(word), 1))
			t.line(2, t.paint(color(s), word)+gap+row)
		} else {
			t.line(indent, row)
		}
	}
}

func (t *text) heading(s string) {
	t.out.WriteByte('\n')
	t.line(0, t.paint(bold, clip(s, t.opt.Width)))
}

// headline says how each server does, the worst first.
func headline(r *report.Report) string {
	t := text{report: r}
	names := t.subjects()
	slices.SortStableFunc(names, func(a, b string) int {
		return t.standing(b) - t.standing(a)
	})
	var parts []string
	for _, s := range names {
		if part := t.summary(s); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "; ")
}

// verdict says how the servers do, and when that was.
func (t *text) verdict() {
	worst := t.report.Worst()
	label := strings.ToUpper(worst.String()) + ":"
	for i, row := range wrap(label+" "+headline(t.report), t.opt.Width) {
		if i == 0 {
			row = t.paint(color(worst), label) + strings.TrimPrefix(row, label)
		}
		t.line(0, row)
	}
	switch {
	case len(t.report.Findings) == 0:
		t.line(0, "Nothing was checked.")
	case t.report.Now.IsZero():
		t.line(0, "The time of the check is not known.")
	default:
		t.line(0, "Checked for "+t.report.Now.Format("2006-01-02 15:04 MST")+".")
	}
}

// standing is how badly a server does, by exit status; zero for the pair as a
// whole if no finding is about it.
func (t *text) standing(server string) int {
	findings := t.report.Of(server)
	if len(findings) == 0 && server == "" {
		return 0
	}
	return report.Worst(findings).ExitCode()
}

func (t *text) summary(server string) string {
	findings := t.report.Of(server)
	if server == "" && t.standing(server) == 0 {
		return ""
	}
	for _, s := range t.report.Servers {
		if s.Name == server && !s.Seen {
			return title(server) + " not seen"
		}
	}
	name := "pair"
	if server != "" {
		name = plain(server)
	}
	n := counts(findings)
	var parts []string
	for _, s := range []report.Status{report.Critical, report.Warning, report.Unknown} {
		if n[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[s], s))
		}
	}
	if parts == nil && n[report.OK]+n[report.Silenced] > 0 {
		parts = append(parts, "fine")
	}
	if n[report.Silenced] > 0 {
		parts = append(parts, fmt.Sprintf("%d silenced", n[report.Silenced]))
	}
	if parts == nil {
		parts = append(parts, "nothing checked")
	}
	return name + " " + strings.Join(parts, ", ")
}

// section writes the findings of one server that have one of the statuses, in
// the order of these.
func (t *text) section(head, server string, statuses ...report.Status) {
	var list []report.Finding
	for _, s := range statuses {
		for _, f := range t.report.Of(server) {
			if judged(f) == s {
				list = append(list, f)
			}
		}
	}
	if len(list) == 0 {
		return
	}
	t.heading(head)
	for _, group := range grouped(list) {
		t.group(group)
	}
}

// grouped puts findings together that need to be explained once: those of one
// rule with the same advice, and those that miss the same capture.
func grouped(list []report.Finding) [][]report.Finding {
	var groups [][]report.Finding
	for _, f := range list {
		i := slices.IndexFunc(groups, func(g []report.Finding) bool { return alike(g[0], f) })
		if i < 0 {
			groups = append(groups, []report.Finding{f})
		} else {
			groups[i] = append(groups[i], f)
		}
	}
	return groups
}

func alike(a, b report.Finding) bool {
	if a.Status != b.Status || a.Advice != b.Advice {
		return false
	}
	if missing(a) || missing(b) {
		return missing(a) && missing(b) && a.Message == b.Message
	}
	return a.Rule == b.Rule
}

// missing reports whether a finding says that something was not captured.
func missing(f report.Finding) bool { return f.Missing != nil }

const indent = 12

func (t *text) group(group []report.Finding) {
	f := group[0]
	t.out.WriteByte('\n')
	if missing(f) {
		t.labelled(f.Status, f.Message)
		t.para(indent, "Not checked: "+strings.Join(rules(group), ", "))
		t.advice(f.Advice)
		return
	}
	for _, f := range group {
		message := f.Message
		if !f.ACD.IsZero() {
			message = f.ACD.String() + ": " + message
		}
		t.labelled(f.Status, message)
		t.past(&f)
		t.evidence(f.Evidence)
	}
	t.advice(f.Advice)
	t.para(indent, "("+strings.TrimSuffix(f.Rule+"; "+f.Cite, "; ")+")")
}

// past says since when a finding holds, and what was said to silence it.
func (t *text) past(f *report.Finding) {
	if !f.Since.IsZero() {
		t.para(indent, "Not healthy since "+stamp(f.Since)+".")
	}
	if s := f.Silenced; s != nil {
		t.para(indent, fmt.Sprintf("Was %s; silenced until %s by %s: %s", s.Status, stamp(s.Until), s.Who, s.Why))
	}
}

func stamp(t time.Time) string { return t.Format("2006-01-02 15:04") }

func rules(group []report.Finding) []string {
	var ids []string
	for _, f := range group {
		if !slices.Contains(ids, f.Rule) {
			ids = append(ids, f.Rule)
		}
	}
	return ids
}

func (t *text) advice(s string) {
	if s == "" {
		return
	}
	for i, row := range wrap(plain(s), t.opt.Width-indent-3) {
		if i == 0 {
			t.line(indent, t.paint(bold, "->")+" "+row)
		} else {
			t.line(indent+3, row)
		}
	}
}

// evidence shows the captured lines as they stand there.
func (t *text) evidence(lines []centrevu.Line) {
	shown := lines
	if len(shown) > mostEvidence && !t.opt.Verbose {
		shown = shown[:mostEvidence]
	}
	for _, l := range shown {
		t.quote(l)
	}
	if n := len(lines) - len(shown); n > 0 {
		t.line(indent, fmt.Sprintf("and %d more", n))
	}
}

func (t *text) quote(l centrevu.Line) {
	if at := plain(place(l)); at != "" {
		t.line(indent, clip(at, t.opt.Width-indent))
	}
	if text := strings.TrimSpace(plain(l.Text)); text != "" {
		t.line(indent, clip("| "+text, t.opt.Width-indent))
	}
}

// place cites where a line stands.
func place(l centrevu.Line) string {
	if l.Position == (centrevu.Position{}) {
		return l.Source
	}
	return strings.TrimPrefix(l.Source+":"+l.Position.String(), ":")
}
