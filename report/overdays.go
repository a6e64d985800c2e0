package report

import (
	"fmt"
	"strings"
	"time"
)

const citeDays = "INF: what comes again or stays is worth more than what came once"

// overDays judges what today's report and the earlier ones say together.
type overDays struct {
	e      *evaluation
	today  past
	before []past // newest first
	order  []thing
}

// things lists what any of the reports is about, today's first.
func (o *overDays) things() {
	seen := make(map[thing]bool)
	for _, p := range append([]past{o.today}, o.before...) {
		for _, t := range p.order {
			if !seen[t] {
				seen[t] = true
				o.order = append(o.order, t)
			}
		}
	}
}

// days makes the findings of one condition.
func (o *overDays) days(d Days) {
	if d.As == 0 {
		d.As = Warning
	}
	if d.Then == 0 {
		d.Then = Critical
	}
	for _, t := range o.order {
		if d.Rule != "" && d.Rule != t.rule {
			continue
		}
		bad, untold := o.count(d, t)
		status := d.Then
		switch {
		case len(bad) >= d.Of:
		case len(bad)+untold >= d.Of && bad != nil && bad[0] == 0:
			status = Unknown
		default:
			continue
		}
		f := Finding{
			Rule: RuleDays, Of: t.rule, Server: t.server, ACD: t.acd, Status: status, Cite: citeDays,
			Message: fmt.Sprintf("%s: %s or worse on %d of the last %d days", t.rule, d.As, len(bad), d.In),
			Advice:  "Look for what the days have in common; it does not go away by itself.",
		}
		if status == Unknown {
			f.Message += fmt.Sprintf(", and %d cannot be told", untold)
			f.Advice = "Look at these days' captures, or wait until there are enough reports."
		} else {
			f.Message += ": " + o.dates(bad)
		}
		o.e.add(f)
	}
}

// count returns the days on which a thing was so bad, today as 0, and how many
// others could not be told.
func (o *overDays) count(d Days, t thing) (bad []int, untold int) {
	next := 0
	for day := range d.In {
		isBad, told, unknown := false, false, false
		look := func(p *past) {
			switch s := p.status(t); {
			case s == Unknown || !s.known():
				unknown = true
			case !d.As.Worse(s) && s.Worse(OK):
				isBad = true
			default:
				told = true
			}
		}
		if day == 0 {
			look(&o.today)
		}
		for next < len(o.before) && o.before[next].day <= day {
			look(&o.before[next])
			next++
		}
		switch {
		case isBad:
			bad = append(bad, day)
		case unknown || !told:
			untold++
		}
	}
	return bad, untold
}

func (o *overDays) dates(days []int) string {
	const most = 7
	var list []string
	y, m, d := o.today.at.Date()
	for _, n := range days[:min(len(days), most)] {
		list = append(list, time.Date(y, m, d-n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly))
	}
	if more := len(days) - most; more > 0 {
		list = append(list, fmt.Sprintf("%d before", more))
	}
	return strings.Join(list, ", ")
}

// flapping makes a finding of each thing that came and went too often. What
// could not be told is left out: it is neither coming nor going.
func (o *overDays) flapping(limit Flapping) {
	limit = limit.withDefaults()
	for _, t := range o.order {
		changes, bad, any := 0, false, false
		look := func(p *past) {
			s := p.status(t)
			if s == Unknown || !s.known() {
				return
			}
			if is := s.Worse(OK); !any {
				any, bad = true, is
			} else if is != bad {
				bad = is
				changes++
			}
		}
		for i := len(o.before) - 1; i >= 0; i-- {
			if o.before[i].day < limit.Days {
				look(&o.before[i])
			}
		}
		look(&o.today)
		if changes < limit.Changes {
			continue
		}
		o.e.add(Finding{
			Rule: RuleFlapping, Of: t.rule, Server: t.server, ACD: t.acd, Status: Warning, Cite: citeDays,
			Message: fmt.Sprintf("%s: changed %d times between healthy and not in the last %d days", t.rule, changes, limit.Days),
			Advice:  "What comes and goes is broken even while it works: look for the cause.",
		})
	}
}
