package rarity

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sent returns what a clock sends on days, but for some.
func sent(days []Day, but ...int) Past {
	p := Past{First: days[0], Whole: -1, Group: -1}
	for i, d := range days {
		if !slices.Contains(but, i) {
			p.Counts = append(p.Counts, Tally{d, 1})
		}
	}
	return p
}

// A daily message that missed one of four weekend days comes every day, and its
// miss counts.
func TestOneMissOfFewWeekendDays(t *testing.T) {
	log := &Log{Learned: days(14), Series: []Past{sent(days(14), 6)}} // the first Sunday
	p := log.Plan(monday+14, 1.0/30)
	assert.Equal(t, everyDay, p.tests[0].schedule)
	assert.InDelta(t, 1.0/13, p.tests[0].rate, 1e-9)

	workday := sent(days(14), 5, 6, 12, 13)
	log = &Log{Learned: days(14), Series: []Past{workday}}
	p = log.Plan(monday+14, 1.0/30)
	assert.Equal(t, workdays, p.tests[0].schedule)
	assert.Zero(t, p.tests[0].rate)

	log = &Log{Learned: days(14), Series: []Past{sent(days(14), 5, 6, 13)}}
	p = log.Plan(monday+14, 1.0/30)
	assert.Equal(t, workdays, p.tests[0].schedule, "one weekend day of four is no habit")
}

// What is as frequent on weekends, however frequent, does not hide that all else
// rests.
func TestLoadByWhatTellsWeekendsApart(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	log := &Log{Learned: days(28)}
	draw := func(mean float64) int32 {
		return int32(max(0, math.Round(mean+math.Sqrt(mean)*r.NormFloat64())))
	}
	for i := range 24 {
		past := Past{First: monday, Whole: -1, Group: -1}
		for _, d := range days(28) {
			mean := 10.0
			switch {
			case i < 12: // wanders by a factor of up to ten, whatever the day
				mean = math.Exp(1 + 1.2*math.Abs(r.NormFloat64()))
			case d.Weekend():
				mean = 3
			}
			if n := draw(mean); n > 0 {
				past.Counts = append(past.Counts, Tally{d, n})
			}
		}
		log.Series = append(log.Series, past)
	}
	log.Series = append(log.Series, sent(days(28), 5, 6, 12, 13, 19, 20, 26, 27))
	p := log.Plan(monday+28, 1.0/30)
	require.True(t, p.loads.apart)
	for range 50 {
		working, resting := make([]int, 25), make([]int, 25)
		for i := range 24 {
			wild := int(draw(math.Exp(1 + 1.2*math.Abs(r.NormFloat64()))))
			working[i], resting[i] = wild, wild
			if i >= 12 {
				working[i], resting[i] = int(draw(10)), int(draw(3))
			}
		}
		assert.False(t, p.loads.atRest(p.loads.today(working)))
		assert.True(t, p.loads.atRest(p.loads.today(resting)))
		findings := p.Judge(resting)
		require.NotEmpty(t, findings)
		assert.Equal(t, Holiday, findings[0].Reason)
	}
}

// The level of new parts follows how far those before went, and no single one
// takes it far.
func TestNewPartLevel(t *testing.T) {
	assert.Equal(t, leastExpected, newPartLevel(leastExpected, nil, 30))
	assert.Equal(t, leastExpected, newPartLevel(leastExpected, []float64{1, 0.2, 2.4, 4.9}, 30), "near ones say nothing")
	one := newPartLevel(leastExpected, []float64{5.8}, 10)
	assert.True(t, one >= leastExpected && one < 6, "%v", one)
	several := newPartLevel(leastExpected, []float64{6, 9, 5, 12, 7}, 40)
	assert.Greater(t, several, 10.0, "where new parts come up late, late ones are usual")
	assert.Less(t, several, newPartLevel(leastExpected, []float64{6, 9, 5, 12, 7}, 20), "the more so, the fewer the days")
}

