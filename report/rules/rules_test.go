package rules

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

// cases holds for each rule what spoils the healthy pair and what the rule
// says to it; that it says nothing to the healthy pair is tested of all.
var cases = []struct {
	rule, name string
	spoil      func(p report.Pair)
	want       []string
}{
	{"links.state", "down", func(p report.Pair) {
		p.Primary.Links.Links[1].Application = "waiting session"
		p.Primary.Links.Links[1].Session = "quiescent"
	}, []string{`primary: ACD 2: critical: the link is down: application "waiting session", session "quiescent", connection "operational"`}},
	{"links.state", "transient", func(p report.Pair) { p.Secondary.Links.Links[0].Application = "translation pumpup" },
		[]string{`secondary: ACD 1: warning: the link is not up yet: application "translation pumpup", session "data transfer", connection "operational"`}},
	{"links.state", "off", func(p report.Pair) { p.Secondary.Links.Links[0].Application = "busied out (switch)" },
		[]string{`secondary: ACD 1: warning: the link is turned off: application "busied out (switch)", session "data transfer", connection "operational"`}},
	{"links.state", "unknown word", func(p report.Pair) { p.Secondary.Links.Links[0].Connection = "wait CONN" },
		[]string{`secondary: ACD 1: unknown: the link shows a word that is not known: application "data transfer", session "data transfer", connection "wait CONN"`}},
	{"links.state", "no links", func(p report.Pair) { p.Primary.Links = &links.Status{} },
		[]string{"primary: unknown: the Connection Status window shows no link"}},

	{"links.pair", "down to the secondary", func(p report.Pair) { p.Secondary.Links.Links[0].Connection = "out of order" },
		[]string{"secondary: ACD 1: critical: only the link to the secondary is down: this points to the secondary or its path"}},
	{"links.pair", "down to the primary", func(p report.Pair) { p.Primary.Links.Links[0].Connection = "out of order" },
		[]string{"primary: ACD 1: critical: only the link to the primary is down: this points to the primary or its path"}},
	{"links.pair", "both down", func(p report.Pair) {
		p.Primary.Links.Links[0].Connection = "out of order"
		p.Secondary.Links.Links[0].Application = "not collecting data"
	}, []string{"ACD 1: critical: neither link is up (down to the primary, off to the secondary): this points to the switch or its clock"}},
	{"links.pair", "unknown", func(p report.Pair) { p.Primary.Links.Links[0].Connection = "" },
		[]string{"ACD 1: unknown: not both links are known: unknown to the primary, up to the secondary"}},
	{"links.pair", "not seen on one", func(p report.Pair) {
		p.Primary.Links.Links = p.Primary.Links.Links[1:]
		p.Secondary.Links.Links = p.Secondary.Links.Links[:1]
	}, []string{
		"secondary: ACD 2: unknown: the link was not seen; the primary shows one",
		"primary: ACD 1: unknown: the link was not seen; the secondary shows one",
	}},
	{"links.pair", "shown twice", func(p report.Pair) {
		down := p.Secondary.Links.Links[0]
		down.Connection = "out of order"
		p.Secondary.Links.Links = append(p.Secondary.Links.Links, down)
	}, []string{"secondary: ACD 1: critical: only the link to the secondary is down: this points to the secondary or its path"}},
	{"links.pair", "none", func(p report.Pair) { p.Primary.Links, p.Secondary.Links = &links.Status{}, &links.Status{} },
		[]string{"unknown: neither server shows a link"}},

	{"archive.state", "failed", func(p report.Pair) { p.Primary.Archive.Runs[1].State = archive.Failed },
		[]string{"primary: ACD 1: critical: daily: failed"}},
	{"archive.state", "not run", func(p report.Pair) { p.Primary.Archive.Runs[1].State = archive.NotRun },
		[]string{"primary: ACD 1: warning: daily: not run"}},
	{"archive.state", "not run on a pseudo-ACD", func(p report.Pair) {
		p.Primary.Archive.Runs[1] = archive.Run{ACD: centrevu.ACD{Number: 9}, Kind: archive.Daily, State: archive.NotRun}
	}, []string{}},
	{"archive.state", "unknown word", func(p report.Pair) {
		p.Primary.Archive.Runs[1].State, p.Primary.Archive.Runs[1].Text = archive.Unknown, "on hold"
	}, []string{`primary: ACD 1: unknown: daily: no document names the status "on hold"`}},
	{"archive.state", "running", func(p report.Pair) {
		for i, d := range []time.Duration{time.Hour, 3 * time.Hour, -time.Hour} {
			p.Primary.Archive.Runs[i].State = archive.Running
			p.Primary.Archive.Runs[i].Last = ago(d)
		}
		p.Primary.Archive.Runs[3].State = archive.Running
		p.Primary.Archive.Runs[3].Last = time.Time{}
	}, []string{
		"primary: ACD 1: warning: daily: running, and its last time is 2000-05-02 05:00, 3 h ago",
		"primary: ACD 1: unknown: weekly: running; its time 2000-05-02 09:00 lies 1 h in the future",
		"primary: ACD 1: unknown: monthly: running; no time is shown to tell since when",
	}},
	{"archive.state", "running, no now", func(p report.Pair) {
		p.Primary.Now = time.Time{}
		p.Primary.Archive.Runs[0].State = archive.Running
	}, []string{"primary: ACD 1: unknown: interval: running; without the time of the check there is no telling since when"}},
	{"archive.state", "no rows", func(p report.Pair) { p.Primary.Archive.Runs = nil },
		[]string{"primary: unknown: the Archiving Status window shows no archive"}},

	{"archive.overdue", "overdue", func(p report.Pair) {
		runs := p.Primary.Archive.Runs
		for i, d := range []time.Duration{121 * time.Minute, 27 * time.Hour, 9 * 24 * time.Hour, 33 * 24 * time.Hour} {
			runs[i].Last, runs[i+4].Last = ago(d), ago(2*d+10*24*time.Hour)
		}
	}, []string{
		"primary: ACD 1: warning: interval: last run 2000-05-02 05:59, 2 h 1 min ago; more than 2 h is overdue",
		"primary: ACD 1: warning: daily: last run 2000-05-01 05:00, 27 h ago; more than 26 h is overdue",
		"primary: ACD 1: warning: weekly: last run 2000-04-23 08:00, 9 days ago; more than 8 days is overdue",
		"primary: ACD 1: warning: monthly: last run 2000-03-30 08:00, 33 days ago; more than 32 days is overdue",
		"primary: ACD 2: critical: interval: last run 2000-04-22 03:58, 10 days ago; more than 2 h is overdue",
		"primary: ACD 2: critical: daily: last run 2000-04-20 02:00, 12 days ago; more than 26 h is overdue",
		"primary: ACD 2: critical: weekly: last run 2000-04-04 08:00, 28 days ago; more than 8 days is overdue",
		"primary: ACD 2: critical: monthly: last run 2000-02-16 08:00, 76 days ago; more than 32 days is overdue",
	}},
	{"archive.overdue", "at the limit", func(p report.Pair) { p.Primary.Archive.Runs[1].Last = ago(26 * time.Hour) }, []string{}},
	{"archive.overdue", "a clock that is a little ahead", func(p report.Pair) {
		p.Primary.Archive.Runs[0].Last = ago(-5 * time.Minute)
	}, []string{}},
	{"archive.overdue", "future", func(p report.Pair) { p.Primary.Archive.Runs[0].Last = ago(-6 * time.Minute) },
		[]string{"primary: ACD 1: unknown: interval: last run 2000-05-02 08:06 lies 6 min in the future"}},
	{"archive.overdue", "no time", func(p report.Pair) { p.Primary.Archive.Runs[0].Last = time.Time{} },
		[]string{"primary: ACD 1: unknown: interval: finished, and no time is shown"}},
	{"archive.overdue", "no now", func(p report.Pair) {
		p.Primary.Now, p.Primary.Archive.Runs = time.Time{}, p.Primary.Archive.Runs[:1]
	}, []string{"primary: ACD 1: unknown: interval: last run 2000-05-02 07:30; without the time of the check there is no telling its age"}},
	{"archive.overdue", "pseudo-ACD", func(p report.Pair) {
		p.Primary.Archive.Runs[0].ACD.Number, p.Primary.Archive.Runs[0].Last = 26, ago(9999*time.Hour)
	}, []string{}},
	{"archive.overdue", "no kind", func(p report.Pair) { p.Primary.Archive.Runs[0].Kind = 0 },
		[]string{"primary: ACD 1: unknown: kind 0 is no kind of archive"}},

	{"archive.kinds", "one missing", func(p report.Pair) { p.Primary.Archive.Runs = p.Primary.Archive.Runs[1:] },
		[]string{"primary: ACD 1: unknown: interval: not shown"}},
	{"archive.kinds", "pseudo-ACD", func(p report.Pair) {
		p.Primary.Archive.Runs = append(p.Primary.Archive.Runs, archive.Run{ACD: centrevu.ACD{Number: 12}, Kind: archive.Daily})
	}, []string{}},
	{"archive.kinds", "no rows", func(p report.Pair) { p.Primary.Archive.Runs = nil },
		[]string{"primary: unknown: the Archiving Status window shows no archive"}},

	{"archive.log", "failure of that kind", func(p report.Pair) { log(p, ago(7*time.Hour), 1, "Daily ARCHIVE has failed") },
		[]string{"primary: ACD 1: critical: daily: finished 2000-05-02 00:35, but the entry of 2000-05-02 01:00 speaks of a failure"}},
	{"archive.log", "failure of some kind", func(p report.Pair) { log(p, ago(2*time.Hour), 2, "archiving failed") },
		[]string{
			"primary: ACD 2: warning: daily: finished 2000-05-02 00:35, but the entry of 2000-05-02 06:00 may speak of its failure",
			"primary: ACD 2: warning: weekly: finished 2000-04-30 01:00, but the entry of 2000-05-02 06:00 may speak of its failure",
			"primary: ACD 2: warning: monthly: finished 2000-05-01 01:00, but the entry of 2000-05-02 06:00 may speak of its failure",
		}},
	{"archive.log", "failure before the run", func(p report.Pair) { log(p, ago(9*time.Hour), 1, "daily archive failed") }, []string{}},
	{"archive.log", "failure of no ACD and without a time", func(p report.Pair) { log(p, time.Time{}, 0, "interval archive failed") },
		[]string{
			"primary: ACD 1: critical: interval: finished 2000-05-02 07:30, but an entry without a time speaks of a failure",
			"primary: ACD 2: critical: interval: finished 2000-05-02 07:30, but an entry without a time speaks of a failure",
		}},
	{"archive.log", "captured before", func(p report.Pair) { p.Primary.Errors.NotAfter = ago(time.Hour) },
		[]string{
			"primary: ACD 1: unknown: interval: finished 2000-05-02 07:30, and the error log was captured before, 2000-05-02 07:00",
			"primary: ACD 2: unknown: interval: finished 2000-05-02 07:30, and the error log was captured before, 2000-05-02 07:00",
		}},
	{"archive.log", "no time", func(p report.Pair) { p.Primary.Archive.Runs[0].Last = time.Time{} },
		[]string{"primary: ACD 1: unknown: interval: finished, and no time is shown to look for in the error log"}},
	{"archive.log", "empty log", func(p report.Pair) {
		p.Primary.Errors.Entries, p.Primary.Archive.Runs = nil, p.Primary.Archive.Runs[:1]
	}, []string{"primary: ACD 1: unknown: interval: finished, which is shown for a failure as well, and the error log shows no entry at all"}},
	{"archive.log", "known to have succeeded", func(p report.Pair) {
		p.Primary.Errors.Entries = nil
		for i := range p.Primary.Archive.Runs {
			p.Primary.Archive.Runs[i].State = archive.Succeeded
		}
	}, []string{}},
	{"archive.log", "no rows", func(p report.Pair) { p.Primary.Archive.Runs = nil },
		[]string{"primary: unknown: the Archiving Status window shows no archive"}},

	{"archive.acds", "link only", func(p report.Pair) { p.Primary.Archive.Runs = p.Primary.Archive.Runs[4:] },
		[]string{"primary: ACD 1: unknown: its link is shown and its archives are not"}},
	{"archive.acds", "archive only", func(p report.Pair) { p.Primary.Links.Links = p.Primary.Links.Links[1:] },
		[]string{"primary: ACD 1: unknown: its archives are shown and its link is not"}},
	{"archive.acds", "nothing", func(p report.Pair) {
		p.Primary.Links, p.Primary.Archive = &links.Status{}, &archive.Status{}
	}, []string{"primary: unknown: neither window shows an ACD"}},
	{"archive.acds", "by name and by number", func(p report.Pair) {
		p.Primary.Links.Links[0].ACD = centrevu.ACD{Number: 1, Name: "Claims"}
		p.Primary.Archive.Runs[0].ACD = centrevu.ACD{Name: "Claims"}
	}, []string{}},
	{"archive.acds", "by nothing", func(p report.Pair) { p.Primary.Links.Links[0].ACD = centrevu.ACD{} },
		[]string{
			"primary: unknown: its link is shown and its archives are not",
			"primary: ACD 1: unknown: its archives are shown and its link is not",
		}},

	{"backup.state", "running", func(p report.Pair) {
		p.Primary.Backup.State, p.Primary.Backup.Text = backup.Running, "state: 1"
	}, []string{`primary: warning: a backup is running: "state: 1"`}},
	{"backup.state", "failed", func(p report.Pair) {
		p.Primary.Backup.State, p.Primary.Backup.Text = backup.Failed, "no tape"
	}, []string{`primary: critical: the last backup failed: "no tape"`}},
	{"backup.state", "unknown text", func(p report.Pair) {
		p.Primary.Backup.State, p.Primary.Backup.Text = backup.Unknown, "Waiting for tape 2"
	}, []string{`primary: unknown: no document names the status "Waiting for tape 2"`}},
	{"backup.state", "no text", func(p report.Pair) { p.Primary.Backup.State, p.Primary.Backup.Text = backup.Unknown, "" },
		[]string{"primary: unknown: the window shows no status"}},
	{"backup.state", "error text", func(p report.Pair) { p.Secondary.Backup.Errors = "Tape write failed" },
		[]string{`secondary: critical: the window shows an error: "Tape write failed"`}},

	{"backup.age", "old", func(p report.Pair) {
		p.Primary.Backup.FinishedAt = ago(26*time.Hour + time.Minute)
		p.Secondary.Backup.FinishedAt = ago(51 * time.Hour)
	}, []string{
		"primary: warning: last backup 2000-05-01 05:59, 26 h 1 min ago; 26 h is too long",
		"secondary: critical: last backup 2000-04-30 05:00, 51 h ago; 50 h is too long",
	}},
	{"backup.age", "at the limit", func(p report.Pair) { p.Primary.Backup.FinishedAt = ago(26 * time.Hour) }, []string{}},
	{"backup.age", "future", func(p report.Pair) { p.Primary.Backup.FinishedAt = ago(-time.Hour) },
		[]string{"primary: unknown: last backup 2000-05-02 09:00 lies 1 h in the future"}},
	{"backup.age", "no time", func(p report.Pair) { p.Primary.Backup.FinishedAt = time.Time{} },
		[]string{"primary: unknown: the window does not say when the last backup finished"}},
	{"backup.age", "no now", func(p report.Pair) { p.Primary.Now = time.Time{} },
		[]string{"primary: unknown: last backup 2000-05-02 00:23:41; without the time of the check there is no telling its age"}},

	{"backup.count", "no count", func(p report.Pair) { p.Primary.Backup.CompletedToday = nil },
		[]string{"primary: unknown: the window does not show how many backups were completed today"}},
	{"backup.count", "none yet", func(p report.Pair) { count(p, 0, ago(9*time.Hour)) }, []string{}},
	{"backup.count", "none counted", func(p report.Pair) { count(p, 0, ago(8*time.Hour)) },
		[]string{"primary: warning: none is counted as completed today, but the last one finished 2000-05-02 00:00"}},
	{"backup.count", "counted, of yesterday", func(p report.Pair) { count(p, 2, ago(9*time.Hour)) },
		[]string{"primary: unknown: 2 backups completed today, but the last one finished 2000-05-01 23:00"}},
	{"backup.count", "counted, shown yesterday", func(p report.Pair) {
		count(p, 1, ago(9*time.Hour))
		p.Primary.Captures[0].CapturedAt = ago(8*time.Hour + time.Minute)
	}, []string{}},
	{"backup.count", "no now", func(p report.Pair) { p.Primary.Now = time.Time{} },
		[]string{"primary: unknown: 1 backup completed today; without both times there is no telling if that is right"}},
	{"backup.count", "less than none", func(p report.Pair) { count(p, -1, ago(time.Hour)) },
		[]string{"primary: unknown: -1 backups completed today"}},
	{"backup.count", "in the zone of the server", func(p report.Pair) {
		west := time.FixedZone("west", -9*3600)
		count(p, 1, time.Date(2000, 5, 1, 22, 0, 0, 0, west)) // now is 23:00 there
	}, []string{}},

	{"errors.unusual", "recent", func(p report.Pair) { log(p, ago(26*time.Hour), 1, "A thing happened") },
		[]string{"primary: ACD 1: warning: 2000-05-01 06:00: code 99, A thing happened"}},
	{"errors.unusual", "past", func(p report.Pair) { log(p, ago(26*time.Hour+time.Minute), 1, "A thing happened") }, []string{}},
	{"errors.unusual", "the record of the article", func(p report.Pair) {
		log(p, ago(time.Hour), 4, "SPI configuration error: Switch and UNIX clocks differ by more than 24 hours.")
	}, []string{"primary: ACD 4: critical: 2000-05-02 07:00: code 99, SPI configuration error: Switch and UNIX clocks differ by more than 24 hours."}},
	{"errors.unusual", "kinds of text", func(p report.Pair) {
		for _, text := range []string{
			"Data collection will remain down until reset", "archive of ACD failed", "Disk is full", "Disk space is low",
			"Link to ACD 4 is down", "Timetable nightly stopped", "dictionary mismatch",
		} {
			log(p, ago(time.Hour), 0, text)
		}
	}, []string{
		"primary: critical: 2000-05-02 07:00: code 99, Data collection will remain down until reset",
		"primary: critical: 2000-05-02 07:00: code 99, archive of ACD failed",
		"primary: critical: 2000-05-02 07:00: code 99, Disk is full",
		"primary: warning: 2000-05-02 07:00: code 99, Disk space is low",
		"primary: warning: 2000-05-02 07:00: code 99, Link to ACD 4 is down",
		"primary: warning: 2000-05-02 07:00: code 99, Timetable nightly stopped",
		"primary: warning: 2000-05-02 07:00: code 99, dictionary mismatch",
	}},
	{"errors.unusual", "repeats", func(p report.Pair) {
		log(p, ago(2*time.Hour), 1, "again")
		log(p, ago(time.Hour), 1, "again")
		log(p, ago(time.Hour), 2, "again")
		p.Primary.Errors.Entries[1].Count = 5
	}, []string{
		"primary: ACD 1: warning: 6 times, last 2000-05-02 07:00: code 99, again",
		"primary: ACD 2: warning: 2000-05-02 07:00: code 99, again",
	}},
	{"errors.unusual", "no entry", func(p report.Pair) { p.Primary.Errors.Entries = nil },
		[]string{"primary: unknown: the error log shows no entry at all, as a report that was not run does"}},
	{"errors.unusual", "future", func(p report.Pair) { log(p, ago(-time.Hour), 1, "soon") },
		[]string{"primary: ACD 1: unknown: 2000-05-02 09:00 lies in the future, once: code 99, soon"}},
	{"errors.unusual", "undated", func(p report.Pair) { log(p, time.Time{}, 1, "sometime") },
		[]string{"primary: ACD 1: unknown: once without a time: code 99, sometime"}},
	{"errors.unusual", "no now", func(p report.Pair) { p.Primary.Now = time.Time{} },
		[]string{"primary: unknown: 1 entry; without the time of the check there is no telling which are recent"}},

	{"pair.acds", "on one server only", func(p report.Pair) {
		p.Primary.Links.Links = p.Primary.Links.Links[1:]
		p.Primary.Archive.Runs = p.Primary.Archive.Runs[4:]
		p.Secondary.Archive.Runs[0].ACD = centrevu.ACD{Number: 8}
		p.Primary.Archive.Runs[0].ACD = centrevu.ACD{Number: 7}
	}, []string{
		"secondary: ACD 7: warning: only the primary shows it",
		"primary: ACD 1: warning: only the secondary shows it",
		"primary: ACD 8: warning: only the secondary shows it",
	}},
	{"pair.acds", "another name", func(p report.Pair) {
		p.Primary.Links.Links[0].ACD.Name, p.Secondary.Links.Links[0].ACD.Name = "Claims", "Sales"
	}, []string{`secondary: ACD 1 (Claims): warning: the primary calls it "Claims", the secondary "Sales"`}},
	{"pair.acds", "none", func(p report.Pair) {
		p.Primary.Links, p.Secondary.Links = &links.Status{}, &links.Status{}
		p.Primary.Archive = nil
	}, []string{"unknown: neither server shows an ACD"}},

	{"pair.same", "the same", func(p report.Pair) { *p.Secondary = *server("secondary", 0) },
		[]string{"warning: both servers show the same in everything, to the second: one may have been captured twice"}},
	{"pair.same", "the same but for a link", func(p report.Pair) {
		*p.Secondary = *server("secondary", 0)
		p.Secondary.Links.Links[0].Session = "quiescent"
	}, []string{}},
	{"pair.same", "the same without a time", func(p report.Pair) {
		*p.Secondary = *server("secondary", 0)
		p.Primary.Backup.FinishedAt, p.Secondary.Backup.FinishedAt = time.Time{}, time.Time{}
	}, []string{"unknown: both servers show the same, without the time of a backup to tell them apart"}},

	{"captures.age", "old", func(p report.Pair) {
		p.Primary.Captures[0].CapturedAt = ago(27 * time.Hour)
		p.Secondary.Captures[0].CapturedAt = time.Time{}
		p.Secondary.Captures[0].ModTime = ago(80 * time.Hour)
	}, []string{
		"primary: unknown: primary/all: shown 2000-05-01 05:00, 27 h ago; it says nothing of today",
		"secondary: unknown: secondary/all: written 2000-04-29 00:00, 3 days ago; it says nothing of today",
	}},
	{"captures.age", "future", func(p report.Pair) { p.Primary.Captures[0].CapturedAt = ago(-time.Hour) },
		[]string{"primary: unknown: primary/all: shown 2000-05-02 09:00, which lies 1 h in the future"}},
	{"captures.age", "a newer file", func(p report.Pair) {
		p.Primary.Captures[0].CapturedAt = time.Time{}
		p.Primary.Captures[0].ModTime = ago(-99 * time.Hour)
	}, []string{}},
	{"captures.age", "old, but another counts", func(p report.Pair) {
		p.Primary.Captures = append(p.Primary.Captures, report.Capture{
			Name: "old", Facts: []report.Fact{report.FactLinks}, Superseded: []report.Fact{report.FactLinks}, ModTime: ago(999 * time.Hour),
		}, report.Capture{Name: "junk", ModTime: ago(999 * time.Hour)})
	}, []string{}},
	{"captures.age", "no now", func(p report.Pair) { p.Primary.Now = time.Time{} },
		[]string{"primary: unknown: primary/all: without the time of the check there is no telling its age"}},
}

