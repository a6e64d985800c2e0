package rules

import (
	"time"

	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

func errorsCurrent(p *report.Pass) error {
	// The log was read no earlier than its newest entry happened, of which
	// perhaps nothing but the date is known.
	log := p.Server.Errors
	var newest *errlog.Entry
	var happened time.Time
	for i := range log.Entries {
		e := &log.Entries[i]
		t := e.Earliest()
		if t.Sub(p.Now) <= p.Limits.ClockSkew && (newest == nil || t.After(happened)) {
			newest, happened = e, t
		}
	}
	switch {
	case p.Now.IsZero():
		p.Unknownf("without the time of the check there is no telling if the log was read to today")
	case newest != nil && !happened.IsZero() && p.Now.Sub(happened) <= p.Limits.ErrorsRecent:
		p.About(log.Line(*newest)).Say(report.OK, p.Message().Str("its newest entry is of ").Str(clockOf(newest)).String())
	case log.NotAfter.IsZero(), log.NotAfter.Sub(p.Now) > p.Limits.ClockSkew:
		p.About().Say(report.NotApplicable, "nothing says up to when the log was read")
	case p.Now.Sub(log.NotAfter) > p.Limits.ErrorsRecent:
		p.Unknownf("the log was read up to %s; nothing is known of the %s since", clock(log.NotAfter), age(p.Now.Sub(log.NotAfter)))
	default:
		p.About().Say(report.OK, p.Message().Str("the log was read up to ").Time(log.NotAfter).String())
	}
	return nil
}

func errorsPair(p *report.Pass) error {
	if p.Now.IsZero() {
		p.Unknownf("without the time of the check there is no telling which entries are recent")
		return nil
	}
	primary, secondary := p.Pair.Primary, p.Pair.Secondary
	if len(primary.Errors.Entries) == 0 || len(secondary.Errors.Entries) == 0 {
		p.Unknownf("an error log shows no entry at all, as a report that was not run does")
		return nil
	}
	a, b := recentKinds(p, primary), recentKinds(p, secondary)
	onlyOn(p, primary, a, b, "primary")
	onlyOn(p, secondary, b, a, "secondary")
	if len(a)+len(b) == 0 {
		p.About().Say(report.OK, "neither server's log has entries since yesterday's check that are not known as usual")
	}
	return nil
}

// recentKind is a kind of entry and the latest of its entries.
type recentKind struct {
	kind errlog.Kind
	last *errlog.Entry
}

// recentKinds returns the kinds of the recent entries that nobody knows as
// usual, in the order in which they show up.
func recentKinds(p *report.Pass, s *report.Server) []recentKind {
	var list []recentKind
	var kinds errlog.Kinds
	y, m, d := p.Now.Add(-p.Limits.ErrorsRecent).Date()
	before := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	var at map[errlog.Kind]int
	for i := range s.Errors.Entries {
		e := &s.Errors.Entries[i]
		if place(p, e) != recent || s.Baseline == nil && listed(p.Options().Usual, e) {
			continue
		}
		k := kinds.Of(*e)
		if s.Baseline != nil {
			// Known since before the recent time began.
			if first, _, ok := s.Baseline.Seen(k); ok && first.Before(before) {
				continue
			}
		}
		if j, ok := at[k]; ok {
			list[j].last = e
			continue
		}
		if at == nil {
			at = make(map[errlog.Kind]int)
		}
		at[k] = len(list)
		list = append(list, recentKind{k, e})
	}
	return list
}

func onlyOn(p *report.Pass, s *report.Server, here, there []recentKind, role string) {
	for _, k := range here {
		both := false
		for _, o := range there {
			both = both || o.kind == k.kind
		}
		about := p.AboutACD(k.last.ACD, s.Errors.Line(*k.last)).On(s)
		if both {
			about.OKf("on both servers: %s", label(k.last))
		} else {
			about.Warnf("on the %s only: %s", role, label(k.last))
		}
	}
}
