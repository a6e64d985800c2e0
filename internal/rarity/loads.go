package rarity

import (
	"math"
	"slices"
)

// loads tell whether on a working day as little came as on weekends, in all
// series that have no schedule. Each counts by how well it tells the two apart:
// by how much more of it comes on working days, against how much that varies.
type loads struct {
	series        []int     // whose counts are looked at, by index
	weights       []float64 // how much each counts
	of            []float64 // by learned day
	working, rest float64   // what they are like
	apart         bool      // they can be told apart
}

// leastVaries is added to how much a series varies, which is not known that well.
const leastVaries = 0.1

func learnLoads(all []*series, learned []past) *loads {
	l := &loads{of: make([]float64, len(learned))}
	for _, s := range all {
		if steady(s.counts) {
			continue
		}
		logs := make([]float64, 0, len(learned))
		var n, sum, squares [2]float64
		for l, count := range s.over(learned) {
			x := math.Log1p(float64(count))
			logs = append(logs, x)
			g := class(l.day.Weekend())
			n[g], sum[g], squares[g] = n[g]+1, sum[g]+x, squares[g]+x*x
		}
		if n[0] < scheduleLeast || n[1] < minGroup {
			return l
		}
		varies := (squares[0] - sum[0]*sum[0]/n[0] + squares[1] - sum[1]*sum[1]/n[1]) / (n[0] + n[1])
		weight := max(0, sum[0]/n[0]-sum[1]/n[1]) / (varies + leastVaries)
		l.series = append(l.series, s.index)
		l.weights = append(l.weights, weight)
		for i, x := range logs {
			l.of[i] += weight * x
		}
	}
	var of [2][]float64
	for i, day := range learned {
		g := class(day.day.Weekend())
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
	for k, i := range l.series {
		load += l.weights[k] * math.Log1p(float64(counts[i]))
	}
	return load
}

// atRest reports whether a load is so much below that of a working day that, with
// most of what comes on working days missing, the day is rather like a weekend.
func (l *loads) atRest(load float64) bool {
	return l.apart && load < (l.working+l.rest)/2
}

const (
	// A day's load is what a third of the series have less than, and is not
	// taken for more than such a day can bring, nor for any where it is so
	// little that chance can have it. Where half of them have more than
	// stormTimes their usual events, it is a storm and no load.
	loadSeries = 8 // series it takes
	loadMean   = 2 // events that have to be expected of them
	leastLoad  = 1.3
	mostLoad   = 1.6
	stormTimes = 1.8
)

// overload returns how many times more than expected came of everything on a
// day, one if it was no more. What all series have in common makes none of them
// unusual.
func (p *Plan) overload(counts []int) float64 {
	var times []float64
	for _, i := range p.loads.series {
		if t := p.tests[i]; t != nil && t.counts.mean >= loadMean {
			times = append(times, float64(counts[i]+1)/(t.counts.mean+1))
		}
	}
	if len(times) < loadSeries {
		return 1
	}
	slices.Sort(times)
	if times[len(times)/2] > stormTimes {
		return 1
	}
	if load := times[len(times)/3]; load >= leastLoad {
		return min(load, mostLoad)
	}
	return 1
}

func median(all []float64) float64 {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[len(sorted)/2]
}
