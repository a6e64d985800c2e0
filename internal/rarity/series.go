package rarity

import (
	"cmp"
	"iter"
	"math"
	"slices"
)

// series is a series up to a day, weighted by age.
type series struct {
	index       int
	first, last Day // last is before the judged day
	counts      []Tally
	all         bool // it was there before the window

	known  [2]float64 // weight of the days since it was first seen, by group
	before [2]float64 // weight of the days before
	sum    [2]float64 // events
	points []point    // counts above zero
	start  point      // the day on which it was first seen, unless all
	group0 int        // and its group
	scale  float64    // what the counts were divided by
	nodes  []node     // of the fit, if it was kept

	steady   bool     // the count hardly varies on the days on which it comes
	schedule schedule // when it comes, if a clock sends it
	whole    bool     // it is no part of another one, nor all of a group
	of       *series  // the whole that it is a part of
	entire   bool     // it is all of a group

	// Days up to the last one seen, weighted by their age then, by group and
	// by whether it came, and the weight of the silent ones since. The day of
	// the first sighting is left out: it came on that, or would not be known.
	came, silent, since [2]float64
}

type point struct{ count, weight float64 }

// smoothScale is where counts are taken in coarser units: the spread of a day
// is far above that of single events there.
const smoothScale = 1e5

// newSeries returns nil if no count of the series is kept.
func newSeries(index int, h Past, learned []past, d Day) *series {
	from, _ := slices.BinarySearchFunc(h.Counts, d-Window, ByDay)
	to, _ := slices.BinarySearchFunc(h.Counts, d, ByDay)
	counts := h.Counts[from:to]
	if len(counts) == 0 || len(learned) == 0 {
		return nil
	}
	s := &series{index: index, first: h.First, last: counts[len(counts)-1].Day, counts: counts, scale: 1}
	s.all = s.first <= learned[0].day
	return s
}

// fill takes the counts in.
func (s *series) fill(learned []past, d Day) {
	odd := oddDays(s.counts, learned, s.first)
	largest := int32(0)
	for _, t := range s.counts {
		if !slices.Contains(odd, t.Day) {
			largest = max(largest, t.Count)
		}
	}
	s.scale = max(1, float64(largest)/smoothScale)
	for l, n := range s.over(learned) {
		s.addDay(l, n, d, slices.Contains(odd, l.day))
	}
	s.steady = steady(s.counts)
}

// over yields learned days with the count of the series on each.
func (s *series) over(learned []past) iter.Seq2[past, int32] {
	return func(yield func(past, int32) bool) {
		i := 0
		for _, l := range learned {
			for i < len(s.counts) && s.counts[i].Day < l.day {
				i++
			}
			n := int32(0)
			if i < len(s.counts) && s.counts[i].Day == l.day {
				n = s.counts[i].Count
			}
			if !yield(l, n) {
				return
			}
		}
	}
}

// steadyDays is on how many days a series has to have come to be steady.
const steadyDays = 10

// steady reports whether counts vary less than half as much as chance has it.
func steady(counts []Tally) bool {
	var sum, squares float64
	for _, t := range counts {
		sum += float64(t.Count)
		squares += float64(t.Count) * float64(t.Count)
	}
	n := float64(len(counts))
	return n >= steadyDays && squares/n-(sum/n)*(sum/n) < sum/n/2
}

func (s *series) addDay(l past, n int32, d Day, odd bool) {
	w, g := Weight(int(d-l.day)), l.group
	if l.day < s.first {
		s.before[g] += w
		return
	}
	switch {
	case l.day > s.last:
		s.since[g] += w
	case l.day == s.first && !s.all:
	case n > 0:
		s.came[g] += Weight(int(s.last - l.day))
	default:
		s.silent[g] += Weight(int(s.last - l.day))
	}
	if odd {
		return
	}
	s.known[g] += w
	if n == 0 {
		return
	}
	x := point{float64(n) / s.scale, w}
	s.sum[g] += w * x.count
	s.points = append(s.points, x)
	if l.day == s.first && !s.all {
		s.start, s.group0 = x, g
	}
}

const (
	oddAtMost = 3    // days of a series that can be left out
	oddLevel  = 1e-6 // how improbable they have to be
	oddRest   = 5    // other days on which it has to have come
)

// oddDays returns up to three days whose counts the other days make all but
// impossible. The others are fitted without the three largest, so that these
// do not vouch for each other; a fourth like them does.
func oddDays(counts []Tally, learned []past, first Day) []Day {
	if len(counts) < oddRest+oddAtMost {
		return nil
	}
	top := make([]Tally, 0, oddAtMost+1)
	var n, sum, squares float64
	for _, t := range counts {
		x := float64(t.Count)
		sum += x
		squares += x * x
		i, _ := slices.BinarySearchFunc(top, t, func(a, b Tally) int { return cmp.Compare(b.Count, a.Count) })
		if i < oddAtMost {
			top = slices.Insert(top, i, t)[:min(len(top)+1, oddAtMost)]
		}
	}
	i, _ := slices.BinarySearchFunc(learned, first, byPast)
	n = float64(len(learned) - i - len(top))
	for _, t := range top {
		sum -= float64(t.Count)
		squares -= float64(t.Count) * float64(t.Count)
	}
	if n < minDays || sum <= 0 {
		return nil
	}
	mean := sum / n
	variance := max(squares/n-mean*mean, mean)
	// Without its largest values a sample looks steadier than it is.
	spread := max(0.2, 1.5*(variance-mean)/(mean*mean))
	mean *= 1 + 2/math.Sqrt(sum+1)
	for i := len(top) - 1; i >= 0; i-- {
		x := float64(top[i].Count)
		if x > 3*mean+3 && tailNB(x, 1/spread, mean) < oddLevel {
			var odd []Day
			for _, t := range top[:i+1] {
				odd = append(odd, t.Day)
			}
			return odd
		}
	}
	return nil
}
