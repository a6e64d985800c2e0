package rulefile

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/vm"

	"example.com/centrevu/internal/suggest"
	"example.com/centrevu/report"
)

// over is what a rule is asked of.
type over int

const (
	overServer over = iota
	overBackup
	overLinks
	overRuns
	overEntries
	overPair
	overACDs
)

var overWords = []string{"server", "backup", "each link", "each run", "each entry", "pair", "each acd"}

var roots = [...][]string{
	overServer:  {"now", "limit", "server", "backup", "before"},
	overBackup:  {"now", "limit", "server", "backup", "before"},
	overLinks:   {"now", "limit", "server", "backup", "link", "before"},
	overRuns:    {"now", "limit", "server", "backup", "run", "before"},
	overEntries: {"now", "limit", "server", "backup", "entry", "before"},
	overPair:    {"now", "limit", "primary", "secondary", "before"},
	overACDs:    {"now", "limit", "acd", "primary", "secondary", "before"},
}

// rule is one of the file's own.
type rule struct {
	id, doc, cite, advice string

	at        place
	in        *input
	over      over
	where     *condition
	outcomes  []*outcome
	otherwise *outcome // nil if there is none
	none      *outcome // for nothing to look at, nil if there is none
	reads     reads
	limits    []string // that its conditions read
	coverage  *Coverage
}

// outcome is one answer of a rule.
type outcome struct {
	name     string // "outcome 1", "otherwise", "none"
	code     string // of its findings
	at       place
	when     *condition
	written  string // the condition as written
	boxes    []box
	guarded  []guard  // has(x) that it is false without
	absent   []string // what it asks the absence of
	status   report.Status
	message  template
	advice   string
	on       report.Role
	evidence []evidence
}

// evidence is an expression that names things whose lines are shown.
type evidence struct {
	program *vm.Program
	cost    *cost
}

var idShape = regexp.MustCompile(`^[a-z0-9]+([.-][a-z0-9]+)*$`)

var (
	ruleKeys    = []string{"id", "doc", "cite", "advice", "for", "where", "outcomes", "otherwise", "none"}
	outcomeKeys = []string{"when", "code", "status", "message", "advice", "evidence", "on"}
)

// readRule reads one rule. It returns nil if it cannot be used.
func (c *compilation) readRule(in *input, n *node) *rule {
	f := in.fields(n, "a rule", ruleKeys)
	if f == nil {
		return nil
	}
	before := len(in.errs)
	r := &rule{in: in, at: n.at, over: -1}
	idNode := f["id"]
	r.id = in.text(f, n, "id", "rule")
	if idNode != nil {
		r.at = idNode.at
		if r.id != "" && !idShape.MatchString(r.id) {
			in.errorf(idNode.at, "an id is lower-case words joined by dots or hyphens, such as site.backup.age: %q", clip(r.id))
		}
	}
	r.doc = in.text(f, n, "doc", "rule")
	r.cite = in.text(f, n, "cite", "rule")
	r.advice = in.text(f, n, "advice", "rule")
	if what := in.text(f, n, "for", "rule"); what != "" {
		r.over = over(slices.Index(overWords, strings.Join(strings.Fields(what), " ")))
		if r.over < 0 {
			in.errorf(f["for"].at, "a rule cannot be for %q%s", clip(what), suggest.Hint(what, overWords))
		}
	}
	if r.over < 0 {
		return nil // nothing can be resolved without
	}
	if w := f["where"]; w != nil {
		if e := c.when(in, w, r); e != nil {
			if boxes := e.boxes(); boxes != nil && len(boxes) == 0 {
				in.warnf(w.at, "this can match nothing, so that the rule looks at nothing")
			}
			r.where = c.condition(e)
		}
	}
	if l := f["outcomes"]; l == nil {
		if f["otherwise"] == nil {
			in.errorf(n.at, "a rule without outcomes says nothing")
		}
	} else if in.is(l, list, "outcomes") {
		if len(l.items) > maxRanked {
			in.tooLarge(l.at, "more than %d outcomes", maxRanked)
			l.items = l.items[:maxRanked]
		}
		for _, item := range l.items {
			if o := c.readOutcome(in, item, r, "outcome", true); o != nil {
				r.outcomes = append(r.outcomes, o)
			}
		}
	}
	r.otherwise = c.readOutcome(in, f["otherwise"], r, "otherwise", false)
	if none := f["none"]; none != nil && r.over != overLinks && r.over != overRuns && r.over != overEntries && r.over != overACDs {
		in.errorf(none.at, "none is for rules over each link, run, entry or acd, where there may be nothing to look at")
	} else {
		r.none = c.readOutcome(in, none, r, "none", false)
	}
	if len(in.errs) > before {
		return nil
	}
	for i, o := range r.outcomes {
		o.name = "outcome " + strconv.Itoa(i+1)
	}
	if r.codes(); len(in.errs) > before {
		return nil
	}
	r.unreachable()
	r.fallsThrough()
	return r
}

// ownCodes are those of what a rule says without an outcome.
var ownCodes = []string{"no-telling", "none-matched", "nothing-there", "not-applicable", "more", "part-of-log"}

