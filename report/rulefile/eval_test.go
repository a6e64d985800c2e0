package rulefile

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

var now = time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC) // a Tuesday

func link(acd int, words ...string) links.Link {
	l := links.Link{ACD: centrevu.ACD{Number: acd}, Application: "data transfer", Session: "data transfer", Connection: "operational"}
	if len(words) > 0 {
		l.Connection = words[0]
	}
	l.At = centrevu.Line{Source: "links", Position: centrevu.Position{Line: acd, Column: 1}, Text: fmt.Sprint("row ", acd)}
	return l
}

// server has something that was not seen in every window.
func server(name string) *report.Server {
	two := 2
	return &report.Server{
		Name: name, Now: now,
		Backup: &backup.Status{
			State: backup.Finished, Text: "Last backup finished", FinishedAt: now.Add(-8 * time.Hour), CompletedToday: &two,
			At: []centrevu.Line{{Source: "backup", Text: "Status"}},
		},
		Links: &links.Status{Links: []links.Link{link(1), link(2, "out of order"), link(3, "wait CONN")}},
		Archive: &archive.Status{Runs: []archive.Run{
			{ACD: centrevu.ACD{Number: 1}, Kind: archive.Daily, State: archive.Finished, Last: now.Add(-7 * time.Hour)},
			{ACD: centrevu.ACD{Number: 12}, Kind: archive.Weekly, State: archive.NotRun},
			{ACD: centrevu.ACD{Name: "Claims"}, Kind: archive.Daily, State: archive.Running, Last: now.Add(time.Hour)},
		}},
		Errors: &report.ErrorLog{Source: "log", Entries: []errlog.Entry{
			{Time: now.Add(-time.Hour), Code: 99, Severity: "INFO", Text: "Disk is full", ACD: centrevu.ACD{Number: 1}},
		}},
	}
}

func both() report.Pair {
	return report.Pair{Primary: server("primary"), Secondary: server("secondary")}
}

// judged returns what a rule file says of a pair, "ACD: status: message" of
// the primary or the pair only.
func judged(t *testing.T, p report.Pair, file string) []string {
	t.Helper()
	f, err := Parse(strings.NewReader(file), "site.yml", Options{})
	require.NoError(t, err, Excerpts(err))
	list := []string{}
	for _, g := range report.Evaluate(p, f.Rules, f.Options(report.Options{})).Findings {
		if g.Server == "secondary" {
			continue
		}
		s := g.Status.String() + ": " + g.Message
		if !g.ACD.IsZero() {
			s = g.ACD.String() + ": " + s
		}
		list = append(list, s)
	}
	return list
}

func oneRule(of, body string) string {
	return "version: 1\nlists:\n  acds: [2, 7]\n  words: [disk, tape]\nrules:\n  - {id: site.r, doc: d, cite: c, advice: a, for: " + of + "," + body + "}\n"
}

// asked returns what a condition says of a server: yes, no or why not.
func asked(t *testing.T, of, condition string) []string {
	t.Helper()
	return judged(t, both(), "version: 1\nlists:\n  acds: [2, 7]\n  words: [disk, tape]\nrules:\n  - id: site.r\n    doc: d\n    cite: c\n    advice: a\n    for: "+
		of+"\n    outcomes:\n      - when: |\n          "+condition+"\n        status: warning\n        message: 'yes'\n    otherwise: {status: ok, message: 'no'}\n")
}

