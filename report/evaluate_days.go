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
	causes map[thing]string // of what is not healthy today
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
			Rule: RuleDays, Of: t.rule, Server: t.server, ACD: t.acd, Status: status, Cite: citeDays, Cause: o.causes[t],
			Subject: strings.TrimSpace(fmt.Sprintf("%s %s %d of %d", t.subject, d.As, d.Of, d.In)),
			Code:    "repeated", Args: []Arg{Shown("rule", t.rule), Word("level", d.As.String()), Count("count", len(bad)), Count("in", d.In)},
		}
		if status == Unknown {
			f.Code, f.Args = "untold", append(f.Args, Count("untold", untold))
		} else {
			dates, more := o.dates(bad)
			f.Args = append(f.Args, dates...)
			if more > 0 {
				f.Code, f.Args = "repeated-often", append(f.Args, Count("more", more))
			}
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

// dates returns the latest of some days, and how many there are before.
func (o *overDays) dates(days []int) (list []Arg, before int) {
	const most = 7
	y, m, d := o.today.at.Date()
	for _, n := range days[:min(len(days), most)] {
		list = append(list, Day("day", time.Date(y, m, d-n, 0, 0, 0, 0, time.UTC)))
	}
	return list, len(days) - len(list)
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
			Rule: RuleFlapping, Of: t.rule, Server: t.server, ACD: t.acd, Status: Warning, Cite: citeDays, Cause: o.causes[t],
			Subject: t.subject,
			Code:    "flapping", Args: []Arg{Shown("rule", t.rule), Count("count", changes), Count("in", limit.Days)},
		})
	}
}
