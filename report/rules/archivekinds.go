package rules

import (
	"example.com/centrevu/archive"
	"example.com/centrevu/internal/acds"
	"example.com/centrevu/report"
)

// kindsShown are the kinds of archive that the rows of an ACD show, as bits, and the
// first of the rows.
type kindsShown struct{ kinds, first int }

func (k kindsShown) and(o kindsShown) kindsShown {
	return kindsShown{k.kinds | o.kinds, min(k.first, o.first)}
}

func archiveKinds(p *report.Pass) error {
	runs := p.Server.Archive.Runs
	shown := acds.New(kindsShown.and)
	unnamed := kindsShown{first: len(runs)} // of rows that name no ACD
	for i := range runs {
		k := kindsShown{1 << min(uint(runs[i].Kind), 8), i}
		if shown.Add(runs[i].ACD, k); runs[i].ACD.IsZero() {
			unnamed = unnamed.and(k)
		}
	}
	for _, acd := range archivedACDs(p.Server).list {
		of, ok := shown.Of(acd)
		if !ok {
			of = unnamed
		}
		about := p.AboutACD(acd, runs[of.first].At)
		if acd.Pseudo() {
			about.Skip("pseudo")
			continue
		}
		all := true
		for _, k := range archive.Kinds {
			if of.kinds&(1<<uint(k)) == 0 {
				all = false
				about.Of(k.String()).Unknown("not-shown", report.Word("kind", k.String()))
			}
		}
		if all {
			about.OK("all")
		}
	}
	if len(runs) == 0 {
		p.Unknown("none")
	}
	return nil
}

func archiveACDs(p *report.Pass) error {
	archived, linked := archivedACDs(p.Server), linkedACDs(p.Server)
	linkLine, runLine := firstRows(p.Server, linkRows), firstRows(p.Server, runRows)
	for _, acd := range linked.list {
		if archived.holds(acd) {
			p.AboutACD(acd).OK("both")
		} else {
			p.AboutACD(acd, linkLine(acd)).Unknown("no-archives")
		}
	}
	for _, acd := range archived.list {
		switch {
		case linked.holds(acd):
		case acd.Pseudo():
			p.AboutACD(acd).Skip("pseudo")
		default:
			p.AboutACD(acd, runLine(acd)).Unknown("no-link")
		}
	}
	if len(archived.list)+len(linked.list) == 0 {
		p.Unknown("none")
	}
	return nil
}
