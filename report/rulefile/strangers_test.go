package rulefile

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rules"
)

// rulesFile returns a file with one rule: its lines from "for" on.
func rulesFile(id, lines string) string {
	return "version: 1\nrules:\n  - id: " + id + "\n    doc: Is it as the handbook says?\n    cite: site handbook, p. 3\n    advice: Call the night shift.\n" + lines
}

// What an engineer of a site writes from the description of the format loads,
// and nothing looks unintended in it.
func TestFilesThatSitesWrite(t *testing.T) {
	for name, file := range siteFiles() {
		t.Run(name, func(t *testing.T) {
			f, err := Parse(strings.NewReader(file), "site.yml", Options{})
			require.NoError(t, err, Excerpts(err))
			for _, w := range f.Warnings {
				assert.Fail(t, w.Excerpt())
			}
			opt := f.Options(report.Options{Now: now})
			require.NoError(t, opt.Validate())
			require.NoError(t, report.Validate(f.With(rules.All()...)))
			report.Evaluate(both(), f.With(rules.All()...), opt)
		})
	}
}

// Every slip in a file is said, with its place: as an error, or as a warning
// where it may be meant.
func TestSlips(t *testing.T) {
	set := func(s string) string { return "version: 1\n" + s }
	when := func(of, condition string) string {
		return rulesFile("site.r", "    for: "+of+"\n    outcomes:\n      - when: "+condition+"\n        status: warning\n        message: m\n    otherwise: {status: ok, message: fine}\n")
	}
	silence := func(s string) string { return set("silences:\n  - {" + s + "}\n") }
	const who = "who: me, why: known, until: 2026-12-31"
	for _, tt := range []struct {
		file         string
		line, column int
		says         string
		warning      bool
	}{
		// Settings.
		{set("limits: {backup_waring: 30h}\n"), 2, 10, "did you mean `backup_warning`?", false},
		{set("limits: {backup_warning: 30}\n"), 2, 26, "no length of time", false},
		{set("limits: {backup_warning: 60h}\n"), 2, 26, "backup_warning (60 h) is above backup_critical (50 h)", false},
		{set("limits:\n  backup_warning: 30h\n  backup_critical: 20h\n"), 3, 19, "above", false},
		{set("limits: {backup_critical: 20h}\n"), 2, 27, "above", false},
		{set("limits: {backup_warning: 30h, backup_warning: 40h}\n"), 2, 31, "twice", false},
		{set("limits: {errors_recent: 10m}\n"), 2, 25, "shorter than a day", true},
		{set("limits_by:\n  - {server: primary, backup_warning: 60h}\n"), 3, 39, "above", false},
		{set("limits: {backup_critical: 80h}\nlimits_by:\n  - {acd: 7, backup_warning: 90h}\n"), 4, 30, "above", false},
		{set("limits_by:\n  - {backup_warning: 30h}\n"), 3, 6, "stand under limits", false},
		{set("limits_by:\n  - {acd: 7}\n"), 3, 6, "no limit is set for ACD 7", false},
		{set("limits_by:\n  - {acd: 7, archive_daily: 1d}\n  - {acd: 7, archive_weekly: 9d}\n"), 4, 6, "stand in line 3 already", false},
		{set("limits_by:\n  - {acd: 70, archive_daily: 1d}\n"), 3, 11, "no ACD from 1 to 26", false},
		{set("limits_by:\n  - {server: secondry, backup_warning: 30h}\n"), 3, 14, "did you mean `secondary`?", true},
		{set("levels: {archive.overdu: warning}\n"), 2, 10, "did you mean `archive.overdue`?", false},
		{set("levels: {archive.overdue: warn}\n"), 2, 27, "only warning and critical", false},
		{set("levels: {archive.overdue: ok}\n"), 2, 27, "only warning and critical", false},
		{set("off: [capture.age]\n"), 2, 7, "did you mean `captures.age`?", false},
		{set("off: captures.age\n"), 2, 6, "off is a list", false},
		{set("usual:\n  - {acd: 4}\n"), 3, 6, "an acd alone", false},
		{set("usual:\n  - {text: \" \"}\n"), 3, 12, "`text` is empty", false},
		{set("usual:\n  - {text: \"...\"}\n"), 3, 12, "fewer than two letters or digits", false},
		{set("usual:\n  - {code: twelve}\n"), 3, 12, "is a number", false},
		{set("days:\n  - {rule: backup.age, of: 4, in: 3}\n"), 3, 28, "4 of the last 3 days", false},
		{set("schedules: {every: {interval: 20}}\n"), 2, 31, "15, 30 or 60", false},
		{set("schedules: {every: {daily: \"25:00\"}}\n"), 2, 28, "daily", false},
		{set("schedules: {every: {week_start: mon}}\n"), 2, 33, "did you mean `monday`?", false},
		{set("holidays: {christmas: 12-32}\n"), 2, 23, "no day such as", false},
		{set("holidays: {christmas: 24.12.}\n"), 2, 23, "no day such as", false},
		{set("holidays: {Christmas: 12-24}\n"), 2, 23, "no name of a holiday", false},
		{set("holidays: {sat: 12-24}\n"), 2, 17, "no name of a holiday", false},
		{set("holidays: {moving: 2026-12-24..2026-12-20}\n"), 2, 20, "is before", false},
		// Silences, what is known, what somebody is at.
		{silence("rule: links.state, who: me, why: known"), 3, 6, "has no until", false},
		{silence("rule: links.stat, " + who), 3, 12, "did you mean `links.state`?", false},
		{silence("acd: 7, " + who), 3, 6, "an acd alone", false},
		{silence(who), 3, 6, "one of everything", false},
		{silence("text: \"--\", " + who), 3, 12, "fewer than two letters or digits", false},
		{silence("text: e, " + who), 3, 12, "would match nearly everything", false},
		{silence("server: primry, rule: links.state, " + who), 3, 14, "did you mean `primary`?", true},
		{silence("rule: links.state, who: me, why: known, until: 31/12/2026"), 3, 53, "no date such as", false},
		{silence("rule: links.state, who: me, why: known, until: 2026-02-30"), 3, 53, "no date such as", false},
		{silence("rule: links.state, from: 2027-01-01, " + who), 3, 31, "no earlier than it ends", false},
		{silence("rule: links.state, from: 2026-01-01T00:00:00Z, " + who), 3, 31, "both say their zone", false},
		{silence("rule: links.state, weekly: \"sat 02:00\", " + who), 3, 33, "from when to when", false},
		{silence("rule: links.state, weekly: [sat 06:00-06:00], " + who), 3, 34, "no time at all", false},
		{silence("rule: links.state, weekly: [saturdy 02:00-06:00], " + who), 3, 34, "did you mean `saturday`?", false},
		{silence("rule: links.state, weekly: [easter], " + who), 3, 34, "no holiday", false},
		{silence("rule: links.state, weekly: [holidays], " + who), 3, 34, "no holidays are named", true},
		{silence("rule: links.state, weekly: [], " + who), 3, 33, "`weekly` is empty", false},
		{set("known:\n  - {text: \"***\", " + who + "}\n"), 3, 12, "fewer than two letters or digits", false},
		{set("known:\n  - {pattern: \".*\", " + who + "}\n"), 3, 15, "names no letter or digit", false},
		{set("known:\n  - {pattern: \"(\", " + who + "}\n"), 3, 15, "no regular expression", false},
		{set("known:\n  - {where: links.txt, " + who + "}\n"), 3, 6, "would be every line", false},
		{set("known:\n  - {text: a b, pattern: a b, " + who + "}\n"), 3, 26, "not both", false},
		{silence("rule: links.state, code: dwon, " + who), 3, 31, "did you mean `down`?", false},
		{silence("code: not-captred, " + who), 3, 12, "did you mean `not-captured`?", false},
		{set("known:\n  - {text: a b, where: \"[\", " + who + "}\n"), 3, 24, "no pattern of a file's name", false},
		{set("ignore:\n  - {pattern: \"*\", why: known}\n"), 3, 15, "would match every file", false},
		{set("ignore:\n  - {pattern: \"*.tmp\"}\n"), 3, 6, "has no why", false},
		{set("ack:\n  - {key: backup.ages, who: me, why: known}\n"), 3, 11, "did you mean `backup.age`?", false},
		{set("ack:\n  - {key: backup.age, why: known}\n"), 3, 6, "has no who", false},
		// Rules.
		{when("backups", "backup.age > 1h"), 7, 10, "did you mean `backup`?", false},
		{when("backup", "backup.state = \"failed\""), 9, 28, "== does", false},
		{when("backup", "backup.state == \"faild\""), 9, 31, "did you mean `failed`?", false},
		{when("backup", "backup.state in [\"failed\", \"aborted\"]"), 9, 42, "no word of `state`", false},
		{when("each link", "link.state == \"dwon\""), 9, 29, "did you mean `down`?", false},
		{when("server", "any(server.links, .state == \"dwon\")"), 9, 43, "did you mean `down`?", false},
		{when("each link", "link.acd.number == 99"), 9, 31, "never true", false},
		{when("each link", "link.acd.number in [1, 99]"), 9, 38, "99 is never there", false},
		{when("each link", "link.acd.number in [1, \"2\"]"), 9, 34, "texts or numbers, not both", false},
		{when("backup", "hour(now) > 24"), 9, 25, "never true", false},
		{when("backup", "hour(now) >= 24"), 9, 25, "never true", false},
		{when("backup", "hour(now) < 25"), 9, 25, "always true", false},
		{when("backup", "monthday(now) == 32"), 9, 29, "never true", false},
		{when("backup", "minute(now) != 60"), 9, 27, "always true", false},
		{when("backup", "weekday(now) == \"sat\""), 9, 31, "did you mean `saturday`?", false},
		{when("backup", "backup.age > 26"), 9, 26, "has a unit", false},
		{when("backup", "backup.age > 26 h"), 9, 31, "without a blank", false},
		{when("backup", "has(backup.age) and backup.age > 26h"), 9, 15, "goes on to what is ok", true},
		{when("each link", "link.state != \"unknown\" and link.state != \"up\""), 9, 26, "goes on to what is ok", true},
		{when("server", "any(server.runs, has(.age) and .age > 26h)"), 9, 32, "goes on to what is ok", true},
		{when("backup", "not backup.state == \"failed\""), 9, 15, "needs brackets", false},
		{when("backup", "backup.state == \"failed\" or \"running\""), 9, 40, "a condition of its own", false},
		{when("each entry", "lower(entry.text) contains \"Disk\""), 9, 42, "lower leaves no such letters", true},
		{when("each entry", "entry.text includes \"disk\""), 9, 26, "looked for with contains", false},
		{when("each entry", "entry.code == \"12\""), 9, 26, "a number stands without quotes", false},
		{when("each link", "link.connection == \"operationl\""), 9, 34, "no document names the word", true},
		{when("backup", "backup.age > 26h and backup.age < 10h"), 9, 15, "can match nothing", true},
		{when("pair", "primary == secondary"), 9, 23, "not compared as a whole", false},
		{when("server", "server.name contains list(\"x\")"), 9, 41, "unknown list `x`", false},
	} {
		t.Run(tt.file, func(t *testing.T) {
			f, err := Parse(strings.NewReader(tt.file), "site.yml", Options{})
			said := f.Warnings
			if tt.warning {
				require.NoError(t, err, Excerpts(err))
			} else {
				require.Error(t, err)
				said = nil
				for _, e := range err.(interface{ Unwrap() []error }).Unwrap() {
					var pe *centrevu.ParseError
					require.ErrorAs(t, e, &pe)
					said = append(said, pe)
				}
			}
			require.Len(t, said, 1, Excerpts(err))
			assert.Contains(t, said[0].Error(), tt.says)
			assert.Equal(t, place{tt.line, tt.column}, place{said[0].Line, said[0].Column}, said[0].Excerpt())
			assert.NotRegexp(t, `\b(int|string|bool|float64|rulefile|struct|interface|map\[)\b`, said[0].Error())
		})
	}
}

