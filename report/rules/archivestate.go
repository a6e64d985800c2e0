package rules

import (
	"example.com/centrevu/archive"
	"example.com/centrevu/report"
)

func archiveState(p *report.Pass) error {
	runs := p.Server.Archive.Runs
	for i := range runs {
		r := &runs[i]
		about := p.AboutACD(r.ACD, r.At)
		kind := r.Kind.String()
		switch r.State {
		case archive.Finished:
			about.Say(report.OK, finished(kind))
		case archive.Succeeded:
			about.Say(report.OK, p.Message().Value(kind).Str(": succeeded").String())
		case archive.Failed:
			about.Say(report.Critical, p.Message().Value(kind).Str(": failed").String())
		case archive.Running:
			archiveRunning(p, r)
		case archive.NotRun:
			if r.ACD.Pseudo() {
				about.Say(report.NotApplicable, p.Message().Value(kind).Str(": not run, as is normal for a pseudo-ACD").String())
			} else {
				about.Say(report.Warning, p.Message().Value(kind).Str(": not run").String())
			}
		default:
			about.Say(report.Unknown, p.Message().Value(kind).Str(": no document names the status ").Quote(r.Text).String())
		}
	}
	if len(runs) == 0 {
		p.Unknownf(noRuns)
	}
	return nil
}

// finished has a text of its own for each kind: most rows say it.
func finished(kind string) string {
	switch kind {
	case "interval":
		return "interval: finished"
	case "daily":
		return "daily: finished"
	case "weekly":
		return "weekly: finished"
	case "monthly":
		return "monthly: finished"
	}
	return kind + ": finished"
}

func archiveRunning(p *report.Pass, r *archive.Run) {
	about := p.AboutACD(r.ACD, r.At)
	m := p.Message().Value(r.Kind.String()).Str(": running")
	d := p.Now.Sub(r.Last)
	switch {
	case p.Now.IsZero():
		about.Say(report.Unknown, m.Str("; without the time of the check there is no telling since when").String())
	case r.Last.IsZero():
		about.Say(report.Unknown, m.Str("; no time is shown to tell since when").String())
	case -d > p.Limits.ClockSkew:
		about.Say(report.Unknown, m.Str("; its time ").Time(r.Last).Str(" lies ").Age(d).Str(" in the future").String())
	case d > p.Limits.ArchiveRunning:
		about.Say(report.Warning, m.Str(", and its last time is ").Time(r.Last).Str(", ").Age(d).Str(" ago").String())
	default:
		about.Say(report.OK, m.Str(" since ").Time(r.Last).String())
	}
}
