package report

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Evaluate asks every rule of the servers it concerns. The order of the
// findings is that of Report.Findings. It changes none of its arguments.
func Evaluate(p Pair, rules []Rule, opt Options) *Report {
	r, _ := EvaluateContext(context.Background(), p, rules, opt)
	return r
}

// EvaluateContext is Evaluate with a context. Once that is done no further rule
// is asked: each gives an Unknown finding, and the error is that of the
// context. The Report is never nil.
func EvaluateContext(ctx context.Context, p Pair, rules []Rule, opt Options) (*Report, error) {
	e := &evaluation{ctx: ctx, pair: p, opt: opt, names: names(p)}
	e.message.explain = opt.Explain
	e.findings = make([]Finding, 0, 16*min(len(rules), 64))

	r := &Report{Now: e.now(p.Primary, p.Secondary), Pair: p, Servers: make([]ServerInfo, 2)}
	e.misconfigured(rules)
	e.known = e.knowing()
	for i, s := range e.servers() {
		r.Servers[i] = e.info(i, s)
		e.problems(i, s)
	}
	e.opt.Limits = opt.Limits.WithDefaults()
	e.pass.e, e.pass.Limits = e, e.opt.Limits
	var err error
	for i := range rules {
		if err = ctx.Err(); err != nil {
			e.abandon(rules[i:], err)
			break
		}
		e.run(&rules[i])
	}
	e.explain(rules)
	e.past(r.Now)
	e.silence(r.Now)
	e.acks()
	e.knowns(e.known)
	r.Findings = e.findings
	if err == nil {
		err = ctx.Err()
	}
	return r, err
}

type evaluation struct {
	ctx      context.Context
	pair     Pair
	opt      Options
	names    [2]string // of the primary and the secondary
	findings []Finding
	before   []past             // what earlier reports said, newest first
	lacking  [2]map[Fact]string // Keys of the findings that first say so, by server
	pass     Pass               // the one that runs
	message  Message
	known    *knowing
}

// add adds a finding of the evaluator's own.
func (e *evaluation) add(f Finding) {
	e.put(&f, nil)
	e.findings = append(e.findings, f)
}

// put gives a finding the message of its sentence, if it has none. It returns
// how it came to be in words, for Explain.
func (e *evaluation) put(f *Finding, own []Sentence) (branch string) {
	if f.Code == "" || f.Message != "" {
		return f.Message
	}
	s, ok := sentenceOf(f.Rule, own, f.Code)
	err := errNoSentence
	if ok {
		err = s.fits(f.Args)
	}
	if err != nil {
		meant := f.Code
		f.Status, f.Code = Unknown, codeMisspoke
		f.Args = []Arg{Shown("rule", f.Rule), Shown("code", meant), Shown("reason", err.Error())}
		s, _ = find(commonSentences, codeMisspoke)
	}
	f.Message = s.Says(f.Args)
	if f.Advice == "" && f.Status.Worse(OK) {
		f.Advice = s.Advice
	}
	if !e.opt.Explain {
		return ""
	}
	return s.branch(f.Args)
}

var errNoSentence = errors.New("it has no sentence of that code")

func (e *evaluation) servers() [2]*Server { return [2]*Server{e.pair.Primary, e.pair.Secondary} }

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

// run asks one rule of everything it concerns.
func (e *evaluation) run(r *Rule) {
	if slices.Contains(e.opt.Off, r.ID) {
		e.add(Finding{Rule: r.ID, Status: NotApplicable, Code: CodeSwitchedOff, Cite: r.Cite})
		return
	}
	p := &e.pass
	p.Rule = *r
	p.levels = nil
	if levels := e.opt.Levels[r.ID]; levelFault(levels) == nil {
		p.levels = levels
	}
	if r.Scope == PerServer {
		for i, s := range e.servers() {
			if e.captured(r, i, s) {
				p.Server, p.Pair, p.Now, p.name = s, Pair{}, e.now(s), e.names[i]
				p.Limits = e.opt.LimitsOn(e.names[i], 0)
				e.check(r, p)
			}
		}
		return
	}
	primary := e.captured(r, 0, e.pair.Primary)
	secondary := e.captured(r, 1, e.pair.Secondary)
	if primary && secondary && e.wanted(r) {
		p.Server, p.Pair, p.Now, p.name = nil, e.pair, e.now(e.pair.Primary, e.pair.Secondary), ""
		p.Limits = e.opt.Limits
		e.check(r, p)
	}
}

// SwitchedOff is the message of the finding for a rule in Options.Off.
const SwitchedOff = "switched off"

// check runs the rule and answers for what it does not say.
func (e *evaluation) check(r *Rule, p *Pass) {
	p.reported, p.steps = 0, nil
	e.message.start()
	err := guarded(r, p)
	switch {
	case err != nil:
		p.Report(Finding{Status: Unknown, Code: "failed-to-run", Args: []Arg{Shown("rule", r.ID), Shown("reason", err.Error())}})
	case p.reported == 0:
		p.Report(Finding{Status: Unknown, Code: "said-nothing", Args: []Arg{Shown("rule", r.ID)}})
	}
}

func guarded(r *Rule, p *Pass) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v", v)
		}
	}()
	if r.Check == nil {
		return errors.New("it has no Check")
	}
	if !r.Scope.known() {
		return fmt.Errorf("%s does not exist", r.Scope)
	}
	return r.Check(p)
}

// abandon answers for the rules that nobody asked any more.
func (e *evaluation) abandon(rules []Rule, err error) {
	for i := range rules {
		e.add(Finding{
			Rule: rules[i].ID, Status: Unknown, Code: "not-asked", Args: []Arg{Shown("reason", err.Error())},
			Cite: rules[i].Cite,
		})
	}
}
