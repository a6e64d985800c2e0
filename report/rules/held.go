package rules

import (
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/report"
)

// measured is how long ago a report can have been made that what is shown today is
// measured by.
const measured = 31 * 24 * time.Hour

// beforeThat is of the Subject of what is told of a thing by what was seen of it before.
const beforeThat = "before"

// onClock returns what the clock showed, to the minute, whatever zone that was read in.
func onClock(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
}

// dateOf returns the date that a time shows, as its midnight in UTC.
func dateOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// wentBack reports whether the clock showed a time that is before another. Within the hour
// that clocks repeat there is no telling.
func wentBack(was, is time.Time) bool {
	back := onClock(was).Sub(onClock(is))
	offset := func(t time.Time) int { _, seconds := t.Zone(); return seconds }
	switch {
	case is.IsZero():
		return false
	case back <= time.Hour && offset(is.Add(-time.Hour)) != offset(is.Add(time.Hour)):
		return false
	}
	return back > 0
}

// ranBefore returns when a run was seen to be the last that is later than the one shown, and the
// time of the check that saw it. A table and a window may show one run by its start and its end.
func ranBefore(p *report.Pass, r *archive.Run, subject string) (was, at time.Time) {
	shown := r.Last.Add(failureLead)
	if r.Last.Hour()+r.Last.Minute()+r.Last.Second() == 0 {
		shown = r.Last.AddDate(0, 0, 1) // a date alone
	}
	for _, held := range p.Held(p.Server, r.ACD, subject) {
		if len(held.Runs) == 0 { // the window was not seen then
			continue
		}
		for i := range held.Runs {
			h := &held.Runs[i]
			if h.Kind == r.Kind && (h.ACD == r.ACD || h.ACD.Same(r.ACD)) && p.Now.Sub(held.At) <= measured && !r.Last.IsZero() && wentBack(h.Last, shown) {
				return h.Last, held.At
			}
		}
		break
	}
	return time.Time{}, time.Time{}
}

// finishedBefore is ranBefore for the last backup.
func finishedBefore(p *report.Pass, subject string) (was, at time.Time) {
	for _, held := range p.Held(p.Server, centrevu.ACD{}, subject) {
		if held.Backup.IsZero() {
			continue
		}
		if p.Now.Sub(held.At) <= measured && wentBack(held.Backup, p.Server.Backup.FinishedAt) {
			return held.Backup, held.At
		}
		break
	}
	return time.Time{}, time.Time{}
}

// goneACDs are those that both servers showed at a check before and neither does now, and when
// that was. Who says which there are is asked instead.
func goneACDs(p *report.Pass, shown ...*shownACDs) (gone []centrevu.ACD, at map[centrevu.ACD]time.Time) {
	if len(p.Options().ACDs) > 0 {
		return nil, nil
	}
	there := func(acd centrevu.ACD) bool {
		return slices.ContainsFunc(shown, func(l *shownACDs) bool { return l.holds(acd) }) || slices.ContainsFunc(gone, acd.Same)
	}
	secondary := make(map[time.Time]*report.Held)
	for _, held := range p.Held(p.Pair.Secondary, centrevu.ACD{}, "") {
		secondary[held.At] = held.Held
	}
	at = make(map[centrevu.ACD]time.Time)
	for _, held := range p.Held(p.Pair.Primary, centrevu.ACD{}, "") {
		if p.Now.Sub(held.At) > measured {
			break
		}
		other := secondary[held.At]
		for _, acd := range held.ACDs {
			if other != nil && slices.ContainsFunc(other.ACDs, acd.Same) && !there(acd) {
				gone, at[acd] = append(gone, acd), held.At
			}
		}
	}
	return gone, at
}

// lostNewest returns the newest entry that was seen before and that the log has no more, and when
// it was seen. A log that begins behind that was rotated.
func lostNewest(p *report.Pass) (*report.HeldEntry, time.Time) {
	log := p.Server.Errors
	for _, held := range p.Held(p.Server, centrevu.ACD{}, "") {
		e := held.Entry
		switch {
		case p.Now.Sub(held.At) > measured:
			return nil, time.Time{}
		case e == nil: // it was not seen then
			continue
		case log.Scope.From.After(e.Time) || !begins(log, e) || holds(log, e):
			return nil, time.Time{}
		}
		return e, held.At
	}
	return nil, time.Time{}
}

// begins reports whether a log has something from before an entry, or ends before it.
func begins(log *report.ErrorLog, e *report.HeldEntry) bool {
	for i := range log.Entries {
		if t := log.Entries[i].Earliest(); !t.IsZero() && onClock(t).Before(onClock(e.Time)) {
			return true
		}
	}
	return len(log.Earlier) > 0 && log.Earlier[0].Day.Before(dateOf(e.Time))
}

// holds reports whether a log has an entry that was seen before. Repeats that it counts, or
// that it is kept as, may show another time of them.
func holds(log *report.ErrorLog, was *report.HeldEntry) bool {
	day := dateOf(was.Time)
	for i := range log.Entries {
		e := &log.Entries[i]
		switch {
		case e.Code != was.Code || e.ACD != was.ACD && !e.ACD.Same(was.ACD):
		case e.Count > 1 && !dateOf(e.Time).Before(day), (e.DateOnly || was.DateOnly) && dateOf(e.Time).Equal(day), onClock(e.Time).Equal(onClock(was.Time)):
			return true
		}
	}
	for _, e := range log.Earlier {
		if e.Code == was.Code && (e.ACD == was.ACD || e.ACD.Same(was.ACD)) && e.Day.Equal(day) {
			return true
		}
	}
	return false
}
