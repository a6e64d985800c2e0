package errlog

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// plan is all that is settled about a day before its entries are looked at.
type plan struct {
	day    civil
	days   int     // learned days that it rests on
	why    string  // why nothing can be tested
	known  knowing // every kind seen before the day
	tests  []*test // in the order of Kind.Compare
	byKind map[Kind]*test

	newness float64 // the probability of a day with a new kind
	spent   float64 // the false alarms that the levels below add up to

	returned float64    // level
	missing  [2]float64 // of kinds that are not steady, and that are
}

// knowing tells the kinds that were seen before a day.
type knowing map[Kind]*history

// test is one kind that is tested.
type test struct {
	kind    Kind
	last    civil
	counts  *mixture
	burst   float64 // level
	silence silence
}

func (b *Baseline) plan(d civil) *plan {
	p := &plan{day: d, known: make(knowing, len(b.kinds)), byKind: make(map[Kind]*test)}
	n, _ := slices.BinarySearch(b.learned, d)
	learned := b.learned[:n]
	i, _ := slices.BinarySearch(learned, d-window)
	learned = learned[i:]
	p.days = len(learned)
	for k, h := range b.kinds {
		if h.first < d {
			p.known[k] = h
		}
	}
	p.newness = newness(learned, p.known, d)
	if p.why = tooLittle(d, learned); p.why != "" {
		return p
	}
	var all []*series
	for k, h := range p.known {
		if s := newSeries(k, h, learned, d); s != nil {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(x, y *series) int { return x.kind.Compare(y.kind) })
	habits := learnHabits(all)
	silences := [2]silences{learnSilences(all, false), learnSilences(all, true)}
	for _, s := range all {
		t := &test{kind: s.kind, last: s.last}
		t.counts = s.predict(habits, d.group())
		t.silence = s.silence(silences[class(s.steady)], learned, d, t.counts.none())
		p.tests = append(p.tests, t)
		p.byKind[s.kind] = t
	}
	p.setLevels(b.dailyBudget())
	return p
}

// tooLittle says why a day cannot be judged by the days learned.
func tooLittle(d civil, learned []civil) string {
	if !d.valid() {
		return "the day is not of the years 1900 to 9999"
	}
	recent, group := 0, 0
	for _, l := range learned {
		if d-l <= recentDays {
			recent++
			if l.group() == d.group() {
				group++
			}
		}
	}
	switch {
	case recent < minDays:
		return fmt.Sprintf("%d of the %d days before were learned, and it takes %d", recent, recentDays, minDays)
	case group < minGroup && d.rest():
		return fmt.Sprintf("%d days of weekends were learned in the %d days before, and it takes %d", group, recentDays, minGroup)
	case group < minGroup:
		return fmt.Sprintf("%d working days were learned in the %d days before, and it takes %d", group, recentDays, minGroup)
	}
	return ""
}

// newness returns the probability of a day with a kind never seen before. The
// first days of a history are no measure: everything is new then.
func newness(learned []civil, known knowing, d civil) float64 {
	if len(learned) > minDays {
		learned = learned[minDays:]
	}
	fresh := make(map[civil]bool)
	for _, h := range known {
		fresh[h.first] = true
	}
	with, all := 0.5, 1.0
	for _, l := range learned {
		w := weight(int(d - l))
		all += w
		if fresh[l] {
			with += w
		}
	}
	return with / all
}

// judge returns what stands out of a day's events.
func (p *plan) judge(today map[Kind]*events) []Finding {
	if p.days == 0 {
		return nil // nothing is known, so nothing is new
	}
	var all []Finding
	for k, ev := range today {
		f := Finding{Kind: k, Count: ev.count, First: ev.first, Last: ev.last}
		h, t := p.known[k], p.byKind[k]
		switch {
		case h == nil:
			f.Reason, f.Probability = New, floor(p.newness)
		case p.why != "":
			continue
		case t == nil:
			f.Reason, f.Probability, f.Silent = Returned, floor(p.newness), p.days
			f.LastSeen = h.last.time()
		default:
			if !p.judgeCount(t, ev.count, &f) {
				continue
			}
		}
		all = append(all, f)
	}
	if p.why == "" {
		for _, t := range p.tests {
			if _, came := today[t.kind]; came {
				continue
			}
			if prob, ok := t.silence.missing(p.missing[class(t.silence.steady)]); ok {
				all = append(all, Finding{
					Reason: Missing, Kind: t.kind, Expected: t.counts.mean, Probability: floor(prob),
					Silent: t.silence.length + 1, LastSeen: t.last.time(),
				})
			}
		}
	}
	sortFindings(all)
	return all
}

func (p *plan) judgeCount(t *test, count int, f *Finding) bool {
	tail := t.counts.tail(count)
	back, returned := t.silence.returned(p.returned)
	switch {
	case tail <= t.burst:
		f.Reason, f.Probability = Burst, floor(tail)
	case returned:
		f.Reason, f.Probability = Returned, floor(back)
	default:
		return false
	}
	f.Expected, f.Silent, f.LastSeen = t.counts.mean, t.silence.length, t.last.time()
	return true
}

// What Missing can have of the budget at most, for kinds that are not steady
// and for those that are, and what Returned can. Steady kinds are few, and
// missing one is what Missing is for.
var missingShare = [2]float64{0.08, 0.2}

const returnedShare = 0.08

func class(steady bool) int {
	if steady {
		return 1
	}
	return 0
}

// setLevels spends the budget of a day.
func (p *plan) setLevels(budget float64) {
	var steps []step
	var spent float64
	for i, share := range missingShare {
		steps = steps[:0]
		for _, t := range p.tests {
			if class(t.silence.steady) == i {
				steps = gapSteps(steps, t.silence.missAt)
			}
		}
		p.missing[i], spent = level(steps, 0, budget*share)
		p.spent += spent
	}
	steps = steps[:0]
	for _, t := range p.tests {
		steps = gapSteps(steps, t.silence.backAt)
	}
	p.returned, spent = level(steps, 0, budget*returnedShare)
	p.spent += spent
	p.spent += p.raise((budget - p.spent) * unevenShare)
	steps = steps[:0]
	smooth := 0
	for _, t := range p.tests {
		if t.counts.smooth {
			smooth++
		} else {
			steps = t.counts.steps(steps, t.burst)
		}
	}
	burst, spent := level(steps, smooth, budget-p.spent)
	p.spent += spent
	for _, t := range p.tests {
		t.burst = max(t.burst, burst)
	}
}

const (
	// unevenShare is what raise can have of the budget of Burst.
	unevenShare = 0.8

	// leastOdds is how much likelier a count has to be in a burst for raise to
	// spend anything on it.
	leastOdds = 20
)

// raise gives the tests of bursts levels of their own, and returns how often
// they then fire. Of kinds that come so often that five times as many are far
// out of the usual, every level finds them; of those that come seldom, none
// does. What can be won lies between, where a count is the likelier in a burst
// the more it is worth. So counts are taken in the order of their odds.
func (p *plan) raise(budget float64) (spent float64) {
	type count struct {
		t  *test
		at int // in the table
	}
	var counts []count
	for _, t := range p.tests {
		for i, odds := range t.counts.odds {
			if odds >= leastOdds {
				counts = append(counts, count{t, i})
			}
		}
	}
	slices.SortStableFunc(counts, func(x, y count) int {
		return cmp.Or(cmp.Compare(y.t.counts.odds[y.at], x.t.counts.odds[x.at]), cmp.Compare(y.at, x.at))
	})
	full := make(map[*test]bool)
	for _, c := range counts {
		more := c.t.counts.more(c.at)
		if full[c.t] || spent+more > budget {
			full[c.t] = true
			continue
		}
		spent += more
		c.t.burst = c.t.counts.table[c.at]
	}
	return spent
}

// step is a level from which on a test fires more often, by how much.
type step struct{ at, more float64 }

// level returns the largest level at which the tests together fire no more
// often than the budget allows, and how often they then do. A smooth test
// fires as often as the level says, the others in steps.
func level(steps []step, smooth int, budget float64) (at, spent float64) {
	slices.SortFunc(steps, func(x, y step) int { return cmp.Compare(x.at, y.at) })
	sum := 0.0
	for i := 0; i <= len(steps); i++ {
		next := 1.0
		if i < len(steps) {
			next = steps[i].at
		}
		if smooth > 0 && sum+float64(smooth)*next > budget {
			at = max(at, (budget-sum)/float64(smooth))
			return at, sum + float64(smooth)*at
		}
		if i == len(steps) {
			break
		}
		j, more := i, 0.0
		for ; j < len(steps) && steps[j].at == next; j++ {
			more += steps[j].more
		}
		if sum+more+float64(smooth)*next > budget {
			if smooth > 0 {
				at = math.Nextafter(next, 0)
			}
			break
		}
		sum, at = sum+more, next
		i = j - 1
	}
	return at, sum + float64(smooth)*at
}
