package errlogsim

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"example.com/centrevu/errlog"
)

// Learned is how many days are learned before the first is judged.
const Learned = 30

// Planted is a sort of anomaly that is planted.
type Planted int

const (
	NewKind Planted = iota
	BurstFive
	BurstFew
	BurstWild
	BurstAgain
	ReturnedKind
	MissingFirst
	MissingSecond
	MissingNoisy
	planted
)

var plantedWords = [planted]string{
	"new kind, one event",
	"burst x5, 6 entries a day or more",
	"burst x5, 3 to 6 entries a day",
	"burst x5, wild kinds, 3 a day up",
	"the same, 5 days after another",
	"back after 25 silent days",
	"heartbeat missing, 1st day",
	"heartbeat missing, 2nd day",
	"8 entries a day, none for a day",
}

func (p Planted) String() string { return plantedWords[p] }

// event is one kind on one judged day, with the scores that rules give it.
type event struct {
	count int     // the score of a fixed threshold
	sigma float64 // that of mean and standard deviation
	ours  bool
	truth float64 // the true probability of that many or more
}

// Result is what was measured on one or several logs.
type Result struct {
	Logs      int
	Days      int // judged
	New       int // findings New, on days without planted ones
	Expected  float64
	usual     []event
	unusual   [planted][]event
	alarms    tally
	KindTests int
}

// Add puts another result to this one.
func (r *Result) Add(o *Result) {
	r.Logs += o.Logs
	r.Days += o.Days
	r.New += o.New
	r.Expected += o.Expected
	r.KindTests += o.KindTests
	r.usual = append(r.usual, o.usual...)
	for i := range r.unusual {
		r.unusual[i] = append(r.unusual[i], o.unusual[i]...)
	}
	r.alarms.add(&o.alarms)
}

// run is a log being judged day by day.
type run struct {
	log    *Log
	base   errlog.Baseline
	counts [][]int // as learned, with what was planted
	kinds  []errlog.Kind
}

func newRun(l *Log, knob float64) *run {
	r := &run{log: l}
	r.base.FalseAlarms = knob
	for _, row := range l.counts {
		r.counts = append(r.counts, slices.Clone(row))
	}
	for _, s := range l.sources {
		r.kinds = append(r.kinds, errlog.KindOf(l.entry(s, 0, 0, 1)))
	}
	return r
}

// judge judges a day with the counts given.
func (r *run) judge(d int, counts []int) (errlog.Verdict, map[errlog.Kind]errlog.Reason) {
	v := r.base.Unusual(r.log.Date(d), r.log.Entries(d, counts))
	found := make(map[errlog.Kind]errlog.Reason, len(v.Findings))
	for _, f := range v.Findings {
		found[f.Kind] = f.Reason
	}
	return v, found
}

func (r *run) learn(d int) { r.base.Learn(r.log.Date(d), r.log.Entries(d, r.counts[d])) }

// event scores a count of a kind on a day.
func (r *run) event(i, d, count int, found bool) event {
	e := event{count: count, ours: found}
	mean, sd := moments(r.counts[:d], func(row []int) int { return row[i] })
	if diff := math.Abs(float64(count) - mean); diff > 0 {
		e.sigma = diff / sd
	}
	return e
}

// tail returns the probability of a count or more by the true mean and
// variance of the day.
func (l *Log) tail(s *source, d, count int) float64 {
	m := l.mean(s, d)
	v := m*(2*s.batch-1) + m*m*s.spread*s.spread
	size, p := m*m/(v-m), m/v
	below, pmf := 0.0, math.Exp(size*math.Log(p))
	for x := range count {
		below += pmf
		pmf *= (float64(x) + size) / float64(x+1) * (1 - p)
	}
	return max(0, 1-below)
}

// known reports whether a kind was seen before a day.
func (r *run) known(i, d int) bool {
	return slices.ContainsFunc(r.counts[:d], func(row []int) bool { return row[i] > 0 })
}

