package render

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"example.com/centrevu/report"
)

// Nagios writes a report as a plugin of Nagios, Icinga and their kin prints
// it: a line with the verdict and the counts as performance data, then a line
// for each finding that calls for somebody and for each silenced one. The exit
// status that goes with it is that of r.Worst().ExitCode().
func Nagios(w io.Writer, r *report.Report) error {
	var b bytes.Buffer
	n := counts(r.Findings)
	fmt.Fprintf(&b, "CMS %s - %s |", strings.ToUpper(r.Worst().String()), unpiped(headline(r)))
	for s := report.OK; s <= report.Silenced; s++ {
		fmt.Fprintf(&b, " %s=%d;;;0", strings.ReplaceAll(s.String(), " ", "_"), n[s])
	}
	b.WriteByte('\n')
	for _, f := range byStatus(r, append(wrong, report.Silenced)...) {
		fmt.Fprintf(&b, "%s: %s: %s [%s]\n", strings.ToUpper(judged(*f).String()), unpiped(whose(f)), unpiped(sentence(f)), unpiped(plain(f.Rule)))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// unpiped keeps text from being taken for performance data.
func unpiped(s string) string { return strings.ReplaceAll(s, "|", "/") }
