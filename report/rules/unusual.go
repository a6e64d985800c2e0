package rules

import (
	"cmp"
	"slices"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

func errorsUnusual(p *report.Pass) error {
	log := p.Server.Errors
	if len(log.Entries) == 0 {
		p.Unknown("empty")
		return nil
	}
	if p.Now.IsZero() {
		p.Unknown("no-time", report.Count("count", len(log.Entries)))
		return nil
	}
	groups, newest := recentEntries(p, log)
	usual := usualOn(p)
	for _, g := range groups {
		reportRepeats(p, g, usual)
	}
	usual.missing(p)
	if len(groups) == 0 {
		p.About(log.Line(*newest)).OK("quiet", report.Age("recent", p.LookBack(p.Server, 0)),
			report.Count("count", len(log.Entries)), happened("last", newest))
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
	if len(g.acds) > 1 {
		about = p.About(at...)
	}
	name := nameOf(g.kind)
	count, last := report.Count("count", g.count), happened("last", g.last)
	entry := cited(g.last.Code, g.last.Text)
	switch g.when {
	case undated:
		about.Of(name+" undated").Unknown("undated", slices.Concat([]report.Arg{count}, entry)...)
		return
	case future:
		about.Of(name+" future").Unknown("future", slices.Concat([]report.Arg{last, count}, entry)...)
		return
	}
	status := g.status
	code, reason := usual.verdict(p, g, status)
	if code == "usual" || code == "changed" {
		status = report.OK
	}
	if code == "entry" && len(g.acds) > 1 {
		args := []report.Arg{count, happened("first", g.first), last}
		slices.SortFunc(g.acds, func(a, b centrevu.ACD) int { return cmp.Compare(a.Number, b.Number) })
		for _, acd := range g.acds {
			args = append(args, report.ACD("acds", acd))
		}
		about.Of(name).Advise(g.advice).Tell(status, "kind", slices.Concat(args, entry)...)
		return
	}
	about.Of(name).Advise(g.advice).Tell(status, code, slices.Concat([]report.Arg{count, last}, entry, reason)...)
}
