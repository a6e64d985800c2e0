package rules

import (
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
		Sentences: []report.Sentence{
			{Code: "finished", Text: "the last backup finished"},
			{Code: "running", Text: `a backup is running: "{status:shown}"`},
			{Code: "failed", Text: `the last backup failed: "{status:shown}"`},
			{Code: "no-status", Text: "the window shows no status"},
			{Code: "unknown-word", Text: `no document names the status "{status:shown}"`},
			{Code: "error", Text: `the window shows an error: "{error:shown}"`},
		},
	}, {
		ID: "backup.age",
		Doc: "Was this server backed up since yesterday? Judged by the age of the last finished backup, for the count " +
			"of backups completed today is 0 until the nightly one has run. The secondary runs no timetables but " +
			"its own backups, so that it must show its own. A time in the future is unknown. With a History, a last backup " +
			"that is before the one that was seen then is a warning.",
		Cite:   "HA guide p. 2-2, step 3, and ch. 2 (timetables of the secondary); INF: the limits",
		Advice: "Run a backup with Maintenance > Backup Data, and see that the backup timetable runs on this server.",
		Needs:  needs,

		Thresholds: []string{"backup_warning", "backup_critical", "clock_skew"},
		Check:      backupAge,
		Sentences: []report.Sentence{
			{Code: "recent", Text: "last backup {last:time}, {age:duration} ago"},
			{Code: "old", Text: "last backup {last:time}, {age:duration} ago; {limit:duration} is too long"},
			{Code: "future", Text: "last backup {last:time} lies {age:duration} in the future"},
			{Code: "undated", Text: "the window does not say when the last backup finished"},
			{Code: "went-back", Text: "last backup {last:time}, and at the check of {before:time} it was {was:time}: what ran last does not go back", Advice: adviseBack},
			{Code: "no-time", Text: "last backup {last:time}; without the time of the check there is no telling its age"},
		},
	}, {
		ID: "backup.count",
		Doc: "Does the count of backups completed today agree with the time of the last one? 0 is normal before the " +
			"nightly backup. A backup that finished today and is not counted is a warning, and a count without a " +
			"backup of today is unknown: one of the two was misread, or the capture is not of today.",
		Cite:   "HA guide p. 2-2, step 3; INF: the count starts at midnight, by the day a backup finished",
		Advice: "Look at Maintenance > Backup Data by eye, and check the server's clock and the zone given for it.",
		Needs:  needs,
		Check:  backupCount,
		Sentences: []report.Sentence{
			{Code: "counted", Text: "{count:count} backups completed today", One: "1 backup completed today"},
			{Code: "none-yet", Text: "none completed today yet, the last one finished {last:time}"},
			{Code: "not-counted", Text: "none is counted as completed today, but the last one finished {last:time}"},
			{Code: "not-of-today", Text: "{count:count} backups completed today, but the last one finished {last:time}",
				One: "1 backup completed today, but the last one finished {last:time}"},
			{Code: "negative", Text: "{count:count} backups completed today"},
			{Code: "not-shown", Text: "the window does not show how many backups were completed today"},
			{Code: "no-time", Text: "{count:count} backups completed today; without both times there is no telling if that is right",
				One: "1 backup completed today; without both times there is no telling if that is right"},
		},
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
		Sentences: []report.Sentence{
			{Code: "own", Text: "a backup of its own, {last:time}"},
			{Code: "old", Text: "no backup of its own in the last {limit:duration}: the last one finished {last:time}"},
			{Code: "same", Text: "its last backup finished in the same second as the primary's, {last:time}: it may not be its own"},
			{Code: "primary-undated", Text: "last backup {last:time}; the primary does not show its own, to tell the two apart"},
			{Code: "future", Text: "last backup {last:time} lies {age:duration} in the future"},
			{Code: "undated", Text: "the window does not say when the secondary's last backup finished"},
			{Code: "no-time", Text: "last backup {last:time}; without the time of the check there is no telling if it is today's"},
		},
	}, {
		ID: "backup.archiving",
		Doc: "Does a backup run into archiving? One that runs while an archive runs, or while a daily, weekly or monthly " +
			"one is due, is a warning. Unknown if the window does not say whether a backup runs, or when the next " +
			"archive is due while one does.",
		Cite:   "HA guide and CMS Administration: no backup during archiving",
		Advice: "Let both finish, then move the backup timetable to a time at which no archive is due.",
		Needs:  []report.Fact{report.FactBackup, report.FactArchive},
		Check:  backupArchiving,
		Sentences: []report.Sentence{
			{Code: "idle", Text: "no backup is running"},
			{Code: "no-archive", Text: "a backup is running, and no archive is due"},
			{Code: "archive-runs", Text: "a backup is running, and the {kind:word} archive as well"},
			{Code: "archive-due", Text: "a backup is running, and the {kind:word} archive is due since {next:time}"},
			{Code: "archive-unknown", Text: "a backup is running; of the {kind:word} archive there is no telling if it is"},
			{Code: "archive-undated", Text: "a backup is running; there is no telling when the {kind:word} archive is due"},
			{Code: "unknown", Text: "the window does not say whether a backup is running"},
			{Code: "none", Text: noRuns},
		},
	}, backupLogRule()}
}

