package report

import "example.com/centrevu"

// MaxFindings is how many findings a rule gives one by one of a server, or of the pair. What
// is beyond is counted by Status, so that nothing gets lost: a log can give one for each of
// its lines, which nobody reads.
const MaxFindings = 1000

// rest is what a pass reported beyond MaxFindings.
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

// tell reports them.
func (r rest) tell(p *Pass) {
	p.levels = nil // they have theirs
	for s := OK; s <= Silenced; s++ {
		if m := r[s]; m != nil {
			p.report(Finding{Status: s, Subject: "more " + s.String(), Code: "more", Evidence: m.at,
				Args: []Arg{Count("count", m.count), Count("first", MaxFindings)}})
		}
	}
}
