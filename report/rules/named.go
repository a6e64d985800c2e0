package rules

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

// namedFor is how long after it was logged an entry says that an ACD is there:
// as long as a monthly archive of it is to be seen, and a day more.
const namedFor = 32 * 24 * time.Hour

func namedRule() report.Rule {
	return report.Rule{
		ID: "pair.named",
		Doc: "Do the lists of links and of archives show every ACD that a capture of the pair names? An ACD in the error " +
			"log of the last 32 days, in the link history, in a list of the other server, or in Options.ACDs, that a list " +
			"does not show, is unknown there: the list may not be whole. So is a list of names that are fewer than the numbers elsewhere, or the " +
			"other way round. Does not apply to pseudo-ACDs.",
		Cite:   "HA guide ch. 1 (number of ACDs must match), p. 2-2 (all links, all ACDs); INF: what names an ACD",
		Advice: "Scroll both lists to their ends while capturing, and show all ACDs.",
		Scope:  report.PerPair,
		Needs:  []report.Fact{report.FactLinks, report.FactErrors},
		Reads:  []report.Fact{report.FactArchive, report.FactLinkHistory},
		Check:  pairNamed,
		Sentences: []report.Sentence{
			{Code: "all", Text: "every ACD that is named is shown"},
			{Code: "not-shown", Text: "{window:word} names it, and {list:word} does not show it"},
			{Code: "fewer", Text: "{named:count} ACDs are named otherwise than {list:word} does, which shows {shown:count} that they can be"},
			{Code: "log-empty", Text: "the error log shows no entry at all, as a report that was not run does"},
			{Code: "expected", Text: "it is expected, and {list:word} does not show it"},
		},
	}
}

// naming is an ACD and what names it.
type naming struct {
	acd centrevu.ACD
	by  report.Fact // zero for Options.ACDs
	at  centrevu.Line
}

func pairNamed(p *report.Pass) error {
	var all []naming
	for _, n := range p.Options().ACDs {
		all = append(all, naming{acd: centrevu.ACD{Number: n}})
	}
	for _, s := range []*report.Server{p.Pair.Primary, p.Pair.Secondary} {
		all = append(all, namings(p, s)...)
	}
	whole := true
	for _, s := range []*report.Server{p.Pair.Primary, p.Pair.Secondary} {
		if len(s.Errors.Entries) == 0 {
			whole = false
			p.About().On(s).Unknown("log-empty")
		}
		for _, f := range []report.Fact{report.FactLinks, report.FactArchive} {
			if s.Has(f) {
				whole = shows(p, s, f, all) && whole
			}
		}
	}
	if whole {
		p.OK("all")
	}
	return nil
}

// namings returns the real ACDs that a server's captures name, in the order in
// which they are looked through.
func namings(p *report.Pass, s *report.Server) []naming {
	var list []naming
	add := func(acd centrevu.ACD, by report.Fact, at centrevu.Line) {
		if !acd.IsZero() && !acd.Pseudo() {
			list = append(list, naming{acd, by, at})
		}
	}
	for _, l := range s.Links.Links {
		add(l.ACD, report.FactLinks, l.At)
	}
	if s.Archive != nil {
		for _, r := range s.Archive.Runs {
			add(r.ACD, report.FactArchive, r.At)
		}
	}
	logged := map[centrevu.ACD]bool{}
	for i := range s.Errors.Entries {
		e := &s.Errors.Entries[i]
		if e.Odd == 0 && !logged[e.ACD] && (p.Now.IsZero() || p.Now.Sub(e.Time) < namedFor) {
			logged[e.ACD] = true
			add(e.ACD, report.FactErrors, s.Errors.Line(*e))
		}
	}
	if s.LinkHistory != nil {
		for _, o := range s.LinkHistory.Last() {
			add(o.ACD, report.FactLinkHistory, o.At)
		}
	}
	return list
}

// shows makes a finding of each ACD that is named and that a list of a server
// does not show, and reports whether there is none.
func shows(p *report.Pass, s *report.Server, list report.Fact, named []naming) bool {
	shown := linkedACDs(s)
	if list == report.FactArchive {
		shown = archivedACDs(s)
	}
	whole := true
	told := showing()
	nameless, numberless := 0, 0
	for _, acd := range shown.list {
		if acd.Name == "" {
			nameless++
		}
		if acd.Number == 0 {
			numberless++
		}
	}
	names, numbers := make(map[string]centrevu.Line), make(map[int]centrevu.Line) // of which there is no telling
	for _, n := range named {
		again := told.holds(n.acd)
		told.at.Add(n.acd, 0)
		// There is no telling if two are the same ACD where of one only the number is
		// known, and of the other only the name.
		untold := shown.unnamed || n.acd.Name == "" && numberless > 0 || n.acd.Number == 0 && nameless > 0
		switch {
		case shown.holds(n.acd) || shown.unnamed:
		case n.acd.Name == "":
			numbers[n.acd.Number] = n.at
		case n.acd.Number == 0:
			names[n.acd.Name] = n.at
		}
		if shown.holds(n.acd) || untold || again {
			continue
		}
		whole = false
		about := p.AboutACD(n.acd, n.at).Of(list.String()).On(s)
		if n.by == 0 {
			about.Unknown("expected", report.Word("list", list.Window()))
		} else {
			about.Unknown("not-shown", report.Word("window", n.by.Window()), report.Word("list", list.Window()))
		}
	}
	fewer := func(named, shown int, at iter.Seq[centrevu.Line]) {
		if shown > 0 && named > shown {
			whole = false
			lines := slices.SortedFunc(at, func(a, b centrevu.Line) int {
				return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Line, b.Line))
			})
			p.About(lines...).Of(list.String()).On(s).Unknown("fewer", report.Count("named", named), report.Word("list", list.Window()), report.Count("shown", shown))
		}
	}
	fewer(len(numbers), numberless, maps.Values(numbers))
	fewer(len(names), nameless, maps.Values(names))
	return whole
}
