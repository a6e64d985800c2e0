package rarity

import (
	"cmp"
	"math"
	"slices"
)

// The model of counts. On a day of group g a series has a count that is negative
// binomial with mean m[g] and size r, where m[1] = m[0]*exp(phi). All three
// are unknown: log m[0] is flat from one event in maxGap days upwards, phi is
// normal around what it is in the other series of the log, and r has a
// distribution over sizes that is learned from the other series. The posterior
// is summed over nodes placed where it lies.

// sizes are the values of r, from counts that scatter wildly, as those of rare
// clusters do, to such that scatter by chance alone.
var sizes = [...]float64{0.03, 0.1, 0.3, 0.7, 1.5, 3, 5, 9, 16, 30, 70, 1000}

const (
	maxGap = 400

	phiNodes  = 5
	phiStep   = 1.1
	meanNodes = 11
	meanFrom  = -4.8
	meanTo    = 4.0

	// informative is how many series habits are learned from at most: those
	// that came on most days, and on three at least.
	informative = 100
	leastDays   = 3
)

// clusterSizes is how many of the sizes are for series that come in rare clusters,
// which few wholes do.
const clusterSizes = 2

// habits are what is common to the series of a log.
type habits struct {
	size      [len(sizes)]float64 // probability of each size
	phi, wide float64             // mean and standard deviation of phi
	known     []sized
}

// sized is a series of which the size is known roughly.
type sized struct {
	series *series
	mean   float64             // the logarithm of its mean
	size   [len(sizes)]float64 // probability of each size
}

// firstHabits is what is supposed of a log that has shown nothing: counts less
// than wild, and weekends that are quieter.
func firstHabits() habits {
	h := habits{phi: -0.3, wide: 0.8}
	for i := range h.size {
		h.size[i] = 1
		if i < clusterSizes {
			h.size[i] = 0.2
		}
		h.size[i] /= float64(len(sizes)) - 0.8*clusterSizes
	}
	return h
}

const (
	// How many series the suppositions above count as.
	sizePrior = 2.0
	phiPrior  = 4.0

	habitRounds = 12
)

// learnHabits fits the habits to the series by expectation maximization.
func learnHabits(all []*series) habits {
	best := slices.Clone(all)
	slices.SortStableFunc(best, func(x, y *series) int { return cmp.Compare(len(y.points), len(x.points)) })
	best = best[:min(len(best), informative)]
	for i, s := range best {
		if len(s.points) < leastDays {
			best = best[:i]
			break
		}
		s.nodes = s.fit()
	}
	base := firstHabits()
	h := base
	for range habitRounds {
		var size [len(sizes)]float64
		var phi1, phi2 float64
		for _, s := range best {
			total := 0.0
			for i := range s.nodes {
				n := &s.nodes[i]
				n.weight = n.sum * h.density(n)
				total += n.weight
			}
			for i := range s.nodes {
				n := &s.nodes[i]
				w := n.weight / total
				size[n.size] += w
				phi1 += w * n.phi
				phi2 += w * n.phi * n.phi
			}
		}
		n := float64(len(best))
		for i := range size {
			h.size[i] = (size[i] + sizePrior*base.size[i]) / (n + sizePrior)
		}
		h.phi = (phi1 + phiPrior*base.phi) / (n + phiPrior)
		square := (phi2 + phiPrior*(base.wide*base.wide+base.phi*base.phi)) / (n + phiPrior)
		h.wide = math.Sqrt(max(square-h.phi*h.phi, 0.04))
	}
	for _, s := range best {
		k, total := sized{series: s, mean: s.logMean()}, 0.0
		for i := range s.nodes {
			n := &s.nodes[i]
			w := n.sum * h.density(n)
			k.size[n.size] += w
			total += w
		}
		for i := range k.size {
			k.size[i] /= total
		}
		h.known = append(h.known, k)
	}
	return h
}

const (
	// likeMean is how far apart, as a standard deviation of logarithms, the
	// means of two series can be for one to say how the other scatters.
	likeMean = 0.7

	// allLike is how many series like it all of them together count as.
	allLike = 4
)

