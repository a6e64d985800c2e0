package rules

import (
	"fmt"

	"example.com/centrevu"
	"example.com/centrevu/backup"
	"example.com/centrevu/report"
)

func backupRules() []report.Rule {
	needs := []report.Fact{report.FactBackup}
	return []report.Rule{{
		ID: "backup.state",
		Doc: "What does the Backup Data window say of the last backup? \"Last backup finished\" without an error text " +
			"is fine. One that runs is a warning, one that failed critical. An error text is critical even if a backup " +
			"finished: a backup that cannot be restored is found out too late. Any other status text is unknown.",
		Cite:   "HA guide p. 2-2, step 3; INF: an empty error text means none",
		Advice: "Look at the error log and the tape or disk, and run the backup again with Maintenance > Backup Data.",
		Needs:  needs,
		Check:  backupState,
	}, {
		ID: "backup.age",
		Doc: "Was this server backed up since yesterday? Judged by the age of the last finished backup, for the count " +
			"of backups completed today is 0 until the nightly one has run. The secondary runs no timetables but " +
			"its own backups, so that it must show its own. A time in the future is unknown.",
		Cite:   "HA guide p. 2-2, step 3, and ch. 2 (timetables of the secondary); INF: the limits",
		Advice: "Run a backup with Maintenance > Backup Data, and see that the backup timetable runs on this server.",
		Needs:  needs,

		Thresholds: []string{"backup_warning", "backup_critical", "clock_skew"},
		Check:      backupAge,
	}, {
		ID: "backup.count",
		Doc: "Does the count of backups completed today agree with the time of the last one? 0 is normal before the " +
			"nightly backup. A backup that finished today and is not counted is a warning, and a count without a " +
			"backup of today is unknown: one of the two was misread, or the capture is not of today.",
		Cite:   "HA guide p. 2-2, step 3; INF: the count starts at midnight, by the day a backup finished",
		Advice: "Look at Maintenance > Backup Data by eye, and check the server's clock and the zone given for it.",
		Needs:  needs,
		Check:  backupCount,
	}, {
		ID: "backup.secondary",
		Doc: "Does the secondary show a daily backup of its own? It runs no timetables but those of its backups. A last " +
			"backup that is too old, or the very one that the primary shows, to the second, is a warning; a time that is " +
			"missing or lies in the future is unknown.",
		Cite: "HA guide ch. 2: the secondary runs no timetables except the full and incremental backup ones; " +
			"INF: two servers do not finish a backup in the same second",
		Advice: "See on the secondary that the backup timetable runs there: what the primary backs up does not hold " +
			"the secondary's local system administration data.",
		Scope: report.PerPair,
		Needs: needs,

		Thresholds: []string{"backup_warning", "clock_skew"},
		Check:      backupSecondary,
	}, {
		ID: "backup.archiving",
		Doc: "Does a backup run into archiving? One that runs while an archive runs, or while a daily, weekly or monthly " +
			"one is due, is a warning. Unknown if the window does not say whether a backup runs, or when the next " +
			"archive is due while one does.",
		Cite:   "HA guide and CMS Administration: no backup during archiving",
		Advice: "Let both finish, then move the backup timetable to a time at which no archive is due.",
		Needs:  []report.Fact{report.FactBackup, report.FactArchive},
		Check:  backupArchiving,
	}}
}

func backupState(p *report.Pass) error {
	b := p.Server.Backup
	about := p.About(backupLine(p.Server, b.Where.Text))
	switch b.State {
	case backup.Finished:
		about.Say(report.OK, "the last backup finished")
	case backup.Running:
		about.Warnf("a backup is running: %q", b.Text)
	case backup.Failed:
		about.Criticalf("the last backup failed: %q", b.Text)
	default:
		if b.Text == "" {
			about.Unknownf("the window shows no status")
		} else {
			about.Unknownf("no document names the status %q", b.Text)
		}
	}
	if b.Errors != "" {
		p.About(backupLine(p.Server, b.Where.Errors)).Criticalf("the window shows an error: %q", b.Errors)
	}
	return nil
}

func backupAge(p *report.Pass) error {
	b := p.Server.Backup
	about := p.About(backupLine(p.Server, b.Where.FinishedAt))
	d := p.Now.Sub(b.FinishedAt)
	switch {
	case b.FinishedAt.IsZero():
		about.Unknownf("the window does not say when the last backup finished")
	case p.Now.IsZero():
		about.Unknownf("last backup %s; without the time of the check there is no telling its age", clock(b.FinishedAt))
	case -d > p.Limits.ClockSkew:
		about.Unknownf("last backup %s lies %s in the future", clock(b.FinishedAt), age(d))
	case d > p.Limits.BackupCritical:
		about.Criticalf("last backup %s, %s ago; %s is too long", clock(b.FinishedAt), age(d), age(p.Limits.BackupCritical))
	case d > p.Limits.BackupWarning:
		about.Warnf("last backup %s, %s ago; %s is too long", clock(b.FinishedAt), age(d), age(p.Limits.BackupWarning))
	default:
		about.Say(report.OK, p.Message().Str("last backup ").Time(b.FinishedAt).Str(", ").Age(d).Str(" ago").String())
	}
	return nil
}

func backupCount(p *report.Pass) error {
	b := p.Server.Backup
	about := p.About(backupLine(p.Server, b.Where.CompletedToday), backupLine(p.Server, b.Where.FinishedAt))
	if b.CompletedToday == nil {
		about.Unknownf("the window does not show how many backups were completed today")
		return nil
	}
	n := *b.CompletedToday
	if p.Now.IsZero() || b.FinishedAt.IsZero() {
		about.Unknownf("%s completed today; without both times there is no telling if that is right", backups(n))
		return nil
	}
	shown := p.Server.CapturedAt(report.FactBackup)
	if shown.IsZero() {
		shown = p.Now
	}
	y, m, d := shown.In(b.FinishedAt.Location()).Date()
	fy, fm, fd := b.FinishedAt.Date()
	today := y == fy && m == fm && d == fd
	switch {
	case n < 0:
		about.Unknownf("%s completed today", backups(n))
	case n > 0 && !today:
		about.Unknownf("%s completed today, but the last one finished %s", backups(n), clock(b.FinishedAt))
	case n == 0 && today:
		about.Warnf("none is counted as completed today, but the last one finished %s", clock(b.FinishedAt))
	case n == 0:
		about.OKf("none completed today yet, the last one finished %s", clock(b.FinishedAt))
	default:
		about.OKf("%s completed today", backups(n))
	}
	return nil
}

func backups(n int) string {
	if n == 1 {
		return "1 backup"
	}
	return fmt.Sprintf("%d backups", n)
}

// backupLine returns the line of the window that a value stands on, or nothing
// if it was not read.
func backupLine(s *report.Server, at centrevu.Position) centrevu.Line {
	if at == (centrevu.Position{}) {
		return centrevu.Line{}
	}
	for _, l := range s.Backup.At {
		if l.Line == at.Line && l.Column <= at.Column && l.Offset <= at.Offset {
			return l
		}
	}
	return centrevu.Line{}
}
