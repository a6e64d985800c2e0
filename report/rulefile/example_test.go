package rulefile_test

import (
	"fmt"
	"strings"
	"testing/fstest"
	"time"

	"example.com/centrevu/backup"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
	"example.com/centrevu/report/rules"
)

const site = `version: 1
limits: {backup_warning: 30h}
rules:
  - id: site.backup.night
    doc: Did the nightly backup finish before the day shift?
    cite: site handbook, p. 12
    advice: Start the backup timetable earlier.
    for: backup
    outcomes:
      - when: hour(backup.finished_at) >= 5
        status: warning
        message: finished at {backup.finished_at}, {backup.age} ago
    otherwise: {status: ok, message: "finished at {backup.finished_at}"}
`

func ExampleParse() {
	f, err := rulefile.Parse(strings.NewReader(site), "site.yml", rulefile.Options{})
	if err != nil {
		fmt.Print(rulefile.Excerpts(err))
		return
	}
	now := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	pair := report.Pair{
		Primary:   &report.Server{Backup: &backup.Status{FinishedAt: now.Add(-2 * time.Hour)}},
		Secondary: &report.Server{Backup: &backup.Status{}}, // its time was not read
	}
	all := f.With(rules.All()...)
	r := report.Evaluate(pair, all, f.Options(report.Options{Now: now}))
	for _, g := range r.Findings {
		if g.Rule == "site.backup.night" {
			fmt.Printf("%s: %s: %s\n", g.Server, g.Status, g.Message)
		}
	}
	// Output:
	// primary: warning: finished at 2000-05-02 06:00, 2 h ago
	// secondary: unknown: backup.finished_at is not known
}

func ExampleExcerpts() {
	wrong := strings.NewReplacer("backup.finished_at)", "backup.finshed_at)", "warning\n", "warn\n").Replace(site)
	_, err := rulefile.Parse(strings.NewReader(wrong), "site.yml", rulefile.Options{})
	fmt.Print(rulefile.Excerpts(err))
	// Output:
	// site.yml:10:27: unknown field `finshed_at` of backup, did you mean `finished_at`?
	//         - when: hour(backup.finshed_at) >= 5
	//                             ^
	// site.yml:11:17: "warn" is no status, did you mean `warning`?
	//           status: warn
	//                   ^
}

func ExampleParseTests() {
	files := fstest.MapFS{
		"site.yml": {Data: []byte(site)},
		"site.test.yml": {Data: []byte(`version: 1
rules: [site.yml]
now: 2000-05-02 08:00
tests:
  - name: late
    primary: {facts: {backup: {finished_at: 2000-05-02T06:00:00Z}}}
    findings:
      - {rule: site.backup.night, status: critical}
`)},
	}
	tests, err := rulefile.ParseTests(files, "site.test.yml", rulefile.Options{})
	if err != nil {
		fmt.Print(rulefile.Excerpts(err))
		return
	}
	for _, r := range tests.Run() {
		fmt.Println(r.Name)
		for _, failure := range r.Failures {
			fmt.Println(" ", failure)
		}
	}
	fmt.Println("not tested:", tests.Coverage.Missed())
	// Output:
	// late
	//   line 8: not found: site.backup.night, critical; there is site.backup.night on primary, warning, "finished at 2000-05-02 06:00, 2 h ago"
	//   not expected: site.backup.night on primary, warning, "finished at 2000-05-02 06:00, 2 h ago"
	// not tested: [{site.backup.night otherwise}]
}
