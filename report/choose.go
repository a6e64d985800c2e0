package report

import (
	"fmt"
	"slices"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// choose fills the server's facts from what the files show of them.
func (r *reader) choose() {
	for _, f := range allFacts {
		var kept *candidate
		for i := range r.candidates {
			if c := &r.candidates[i]; c.fact == f {
				kept = r.later(kept, c)
			}
		}
		if kept != nil {
			kept.fill(r.server)
		}
	}
}

func (c *candidate) fill(s *Server) {
	switch c.fact {
	case FactBackup:
		s.Backup = c.backup
	case FactArchive:
		s.Archive = c.archive
	case FactLinks:
		s.Links = c.links
	case FactErrors:
		s.Errors = c.errors
	case FactLogins:
		s.Logins = c.logins
	}
}

// later returns which of two files counts for a fact that both show: a, which
// comes first by name, unless b is known to be later or to hold more.
func (r *reader) later(a, b *candidate) *candidate {
	timed := a != nil && !a.shown.IsZero() && !b.shown.IsZero() && !a.shown.Equal(b.shown)
	switch {
	case a == nil:
		return b
	case timed && a.shown.Before(b.shown):
		r.supersede(a)
		r.forgive(a)
		return b
	case timed:
		r.supersede(b)
		r.forgive(b)
		return a
	case a.within(b) && !b.within(a):
		r.supersede(a)
		return b
	case !b.within(a):
		at := r.server.Captures[b.capture].Name
		r.problem(a.fact, at, &centrevu.ParseError{Source: at, Err: fmt.Errorf("%w: %s shows the same window with other values",
			ErrAmbiguous, r.server.Captures[a.capture].Name)})
	}
	r.supersede(b)
	return a
}

// within reports whether another file shows all that c shows.
func (c *candidate) within(of *candidate) bool {
	var a, b Server
	c.fill(&a)
	of.fill(&b)
	if c.fact != FactErrors {
		return a.Same(&b, c.fact)
	}
	// Both come in the order shown, so that one pass finds a in b.
	rest := b.Errors.Entries
	for _, e := range a.Errors.Entries {
		i := slices.IndexFunc(rest, func(f errlog.Entry) bool { return sameEntry(e, f) })
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
	}
	return true
}

func (r *reader) supersede(c *candidate) {
	capture := &r.server.Captures[c.capture]
	capture.Superseded = append(capture.Superseded, c.fact)
}

// forgive drops the problems of a fact in a capture that is known to be older:
// they stay in the error, but say nothing of today.
func (r *reader) forgive(c *candidate) {
	name := r.server.Captures[c.capture].Name
	r.server.Problems = slices.DeleteFunc(r.server.Problems, func(p Problem) bool {
		return p.Fact == c.fact && p.At.Source == name
	})
}
