package rules

import (
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/report"
)

func archiveRules() []report.Rule {
	needs := []report.Fact{report.FactArchive}
	return []report.Rule{{
		ID: "archive.state",
		Doc: "What does each archive of each ACD show? \"finished\" is fine here, though it is shown for a run that " +
			"failed as well: archive.log looks into that. A run known to have failed is critical. One that still runs " +
			"is a warning if it started long ago. \"not run\" is a warning, but for pseudo-ACDs, which are not archived " +
			"automatically. A word that no document names is unknown.",
		Cite:   "HA guide p. 2-2, step 2; R21 database items, arch_stat; R21 administration (pseudo-ACDs 9-26)",
		Advice: "Look at the error log and the archive log, then archive again with Maintenance > Archive Data.",
		Needs:  needs,
		Check:  archiveState,
	}, {
		ID: "archive.overdue",
		Doc: "Did each archive run when it was due? Judged by the age of its last run: a warning past the limit of " +
			"its kind, critical past twice the limit, unknown if the time is missing or lies in the future. " +
			"Does not apply to pseudo-ACDs.",
		Cite: "HA guide p. 2-2, step 2; R21 administration (interval 15, 30 or 60 minutes, daily at 12:35 a.m., " +
			"weekly, monthly); INF: the limits",
		Advice: "Missing archives on the primary: have users move to the secondary, and call support (R21). " +
			"Missing on the secondary: call support.",
		Needs: needs,
		Check: archiveOverdue,
	}, {
		ID: "archive.kinds",
		Doc: "Does the window show all four kinds of archive for each real ACD? A kind that is not shown may have " +
			"failed, so it is unknown.",
		Cite:   "R21 database items, arch_stat: interval, daily, weekly, monthly; INF: every real ACD has all four",
		Advice: "Scroll the whole list while capturing: Maintenance > Archiving Status, Enter, Enter.",
		Needs:  needs,
		Check:  archiveKinds,
	}, {
		ID: "archive.log",
		Doc: "Is each finished archive borne out by the error log? An entry that mentions a failed archive of this ACD " +
			"since the run is critical if it names the kind, else a warning. Unknown if the log was captured before " +
			"the run, or is empty.",
		Cite: "R21 database items, arch_stat: status 3 is a run that failed and is shown as finished, " +
			"\"consult the error log\"; INF: the wording of such an entry",
		Advice: "Read the error log and the archive log, then archive again with Maintenance > Archive Data.",
		Needs:  []report.Fact{report.FactArchive, report.FactErrors},
		Check:  archiveLog,
	}, {
		ID: "archive.acds",
		Doc: "Do the Connection Status and the Archiving Status windows show the same ACDs? One that only one of " +
			"them shows was not checked in the other, so it is unknown.",
		Cite:   "HA guide p. 2-2, steps 1 and 2; INF: a real ACD has a link and archives",
		Advice: "Scroll both lists to their ends while capturing, and show all ACDs: Enter, Enter.",
		Needs:  []report.Fact{report.FactArchive, report.FactLinks},
		Check:  archiveACDs,
	}}
}

const noRuns = "the Archiving Status window shows no archive"

func archiveState(p *report.Pass) error {
	for _, r := range p.Server.Archive.Runs {
		about := p.AboutACD(r.ACD, r.At)
		switch r.State {
		case archive.Finished:
			about.OKf("%s: finished", r.Kind)
		case archive.Succeeded:
			about.OKf("%s: succeeded", r.Kind)
		case archive.Failed:
			about.Criticalf("%s: failed", r.Kind)
		case archive.Running:
			archiveRunning(p, r)
		case archive.NotRun:
			if r.ACD.Pseudo() {
				about.Skipf("%s: not run, as is normal for a pseudo-ACD", r.Kind)
			} else {
				about.Warnf("%s: not run", r.Kind)
			}
		default:
			about.Unknownf("%s: no document names the status %q", r.Kind, r.Text)
		}
	}
	if len(p.Server.Archive.Runs) == 0 {
		p.Unknownf(noRuns)
	}
	return nil
}

