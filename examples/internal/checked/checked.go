// Package checked tells as of when captures that were kept are judged.
package checked

import (
	"time"

	"example.com/centrevu/report"
)

// At returns when the captures of a pair were made: the latest time that they
// show, else the latest at which a file was written. A file that does not show
// when it was captured, such as an error log, was if it was written within the
// hour behind the others. It is zero if nothing tells.
//
// Times outside the day that begins at day do not count; a zero day is any.
func At(p report.Pair, day time.Time) time.Time {
	var shown, written []time.Time
	for _, s := range []*report.Server{p.Primary, p.Secondary} {
		if s == nil {
			continue
		}
		for _, c := range s.Captures {
			if c.CapturedAt.IsZero() {
				written = append(written, c.ModTime)
			} else {
				shown = append(shown, c.CapturedAt)
			}
		}
	}
	var end time.Time
	if !day.IsZero() {
		end = day.AddDate(0, 0, 1)
	}
	t := latest(shown, day, end)
	if t.IsZero() {
		return latest(written, day, end)
	}
	if w := latest(written, day, t.Add(time.Hour)); w.After(t) {
		return w
	}
	return t
}

// Moment names the folder of one of several checks of a day; each has the day in
// front, which is the name of the folder where there is one check.
const Moment = time.DateOnly + "T1504"

// AsOf returns the time as of which a day that is over is judged: what the name of
// its folder says, else what its captures tell, else its end.
func AsOf(p report.Pair, folder, day string, zone *time.Location) time.Time {
	if t, err := time.ParseInLocation(Moment, folder, zone); err == nil {
		return t
	}
	begin, _ := time.ParseInLocation(time.DateOnly, day, zone)
	t := At(p, begin)
	if t.IsZero() {
		return begin.AddDate(0, 0, 1).Add(-time.Minute) // captures of another day are as old, or as new, as they are
	}
	return t.In(zone)
}

// latest returns the latest time in from..before, where a zero bound is none.
func latest(times []time.Time, from, before time.Time) (t time.Time) {
	for _, u := range times {
		if u.After(t) && !u.Before(from) && (before.IsZero() || u.Before(before)) {
			t = u
		}
	}
	return t
}
