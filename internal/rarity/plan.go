package rarity

import (
	"cmp"
	"maps"
	"slices"
)

// Plan is all that is settled about a day before its counts are looked at.
type Plan struct {
	Why   string  // why nothing can be tested, "" if it can
	Days  int     // learned days that it rests on
	Tests int     // series that are tested and no parts
	Spent float64 // the findings expected on a day on which nothing is wrong

	day   Day
	group int
	log   *Log
	tests []*test // by index, nil for what is not tested
	new   newcomers
	loads *loads

	returned, returnedPart float64    // levels
	missing                [2]float64 // of series that are not steady, and that are
}

// test is one series that is tested.
type test struct {
	index    int
	last     Day
	counts   *mixture
	burst    float64 // level
	silence  silence
	schedule schedule
	rate     float64 // how often a scheduled one misses a day on its own
	told     int     // missing from how many days on which it was due, 0 for never
	away     int     // learned days since it was last seen on which it was due
	sum      bool
	ended    bool
}

// How the budget of a day is spent. A group that says nothing weighs most, so groups
// come first. What a clock sends and misses no day on its own costs nothing, and is
// what Missing is for: on average over a week it can have a little more than all.
// Parts have little. The others have the rest, on each day as much, and never less
// than a share of their own.
const (
	scheduledSum   = 0.7  // of groups
	scheduledShare = 1.2  // of wholes
	scheduledMost  = 1.55 // of groups and wholes together
	scheduledPart  = 0.05
	othersLeast    = 0.4
)

// Of what the others have, Missing can have at most so much, for series that
// are not steady and for those that are; Returned so much, for wholes and for
// parts; Burst of parts so much. Burst of wholes has the rest.
var missingShare = [2]float64{0.08, 0.04}

const (
	returnedShare = 0.06
	partReturned  = 0.01
	partBurst     = 0.04
)

// The model takes days for independent and rates for steady, but for what it
// forgets. Where neither is so, tests fire that many times as often as it has it,
// and are charged for it. Of parts it supposes more than there is to most: a burst
// of one is mostly one of its whole.
const (
	burstCost     = 1.2
	partBurstCost = 0.3
	silenceCost   = 3
)

// class is the index of what is so, in pairs of what is not and what is.
func class(so bool) int {
	if so {
		return 1
	}
	return 0
}

// Plan settles what is tested on a day, and at which levels, so that budget
// findings are expected if nothing is wrong.
func (l *Log) Plan(d Day, budget float64) *Plan {
	p := &Plan{day: d, group: l.group(d), log: l, tests: make([]*test, len(l.Series))}
	learned := l.before(d)
	p.Days = len(learned)
	if p.Why = TooLittle(d, l.Learned); p.Why != "" {
		return p
	}
	var wholes, parts, sums []*series
	byIndex := make([]*series, len(l.Series))
	for i, past := range l.Series {
		s := newSeries(i, past, learned, d)
		if s == nil {
			continue
		}
		byIndex[i] = s
		switch {
		case past.Sum:
			s.entire = true
			sums = append(sums, s)
		case past.Whole >= 0:
			parts = append(parts, s)
		default:
			s.whole = true
			wholes = append(wholes, s)
		}
	}
	for _, s := range parts {
		s.of = byIndex[l.Series[s.index].Whole]
	}
	p.loads = findHolidays(wholes, learned, d)
	all := slices.Concat(wholes, sums, parts)
	for _, s := range all {
		s.fill(learned, d)
	}
	// A clock sends a part only where it sends the whole, in one number a day.
	regular := slices.DeleteFunc(slices.Clone(parts), func(s *series) bool { return s.of == nil || !s.of.steady })
	rates := schedules(slices.Concat(wholes, regular), learned, d, false)
	regular = slices.DeleteFunc(regular, func(s *series) bool { return s.of.schedule == unscheduled })
	maps.Copy(rates, schedules(regular, learned, d, true))
	maps.Copy(rates, schedules(sums, learned, d, false))
	p.new = l.newParts(d, learned)

	main := slices.Concat(wholes, sums)
	habits := learnHabits(main)
	silences := [2]silences{learnSilences(main, false), learnSilences(main, true)}
	for _, s := range all {
		t := &test{index: s.index, last: s.last, schedule: s.schedule, rate: rates[s], sum: l.Series[s.index].Sum, ended: l.Series[s.index].Ended}
		if s.of != nil {
			t.counts = s.predictPart(s.of, p.new.shares[l.Series[s.index].Group], p.group)
		} else {
			t.counts = s.predict(habits, p.group)
		}
		t.silence = s.silence(silences[class(s.steady)], learned, p.group, t.counts.none())
		for _, l := range learned {
			if l.day > s.last && s.schedule.expects(l.group) {
				t.away++
			}
		}
		p.tests[s.index] = t
	}
	p.rateSums(sums, parts, learned)
	p.Tests = len(wholes)
	p.setLevels(p.of(wholes), p.of(parts), p.of(sums), budget)
	return p
}

