package rulefile

import (
	"fmt"
	"hash/fnv"
	"strings"
	"sync"

	"github.com/expr-lang/expr/vm"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// run is one rule on one server or pair.
type run struct {
	facts facts
	vm    vm.VM
	rule  *rule
	pass  *report.Pass

	link  linkFacts // what facts points to, of a rule over each
	arch  runFacts
	entry entryFacts
	at    *errlog.Entry // which entry that is

	schedules schedules
	verdicts  *verdicts

	missing string // the value for want of which there was no telling
	err     error
	steps   int
	said    bool // something
}

var runs = sync.Pool{New: func() any { return new(run) }}

func (r *rule) check(p *report.Pass) error {
	m := runs.Get().(*run)
	// What a rule reads is filled in anew, so that nothing has to be wiped of
	// the rule before.
	m.facts.Now, m.facts.Limit = p.Now, p.Limits
	if p.Server != nil {
		m.facts.Limit = p.LimitsFor(p.Server, 0)
	}
	m.rule, m.pass, m.err, m.steps, m.said = r, p, nil, 0, false
	m.over()
	err := m.err
	m.rule, m.pass, m.at, m.schedules, m.verdicts = nil, nil, nil, nil, nil
	runs.Put(m)
	return err
}

func (m *run) fail(err error) {
	if m.err == nil {
		m.err = err
	}
}

// over asks the rule of everything that it is for.
func (m *run) over() {
	r, p, f := m.rule, m.pass, &m.facts
	if r.over == overPair {
		m.sides()
		m.judge(centrevu.ACD{})
		return
	}
	if r.over == overACDs {
		m.sides()
		m.eachACD()
		return
	}
	s := p.Server
	f.Link, f.Run, f.Entry = nil, nil, nil
	m.fill(&f.Server, s, roleOf(p))
	looked := false
	switch r.over {
	case overServer, overBackup:
		if m.judge(centrevu.ACD{}); !m.said && m.err == nil {
			m.nothing("the rule does not apply")
		}
		return
	case overLinks:
		f.Link = &m.link
		for i := range s.Links.Links {
			l := &s.Links.Links[i]
			m.limits(l.ACD)
			m.link.fill(l, r.reads.any(readsState))
			if m.judge(l.ACD); m.err != nil {
				return
			}
		}
		looked = len(s.Links.Links) > 0
	case overRuns:
		f.Run = &m.arch
		for i := range s.Archive.Runs {
			a := &s.Archive.Runs[i]
			m.limits(a.ACD)
			m.arch.fill(a, f, m.schedules)
			if m.judge(a.ACD); m.err != nil {
				return
			}
		}
		looked = len(s.Archive.Runs) > 0
	case overEntries:
		f.Entry = &m.entry
		for i := range s.Errors.Entries {
			e := &s.Errors.Entries[i]
			m.limits(e.ACD)
			m.at = e
			m.entry.fill(e, s.Errors, f, m.verdicts)
			if m.judge(e.ACD); m.err != nil {
				return
			}
			// A log has no end that a rule could count on.
			if i%1024 == 1023 && p.Context().Err() != nil {
				m.err = p.Context().Err()
				return
			}
		}
		looked = len(s.Errors.Entries) > 0
		if s.Errors.IsPart(f.Now.Add(-f.Limit.ErrorsSeen)) {
			f.Entry = nil
			m.finding(nil, report.Finding{Status: report.Unknown, Code: "part-of-log", Evidence: s.Errors.Scope.Lines, Message: partOfLog}, "part of the log")
		}
	}
	m.limits(centrevu.ACD{})
	f.Link, f.Run, f.Entry = nil, nil, nil
	m.conclude(looked)
}

// conclude says so where a rule over each thing said nothing of any.
func (m *run) conclude(looked bool) {
	thing := overThing[m.rule.over]
	switch {
	case !looked:
		m.pass.Report(report.Finding{Status: report.Unknown, Code: "nothing-there", Message: "there is no " + thing + " to look at"})
	case !m.said && m.rule.none != nil:
		m.say(m.rule.none, centrevu.ACD{})
	case !m.said:
		m.nothing("there is no " + thing + " that the rule applies to")
	}
}

// limits takes the thresholds of an ACD of the server, or of the server.
func (m *run) limits(acd centrevu.ACD) {
	if len(m.pass.Options().LimitsBy) > 0 {
		m.facts.Limit = m.pass.LimitsFor(m.pass.Server, acd.Number)
	}
}

var overThing = [...]string{overLinks: "link", overRuns: "archive run", overEntries: "entry", overACDs: "ACD"}

func (m *run) nothing(message string) {
	m.pass.Report(report.Finding{Status: report.NotApplicable, Code: "not-applicable", Message: message})
}

// roleOf returns the word for the server's part in the pair, as far as that is
// known.
func roleOf(p *report.Pass) string {
	if role := p.Server.Role.String(); role != "" {
		return role
	}
	if name := p.Name(p.Server); name == report.Primary.String() || name == report.Secondary.String() {
		return name
	}
	return ""
}

// judge asks the rule of one thing. What it does not apply to it says nothing
// of.
func (m *run) judge(acd centrevu.ACD) {
	r := m.rule
	if r.reads.any(readsBefore) {
		m.before(acd)
	}
	if r.where != nil {
		switch r.where.eval(m) {
		case no:
			return
		case untold:
			m.untold(acd, "where")
			return
		}
	}
	for _, o := range r.outcomes {
		switch o.when.eval(m) {
		case yes:
			m.say(o, acd)
			return
		case untold:
			m.untold(acd, o.name)
			return
		}
	}
	if r.otherwise != nil {
		m.say(r.otherwise, acd)
		return
	}
	m.finding(nil, report.Finding{Status: report.Unknown, ACD: acd, Evidence: m.thing(),
		Code: "none-matched", Message: "none of the rule's outcomes matched, and it has no otherwise"}, "none matched")
}

// untold reports that there is no telling whether an outcome holds, which
// makes the whole unknown: the outcomes behind it count only if it does not.
func (m *run) untold(acd centrevu.ACD, name string) {
	if m.err != nil {
		return
	}
	m.finding(nil, report.Finding{Status: report.Unknown, ACD: acd, Evidence: m.thing(), Code: "no-telling", Message: m.missing}, name+": no telling")
}

// say reports an outcome.
func (m *run) say(o *outcome, acd centrevu.ACD) {
	f := report.Finding{Status: o.status, ACD: acd, Advice: o.advice, Code: o.code}
	if !o.status.Worse(report.OK) {
		f.Advice = ""
	}
	f.Message = o.message.text(m, m.pass.Message())
	if strings.TrimSpace(f.Message) == "" {
		f.Message = o.name
	}
	f.Evidence = m.lines(o)
	switch o.on {
	case report.Primary:
		f.Server = m.pass.Name(m.pass.Pair.Primary)
	case report.Secondary:
		f.Server = m.pass.Name(m.pass.Pair.Secondary)
	}
	m.finding(o, f, o.name)
}

func (m *run) finding(o *outcome, f report.Finding, branch string) {
	if o != nil && m.rule.coverage != nil {
		m.rule.coverage.took(m.rule.id, o.name)
	}
	m.said = true
	if m.pass.Explaining() {
		if o != nil && o.written != "" {
			branch += ": " + o.written
		}
		f.How = &report.How{Branch: branch}
	}
	f.Subject = m.subject()
	m.pass.Report(f)
}

// subject names what server and ACD do not tell of the thing that is judged:
// the kind of an archive, and of an entry its code with a fingerprint of its
// kind of text, which can be long and hold anything.
func (m *run) subject() string {
	switch f := &m.facts; {
	case f.Run != nil && f.Run.Kind != "":
		return f.Run.Kind
	case f.Run != nil:
		return "unknown kind"
	case f.Entry != nil:
		h := fnv.New32a()
		h.Write([]byte(errlog.KindOf(*m.at).Text))
		return fmt.Sprintf("entry %d %08x", m.at.Code, h.Sum32())
	}
	return ""
}

// note tells Explain what a part of a condition said.
func (m *run) note(c *condition, v verdict) {
	if m.pass.Explaining() {
		if values := c.values(&m.facts); values != "" {
			m.pass.Notef("%s: %s (%s)", c.text, verdictWords[v], values)
		} else {
			m.pass.Notef("%s: %s", c.text, verdictWords[v])
		}
	}
}
