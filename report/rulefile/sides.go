package rulefile

import (
	"cmp"
	"slices"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

// fill fills in a server, and gets ready what the rule reads that takes longer
// to tell.
func (m *run) fill(to *serverFacts, s *report.Server, role string) {
	m.schedules, m.verdicts = nil, nil
	if m.rule.reads.any(readsDue) {
		m.schedules = m.pass.Options().Schedules
	}
	if m.rule.reads.any(readsVerdict) {
		m.verdicts = verdictsOn(s, m.pass.Baseline(s))
	}
	to.fill(s, m.pass.Name(s), role, &m.facts, m.rule.reads, m.schedules, m.verdicts)
}

// sides fills in both servers.
func (m *run) sides() {
	m.fill(&m.facts.Primary, m.pass.Pair.Primary, report.Primary.String())
	m.fill(&m.facts.Secondary, m.pass.Pair.Secondary, report.Secondary.String())
}

// eachACD asks the rule of each ACD that one of the servers shows a link or an
// archive run of. A side that does not show its link has nothing of it.
func (m *run) eachACD() {
	p, f := m.pass, &m.facts
	acds := acdsOf(p.Pair.Primary, p.Pair.Secondary)
	for _, acd := range acds {
		if len(p.Options().LimitsBy) > 0 {
			f.Limit = p.Options().LimitsOn("", acd.Number)
		}
		f.ACD.fill(acd)
		f.Primary.Link = linkOf(p.Pair.Primary, acd)
		f.Secondary.Link = linkOf(p.Pair.Secondary, acd)
		if m.judge(acd); m.err != nil {
			break
		}
	}
	f.Primary.Link, f.Secondary.Link = nil, nil
	if m.err == nil {
		m.conclude(len(acds) > 0)
	}
}

// acdsOf returns the ACDs that servers show, by number, and behind these the
// ones of which only the name is shown.
func acdsOf(servers ...*report.Server) []centrevu.ACD {
	var list []centrevu.ACD
	add := func(acd centrevu.ACD) {
		i := slices.IndexFunc(list, func(a centrevu.ACD) bool { return sameACD(a, acd) })
		switch {
		case i < 0 && !acd.IsZero():
			list = append(list, acd)
		case i >= 0 && list[i].Name == "":
			list[i].Name = acd.Name
		}
	}
	for _, s := range servers {
		if s.Links != nil {
			for i := range s.Links.Links {
				add(s.Links.Links[i].ACD)
			}
		}
		if s.Archive != nil {
			for i := range s.Archive.Runs {
				add(s.Archive.Runs[i].ACD)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b centrevu.ACD) int {
		if (a.Number == 0) != (b.Number == 0) {
			return cmp.Compare(b.Number, a.Number)
		}
		return cmp.Or(cmp.Compare(a.Number, b.Number), cmp.Compare(a.Name, b.Name))
	})
	return list
}

func sameACD(a, b centrevu.ACD) bool {
	if a.Number != 0 || b.Number != 0 {
		return a.Number == b.Number
	}
	return a.Name == b.Name
}

func linkOf(s *report.Server, acd centrevu.ACD) *linkFacts {
	l := &linkFacts{ACD: acdFacts{Number: noNumber}}
	if s.Links != nil {
		for i := range s.Links.Links {
			if sameACD(s.Links.Links[i].ACD, acd) {
				l.fill(&s.Links.Links[i], true)
				break
			}
		}
	}
	return l
}

// before fills in what the report before said of what is judged.
func (m *run) before(acd centrevu.ACD) {
	b := &m.facts.Before
	*b = beforeFacts{Age: noSpan}
	if status, at, ok := m.pass.Before(acd, m.subject()); ok {
		b.Status, b.Time = status.String(), at
		b.Age, b.Future = since(m.facts.Now, at, m.facts.Limit.ClockSkew)
	}
}