func TestConditions(t *testing.T) {
	const y, n = "warning: yes", "ok: no"
	tests := []struct{ of, condition, want string }{
		{"backup", `backup.state == "finished"`, y},
		{"backup", `"finished" != backup.state`, n},
		{"backup", `backup.age > 7h59m and backup.age <= 8h`, y},
		{"backup", `8h < backup.age`, n},
		{"backup", `now - backup.finished_at == 8h`, y},
		{"backup", `backup.finished_at + 1d > now`, y},
		{"backup", `backup.completed_today == 2 and backup.completed_today != 3`, y},
		{"backup", `backup.completed_today * 2 + 1 > 4.5`, y},
		{"backup", `hour(backup.finished_at) == 0 and minute(now) == 0 and monthday(now) == 2`, y},
		{"backup", `weekday(now) in ["tuesday", "friday"]`, y},
		{"backup", `backup.text contains "finished" and lower(backup.text) startsWith "last"`, y},
		{"backup", `backup.text matches "^Last .* finished$"`, y},
		{"backup", `backup.errors == "" and len(backup.errors) == 0`, y},
		{"backup", `backup.age > limit.backup_warning`, n},
		{"backup", `server.role == "primary" and server.name == "primary"`, y},
		{"backup", `server.role == "primary" ? backup.age > 7h : backup.age > 9h`, y},
		{"backup", `true`, y},
		{"backup", `not false`, y},
		{"server", `any(list("words"), any(server.entries, lower(.text) contains "disk"))`, y},
		{"server", `any(server.entries, any(list("words"), # == "cassette"))`, n},
		{"server", `count(server.entries, .code == 99) == 1 and len(server.entries) == 1`, y},
		{"server", `none(server.links, .acd.number in list("acds"))`, n},
		{"server", `one(server.links, .acd.number == 2)`, y},
		{"server", `all(server.links, has(.state))`, n},
		{"server", `all(server.links, has(.acd.pseudo) and not .acd.pseudo)`, y},
		{"server", `any(server.runs, has(.age) and .age > 6h)`, y},
		{"each entry", `entry.code in [98, 99] and entry.severity == "INFO" and entry.age <= 1h`, y},
		{"each entry", `any(list("words"), lower(entry.text) contains #)`, y},
		{"pair", `primary.backup.finished_at == secondary.backup.finished_at and len(primary.links) == len(secondary.links)`, y},

		// What was not seen, and what decides without it.
		{"server", `any(server.links, .state == "down")`, y}, // found before the one that was not seen
		{"server", `all(server.links, .state != "off")`, "unknown: link.state is not known"},
		{"server", `none(server.runs, .age > 30d)`, "unknown: run.age is not known"},
		{"server", `count(server.runs, .acd.number > 0) > 2`, "unknown: run.acd.number is not known"},
		{"server", `count(server.runs, .acd.pseudo) > 1`, "unknown: run.acd.pseudo is not known"},
		{"server", `any(server.links, .peer == "primary")`, "unknown: link.peer is not known"},
		{"each entry", `entry.count > 1`, "unknown: entry.count is not known"},
		{"each entry", `entry.count > 1 or entry.code == 99`, y},
		{"each entry", `entry.code == 99 or entry.count > 1`, y},
		{"each entry", `entry.count > 1 and entry.code == 98`, n},
		{"each entry", `entry.count > 1 and entry.code == 99`, "unknown: entry.count is not known"},
		{"each entry", `not (entry.count > 1)`, "unknown: entry.count is not known"},
		{"each entry", `not (entry.count > 1 and entry.code == 98)`, y},
		{"each entry", `has(entry.count) and entry.count > 1`, n},
		{"each entry", `has(entry.acd.pseudo) and not entry.acd.pseudo`, y},
		{"each entry", `has(entry.acd.name)`, n},
	}
	for _, tt := range tests {
		t.Run(tt.condition, func(t *testing.T) {
			got := asked(t, tt.of, tt.condition)
			require.Len(t, got, 1)
			assert.Equal(t, tt.want, strings.TrimPrefix(got[0], "ACD 1: "))
		})
	}
}

func TestEachThing(t *testing.T) {
	assert.Equal(t, []string{
		"ACD 1: ok: no", "ACD 2: warning: yes", "ACD 3: unknown: link.state is not known",
	}, asked(t, "each link", `link.state == "down"`))
	assert.Equal(t, []string{
		"ACD 1: ok: no", "ACD 2: ok: no", "ACD 3: warning: yes",
	}, asked(t, "each link", `link.state == "unknown"`))
	assert.Equal(t, []string{
		"ACD 1: warning: yes", "ACD 12: unknown: run.age is not known",
		"ACD Claims: unknown: run.age is not known: run.last 2000-05-02 09:00 lies in the future",
	}, asked(t, "each run", `run.age > 6h`))
	assert.Equal(t, []string{
		"ACD 1: ok: no", "ACD 12: warning: yes", "ACD Claims: unknown: run.acd.pseudo is not known",
	}, asked(t, "each run", `run.acd.pseudo`))
}

func TestNothingThere(t *testing.T) {
	file := func(of, condition string) string {
		return oneRule(of, " outcomes: [{when: '"+condition+"', status: warning, message: x}], otherwise: {status: ok, message: fine}")
	}
	p := both()
	p.Primary.Links, p.Primary.Errors = &links.Status{}, nil
	assert.Equal(t, []string{"unknown: there is no link to look at"}, judged(t, p, file("each link", `link.state == "down"`)))
	assert.Equal(t, []string{"unknown: server.links is not known"}, judged(t, p, file("server", `any(server.links, .state == "down")`)))
	assert.Equal(t, []string{"unknown: not captured: Error Log Report"}, judged(t, p, file("server", `len(server.entries) > 1`)))
	assert.Equal(t, []string{"ok: fine"}, judged(t, p, file("server", `has(server.links)`)))
	p.Primary.Now = time.Time{}
	assert.Equal(t, []string{"unknown: backup.age is not known without the time of the check"}, judged(t, p, file("backup", `backup.age > 1h`)))
	assert.Equal(t, []string{"unknown: now is not known"}, judged(t, p, file("backup", `hour(now) > 1`)))
}

