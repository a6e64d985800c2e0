package wallclock

import (
	"sort"
	"time"
)

// Clock tells how often a server's clock showed a time.
type Clock uint8

const (
	Unique   Clock = iota // once, as nearly always
	Skipped               // never: the clock was set forward over it
	Repeated              // twice: the clock was set back over it
)

func (c Clock) String() string {
	switch c {
	case Unique:
		return "unique"
	case Skipped:
		return "skipped"
	case Repeated:
		return "repeated"
	}
	return "unknown"
}

// reach is more seconds than any zone was ever away from UTC (15:56 hours, in
// Manila until 1844), and no zone since 1900 has changed its offset twice
// within twice as long.
const reach = 16 * 60 * 60

// instants holds the first and the last instant that a wall-clock time can
// mean, in seconds since 1970; they are the same if the time is unique.
type instants struct {
	first, last int64
	clock       Clock
}

// resolve finds the instants at which a clock in loc shows wall, which is the
// wall-clock time written as seconds since 1970 as if it were UTC.
//
// It asks for offsets only. time.Date promises one of two instants, but not
// which; Time.ZoneBounds can end a period before the instant asked for, on
// 31 December of leap years for which a zone has a rule and no table.
func resolve(wall int64, loc *time.Location) instants {
	if loc == time.UTC {
		return instants{first: wall, last: wall}
	}
	before, after := offset(wall-reach, loc), offset(wall+reach, loc)
	if before == after {
		return instants{first: wall - before, last: wall - before}
	}

	// The larger offset gives the earlier instant. Each reading holds if the
	// clock then had the offset that the reading assumes.
	early, late := max(before, after), min(before, after)
	first, last := wall-early, wall-late
	firstHolds, lastHolds := offset(first, loc) == early, offset(last, loc) == late
	switch {
	case firstHolds && lastHolds:
		return instants{first: first, last: last, clock: Repeated}
	case firstHolds:
		return instants{first: first, last: first}
	case lastHolds:
		return instants{first: last, last: last}
	}
	return instants{first: first, last: last, clock: Skipped}
}

// change finds the instant in a skipped time's range at which the clock was
// set forward.
func (at instants) change(loc *time.Location) int64 {
	before := offset(at.first, loc)
	n := sort.Search(int(at.last-at.first), func(n int) bool {
		return offset(at.first+int64(n), loc) != before
	})
	return at.first + int64(n)
}

// offset is a zone's distance from UTC in seconds, east positive.
func offset(unix int64, loc *time.Location) int64 {
	_, offset := time.Unix(unix, 0).In(loc).Zone()
	return int64(offset)
}