// siteFiles are the files, by what they are for.
func siteFiles() map[string]string {
	return map[string]string{
		"thresholds by server": `version: 1
limits:
  backup_warning: 30h
  backup_critical: 2d6h
limits_by:
  - server: secondary
    backup_warning: 36h
  - {acd: 7, archive_daily: 2d}
  - {server: secondary, acd: 7, archive_interval: 90m}
`,
		"thresholds by server in a rule": rulesFile("site.backup.age", `    for: backup
    outcomes:
      - when: server.role == "primary" and backup.age > 26h
        status: critical
        message: the primary's last backup is {backup.age} old
      - when: backup.age > 2d
        status: warning
        message: the secondary's last backup is {backup.age} old
    otherwise:
      status: ok
      message: "last backup: {backup.finished_at}"
`),
		"silence until a date": `version: 1
silences:
  - rule: links.state
    server: secondary
    acd: 7
    who: CMS team
    why: the link of ACD 7 is moved, change 1182
    until: 2026-12-31
  - rule: archive.overdue
    who: CMS team
    why: the archiver is stopped while tapes are changed
    from: 2026-12-01 06:00
    until: 2026-12-24 18:00
    weekly: sat 02:00-06:00
  - text: printer
    server: primary
    who: CMS team
    why: the printer is away
    until: 2026-12-31T18:00:00-07:00
    weekly:
      - mon-fri 18:00-06:00
      - sat,sun
      - christmas
holidays:
  christmas: 12-24..12-26
  inventory: 2026-06-30
`,
		"codes and text of the log": `version: 1
lists:
  harmless: [12, 99]
  phrases: [disk, dictionary, "tape drive"]
usual:
  - {code: 12, text: printer}
  - text: login failed for guest
rules:
  - id: site.log
    doc: Does the log hold anything that the handbook names?
    cite: site handbook, p. 20
    advice: Look at the entry.
    for: each entry
    where: not (entry.code in list("harmless")) and entry.age < 26h
    outcomes:
      - when: 'any(list("phrases"), entry.text contains #)'
        status: critical
        message: "{entry.code}: {entry.text}"
      - when: entry.text matches "port [0-9]+ (down|lost)" or entry.severity in ["ERROR", "FATAL"]
        status: warning
        message: "{entry.severity} {entry.code} at {entry.time}: {entry.text}"
    otherwise: {status: ok, message: "{entry.text}"}
    none: {status: ok, message: nothing but what is known as harmless}
`,
		"N of M days": `version: 1
days:
  - {rule: backup.age, as: warning, of: 2, in: 3, then: critical}
  - rule: links.state
    of: 3
    in: 7
`,
		"each ACD": rulesFile("site.acds", `    for: each link
    where: link.acd.number != 9
    outcomes:
      - when: link.state == "unknown"
        status: unknown
        message: "{link.acd}: {link.connection} is not a word we know"
      - when: link.state in ["down", "off"]
        status: critical
        message: "{link.acd.name} is {link.state}"
        advice: Call the switch room.
        evidence: filter(server.links, .state == "down")
      - when: link.state == "transient"
        status: warning
        message: "{link.acd} is on its way: {link.application}"
    otherwise: {status: ok, message: up}
`),
		"pair": rulesFile("site.pair", `    for: pair
    outcomes:
      - when: secondary.backup.finished_at < primary.backup.finished_at - 12h
        status: warning
        message: "primary {primary.backup.finished_at}, secondary {secondary.backup.finished_at}"
        on: secondary
      - when: count(primary.links, .state == "up") != count(secondary.links, .state == "up")
        status: critical
        message: "{count(primary.links, .state == \"up\")} links are up on one, {count(secondary.links, .state == \"up\")} on the other"
    otherwise: {status: ok, message: they agree}
`),
		"users": `version: 1
users: [cmsadm, "root"]
`,
		"off and other levels": `version: 1
off: [captures.age, pair.same]
levels:
  archive.overdue: warning
  links.state: {warning: critical}
  backup.age:
    critical: warning
`,
		"schedules": `version: 1
schedules:
  every: {interval: 30, daily: "00:35"}
  3:
    interval: 15
    daily: 01:15
    weekly: "02:00"
    monthly: "03:00"
    week_start: monday
    week_days: 5
  7: {stop_time: "18:00"}
`,
		"office hours": rulesFile("site.office", `    for: each link
    where: not (weekday(now) in ["saturday", "sunday"]) and hour(now) >= 8 and hour(now) < 18
    outcomes:
      - when: link.state != "up"
        status: critical
        message: "{link.acd} is {link.state} in office hours"
    otherwise: {status: ok, message: up}
    none: {status: ok, message: not within office hours}
`),
		"month end": rulesFile("site.monthend", `    for: each run
    where: run.kind == "monthly"
    outcomes:
      - when: monthday(now) <= 2 and run.age > 3d
        status: critical
        message: the monthly archive of {run.acd} ran {run.last}
      - when: monthday(now + 1d) == 1 and run.next > now + 2d
        status: warning
        message: the month ends today, and the archive is due {run.next}
    otherwise: {status: ok, message: "{run.last}"}
    none: {status: unknown, message: no monthly archive is listed}
`),
		"volume": rulesFile("site.volume", `    for: server
    outcomes:
      - when: count(server.entries, .age < 24h) > 200
        status: critical
        message: "{count(server.entries, .age < 24h)} entries in a day"
      - when: count(server.entries, .age < 24h and .severity == "error") / len(server.entries) > 0.1
        status: warning
        message: more than a tenth of {len(server.entries)} entries are errors of today
    otherwise: {status: ok, message: "{len(server.entries)} entries"}
`),
		"known and at work": `version: 1
known:
  - text: Spare board
    where: links.txt
    who: CMS team
    why: a label of our own
    until: 2027-12-31
  - pattern: '^Spare \d+$'
    server: secondary
    who: CMS team
    why: positions without a line
    until: 2027-12-31
ack:
  - key: backup.age:secondary
    who: CMS team
    why: new tapes are on their way
`,
	}
}
