package rarity

import (
	"math"
	"slices"
)

// The model of parts. Of the counts of a part little is known by themselves, so
// that their mean is supposed to be what the group has of other series, and they
// scatter as the whole does: by its size, if it scatters for what all groups have
// in common, or by as much less as the part has of the whole, if it scatters for
// coming in clusters, each of which is of one group. What is known of the part
// goes beyond that.

// wideShare is the standard deviation of the logarithm of a part's mean around
// what is supposed.
const wideShare = 1.2

// predictPart returns the predictive distribution of a part's count on a day of
// a group, where the whole has been predicted.
func (s *series) predictPart(whole *series, share float64, group int) *mixture {
	per := len(whole.nodes) / len(sizes)
	nodes := make([]node, len(sizes))
	var mean, total float64
	for i := range sizes {
		n := node{size: i}
		for j := range whole.nodes[i*per : (i+1)*per] {
			w := &whole.nodes[i*per+j]
			n.weight += w.weight * w.sum
			n.phi += w.weight * w.sum * w.phi
			for k, likely := range w.shares {
				mean += w.weight * likely * w.means[k]
			}
		}
		if n.weight > 0 {
			n.phi /= n.weight
		}
		total += n.weight
		nodes[i] = n
	}
	scatter(nodes, total, max(share, 0.01))
	supposed := math.Log(mean / total * whole.scale / s.scale * max(share, 0.01))
	top := math.Inf(-1)
	for i, r := range sizes {
		n := &nodes[i]
		if n.weight > negligible {
			s.overMeans(n, r, s.gamma(r))
			for k := range n.shares {
				z := (math.Log(n.means[k]) - supposed) / wideShare
				n.shares[k] -= z * z / 2
				top = max(top, n.shares[k])
			}
		}
	}
	for i := range nodes {
		n := &nodes[i]
		if n.weight <= negligible {
			n.shares = [meanNodes]float64{}
			continue
		}
		for k, log := range n.shares {
			n.shares[k] = math.Exp(log - top)
			n.sum += n.shares[k]
		}
	}
	m := s.mixed(nodes, group)
	m.fill(false) // parts have one level in common
	return m
}

// scatter turns what is known of the size of the whole into what is supposed of
// a part's.
func scatter(nodes []node, total, share float64) {
	var weights [len(sizes)]float64
	for i, n := range nodes {
		w := n.weight / total
		weights[i] += 0.45 * w
		lower := i
		for lower > 0 && sizes[lower] > sizes[i]*share {
			lower--
		}
		weights[lower] += 0.45 * w
		weights[i] += 0.1 / float64(len(sizes))
	}
	for i := range nodes {
		nodes[i].weight = weights[i]
		if nodes[i].phi == 0 {
			nodes[i].phi = nodes[len(nodes)/2].phi
		}
	}
}

// newcomers tells which new parts are out of the usual: of a whole that has come
// often in other groups, and never in one that has its share of others.
type newcomers struct {
	days   []float64 // by whole: on how many days it came, in each group for itself
	shares []float64 // by group: of such days, averaged over the wholes
	late   float64   // how many days more a new part is expected to have had, for what was seen

	learned float64
	rates   []float64 // by whole: of days, in all groups
	spread  []spread  // by whole: of the rates in its groups
	all     spread    // of all
}

// spread is how far parts are off the shares of their groups.
type spread struct{ parts, off float64 }

func (s *spread) add(off, parts float64) { s.off, s.parts = s.off+off, s.parts+parts }

const (
	// leastExpected is how many days a part is expected to have had before its
	// first is a finding: e^-5 is 0.7 %.
	leastExpected = 5.0

	// tailFrom is how many days have to be expected of a part for it to tell how
	// far its whole keeps to the shares of groups.
	tailFrom = leastExpected / 2

	// mostRate is how often a day a part can come for its days to tell how often.
	mostRate = 3

	// lateParts is how many of the parts come so late that they are findings, where
	// that is more than leastExpected has it.
	lateParts = 0.03

	// Before any part has told, as many as evenParts have: what a whole has of its
	// shares varies by evenly, the square of a standard deviation.
	evenParts = 5
	evenly    = 0.1

	// wholeParts is how many of its own parts a whole needs to say as much as all do.
	wholeParts = 8

	// newPartDays is how many days a log can have for one new part that is usual.
	newPartDays = 120

	// shareDays is on how many days a whole has to have come for the shares of
	// groups to be seen by it.
	shareDays = 10
)

