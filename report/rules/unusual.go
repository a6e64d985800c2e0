package rules

import (
	"example.com/centrevu"
	"example.com/centrevu/report"
)

func errorsUnusual(p *report.Pass) error {
	log := p.Server.Errors
	if len(log.Entries) == 0 {
		p.Unknownf("the error log shows no entry at all, as a report that was not run does")
		return nil
	}
	if p.Now.IsZero() {
		p.Unknownf("%s; without the time of the check there is no telling which are recent", entries(len(log.Entries)))
		return nil
	}
	groups, newest := recentEntries(p, log)
	usual := usualOn(p)
	for _, g := range groups {
		reportRepeats(p, g, usual)
	}
	usual.missing(p)
	if len(groups) == 0 {
		p.About(log.Line(*newest)).Say(report.OK, p.Message().Str("no entry in the last ").Age(p.Limits.ErrorsRecent).
			Str("; the newest of ").Int(len(log.Entries)).Str(" is of ").Str(clockOf(newest)).String())
	}
	return nil
}

func reportRepeats(p *report.Pass, g *repeats, usual *usual) {
	log := p.Server.Errors
	at := []centrevu.Line{log.Line(*g.first)}
	if g.last.At != g.first.At {
		at = append(at, log.Line(*g.last))
	}
	about := p.AboutACD(g.last.ACD, at...)
	switch g.when {
	case undated:
		about.Unknownf("%s without a time: %s", times(g.count), label(g.last))
		return
	case future:
		about.Unknownf("%s lies in the future, %s: %s", clockOf(g.last), times(g.count), label(g.last))
		return
	}
	status, advice := seriousness(g.last.Text)
	known, why := usual.verdict(p, g, status)
	if known {
		status = report.OK
	}
	if g.count == 1 {
		about.Advise(advice).Reportf(status, "%s: %s%s", clockOf(g.last), label(g.last), why)
	} else {
		about.Advise(advice).Reportf(status, "%s, last %s: %s%s", times(g.count), clockOf(g.last), label(g.last), why)
	}
}
