package rules

import (
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/report"
)

func backupArchiving(p *report.Pass) error {
	b, runs := p.Server.Backup, p.Server.Archive.Runs
	line := backupLine(p.Server, b.Where.Text)
	switch b.State {
	case backup.Finished, backup.Failed:
		p.About(line).Say(report.OK, "no backup is running")
		return nil
	case backup.Running:
	default:
		p.About(line).Unknownf("the window does not say whether a backup is running")
		return nil
	}
	collides := false
	for i := range runs {
		r := &runs[i]
		about := p.AboutACD(r.ACD, line, r.At)
		switch {
		case r.State == archive.Running:
			about.Warnf("a backup is running, and the %s archive as well", r.Kind)
		case r.State == archive.Unknown:
			about.Unknownf("a backup is running; of the %s archive there is no telling if it is", r.Kind)
		case r.ACD.Pseudo() || r.Kind == archive.Interval: // not automatic, or every half hour and short
			continue
		case r.Next.IsZero() || p.Now.IsZero():
			about.Unknownf("a backup is running; there is no telling when the %s archive is due", r.Kind)
		case !r.Next.After(p.Now):
			about.Warnf("a backup is running, and the %s archive is due since %s", r.Kind, clock(r.Next))
		default:
			continue
		}
		collides = true
	}
	switch {
	case len(runs) == 0:
		p.Unknownf(noRuns)
	case !collides:
		p.About(line).Say(report.OK, "a backup is running, and no archive is due")
	}
	return nil
}