// Where wholes keep to the shares of groups, five days have to be expected of a
// part, however often the wholes come; where each has shares of its own, more.
func TestUnevenWholes(t *testing.T) {
	level := func(share func(r *rand.Rand) float64) float64 {
		r := rand.New(rand.NewPCG(11, 4))
		log := &Log{Learned: days(35), Groups: 6}
		for k := range 14 {
			rate := math.Exp(3*r.Float64()) / 4
			whole := len(log.Series)
			log.Series = append(log.Series, Past{First: monday, Whole: -1, Group: -1})
			for g := range 6 {
				part := Past{Whole: whole, Group: g}
				often := -math.Expm1(-rate * share(r))
				for _, d := range days(35) {
					if r.Float64() < often && (k > 0 || g > 0) {
						part.Counts = append(part.Counts, Tally{d, 1})
					}
				}
				if len(part.Counts) > 0 {
					part.First = part.Counts[0].Day
					log.Series = append(log.Series, part)
				}
			}
		}
		n := log.newParts(monday+35, log.before(monday+35))
		return n.level(0, 0)
	}
	assert.Equal(t, leastExpected, level(func(*rand.Rand) float64 { return 0.2 }))
	assert.Equal(t, leastExpected, level(func(r *rand.Rand) float64 { return 0.1 + 0.2*r.Float64() }))
	assert.Greater(t, level(func(r *rand.Rand) float64 { return 0.02 * math.Exp(4*r.Float64()) }), 6.0)
}

// A group that was never silent costs what its members leave possible, and one
// that was is told on the first day as long as that is little.
func TestSilenceOfAGroupIsCharged(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	all := days(42)
	log := &Log{Learned: all, Groups: 2}
	whole := Past{First: monday, Whole: -1, Group: -1}
	parts := [2]Past{{First: monday, Whole: 0, Group: 0}, {First: monday, Whole: 0, Group: 1}}
	for _, d := range all {
		counts := [2]int32{int32(6 + r.IntN(9)), int32(1 + r.IntN(2))}
		whole.Counts = append(whole.Counts, Tally{d, counts[0] + counts[1]})
		for g, n := range counts {
			parts[g].Counts = append(parts[g].Counts, Tally{d, n})
		}
	}
	log.Series = []Past{whole, parts[0], parts[1]}
	for g, p := range parts {
		log.Series = append(log.Series, Past{First: monday, Counts: p.Counts, Whole: -1, Group: g, Sum: true})
	}
	p := log.Plan(monday+42, 1.0/30)
	often, seldom := p.tests[3], p.tests[4]
	assert.True(t, often.rate > 0 && often.rate < 1e-3, "%v", often.rate)
	assert.Greater(t, seldom.rate, 10*often.rate)
	assert.LessOrEqual(t, seldom.rate, 1.0/43, "no more than 42 days leave possible")
	assert.Equal(t, 1, often.told)
}

// Days on which nothing came of a whole are its misses, and those of no part.
func TestPartsMissBesidesTheirWhole(t *testing.T) {
	all := days(42)
	log := &Log{Learned: all, Groups: 3}
	missed := []int{9, 24, 37}
	whole := sent(all, missed...)
	for i := range whole.Counts {
		whole.Counts[i].Count = 3
	}
	log.Series = []Past{whole}
	for g := range 3 {
		part := sent(all, missed...)
		part.Whole, part.Group = 0, g
		log.Series = append(log.Series, part)
	}
	p := log.Plan(monday+42, 1.0/30)
	assert.Greater(t, p.tests[0].rate, 0.05)
	for _, part := range p.tests[1:] {
		assert.Equal(t, everyDay, part.schedule)
		assert.Zero(t, part.rate)
		assert.Equal(t, 1, part.told)
	}
}

// A group with more to say than others were never seen without is silent no more
// often than they are, however little its days say by themselves.
func TestSilenceByQuieterGroups(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	log := &Log{Learned: days(16), Groups: 5}
	whole := Past{First: monday, Whole: -1, Group: -1}
	for _, d := range days(16) {
		whole.Counts = append(whole.Counts, Tally{d, 20})
	}
	log.Series = []Past{whole}
	for g := range 5 {
		part := Past{First: monday, Whole: 0, Group: g}
		for _, d := range days(16) {
			part.Counts = append(part.Counts, Tally{d, int32(1 + g/4 + r.IntN(2))})
		}
		log.Series = append(log.Series, part)
		part.Whole, part.Sum = -1, true
		log.Series = append(log.Series, part)
	}
	p := log.Plan(monday+16, 1.0/30)
	assert.LessOrEqual(t, p.tests[10].rate, 1.0/(5*15+1))
}
