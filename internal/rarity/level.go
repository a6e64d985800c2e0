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
		test     int
		at, more float64 // its level, and what that costs
		worth    float64
	}
	counts := make([]count, 0, 64*len(tests))
	least := lowest(budget, len(tests))
	for k, t := range tests {
		each := t.worth()
		for i, odds := range t.counts.odds {
			at := t.counts.table[i]
			if odds*each < leastOdds || at > budget {
				continue
			}
			if at <= least {
				counts = append(counts, count{k, at, at, odds * each})
				break
			}
			counts = append(counts, count{k, at, t.counts.more(i), odds * each})
		}
	}
	slices.SortFunc(counts, func(x, y count) int {
		if x.worth != y.worth {
			return cmp.Compare(y.worth, x.worth)
		}
		return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(x.test, y.test))
	})
	full := make([]bool, len(tests))
	for _, c := range counts {
		if full[c.test] || spent+c.more > budget {
			full[c.test] = true
			continue
		}
		spent += c.more
		tests[c.test].burst = c.at
	}
	return spent
}

// lowest returns the level that is not looked at closer, of so many tests that
// share a budget: if all of them had it they would spend a thousandth of that.
func lowest(budget float64, tests int) float64 { return budget / float64(1000*max(1, tests)) }

// fullWorth is how many events a day a series has to bring for a burst of it to
// be worth all that it can be.
const fullWorth = 6

// worth is what finding a burst of a series is worth against that of others: the
// less comes of it, the less there is to be seen of what is wrong.
func (t *test) worth() float64 { return min(1, t.counts.mean/fullWorth) }
