package errlog

import (
	"maps"
	"slices"
	"time"

	"example.com/centrevu/internal/rarity"
)

// plan is all that is settled about a day before its entries are looked at.
type plan struct {
	*rarity.Plan
	base *Baseline
	day  civil

	series  []subject // what each series is of
	index   map[subject]int
	groups  map[int]int // by ACD
	newness float64     // the probability of a day with a new kind
}

// subject is what a series counts: a kind, a kind at an ACD, or with a zero
// kind all that an ACD has.
type subject struct {
	kind Kind
	acd  int
}

// plan lays out the series for a day: kinds, kinds at their ACDs, and ACDs.
func (b *Baseline) plan(d civil) *plan {
	p := &plan{base: b, day: d, index: make(map[subject]int), groups: make(map[int]int)}
	log := &rarity.Log{Learned: b.learned, Holidays: b.holidays()}
	ended := b.acceptedBy(d)
	add := func(s subject, of *span, past rarity.Past) {
		past.First, past.Counts = of.first, of.counts
		past.Ended = ended.Valid() && of.lastBefore(d) < ended
		p.index[s] = len(p.series)
		p.series = append(p.series, s)
		log.Series = append(log.Series, past)
	}
	var known []Kind
	for _, k := range b.sorted() {
		if h := b.kinds[k]; h.first < d {
			known = append(known, k)
			add(subject{k, 0}, &h.span, rarity.Past{Whole: -1, Group: -1})
		}
	}
	var acds []int
	for _, k := range known {
		for acd, s := range b.kinds[k].acds {
			if _, ok := p.groups[acd]; !ok && s.first < d {
				p.groups[acd] = 0
				acds = append(acds, acd)
			}
		}
	}
	slices.Sort(acds)
	for g, acd := range acds {
		p.groups[acd] = g
	}
	log.Groups = len(acds)
	sums := make([]*span, len(acds))
	for _, k := range known {
		h := b.kinds[k]
		for _, acd := range slices.Sorted(maps.Keys(h.acds)) {
			s := h.acds[acd]
			if s.first >= d {
				continue
			}
			g := p.groups[acd]
			add(subject{k, acd}, s, rarity.Past{Whole: p.index[subject{k, 0}], Group: g})
			if sums[g] == nil {
				sums[g] = &span{first: s.first, last: s.last}
			}
			sums[g].merge(s, together)
		}
	}
	for g, s := range sums {
		if len(sums) > 1 {
			add(subject{Kind{}, acds[g]}, s, rarity.Past{Whole: -1, Group: g, Sum: true})
		}
	}
	p.Plan = log.Plan(d, b.dailyBudget())
	p.newness = b.newness(b.learnedIn(d-window, d), d)
	return p
}

// learnedIn returns the days learned from one day on, before another.
func (b *Baseline) learnedIn(from, to civil) []civil {
	n, _ := slices.BinarySearch(b.learned, to)
	i, _ := slices.BinarySearch(b.learned[:n], from)
	return b.learned[i:n]
}

func (b *Baseline) holidays() map[civil]bool {
	days := make(map[civil]bool, len(b.Holidays))
	for _, t := range b.Holidays {
		days[rarity.DayOf(t)] = true
	}
	return days
}

// newness returns the probability of a day with a kind never seen before. The
// first days of a history are no measure: everything is new then.
func (b *Baseline) newness(learned []civil, d civil) float64 {
	const firstDays = 14
	if len(learned) > firstDays {
		learned = learned[firstDays:]
	}
	fresh := make(map[civil]bool)
	for _, h := range b.kinds {
		if h.first < d {
			fresh[h.first] = true
		}
	}
	with, all := 0.5, 1.0
	for _, l := range learned {
		w := rarity.Weight(int(d - l))
		all += w
		if fresh[l] {
			with += w
		}
	}
	return with / all
}

// known returns what is known of a kind from before the day, nil if it is new.
func (p *plan) known(k Kind) *history {
	if h := p.base.kinds[k]; h != nil && h.first < p.day {
		return h
	}
	return nil
}

