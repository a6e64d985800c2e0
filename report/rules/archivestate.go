package rules

import (
	"example.com/centrevu/archive"
	"example.com/centrevu/report"
)

func archiveState(p *report.Pass) error {
	runs := p.Server.Archive.Runs
	before := earlierRuns(p.Server.Archive)
	for i := range runs {
		r := &runs[i]
		about, kind := aboutRun(p, r), kindOf(r)
		if o := missedBefore(r, before); o != nil && (r.State == archive.Finished || r.State == archive.Succeeded) {
			p.AboutACD(r.ACD, r.At, o.At).Of(r.Kind.String()).Warn("missed-before", kind, report.Word("state", r.State.String()), report.Time("missed", o.Last), report.Shown("status", o.Text))
			continue
		}
		switch r.State {
		case archive.Finished:
			about.OK("finished", kind)
		case archive.Succeeded:
			about.OK("succeeded", kind)
		case archive.Failed:
			about.Critical("failed", kind)
		case archive.Running:
			archiveRunning(p, about, r, kind)
		case archive.NotRun:
			if r.ACD.Pseudo() {
				about.Skip("not-run-pseudo", kind)
			} else {
				about.Warn("not-run", kind)
			}
		default:
			about.Unknown("unknown-word", kind, report.Shown("status", r.Text))
		}
	}
	if len(runs) == 0 {
		p.Unknown("none")
	}
	return nil
}

func archiveRunning(p *report.Pass, about report.Subject, r *archive.Run, kind report.Arg) {
	d, limits := p.Now.Sub(r.Last), p.LimitsFor(p.Server, r.ACD.Number)
	last, age := report.Time("last", r.Last), report.Age("age", d)
	switch {
	case p.Now.IsZero():
		about.Unknown("running-no-time", kind)
	case r.Last.IsZero():
		about.Unknown("running-undated", kind)
	case -d > limits.ClockSkew:
		about.Unknown("running-future", kind, last, age)
	case d > limits.ArchiveRunning:
		about.Warn("running-long", kind, last, age)
	default:
		about.OK("running", kind, last)
	}
}
