package rarity

import (
	"math"
	"slices"
)

// The model of silence. A day of group g passes without an event with a
// probability that is unknown: it has a distribution over the values of quiet,
// learned from the series of the log in both groups, and narrowed down by the
// days of the series. Steady series, whose count hardly varies, are messages that
// a clock sends and no chance: they learn from one another only.

var quiet = [...]float64{
	0.00002, 0.00006, 0.0002, 0.0005, 0.001, 0.002, 0.004, 0.008, 0.015, 0.03, 0.06, 0.1, 0.16, 0.25,
	0.36, 0.5, 0.64, 0.75, 0.84, 0.9, 0.94, 0.97, 0.985, 0.992, 0.996, 0.998, 0.999,
}

type silences [len(quiet)]float64

const (
	silencePrior  = 1.0 // series that the first supposition, all alike, counts as
	silenceRounds = 60

	// dailySilent is up to which probability of a day without an event a series
	// is one that comes daily.
	dailySilent = 0.15

	// leastSeen is on how many days a series has to have come before a silence
	// of it can be called long. What came less often is rare, and back
	// whenever it comes.
	leastSeen = 4

	// wander is what a day says of the silence of another one: rates wander, so
	// that days next to each other are rather alike.
	wander = 0.5

	// leastDaily is on how many days it has to have come to be one that comes
	// daily, whatever the others are like.
	leastDaily = 7
)

// learnSilences fits the distribution to the steady series, or to the others, by
// expectation maximization.
func learnSilences(all []*series, steady bool) silences {
	var h silences
	for i := range h {
		h[i] = 1.0 / float64(len(h))
	}
	var likely []silences
	for _, s := range all {
		if s.steady != steady {
			continue
		}
		for g := range 2 {
			// With the silence that has not ended: without it, series that
			// are seldom seen would look as if they came more often.
			likely = append(likely, quietness(s.came[g], s.silent[g]+s.since[g]))
		}
	}
	for range silenceRounds {
		var sum silences
		for _, l := range likely {
			post := l.times(h)
			for i := range sum {
				sum[i] += post[i]
			}
		}
		for i := range h {
			h[i] = (sum[i] + silencePrior/float64(len(h))) / (float64(len(likely)) + silencePrior)
		}
	}
	return h
}

// quietness returns the likelihood of days for each value.
func quietness(came, silent float64) silences {
	var l silences
	top := math.Inf(-1)
	for i, q := range quiet {
		l[i] = silent*math.Log(q) + came*math.Log1p(-q)
		top = max(top, l[i])
	}
	for i := range l {
		l[i] = math.Exp(l[i] - top)
	}
	return l
}

// times returns the product, made to add up to one.
func (h silences) times(o silences) silences {
	total := 0.0
	for i := range h {
		h[i] *= o[i]
		total += h[i]
	}
	for i := range h {
		h[i] /= total
	}
	return h
}

// silence is what can be said about a series's silence on a day.
type silence struct {
	length int     // learned days since the series was last seen
	miss   float64 // probability of a silence over these days and the judged one
	back   float64 // of one over these days, and an event on the judged one

	steady             bool
	canMiss, canReturn bool

	missed         float64 // the first on the learned day before
	couldMiss      bool
	missAt, backAt []float64 // the same for any length from the shortest that counts
}

// silence judges the silences that a series can have on a day, none being the
// probability of a day without an event by the model of counts: of a series that
// comes many times a day, counts tell more than that it came.
func (s *series) silence(h silences, learned []past, group int, none float64) silence {
	var post [2]silences
	var cost [2]float64
	for g := range 2 {
		post[g] = quietness(wander*s.came[g], wander*s.silent[g]).times(h)
		mean := 0.0
		for i, q := range quiet {
			mean += post[g][i] * q
		}
		cost[g] = -math.Log(mean)
	}
	out := silence{steady: s.steady}
	i, _ := slices.BinarySearchFunc(learned, s.last+1, byPast)
	out.length = len(learned) - i
	record := s.record(learned, cost)

	// Walk back from the judged day over the learned ones.
	g := group
	miss, back := post, post
	for i, q := range quiet {
		miss[g][i] *= q
		back[g][i] *= 1 - q
	}
	daily, fewer := miss[g].sum() < dailySilent && len(s.counts) >= leastDaily, 1.0
	if s.schedule == unscheduled {
		fewer = min(1, none/miss[g].sum())
	}
	missCost, backCost := cost[g], 0.0
	for n := 0; n <= len(learned); n++ {
		p := miss[0].sum() * miss[1].sum() * fewer
		ok := daily && n+1 < longSilence && missCost > record
		switch n {
		case out.length:
			out.miss, out.canMiss = p, ok
		case out.length - 1:
			out.missed, out.couldMiss = p, ok
		}
		if ok {
			out.missAt = append(out.missAt, p)
		}
		p = back[0].sum() * back[1].sum()
		ok = n >= longSilence && len(s.counts) >= leastSeen && backCost > record
		if n == out.length {
			out.back, out.canReturn = p, ok
		}
		if ok {
			out.backAt = append(out.backAt, p)
		}
		if n == len(learned) {
			break
		}
		before := learned[len(learned)-1-n].group
		for i, q := range quiet {
			miss[before][i] *= q
			back[before][i] *= q
		}
		missCost += cost[before]
		backCost += cost[before]
	}
	return out
}

func (h silences) sum() float64 {
	sum := 0.0
	for _, v := range h {
		sum += v
	}
	return sum
}

// record returns how surprising the longest silence was that has ended.
func (s *series) record(learned []past, cost [2]float64) float64 {
	most, run := 0.0, 0.0
	for l, n := range s.over(learned) {
		switch {
		case l.day < s.first || l.day > s.last:
		case n > 0:
			most, run = max(most, run), 0
		default:
			run += cost[l.group]
		}
	}
	return most
}

// missing reports the probability of the silence if it is a finding.
func (s silence) missing(level float64) (float64, bool) {
	return s.miss, s.canMiss && s.miss <= level
}

// still reports whether the silence was a finding on the learned day before.
func (s silence) still(level float64) bool { return s.couldMiss && s.missed <= level }

// returned does so for a series that has come on the judged day.
func (s silence) returned(level float64) (float64, bool) {
	return s.back, s.canReturn && s.back <= level
}

// gapSteps turns the probabilities of silences of growing length into steps:
// with a level at or above one of them, that silence and all longer ones are
// findings.
func gapSteps(steps []step, at []float64) []step {
	for i, p := range at {
		more := p
		if i+1 < len(at) {
			more -= at[i+1]
		}
		steps = append(steps, step{p, more})
	}
	return steps
}