func TestOutcomes(t *testing.T) {
	outcome := func(when, status, message string) string {
		return fmt.Sprintf("{when: '%s', status: %s, message: \"%s\"}", when, status, message)
	}
	for name, tt := range map[string]struct {
		of, body string
		want     []string
	}{
		"the first counts": {"backup", "outcomes: [" + outcome("backup.age > 1h", "warning", "one") + "," + outcome("backup.age > 2h", "critical", "two") + "]",
			[]string{"warning: one"}},
		"none matched": {"backup", "outcomes: [" + outcome("backup.age > 9h", "warning", "one") + "]",
			[]string{"unknown: none of the rule's outcomes matched, and it has no otherwise"}},
		"passed over":       {"each link", "where: link.acd.number == 2, otherwise: {status: not applicable, message: it}", []string{"ACD 2: not applicable: it"}},
		"all passed over":   {"each link", "where: link.acd.number == 9, otherwise: {status: ok, message: it}", []string{"not applicable: there is no link that the rule applies to"}},
		"none":              {"each link", "where: link.acd.number == 9, otherwise: {status: ok, message: it}, none: {status: warning, message: 'none of {len(server.links)}'}", []string{"warning: none of 3"}},
		"where untold":      {"each entry", "where: entry.count == 9, otherwise: {status: ok, message: it}", []string{"ACD 1: unknown: entry.count is not known"}},
		"where of a server": {"server", "where: server.name == \"x\", otherwise: {status: ok, message: it}", []string{"not applicable: the rule does not apply"}},
		"values": {"each run", "otherwise: {status: ok, message: \"{run.acd} {run.kind} {run.last} {run.age} {{{run.next}}} {run.acd.number} {run.acd.pseudo} {limit.clock_skew} {len(server.runs) / 2}\"}", []string{
			"ACD 1: ok: ACD 1 daily 2000-05-02 01:00 7 h {(not known)} 1 no 5 min 1.5",
			"ACD 12: ok: ACD 12 weekly (not known) (not known) {(not known)} 12 yes 5 min 1.5",
			"ACD Claims: ok: ACD Claims daily 2000-05-02 09:00 (not known) {(not known)} (not known) (not known) 5 min 1.5",
		}},
		"a value that cannot be worked out": {"each run", "otherwise: {status: ok, message: \"{hour(run.last)} {count(server.runs, .age > 1h)}\"}", []string{
			"ACD 1: ok: 1 (not known)", "ACD 12: ok: (not known) (not known)", "ACD Claims: ok: 9 (not known)",
		}},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, tt.want, judged(t, both(), oneRule(tt.of, tt.body))) })
	}
}

func TestFindings(t *testing.T) {
	f, err := Parse(strings.NewReader(oneRule("each link",
		` outcomes: [{when: 'link.acd.number == 1', status: critical, message: one, advice: own, evidence: ['filter(server.links, .acd.number > 1)', backup]}], otherwise: {status: warning, message: other}`)),
		"site.yml", Options{})
	require.NoError(t, err)
	found := report.Evaluate(both(), f.Rules, report.Options{}).Of("primary")
	require.Len(t, found, 3)
	assert.Equal(t, "own", found[0].Advice)
	assert.Equal(t, "c", found[0].Cite)
	var texts []string
	for _, l := range found[0].Evidence {
		texts = append(texts, l.Text)
	}
	assert.Equal(t, []string{"row 1", "row 2", "row 3", "Status"}, texts)
	assert.Equal(t, "a", found[1].Advice)
	assert.Len(t, found[1].Evidence, 1)

	f, err = Parse(strings.NewReader(oneRule("pair",
		` outcomes: [{when: 'primary.backup.age > 1h', status: warning, message: '{primary.name} {secondary.backup.age}', on: secondary}], otherwise: {status: ok, message: x}`)),
		"site.yml", Options{})
	require.NoError(t, err)
	found = report.Evaluate(both(), f.Rules, report.Options{}).Findings
	require.Len(t, found, 1)
	assert.Equal(t, "secondary", found[0].Server)
	assert.Equal(t, "primary 8 h", found[0].Message)
}