// judge returns what stands out of a day's events.
func (p *plan) judge(today map[Kind]*brought) []Finding {
	if p.Days == 0 {
		return nil // nothing is known, so nothing is new
	}
	counts := make([]int, len(p.series))
	var all []Finding
	strange := make(map[int]bool) // ACDs never seen before
	for _, k := range slices.SortedFunc(maps.Keys(today), Kind.Compare) {
		came := today[k]
		h := p.known(k)
		if h == nil {
			all = append(all, Finding{Reason: New, Kind: k, ACD: came.onlyACD(), Count: came.count,
				Probability: rarity.Floor(p.newness), First: came.first, Last: came.last})
		} else {
			counts[p.index[subject{k, 0}]] = came.count
			if len(h.counts) == 0 || h.counts[len(h.counts)-1].Day < p.day-window || h.counts[0].Day >= p.day {
				if p.Why == "" {
					all = append(all, Finding{Reason: Returned, Kind: k, Count: came.count, Probability: rarity.Floor(p.newness),
						Silent: p.Days, LastSeen: h.lastBefore(p.day).Time(), First: came.first, Last: came.last})
				}
				continue
			}
		}
		for _, acd := range slices.Sorted(maps.Keys(came.acds)) {
			if acd <= 0 {
				continue
			}
			at := came.acds[acd]
			if i, ok := p.index[subject{Kind{}, acd}]; ok {
				counts[i] += at.count
			}
			if i, ok := p.index[subject{k, acd}]; ok {
				counts[i] = at.count
			} else if f, ok := p.newAt(k, acd, h != nil, strange); ok {
				f.Count, f.First, f.Last = at.count, at.first, at.last
				all = append(all, f)
			}
		}
	}
	for _, f := range p.Judge(counts) {
		all = append(all, p.finding(f, today))
	}
	all = p.changed(all, today)
	sortFindings(all)
	return all
}

// newAt tells whether it is a finding that a kind comes at an ACD at which it
// never came.
func (p *plan) newAt(k Kind, acd int, known bool, strange map[int]bool) (Finding, bool) {
	f := Finding{Reason: New, Kind: k, ACD: acd}
	if !known || p.base.acdsDropped || p.Why != "" {
		return f, false
	}
	g, seen := p.groups[acd]
	if !seen {
		// An ACD that was never there, where others were: once for all kinds.
		was := strange[acd]
		strange[acd] = true
		f.Probability = rarity.Floor(p.newness)
		return f, !was && len(p.groups) > 0
	}
	var finding bool
	f.Probability, finding = p.NewPart(p.index[subject{k, 0}], g)
	return f, finding
}

var reasons = [...]Reason{rarity.Burst: Burst, rarity.Returned: Returned, rarity.Missing: Missing, rarity.Holiday: Holiday}

// finding says what stands out of a series.
func (p *plan) finding(r rarity.Finding, today map[Kind]*brought) Finding {
	f := Finding{Reason: reasons[r.Reason], Expected: r.Expected, Probability: r.Probability, Silent: r.Silent, Still: r.Still}
	if f.Reason == Holiday {
		f.Changes = &Changes{}
		for _, i := range r.Absent {
			f.Changes.Ended = append(f.Changes.Ended, p.series[i].kind)
		}
		return f
	}
	s := p.series[r.Index]
	f.Kind, f.ACD, f.LastSeen = s.kind, s.acd, r.Last.Time()
	if f.Reason == Missing {
		f.Since = p.sinceDay(r.Last)
		return f
	}
	came := &today[s.kind].bunch
	if s.acd > 0 {
		came = today[s.kind].acds[s.acd]
	}
	f.Count, f.First, f.Last = came.count, came.first, came.last
	return f
}

// sinceDay returns the first learned day behind one, or the judged one.
func (p *plan) sinceDay(last civil) time.Time {
	i, _ := slices.BinarySearch(p.base.learned, last+1)
	if i < len(p.base.learned) && p.base.learned[i] < p.day {
		return p.base.learned[i].Time()
	}
	return p.day.Time()
}

func sortKinds(all []Kind) []Kind {
	slices.SortFunc(all, Kind.Compare)
	return slices.Compact(all)
}
