package rulefile

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

// Both sides of each ACD that either server shows.
func TestEachACD(t *testing.T) {
	p := both()
	p.Secondary.Links = &links.Status{Links: []links.Link{link(2), link(1), link(5)}}
	got := judged(t, p, rulesFile("site.r", `    for: each acd
    where: not has(acd.number) or acd.number != 12
    outcomes:
      - when: primary.link.state != secondary.link.state
        status: critical
        message: "{acd}: {primary.link.state} and {secondary.link.state}, {count(primary.runs as r, has(r.acd.number) and r.acd.number == acd.number)} runs"
        on: primary
    otherwise: {status: ok, message: "{acd.number}"}
`))
	assert.Equal(t, []string{
		"ACD 1: ok: 1",
		"ACD 2: critical: ACD 2: down and up, 0 runs",
		"ACD 3: unknown: primary.link.state is not known",
		"ACD 5: unknown: primary.link.state is not known",
		"ACD Claims: unknown: primary.link.state is not known",
	}, got)
	none := judged(t, p, rulesFile("site.r", "    for: each acd\n    where: has(acd.name) and acd.name == \"x\"\n    otherwise: {status: ok, message: m}\n    none: {status: warning, message: 'none of {len(primary.links)}'}\n"))
	assert.Equal(t, []string{"warning: none of 3"}, none)
	p.Primary.Links, p.Secondary.Links = &links.Status{}, &links.Status{}
	p.Primary.Archive, p.Secondary.Archive = nil, nil
	assert.Equal(t, []string{"unknown: there is no ACD to look at"}, judged(t, p, rulesFile("site.r", "    for: each acd\n    otherwise: {status: ok, message: m}\n")))
	for text, want := range map[string]string{
		"    for: pair\n    outcomes:\n      - {when: 'primary.link.state == \"up\"', status: ok, message: m}\n":        "in rules for each acd",
		"    for: server\n    outcomes:\n      - {when: 'server.link.state == \"up\"', status: ok, message: m}\n":       "in rules for each acd",
		"    for: each link\n    outcomes:\n      - {when: 'acd.number == 1', status: ok, message: m}\n":                "`acd` cannot be read here",
		"    for: each acd\n    outcomes:\n      - {when: 'server.name == \"x\"', status: ok, message: m}\n":            "`server` cannot be read here",
		"    for: each acd\n    otherwise: {status: ok, message: m}\n    none: {status: ok, message: '{acd.number}'}\n": "acd",
	} {
		_, err := Parse(strings.NewReader(rulesFile("site.r", text)), "site.yml", Options{})
		assert.ErrorContains(t, err, want)
	}
	f, err := Parse(strings.NewReader("version: 1\nlimits_by: [{acd: 2, archive_daily: 3d}]\n"+strings.TrimPrefix(rulesFile("site.r", "    for: each acd\n    otherwise: {status: ok, message: '{limit.archive_daily}'}\n"), "version: 1\n")), "site.yml", Options{})
	require.NoError(t, err, Excerpts(err))
	r := report.Evaluate(both(), f.Rules, f.Options(report.Options{}))
	assert.Equal(t, "26 h", r.Findings[0].Message)
	assert.Equal(t, "3 days", r.Findings[1].Message)
	assert.Equal(t, "site.r::2", r.Findings[1].Key())
}

// Who is logged in; that nobody is, is an answer.
func TestLogins(t *testing.T) {
	p := both()
	p.Primary.Logins = &report.Logins{Users: []report.Login{
		{User: "cmsadm", Line: "pts/1", From: "10.0.0.1", Since: now.Add(-time.Hour)},
		{User: "root", Line: "console"},
		{User: "svc", Line: "pts/2", Since: now.Add(time.Hour)},
	}}
	ask := func(condition string) string {
		return strings.Join(judged(t, p, strings.ReplaceAll(question("server"), "CONDITION", condition)), " ")
	}
	assert.Equal(t, "warning: yes", ask(`any(server.logins, .user == "ROOT")`))
	assert.Equal(t, "warning: yes", ask(`any(server.logins, .line startsWith "pts" and .age < 2h)`))
	assert.Equal(t, "unknown: login.age is not known", ask(`any(server.logins, .age > 2h)`))
	assert.Equal(t, "unknown: login.since 2000-05-02 09:00 lies in the future", ask(`any(server.logins, .user == "svc" and now - .since > 2h)`))
	assert.Equal(t, "ok: no", ask(`len(server.logins) > 3`))
	p.Primary.Logins = &report.Logins{}
	assert.Equal(t, "ok: no", ask(`any(server.logins, .user == "root")`))
	assert.Equal(t, "warning: yes", ask(`len(server.logins) == 0`))
	p.Primary.Logins = nil
	assert.Contains(t, ask(`len(server.logins) == 0`), "unknown: not captured")
}

