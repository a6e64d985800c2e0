package rarity

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var monday = DayOf(time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC))

func days(n int) []Day {
	all := make([]Day, n)
	for i := range all {
		all[i] = monday + Day(i)
	}
	return all
}

// tenADay has learned days on which one series comes about ten times and
// another exactly once.
func tenADay(n int) *Log {
	r := rand.New(rand.NewPCG(3, 4))
	ten := Past{First: monday, Whole: -1, Group: -1}
	one := ten
	for _, d := range days(n) {
		ten.Counts = append(ten.Counts, Tally{d, int32(7 + r.IntN(7))})
		one.Counts = append(one.Counts, Tally{d, 1})
	}
	return &Log{Learned: days(n), Series: []Past{ten, one}}
}

// The tail against a sum of the distribution's terms.
func TestTailNB(t *testing.T) {
	for _, size := range []float64{0.2, 1, 7, 1000} {
		for _, mean := range []float64{0.01, 1, 30, 400} {
			p := mean / (mean + size)
			pmf, below := math.Pow(1-p, size), 0.0
			for x := range 900 {
				if tail := 1 - below; tail > 1e-9 {
					require.InEpsilon(t, tail, tailNB(float64(x), size, mean), 1e-5, "%v %v %v", size, mean, x)
				}
				below += pmf
				pmf *= (float64(x) + size) / float64(x+1) * p
			}
		}
	}
	for _, x := range []float64{1e5, 1e9} {
		for _, mean := range []float64{1e-3, 1, 1e5} {
			tail := tailNB(x, 0.3, mean)
			assert.True(t, tail >= 0 && tail <= 1)
		}
	}
}

// The table and the formula agree where one takes over from the other.
func TestMixtureTail(t *testing.T) {
	p := tenADay(42).Plan(monday+42, 1.0/30)
	for _, tt := range p.tests {
		m := tt.counts
		sum := 0.0
		for _, q := range m.parts {
			sum += q.share
		}
		assert.InDelta(t, 1, sum, 1e-9)
		for x := 1; x <= len(m.table); x++ {
			want := 0.0
			for _, q := range m.parts {
				want += q.share * tailNB(float64(x), q.size, q.mean)
			}
			assert.InDelta(t, want, m.tail(x), 1e-7)
		}
	}
}

func TestLevel(t *testing.T) {
	steps := func() []step { return []step{{0.1, 0.1}, {0.01, 0.01}, {0.02, 0.02}, {0.02, 0.02}} }
	tests := []struct {
		name      string
		steps     []step
		smooth    int
		budget    float64
		at, spent float64
	}{
		{"nothing to test", nil, 0, 0.1, 0, 0},
		{"all steps", steps(), 0, 1, 0.1, 0.15},
		{"some", steps(), 0, 0.06, 0.02, 0.05},
		{"equal ones together or not at all", steps(), 0, 0.04, 0.01, 0.01},
		{"none", steps(), 0, 0.005, 0, 0},
		{"smooth alone", nil, 4, 0.02, 0.005, 0.02},
		{"both", steps(), 1, 0.03, math.Nextafter(0.02, 0), 0.03},
		{"smooth below the first step", steps(), 10, 0.05, 0.005, 0.05},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			at, spent := level(tt.steps, tt.smooth, tt.budget)
			assert.InDelta(t, tt.at, at, 1e-12)
			assert.InDelta(t, tt.spent, spent, 1e-12)
			assert.LessOrEqual(t, spent, tt.budget+1e-12)
		})
	}
}

// What the tests of bursts fire at by chance is what was spent, and levels of
// their own go to kinds that come some times a day.
func TestRaise(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	means := []float64{0.05, 0.5, 2, 4, 6, 15, 60}
	log := &Log{Learned: days(40)}
	for _, mean := range means {
		past := Past{First: monday, Whole: -1, Group: -1}
		for d := range Day(40) {
			n := 0
			for p := r.Float64(); p > math.Exp(-mean); p *= r.Float64() {
				n++
			}
			if n > 0 {
				past.Counts = append(past.Counts, Tally{monday + d, int32(n)})
			}
		}
		past.First = past.Counts[0].Day
		log.Series = append(log.Series, past)
	}
	const budget = 0.02
	p := log.Plan(monday+40, budget)
	for _, tt := range p.tests {
		tt.burst = 0
	}
	spent := raise(p.tests, budget)
	sum := 0.0
	for _, tt := range p.tests {
		sum += tt.burst
	}
	assert.InDelta(t, spent, sum, 1e-9, "a test fires with the probability that is its level")
	assert.LessOrEqual(t, spent, budget)
	assert.Greater(t, p.tests[3].burst, 2*p.tests[5].burst, "what comes often is found at a low level")
	assert.Less(t, p.tests[6].burst, 1e-6, "sixty a day are five times as many on no usual day")
	assert.Less(t, p.tests[0].burst, p.tests[3].burst/10, "what comes seldom is not found at any")
}

// What a clock sends has its share of a week, and leaves the others theirs on
// each day of it.
func TestScheduledShareOfWeek(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 2))
	log := &Log{Learned: days(84)}
	for range 3 {
		daily := Past{First: monday, Whole: -1, Group: -1}
		for _, d := range days(84) {
			if d == monday || r.Float64() > 0.03 {
				daily.Counts = append(daily.Counts, Tally{d, 1})
			}
		}
		log.Series = append(log.Series, daily)
	}
	log.Series = append(log.Series, tenADay(84).Series[0])
	const budget = 1.0 / 30
	week := 0.0
	for d := monday + 84; d < monday+91; d++ {
		p := log.Plan(d, budget)
		week += p.Spent
		first, cost := 0, 0.0
		for _, tt := range p.tests[:3] {
			require.Equal(t, everyDay, tt.schedule)
			if tt.told == 1 {
				first++
			}
			cost += math.Pow(tt.rate, float64(tt.told))
		}
		assert.Equal(t, 1, first, "the most reliable is told on its first day, more would cost too much")
		assert.LessOrEqual(t, cost, scheduledShare*budget)
		assert.Greater(t, p.tests[3].burst, othersLeast*budget/4, "the others have their share")
	}
	assert.LessOrEqual(t, week, 7*(scheduledShare+othersLeast)*budget)
}
