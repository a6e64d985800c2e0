package rules

import (
	"strings"
	"time"

	"example.com/centrevu/archive"
	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// failureLead is how long before the shown time of a run an entry can still be
// about it: no document says whether the time is that of its start or its end,
// and the log and the window show whole minutes. It is the shortest period.
const failureLead = 15 * time.Minute

func archiveLog(p *report.Pass) error {
	log := p.Server.Errors
	failures := archiveFailures(log)
	runs := p.Server.Archive.Runs
	var said spoken
	for i := range runs {
		r := &runs[i]
		about := p.AboutACD(r.ACD, r.At)
		if text := said.again(p, r); text != "" && r.State == archive.Finished && len(failures) == 0 {
			about.Say(report.OK, text)
			continue
		}
		m := p.Message().Value(r.Kind.String())
		switch {
		case r.State == archive.Unknown:
			about.Say(report.Unknown, m.Str(": the status is not known, so there is no telling what to look for").String())
			continue
		case r.State != archive.Finished:
			about.Say(report.NotApplicable, m.Str(": shows ").Value(r.State.String()).Str(", not finished").String())
			continue
		case r.Last.IsZero():
			about.Say(report.Unknown, m.Str(": finished, and no time is shown to look for in the error log").String())
			continue
		case len(log.Entries) == 0:
			about.Say(report.Unknown, m.Str(": finished, which is shown for a failure as well, and the error log shows no entry at all").String())
			continue
		case !log.NotAfter.IsZero() && log.NotAfter.Before(r.Last):
			about.Say(report.Unknown, m.Str(": finished ").Time(r.Last).
				Str(", and the error log was captured before, ").Time(log.NotAfter).String())
			continue
		}
		status, entry := borneOut(failures, r)
		switch status {
		case report.OK:
			about.Say(report.OK, said.keep(r, m.Str(": no entry since ").Time(r.Last).Str(" speaks of a failure").String()))
		case report.Critical:
			p.AboutACD(r.ACD, r.At, log.Line(entry)).Criticalf("%s: finished %s, but %s speaks of a failure",
				r.Kind, clock(r.Last), an(entry))
		default:
			p.AboutACD(r.ACD, r.At, log.Line(entry)).Warnf("%s: finished %s, but %s may speak of its failure",
				r.Kind, clock(r.Last), an(entry))
		}
	}
	if len(runs) == 0 {
		p.Unknownf(noRuns)
	}
	return nil
}

func an(e errlog.Entry) string {
	if e.Time.IsZero() {
		return "an entry without a time"
	}
	return "the entry of " + clockOf(&e)
}

// archiveFailures returns the entries that mention an archive and a failure.
// Their wording is not documented, so that any such entry counts.
func archiveFailures(log *report.ErrorLog) []errlog.Entry {
	var list []errlog.Entry
	for i := range log.Entries {
		e := &log.Entries[i]
		if containsFold(e.Text, "archiv") && containsFold(e.Text, "fail") {
			list = append(list, *e)
		}
	}
	return list
}

// borneOut returns OK if no failure can be about the run, Critical with the
// first that names its kind, else Warning with the first that names no kind.
func borneOut(failures []errlog.Entry, r *archive.Run) (report.Status, errlog.Entry) {
	status, at := report.OK, errlog.Entry{}
	for _, e := range failures {
		if !e.ACD.IsZero() && !r.ACD.IsZero() && !e.ACD.Same(r.ACD) && (e.ACD.Number != 0) == (r.ACD.Number != 0) {
			continue
		}
		if !e.Time.IsZero() && e.Time.Before(r.Last.Add(-failureLead)) {
			continue
		}
		switch named, any := names(e.Text, r.Kind); {
		case named && status != report.Critical:
			status, at = report.Critical, e
		case !any && status == report.OK:
			status, at = report.Warning, e
		}
	}
	return status, at
}

// names reports whether the text names the kind, and whether it names any.
func names(text string, kind archive.Kind) (named, any bool) {
	text = strings.ToLower(text)
	for _, k := range archive.Kinds {
		if strings.Contains(text, k.String()) {
			any = true
			named = named || k == kind
		}
	}
	return named, any
}
