package archive

import (
	"sort"
	"time"
)

// reach is more than any zone was ever away from UTC. No zone since 1900 has
// changed its clock twice within twice as long.
const reach = 16 * 60 * 60

// reached returns the first instant at which a clock in loc shows wall, which
// is given as if it were UTC, or a later time.
func reached(wall time.Time, loc *time.Location) time.Time {
	w := wall.Unix()
	before, after := offset(w-reach, loc), offset(w+reach, loc)
	t := w - before
	if before != after {
		// A clock that is set forward over wall shows a later time from the
		// change on; one set back shows wall before it, if it ever does.
		if change := changed(w-reach, w+reach, loc); t >= change {
			t = max(change, w-after)
		}
	}
	return time.Unix(t, 0).In(loc)
}

// intervalEnd returns the latest instant up to now at which an interval ends.
func (s Schedule) intervalEnd(now time.Time) time.Time {
	loc, step := now.Location(), s.intervalSeconds()
	for t := now.Unix(); ; {
		off := offset(t, loc)
		end := t - mod(t+off, step)
		if offset(end, loc) == off {
			return time.Unix(end, 0).In(loc)
		}
		t = changed(end, t, loc) - 1 // the clock was changed since
	}
}

// nextIntervalEnd returns the first instant after now at which one ends.
func (s Schedule) nextIntervalEnd(now time.Time) time.Time {
	loc, step := now.Location(), s.intervalSeconds()
	for t := now.Unix() + 1; ; {
		off := offset(t, loc)
		end := t + mod(-(t+off), step)
		if offset(end, loc) == off {
			return time.Unix(end, 0).In(loc)
		}
		t = changed(t, end, loc)
	}
}

func (s Schedule) intervalSeconds() int64 {
	if s.Interval == 0 {
		return defaultInterval * 60
	}
	return int64(s.Interval) * 60
}

// changed returns the first second in from..to at which the clock has another
// offset than at from, if at to it has.
func changed(from, to int64, loc *time.Location) int64 {
	before := offset(from, loc)
	return from + int64(sort.Search(int(to-from), func(n int) bool {
		return offset(from+int64(n), loc) != before
	}))
}

// offset is a zone's distance from UTC in seconds, east positive.
func offset(unix int64, loc *time.Location) int64 {
	_, offset := time.Unix(unix, 0).In(loc).Zone()
	return int64(offset)
}

func mod(a, b int64) int64 { return (a%b + b) % b }
