package render

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"example.com/centrevu/report"
)

// OpenMetrics writes a report in the text format of OpenMetrics 1.0, which
// Prometheus reads as well:
//
//	centrevu_verdict            a state set: 1 for the status of the verdict
//	centrevu_findings           findings by server and status
//	centrevu_finding            1 for each thing that is not healthy or is
//	                            silenced, by rule, server, ACD and status
//	centrevu_checked_timestamp_seconds
//	                            the time that was judged at, if it is known
//
// A finding of the pair as a whole has an empty server.
func OpenMetrics(w io.Writer, r *report.Report) error {
	var b bytes.Buffer
	family := func(name, kind, help string) {
		fmt.Fprintf(&b, "# TYPE %s %s\n# HELP %s %s\n", name, kind, name, help)
	}
	family("centrevu_verdict", "stateset", "The worst finding.")
	worst := r.Worst()
	for s := report.OK; s <= report.Unknown; s++ {
		fmt.Fprintf(&b, "centrevu_verdict{centrevu_verdict=%s} %d\n", label(s.String()), bit(s == worst))
	}
	family("centrevu_findings", "gauge", "Findings by server and status.")
	t := text{report: r}
	var order []string
	sums := make(map[string]map[report.Status]int)
	for _, server := range t.subjects() {
		name := label(server)
		if sums[name] == nil {
			sums[name] = make(map[report.Status]int)
			order = append(order, name)
		}
		for s, n := range counts(r.Of(server)) {
			sums[name][s] += n
		}
	}
	for _, name := range order {
		for s := report.OK; s <= report.Silenced; s++ {
			fmt.Fprintf(&b, "centrevu_findings{server=%s,status=%s} %d\n", name, label(s.String()), sums[name][s])
		}
	}
	family("centrevu_finding", "gauge", "Things that are not healthy, or silenced.")
	seen := make(map[string]bool)
	for _, f := range byStatus(r, append(wrong, report.Silenced)...) {
		row := fmt.Sprintf("centrevu_finding{rule=%s,server=%s,acd=%s,status=%s}", label(f.Rule), label(f.Server), label(acdLabel(f)), label(judged(*f).String()))
		if !seen[row] { // a sample can be there once only
			seen[row] = true
			b.WriteString(row + " 1\n")
		}
	}
	if !r.Now.IsZero() {
		name := "centrevu_checked_timestamp_seconds"
		fmt.Fprintf(&b, "# TYPE %s gauge\n# UNIT %s seconds\n# HELP %s The time that was judged at.\n%s %d\n", name, name, name, name, r.Now.Unix())
	}
	b.WriteString("# EOF\n")
	_, err := w.Write(b.Bytes())
	return err
}

func acdLabel(f *report.Finding) string {
	if f.ACD.Number != 0 {
		return strconv.Itoa(f.ACD.Number)
	}
	return f.ACD.Name
}

var labelEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func label(s string) string {
	return `"` + labelEscapes.Replace(plain(s)) + `"`
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
