package rulefile

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A test says what earlier reports were made of, so that what shows over days
// is tested too.
func TestEarlierReports(t *testing.T) {
	files := memory{
		"site.yml": "version: 1\ndays: [{rule: site.r, of: 2, in: 3, then: critical}]\n" + strings.TrimPrefix(rulesFile("site.r", `    for: backup
    outcomes:
      - {when: 'backup.state == "failed" and before.status == "warning"', status: critical, message: again}
      - {when: 'backup.state == "failed"', status: warning, message: failed}
    otherwise: {status: ok, message: fine}
`), "version: 1\n"),
		"site.test.yml": `version: 1
rules: [site.yml]
now: 2000-05-03 08:00
tests:
  - name: twice
    primary: {facts: {backup: {state: failed}}}
    earlier:
      - {now: 2000-05-02 08:00, primary: {facts: {backup: {state: failed}}}}
      - {now: 2000-05-01 08:00, primary: {facts: {backup: {state: finished}}}}
    findings:
      - {rule: site.r, code: outcome-1, status: critical, since: 2000-05-02 08:00}
      - {rule: history.days, status: critical}
  - name: for the first time
    only: [site.r]
    primary: {facts: {backup: {state: failed}}}
    earlier: [{now: 2000-05-01 08:00, primary: {facts: {backup: {state: finished}}}}]
    findings: [{rule: site.r, status: warning, message: failed}]
`,
	}
	f, err := ParseTests(files.fs(), "site.test.yml", Options{})
	require.NoError(t, err, Excerpts(err))
	for _, r := range f.Run() {
		for _, failure := range r.Failures {
			assert.Fail(t, failure, r.Name)
		}
	}
	for from, want := range map[string]string{
		"- {now: 2000-05-02 08:00, primary":      "- {primary",
		"now: 2000-05-02 08:00, primary: {facts": "now: 2000-05-04 08:00, primary: {facts",
		"since: 2000-05-02 08:00":                "since: yesterday",
	} {
		files["bad.yml"] = strings.Replace(files["site.test.yml"], from, want, 1)
		_, err := ParseTests(files.fs(), "bad.yml", Options{})
		assert.Error(t, err, want)
	}
	files["bad.yml"] = strings.Replace(files["site.test.yml"], "since: 2000-05-02 08:00", "since: 2000-05-01 08:00", 1)
	f, err = ParseTests(files.fs(), "bad.yml", Options{})
	require.NoError(t, err)
	assert.Contains(t, f.Run()[0].Failures[0], "critical since 2000-05-01 08:00; there is site.r on primary, critical since 2000-05-02 08:00")
}
