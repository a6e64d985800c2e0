package rulefile

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/archive"
	"example.com/centrevu/report"
)

type memory map[string]string

func (m memory) fs() fs.FS {
	files := fstest.MapFS{}
	for name, text := range m {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

const settings = `version: 1
limits: {backup_warning: 30h, clock_skew: 1d1h}
levels: {archive.overdue: warning, links.state: {warning: critical}}
off: [captures.age]
silences:
  - {rule: links.state, server: secondary, acd: 7, text: down, who: CMS team, why: moves, until: 2026-12-31}
  - {rule: links.state, acd: 8, who: me, why: known, until: 2026-12-31T18:00:00+01:00}
  - {server: primary, code: down, who: me, why: known, from: 2026-11-01 06:30, until: 2026-11-30, weekly: [sat 02:00-06:00, christmas]}
  - {text: "Link ", who: me, why: known, until: 2026-12-31, weekly: holidays}
holidays:
  christmas: 12-24..12-26
  inventory: [2026-06-30, 2026-12-30..2026-12-31]
known:
  - {text: Spare board, server: primary, where: "links*", who: me, why: ours, until: 2027-12-31}
  - {pattern: '^Spare \d+$', who: me, why: ours, until: 2027-12-31T00:00:00Z}
ack:
  - {key: "backup.age:secondary", who: me, why: a tape is on its way}
limits_by:
  - {server: secondary, backup_warning: 40h}
  - {acd: 7, archive_daily: 2d}
  - {server: secondary, acd: 7, archive_daily: 3d, archive_weekly: 9d}
usual: [{code: 12, acd: 3, text: printer}]
users: [cmsadm]
days: [{rule: backup.age, as: warning, of: 2, in: 3, then: critical}]
schedules:
  every: {interval: 30, daily: "00:35", week_start: sunday}
  3: {interval: 15, week_start: monday, week_days: 5, stop_time: "18:00"}
`

func TestSettings(t *testing.T) {
	f, err := Parse(strings.NewReader(settings), "site.yml", Options{})
	require.NoError(t, err, Excerpts(err))
	base := report.Options{
		Now: now, Limits: report.Limits{BackupWarning: time.Hour, BackupCritical: 40 * time.Hour},
		Levels: map[string]map[report.Status]report.Status{"backup.age": {report.Critical: report.Warning}}, Off: []string{"pair.same"},
	}
	opt := f.Options(base)
	newYear := time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	assert.Equal(t, report.Limits{BackupWarning: 30 * time.Hour, BackupCritical: 40 * time.Hour, ClockSkew: 25 * time.Hour}, opt.Limits)
	assert.Equal(t, map[string]map[report.Status]report.Status{
		"backup.age":      {report.Critical: report.Warning},
		"archive.overdue": {report.Critical: report.Warning, report.Warning: report.Warning},
		"links.state":     {report.Warning: report.Critical},
	}, opt.Levels)
	assert.Equal(t, []string{"pair.same", "captures.age"}, opt.Off)
	assert.Equal(t, []report.Silence{
		{Rule: "links.state", Server: "secondary", ACD: 7, Text: "down", Who: "CMS team", Why: "moves", Until: newYear, Local: true},
		{Rule: "links.state", ACD: 8, Who: "me", Why: "known", Until: opt.Silences[1].Until},
		{Server: "primary", Code: "down", Who: "me", Why: "known", From: time.Date(2026, 11, 1, 6, 30, 0, 0, time.UTC),
			Until: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), Local: true,
			Weekly: []report.Hours{{Weekdays: [7]bool{time.Saturday: true}, From: 120, To: 360}, {Holiday: "christmas"}}},
		{Text: "Link ", Who: "me", Why: "known", Until: newYear, Local: true, Weekly: []report.Hours{{Holiday: "holidays"}}},
	}, opt.Silences)
	assert.Equal(t, report.Holidays{
		{Name: "christmas", From: report.Date{Month: 12, Day: 24}, To: report.Date{Month: 12, Day: 26}},
		{Name: "inventory", From: report.Date{Year: 2026, Month: 6, Day: 30}},
		{Name: "inventory", From: report.Date{Year: 2026, Month: 12, Day: 30}, To: report.Date{Year: 2026, Month: 12, Day: 31}},
	}, opt.Holidays)
	assert.Equal(t, []report.Known{
		{Text: "Spare board", Server: "primary", Where: "links*", Who: "me", Why: "ours", Until: newYear.AddDate(1, 0, 0), Local: true},
		{Pattern: `^Spare \d+$`, Who: "me", Why: "ours", Until: time.Date(2027, 12, 31, 0, 0, 0, 0, time.UTC)},
	}, opt.Known)
	assert.Equal(t, []report.Ack{{Key: "backup.age:secondary", Who: "me", Why: "a tape is on its way"}}, opt.Acks)
	assert.Equal(t, []report.LimitsFor{
		{Server: "secondary", Limits: report.Limits{BackupWarning: 40 * time.Hour}},
		{ACD: 7, Limits: report.Limits{ArchiveDaily: 48 * time.Hour}},
		{Server: "secondary", ACD: 7, Limits: report.Limits{ArchiveDaily: 72 * time.Hour, ArchiveWeekly: 9 * 24 * time.Hour}},
	}, opt.LimitsBy)
	assert.True(t, opt.Silences[1].Until.Equal(time.Date(2026, 12, 31, 17, 0, 0, 0, time.UTC)))
	assert.Equal(t, []report.UsualEntry{{Code: 12, ACD: 3, Text: "printer"}}, opt.Usual)
	assert.Equal(t, []string{"cmsadm"}, opt.Users)
	assert.Equal(t, []report.Days{{Rule: "backup.age", As: report.Warning, Of: 2, In: 3, Then: report.Critical}}, opt.Days)
	assert.Equal(t, map[int]archive.Schedule{
		0: {Interval: 30, Daily: archive.At(0, 35)},
		3: {Interval: 15, WeekStart: time.Monday, WeekDays: 5, StopTime: archive.At(18, 0)},
	}, opt.Schedules)
	assert.NoError(t, opt.Validate())
	assert.Len(t, base.Levels, 1, "base is not changed")
}

func TestLoad(t *testing.T) {
	own, err := Load(strings.NewReader(manyRules(1)), "site.yml")
	require.NoError(t, err)
	assert.Len(t, own, 1)
	_, err = Load(strings.NewReader(settings), "site.yml")
	assert.ErrorContains(t, err, "use Parse")
}

func TestParseFS(t *testing.T) {
	fsys := memory{
		"a.yml":   strings.Replace(manyRules(1), "lists:\n  known: [12, 99]\n", "", 1),
		"b.yml":   "version: 1\nlists: {known: [1]}\noff: [site.backup.n0]\n",
		"c.yml":   "version: 1\nrules: [{id: site.c, doc: d, cite: c, advice: a, for: each entry, where: 'entry.code in list(\"known\")', otherwise: {status: ok, message: m}}]\n",
		"bad.yml": manyRules(1),
	}.fs()
	f, err := ParseFS(fsys, Options{}, "?.yml", "a.yml")
	require.NoError(t, err, Excerpts(err))
	assert.Len(t, f.Rules, 2)
	assert.Equal(t, []string{"site.backup.n0"}, f.Off)
	assert.Empty(t, f.Warnings)
	assert.Equal(t, map[string][]string{"known": {"1"}}, f.Lists)

	_, err = ParseFS(fsys, Options{}, "a.yml", "bad.yml", "none*", "[")
	require.Error(t, err)
	assert.Contains(t, err.Error(), "bad.yml:5:9: the id site.backup.n0 is taken by the rule at line 3")
	assert.Contains(t, err.Error(), "none*: cannot be read: file does not exist")
	assert.Contains(t, err.Error(), "[: cannot be read: syntax error in pattern")
}

func TestOwnBuiltins(t *testing.T) {
	own := report.Rule{ID: "house.rule", Doc: "d", Cite: "c", Advice: "a", Check: func(*report.Pass) error { return nil }}
	f, err := Parse(strings.NewReader("version: 1\noff: [house.rule]\n"), "site.yml", Options{Builtin: []report.Rule{own}})
	require.NoError(t, err)
	assert.Equal(t, []report.Rule{own}[0].ID, f.With(own)[0].ID)
	_, err = Parse(strings.NewReader("version: 1\noff: [backup.age]\n"), "site.yml", Options{Builtin: []report.Rule{own}})
	assert.ErrorContains(t, err, "there is no rule backup.age")
}

// Each limit can be read under its name.
func TestLimitNames(t *testing.T) {
	for _, l := range report.LimitNames() {
		assert.NotNil(t, find("limit."+l.Name), l.Name)
	}
	assert.Len(t, factsObject.field("limit").object.fields, len(report.LimitNames()))
}

func TestReference(t *testing.T) {
	for _, v := range Reference() {
		assert.NotEmpty(t, v.Doc, v.Path)
		assert.NotEmpty(t, v.Type, v.Path)
		assert.NotEmpty(t, v.For, v.Path)
	}
}

func TestTestFileErrors(t *testing.T) {
	file := func(s string) memory { return memory{"t.yml": s, "site.yml": manyRules(1)} }
	for text, want := range map[string]string{
		"version: 1\nrules: [../site.yml]\ntests: []\n":                                                                                            "leads out of the folder",
		"version: 1\nrules: [sit.yml]\ntests: []\n":                                                                                                "sit.yml cannot be read",
		"version: 1\ntests: []\n":                                                                                                                  "which rule files it tests",
		"version: 1\nrules: [site.yml]\n":                                                                                                          "holds no tests",
		"version: 1\nrules: [site.yml]\nzone: Mars\ntests: []\n":                                                                                   "no time zone Mars",
		"version: 1\nrules: [site.yml]\nnow: noon\ntests: []\n":                                                                                    "no time such as",
		"version: 1\nrules: [site.yml]\ntests: [{name: x, findings: []}]\n":                                                                        "neither primary nor secondary",
		"version: 1\nrules: [site.yml]\ntests: [{name: x, primary: none, findings: []}]\n":                                                         "is no folder of captures",
		"version: 1\nrules: [site.yml]\ntests: [{name: x, primary: {facts: {bakup: {}}}, findings: []}]\n":                                         "unknown field \"bakup\"",
		"version: 1\nrules: [site.yml]\ntests: [{name: x, primary: {facts: {}}, findings: [{rule: site.backup, status: ok}]}]\n":                   "no rule site.backup is tested here",
		"version: 1\nrules: [site.yml]\ntests: [{name: x, primary: {facts: {}}, only: [site.backup.n0], findings: [{rule: site.backup.n0}]}]\n":    "a finding has no status",
		"version: 1\nrules: [site.yml]\ntests: [{name: x, primary: {facts: {}}, findings: [{rule: site.backup.n0, status: oks, acd: one}]}]\n":     "\"oks\" is no status",
		"version: 1\nrules: [site.yml]\ntests: [{name: x, primary: {captures: {}, facts: {}}, findings: [{rule: backup.age, status: warning}]}]\n": "not both",
		"version: 1\nrules: [site.yml]\ntests: [{name: x, primary: {facts: {backup: {completed_today: many}}}, findings: []}]\n":                   "backup.completed_today is a text, which it cannot be",
		"version: 1\nrules: [site.yml]\ntests: [{name: x, primary: {facts: {backup: {finished_at: yesterday}}}, findings: []}]\n":                  "yesterday is no time such as",
		"version: 1\nrules: [site.yml]\ntests: [{name: x, primary: {facts: {links: [1]}}, findings: []}]\n":                                        "links is a list, which it cannot be",
	} {
		_, err := ParseTests(file(text).fs(), "t.yml", Options{})
		assert.ErrorContains(t, err, want, text)
		Excerpts(err)
	}
	_, err := ParseTests(memory{}.fs(), "t.yml", Options{})
	assert.ErrorContains(t, err, "t.yml: cannot be read")
}
