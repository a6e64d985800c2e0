package rules

import (
	"slices"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

func pairRules() []report.Rule {
	return []report.Rule{{
		ID: "pair.acds",
		Doc: "Do both servers show the same ACDs, by the same names? The setups of the two must match, so that a " +
			"difference is a warning.",
		Cite: "HA guide ch. 1 (number of ACDs, storage, users and features must match); INF: an ACD on one server only",
		Advice: "Set up the ACD on both servers, then synchronize: backup of system and ACD administration data on the " +
			"primary, restore on the secondary in single-user mode.",
		Scope: report.PerPair,
		Needs: []report.Fact{report.FactLinks},
		Check: pairACDs,
	}, {
		ID: "pair.same",
		Doc: "Were two servers captured, or one of them twice? Backups that finished in the same second and archives " +
			"that ran at the same times, with everything else alike as well, are a warning.",
		Cite:   "INF: two servers that run by themselves do not finish everything at the same time",
		Advice: "See that the captures of each server are in its own folder, and capture the other server.",
		Scope:  report.PerPair,
		Needs:  []report.Fact{report.FactBackup, report.FactArchive},
		Check:  pairSame,
	}}
}

func pairACDs(p *report.Pass) error {
	primary, secondary := p.Pair.Primary, p.Pair.Secondary
	a, b := linkedACDs(primary), linkedACDs(secondary)
	if primary.Archive != nil && secondary.Archive != nil {
		a, b = addAll(a, archivedACDs(primary)), addAll(b, archivedACDs(secondary))
	}
	for _, acd := range a {
		i := slices.IndexFunc(b, acd.Same)
		switch {
		case i < 0:
			p.AboutACD(acd).On(secondary).Warnf("only the primary shows it")
		case acd.Name != "" && b[i].Name != "" && acd.Name != b[i].Name:
			p.AboutACD(acd).On(secondary).Warnf("the primary calls it %q, the secondary %q", acd.Name, b[i].Name)
		default:
			p.AboutACD(acd).OKf("both servers show it")
		}
	}
	for _, acd := range b {
		if !holds(a, acd) {
			p.AboutACD(acd).On(primary).Warnf("only the secondary shows it")
		}
	}
	if len(a)+len(b) == 0 {
		p.Unknownf("neither server shows an ACD")
	}
	return nil
}

func addAll(list, more []centrevu.ACD) []centrevu.ACD {
	for _, acd := range more {
		list = add(list, acd)
	}
	return list
}

func pairSame(p *report.Pass) error {
	primary, secondary := p.Pair.Primary, p.Pair.Secondary
	for _, f := range report.Facts {
		seen := primary.Has(f) || secondary.Has(f)
		if seen && !primary.Same(secondary, f) {
			p.OKf("the two servers' captures differ")
			return nil
		}
	}
	if primary.Backup.FinishedAt.IsZero() {
		p.Unknownf("both servers show the same, without the time of a backup to tell them apart")
		return nil
	}
	p.About(append(slices.Clone(primary.Backup.At), secondary.Backup.At...)...).
		Warnf("both servers show the same in everything, to the second: one may have been captured twice")
	return nil
}
