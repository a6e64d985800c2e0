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

// latest returns the latest time in from..before, where a zero bound is none.
func latest(times []time.Time, from, before time.Time) (t time.Time) {
	for _, u := range times {
		if u.After(t) && !u.Before(from) && (before.IsZero() || u.Before(before)) {
			t = u
		}
	}
	return t
}
