package errlog

import (
	"cmp"
	"math"
	"slices"
)

// series is the history of one kind up to a day, weighted by age.
type series struct {
	kind        Kind
	first, last civil // last is before the judged day
	counts      []tally
	all         bool // it was there before the window

	known  [2]float64 // weight of the days since it was first seen, by group
	before [2]float64 // weight of the days before
	sum    [2]float64 // events
	points []point    // counts above zero
	start  point      // the day on which it was first seen, unless all
	group0 int        // and its group
	scale  float64    // what the counts were divided by
	nodes  []node     // of the fit, if it was kept

	steady bool // the count hardly varies on the days on which it comes

	// Days up to the last one seen, weighted by their age then, by group and
	// by whether it came, and the weight of the silent ones since. The day of
	// the first sighting is left out: it came on that, or would not be known.
	came, silent, since [2]float64
}

type point struct{ count, weight float64 }

// smoothScale is where counts are taken in coarser units: the spread of a day
// is far above that of single events there.
const smoothScale = 1e5

// newSeries returns nil if no count of the kind is kept.
func newSeries(k Kind, h *history, learned []civil, d civil) *series {
	from, _ := slices.BinarySearchFunc(h.counts, d-window, byDay)
	to, _ := slices.BinarySearchFunc(h.counts, d, byDay)
	counts := h.counts[from:to]
	if len(counts) == 0 || len(learned) == 0 {
		return nil
	}
	s := &series{kind: k, first: h.first, last: counts[len(counts)-1].day, counts: counts, scale: 1}
	s.all = s.first <= learned[0]
	odd := oddDays(counts, learned, s.first)
	largest := int32(0)
	for _, t := range counts {
		if !slices.Contains(odd, t.day) {
			largest = max(largest, t.count)
		}
	}
	s.scale = max(1, float64(largest)/smoothScale)
	i := 0
	for _, l := range learned {
		for i < len(counts) && counts[i].day < l {
			i++
		}
		n := int32(0)
		if i < len(counts) && counts[i].day == l {
			n = counts[i].count
		}
		s.addDay(l, n, d, slices.Contains(odd, l))
	}
	s.steady = steady(counts)
	return s
}

// steadyDays is on how many days a kind has to have come to be steady.
const steadyDays = 10

// steady reports whether counts vary less than half as much as chance has it.
func steady(counts []tally) bool {
	var sum, squares float64
	for _, t := range counts {
		sum += float64(t.count)
		squares += float64(t.count) * float64(t.count)
	}
	n := float64(len(counts))
	return n >= steadyDays && squares/n-(sum/n)*(sum/n) < sum/n/2
}

func (s *series) addDay(l civil, n int32, d civil, odd bool) {
	w, g := weight(int(d-l)), l.group()
	if l < s.first {
		s.before[g] += w
		return
	}
	switch {
	case l > s.last:
		s.since[g] += w
	case l == s.first && !s.all:
	case n > 0:
		s.came[g] += weight(int(s.last - l))
	default:
		s.silent[g] += weight(int(s.last - l))
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
	if l == s.first && !s.all {
		s.start, s.group0 = x, g
	}
}

const (
	oddAtMost = 3    // days of a kind that can be left out
	oddLevel  = 1e-6 // how improbable they have to be
	oddRest   = 5    // other days on which it has to have come
)

// oddDays returns up to three days whose counts the other days make all but
// impossible. The others are fitted without the three largest, so that these
// do not vouch for each other; a fourth like them does.
func oddDays(counts []tally, learned []civil, first civil) []civil {
	if len(counts) < oddRest+oddAtMost {
		return nil
	}
	top := make([]tally, 0, oddAtMost+1)
	var n, sum, squares float64
	for _, t := range counts {
		x := float64(t.count)
		sum += x
		squares += x * x
		i, _ := slices.BinarySearchFunc(top, t, func(a, b tally) int { return cmp.Compare(b.count, a.count) })
		if i < oddAtMost {
			top = slices.Insert(top, i, t)[:min(len(top)+1, oddAtMost)]
		}
	}
	i, _ := slices.BinarySearch(learned, first)
	n = float64(len(learned) - i - len(top))
	for _, t := range top {
		sum -= float64(t.count)
		squares -= float64(t.count) * float64(t.count)
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
		x := float64(top[i].count)
		if x > 3*mean+3 && tailNB(x, 1/spread, mean) < oddLevel {
			var odd []civil
			for _, t := range top[:i+1] {
				odd = append(odd, t.day)
			}
			return odd
		}
	}
	return nil
}
