package rules

import (
	"strconv"
	"time"

	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

func errorsCurrent(p *report.Pass) error {
	// The log was read no earlier than its newest entry happened, of which
	// perhaps nothing but the date is known.
	log := p.Server.Errors
	var newest *errlog.Entry
	var latest time.Time
	for i := range log.Entries {
		e := &log.Entries[i]
		t := e.Earliest()
		if t.Sub(p.Now) <= p.Limits.ClockSkew && (newest == nil || t.After(latest)) {
			newest, latest = e, t
		}
	}
	lost, before := lostNewest(p)
	fresh := newest != nil && !latest.IsZero() && p.Now.Sub(latest) <= p.Limits.ErrorsRecent
	since, from := p.Now.Add(-p.LookBack(p.Server, 0)), log.Scope.From
	switch {
	case p.Now.IsZero():
		p.Unknown("no-time")
	case from.After(since):
		p.About(log.Scope.Lines...).Unknown("begins", report.Time("from", from), report.Age("gap", from.Sub(since)))
	case log.Scope.Part:
		p.About(log.Scope.Lines...).Unknown("part")
	case log.EndsBefore(p.Now.Add(-p.Limits.ErrorsSeen)):
		to := log.Scope.To
		p.About(log.Scope.Lines...).Unknown("read-early", report.Time("read", to), report.Age("since", p.Now.Sub(to)))
	case !fresh && log.NotAfter.IsZero():
		p.Unknown("undated")
	case !fresh && log.NotAfter.Sub(p.Now) > p.Limits.ClockSkew:
		p.Unknown("future", report.Time("read", log.NotAfter), report.Age("ahead", log.NotAfter.Sub(p.Now)))
	case !fresh && p.Now.Sub(log.NotAfter) > p.Limits.ErrorsRecent:
		p.Unknown("read-early", report.Time("read", log.NotAfter), report.Age("since", p.Now.Sub(log.NotAfter)))
	case lost != nil:
		seen := report.Time("seen", lost.Time)
		if lost.DateOnly {
			seen = report.Day("seen", lost.Time)
		}
		p.Warn("lost", seen, report.Shown("code", strconv.Itoa(lost.Code)), report.Time("before", before))
	case fresh:
		p.About(log.Line(*newest)).OK("newest", happened("last", newest))
	default:
		p.OK("read", report.Time("read", log.NotAfter))
	}
	return nil
}

func errorsPair(p *report.Pass) error {
	if p.Now.IsZero() {
		p.Unknown("no-time")
		return nil
	}
	primary, secondary := p.Pair.Primary, p.Pair.Secondary
	if len(primary.Errors.Entries) == 0 || len(secondary.Errors.Entries) == 0 {
		p.Unknown("empty")
		return nil
	}
	a, b := recentKinds(p, primary), recentKinds(p, secondary)
	onlyOn(p, primary, a, b, "primary-only")
	onlyOn(p, secondary, b, a, "secondary-only")
	if len(a)+len(b) == 0 {
		p.OK("quiet")
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
	y, m, d := p.Now.Add(-p.LookBack(s, 0)).Date()
	before := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	var at map[errlog.Kind]int
	for i := range s.Errors.Entries {
		e := &s.Errors.Entries[i]
		if place(p, s, e) != recent || s.Baseline == nil && listed(p.Options().Usual, e) {
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

func onlyOn(p *report.Pass, s *report.Server, here, there []recentKind, code string) {
	both := make(map[errlog.Kind]bool, len(there))
	for _, k := range there {
		both[k.kind] = true
	}
	for _, k := range here {
		about := p.AboutACD(k.last.ACD, s.Errors.Line(*k.last)).On(s).Of(nameOf(k.kind))
		if both[k.kind] {
			about.OK("both", cited(k.last.Code, k.last.Text)...)
		} else {
			about.Warn(code, cited(k.last.Code, k.last.Text)...)
		}
	}
}
