package render

import (
	"bytes"
	"cmp"
	"io"
	"math"
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/plain"
	"example.com/centrevu/report"
)

// TextOptions are what a caller can set for Text. The zero value works.
type TextOptions struct {
	Options

	// Color sets statuses and headings off by ANSI colours.
	Color bool

	// Verbose shows every finding, capture and line; without it what is fine
	// is counted and long lists are cut short, with a word on the rest.
	Verbose bool

	// Width is the number of columns; 0 means 80, and 78 is what mail has room
	// for. Less than 40 is 40.
	Width int
}

// What Text shows of a long list unless it is Verbose.
const (
	mostEvidence  = 3
	mostUnclaimed = 8
	mostAlike     = 12  // findings of one rule with one advice
	mostGroups    = 200 // of one section, Verbose or not
)

// Text writes a report for people. No line is wider than the options say or
// ends in a blank, and lines end in LF.
func Text(w io.Writer, r *report.Report, opt TextOptions) error { return opt.Text(w, r) }

// Text is the function Text.
func (opt TextOptions) Text(w io.Writer, r *report.Report) error {
	d, err := digestOf(r, opt.Options)
	if err != nil {
		return err
	}
	opt.Width = max(cmp.Or(opt.Width, 80), 40)
	t := text{digest: d, opt: opt}
	t.verdict()
	t.section("WRONG ON {1}", report.Critical, report.Warning)
	t.section("NOT KNOWN OF {1}", report.Unknown)
	t.section("SILENCED ON {1}", report.Silenced)
	t.changes()
	t.notAsked()
	t.fine()
	t.captures()
	t.unclaimed()
	_, err = w.Write(t.out.Bytes())
	return err
}

// text is a report on its way to paper.
type text struct {
	*digest
	opt  TextOptions
	out  bytes.Buffer
	rows []string // of wrapped
}

// line writes one row behind an indent.
func (t *text) line(indent int, parts ...string) {
	for len(parts) > 0 {
		last := &parts[len(parts)-1]
		if *last = strings.TrimRight(*last, " "); *last != "" {
			t.out.WriteString(strings.Repeat(" ", indent))
			break
		}
		parts = parts[:len(parts)-1]
	}
	for _, p := range parts {
		t.out.WriteString(p)
	}
	t.out.WriteByte('\n')
}

// wrapped returns the lines of a text, until it is called again.
func (t *text) wrapped(s string, width int) []string {
	t.rows = wrap(t.rows[:0], s, width)
	return t.rows
}

// para writes wrapped text behind an indent.
func (t *text) para(indent int, s string) {
	for _, row := range t.wrapped(plain.Text(s), t.opt.Width-indent) {
		t.line(indent, row)
	}
}

// labelled writes wrapped text behind the word for a status.
func (t *text) labelled(s report.Status, word, text string) {
	for i, row := range t.wrapped(plain.Text(text), t.opt.Width-indent) {
		if i == 0 {
			gap := strings.Repeat(" ", max(indent-2-cells.Len(word), 1))
			if cells.Len(word)+3 > indent { // a long word stands in a row of its own
				t.line(2, t.paint(color(s), word))
				t.line(indent, row)
				continue
			}
			t.line(2, t.paint(color(s), word), gap, row)
		} else {
			t.line(indent, row)
		}
	}
}

func (t *text) heading(s string) {
	t.out.WriteByte('\n')
	t.line(0, t.paint(bold, clip(plain.Text(s), t.opt.Width)))
}

// verdict says what is wrong and where, when that was, how each server does
// and what is new.
func (t *text) verdict() {
	label := t.say.shout(t.worst) + ":"
	for i, row := range t.wrapped(label+" "+t.headline(), t.opt.Width) {
		if i == 0 {
			row = t.paint(color(t.worst), label) + strings.TrimPrefix(row, label)
		}
		t.line(0, row)
	}
	t.para(0, t.checked()+" "+strings.Join(t.summaries(), "; ")+".")
	if news := t.news(); news != "" {
		t.para(0, news)
	}
}

// section writes the findings that have one of the statuses, in the order of
// these, server by server.
func (t *text) section(head string, statuses ...report.Status) {
	for _, server := range t.names {
		list := slices.DeleteFunc(byStatus(t.of[server], statuses...), func(f *report.Finding) bool { return t.folded[f] })
		if len(list) == 0 {
			continue
		}
		t.heading(t.say.t(head, t.say.server(server)))
		groups := grouped(list)
		for i, group := range groups {
			if i == mostGroups {
				t.out.WriteByte('\n')
				t.para(2, t.say.t("and {1} more", len(slices.Concat(groups[i:]...))))
				break
			}
			t.group(group)
		}
	}
}

