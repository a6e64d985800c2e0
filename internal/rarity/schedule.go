package rarity

import "slices"

// The model of schedules. A message that a clock sends comes on each day, or on
// each working day, in the same number. It is no chance whether it comes, so it
// is told missing on the first day, if it does not miss days on its own.
//
// On a holiday nobody listed, what comes on working days stays away all at once,
// and the rest comes as it does on weekends. Such days say nothing of a single
// series. A group of which something comes each day is judged alike, whatever it
// is and how much.

type schedule uint8

const (
	unscheduled schedule = iota
	workdays             // comes on working days
	everyDay
)

const (
	scheduleDays  = 84   // days back that are looked at
	scheduleLeast = 8    // working days that have to have been learned of them
	scheduleCame  = 0.85 // share of the days on which it has to have come
	scheduleSame  = 0.9  // share of those on which it came in its usual number
	oneMiss       = 1    // of days like weekends it may be one fewer: of few it is no small part
	tentative     = 0.7  // the first share, as long as holidays are not known
)

// scheduled tells when a series comes, by the days that are not in away.
func (s *series) scheduled(learned []past, d Day, share float64, away func(past, schedule) bool) (when schedule, missed, days int) {
	var came, all [2]int
	var skipped [2]int // on days that are away for working days only
	numbers := make(map[int32]int)
	total := 0
	for l, n := range s.over(learned) {
		if l.day < d-scheduleDays || l.day <= s.first || l.day > s.last {
			continue
		}
		if n > 0 {
			numbers[n]++
			total++
		}
		g := class(l.day.Weekend())
		if n == 0 && away(l, everyDay) {
			continue
		}
		if n == 0 && g == 0 && away(l, workdays) {
			skipped[0]++
			continue
		}
		all[g]++
		if n > 0 {
			came[g]++
		}
	}
	usual := 0
	for _, n := range numbers {
		usual = max(usual, n)
	}
	if all[0]+skipped[0] < scheduleLeast || !s.entire && float64(usual) < scheduleSame*float64(total) || float64(came[0]) < share*float64(all[0]) {
		return unscheduled, 0, 0
	}
	if came[1] > 1 && float64(came[1]) >= share*float64(all[1])-oneMiss {
		missed, days = all[0]-came[0]+all[1]-came[1]+skipped[0], all[0]+all[1]+skipped[0]
		return everyDay, missed, days
	}
	return workdays, all[0] - came[0], all[0]
}

// findHolidays tells which learned days were holidays that nobody listed, by
// the series that are no parts, and takes them for such.
func findHolidays(all []*series, learned []past, d Day) *loads {
	loads := learnLoads(all, learned)
	var members [everyDay + 1][]*series
	none := func(past, schedule) bool { return false }
	for _, s := range all {
		if when, _, _ := s.scheduled(learned, d, tentative, none); when != unscheduled {
			members[when] = append(members[when], s)
		}
	}
	for i, l := range learned {
		if l.day.Weekend() {
			continue
		}
		expected, missing := 0, 0
		for _, s := range members[workdays] {
			if s.first < l.day && l.day <= s.last {
				expected++
				if !s.cameOn(l.day) {
					missing++
				}
			}
		}
		if mostMissing(expected, missing) || 2*missing > expected && loads.atRest(loads.of[i]) {
			learned[i].group, learned[i].holiday = 1, true
		}
	}
	return loads
}

// mostMissing reports whether so many of what is expected did not come that the
// day is to blame.
func mostMissing(expected, missing int) bool { return missing >= 2 && 2*missing > expected }

func (s *series) cameOn(d Day) bool {
	_, came := slices.BinarySearchFunc(s.counts, d, ByDay)
	return came
}

// expects reports whether a schedule has a day of a group.
func (when schedule) expects(group int) bool {
	return when == everyDay || when == workdays && group == 0
}

// ofWeek returns the share of the days that a schedule has.
func (when schedule) ofWeek() float64 {
	switch when {
	case everyDay:
		return 1
	case workdays:
		return 5.0 / 7
	}
	return 0
}

// schedules tells the schedules of series, and how often each misses a day on
// its own. A series that never did, in a log in which hardly anything does,
// costs nothing: what has been seen is what counts, not all it leaves possible.
// Besides its whole, a part misses no day on which that does.
func schedules(all []*series, learned []past, d Day, besides bool) map[*series]float64 {
	type seen struct{ missed, days int }
	quiet := make(map[Day]int) // of everyDay, which is about no holiday but about the log
	var daily int
	for _, s := range all {
		if s.whole && s.steadyDaily(learned) {
			daily++
			for _, l := range learned {
				if l.day > s.first && l.day <= s.last && !s.cameOn(l.day) {
					quiet[l.day]++
				}
			}
		}
	}
	rates := make(map[*series]float64)
	of := make(map[*series]seen)
	var missed, days float64
	for _, s := range all {
		when, m, n := s.scheduled(learned, d, scheduleCame, func(l past, when schedule) bool {
			if when == workdays {
				return l.holiday
			}
			return mostMissing(daily, quiet[l.day]) || besides && !s.of.cameOn(l.day)
		})
		if s.schedule = when; when == unscheduled {
			continue
		}
		of[s] = seen{m, n}
		missed += float64(m)
		days += float64(n)
	}
	const lent = 100 // days that the others vouch for one with
	for s, o := range of {
		rates[s] = (float64(o.missed) + lent*missed/days) / (float64(o.days) + lent)
	}
	return rates
}

// steadyDaily reports whether a series comes on each day, weekends too.
func (s *series) steadyDaily(learned []past) bool {
	when, _, _ := s.scheduled(learned, s.last+1, tentative, func(past, schedule) bool { return false })
	return when == everyDay
}
