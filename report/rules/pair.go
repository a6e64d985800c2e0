package rules

import (
	"slices"

	"example.com/centrevu/report"
)

func pairRules() []report.Rule {
	return []report.Rule{{
		ID: "pair.acds",
		Doc: "Do both servers show the same ACDs, by the same names, and do they archive them alike? The setups of the two must match, so that a " +
			"difference is a warning, and so is an archive of which no next run is shown that did not run when that of the other server did. With a History, so is an ACD that both showed at a check before and neither does now, unless " +
			"Options.ACDs says which there are.",
		Cite: "HA guide ch. 1 (number of ACDs, storage, users and features must match); INF: an ACD on one server only",
		Advice: "Set up the ACD on both servers, then synchronize: backup of system and ACD administration data on the " +
			"primary, restore on the secondary in single-user mode.",
		Scope: report.PerPair,
		Needs: []report.Fact{report.FactLinks},
		Reads: []report.Fact{report.FactArchive},
		Check: pairACDs,
		Sentences: []report.Sentence{
			{Code: "both", Text: "both servers show it"},
			{Code: "primary-only", Text: "only the primary shows it"},
			{Code: "secondary-only", Text: "only the secondary shows it"},
			{Code: "names-differ", Text: `the primary calls it "{primary:shown}", the secondary "{secondary:shown}"`},
			{Code: "behind", Text: "{kind:word}: last run {last:time}, and on the other server {other:time}: it did not run when that did",
				Advice: adviseArchive},
			{Code: "gone", Text: "neither server shows it, and both did at the check of {before:time}",
				Advice: "Show all ACDs while capturing. If it was taken away, say which ACDs there are: acds in the site file."},
			{Code: "none", Text: "neither server shows an ACD"},
		},
	}, namedRule(), {
		ID: "pair.same",
		Doc: "Were two servers captured, or one of them twice? What two servers cannot share is a warning, for each window " +
			"and log: files that hold the same bytes, prompts that name the same host where CMS was started, error logs with the same entries, backups that finished and archives " +
			"that ran in the same second. So is everything alike, if times tell nothing. Unknown if nothing that was seen of " +
			"both tells them apart, but not all was seen.",
		Cite:   "INF: two servers that run by themselves do not finish everything at the same time",
		Advice: "See that the captures of each server are in its own folder, and capture the other server.",
		Scope:  report.PerPair,
		Needs:  []report.Fact{report.FactBackup, report.FactArchive},
		Reads:  slices.Concat([]report.Fact{report.FactLinks, report.FactErrors}, report.OptionalFacts[:]),
		Check:  pairSame,
		Sentences: []report.Sentence{
			{Code: "differ", Text: "the two servers' captures differ"},
			{Code: "same-bytes", Text: "{window:word}: both servers' captures hold the same bytes: one may have been captured twice"},
			{Code: "same-host", Text: "{window:word}: both servers' captures were made on the host {host:shown}: one may have been captured twice"},
			{Code: "same-entries", Text: "both error logs hold the same {entries:count} entries: one may have been captured twice",
				One: "both error logs hold the same entry: one may have been captured twice"},
			{Code: "same-second", Text: "both backups finished {finished:time}, in the same second: one may have been captured twice"},
			{Code: "same-seconds", Text: "{runs:count} archives ran in the same second on both servers: one may have been captured twice"},
			{Code: "same", Text: "both servers show the same in everything, to the second: one may have been captured twice"},
			{Code: "undated", Text: "both servers show the same, without the time of a backup to tell them apart"},
			{Code: "not-all", Text: "nothing that was seen of both servers tells them apart, and not all was seen"},
		},
	}, {
		ID: "pair.sides",
		Doc: "Is each server on the side that it is taken for? R21 shows primary or secondary beside the connection word: " +
			"a word that contradicts the side is a warning. Does not apply where no link shows one.",
		Cite:   "R21 administration, Connection Status; INF: the word names the server that shows it",
		Advice: "See that each server's captures are in its own folder, and which server is the primary.",
		Scope:  report.PerPair,
		Needs:  []report.Fact{report.FactLinks},
		Check:  pairSides,
		Sentences: []report.Sentence{
			{Code: "right", Text: "its link shows the word {side:shown}"},
			{Code: "wrong", Text: "its link shows the word {shown:shown}, and this is the {side:shown}"},
			{Code: "none", Text: "no link shows primary or secondary"},
		},
	}, {
		ID: "pair.logins",
		Doc: "Is somebody logged in to the secondary while the primary works? That is a warning, but for those who are " +
			"listed, such as whoever captures its screens. Once no link to the primary is up, users are where they should " +
			"be. Unknown if who shows rows that were not understood, or the links to the primary were not seen while " +
			"somebody is logged in. Optional: it does not apply where nobody captures the output of who.",
		Cite: "HA guide ch. 2: no users should be logged in to the secondary while the primary works; R21: with the link " +
			"to the primary down users move to the secondary",
		Advice:   "Have them log in to the primary: administration is done there and synchronized to the secondary.",
		Scope:    report.PerPair,
		Optional: []report.Fact{report.FactLogins},
		Reads:    []report.Fact{report.FactLinks},
		Check:    pairLogins,
		Sentences: []report.Sentence{
			{Code: "nobody", Text: "nobody is logged in to the secondary"},
			{Code: "listed", Text: "{user:shown} is logged in on {terminal:shown}, who may be"},
			{Code: "primary-works", Text: "{user:shown} is logged in on {terminal:shown}, and the primary works"},
			{Code: "primary-down", Text: "{user:shown} is logged in on {terminal:shown}, and no link to the primary is up"},
			{Code: "primary-unknown", Text: "{user:shown} is logged in on {terminal:shown}, and there is no telling if the primary works"},
			{Code: "not-understood", Text: "a row of who was not understood: it could be a login"},
			{Code: "primary-captured", Text: "{window:word} was captured of the primary only",
				Advice: "Capture it: " + report.FactLogins.Path() + "."},
		},
	}}
}

func pairACDs(p *report.Pass) error {
	primary, secondary := p.Pair.Primary, p.Pair.Secondary
	a, b := linkedACDs(primary), linkedACDs(secondary)
	if primary.Archive != nil && secondary.Archive != nil {
		a.addArchived(primary)
		b.addArchived(secondary)
	}
	onPrimary, onSecondary := firstRows(primary, linkRows, runRows), firstRows(secondary, linkRows, runRows)
	for _, acd := range a.list {
		i, ok := b.at.Of(acd)
		switch {
		case !ok:
			p.AboutACD(acd, onPrimary(acd)).On(secondary).Warn("primary-only")
		case acd.Name != "" && b.list[i].Name != "" && acd.Name != b.list[i].Name:
			p.AboutACD(acd, onPrimary(acd), onSecondary(b.list[i])).On(secondary).
				Warn("names-differ", report.Shown("primary", acd.Name), report.Shown("secondary", b.list[i].Name))
		default:
			p.AboutACD(acd).OK("both")
		}
	}
	for _, acd := range b.list {
		if !a.holds(acd) {
			p.AboutACD(acd, onSecondary(acd)).On(primary).Warn("secondary-only")
		}
	}
	archivesBehind(p)
	gone, at := goneACDs(p, a, b)
	for _, acd := range gone {
		p.AboutACD(acd).Warn("gone", report.Time("before", at[acd]))
	}
	if len(a.list)+len(b.list) == 0 {
		p.Unknown("none")
	}
	return nil
}