// Measure judges one simulated log at a knob.
func Measure(seed uint64, knob float64, opt Options) *Result {
	l := Make(seed, opt)
	res := &Result{Logs: 1}
	measureDays(l, knob, res, true)
	measureHistories(l, knob, res)
	return res
}

// Alarms judges one simulated log as it is, which tells of false alarms only.
func Alarms(seed uint64, knob float64, opt Options) *Result {
	res := &Result{Logs: 1}
	measureDays(Make(seed, opt), knob, res, false)
	return res
}

// measureDays judges every day as it is, and if asked for, again with anomalies
// of a day planted, which are not learned.
func measureDays(l *Log, knob float64, res *Result, planting bool) {
	r := newRun(l, knob)
	for d := range l.Days {
		if d < Learned {
			r.learn(d)
			continue
		}
		v, found := r.judge(d, r.counts[d])
		res.Days++
		res.Expected += v.FalseAlarms
		res.KindTests += v.Kinds
		for _, f := range v.Findings {
			if i := slices.Index(r.kinds, f.Kind); f.Reason == errlog.New && !(i >= 0 && r.known(i, d)) {
				res.New++
			} else {
				res.alarms.count(f)
			}
		}
		for i := range l.sources {
			if r.known(i, d) {
				_, hit := found[r.kinds[i]]
				res.usual = append(res.usual, r.event(i, d, r.counts[d][i], hit))
			}
		}
		if planting && d%3 == 0 { // every third, to save time
			r.plant(d, res)
		}
		r.learn(d)
	}
	res.alarms.end()
}

// plant judges a day on which several kinds are unusual at once. The kinds are
// judged one by one, so they do not help each other.
func (r *run) plant(d int, res *Result) {
	l := r.log
	counts := slices.Clone(r.counts[d])
	what := make(map[int]Planted)
	for i, s := range l.sources {
		m := l.mean(s, d) / max(1, s.batch) // entries
		if !r.known(i, d) || s.sort == Heartbeat || (i+d/3)%2 != 0 {
			continue
		}
		switch {
		case s.sort == Wild && m >= 3:
			what[i] = BurstWild
		case s.sort == Regular && m >= 8 && (i+d/3)%4 == 0:
			what[i] = MissingNoisy
			counts[i] = 0
			continue
		case s.sort == Regular && m >= 6:
			what[i] = BurstFive
		case s.sort == Regular && m >= 3:
			what[i] = BurstFew
		default:
			continue
		}
		counts[i] = l.draw(s, d, 5)
	}
	fresh := errlog.Entry{Time: l.Date(d), Code: 3, Severity: "INFO", Text: "SPI configuration error: clocks differ"}
	v := r.base.Unusual(l.Date(d), append(l.Entries(d, counts), fresh))
	found := make(map[errlog.Kind]bool)
	for _, f := range v.Findings {
		found[f.Kind] = true
		if f.Reason == errlog.Upgrade { // which names them
			for _, k := range slices.Concat(f.Changes.Begun, f.Changes.Ended) {
				found[k] = true
			}
		}
	}
	for i, p := range what {
		ev := r.event(i, d, counts[i], found[r.kinds[i]])
		ev.truth = l.tail(l.sources[i], d, counts[i])
		res.unusual[p] = append(res.unusual[p], ev)
	}
	e := event{count: 1, sigma: math.Inf(1), ours: found[errlog.KindOf(fresh)]}
	res.unusual[NewKind] = append(res.unusual[NewKind], e)
}

