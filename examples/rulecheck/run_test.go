package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile/ruletest"
	"example.com/centrevu/report/rules"
)

var update = flag.Bool("update", false, "write the catalogue anew")

func invoke(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, &out, &errs)
	return status, out.String(), errs.String()
}

func TestSiteRules(t *testing.T) { ruletest.Run(t, os.DirFS("testdata"), "*.test.yml") }

func TestCatalogueIsCurrent(t *testing.T) {
	name := filepath.Join("..", "..", "docs", "rules.md")
	got := catalogue(rules.All(), nil)
	if *update {
		require.NoError(t, os.WriteFile(name, got, 0o644))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got), "go test ./examples/rulecheck -update writes it")
}

func TestHelp(t *testing.T) {
	texts := []string{help}
	for name, c := range commands {
		status, out, errs := invoke(name, "-h")
		assert.Zero(t, status)
		assert.Empty(t, errs)
		assert.Equal(t, c.help, out)
		texts = append(texts, c.help)
	}
	for _, arg := range []string{"-h", "--help", "help"} {
		status, out, _ := invoke(arg)
		assert.Zero(t, status)
		assert.Equal(t, help, out)
	}
	for _, text := range texts {
		for line := range strings.Lines(text) {
			assert.LessOrEqual(t, len(line), 81)
		}
	}
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	return name
}

func TestLint(t *testing.T) {
	status, out, errs := invoke("lint", filepath.Join("testdata", "site.yml"))
	assert.Zero(t, status)
	assert.Equal(t, "2 rules, 0 warnings\n", out)
	assert.Empty(t, errs)

	wrong := write(t, "a[1].yml", "version: 1\nlimit: {}\n")
	status, out, _ = invoke("lint", wrong)
	assert.Equal(t, 2, status)
	assert.Contains(t, out, "unknown key `limit` in a rule file, did you mean `limits`?\n  limit: {}\n  ^\n")

	// Files are called what they were called.
	for _, name := range []string{wrong, "./testdata/../" + "testdata/site.yml", filepath.Join("testdata", "site.yml")} {
		_, out, _ = invoke("lint", name, wrong)
		assert.True(t, strings.HasPrefix(out, wrong+":2:1: "), out)
	}
	t.Chdir(filepath.Dir(wrong))
	_, out, _ = invoke("lint", "./a[1].yml")
	assert.True(t, strings.HasPrefix(out, "./a[1].yml:2:1: "), out)

	odd := write(t, "odd.yml", "version: 1\nlists: {a: [x]}\n")
	status, out, _ = invoke("lint", odd)
	assert.Zero(t, status)
	assert.Contains(t, out, "warning: "+odd+":2:9: ")
	status, _, _ = invoke("lint", "-strict", odd)
	assert.Equal(t, 1, status)
}

func TestTests(t *testing.T) {
	status, out, _ := invoke("test", "-v", filepath.Join("testdata", "site.test.yml"))
	assert.Zero(t, status, out)
	assert.Contains(t, out, "7 passed, 0 failed, 7 of 7 outcomes tested\n")

	dir := t.TempDir()
	rules, err := os.ReadFile(filepath.Join("testdata", "site.yml"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "site.yml"), rules, 0o600))
	name := filepath.Join(dir, "site.test.yml")
	require.NoError(t, os.WriteFile(name, []byte(`version: 1
rules: [site.yml]
now: 2000-05-02 08:00
tests:
  - name: both ways
    only: [site.backup.night]
    primary: {facts: {backup: {state: failed, text: no tape, finished_at: 2000-05-01T00:20:00Z}}}
    findings: [{rule: site.backup.night, status: warning}]
`), 0o600))
	status, out, _ = invoke("test", name)
	assert.Equal(t, 2, status)
	assert.Contains(t, out, "line 8: not found: site.backup.night, warning; there is site.backup.night on primary, critical,")
	assert.Contains(t, out, `not expected: site.backup.night on primary, critical, "the backup failed: no tape"`)
	assert.Contains(t, out, "not tested: otherwise of site.links")

	part := strings.NewReplacer("status: warning}]", "status: critical}]").Replace
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(name, []byte(part(string(text))), 0o600))
	status, out, _ = invoke("test", name)
	assert.Equal(t, 1, status, out)
	status, _, _ = invoke("test", "-partial", name)
	assert.Zero(t, status)
}

func TestExplain(t *testing.T) {
	args := []string{"explain", "-tz", "UTC", "-now", "2000-05-02 08:00", "-rules", filepath.Join("testdata", "site.yml"),
		"-secondary", filepath.Join("..", "dailycheck", "samples", "secondary")}
	status, out, errs := invoke(append(args, "site.links")...)
	assert.Equal(t, 0, status, out)
	assert.Empty(t, errs)
	assert.Contains(t, out, `link.acd.number in list("closed"): no (link.acd.number is 1)`)
	assert.Contains(t, out, "by otherwise\n")
	status, out, _ = invoke(append(args, "links.state")...)
	assert.Equal(t, 2, status, "that of the finding")
	assert.Contains(t, out, "CRITICAL")
}

