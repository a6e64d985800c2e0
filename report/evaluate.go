package report

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
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
// context with their names. The Report is never nil.
func EvaluateContext(ctx context.Context, p Pair, rules []Rule, opt Options) (*Report, error) {
	e := &evaluation{ctx: ctx, pair: p, opt: opt, names: names(p)}
	e.message.explain = opt.Explain
	e.findings = make([]Finding, 0, 16*min(len(rules), 64))

	r := &Report{Now: writable(e.now(p.Primary, p.Secondary)), Pair: p, Servers: make([]ServerInfo, 2)}
	e.misconfigured(rules)
	e.known = e.knowing()
	for i, s := range e.servers() {
		r.Servers[i] = e.info(i, s)
		e.problems(i, s)
	}
	e.tellRest()
	e.opt.Limits = opt.Limits.WithDefaults()
	for i, name := range e.names {
		e.limits[i] = e.opt.LimitsOn(name, 0)
	}
	e.earlier(r.Now)
	var err error
	for i := range rules {
		if err = ctx.Err(); err != nil {
			err = e.abandon(rules[i:], err)
			break
		}
		if !twice(rules, i) { // in the findings already
			e.run(&rules[i])
		}
	}
	e.refuse()
	e.explain(rules)
	e.past(r.Now)
	e.tellRest()
	e.silence(r.Now)
	e.acks()
	e.knowns(e.known)
	e.tellRest()
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
	limits   [2]Limits // for each of them
	findings []Finding
	before   []past // what earlier reports said, newest first
	failed   int    // how many could not be read
	failure  error  // the first reason
	late     late
	message  Message
	known    *knowing
	own      ownFindings
	text     []byte // of a message while it is made
}

// add adds a finding of the evaluator's own.
func (e *evaluation) add(f Finding) {
	if e.own.full(&f) {
		return
	}
	e.put(&f, nil)
	e.findings = append(e.findings, f)
}

// put gives a finding the message of its sentence, if it has none. It returns
// how it came to be in words, for Explain.
func (e *evaluation) put(f *Finding, own []Sentence) (branch string) {
	if f.Code == "" || f.Message != "" {
		return f.Message
	}
	s := sentenceOf(f.Rule, own, f.Code)
	err := errNoSentence
	if s != nil {
		err = s.fits(f.Args)
	}
	if err != nil {
		meant := f.Code
		f.Status, f.Code = Unknown, codeMisspoke
		f.Args = []Arg{Shown("rule", f.Rule), Shown("code", meant), Shown("reason", err.Error())}
		s = find(commonSentences, codeMisspoke)
	}
	e.text = s.append(e.text[:0], f.Args)
	f.Message = string(e.text)
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
	if r.Scope == PerServer {
		for i, s := range e.servers() {
			if e.captured(r, i, s) {
				e.check(r, &Pass{Server: s, Now: e.now(s), Limits: e.limits[i], name: e.names[i]})
			}
		}
		return
	}
	primary := e.captured(r, 0, e.pair.Primary)
	secondary := e.captured(r, 1, e.pair.Secondary)
	if primary && secondary && e.optional(r, "", e.pair.Primary, e.pair.Secondary) {
		e.check(r, &Pass{Pair: e.pair, Now: e.now(e.pair.Primary, e.pair.Secondary), Limits: e.opt.Limits})
	}
}

// SwitchedOff is the message of the finding for a rule in Options.Off.
const SwitchedOff = "switched off"

// check runs the rule and answers for what it does not say.
func (e *evaluation) check(r *Rule, p *Pass) {
	p.e, p.Rule = e, *r
	if levels := e.opt.Levels[r.ID]; levelFault(levels) == nil {
		p.levels = levels
	}
	e.message.start()
	stack, err := guarded(r, p)
	switch {
	case err != nil:
		p.report(Finding{
			Status: Unknown, Code: "failed-to-run", Args: []Arg{Shown("rule", r.ID), Shown("reason", err.Error())}, Details: stack,
		})
	case p.reported == 0:
		p.report(Finding{Status: Unknown, Code: "said-nothing", Args: []Arg{Shown("rule", r.ID)}})
	}
	p.levels = nil // what is beyond has them
	for _, f := range p.rest.findings() {
		p.report(f)
	}
	p.over.Store(true)
}

func guarded(r *Rule, p *Pass) (stack string, err error) {
	defer func() {
		if v := recover(); v != nil {
			stack, err = panicked(), fmt.Errorf("panic: %v", v)
		}
	}()
	if trace := p.e.opt.Trace; trace != nil {
		if done := trace(r.ID, p.name); done != nil {
			defer done()
		}
	}
	if r.Check == nil {
		return "", errors.New("it has no Check")
	}
	if !r.Scope.known() {
		return "", fmt.Errorf("%s does not exist", r.Scope)
	}
	return "", r.Check(p)
}

// abandon answers for the rules that nobody asked any more. It returns the
// error with their names.
func (e *evaluation) abandon(rules []Rule, err error) error {
	var names []string
	for i := range rules {
		names = append(names, rules[i].ID)
		e.add(Finding{
			Rule: rules[i].ID, Status: Unknown, Code: "not-asked", Args: []Arg{Shown("reason", err.Error())},
			Cite: rules[i].Cite,
		})
	}
	return fmt.Errorf("%w: not asked: %s", err, strings.Join(names, ", "))
}
