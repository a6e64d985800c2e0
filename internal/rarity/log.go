// Package rarity tells which of many series of daily counts are out of the
// usual on a day, at a stated rate of false alarms for all together.
//
// A series is a list of counts by day, known by its index. It can be part of
// another one, and of a group: the failures of one place are part of all such
// failures, and of what that place has to say. What the series are of is the
// caller's business.
//
// Input is a Log, the past of all series; Log.Plan settles everything about a
// day before its counts are looked at; Plan.Judge tells what stands out. The
// models are described where they are: of counts in counts.go, of silence in
// silence.go, of schedules in schedule.go, of parts in parts.go; how much each
// test can have of the rate of false alarms in plan.go.
package rarity

import (
	"fmt"
	"math"
	"slices"
)

const (
	// halfLife is the age in days at which a learned day counts half.
	halfLife = 42

	// Window is how many days back counts are looked at. The oldest count 5 %.
	Window = 182

	// minDays is how many of the last recentDays must have been learned, and
	// minGroup how many days like the judged one, working days or weekend.
	minDays    = 14
	recentDays = 28
	minGroup   = 2

	// longSilence is how many learned days without an event are long: up to
	// then a daily series is Missing, from then on it can have Returned.
	longSilence = 14

	// MinProbability is the least that can be said of a probability: models
	// are not known that well.
	MinProbability = 1e-12
)

// Log is what is known of the days before the one to be judged.
type Log struct {
	Learned []Day  // in order
	Series  []Past // in an order that does not depend on how they were learned

	// Groups is how many groups the series are members of.
	Groups int

	// Holidays are days, learned or to be judged, that are known to be like
	// weekends.
	Holidays map[Day]bool
}

// Past is the past of one series.
type Past struct {
	First  Day     // when it was ever first seen
	Counts []Tally // in order, none zero
	Whole  int     // the index of the series that it is a part of, -1 if of none
	Group  int     // the group that it is a member of, -1 if of none

	// Ended says that it is known to come no more: it is not told missing.
	Ended bool

	// Sum says that the series is all that a group has: nothing but its
	// silence is judged.
	Sum bool
}

// Weight returns what a day counts at an age.
func Weight(age int) float64 { return math.Exp2(-float64(age) / halfLife) }

// Floor keeps a probability within what can be said of it.
func Floor(p float64) float64 { return min(max(p, MinProbability), 1) }

// past is a learned day.
type past struct {
	day     Day
	group   int  // 0 for a working day, 1 for one like those of a weekend
	holiday bool // it is no weekend
}

// TooLittle says why a day cannot be judged by the days learned before it, ""
// if it can.
func TooLittle(d Day, learned []Day) string {
	recent, group := 0, 0
	for _, l := range learned {
		if l < d && d-l <= recentDays {
			recent++
			if l.Weekend() == d.Weekend() {
				group++
			}
		}
	}
	switch {
	case recent < minDays:
		return fmt.Sprintf("%d of the %d days before were learned, and it takes %d", recent, recentDays, minDays)
	case group < minGroup && d.Weekend():
		return fmt.Sprintf("%d days of weekends were learned in the %d days before, and it takes %d", group, recentDays, minGroup)
	case group < minGroup:
		return fmt.Sprintf("%d working days were learned in the %d days before, and it takes %d", group, recentDays, minGroup)
	}
	return ""
}

// before returns the learned days before a day, within the window.
func (l *Log) before(d Day) []past {
	n, _ := slices.BinarySearch(l.Learned, d)
	i, _ := slices.BinarySearch(l.Learned[:n], d-Window)
	days := make([]past, 0, n-i)
	for _, day := range l.Learned[i:n] {
		days = append(days, past{day: day, group: l.group(day), holiday: l.Holidays[day] && !day.Weekend()})
	}
	return days
}

func (l *Log) group(d Day) int { return class(d.Weekend() || l.Holidays[d]) }

func byPast(p past, d Day) int { return int(p.day) - int(d) }