// of returns the habits that a series has, which scatters as the others do that
// come as often. What comes in clusters, some two a time, scatters the less for
// its mean the more of them there are; what follows the load of the day does not.
func (h habits) of(s *series) habits {
	var size [len(sizes)]float64
	mean, total := s.logMean(), 0.0
	for _, k := range h.known {
		if k.series == s {
			continue
		}
		z := (k.mean - mean) / likeMean
		like := math.Exp(-z * z / 2)
		total += like
		for i, p := range k.size {
			size[i] += like * p
		}
	}
	for i, p := range h.size {
		h.size[i] = (size[i] + allLike*p) / (total + allLike)
	}
	return h
}

// logMean returns the logarithm of how many events a day brings, roughly.
func (s *series) logMean() float64 {
	return math.Log(s.scale * (s.sum[0] + s.sum[1] + 0.3) / (s.known[0] + s.known[1] + 0.5))
}

// density returns the prior weight of a node.
func (h habits) density(n *node) float64 {
	z := (n.phi - h.phi) / h.wide
	return math.Exp(-z*z/2) / h.wide * n.width * h.size[n.size]
}

// node is a size and a phi, with the likelihood of the history for them and
// each of several means.
type node struct {
	size   int
	phi    float64
	width  float64 // the piece of phi that it stands for
	sum    float64 // the likelihood, summed over the means
	weight float64
	means  [meanNodes]float64 // of a working day
	shares [meanNodes]float64 // the likelihood
}

// fit returns the nodes of a series, their likelihoods against the largest.
func (s *series) fit() []node {
	nodes := make([]node, 0, len(sizes)*phiNodes)
	top := math.Inf(-1)
	for i, r := range sizes {
		gamma := s.gamma(r)
		center, wide := s.phiAt(firstHabits(), r)
		for j := range phiNodes {
			nodes = append(nodes, node{
				size: i, width: wide,
				phi: center + wide*phiStep*(float64(j)-(phiNodes-1)/2),
			})
			top = max(top, s.overMeans(&nodes[len(nodes)-1], r, gamma))
		}
	}
	for i := range nodes {
		n := &nodes[i]
		for j, log := range n.shares {
			n.shares[j] = math.Exp(log - top)
			n.sum += n.shares[j]
		}
	}
	return nodes
}

// phiAt returns where phi lies for a size, roughly.
func (s *series) phiAt(h habits, r float64) (center, wide float64) {
	var info, mean [2]float64
	for g := range 2 {
		mean[g] = (s.sum[g] + 0.3) / (s.known[g] + 0.5)
		info[g] = s.known[g] * mean[g] * r / (mean[g] + r)
	}
	precision := 1 / (h.wide * h.wide)
	v := 1/(info[0]+0.1) + 1/(info[1]+0.1)
	center = (h.phi*precision + math.Log(mean[1]/mean[0])/v) / (precision + 1/v)
	return center, 1 / math.Sqrt(precision+1/v)
}

// gamma is the part of the likelihood that depends on nothing but the size.
func (s *series) gamma(r float64) float64 {
	base, _ := math.Lgamma(r)
	sum := 0.0
	for _, p := range s.points {
		switch {
		case p.count == 1:
			sum += p.weight * math.Log(r)
		case p.count == 2:
			sum += p.weight * math.Log(r*(r+1))
		default:
			l, _ := math.Lgamma(p.count + r)
			sum += p.weight * (l - base)
		}
	}
	return sum
}

// overMeans fills in a node's means, and the log of the likelihood of each. It
// returns the largest.
func (s *series) overMeans(n *node, r, gamma float64) float64 {
	factor := math.Exp(n.phi)
	mean := (s.sum[0] + s.sum[1] + 0.5) / (s.known[0] + s.known[1]*factor + 0.5)
	info := 0.3
	for g, m := range [2]float64{mean, mean * factor} {
		info += s.known[g] * m * r / (m + r)
	}
	wide := 1 / math.Sqrt(info)
	step := wide * (meanTo - meanFrom) / (meanNodes - 1)
	u := math.Log(mean) + meanFrom*wide
	top, width := math.Inf(-1), math.Log(step)
	for i := range meanNodes {
		m := math.Exp(u)
		n.means[i], n.shares[i] = m, math.Inf(-1)
		if m*s.scale >= 1.0/maxGap {
			n.shares[i] = s.at(r, m, u, m*factor, u+n.phi) + gamma + width
			top = max(top, n.shares[i])
		}
		u += step
	}
	return top
}