// A condition reads the limits for the ACD and server that it judges.
func TestLimitsByServerAndACD(t *testing.T) {
	file := "limits: {archive_daily: 6h}\nlimits_by:\n  - {acd: 12, archive_daily: 1d}\n  - {server: primary, acd: 1, archive_daily: 3d, backup_warning: 1h}\n  - {server: secondary, backup_warning: 9h}\n"
	list := judged(t, both(), "version: 1\n"+file+strings.SplitAfterN(oneRule("each run", " otherwise: {status: ok, message: '{limit.archive_daily} {limit.backup_warning}'}"), "\n", 2)[1])
	assert.Equal(t, []string{"ACD 1: ok: 3 days 1 h", "ACD 12: ok: 24 h 26 h", "ACD Claims: ok: 6 h 26 h"}, list)
	f, err := Parse(strings.NewReader("version: 1\n"+file+strings.SplitAfterN(oneRule("backup",
		" outcomes: [{when: backup.age > limit.backup_warning, status: warning, message: late}], otherwise: {status: ok, message: fine}"), "\n", 2)[1]), "site.yml", Options{})
	require.NoError(t, err, Excerpts(err))
	p := both()
	p.Primary.Backup.FinishedAt = now.Add(-10 * time.Hour)
	p.Secondary.Backup.FinishedAt = now.Add(-10 * time.Hour)
	r := report.Evaluate(p, f.Rules, f.Options(report.Options{}))
	assert.Equal(t, report.OK, r.Findings[0].Status)
	assert.Equal(t, report.Warning, r.Findings[1].Status)
}

func TestNeeds(t *testing.T) {
	f, err := Parse(strings.NewReader(oneRule("each run",
		` outcomes: [{when: 'backup.age > limit.backup_warning', status: ok, message: '{len(server.entries)}'}], otherwise: {status: ok, message: x}`)), "s", Options{})
	require.NoError(t, err)
	assert.Equal(t, []report.Fact{report.FactBackup, report.FactArchive, report.FactErrors}, f.Rules[0].Needs)
	assert.Equal(t, []string{"backup_warning"}, f.Rules[0].Thresholds)
	assert.NoError(t, report.Validate(f.Rules))
}

// What is compared here instead of by the expression library comes out alike.
func TestComparisons(t *testing.T) {
	c := newCompilation()
	m := &run{rule: &rule{}, pass: &report.Pass{}}
	p := both()
	m.facts.Now, m.facts.Limit = now, report.Limits{}.WithDefaults()
	m.link.fill(&p.Primary.Links.Links[1], true)
	m.facts.Link = &m.link
	m.facts.Server.fill(p.Primary, "primary", "primary", &m.facts, readsBackup, nil, nil)
	for _, op := range []string{"==", "!=", "<", "<=", ">", ">="} {
		for _, sides := range [][2]string{
			{"backup.age", "7h"}, {"backup.age", "8h"}, {"9h", "backup.age"}, {"backup.completed_today", "2"}, {"1", "backup.completed_today"},
			{"link.acd.number", "3"}, {"link.state", `"down"`}, {`"up"`, "link.state"}, {"link.acd.pseudo", "true"}, {"false", "link.acd.pseudo"},
		} {
			expr := sides[0] + " " + op + " " + sides[1]
			in := &input{lines: []string{expr}}
			e := c.expression(source{in: in, node: &node{text: expr, at: place{1, 1}}, text: expr}, roots[overLinks], false)
			if e == nil || strings.Contains(expr, `"`) && op[0] != '=' && op[0] != '!' {
				continue // not an expression, or one that is not compared here
			}
			fast := c.compare(e.tree.Node)
			require.NotNil(t, fast, expr)
			out, err := m.vm.Run(c.program(e, e.tree.Node), &m.facts)
			require.NoError(t, err, expr)
			assert.Equal(t, out, fast.holds(&m.facts), expr)
		}
	}
}

func TestExplained(t *testing.T) {
	f, err := Parse(strings.NewReader(oneRule("backup",
		` outcomes: [{when: 'backup.state == "failed" or backup.age > 1h', status: warning, message: x}], otherwise: {status: ok, message: y}`)), "s", Options{})
	require.NoError(t, err)
	x, err := report.Explain(report.Pair{Primary: server("primary")}, f.Rules[0], report.Options{})
	require.NoError(t, err)
	require.NotNil(t, x.Findings[0].How)
	assert.Equal(t, `outcome 1: backup.state == "failed" or backup.age > 1h`, x.Findings[0].How.Branch)
	assert.Equal(t, []string{`backup.state == "failed": no (backup.state is finished)`, "backup.age > 1h: yes (backup.age is 8 h)"}, x.Findings[0].How.Steps)
}