func TestDocs(t *testing.T) {
	status, out, _ := invoke("docs", filepath.Join("testdata", "site.yml"))
	assert.Zero(t, status)
	assert.Contains(t, out, "## Rules of the site\n\n### site.backup.night\n")
	status, _, _ = invoke("docs", write(t, "bad.yml", "version: 2\n"))
	assert.Equal(t, 3, status)
}

const lateBackup = `version: 1
rules:
  - id: site.backup.night
    doc: Did the nightly backup finish before the day shift?
    cite: site handbook, p. 12
    advice: Start the backup timetable earlier.
    for: backup
    outcomes:
      - {when: 'hour(backup.finished_at) >= 5 and before.status == "warning"', status: critical, message: late again}
      - {when: hour(backup.finished_at) >= 5, status: warning, message: "finished at {backup.finished_at}"}
    otherwise: {status: ok, message: in time}
`

func TestBacktest(t *testing.T) {
	dir := t.TempDir()
	for name, status := range map[string]string{
		"2000-05-01T0800": "Last backup finished at 05/01/00 00:23:41",
		"2000-05-02T0800": "Last backup finished at 05/02/00 05:10:00",
		"2000-05-03T0800": "Last backup finished at 05/03/00 06:10:00",
	} {
		sub := filepath.Join(dir, name, "primary")
		require.NoError(t, os.MkdirAll(sub, 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(sub, "backup.txt"), []byte("Backups completed today: 1\nStatus: "+status+"\n"), 0o600))
	}
	rule := write(t, "site.yml", lateBackup)
	status, out, errs := invoke("backtest", "-tz", "UTC", rule, dir)
	assert.Empty(t, errs)
	assert.Zero(t, status)
	assert.Equal(t, `2000-05-02 08:00: site.backup.night: primary, warning: finished at 2000-05-02 05:10
2000-05-03 08:00: site.backup.night: primary, critical: late again
site.backup.night: on 2 of 3 days
`, out)
	_, again, _ := invoke("backtest", "-tz", "UTC", rule, filepath.Join(dir, "2000-05-03T0800"), filepath.Join(dir, "2000-05-02T0800"))
	assert.Contains(t, again, "on 2 of 2 days")
	status, _, _ = invoke("backtest", write(t, "bad.yml", "version: 2\n"), dir)
	assert.Equal(t, 3, status)
}

// Captures that show no time are as old as their files, as dailycheck has it.
func TestBacktestByFileTimes(t *testing.T) {
	rule := write(t, "late.yml", lateBackup)
	for name, want := range map[string]string{"kept": "2000-05-02 08:20: ", "2000-05-02": "2000-05-02 08:20: ", "2000-05-03": "2000-05-03 23:59: "} {
		dir := filepath.Join(t.TempDir(), name)
		file := filepath.Join(dir, "primary", "backup.txt")
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte("Backups completed today: 1\nStatus: Last backup finished at 05/02/00 05:10:00\n"), 0o600))
		at := time.Date(2000, 5, 2, 8, 20, 0, 0, time.UTC)
		require.NoError(t, os.Chtimes(file, at, at))
		status, out, errs := invoke("backtest", "-tz", "UTC", rule, dir)
		assert.Zero(t, status, errs)
		assert.True(t, strings.HasPrefix(out, want), "%s: %s", name, out)
	}
}

func TestComplaints(t *testing.T) {
	for _, args := range [][]string{
		{}, {"lnt"}, {"lint"}, {"lint", "nowhere.yml"}, {"lint", "testdata"}, {"lint", "-x"}, {"test"}, {"test", "nowhere"},
		{"explain"}, {"explain", "backup.age"}, {"explain", "-primary", "testdata", "backup.ages"},
		{"explain", "-primary", "nowhere", "backup.age"}, {"explain", "-primary", "run.go", "backup.age"},
		{"explain", "-primary", "testdata", "-tz", "Mars", "backup.age"}, {"explain", "-primary", "testdata", "-now", "noon", "backup.age"},
		{"docs", "nowhere.yml"}, {"backtest"}, {"backtest", "testdata/site.yml"}, {"backtest", "nowhere.yml", "testdata"},
		{"backtest", "testdata/site.yml", "testdata"}, {"backtest", "testdata/site.yml", "nowhere"}, {"backtest", "-tz", "Mars", "testdata/site.yml", "testdata"},
		{"lint", "a\nb"},
	} {
		status, out, errs := invoke(args...)
		assert.Equal(t, 3, status, "%q", args)
		assert.Empty(t, out, "%q", args)
		assert.Equal(t, 1, strings.Count(errs, "\n"), "%q", args)
		assert.True(t, strings.HasPrefix(errs, "rulecheck: "), "%q", args)
	}
}

func TestCatalogueAsJSON(t *testing.T) {
	status, out, _ := invoke("docs", "-json")
	assert.Zero(t, status)
	var list struct {
		Rules     []report.Rule
		Evaluator []report.RuleSentence
	}
	require.NoError(t, json.Unmarshal([]byte(out), &list))
	assert.Len(t, list.Rules, len(rules.All()))
	assert.NotEmpty(t, list.Rules[0].Sentences)
	assert.Equal(t, report.Sentences(nil), list.Evaluator)
}