// at returns the log of the likelihood of the history for two means, with
// their logs, but for gamma.
//
// Of a series that was first seen within the window it is open whether it was
// there before, silent by chance, or came up on that day, which then could not
// have been without it: each is as likely.
func (s *series) at(r, m0, u0, m1, u1 float64) float64 {
	logr := math.Log(r)
	l0, l1 := math.Log(1+m0/r), math.Log(1+m1/r)
	log := -r*(s.known[0]*l0+s.known[1]*l1) +
		s.sum[0]*(u0-logr-l0) + s.sum[1]*(u1-logr-l1)
	if s.all {
		return log
	}
	there := math.Exp(-r * (s.before[0]*l0 + s.before[1]*l1))
	came := 0.0 // left out of the fit, if the first day is odd
	if w := s.start.weight; w > 0 {
		l := l0
		if s.group0 == 1 {
			l = l1
		}
		came = -w * math.Log(-math.Expm1(-r*l))
	}
	return log + math.Log(0.5*there+0.5*math.Exp(came))
}

// mixture is the predictive distribution of a day's count: negative binomials
// with their shares.
type mixture struct {
	parts  []negbin
	mean   float64
	scale  float64
	smooth bool
	table  []float64 // tail of 1, 2, ...
	odds   []float64 // how much likelier each is with burstTimes as many events
}

type negbin struct{ share, size, mean float64 }

const (
	bins       = 16   // of the mean, for each size
	finest     = 5    // bins within the relative standard deviation of a count, at most
	negligible = 1e-9 // share of a part that is left out

	// burstTimes is how many times the usual events a burst has, for which the
	// levels of the tests are best. Larger ones are found with less.
	burstTimes = 5

	// Up to maxTable tails are kept one by one, unless so many events are
	// expected that there is one for every level.
	maxTable   = 512
	smoothMean = 60
	tableEnd   = 1e-8
)

// predict returns the predictive distribution for a day of a group.
func (s *series) predict(h habits, group int) *mixture {
	if s.nodes == nil {
		s.nodes = s.fit()
	}
	h = h.of(s)
	for i := range s.nodes {
		s.nodes[i].weight = h.density(&s.nodes[i])
	}
	m := s.mixed(s.nodes, group)
	m.fill(true)
	return m
}

// mixed sums over nodes that have their weights, as many for each size.
func (s *series) mixed(nodes []node, group int) *mixture {
	m := &mixture{scale: s.scale, parts: make([]negbin, 0, len(sizes)*(bins+1))}
	var total float64
	for i := range nodes {
		total += nodes[i].weight * nodes[i].sum
	}
	per := len(nodes) / len(sizes)
	for i, r := range sizes {
		m.add(nodes[i*per:(i+1)*per], r, group, total*negligible)
	}
	m.even()
	return m
}

// heavyShare is the part of days that have the mean of a day one standard
// deviation up, on a logarithmic scale. The rates of days scatter as gamma or as
// lognormal variables, nobody knows, and this much makes the tail of the first
// that of the second.
const heavyShare = 0.02

// add puts the nodes of one size into bins of the mean of a day.
func (m *mixture) add(nodes []node, r float64, group int, least float64) {
	low, high := math.Inf(1), 0.0
	each := func(visit func(share, mean float64)) {
		for i := range nodes {
			n := &nodes[i]
			factor := 1.0
			if group == 1 {
				factor = math.Exp(n.phi)
			}
			for j, share := range n.shares {
				if share *= n.weight; share > least {
					visit(share, n.means[j]*factor)
				}
			}
		}
	}
	each(func(_, mean float64) { low, high = min(low, mean), max(high, mean) })
	if high == 0 {
		return
	}
	var shares, sums [bins]float64
	per := min((bins-1)/max(math.Log(high/low), 1e-9), finest/math.Sqrt(1/r+1/high))
	each(func(share, mean float64) {
		b := min(int(math.Log(mean/low)*per+0.5), bins-1)
		shares[b] += share
		sums[b] += share * mean
	})
	heavier := math.Exp(math.Sqrt(math.Log1p(1 / r)))
	usual := 1 / (1 + heavyShare*(heavier-1)) // so that the mean stays
	var all, sum float64
	for b, share := range shares {
		if share > 0 {
			m.parts = append(m.parts, negbin{share * (1 - heavyShare), r, sums[b] / share * usual})
			all, sum = all+share, sum+sums[b]
		}
	}
	m.parts = append(m.parts, negbin{all * heavyShare, r, sum / all * usual * heavier})
}

