package render

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"example.com/centrevu/report"
)

// Markdown writes a report for a ticket or a wiki: the verdict, a table of what
// calls for somebody, each with its evidence and advice below, then what is
// silenced, and how many findings were fine.
func Markdown(w io.Writer, r *report.Report) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n\n%s.\n", strings.ToUpper(r.Worst().String()), markdown(headline(r)))
	if !r.Now.IsZero() {
		fmt.Fprintf(&b, "Checked for %s.\n", r.Now.Format("2006-01-02 15:04 MST"))
	}
	markdownTable(&b, "To do", byStatus(r, wrong...), true)
	markdownTable(&b, "Silenced", byStatus(r, report.Silenced), false)
	n := counts(r.Findings)
	fmt.Fprintf(&b, "\n%d findings are fine, %d do not apply.\n", n[report.OK], n[report.NotApplicable])
	_, err := w.Write(b.Bytes())
	return err
}

func markdownTable(b *bytes.Buffer, head string, list []*report.Finding, whole bool) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(b, "\n## %s\n\n| Status | Server | Rule | Finding |\n| --- | --- | --- | --- |\n", head)
	for _, f := range list {
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", judged(*f), markdown(whose(f)), markdown(plain(f.Rule)), markdown(sentence(f)))
	}
	if !whole {
		return
	}
	for _, f := range list {
		if len(f.Evidence) == 0 && f.Advice == "" {
			continue
		}
		fmt.Fprintf(b, "\n- **%s**: %s\n", markdown(whose(f)), markdown(sentence(f)))
		if f.Advice != "" {
			fmt.Fprintf(b, "  %s\n", markdown(plain(f.Advice)))
		}
		for i, l := range f.Evidence {
			if i == mostEvidence {
				fmt.Fprintf(b, "  - and %d more\n", len(f.Evidence)-i)
				break
			}
			fmt.Fprintf(b, "  - %s: %s\n", markdown(plain(place(l))), markdown(strings.TrimSpace(plain(l.Text))))
		}
	}
}

// markdownEscapes are the characters that mean something in CommonMark or in
// the tables of GitHub.
var markdownEscapes = func() *strings.Replacer {
	var pairs []string
	for _, c := range "\\`*_{}[]<>()#+!|~&" {
		pairs = append(pairs, string(c), "\\"+string(c))
	}
	return strings.NewReplacer(pairs...)
}()

func markdown(s string) string { return markdownEscapes.Replace(s) }
