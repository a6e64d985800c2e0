package rules

import (
	"time"

	"example.com/centrevu/archive"
	"example.com/centrevu/report"
)

func archiveOverdue(p *report.Pass) error {
	runs := p.Server.Archive.Runs
	var said spoken
	for i := range runs {
		r := &runs[i]
		about := p.AboutACD(r.ACD, r.At)
		if text := said.again(p, r); text != "" && !r.ACD.Pseudo() && len(p.Options().Schedules) == 0 {
			about.Say(report.OK, text)
			continue
		}
		d := p.Now.Sub(r.Last)
		m := p.Message().Value(r.Kind.String())
		switch {
		case r.ACD.Pseudo():
			about.Say(report.NotApplicable, m.Str(": a pseudo-ACD is not archived automatically").String())
		case overdueLimit(&p.Limits, r.Kind) == 0:
			about.Say(report.Unknown, "the kind of archive is not known")
		case r.Last.IsZero() && r.State == archive.NotRun:
			about.Say(report.NotApplicable, m.Str(": not run").String())
		case r.Last.IsZero():
			about.Say(report.Unknown, m.Str(": ").Value(r.State.String()).Str(", and no time is shown").String())
		case p.Now.IsZero():
			about.Say(report.Unknown, m.Str(": last run ").Time(r.Last).
				Str("; without the time of the check there is no telling its age").String())
		case -d > p.Limits.ClockSkew:
			about.Say(report.Unknown, m.Str(": last run ").Time(r.Last).Str(" lies ").Age(d).Str(" in the future").String())
		default:
			m.Str(": last run ").Time(r.Last).Str(", ").Age(d).Str(" ago")
			if schedule, ok := scheduleOf(p, r); ok {
				about.Say(missedBySchedule(p, r, schedule, m), m.String())
			} else if status := tooOld(p, r, d, m); status == report.OK {
				about.Say(report.OK, said.keep(r, m.String()))
			} else {
				about.Say(status, m.String())
			}
		}
	}
	if len(runs) == 0 {
		p.Unknownf(noRuns)
	}
	return nil
}

// tooOld judges a run by its age, where nobody said when it is due.
func tooOld(p *report.Pass, r *archive.Run, d time.Duration, m *report.Message) report.Status {
	limit := overdueLimit(&p.Limits, r.Kind)
	switch {
	case d > 2*limit:
		m.Str("; more than ").Age(limit).Str(" is overdue")
		return report.Critical
	case d > limit:
		m.Str("; more than ").Age(limit).Str(" is overdue")
		return report.Warning
	}
	return report.OK
}

// missedBySchedule judges a run by when it was due last, and the time before.
func missedBySchedule(p *report.Pass, r *archive.Run, s archive.Schedule, m *report.Message) report.Status {
	// A run is shown to the minute, and its server's clock is its own.
	last := r.Last.Add(p.Limits.ClockSkew)
	due := s.Due(r.Kind, p.Now.In(r.Last.Location()).Add(-p.Limits.ArchiveGrace))
	if due.IsZero() {
		m.Str("; the schedule does not say when it is due")
		return report.Unknown
	}
	if !last.Before(due) {
		return report.OK
	}
	m.Str("; it was due ").Time(due)
	if before := s.Due(r.Kind, due.Add(-time.Nanosecond)); last.Before(before) {
		m.Str(", and ").Time(before).Str(" as well")
		return report.Critical
	}
	return report.Warning
}

func scheduleOf(p *report.Pass, r *archive.Run) (archive.Schedule, bool) {
	all := p.Options().Schedules
	if len(all) == 0 {
		return archive.Schedule{}, false
	}
	if s, ok := all[r.ACD.Number]; ok {
		return s, true
	}
	s, ok := all[0]
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