// even makes the shares add up to one.
func (m *mixture) even() {
	total := 0.0
	for _, p := range m.parts {
		total += p.share
	}
	for i := range m.parts {
		m.parts[i].share /= total
		m.mean += m.parts[i].share * m.parts[i].mean * m.scale
	}
}

// fill fills the table, and if that is asked for, the odds.
func (m *mixture) fill(withOdds bool) {
	if m.mean > smoothMean {
		m.smooth = true
		return
	}
	m.table = make([]float64, 0, 64)
	usual := m.terms(1)
	var burst terms
	if withOdds {
		m.odds = make([]float64, 0, 64)
		burst = m.terms(burstTimes)
	}
	tail := 1.0
	for x := 0.0; len(m.table) < maxTable; x++ {
		tail -= usual.next(x)
		if tail < tableEnd {
			break
		}
		m.table = append(m.table, tail)
		if withOdds {
			burst.next(x)
			m.odds = append(m.odds, burst.sum/usual.sum)
		}
		if len(m.table)%passedEvery == 0 {
			usual.leavePassed(x)
			burst.leavePassed(x)
		}
	}
	// The odds rise with the count; where rounding or a mixture of many sizes
	// says otherwise, a higher count is no worse than a lower one.
	for i := 1; i < len(m.odds); i++ {
		m.odds[i] = max(m.odds[i], m.odds[i-1])
	}
}

// terms are the probabilities of one count after the other.
type terms struct {
	runs []run
	sum  float64 // the probability of the count come to
}

// run is the term of one part.
type run struct{ pmf, ratio, size, mean float64 }

// A part that the count has passed, and whose terms have become so small, adds
// nothing to a table any more. That is looked at now and then.
const (
	passed      = 1e-14
	passedEvery = 16
)

// terms returns the probabilities with that many times the events.
func (m *mixture) terms(times float64) terms {
	t := terms{runs: make([]run, len(m.parts))}
	for i, p := range m.parts {
		mean := p.mean * times
		t.runs[i] = run{p.share * math.Exp(-p.size*math.Log1p(mean/p.size)), mean / (mean + p.size), p.size, mean}
		t.sum += t.runs[i].pmf
	}
	return t
}

// next goes on from the count x, of which it returns the probability.
func (t *terms) next(x float64) float64 {
	was := t.sum
	t.sum = 0
	each := 1 / (x + 1)
	for i := range t.runs {
		r := &t.runs[i]
		r.pmf *= (x + r.size) * each * r.ratio
		t.sum += r.pmf
	}
	return was
}

// leavePassed leaves out the parts that the count x has passed.
func (t *terms) leavePassed(x float64) {
	t.runs = slices.DeleteFunc(t.runs, func(r run) bool { return x >= r.mean && !(r.pmf > passed) })
}

// tail returns the probability of a count or more.
func (m *mixture) tail(count int) float64 {
	if count <= 0 {
		return 1
	}
	if count <= len(m.table) {
		return m.table[count-1]
	}
	sum := 0.0
	for _, p := range m.parts {
		sum += p.share * tailNB(float64(count)/m.scale, p.size, p.mean)
	}
	if n := len(m.table); n > 0 {
		sum = min(sum, m.table[n-1])
	}
	return sum
}

// none returns the probability of a day without an event.
func (m *mixture) none() float64 {
	sum := 0.0
	for _, p := range m.parts {
		sum += p.share * math.Exp(-p.size*math.Log1p(p.mean/p.size))
	}
	return sum
}

// steps appends the levels at which the test of a count fires more often, from
// those above a level on. None that takes more than the budget alone can be had,
// and those below the least are one step: a level so low costs nothing that
// counts.
func (m *mixture) steps(steps []step, above, least, budget float64) []step {
	for i, at := range m.table {
		switch {
		case at > budget:
			continue
		case at <= above:
			return steps
		case at <= least:
			return append(steps, step{at, at - above})
		}
		steps = append(steps, step{at, m.more(i)})
	}
	return steps
}

// more returns the probability of the count i+1; that of the last one in the
// table is that of all from there on.
func (m *mixture) more(i int) float64 {
	if i+1 < len(m.table) {
		return m.table[i] - m.table[i+1]
	}
	return m.table[i]
}
