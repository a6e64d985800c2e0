package rules

import (
	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/report"
)

func archiveKinds(p *report.Pass) error {
	runs := p.Server.Archive.Runs
	for _, acd := range archivedACDs(p.Server) {
		var shown [archive.Monthly + 1]bool
		var first centrevu.Line
		any := false
		for i := range runs {
			r := &runs[i]
			if r.ACD.Number != acd.Number && r.ACD.Number != 0 && acd.Number != 0 || r.ACD != acd && !r.ACD.Same(acd) {
				continue
			}
			if !any {
				any, first = true, r.At
			}
			if r.Kind > 0 && int(r.Kind) < len(shown) {
				shown[r.Kind] = true
			}
		}
		about := p.AboutACD(acd, first)
		if acd.Pseudo() {
			about.Skip("pseudo")
			continue
		}
		all := true
		for _, k := range archive.Kinds {
			if !shown[k] {
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
	for _, acd := range linked {
		if holds(archived, acd) {
			p.AboutACD(acd).OK("both")
		} else {
			p.AboutACD(acd, linkLine(p.Server, acd)).Unknown("no-archives")
		}
	}
	for _, acd := range archived {
		switch {
		case holds(linked, acd):
		case acd.Pseudo():
			p.AboutACD(acd).Skip("pseudo")
		default:
			p.AboutACD(acd, runLine(p.Server, acd)).Unknown("no-link")
		}
	}
	if len(archived)+len(linked) == 0 {
		p.Unknown("none")
	}
	return nil
}
