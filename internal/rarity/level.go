package rarity

import (
	"cmp"
	"math"
	"slices"
)

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

const (
	// unevenShare is what raise can have of the budget of Burst.
	unevenShare = 0.8

	// leastOdds is how much likelier a count has to be in a burst for raise to
	// spend anything on it.
	leastOdds = 20
)

// raise gives the tests of bursts levels of their own, and returns how often
// they then fire. Of series that come so often that five times as many are far
// out of the usual, every level finds them; of those that come seldom, none
// does. What can be won lies between, where a count is the likelier in a burst
// the more it is worth. So counts are taken in the order of their odds, times
// what a burst of the series is worth.
func raise(tests []*test, budget float64) (spent float64) {
	type count struct {
		t  *test
		at int // in the table
	}
	var counts []count
	for _, t := range tests {
		for i, odds := range t.counts.odds {
			if odds*t.worth() >= leastOdds {
				counts = append(counts, count{t, i})
			}
		}
	}
	of := func(c count) float64 { return c.t.worth() * c.t.counts.odds[c.at] }
	slices.SortStableFunc(counts, func(x, y count) int {
		return cmp.Or(cmp.Compare(of(y), of(x)), cmp.Compare(y.at, x.at))
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

// fullWorth is how many events a day a series has to bring for a burst of it to
// be worth all that it can be.
const fullWorth = 6

// worth is what finding a burst of a series is worth against that of others: the
// less comes of it, the less there is to be seen of what is wrong.
func (t *test) worth() float64 { return min(1, t.counts.mean/fullWorth) }
