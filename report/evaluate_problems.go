package report

import (
	"fmt"
	"slices"
	"strings"

	"example.com/centrevu"
)

// maxProblemLines bounds the evidence of one finding about what was not
// understood. The ServerInfo has all of it.
const maxProblemLines = 20

// problems makes one finding for each capture and fact in which something was
// not understood.
func (e *evaluation) problems(i int, s *Server) {
	if s == nil {
		return
	}
	type place struct {
		source string
		fact   Fact
	}
	all := slices.Concat(told(s.Problems), noACDs(s))
	for _, list := range grouped(all, func(p *Problem) place { return place{p.At.Source, p.Fact} }) {
		e.add(misread(e.names[i], list))
	}
	e.captures(i, s)
}

// grouped returns what has the same key together, in the order of the first of each.
func grouped[T any, K comparable](list []T, key func(*T) K) (groups [][]T) {
	at := map[K]int{}
	for i := range list {
		k := key(&list[i])
		g, ok := at[k]
		if !ok {
			g = len(groups)
			at[k], groups = g, append(groups, nil)
		}
		groups[g] = append(groups[g], list[i])
	}
	return groups
}

// andMore says of a finding of the first of several that there are n more.
func (f *Finding) andMore(n int) {
	if n > 0 {
		f.Code += "-and-more"
		f.Args = append(f.Args, Count("more", n))
	}
}

// told returns problems that each say something: of one without a Message, what its
// Err says.
func told(list []Problem) []Problem {
	if !slices.ContainsFunc(list, func(p Problem) bool { return blank(p.Message) }) {
		return list
	}
	list = slices.Clone(list)
	for i := range list {
		p := &list[i]
		switch {
		case !blank(p.Message):
		case p.Err == nil || blank(p.Err.Error()):
			p.Message = centrevu.ErrSyntax.Error()
		default:
			p.Message = oneLine(p.Err)
		}
	}
	return list
}

// noACDs returns what is shown of ACDs whose number no ACD can have (R21 administration
// guide): it can be of a field that was taken for the number.
func noACDs(s *Server) []Problem {
	var list []Problem
	check := func(f Fact, acd centrevu.ACD, at centrevu.Line) {
		if acd.Number < 0 || acd.Number > centrevu.MaxACD {
			list = append(list, Problem{Fact: f, At: at, Message: fmt.Sprintf("%d is the number of no ACD: they are 1 to %d", acd.Number, centrevu.MaxACD)})
		}
	}
	if s.Links != nil {
		for i := range s.Links.Links {
			check(FactLinks, s.Links.Links[i].ACD, s.Links.Links[i].At)
		}
	}
	if s.Archive != nil {
		for i := range s.Archive.Runs {
			check(FactArchive, s.Archive.Runs[i].ACD, s.Archive.Runs[i].At)
		}
	}
	if s.LinkHistory != nil {
		for i := range s.LinkHistory.Outages {
			check(FactLinkHistory, s.LinkHistory.Outages[i].ACD, s.LinkHistory.Outages[i].At)
		}
	}
	return list
}

func misread(server string, list []Problem) Finding {
	f := Finding{
		Rule: RuleProblems, Server: server, Status: Unknown, Subject: strings.TrimSpace(list[0].At.Source),
		Cite: "INF: what was not understood could be what failed",
	}
	f.Code = "not-understood"
	if list[0].Fact.known() {
		f.Code, f.Subject = "window-not-understood", strings.TrimSpace(list[0].At.Source+" "+list[0].Fact.String())
		f.Args = append(f.Args, Word("window", list[0].Fact.Window()))
	}
	f.Args = append(f.Args, Shown("problem", list[0].Message))
	f.andMore(len(list) - 1)
	for _, p := range list[:min(len(list), maxProblemLines)] {
		f.Evidence = append(f.Evidence, p.At)
	}
	return f
}