var codeShape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// codes gives each outcome without a code its name as one, and says so if two
// have the same.
func (r *rule) codes() {
	seen := map[string]bool{}
	for _, o := range r.all() {
		if o.code == "" {
			o.code = strings.ReplaceAll(o.name, " ", "-")
		}
		if seen[o.code] {
			r.in.errorf(o.at, "the code %s is taken by another outcome of the rule", o.code)
		}
		seen[o.code] = true
	}
}

// when reads a condition.
func (c *compilation) when(in *input, n *node, r *rule) *expression {
	if !in.is(n, scalar, "a condition") {
		return nil
	}
	e := c.expression(source{in: in, node: n, text: n.text}, roots[r.over], false)
	if e != nil {
		r.reads |= e.reads
		r.noteLimits(e)
	}
	return e
}

func (c *compilation) readOutcome(in *input, n *node, r *rule, name string, conditional bool) *outcome {
	if n == nil {
		return nil
	}
	f := in.fields(n, name, outcomeKeys)
	if f == nil {
		return nil
	}
	o := &outcome{name: name, at: n.at}
	switch o.code = in.optional(f, "code"); {
	case o.code != "" && !codeShape.MatchString(o.code):
		in.errorf(f["code"].at, "a code is lower-case words joined by hyphens, such as not-finished: %q", clip(o.code))
	case slices.Contains(ownCodes, o.code):
		in.errorf(f["code"].at, "the code %s is reserved", o.code)
	}
	switch w := f["when"]; {
	case w == nil && conditional:
		in.errorf(n.at, "an outcome has a condition: when. What holds if none does stands under otherwise")
	case w != nil && !conditional:
		in.errorf(w.at, "%s has no condition", name)
	case w != nil:
		o.at = w.at
		if e := c.when(in, w, r); e != nil {
			o.written, o.boxes = oneLine(w.text), e.boxes()
			o.guarded, o.absent = e.guarded, e.absent
			o.when = c.condition(e)
		}
	}
	if s := in.text(f, n, "status", name); s != "" {
		o.status = statusOf(s)
		if o.status == 0 {
			in.errorf(f["status"].at, "%q is no status%s", clip(s), suggest.Hint(s, statusWords()))
		}
	}
	if m := f["message"]; m == nil {
		in.errorf(n.at, "%s has no message", article(name))
	} else if in.text(f, n, "message", name) != "" {
		used := roots[r.over]
		switch {
		case name == "none" && r.over == overACDs:
			used = roots[overPair]
		case name == "none":
			used = roots[overServer]
		}
		o.message = c.template(in, m, used, &r.reads)
	}
	o.advice = in.optional(f, "advice")
	if f["on"] != nil {
		o.on = in.role(f["on"], r)
	}
	o.evidence = c.readEvidence(in, f["evidence"], r)
	return o
}

// readEvidence reads one expression or a list of them.
func (c *compilation) readEvidence(in *input, n *node, r *rule) []evidence {
	if n == nil {
		return nil
	}
	items := n.oneOrMore()
	if len(items) > 10 {
		in.tooLarge(n.at, "more than 10 expressions of evidence")
		return nil
	}
	var all []evidence
	for _, item := range items {
		if !in.is(item, scalar, "evidence") {
			continue
		}
		e := c.expression(source{in: in, node: item, text: item.text}, roots[r.over], true)
		if e == nil {
			continue
		}
		r.reads |= e.reads
		if !isThing(e.typ) {
			in.errorf(item.at, "evidence is a thing or a list of things, such as link, backup or filter(server.runs, .state == \"failed\"); this is %s",
				typeWord(e.typ))
			continue
		}
		ins := c.inspect(e.tree.Node)
		if p := c.program(e, e.tree.Node); p != nil {
			all = append(all, evidence{program: p, cost: ins.cost})
		}
	}
	return all
}

func isThing(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[backupFacts](), reflect.TypeFor[*linkFacts](), reflect.TypeFor[*runFacts](), reflect.TypeFor[*entryFacts](),
		reflect.TypeFor[[]*linkFacts](), reflect.TypeFor[[]*runFacts](), reflect.TypeFor[[]*entryFacts](), reflect.TypeFor[[]any]():
		return true
	}
	return false
}

// rule turns it into one for report.Evaluate.
func (r *rule) rule() report.Rule {
	scope := report.PerServer
	if r.over == overPair || r.over == overACDs {
		scope = report.PerPair
	}
	return report.Rule{
		ID: r.id, Doc: r.doc, Cite: r.cite, Advice: r.advice,
		Scope: scope, Needs: r.needs(), Thresholds: r.limits, Check: r.check,
	}
}

// needs returns the facts that its conditions and messages read.
func (r *rule) needs() []report.Fact {
	var list []report.Fact
	add := func(used bool, f report.Fact) {
		if used {
			list = append(list, f)
		}
	}
	add(r.reads.any(readsBackup) || r.over == overBackup, report.FactBackup)
	add(r.reads.any(readsRuns) || r.over == overRuns, report.FactArchive)
	add(r.reads.any(readsLinks) || r.over == overLinks, report.FactLinks)
	add(r.reads.any(readsEntries) || r.over == overEntries, report.FactErrors)
	add(r.reads.any(readsLogins), report.FactLogins)
	if len(list) == 0 && r.over == overACDs {
		list = append(list, report.FactLinks) // which tell what ACDs there are
	}
	return list
}
