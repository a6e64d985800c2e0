package rules

import (
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// when is where an entry's time lies.
type when int

const (
	past when = iota
	recent
	undated
	future
)

// place tells where an entry of a server lies, by the limits for its ACD. One of which nothing but the date is known is
// recent if any time of that day is.
func place(p *report.Pass, s *report.Server, e *errlog.Entry) when {
	switch {
	case e.Time.IsZero():
		return undated
	case e.Earliest().Sub(p.Now) > p.LimitsFor(s, e.ACD.Number).ClockSkew:
		return future
	case p.Now.Sub(e.Time) > p.LookBack(s, e.ACD.Number):
		return past
	}
	return recent
}

// happened is when an entry did.
func happened(name string, e *errlog.Entry) report.Arg {
	if e.DateOnly {
		return report.Day(name, e.Time)
	}
	return report.Time(name, e.Time)
}

// repeats are entries of one kind.
type repeats struct {
	kind        errlog.Kind
	first, last *errlog.Entry
	when        when
	status      report.Status // how serious they are
	advice      string
	count       int // events that they stand for
	acds        []centrevu.ACD
	at          map[centrevu.ACD]bool // those
}

// repeated is what entries have in common that are one finding. Of one kind,
// those that somebody listed, or that are critical, stand apart.
type repeated struct {
	kind   errlog.Kind
	when   when
	listed bool
	status report.Status
}

// recentEntries groups the entries that are not past, in the order in which
// they show up, and returns the newest of the past ones, nil if there is none.
func recentEntries(p *report.Pass, log *report.ErrorLog) (groups []*repeats, newest *errlog.Entry) {
	var known map[repeated]*repeats
	var kinds errlog.Kinds
	for i := range len(log.Entries) + len(log.Earlier) {
		var e *errlog.Entry
		if i < len(log.Entries) {
			e = &log.Entries[i]
		} else {
			e = counted(p, &log.Earlier[i-len(log.Entries)])
		}
		w := place(p, p.Server, e)
		if w == past && i >= len(log.Entries) {
			continue
		}
		if w == past {
			if newest == nil || e.Time.After(newest.Time) {
				newest = e
			}
			continue
		}
		status, advice := seriousness(e.Text)
		key := repeated{kinds.Of(*e), w, p.Server.Baseline == nil && listed(p.Options().Usual, e), status}
		g := known[key]
		if g == nil {
			g = &repeats{kind: key.kind, first: e, last: e, when: w, status: status, advice: advice}
			if known == nil {
				known = make(map[repeated]*repeats)
			}
			known[key] = g
			groups = append(groups, g)
		}
		g.count += max(1, e.Count)
		if n := len(g.acds); n == 0 || g.acds[n-1] != e.ACD {
			g.addACD(e.ACD)
		}
		if e.Time.Before(g.first.Time) {
			g.first = e
		}
		if !e.Time.Before(g.last.Time) {
			g.last, g.advice = e, advice
		}
	}
	return groups, newest
}

// counted is an entry for those that a log counts of a day and does not show: at the start
// of the day, so that all of it is recent or none.
func counted(p *report.Pass, e *report.EarlierEntries) *errlog.Entry {
	year, month, day := e.Day.Date()
	return &errlog.Entry{Time: time.Date(year, month, day, 0, 0, 0, 0, p.Now.Location()), DateOnly: true,
		Code: e.Code, ACD: e.ACD, Severity: e.Severity, Count: e.Count}
}

func (g *repeats) addACD(acd centrevu.ACD) {
	if g.at[acd] {
		return
	}
	if g.acds = append(g.acds, acd); len(g.acds) == 1 {
		return // of most there is one
	}
	if g.at == nil {
		g.at = map[centrevu.ACD]bool{g.acds[0]: true}
	}
	g.at[acd] = true
}