func log(p report.Pair, at time.Time, acd int, text string) {
	l := p.Primary.Errors
	l.Entries = append(l.Entries, errlog.Entry{
		Time: at, Code: 99, ACD: centrevu.ACD{Number: acd}, Text: text,
		At: centrevu.Position{Offset: int64(100 * len(l.Entries)), Line: 10 * len(l.Entries)},
	})
}

func count(p report.Pair, n int, finished time.Time) {
	p.Primary.Backup.CompletedToday, p.Primary.Backup.FinishedAt = &n, finished
	p.Primary.Captures[0].CapturedAt = time.Time{}
}

func TestRules(t *testing.T) {
	for _, tt := range cases {
		t.Run(tt.rule+"/"+tt.name, func(t *testing.T) {
			p := pair()
			tt.spoil(p)
			assert.Equal(t, tt.want, only(p, tt.rule))
		})
	}
}

func TestRulesOnTheHealthyPair(t *testing.T) {
	for _, r := range All() {
		t.Run(r.ID, func(t *testing.T) {
			assert.Empty(t, only(pair(), r.ID))
			worst := report.Evaluate(pair(), []report.Rule{r}, report.Options{}).Worst()
			assert.Equal(t, report.OK, worst)
		})
	}
}

func TestEachRuleHasAFailingCase(t *testing.T) {
	failing := make(map[string]bool)
	for _, tt := range cases {
		failing[tt.rule] = failing[tt.rule] || len(tt.want) > 0
	}
	for _, r := range All() {
		assert.True(t, failing[r.ID], r.ID)
	}
}

func TestCatalogueIsValid(t *testing.T) {
	assert.NoError(t, report.Validate(All()))
	All()[0].ID = "changed"
	assert.NotEqual(t, "changed", All()[0].ID, "a caller's slice is its own")
}
