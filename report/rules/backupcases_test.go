package rules

import (
	"time"

	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/report"
)

var backupCases = []spoiled{
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

	{"backup.secondary", "old", func(p report.Pair) { p.Secondary.Backup.FinishedAt = ago(27 * time.Hour) },
		[]string{"secondary: warning: no backup of its own in the last 26 h: the last one finished 2000-05-01 05:00"}},
	{"backup.secondary", "the primary's", func(p report.Pair) { p.Secondary.Backup.FinishedAt = p.Primary.Backup.FinishedAt },
		[]string{"secondary: warning: its last backup finished in the same second as the primary's, 2000-05-02 00:23:41: it may not be its own"}},
	{"backup.secondary", "in the minute of the primary's", func(p report.Pair) { sameMinute(p, false) }, []string{}},
	{"backup.secondary", "in the second of the primary's, a full minute", func(p report.Pair) { sameMinute(p, true) },
		[]string{"secondary: warning: its last backup finished in the same second as the primary's, 2000-05-02 00:23: it may not be its own"}},
	{"backup.secondary", "future", func(p report.Pair) { p.Secondary.Backup.FinishedAt = ago(-time.Hour) },
		[]string{"secondary: unknown: last backup 2000-05-02 09:00 lies 1 h in the future"}},
	{"backup.secondary", "no time", func(p report.Pair) { p.Secondary.Backup.FinishedAt = time.Time{} },
		[]string{"secondary: unknown: the window does not say when the secondary's last backup finished"}},
	{"backup.secondary", "no now", func(p report.Pair) { p.Primary.Now, p.Secondary.Now = time.Time{}, time.Time{} },
		[]string{"secondary: unknown: last backup 2000-05-02 00:20:41; without the time of the check there is no telling if it is today's"}},

	{"backup.archiving", "both run", func(p report.Pair) {
		running(p)
		p.Primary.Archive.Runs[4].State = archive.Running
	}, []string{"primary: ACD 2: warning: a backup is running, and the interval archive as well"}},
	{"backup.archiving", "due", func(p report.Pair) {
		running(p)
		p.Primary.Archive.Runs[1].Next = ago(0)
	}, []string{"primary: ACD 1: warning: a backup is running, and the daily archive is due since 2000-05-02 08:00"}},
	{"backup.archiving", "not due", running, []string{}},
	{"backup.archiving", "no next", func(p report.Pair) {
		running(p)
		p.Primary.Archive.Runs[1].Next = time.Time{}
	}, []string{"primary: ACD 1: unknown: a backup is running; there is no telling when the daily archive is due"}},
	{"backup.archiving", "unknown archive", func(p report.Pair) {
		running(p)
		p.Primary.Archive.Runs[0].State = archive.Unknown
	}, []string{"primary: ACD 1: unknown: a backup is running; of the interval archive there is no telling if it is"}},
	{"backup.archiving", "unknown backup", func(p report.Pair) { p.Primary.Backup.State = backup.Unknown },
		[]string{"primary: unknown: the window does not say whether a backup is running"}},
	{"backup.archiving", "no archives", func(p report.Pair) {
		running(p)
		p.Primary.Archive.Runs = nil
	}, []string{"primary: unknown: the Archiving Status window shows no archive"}},
}

// sameMinute has both backups finish in one minute, without seconds or at its first.
func sameMinute(p report.Pair, seconds bool) {
	for _, s := range []*report.Server{p.Primary, p.Secondary} {
		s.Backup.FinishedAt, s.Backup.Seconds = time.Date(2000, 5, 2, 0, 23, 0, 0, time.UTC), seconds
	}
}