func backupState(p *report.Pass) error {
	b := p.Server.Backup
	about := p.About(backupLine(p.Server, b.Where.Text))
	switch b.State {
	case backup.Finished:
		about.OK("finished")
	case backup.Running:
		about.Warn("running", report.Shown("status", b.Text))
	case backup.Failed:
		about.Critical("failed", report.Shown("status", b.Text))
	default:
		if b.Text == "" {
			about.Unknown("no-status")
		} else {
			about.Unknown("unknown-word", report.Shown("status", b.Text))
		}
	}
	if b.Errors != "" {
		p.About(backupLine(p.Server, b.Where.Errors)).Of("errors").Critical("error", report.Shown("error", b.Errors))
	}
	return nil
}

func backupAge(p *report.Pass) error {
	b := p.Server.Backup
	about := p.About(backupLine(p.Server, b.Where.FinishedAt))
	d := p.Now.Sub(b.FinishedAt)
	last, age := report.Time("last", b.FinishedAt), report.Age("age", d)
	switch {
	case b.FinishedAt.IsZero():
		about.Unknown("undated")
	case p.Now.IsZero():
		about.Unknown("no-time", last)
	case -d > p.Limits.ClockSkew:
		about.Unknown("future", last, age)
	case d > p.Limits.BackupCritical:
		about.Critical("old", last, age, report.Age("limit", p.Limits.BackupCritical))
	case d > p.Limits.BackupWarning:
		about.Warn("old", last, age, report.Age("limit", p.Limits.BackupWarning))
	default:
		about.OK("recent", last, age)
	}
	if was, at := finishedBefore(p, beforeThat); !was.IsZero() {
		about.Of(beforeThat).Warn("went-back", last, report.Time("before", at), report.Time("was", was))
	}
	return nil
}

func backupCount(p *report.Pass) error {
	b := p.Server.Backup
	about := p.About(backupLine(p.Server, b.Where.CompletedToday), backupLine(p.Server, b.Where.FinishedAt))
	if b.CompletedToday == nil {
		about.Unknown("not-shown")
		return nil
	}
	n := *b.CompletedToday
	count, last := report.Count("count", n), report.Time("last", b.FinishedAt)
	if p.Now.IsZero() || b.FinishedAt.IsZero() {
		about.Unknown("no-time", count)
		return nil
	}
	shown := p.Server.CapturedAt(report.FactBackup)
	if shown.IsZero() {
		shown = p.Now
	}
	today := report.DateOf(shown.In(b.FinishedAt.Location())) == report.DateOf(b.FinishedAt)
	switch {
	case n < 0:
		about.Unknown("negative", count)
	case n > 0 && !today:
		about.Unknown("not-of-today", count, last)
	case n == 0 && today:
		about.Warn("not-counted", last)
	case n == 0:
		about.OK("none-yet", last)
	default:
		about.OK("counted", count)
	}
	return nil
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