// newParts learns what is usual of new parts: how far wholes keep to the shares of
// groups, and how late new ones came up before.
func (l *Log) newParts(d Day, learned []past) newcomers {
	n := newcomers{days: make([]float64, len(l.Series)), shares: make([]float64, l.Groups), learned: float64(len(learned))}
	byWhole := make([][]Day, len(l.Series))
	perGroup := make([][]float64, len(l.Series))
	for _, s := range l.Series {
		if s.Whole < 0 || s.Group < 0 {
			continue
		}
		for _, t := range s.Counts {
			if t.Day < d {
				byWhole[s.Whole] = append(byWhole[s.Whole], t.Day)
				if perGroup[s.Whole] == nil {
					perGroup[s.Whole] = make([]float64, l.Groups)
				}
				perGroup[s.Whole][s.Group]++
			}
		}
	}
	wholes := 0.0
	for k, days := range byWhole {
		n.days[k] = float64(len(days))
		slices.Sort(days)
		if len(days) < shareDays {
			continue
		}
		wholes++
		for g, of := range perGroup[k] {
			n.shares[g] += of / float64(len(days))
		}
	}
	for g := range n.shares {
		n.shares[g] /= max(wholes, 1)
	}
	n.learnSpread(perGroup)
	if len(learned) <= minDays {
		return n
	}
	var seen []float64 // what new parts came up to before
	for _, s := range l.Series {
		if s.Whole < 0 || s.Group < 0 || s.First >= d || s.First <= learned[minDays].day || s.First <= l.Series[s.Whole].First {
			continue
		}
		before, _ := slices.BinarySearch(byWhole[s.Whole], s.First)
		seen = append(seen, float64(before)*n.shares[s.Group])
	}
	n.late = newPartLevel(leastExpected, seen, len(learned)-minDays) - leastExpected
	return n
}

// learnSpread learns how far parts are off the shares of their groups. Of days, rates
// are made: a part that comes on nearly all of them comes more often than it shows.
func (n *newcomers) learnSpread(perGroup [][]float64) {
	n.rates, n.spread = make([]float64, len(perGroup)), make([]spread, len(perGroup))
	n.all = spread{evenParts, evenParts * evenly}
	for k, of := range perGroup {
		for _, days := range of {
			n.rates[k] += n.rate(days)
		}
		for g, days := range of {
			n.spread[k].add(n.off(k, g, n.rate(days)))
		}
		n.all.add(n.spread[k].off, n.spread[k].parts)
	}
}

func (n *newcomers) rate(days float64) float64 {
	return -math.Log1p(-min(days, n.learned) / (n.learned + 1))
}

// off returns by how much a part is off, squared, besides what chance has it, and
// that it counts as none if too little is expected of it, or it on all days.
func (n *newcomers) off(whole, group int, rate float64) (off, parts float64) {
	expected := n.rates[whole] * n.shares[group]
	if expected*n.learned < tailFrom || expected > mostRate {
		return 0, 0
	}
	chance := math.Expm1(expected) / n.learned
	return ((rate-expected)*(rate-expected) - chance) / (expected * expected), 1
}

// newPartLevel returns the level that new parts exceed once in newPartDays, by
// how far those of so many days exceeded a level. One does by chance.
func newPartLevel(level float64, seen []float64, days int) float64 {
	var n, excess float64
	for _, x := range seen {
		if x > level {
			n, excess = n+1, excess+x-level
		}
	}
	scale := (1 + excess) / (1 + n) // of an exponential tail
	return level + scale*math.Log(max(1, (n-1)*newPartDays/float64(days)))
}

// expected returns how many days a part is expected to have had by now that
// never came, and whether it is a finding that it comes.
func (n *newcomers) expected(whole, group int) (days float64, finding bool) {
	days = n.days[whole] * n.shares[group]
	return days, days >= n.level(whole, group)+n.late
}

// level returns how many days have to be expected of a part: as many that lateParts
// of the parts have not come yet, if what they have of their shares scatters as a gamma
// variable, as widely as that of the other parts of the whole, and of all wholes, does.
func (n *newcomers) level(whole, group int) float64 {
	off, parts := n.off(whole, group, 0)
	own := spread{n.spread[whole].parts - parts, n.spread[whole].off - off}
	own.add(wholeParts*n.all.off/n.all.parts, wholeParts)
	shape := own.parts / max(own.off, 1e-3*own.parts)
	return max(leastExpected, shape*(math.Pow(lateParts, -1/shape)-1))
}
