package rarity

import (
	"math"
	"slices"
)

// loads tell whether on a working day as little came as on weekends, in all
// series that have no schedule.
type loads struct {
	series        []int     // whose counts are looked at, by index
	of            []float64 // by learned day
	working, rest float64   // what they are like
	apart         bool      // they can be told apart
}

func learnLoads(all []*series, learned []past) *loads {
	l := &loads{of: make([]float64, len(learned))}
	for _, s := range all {
		if steady(s.counts) {
			continue
		}
		l.series = append(l.series, s.index)
		i := 0
		for _, t := range s.counts {
			for i < len(learned) && learned[i].day < t.Day {
				i++
			}
			if i < len(learned) && learned[i].day == t.Day {
				l.of[i] += math.Log1p(float64(t.Count))
			}
		}
	}
	var of [2][]float64
	for i, day := range learned {
		g := 0
		if day.day.Weekend() {
			g = 1
		}
		of[g] = append(of[g], l.of[i])
	}
	if len(of[0]) < scheduleLeast || len(of[1]) < minGroup {
		return l
	}
	l.working, l.rest = median(of[0]), median(of[1])
	var off []float64
	for _, x := range of[0] {
		off = append(off, math.Abs(x-l.working))
	}
	l.apart = l.working-l.rest > 3*median(off)
	return l
}

// today returns the load of the judged day.
func (l *loads) today(counts []int) float64 {
	load := 0.0
	for _, i := range l.series {
		load += math.Log1p(float64(counts[i]))
	}
	return load
}

// atRest reports whether a load is rather that of a weekend.
func (l *loads) atRest(load float64) bool { return l.apart && load < (l.working+l.rest)/2 }

func median(all []float64) float64 {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[len(sorted)/2]
}