func archiveRunning(p *report.Pass, r archive.Run) {
	about := p.AboutACD(r.ACD, r.At)
	d := p.Now.Sub(r.Last)
	switch {
	case p.Now.IsZero():
		about.Unknownf("%s: running; without the time of the check there is no telling since when", r.Kind)
	case r.Last.IsZero():
		about.Unknownf("%s: running; no time is shown to tell since when", r.Kind)
	case -d > p.Limits.ClockSkew:
		about.Unknownf("%s: running; its time %s lies %s in the future", r.Kind, clock(r.Last), age(d))
	case d > p.Limits.ArchiveRunning:
		about.Warnf("%s: running, and its last time is %s, %s ago", r.Kind, clock(r.Last), age(d))
	default:
		about.OKf("%s: running since %s", r.Kind, clock(r.Last))
	}
}

func archiveOverdue(p *report.Pass) error {
	for _, r := range p.Server.Archive.Runs {
		about := p.AboutACD(r.ACD, r.At)
		limit := overdueLimit(p.Limits, r.Kind)
		d := p.Now.Sub(r.Last)
		switch {
		case r.ACD.Pseudo():
			about.Skipf("%s: a pseudo-ACD is not archived automatically", r.Kind)
		case limit == 0:
			about.Unknownf("%s is no kind of archive", r.Kind)
		case r.Last.IsZero() && r.State == archive.NotRun:
			about.Skipf("%s: not run", r.Kind)
		case r.Last.IsZero():
			about.Unknownf("%s: %s, and no time is shown", r.Kind, r.State)
		case p.Now.IsZero():
			about.Unknownf("%s: last run %s; without the time of the check there is no telling its age", r.Kind, clock(r.Last))
		case -d > p.Limits.ClockSkew:
			about.Unknownf("%s: last run %s lies %s in the future", r.Kind, clock(r.Last), age(d))
		case d > 2*limit:
			about.Criticalf("%s: last run %s, %s ago; more than %s is overdue", r.Kind, clock(r.Last), age(d), age(limit))
		case d > limit:
			about.Warnf("%s: last run %s, %s ago; more than %s is overdue", r.Kind, clock(r.Last), age(d), age(limit))
		default:
			about.OKf("%s: last run %s, %s ago", r.Kind, clock(r.Last), age(d))
		}
	}
	if len(p.Server.Archive.Runs) == 0 {
		p.Unknownf(noRuns)
	}
	return nil
}

func overdueLimit(l report.Limits, k archive.Kind) time.Duration {
	switch k {
	case archive.Interval:
		return l.ArchiveInterval
	case archive.Daily:
		return l.ArchiveDaily
	case archive.Weekly:
		return l.ArchiveWeekly
	case archive.Monthly:
		return l.ArchiveMonthly
	}
	return 0
}

func archiveKinds(p *report.Pass) error {
	runs := p.Server.Archive.Runs
	for _, acd := range archivedACDs(p.Server) {
		shown := make(map[archive.Kind]bool)
		var first centrevu.Line
		for _, r := range runs {
			if r.ACD == acd || r.ACD.Same(acd) {
				if len(shown) == 0 {
					first = r.At
				}
				shown[r.Kind] = true
			}
		}
		about := p.AboutACD(acd, first)
		if acd.Pseudo() {
			about.Skipf("a pseudo-ACD is not archived automatically")
			continue
		}
		all := true
		for _, k := range archive.Kinds {
			if !shown[k] {
				all = false
				about.Unknownf("%s: not shown", k)
			}
		}
		if all {
			about.OKf("all four kinds are shown")
		}
	}
	if len(runs) == 0 {
		p.Unknownf(noRuns)
	}
	return nil
}

func archiveACDs(p *report.Pass) error {
	archived, linked := archivedACDs(p.Server), linkedACDs(p.Server)
	for _, acd := range linked {
		if holds(archived, acd) {
			p.AboutACD(acd).OKf("shown in both windows")
		} else {
			p.AboutACD(acd, linkLine(p.Server, acd)).Unknownf("its link is shown and its archives are not")
		}
	}
	for _, acd := range archived {
		switch {
		case holds(linked, acd):
		case acd.Pseudo():
			p.AboutACD(acd).Skipf("a pseudo-ACD has no link")
		default:
			p.AboutACD(acd, runLine(p.Server, acd)).Unknownf("its archives are shown and its link is not")
		}
	}
	if len(archived)+len(linked) == 0 {
		p.Unknownf("neither window shows an ACD")
	}
	return nil
}
