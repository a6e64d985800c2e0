package render

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/plain"
	"example.com/centrevu/report"
)

// A ticket or a comment holds 65,536 characters. What is wrong takes most of
// it; the accounts that follow have the rest.
const (
	mostMarkdown = 60_000
	mostTodo     = 44_000
	mostSilenced = 50_000
)

// Markdown writes a report for a ticket or a wiki: the verdict and what is
// wrong with its evidence and advice, each finding once; then what is silenced,
// what is new, what was switched off, how many findings were fine, the captures
// and what was not understood. It is at most 60,000 bytes long. Text that a
// capture could have put there never becomes a link, a mention, a heading or a
// list: it stands in fences, and words that could be such in code.
func Markdown(w io.Writer, r *report.Report) error { return Options{}.Markdown(w, r) }

func writeMarkdown(w io.Writer, d *digest) error {
	m := markdown{digest: d}
	fmt.Fprintf(&m.out, "# %s\n\n%s.\n\n%s\n", d.say.shout(d.worst), markdownText(d.headline()), markdownText(d.checked()+" "+strings.Join(d.summaries(), "; ")+"."))
	if news := d.news(); news != "" {
		fmt.Fprintf(&m.out, "\n%s\n", markdownText(news))
	}
	m.findings("To do", d.byStatus(wrong...), mostTodo)
	m.findings("Silenced", d.byStatus(report.Silenced), mostSilenced)
	m.names("Switched off", switchedOff, func(f *report.Finding) string { return f.Rule })
	m.names("Silences without a match", unusedSilence, d.say.headed)
	n := counts(d.all)
	fmt.Fprintf(&m.out, "\n%s\n", markdownText(d.say.t("{1|# finding is|# findings are} fine, {2|# does|# do} not apply.", n[report.OK], n[report.NotApplicable])))
	m.rows(d.say.t("Captures"), d.captureLines(), 40)
	m.unclaimed()
	_, err := w.Write(m.out.Bytes())
	return err
}

type markdown struct {
	*digest
	out bytes.Buffer
}

func (m *markdown) findings(head string, list []*report.Finding, most int) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(&m.out, "\n## %s\n", markdownText(m.say.t(head)))
	for i, f := range list {
		part := m.finding(f)
		if m.out.Len()+len(part) > most {
			fmt.Fprintf(&m.out, "\n%s\n", markdownText(m.say.t("and {1} more", len(list)-i)))
			return
		}
		m.out.WriteString(part)
	}
}

func (m *markdown) finding(f *report.Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n**%s** %s: %s (%s)\n", m.say.shout(judged(f)), markdownText(m.say.server(f.Server)), markdownText(m.say.sentence(f)), markdownText(shortName(f.Rule)))
	if below := m.below(f); len(below) > 0 {
		fmt.Fprintf(&b, "\n%s\n", markdownText(m.say.t("{1|# more follows|# more follow} from this: {2}", len(below), m.tally(below))))
	}
	if a := m.say.advice(f); a != "" {
		fmt.Fprintf(&b, "\n%s\n", markdownText(a))
	}
	b.WriteString(m.fence(f.Evidence, mostEvidence))
	return b.String()
}

// fence quotes captured lines.
func (m *markdown) fence(lines []centrevu.Line, most int) string {
	if len(lines) == 0 {
		return ""
	}
	var b strings.Builder
	for l := range first(m.say, lines, most, func(more string) { b.WriteString(more + "\n") }) {
		fmt.Fprintf(&b, "%s\n    %s\n", place(l), shortLine(l.Text))
	}
	marks := ticks(3, b.String())
	return "\n" + marks + "text\n" + b.String() + marks + "\n"
}

// ticks returns so many backticks or more that they do not stand in the text.
func ticks(n int, text string) string {
	for strings.Contains(text, strings.Repeat("`", n)) {
		n++
	}
	return strings.Repeat("`", n)
}

func (m *markdown) names(head string, is func(*report.Finding) bool, name func(*report.Finding) string) {
	var rows []string
	for _, f := range m.those(is) {
		rows = append(rows, name(f))
	}
	m.rows(head, rows, 20)
}

func (m *markdown) rows(head string, rows []string, most int) {
	for i, row := range rows {
		if i == 0 {
			fmt.Fprintf(&m.out, "\n## %s\n\n", markdownText(head))
		}
		if i == most || m.out.Len() > mostMarkdown-2000 {
			fmt.Fprintf(&m.out, "- %s\n", markdownText(m.say.t("and {1} more", len(rows)-i)))
			return
		}
		fmt.Fprintf(&m.out, "- %s\n", markdownText(row))
	}
}

func (m *markdown) unclaimed() {
	for _, s := range m.Servers {
		if len(s.Unclaimed) == 0 {
			continue
		}
		fmt.Fprintf(&m.out, "\n## %s\n", markdownText(m.say.t("Not understood on {1}", m.say.server(s.Name))))
		m.out.WriteString(m.fence(s.Unclaimed, mostUnclaimed))
	}
}

// active is a word that CommonMark or GitHub would make something of: markup,
// HTML, an address, a mention, a reference to an issue or a commit, an emoji, a
// formula.
var active = regexp.MustCompile("[@#`*_\\[\\]<>&~|\\\\$^]|:.*:|://|(?i)www\\.|(?i)^\\W*gh-|[0-9a-fA-F]{7,}|^[-+=]+$|^[0-9]+[.)]$")

// markdownText is text for people in Markdown, on one line.
func markdownText(s string) string {
	words := strings.Fields(plain.Text(s))
	for i, w := range words {
		if active.MatchString(w) {
			words[i] = code(w)
		}
	}
	return strings.Join(words, " ")
}

// code is a word as code.
func code(s string) string {
	marks := ticks(1, s)
	if len(marks) > 1 {
		return marks + " " + s + " " + marks
	}
	return marks + s + marks
}
