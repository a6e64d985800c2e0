package ruletest

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
)

func TestRun(t *testing.T) {
	Run(t, os.DirFS(filepath.Join("..", "..", "..", "examples", "rulecheck", "testdata")), "*.test.yml")
}

// A rule in Go, with what it says on two days.
func TestRunWith(t *testing.T) {
	rule := report.Rule{
		ID: "house.backup", Doc: "Is there one?", Cite: "handbook", Advice: "Run it.", Needs: []report.Fact{report.FactBackup},
		Check: func(p *report.Pass) error {
			p.Warnf("it is %s", p.Server.Backup.State)
			return nil
		},
	}
	files := fstest.MapFS{
		"site.yml": {Data: []byte("version: 1\ndays: [{rule: house.backup, of: 2, in: 2}]\n")},
		"house.test.yml": {Data: []byte(`version: 1
rules: [site.yml]
builtin: true
now: 2000-05-02 08:00
tests:
  - name: failed twice
    primary: {facts: {backup: {state: failed}}}
    earlier: [{now: 2000-05-01 08:00, primary: {facts: {backup: {state: failed}}}}]
    findings:
      - {rule: house.backup, status: warning, message: it is failed, since: 2000-05-01 08:00}
      - {rule: history.days, status: critical}
`)},
	}
	RunWith(t, files, rulefile.Options{Builtin: []report.Rule{rule}}, "*.test.yml")
}