func TestConcurrent(t *testing.T) {
	f, err := Parse(strings.NewReader(oneRule("each link",
		` outcomes: [{when: 'any(server.links, .acd.number == link.acd.number) and link.state == "down"', status: critical, message: '{link.acd}'}], otherwise: {status: ok, message: x}`)), "s", Options{Coverage: &Coverage{}})
	require.NoError(t, err)
	want := report.Evaluate(both(), f.Rules, report.Options{}).Findings
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				assert.Equal(t, want, report.Evaluate(both(), f.Rules, report.Options{}).Findings)
			}
		})
	}
	wg.Wait()
}

// A long log is given up once the evaluation is.
func TestContext(t *testing.T) {
	p := both()
	p.Primary.Errors.Entries = make([]errlog.Entry, 5000)
	f, err := Parse(strings.NewReader(oneRule("each entry", ` otherwise: {status: ok, message: x}`)), "s", Options{})
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r, err := report.EvaluateContext(ctx, p, f.Rules, report.Options{})
	require.Error(t, err)
	assert.Equal(t, report.Unknown, r.Worst())
}

// Who imports report alone gets neither expressions nor YAML.
func TestReportIsLean(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "../../report", "../../report/rules", "../../report/render").Output()
	require.NoError(t, err)
	assert.NotContains(t, string(out), "expr-lang")
	assert.NotContains(t, string(out), "yaml")
	assert.NotContains(t, string(out), "report/rulefile")
}

// An entry of which nothing but the date is known is as young as it can be, and
// one of tomorrow has no age.
func TestAgeOfADate(t *testing.T) {
	f := &facts{Now: now}
	for day, want := range map[int]time.Duration{1: 8*time.Hour + time.Second, 2: 0, 3: noSpan} {
		var e entryFacts
		e.fill(&errlog.Entry{Time: time.Date(2000, 5, day, 23, 59, 59, 0, time.UTC), DateOnly: true}, &report.ErrorLog{}, f, nil)
		assert.Equal(t, want, e.Age, "%d", day)
	}
}

// Each thing that a rule speaks of has a Key of its own, which is the same at
// another time, and each outcome a Code.
func TestKeysAndCodes(t *testing.T) {
	keys := func(of, body string, later time.Duration) (list []string) {
		p := both()
		p.Secondary = nil
		p.Primary.Archive.Runs = append(p.Primary.Archive.Runs, archive.Run{ACD: centrevu.ACD{Number: 1}, Kind: archive.Interval, Last: now})
		p.Primary.Errors.Entries = append(p.Primary.Errors.Entries, errlog.Entry{Time: now, Code: 99, Text: "Tape is full"})
		p.Primary.Now = now.Add(later)
		f, err := Parse(strings.NewReader(oneRule(of, body)), "site.yml", Options{})
		require.NoError(t, err, Excerpts(err))
		for _, g := range report.Evaluate(p, f.Rules, f.Options(report.Options{})).Of("primary") {
			list = append(list, g.Key()+" "+g.Code)
		}
		return list
	}
	body := ` outcomes: [{when: 'CONDITION', code: late, status: warning, message: "{now}"}], otherwise: {status: ok, message: "{now}"}`
	for of, want := range map[string][]string{
		"each run": {"site.r:primary:1:daily late", "site.r:primary:12:weekly no-telling", "site.r:primary:=Claims:daily no-telling", "site.r:primary:1:interval otherwise"},
		"server":   {"site.r:primary no-telling"},
	} {
		body := strings.ReplaceAll(body, "CONDITION", map[string]string{"each run": "run.age > 6h", "server": "all(server.runs, .age > 6h)"}[of])
		assert.Equal(t, want, keys(of, body, 0))
		assert.Equal(t, want, keys(of, body, 10*time.Minute))
	}
	entries := keys("each entry", strings.ReplaceAll(body, "CONDITION", "entry.age > 2h"), 0)
	assert.Equal(t, entries, keys("each entry", strings.ReplaceAll(body, "CONDITION", "entry.age > 2h"), 10*time.Minute))
	require.Len(t, entries, 2)
	assert.NotEqual(t, entries[0], entries[1])
	assert.Regexp(t, `^site.r:primary:1:entry\+99\+[0-9a-f]{8} otherwise$`, entries[0])
}
