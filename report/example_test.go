package report_test

import (
	"bytes"
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

// What is known is silenced for a time, on somebody's word, and stays in the
// report.
func ExampleSilence() {
	rule := report.Rule{ID: "site.card", Check: func(p *report.Pass) error {
		p.Criticalf("the card is broken")
		return nil
	}}
	now := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	r := report.Evaluate(report.Pair{Primary: &report.Server{}, Secondary: &report.Server{}}, []report.Rule{rule}, report.Options{
		Now: now,
		Silences: []report.Silence{
			{Rule: "site.card", Server: "secondary", Who: "jo", Why: "a new card is on its way", Until: now.AddDate(0, 0, 3)},
			{Rule: "site.card", Who: "jo", Why: "a new card is on its way", Until: now.AddDate(0, 0, -1)},
		},
	})
	for _, f := range r.Findings {
		fmt.Printf("%s: %s: %s\n", f.Rule, f.Status, f.Message)
	}
	// Output:
	// site.card: critical: the card is broken
	// site.card: silenced: the card is broken
	// silences: warning: silence of rule site.card (jo: a new card is on its way): expired on 2000-05-01 08:00
}

// Reports of earlier days tell what stays.
func ExampleNewHistory() {
	rule := report.Rule{ID: "site.card", Check: func(p *report.Pass) error {
		p.Warnf("the card is broken")
		return nil
	}}
	var file bytes.Buffer
	evaluate := func(day int) *report.Report {
		history, _ := report.NewHistory(bytes.NewReader(file.Bytes()))
		r := report.Evaluate(report.Pair{Primary: &report.Server{}, Secondary: &report.Server{}}, []report.Rule{rule}, report.Options{
			Now: time.Date(2000, 5, day, 8, 0, 0, 0, time.UTC), History: history,
			Days: []report.Days{{Rule: "site.card", Of: 2, In: 2}},
		})
		report.Append(&file, r)
		return r
	}
	evaluate(1)
	for _, f := range evaluate(2).Of("primary") {
		fmt.Printf("%s: %s: %s\n", f.Rule, f.Status, f.Message)
	}
	// Output:
	// site.card: warning: the card is broken
	// history.days: critical: site.card: warning or worse on 2 of the last 2 days: 2000-05-02, 2000-05-01
}

func ExampleExplain() {
	primary := &report.Server{Backup: &backup.Status{State: backup.Failed, Text: "no tape"}}
	rule := report.Rule{ID: "site.tape", Needs: []report.Fact{report.FactBackup}, Thresholds: []string{"backup_warning"},
		Check: func(p *report.Pass) error {
			p.About().Say(report.Critical, p.Message().Str("the tape says ").Quote(p.Server.Backup.Text).String())
			return nil
		},
	}
	x, _ := report.Explain(report.Pair{Primary: primary}, rule, report.Options{})
	for _, v := range x.Facts[:3] {
		fmt.Println(v.Server, v.Fact, v.Name, v.Value)
	}
	for _, t := range x.Thresholds {
		fmt.Println(t.Name, t.Value)
	}
	fmt.Println(x.Findings[0].How.Branch)
	// Output:
	// primary backup completed_today not shown
	// primary backup state failed
	// primary backup text "no tape"
	// backup_warning 26h0m0s
	// the tape says ...
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
