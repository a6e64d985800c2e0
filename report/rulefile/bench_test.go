package rulefile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/backup"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

// manyRules returns a file of n rules such as sites write.
func manyRules(n int) string {
	var b strings.Builder
	b.WriteString("version: 1\nlists:\n  known: [12, 99]\nrules:\n")
	for i := range n {
		fmt.Fprintf(&b, `  - id: site.backup.n%d
    doc: Is there a backup of last night, as the handbook asks for it?
    cite: site handbook, p. 3
    advice: Call the night shift, and run the backup again.
    for: backup
    outcomes:
      - when: backup.state == "failed" or backup.age > 50h
        status: critical
        message: last backup {backup.finished_at}, {backup.age} ago
      - when: backup.age > 26h and server.role == "primary"
        status: warning
        message: last backup {backup.finished_at}, {backup.age} ago
    otherwise:
      status: ok
      message: last backup {backup.finished_at}
`, i)
	}
	return b.String()
}

// BenchmarkLoad200 loads a file of 200 rules with two conditions each.
func BenchmarkLoad200(b *testing.B) {
	file := manyRules(200) + "  - id: site.last\n    doc: d\n    cite: c\n    advice: a\n    for: each entry\n" +
		"    outcomes: [{when: 'entry.code in list(\"known\")', status: ok, message: m}]\n    otherwise: {status: warning, message: m}\n"
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		f, err := Parse(strings.NewReader(file), "site.yml", Options{})
		if err != nil || len(f.Warnings) > 0 {
			b.Fatal(err, f.Warnings)
		}
	}
}

// BenchmarkRule evaluates rules from a file, a hundred at a time so that what
// an evaluation costs by itself counts for little. The figure per rule is
// ns/rule: the time for one rule on one server with three parts of conditions
// looked at, a message with a time in it and the finding.
func BenchmarkRule(b *testing.B) {
	now := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	s := func(name string) *report.Server {
		return &report.Server{
			Name: name, Now: now,
			Backup: &backup.Status{State: backup.Finished, FinishedAt: now.Add(-7 * time.Hour)},
			Links: &links.Status{Links: []links.Link{{
				ACD: centrevu.ACD{Number: 1}, Application: "data transfer", Session: "data transfer", Connection: "operational",
			}}},
		}
	}
	f, err := Parse(strings.NewReader(manyRules(100)), "site.yml", Options{})
	if err != nil {
		b.Fatal(err)
	}
	p := report.Pair{Primary: s("primary"), Secondary: s("secondary")}
	b.ReportAllocs()
	for b.Loop() {
		if r := report.Evaluate(p, f.Rules, report.Options{}); len(r.Findings) != 200 {
			b.Fatal(len(r.Findings))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/200, "ns/rule")
}
