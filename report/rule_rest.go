package report

import "example.com/centrevu"

// MaxFindings is how many findings a rule gives one by one of a server, or of the pair, and
// how many Evaluate gives in the name of one. What is beyond is counted by Status, so that
// nothing gets lost: a log can give one for each of its lines, which nobody reads.
const MaxFindings = 1000

// rest is what was reported beyond MaxFindings.
type rest map[Status]*more

type more struct {
	count int
	at    []centrevu.Line // of the first
}

func (r *rest) add(s Status, f *Finding) {
	if *r == nil {
		*r = rest{}
	}
	if (*r)[s] == nil {
		(*r)[s] = &more{at: f.Evidence}
	}
	(*r)[s].count++
}

// findings returns what tells of them.
func (r rest) findings() (list []Finding) {
	for s := OK; s <= Silenced; s++ {
		if m := r[s]; m != nil {
			list = append(list, Finding{Status: s, Subject: "more " + s.String(), Code: "more", Evidence: m.at,
				Args: []Arg{Count("count", m.count), Count("first", MaxFindings)}})
		}
	}
	return list
}

// owner is a rule and the server of its findings.
type owner struct{ rule, server string }

// ownFindings counts what Evaluate itself says in the name of a rule.
type ownFindings struct {
	count map[owner]int
	order []owner // of those with a rest
	rest  map[owner]*rest
	cite  map[owner]string
}

// full reports whether a finding is one too many, and counts it.
func (o *ownFindings) full(f *Finding) bool {
	if o.count == nil {
		o.count = map[owner]int{}
	}
	by := owner{f.Rule, f.Server}
	if o.count[by]++; o.count[by] <= MaxFindings {
		return false
	}
	if o.rest == nil {
		o.rest, o.cite = map[owner]*rest{}, map[owner]string{}
	}
	if o.rest[by] == nil {
		o.order, o.rest[by], o.cite[by] = append(o.order, by), &rest{}, f.Cite
	}
	o.rest[by].add(f.Status, f)
	return true
}

// tellRest adds what tells of the findings that were too many.
func (e *evaluation) tellRest() {
	for _, by := range e.own.order {
		for _, f := range e.own.rest[by].findings() {
			f.Rule, f.Server, f.Cite = by.rule, by.server, e.own.cite[by]
			e.put(&f, nil)
			e.findings = append(e.findings, f)
		}
	}
	e.own = ownFindings{count: e.own.count}
}