// grouped puts findings together that need to be explained once: those of one
// rule with the same advice, and those that miss the same capture.
func grouped(list []*report.Finding) [][]*report.Finding {
	type alike struct {
		status                report.Status
		advice, rule, message string
	}
	at := make(map[alike]int)
	var groups [][]*report.Finding
	for _, f := range list {
		k := alike{f.Status, f.Advice, f.Rule, ""}
		if missing(f) {
			k.rule, k.message = "", f.Message
		}
		i, ok := at[k]
		if !ok {
			i = len(groups)
			at[k] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], f)
	}
	return groups
}

const indent = 12

func (t *text) group(group []*report.Finding) {
	f := group[0]
	word := t.say.shout(f.Status)
	t.out.WriteByte('\n')
	if missing(f) {
		t.labelled(f.Status, word, t.say.headed(f))
		t.para(indent, t.say.t("Not checked: {1}", list(append(rulesOf(group), t.rulesBelow(group)...))))
		t.advice(f)
		return
	}
	for f := range first(t.say, group, t.most(mostAlike), func(more string) { t.para(indent, more) }) {
		t.labelled(f.Status, word, t.say.headed(f))
		t.past(f)
		t.folds(f)
		t.evidence(f.Evidence)
	}
	t.advice(f)
	t.para(indent, "("+shorten(strings.TrimSuffix(f.Rule+"; "+f.Cite, "; "), mostMessage)+")")
}

// folds names what follows from a finding.
func (t *text) folds(f *report.Finding) {
	below := t.below(f)
	if len(below) == 0 {
		return
	}
	t.para(indent, t.say.t("{1|# more follows|# more follow} from this: {2}", len(below), t.tally(below)))
	if !t.opt.Verbose {
		return
	}
	for _, b := range below {
		t.para(indent+2, t.say.server(b.Server)+": "+t.say.headed(b)+" ("+b.Rule+")")
	}
}

func (t *text) rulesBelow(group []*report.Finding) []string {
	var below []*report.Finding
	for _, f := range group {
		below = append(below, t.below(f)...)
	}
	return rulesOf(below)
}

// tally counts findings by their rules: "archive.kinds 3, links.pair".
func (d *digest) tally(list []*report.Finding) string {
	n := make(map[string]int)
	for _, f := range list {
		n[f.Rule]++
	}
	var parts []string
	for _, id := range rulesOf(list) {
		if n[id] > 1 {
			id = d.say.t("{1} {2}", shortName(id), n[id])
		}
		parts = append(parts, shortName(id))
	}
	const most = 12
	if len(parts) > most {
		parts = append(parts[:most], d.say.t("and {1} more", len(parts)-most))
	}
	return strings.Join(parts, ", ")
}

// past says since when a finding holds, and what was said to silence it.
func (t *text) past(f *report.Finding) {
	if !f.Since.IsZero() {
		t.para(indent, t.say.t("Not healthy since {1}.", t.say.stamp(f.Since)))
	}
	for _, s := range []string{t.say.silenced(f), t.say.acked(f)} {
		if s != "" {
			t.para(indent, s)
		}
	}
}

// rulesOf names the rules of findings, each once.
func rulesOf(group []*report.Finding) []string {
	seen := make(map[string]bool)
	var ids []string
	for _, f := range group {
		if !seen[f.Rule] {
			seen[f.Rule] = true
			ids = append(ids, f.Rule)
		}
	}
	return ids
}

func (t *text) advice(f *report.Finding) {
	s := t.say.advice(f)
	if s == "" {
		return
	}
	for i, row := range t.wrapped(s, t.opt.Width-indent-3) {
		if i == 0 {
			t.line(indent, t.paint(bold, "->")+" "+row)
		} else {
			t.line(indent+3, row)
		}
	}
}

// evidence shows the captured lines as they stand there.
func (t *text) evidence(lines []centrevu.Line) {
	for l := range first(t.say, lines, t.most(mostEvidence), func(more string) { t.line(indent, more) }) {
		if at := place(l); at != "" {
			t.line(indent, clip(at, t.opt.Width-indent))
		}
		if text := strings.TrimSpace(shortLine(l.Text)); text != "" {
			t.line(indent, "| ", clip(text, t.opt.Width-indent-2))
		}
	}
}

// most is how many of a list are shown that is cut short unless Verbose.
func (t *text) most(n int) int {
	if t.opt.Verbose {
		return math.MaxInt
	}
	return n
}
