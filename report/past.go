package report

import (
	"fmt"
	"slices"
	"time"

	"example.com/centrevu"
)

// thing is what findings of different days are about: one rule's view of an
// ACD of a server, of a server, or of the pair.
type thing struct {
	rule, server string
	acd          centrevu.ACD
}

func thingOf(f *Finding) thing {
	t := thing{f.Rule, f.Server, f.ACD}
	if t.acd.Number != 0 {
		t.acd.Name = "" // names are changed and are not always shown
	}
	return t
}

// past is one report, by thing.
type past struct {
	at     time.Time
	day    int // days before today
	worst  map[thing]Status
	order  []thing
	told   map[thing]bool // rule and server, no ACD: whether the rule could tell
	blind  map[thing]bool // the same: it said Unknown of the whole
	shared map[string]bool
}

// view sorts a report's findings by what they are about.
func view(r *Report, today time.Time) past {
	p := past{at: r.Now, day: daysBetween(r.Now, today)}
	p.worst = make(map[thing]Status, len(r.Findings))
	p.told, p.blind, p.shared = make(map[thing]bool), make(map[thing]bool), make(map[string]bool)
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Of != "" || slices.Contains(reserved[:], f.Rule) {
			continue
		}
		t, status := thingOf(f), f.Was()
		whole := thing{rule: t.rule, server: t.server}
		if status == Unknown && t.acd.IsZero() {
			p.blind[whole] = true
		}
		p.told[whole] = true
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

// status returns what a report said of a thing: Unknown if it could not tell
// or was not asked. A thing of which a rule did not speak while it could tell
// was healthy: an error that did not come, a link that was not the only one
// down.
func (p *past) status(t thing) Status {
	whole := thing{rule: t.rule, server: t.server}
	s, ok := p.worst[t]
	switch {
	case p.blind[whole]:
		return Unknown
	case ok:
		return s
	case p.told[whole], p.shared[t.rule]:
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
				Rule: RuleDays, Status: Unknown, Cite: citeDays,
				Message: "conditions over days were given, and no history or no time to judge them by",
				Advice:  "Give the earlier reports and the time of the check.",
			})
		}
		return
	}
	today := view(&Report{Now: now, Findings: e.findings}, now)
	before := e.earlier(now)
	e.since(before)
	judge := &overDays{e: e, today: today, before: before}
	judge.things()
	for _, d := range e.opt.Days {
		if d.Validate() == nil {
			judge.days(d)
		}
	}
	judge.flapping(e.opt.Flapping)
}

// earlier reads the history.
func (e *evaluation) earlier(now time.Time) []past {
	y, m, d := now.Date()
	since := time.Date(y, m, d-MaxDays, 0, 0, 0, 0, now.Location())
	var list []past
	var first error
	failed := 0
	for r, err := range e.opt.History.Reports(since) {
		if err == nil && r == nil {
			err = fmt.Errorf("a report that is none")
		}
		switch {
		case err != nil:
			if failed++; first == nil {
				first = err
			}
		case r.Now.Before(now) && !r.Now.Before(since):
			list = append(list, view(r, now))
		}
	}
	// Whatever order the History has: what follows counts on it.
	slices.SortStableFunc(list, func(a, b past) int { return b.at.Compare(a.at) })
	if failed > 0 {
		f := Finding{
			Rule: RuleHistory, Status: Warning, Cite: "INF: what was lost could have shown what comes and goes",
			Message: "an earlier report could not be read: " + oneLine(first), Advice: "Look at the file of earlier reports.",
		}
		if failed > 1 {
			f.Message = fmt.Sprintf("%d earlier reports could not be read: %s", failed, oneLine(first))
		}
		if len(e.opt.Days) > 0 {
			f.Status = Unknown
		}
		e.add(f)
	}
	return list
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
			if _, said := before[j].worst[t]; !said && !before[j].blind[thing{rule: t.rule, server: t.server}] {
				break
			}
			if !before[j].status(t).Worse(OK) {
				break
			}
			f.Since = before[j].at
		}
	}
}
