package report

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"example.com/centrevu"
)

// Pass is one run of a rule. It is valid until Check returns and belongs to
// the goroutine that Check was called in. Facts are to be read only. What is
// reported after Check has returned is refused: an Unknown finding says so if
// the evaluation still goes on.
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

	// Limits are the thresholds to judge by, with their defaults filled in:
	// of a PerServer rule those for the server, else those for the pair. What
	// is about an ACD, or in a PerPair rule about one server, has LimitsFor.
	Limits Limits

	e        *evaluation
	over     atomic.Bool // Check has returned
	name     string      // of Server; empty for the pair
	levels   map[Status]Status
	steps    []string
	reported int
	rest     rest // of what was reported
}

// Context returns the context of the evaluation. A rule that takes long gives
// up with its error once it is done.
func (p *Pass) Context() context.Context { return p.e.ctx }

// Options returns what the caller set. It is to be read only; of Limits the
// field of Pass has the defaults filled in.
func (p *Pass) Options() *Options { return &p.e.opt }

// Name returns the name by which findings cite a server of the pass.
func (p *Pass) Name(s *Server) string {
	switch {
	case s == nil:
		return ""
	case s == p.Pair.Primary:
		return p.e.names[0]
	case s == p.Pair.Secondary:
		return p.e.names[1]
	case s == p.Server:
		return p.name
	}
	return ""
}

// Report adds a finding. What it leaves empty of Rule, Server, Cite and, if
// something is wrong, Advice comes from the rule. A finding without a Status, or
// with Silenced, is Unknown. What only Evaluate says is left out: Silenced,
// Acked, Since, Of and a Rule that is reserved. One with a Code and without a Message gets that of the rule's
// sentence. Its Evidence is not copied. What is reported beyond MaxFindings is
// counted, in one finding for each Status.
func (p *Pass) Report(f Finding) {
	if p.over.Load() {
		p.e.tooLate(p.Rule.ID)
		return
	}
	if p.reported++; p.reported > MaxFindings {
		p.rest.add(p.level(f.Status), &f)
		p.steps = nil
		return
	}
	p.report(f)
}

func (p *Pass) report(f Finding) {
	if f.Rule == "" || slices.Contains(reserved[:], f.Rule) {
		f.Rule = p.Rule.ID
	}
	f.Silenced, f.Acked, f.Since, f.Of = nil, nil, time.Time{}, ""
	branch := p.e.put(&f, p.Rule.Sentences)
	if f.Server == "" {
		f.Server = p.name
	}
	if f.Cite == "" {
		f.Cite = p.Rule.Cite
	}
	f.Status = p.level(f.Status)
	if f.Advice == "" && f.Status.Worse(OK) {
		f.Advice = p.Rule.Advice
	}
	if p.e.opt.Explain && f.How == nil {
		f.How = &How{Branch: branch}
	}
	if f.How != nil && p.steps != nil {
		f.How.Steps, p.steps = append(f.How.Steps, p.steps...), nil
	}
	p.e.findings = append(p.e.findings, f)
}

// level returns the Status that one has by the Levels of the Options. No rule
// silences itself.
func (p *Pass) level(s Status) Status {
	if !s.known() || s == Silenced {
		s = Unknown
	}
	if to, ok := p.levels[s]; ok {
		return to
	}
	return s
}

// Notef notes a step on the way to the next finding, for Explain. Without
// Options.Explain it does nothing; Explaining saves making its arguments.
func (p *Pass) Notef(format string, args ...any) {
	if p.Explaining() {
		p.steps = append(p.steps, fmt.Sprintf(format, args...))
	}
}

// Explaining reports whether steps are noted.
func (p *Pass) Explaining() bool { return p.e.opt.Explain }

// Message starts the text of a finding; see Message.
func (p *Pass) Message() *Message { return p.e.message.start() }

// About returns a Subject for findings that rest on the given lines.
func (p *Pass) About(at ...centrevu.Line) Subject { return Subject{p: p, at: evidence(at)} }

// AboutACD returns a Subject for findings about one ACD that rest on the given
// lines.
func (p *Pass) AboutACD(acd centrevu.ACD, at ...centrevu.Line) Subject {
	return Subject{p: p, acd: acd, at: evidence(at)}
}

// evidence returns the lines that say something, each once.
func evidence(at []centrevu.Line) []centrevu.Line {
	if len(at) == 0 {
		return nil
	}
	list := make([]centrevu.Line, 0, len(at))
	var known map[centrevu.Line]bool // of many, which would be compared each with all
	if len(at) > 64 {
		known = make(map[centrevu.Line]bool, len(at))
	}
	for _, l := range at {
		if l == (centrevu.Line{}) || known[l] || known == nil && slices.Contains(list, l) {
			continue
		}
		list = append(list, l)
		if known != nil {
			known[l] = true
		}
	}
	if len(list) == 0 {
		return nil
	}
	return list
}

// Tell reports with a sentence of the rule, by its code and values.
func (p *Pass) Tell(status Status, code string, args ...Arg) { p.About().Tell(status, code, args...) }

// OK reports that something is healthy.
func (p *Pass) OK(code string, args ...Arg) { p.Tell(OK, code, args...) }

// Warn reports something that is to be looked at.
func (p *Pass) Warn(code string, args ...Arg) { p.Tell(Warning, code, args...) }

// Critical reports something that calls for someone now.
func (p *Pass) Critical(code string, args ...Arg) { p.Tell(Critical, code, args...) }

// Unknown reports something that could not be told.
func (p *Pass) Unknown(code string, args ...Arg) { p.Tell(Unknown, code, args...) }

// Skip reports something that the rule does not concern.
func (p *Pass) Skip(code string, args ...Arg) { p.Tell(NotApplicable, code, args...) }

// OKf reports that something is healthy.
func (p *Pass) OKf(format string, args ...any) { p.About().Reportf(OK, format, args...) }

// Warnf reports something that is to be looked at.
func (p *Pass) Warnf(format string, args ...any) { p.About().Reportf(Warning, format, args...) }

// Criticalf reports something that calls for someone now.
func (p *Pass) Criticalf(format string, args ...any) { p.About().Reportf(Critical, format, args...) }

// Unknownf reports something that could not be told.
func (p *Pass) Unknownf(format string, args ...any) { p.About().Reportf(Unknown, format, args...) }

// Skipf reports something that the rule does not concern.
func (p *Pass) Skipf(format string, args ...any) { p.About().Reportf(NotApplicable, format, args...) }
