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
		p.About(line).OK("idle")
		return nil
	case backup.Running:
	default:
		p.About(line).Unknown("unknown")
		return nil
	}
	collides := false
	for i := range runs {
		r := &runs[i]
		about, kind := p.AboutACD(r.ACD, line, r.At).Of(r.Kind.String()), kindOf(r)
		switch {
		case r.State == archive.Running:
			about.Warn("archive-runs", kind)
		case r.State == archive.Unknown:
			about.Unknown("archive-unknown", kind)
		case r.ACD.Pseudo() || r.Kind == archive.Interval: // not automatic, or every half hour and short
			continue
		case r.Next.IsZero() || p.Now.IsZero():
			about.Unknown("archive-undated", kind)
		case !r.Next.After(p.Now):
			about.Warn("archive-due", kind, report.Time("next", r.Next))
		default:
			continue
		}
		collides = true
	}
	switch {
	case len(runs) == 0:
		p.Unknown("none")
	case !collides:
		p.About(line).OK("no-archive")
	}
	return nil
}
