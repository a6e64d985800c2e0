package report

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Evaluate asks every rule of the servers it concerns. The order of the
// findings is that of Report.Findings. It changes none of its arguments.
func Evaluate(p Pair, rules []Rule, opt Options) *Report {
	e := evaluation{pair: p, opt: opt}
	e.opt.Limits = opt.Limits.WithDefaults()
	e.names = names(p)

	r := &Report{Now: e.now(p.Primary, p.Secondary), Findings: []Finding{}}
	e.findings = &r.Findings
	for i, s := range e.servers() {
		r.Servers = append(r.Servers, e.info(i, s))
		e.problems(i, s)
	}
	for i := range rules {
		e.run(&rules[i])
	}
	return r
}

type evaluation struct {
	pair     Pair
	opt      Options
	names    [2]string // of the primary and the secondary
	findings *[]Finding
}

func (e *evaluation) servers() [2]*Server { return [2]*Server{e.pair.Primary, e.pair.Secondary} }

// names returns how findings cite the servers. They differ, whatever the
// caller named them.
func names(p Pair) [2]string {
	list := [2]string{Primary.String(), Secondary.String()}
	for i, s := range [2]*Server{p.Primary, p.Secondary} {
		if s != nil && s.Name != "" {
			list[i] = s.Name
		}
	}
	if list[0] == list[1] {
		list[0] += " (primary)"
		list[1] += " (secondary)"
	}
	return list
}

// now returns the first time that is known: of a PerServer rule the server's
// own goes before Options.Now, which now(s) gives; of the pair Options.Now
// goes first.
func (e *evaluation) now(of ...*Server) time.Time {
	if len(of) > 1 && !e.opt.Now.IsZero() {
		return e.opt.Now
	}
	for _, s := range of {
		if s != nil && !s.Now.IsZero() {
			return s.Now
		}
	}
	return e.opt.Now
}

func (e *evaluation) info(i int, s *Server) ServerInfo {
	info := ServerInfo{Name: e.names[i], Role: Role(i + 1), Seen: s != nil, Now: e.now(s)}
	for _, f := range Facts {
		if s.Has(f) {
			info.Facts = append(info.Facts, f)
		} else {
			info.Missing = append(info.Missing, f)
		}
	}
	if s != nil {
		info.Captures, info.Problems = s.Captures, s.Problems
		info.Unclaimed = s.Unclaimed()
	}
	return info
}

// run asks one rule of everything it concerns.
func (e *evaluation) run(r *Rule) {
	if r.Scope == PerServer {
		for i, s := range e.servers() {
			if e.captured(r, i, s) {
				e.check(r, &Pass{Server: s, Now: e.now(s), name: e.names[i]})
			}
		}
		return
	}
	primary := e.captured(r, 0, e.pair.Primary)
	secondary := e.captured(r, 1, e.pair.Secondary)
	if primary && secondary {
		e.check(r, &Pass{Pair: e.pair, Now: e.now(e.pair.Primary, e.pair.Secondary), names: e.names})
	}
}

// captured reports whether s has what the rule needs, and makes the finding if
// not.
func (e *evaluation) captured(r *Rule, i int, s *Server) bool {
	var missing []Fact
	for _, f := range r.Needs {
		if !s.Has(f) {
			missing = append(missing, f)
		}
	}
	switch {
	case s == nil:
		missing = slices.Clone(Facts[:])
	case missing == nil:
		return true
	}
	e.add(Finding{
		Rule: r.ID, Server: e.names[i], Status: Unknown, Missing: missing, Cite: r.Cite,
		Message: notCaptured(s, missing), Advice: howToCapture(missing),
	})
	return false
}

func notCaptured(s *Server, missing []Fact) string {
	if s == nil {
		return "nothing of this server was captured"
	}
	windows := make([]string, len(missing))
	for i, f := range missing {
		windows[i] = f.Window()
	}
	return "not captured: " + strings.Join(windows, ", ")
}

func howToCapture(missing []Fact) string {
	paths := make([]string, 0, len(missing))
	for _, f := range missing {
		if path := f.Path(); path != "" {
			paths = append(paths, path)
		}
	}
	if len(paths) == 0 {
		return "No capture gives this."
	}
	return "Capture it: " + strings.Join(paths, "; ") + "."
}

// check runs the rule and answers for what it does not say.
func (e *evaluation) check(r *Rule, p *Pass) {
	p.Rule, p.Limits, p.findings = *r, e.opt.Limits, e.findings
	err := guarded(r, p)
	switch {
	case err != nil:
		p.Report(Finding{Status: Unknown, Message: fmt.Sprintf("rule %s could not do its work: %v", r.ID, err)})
	case p.reported == 0:
		p.Report(Finding{Status: Unknown, Message: fmt.Sprintf("rule %s said nothing", r.ID)})
	}
}

func guarded(r *Rule, p *Pass) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v", v)
		}
	}()
	if r.Check == nil {
		return fmt.Errorf("it has no Check")
	}
	if !r.Scope.known() {
		return fmt.Errorf("%s does not exist", r.Scope)
	}
	return r.Check(p)
}

func (e *evaluation) add(f Finding) { *e.findings = append(*e.findings, f) }
