package rules

import (
	"time"

	"example.com/centrevu/archive"
	"example.com/centrevu/report"
)

func archiveOverdue(p *report.Pass) error {
	runs := p.Server.Archive.Runs
	planned := plannedIn(runs)
	for i := range runs {
		r := &runs[i]
		about, kind := aboutRun(p, r), kindOf(r)
		d := p.Now.Sub(r.Last)
		last, age := report.Time("last", r.Last), report.Age("age", d)
		limits := p.LimitsFor(p.Server, r.ACD.Number)
		limit := overdueLimit(&limits, r.Kind)
		schedule, scheduled := scheduleOf(p, r)
		late := p.Now.Sub(r.Next)
		switch {
		case r.ACD.Pseudo():
			about.Skip("pseudo", kind)
		case limit == 0:
			about.Unknown("unknown-kind")
		case r.Last.IsZero() && r.State == archive.NotRun:
			about.Skip("not-run", kind)
		case r.Last.IsZero():
			about.Unknown("undated", kind, report.Word("state", r.State.String()))
		case p.Now.IsZero():
			about.Unknown("no-time", kind, last)
		case -d > limits.ClockSkew:
			about.Unknown("future", kind, last, age)
		case d <= 2*limit && !r.Next.IsZero() && (late > p.Limits.ArchiveGrace || twiceDue(r, limits.ClockSkew) || backwards(r)):
			about.Warn("next-past", kind, last, age, report.Time("next", r.Next), report.Age("late", late))
		case scheduled:
			bySchedule(p, about, r, schedule, planned(r), kind, last, age)
		case d > 2*limit:
			about.Critical("overdue", kind, last, age, report.Age("limit", limit))
		case d > limit:
			about.Warn("overdue", kind, last, age, report.Age("limit", limit))
		case leavesOut(r, &limits):
			about.Warn("left-out", kind, last, age, report.Time("next", r.Next))
		case !planned(r):
			about.Warn("no-next", kind, last, age)
		default:
			about.OK("in-time", kind, last, age)
		}
		if was, at := ranBefore(p, r, r.Kind.String()+" "+beforeThat); !was.IsZero() {
			about.Of(r.Kind.String()+" "+beforeThat).Warn("went-back", kind, last, report.Time("before", at), report.Time("was", was))
		}
	}
	if len(runs) == 0 {
		p.Unknown("none")
	}
	return nil
}

// twiceDue reports whether the next run had been due twice over when the window was
// seen, by the time that it leaves between two.
func twiceDue(r *archive.Run, skew time.Duration) bool {
	period := r.Next.Sub(r.Last)
	return r.State != archive.Running && period > 0 && r.Seen.At.Sub(r.Next) > period+skew
}

// backwards reports whether the next run lies before the last: a schedule that stands
// still, or a time that was misread. While an archive runs it can be that run.
func backwards(r *archive.Run) bool {
	return r.State != archive.Running && r.Next.Before(r.Last)
}

// leavesOut reports whether the next run is so long after the last that one
// between them did not run or is not going to: it would be overdue before then, or
// an interval is longer than the longest there is. While an archive runs, the
// window can still show the run before.
func leavesOut(r *archive.Run, limits *report.Limits) bool {
	limit := overdueLimit(limits, r.Kind)
	if r.Kind == archive.Interval {
		limit = min(limit, longestInterval+limits.ClockSkew)
	}
	return r.State != archive.Running && !r.Next.IsZero() && r.Next.Sub(r.Last) > limit && onTheClock(r.Last, r.Next) > limit
}

// longestInterval is the longest of the intervals that an ACD can have: 15, 30 or 60
// minutes (DOC).
const longestInterval = time.Hour

// onTheClock returns how much later than one another the clock shows a time. Where it
// is set for daylight saving between them, that is another duration than passes.
func onTheClock(from, to time.Time) time.Duration {
	_, before := from.Zone()
	_, after := to.Zone()
	return to.Sub(from) + time.Duration(after-before)*time.Second
}

// plannedIn returns what reports whether nothing says that an archive is not to run again:
// its next run is shown, or those of fewer than half are. While it runs, there need be none.
func plannedIn(runs []archive.Run) func(*archive.Run) bool {
	shown := 0
	for i := range runs {
		if !runs[i].Next.IsZero() {
			shown++
		}
	}
	return func(r *archive.Run) bool {
		return !r.Next.IsZero() || r.State == archive.Running || 2*shown < len(runs)
	}
}

// bySchedule judges a run by when it was due last, and the time before. The
// sentences begin with lastRun.
func bySchedule(p *report.Pass, about report.Subject, r *archive.Run, s archive.Schedule, planned bool, lastRun ...report.Arg) {
	// A run is shown to the minute, and its server's clock is its own.
	limits := p.LimitsFor(p.Server, r.ACD.Number)
	last := r.Last.Add(limits.ClockSkew)
	due := s.Due(r.Kind, p.Now.In(r.Last.Location()).Add(-limits.ArchiveGrace))
	before := due
	if !due.IsZero() {
		before = s.Due(r.Kind, due.Add(-time.Nanosecond))
	}
	switch {
	case due.IsZero():
		about.Unknown("not-scheduled", lastRun...)
	case !last.Before(due) && !planned:
		about.Warn("no-next", lastRun...)
	case !last.Before(due):
		about.OK("in-time", lastRun...)
	case last.Before(before):
		about.Critical("missed-twice", append(lastRun, report.Time("due", due), report.Time("before", before))...)
	default:
		about.Warn("missed", append(lastRun, report.Time("due", due))...)
	}
}

func scheduleOf(p *report.Pass, r *archive.Run) (archive.Schedule, bool) {
	all := p.Options().Schedules
	s, ok := all[r.ACD.Number]
	if !ok {
		s, ok = all[0]
	}
	return s, ok
}

func overdueLimit(l *report.Limits, k archive.Kind) time.Duration {
	switch k {
	case archive.Interval:
		return l.ArchiveInterval
	case archive.Daily:
		return l.ArchiveDaily
	case archive.Weekly:
		return l.ArchiveWeekly
	case archive.Monthly:
		return l.ArchiveMonthly
	}
	return 0
}
