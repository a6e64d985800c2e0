package report

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
)

// thing is what findings of different days are about, the parts of their Key:
// one rule's view of an archive, a user, an ACD, a server, or of the pair.
type thing struct {
	rule, server string
	acd          centrevu.ACD
	subject      string
}

func thingOf(f *Finding) thing {
	t := thing{f.Rule, f.Server, f.ACD, f.Subject}
	if t.acd.Number != 0 {
		t.acd.Name = "" // names are changed and are not always shown
	}
	return t
}

// whole is what a rule says of a server, whatever the ACD and the subject.
func (t thing) whole() thing { return thing{rule: t.rule, server: t.server} }

// everyACD is a subject of a server, whatever the ACD.
func (t thing) everyACD() thing { return thing{rule: t.rule, server: t.server, subject: t.subject} }

// coarse is what t was before findings had a Subject.
func (t thing) coarse() thing { return thing{rule: t.rule, server: t.server, acd: t.acd} }

// past is one report, by thing.
type past struct {
	at      time.Time
	day     int // days before today
	worst   map[thing]Status
	order   []thing
	told    map[thing]bool // whole things: whether the rule could tell
	blind   map[thing]bool // it said Unknown of the whole, or of a subject without the ACD
	shared  map[string]bool
	held    map[string]*Held // by server
	against map[thing]bool   // it said something against it that nobody has accepted
	logs    []string         // servers of which the error log was seen
	acked   map[string]Ack   // by Key of the finding
	old     bool             // written when findings had no Subject
}

// view sorts a report's findings by what they are about.
func view(r *Report, today time.Time) past {
	p := past{at: r.Now, day: daysBetween(r.Now, today), old: true}
	p.worst = make(map[thing]Status, len(r.Findings))
	p.held, p.against = make(map[string]*Held), make(map[thing]bool)
	for i, s := range r.Servers {
		if slices.Contains(s.Facts, FactErrors) {
			p.logs = append(p.logs, s.Name)
		}
		p.held[s.Name] = cmp.Or(s.Held, r.held(i))
	}
	p.acked = make(map[string]Ack)
	p.told, p.blind, p.shared = make(map[thing]bool), make(map[thing]bool), make(map[string]bool)
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Acked != nil {
			p.acked[f.Key()] = *f.Acked
		}
		if f.Of != "" || slices.Contains(reserved[:], f.Rule) {
			continue
		}
		p.old = p.old && f.Code == ""
		t, status := thingOf(f), f.Was()
		if f.Code == "" && t.subject == "" {
			t.subject = kindInMessage(f)
		}
		if f.Status.Worse(OK) {
			p.against[t] = true
		}
		if status == Unknown && t.acd.IsZero() {
			p.blind[t] = true
		}
		p.told[t.whole()] = true
		p.shared[t.rule] = p.shared[t.rule] || t.server == ""
		was, ok := p.worst[t]
		if !ok {
			p.order = append(p.order, t)
		}
		if !ok || status.Worse(was) {
			p.worst[t] = status
		}
	}
	return p
}

// kindInMessage returns the Subject of a finding about an archive that was made
// when the kind stood only in its message.
func kindInMessage(f *Finding) string {
	kind, _, _ := strings.Cut(f.Message, ": ")
	if strings.HasPrefix(f.Rule, "archive.") && slices.ContainsFunc(archive.Kinds[:], func(k archive.Kind) bool { return k.String() == kind }) {
		return kind
	}
	return ""
}

// said returns what a report said of a thing itself.
func (p *past) said(t thing) (Status, bool) {
	s, ok := p.worst[t]
	if !ok && p.old {
		s, ok = p.worst[t.coarse()]
	}
	return s, ok
}

func (p *past) blindTo(t thing) bool { return p.blind[t.whole()] || p.blind[t.everyACD()] }

// status returns what a report said of a thing: Unknown if it could not tell
// or was not asked. A thing of which a rule did not speak while it could tell
// was healthy: an error that did not come, a link that was not the only one
// down.
func (p *past) status(t thing) Status {
	s, ok := p.said(t)
	switch {
	case p.blindTo(t):
		return Unknown
	case ok:
		return s
	case p.told[t.whole()], p.shared[t.rule]:
		return OK
	}
	return Unknown
}

// daysBetween counts midnights between two times, on the calendar of the later
// one.
func daysBetween(from, to time.Time) int {
	date := func(t time.Time) time.Time {
		y, m, d := t.In(to.Location()).Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	return int(date(to).Sub(date(from)) / (24 * time.Hour))
}

// past looks at the earlier reports and makes findings of what shows over
// days.
func (e *evaluation) past(now time.Time) {
	if e.opt.History == nil || now.IsZero() {
		if len(e.opt.Days) > 0 {
			e.add(Finding{
				Rule: RuleDays, Status: Unknown, Cite: citeDays, Code: "no-history",
			})
		}
		return
	}
	today := view(&Report{Now: now, Findings: e.findings}, now)
	e.unread()
	e.since(e.before)
	judge := &overDays{e: e, today: today, before: e.before, causes: e.causeOf()}
	judge.things()
	for _, d := range e.opt.Days {
		if d.Validate() == nil {
			judge.days(d)
		}
	}
	judge.flapping(e.opt.Flapping)
}

// earlier reads the history, if there is one: what rules look back at depends
// on it.
func (e *evaluation) earlier(now time.Time) {
	if e.opt.History == nil || now.IsZero() {
		return
	}
	y, m, d := now.Date()
	since := time.Date(y, m, d-MaxDays, 0, 0, 0, 0, now.Location())
	for r, err := range guardedReports(e.opt.History, since) {
		if err == nil && r == nil {
			err = errors.New("a report that is none")
		}
		switch {
		case err != nil:
			if e.failed++; e.failure == nil {
				e.failure = err
			}
		case r.Now.Before(now) && !r.Now.Before(since):
			e.before = append(e.before, view(r, now))
		}
	}
	// Whatever order the History has: what follows counts on it.
	slices.SortStableFunc(e.before, func(a, b past) int { return b.at.Compare(a.at) })
}

// unread makes a finding of what could not be read of the history.
func (e *evaluation) unread() {
	if e.failed == 0 {
		return
	}
	f := Finding{
		Rule: RuleHistory, Status: Warning, Cite: "INF: what was lost could have shown what comes and goes",
		Code: "unread", Args: []Arg{Count("count", e.failed), Shown("reason", oneLine(e.failure))},
	}
	if len(e.opt.Days) > 0 {
		f.Status = Unknown
	}
	e.add(f)
}

// guardedReports yields the reports of a History. One that panics ends with an
// error.
func guardedReports(h History, since time.Time) iter.Seq2[*Report, error] {
	return func(yield func(*Report, error) bool) {
		ended, yielding := false, false // what panics while yielding is not the History
		defer func() {
			if yielding {
				return
			}
			if v := recover(); v != nil && !ended {
				yield(nil, fmt.Errorf("panic: %v", v))
			}
		}()
		for r, err := range h.Reports(since) {
			yielding = true
			ended = !yield(r, err)
			yielding = false
			if ended {
				return
			}
		}
	}
}

// since notes since when each thing has not been healthy.
func (e *evaluation) since(before []past) {
	for i := range e.findings {
		f := &e.findings[i]
		if !f.Status.Worse(OK) || slices.Contains(reserved[:], f.Rule) {
			continue
		}
		t := thingOf(f)
		for j := range before {
			if _, said := before[j].said(t); !said && !before[j].blindTo(t) {
				break
			}
			if !before[j].status(t).Worse(OK) {
				break
			}
			f.Since = before[j].at
		}
	}
}