// rateSums tells how often a group says nothing at all: as often as none of its
// members comes, but no more often than the days leave possible on which it was
// due, and those of the groups that have less to say.
func (p *Plan) rateSums(sums, parts []*series, learned []past) {
	none := make([]float64, p.log.Groups)
	for i := range none {
		none[i] = silenceCost // for members have days in common
	}
	for _, s := range parts {
		t := p.tests[s.index]
		each := t.counts.none()
		if t.schedule.expects(p.group) {
			each = t.rate
			if whole := p.tests[s.of.index]; whole.schedule.expects(p.group) {
				each += whole.rate
			}
		}
		none[p.log.Series[s.index].Group] *= each
	}
	quieter := slices.Clone(sums)
	slices.SortStableFunc(quieter, func(x, y *series) int {
		return cmp.Compare(p.tests[x.index].counts.mean, p.tests[y.index].counts.mean)
	})
	silent, days := 1.0, 1.0
	for _, s := range quieter {
		for _, l := range learned {
			if l.day >= s.first && l.day <= s.last && s.schedule.expects(l.group) {
				days++
				if !s.cameOn(l.day) {
					silent++
				}
			}
		}
		t := p.tests[s.index]
		t.rate = min(max(t.rate, silent/days), none[p.log.Series[s.index].Group])
	}
}

func (p *Plan) of(all []*series) []*test {
	tests := make([]*test, len(all))
	for i, s := range all {
		tests[i] = p.tests[s.index]
	}
	return tests
}

// setLevels spends the budget of a day.
func (p *Plan) setLevels(wholes, parts, sums []*test, budget float64) {
	scheduled := p.tellScheduled(sums, scheduledSum*budget)
	scheduled += p.tellScheduled(wholes, min(scheduledShare*budget, scheduledMost*budget-scheduled))
	scheduled += p.tellScheduled(parts, scheduledPart*budget)
	others := max(budget-scheduled, othersLeast*budget)
	end := p.Spent + others
	var steps []step
	var spent float64
	for i, share := range missingShare {
		steps = steps[:0]
		for _, t := range slices.Concat(wholes, sums) {
			if t.schedule == unscheduled && class(t.silence.steady) == i {
				steps = gapSteps(steps, t.silence.missAt)
			}
		}
		p.missing[i], spent = level(steps, 0, others*share/silenceCost)
		p.Spent += spent * silenceCost
	}
	back := func(tests []*test, budget float64) (at float64) {
		steps = steps[:0]
		for _, t := range tests {
			steps = gapSteps(steps, t.silence.backAt)
		}
		at, spent = level(steps, 0, budget)
		p.Spent += spent
		return at
	}
	p.returned = back(wholes, others*returnedShare)
	p.returnedPart = back(parts, others*partReturned)
	p.Spent += setBurst(parts, others*partBurst/partBurstCost) * partBurstCost
	p.Spent += raise(wholes, (end-p.Spent)/burstCost*unevenShare) * burstCost
	p.Spent += setBurst(wholes, (end-p.Spent)/burstCost) * burstCost
}

// setBurst gives tests one level in common that is no lower than what they have.
func setBurst(tests []*test, budget float64) (spent float64) {
	var steps []step
	smooth := 0
	least := lowest(budget, len(tests))
	for _, t := range tests {
		if t.counts.smooth {
			smooth++
		} else {
			steps = t.counts.steps(steps, t.burst, least, budget)
		}
	}
	burst, spent := level(steps, smooth, budget)
	for _, t := range tests {
		t.burst = max(t.burst, burst)
	}
	return spent
}

// tellScheduled picks what is told missing on its first day, the most reliable
// first; the rest is on its second or third. It returns what that costs on a day,
// on average over a week.
func (p *Plan) tellScheduled(tests []*test, budget float64) (spent float64) {
	var scheduled []*test
	for _, t := range tests {
		if t.schedule != unscheduled && !t.ended {
			scheduled = append(scheduled, t)
		}
	}
	slices.SortStableFunc(scheduled, func(x, y *test) int { return cmp.Compare(x.rate, y.rate) })
	for _, t := range scheduled {
		cost, told := t.rate, 1
		for ; told < 3 && spent+cost*t.schedule.ofWeek() > budget; told++ {
			cost *= t.rate
		}
		spent += cost * t.schedule.ofWeek()
		if t.schedule.expects(p.group) {
			t.told = told
			p.Spent += cost
		}
	}
	return spent
}
