package report_test

import (
	"fmt"
	"testing/fstest"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/backup"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

// A rule is a value. This one is an in-house tool's own.
func ExampleEvaluate() {
	night := report.Rule{
		ID:     "site.backup.before-five",
		Doc:    "Did the nightly backup finish before the day shift's first login at 5?",
		Cite:   "site handbook, backups",
		Advice: "Start the backup timetable earlier.",
		Needs:  []report.Fact{report.FactBackup},
		Check: func(p *report.Pass) error {
			b := p.Server.Backup
			switch {
			case b.FinishedAt.IsZero():
				p.Unknownf("the window does not say when the last backup finished")
			case b.FinishedAt.Hour() >= 5:
				p.About(b.At...).Warnf("the backup finished at %s", b.FinishedAt.Format("15:04"))
			default:
				p.About(b.At...).OKf("the backup finished at %s", b.FinishedAt.Format("15:04"))
			}
			return nil
		},
	}
	primary := &report.Server{Backup: &backup.Status{
		State: backup.Finished, FinishedAt: time.Date(2000, 5, 2, 0, 23, 41, 0, time.UTC),
	}}
	secondary := &report.Server{Links: &links.Status{}} // its backup was not captured

	r := report.Evaluate(report.Pair{Primary: primary, Secondary: secondary}, []report.Rule{night}, report.Options{})
	for _, f := range r.Findings {
		fmt.Printf("%s: %s: %s\n", f.Server, f.Status, f.Message)
	}
	fmt.Println(r.Worst(), r.Worst().ExitCode())
	// Output:
	// primary: ok: the backup finished at 00:23
	// secondary: unknown: not captured: Backup Data
	// unknown 3
}

func ExampleReadServer() {
	captures := fstest.MapFS{
		"monday/capture1.txt": {Data: []byte("Backups completed today: 1\nStatus: Last backup finished at 05/02/00 00:23:41\n")},
		"notes.txt":           {Data: []byte("Captured by hand.\n")},
	}
	s, err := report.ReadServer(captures, centrevu.Source{Name: "primary"})
	for _, c := range s.Captures {
		fmt.Println(c.Name, c.Facts)
	}
	fmt.Println(s.Backup.FinishedAt)
	fmt.Println(err)
	// Output:
	// primary/monday/capture1.txt [backup]
	// primary/notes.txt []
	// 2000-05-02 00:23:41 +0000 UTC
	// primary/notes.txt: recognised as nothing
}

func ExampleWorst() {
	fmt.Println(report.Worst(nil))
	fmt.Println(report.Worst([]report.Finding{{Status: report.OK}, {Status: report.NotApplicable}}))
	fmt.Println(report.Worst([]report.Finding{{Status: report.Critical}, {Status: report.Unknown}}))
	// Output:
	// unknown
	// ok
	// unknown
}

func ExampleValidate() {
	fmt.Println(report.Validate([]report.Rule{{ID: "site.links", Doc: "Are they up?", Cite: "site handbook"}}))
	// Output:
	// rule site.links: it has no Advice
	// rule site.links: it has no Check
}
