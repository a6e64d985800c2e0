package rules

import (
	"time"

	"example.com/centrevu/backup"
	"example.com/centrevu/report"
)

func backupLogRule() report.Rule {
	return report.Rule{
		ID: "backup.log",
		Doc: "Does back.log bear out the Backup Data window? An error in it is critical, unless the window shows a backup " +
			"that finished after the log was seen; one that runs is a warning, and so is a backup that finished and that " +
			"the window does not show, or a log that was seen later and lacks the one that the window shows. What no document names is unknown. Does not apply where nobody captures back.log.",
		Cite:     "3P: the template of back.log; INF: an empty error line means none, state 1 is running",
		Advice:   "Look at back.log and at the tape or disk, and run the backup again with Maintenance > Backup Data.",
		Optional: []report.Fact{report.FactBackupLog},
		Reads:    []report.Fact{report.FactBackup},
		Check:    backupLog,
		Sentences: []report.Sentence{
			{Code: "finished", Text: "back.log: the backup finished {finished:time}"},
			{Code: "failed", Text: `back.log: the last backup failed: "{error:shown}"`},
			{Code: "running", Text: "back.log: a backup is running"},
			{Code: "newer", Text: "back.log: a backup finished {finished:time}, and the window shows the one of {window:time}"},
			{Code: "older", Text: "back.log: the last backup finished {finished:time}, and the window shows the one of {window:time}"},
			{Code: "past", Text: "back.log was seen before the backup that the window shows, {window:time}"},
			{Code: "unknown-word", Text: `back.log: no document names the status "{status:shown}"`},
		},
	}
}

func backupLog(p *report.Pass) error {
	b, window := p.Server.BackupLog, p.Server.Backup
	about := p.About(b.At...)
	seen := p.Server.Seen(report.FactBackupLog).At
	finished := report.Time("finished", b.FinishedAt)
	switch {
	case window != nil && !seen.IsZero() && window.State == backup.Finished && window.FinishedAt.After(seen):
		about.Skip("past", report.Time("window", window.FinishedAt))
	case b.State == backup.Failed:
		about.Critical("failed", report.Shown("error", b.Errors))
	case b.State == backup.Running:
		about.Warn("running")
	case b.State != backup.Finished || b.FinishedAt.IsZero():
		about.Unknown("unknown-word", report.Shown("status", b.Text))
	case window != nil && !window.FinishedAt.IsZero() && b.FinishedAt.After(window.FinishedAt):
		about.Warn("newer", finished, report.Time("window", window.FinishedAt))
	case window != nil && !seen.IsZero() && window.FinishedAt.Sub(b.FinishedAt) > sameBackup:
		about.Warn("older", finished, report.Time("window", window.FinishedAt))
	default:
		about.OK("finished", finished)
	}
	return nil
}

// sameBackup is how far apart two times of one backup can be: that of the program that
// writes back.log, and that of the window.
const sameBackup = time.Hour
