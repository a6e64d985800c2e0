package report

import (
	"fmt"
	"slices"
	"time"

	"example.com/centrevu"
)

// Pass is one run of a rule. It is valid until Check returns and belongs to
// the goroutine that Check was called in. Facts are to be read only.
type Pass struct {
	Rule Rule

	// Server is the server that a PerServer rule is run on, nil for a PerPair
	// rule. Every fact that the rule Needs is there; others may be nil.
	Server *Server

	// Pair holds both servers for a PerPair rule, neither of them nil.
	Pair Pair

	// Now is the time to judge at, zero if nobody said. Of a PerPair rule it
	// is Options.Now, else the primary's, else the secondary's.
	Now time.Time

	// Limits are the thresholds to judge by, with their defaults filled in.
	Limits Limits

	name     string // of Server; empty for the pair
	names    [2]string
	findings *[]Finding
	reported int
}

// Name returns the name by which findings cite a server of the pass.
func (p *Pass) Name(s *Server) string {
	switch {
	case s == nil:
		return ""
	case s == p.Pair.Primary:
		return p.names[0]
	case s == p.Pair.Secondary:
		return p.names[1]
	case s == p.Server:
		return p.name
	}
	return ""
}

// Report adds a finding. What it leaves empty of Rule, Server, Cite and, if
// something is wrong, Advice comes from the rule. A finding without a Status
// is Unknown.
func (p *Pass) Report(f Finding) {
	if f.Rule == "" {
		f.Rule = p.Rule.ID
	}
	if f.Server == "" {
		f.Server = p.name
	}
	if f.Cite == "" {
		f.Cite = p.Rule.Cite
	}
	if !f.Status.known() {
		f.Status = Unknown
	}
	if f.Advice == "" && f.Status.Worse(OK) {
		f.Advice = p.Rule.Advice
	}
	p.reported++
	*p.findings = append(*p.findings, f)
}

// About returns a Subject for findings that rest on the given lines.
func (p *Pass) About(at ...centrevu.Line) Subject { return Subject{p: p, at: at} }

// AboutACD returns a Subject for findings about one ACD that rest on the given
// lines.
func (p *Pass) AboutACD(acd centrevu.ACD, at ...centrevu.Line) Subject {
	return Subject{p: p, acd: acd, at: at}
}

// OKf reports that something is healthy.
func (p *Pass) OKf(format string, args ...any) { p.About().Reportf(OK, format, args...) }

// Warnf reports something to be looked at.
func (p *Pass) Warnf(format string, args ...any) { p.About().Reportf(Warning, format, args...) }

// Criticalf reports something that calls for someone now.
func (p *Pass) Criticalf(format string, args ...any) { p.About().Reportf(Critical, format, args...) }

// Unknownf reports something that could not be told.
func (p *Pass) Unknownf(format string, args ...any) { p.About().Reportf(Unknown, format, args...) }

// Skipf reports something that the rule does not concern.
func (p *Pass) Skipf(format string, args ...any) { p.About().Reportf(NotApplicable, format, args...) }

// Subject is what a finding is about.
type Subject struct {
	p      *Pass
	server string
	acd    centrevu.ACD
	at     []centrevu.Line
	advice string
}

// On returns the Subject for findings of a PerPair rule that blame one server.
func (s Subject) On(server *Server) Subject {
	s.server = s.p.Name(server)
	return s
}

// Advise returns the Subject with advice that replaces the rule's.
func (s Subject) Advise(advice string) Subject {
	s.advice = advice
	return s
}

// Reportf reports a finding with this status.
func (s Subject) Reportf(status Status, format string, args ...any) {
	f := Finding{Server: s.server, Status: status, ACD: s.acd, Message: fmt.Sprintf(format, args...)}
	for _, l := range s.at {
		if l != (centrevu.Line{}) && !slices.Contains(f.Evidence, l) {
			f.Evidence = append(f.Evidence, l)
		}
	}
	if status.Worse(OK) {
		f.Advice = s.advice
	}
	s.p.Report(f)
}

// OKf reports that it is healthy.
func (s Subject) OKf(format string, args ...any) { s.Reportf(OK, format, args...) }

// Warnf reports that it is to be looked at.
func (s Subject) Warnf(format string, args ...any) { s.Reportf(Warning, format, args...) }

// Criticalf reports that it calls for someone now.
func (s Subject) Criticalf(format string, args ...any) { s.Reportf(Critical, format, args...) }

// Unknownf reports that it could not be told.
func (s Subject) Unknownf(format string, args ...any) { s.Reportf(Unknown, format, args...) }

// Skipf reports that the rule does not concern it.
func (s Subject) Skipf(format string, args ...any) { s.Reportf(NotApplicable, format, args...) }