// measureHistories plants what takes more than a day: heartbeats that stop,
// kinds that are silent for 25 days, and bursts that are learned before the
// next one comes.
func measureHistories(l *Log, knob float64, res *Result) {
	r := newRun(l, knob)
	end := l.Days - 1
	stop := end - 1 // heartbeats miss the last two days, Wednesday and Thursday of 60
	role := make(map[int]Planted)
	n := 0
	for i, s := range l.sources {
		switch {
		case s.sort == Heartbeat && i%2 == 0:
			role[i] = MissingFirst
			for d := stop; d <= end; d++ {
				r.counts[d][i] = 0
			}
		case s.sort == Regular && s.rate >= 1 && s.rate <= 20 && n < 3:
			role[i] = ReturnedKind
			for d := stop - 25; d < stop; d++ {
				r.counts[d][i] = 0
			}
			r.counts[stop][i] = max(1, r.counts[stop][i])
			n++
		case s.sort == Regular && l.mean(s, stop)/s.batch >= 8:
			role[i] = BurstAgain
			r.counts[stop-5][i] = l.draw(s, stop-5, 8)
			r.counts[stop][i] = l.draw(s, stop, 5)
		}
	}
	for d := range l.Days {
		if d >= stop {
			_, found := r.judge(d, r.counts[d])
			for i, p := range role {
				_, hit := found[r.kinds[i]]
				switch {
				case d == end && p == MissingFirst:
					p = MissingSecond
				case d == end:
					continue
				}
				res.unusual[p] = append(res.unusual[p], r.event(i, d, r.counts[d][i], hit))
			}
		}
		r.learn(d)
	}
}

// FalseAlarms returns the false alarms in 30 days.
func (r *Result) FalseAlarms() float64 { return r.alarms.rate(r.Days) }

// Recall returns the part of the anomalies planted that was found.
func (r *Result) Recall(p Planted) float64 {
	return part(r.unusual[p], func(e event) bool { return e.ours })
}

// thresholds returns the lowest thresholds of the two naive rules with which
// they have no more false alarms than errlog has, give or take a tie.
func (r *Result) thresholds() (count int, sigma float64) {
	var counts []int
	var sigmas []float64
	n := 0
	for _, e := range r.usual {
		counts = append(counts, e.count)
		sigmas = append(sigmas, e.sigma)
		if e.ours {
			n++
		}
	}
	slices.Sort(counts)
	slices.Sort(sigmas)
	at := max(0, len(counts)-max(n, 1))
	return counts[at], sigmas[at]
}

// NaiveRecall returns what a fixed threshold and a multiple of the standard
// deviation find of the anomalies planted, at errlog's rate of false alarms.
// The second also takes a kind without a history as unusual.
func (r *Result) NaiveRecall(p Planted) (fixed, sigma float64) {
	c, s := r.thresholds()
	return part(r.unusual[p], func(e event) bool { return e.count >= c }),
		part(r.unusual[p], func(e event) bool { return e.sigma >= s })
}

// String returns the table. Its last column is what an oracle finds that knows
// the true mean and variance of every kind on every day: more cannot be had at
// these false alarms.
func (r *Result) String() string {
	var b strings.Builder
	c, s := r.thresholds()
	fmt.Fprintf(&b, "%d logs, %d days judged by the days before, %d kinds on average\n",
		r.Logs, r.Days, r.KindTests/max(1, r.Days))
	b.WriteString(r.alarms.line(r.Days, r.Expected))
	fmt.Fprintf(&b, "findings of kinds that are really new, in 30 days: %.2f\n", float64(r.New)/float64(r.Days)*30)
	if len(r.unusual[NewKind]) == 0 {
		return b.String()
	}
	fmt.Fprintf(&b, "\n%-34s %8s %9s %9s %11s %9s\n", "recall at these false alarms", "planted", "Baseline", fmt.Sprintf(">= %d", c), fmt.Sprintf("%.1f sigma", s), "oracle")
	for p := range planted {
		fixed, sigma := r.NaiveRecall(p)
		fmt.Fprintf(&b, "%-34s %8d %8.1f%% %8.1f%% %10.1f%%", p, len(r.unusual[p]), 100*r.Recall(p), 100*fixed, 100*sigma)
		if p == BurstFive || p == BurstFew || p == BurstWild {
			fmt.Fprintf(&b, " %8.1f%%", 100*part(r.unusual[p], func(e event) bool { return e.truth <= r.share() }))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// share returns what a kind has of a day's false alarms. An oracle that knew
// every true mean and variance could spend that on it.
func (r *Result) share() float64 {
	return r.FalseAlarms() / 30 / (float64(r.KindTests) / float64(r.Days))
}