func TestCaptures(t *testing.T) {
	p := both()
	ask := func(condition string) string {
		return strings.Join(judged(t, p, strings.ReplaceAll(question("server"), "CONDITION", condition)), " ")
	}
	assert.Equal(t, "unknown: server.captures is not known", ask(`any(server.captures, .age > 2h)`))
	p.Primary.Captures = []report.Capture{{Name: "links.txt", CapturedAt: now.Add(-3 * time.Hour)}, {Name: "backup.txt"}}
	assert.Equal(t, "warning: yes", ask(`any(server.captures, .name contains "links" and .age > 2h)`))
	assert.Equal(t, "unknown: capture.age is not known", ask(`all(server.captures, .age > 2h)`))
}

func TestDue(t *testing.T) {
	p := both()
	p.Primary.Archive = &archive.Status{Runs: []archive.Run{
		{ACD: centrevu.ACD{Number: 1}, Kind: archive.Daily, Last: time.Date(2000, 5, 2, 0, 40, 0, 0, time.UTC)},
		{ACD: centrevu.ACD{Number: 2}, Kind: archive.Daily, Last: time.Date(2000, 5, 1, 0, 40, 0, 0, time.UTC)},
		{ACD: centrevu.ACD{Number: 3}, Kind: archive.Daily, Last: time.Date(2000, 5, 1, 9, 30, 0, 0, time.UTC)},
	}}
	file := strings.ReplaceAll(question("each run"), "CONDITION", "run.last < run.due")
	assert.Equal(t, []string{"ACD 1: unknown: run.due is not known", "ACD 2: unknown: run.due is not known", "ACD 3: unknown: run.due is not known"}, judged(t, p, file))
	file = strings.Replace(file, "lists:", "schedules: {every: {daily: \"00:35\"}, 3: {daily: \"09:00\"}}\nlists:", 1)
	assert.Equal(t, []string{"ACD 1: ok: no", "ACD 2: warning: yes", "ACD 3: ok: no"}, judged(t, p, file))
	assert.Equal(t, []string{"warning: yes"}, judged(t, p, strings.Replace(strings.ReplaceAll(question("server"), "CONDITION", "count(server.runs, .last < .due) == 1"), "lists:", "schedules: {every: {daily: \"00:35\"}, 3: {daily: \"09:00\"}}\nlists:", 1)))
}

func TestVerdict(t *testing.T) {
	p := both()
	entry := errlog.Entry{Time: now.Add(-time.Hour), Code: 7, Text: "printer is away"}
	p.Primary.Errors.Entries = append(p.Primary.Errors.Entries, entry)
	file := strings.ReplaceAll(question("each entry"), "CONDITION", `entry.verdict == "unusual"`)
	assert.Equal(t, []string{"ACD 1: unknown: entry.verdict is not known", "unknown: entry.verdict is not known"}, judged(t, p, file))
	b := &errlog.Baseline{}
	for day := 1; day <= 60; day++ {
		e := entry
		e.Time = now.AddDate(0, 0, -day)
		b.Learn(e.Time, []errlog.Entry{e})
	}
	p.Primary.Baseline = b
	assert.Empty(t, b.Holidays)
	assert.Equal(t, []string{"ACD 1: warning: yes", "ok: no"}, judged(t, p, file))
	assert.Equal(t, []string{"warning: yes"}, judged(t, p, strings.ReplaceAll(question("server"), "CONDITION", `count(server.entries, .verdict == "unusual") == 1`)))
}

func TestBefore(t *testing.T) {
	f, err := Parse(strings.NewReader(rulesFile("site.r", `    for: each link
    outcomes:
      - when: link.state == "unknown"
        status: unknown
        message: a word we do not know
      - when: link.state == "down" and not has(before.status)
        status: warning
        message: down
      - when: link.state == "down" and before.status in ["warning", "critical"]
        status: critical
        message: down since {before.time}, {before.age} ago at least
    otherwise: {status: ok, message: up}
`)), "site.yml", Options{})
	require.NoError(t, err, Excerpts(err))
	assert.Empty(t, f.Warnings)
	said := func(h report.History, at time.Time) string {
		p := both()
		p.Secondary, p.Primary.Now = nil, at
		r := report.Evaluate(p, f.Rules, report.Options{Now: at, History: h})
		for _, g := range r.Findings {
			if g.ACD.Number == 2 {
				return fmt.Sprint(g.Status, ": ", g.Message)
			}
		}
		return ""
	}
	assert.Equal(t, "warning: down", said(nil, now))
	p := both()
	p.Secondary = nil
	first := report.Evaluate(p, f.Rules, report.Options{Now: now})
	assert.Equal(t, "critical: down since 2000-05-02 08:00, 24 h ago at least", said(earlierReports{first}, now.AddDate(0, 0, 1)))
}
