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
	for i := range runs {
		r := &runs[i]
		about, kind, last := aboutRun(p, r), kindOf(r), report.Time("last", r.Last)
		switch {
		case r.State == archive.Unknown:
			about.Unknown("unknown-status", kind)
		case r.State != archive.Finished:
			about.Skip("not-finished", kind, report.Word("state", r.State.String()))
		case r.Last.IsZero():
			about.Unknown("undated", kind)
		case len(log.Entries) == 0:
			about.Unknown("log-empty", kind)
		case !log.NotAfter.IsZero() && log.NotAfter.Before(r.Last.Truncate(time.Minute)): // clocks on screens show no seconds
			about.Unknown("log-before", kind, last, report.Time("read", log.NotAfter))
		default:
			borneOut(p, r, failures, about, kind, last)
		}
	}
	if len(runs) == 0 {
		p.Unknown("none")
	}
	return nil
}

// borneOut says what the entries that speak of failures say of a run.
func borneOut(p *report.Pass, r *archive.Run, failures []errlog.Entry, about report.Subject, kind, last report.Arg) {
	status, entry := failureOf(failures, r)
	if status == report.OK {
		about.OK("no-failure", kind, last)
		return
	}
	about = p.AboutACD(r.ACD, r.At, p.Server.Errors.Line(entry)).Of(r.Kind.String())
	code := "failure"
	if status != report.Critical {
		code = "perhaps-failure"
	}
	if entry.Time.IsZero() {
		about.Tell(status, code+"-undated", kind, last)
	} else {
		about.Tell(status, code, kind, last, happened("entry", &entry))
	}
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

// failureOf returns OK if no failure can be about the run, Critical with the
// first that names its kind, else Warning with the first that names no kind.
func failureOf(failures []errlog.Entry, r *archive.Run) (report.Status, errlog.Entry) {
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
