// Package errlogsim makes error logs of which it is known what is unusual in
// them, and measures how well errlog.Baseline tells.
//
// A simulated log has kinds of events of four sorts: heartbeats that come
// exactly once on every day or working day; regular ones, from one in three
// days to a hundred a day, whose rate scatters from day to day by a tenth to a
// third; wild ones, whose rate scatters by more than itself; and quiet
// ones, down to one in a hundred days. Rates scatter as gamma or as lognormal
// variables, differ on weekends, and drift. Some entries stand for several
// events. Now and then a quiet kind appears that was never there before.
//
// None of this is what errlog assumes, except in shape: means, spreads, and
// factors are drawn from other distributions than its priors, and lognormal
// rates, batches and drift are not in its model at all.
package errlogsim

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// Sort is what a simulated kind is like.
type Sort int

const (
	Heartbeat Sort = iota
	Regular
	Wild
	Quiet
)

// source is a simulated kind of event.
type source struct {
	sort    Sort
	id      int
	code    int
	rate    float64 // events on a working day
	weekend float64 // factor of Saturdays and Sundays
	spread  float64 // relative standard deviation of a day's rate
	logn    bool    // lognormal and not gamma
	batch   float64 // mean events of an entry
	drift   []float64
	from    int // first day on which it can come
}

// Log is a simulated log.
type Log struct {
	Start   time.Time
	Days    int
	sources []*source
	counts  [][]int // by day and source
	rand    *rand.Rand
}

// Options are what a log is made of. The zero value is what the tests use.
type Options struct {
	Days      int     // 0 = 60
	Size      float64 // factor on the number of kinds; 0 = 1, which is some 70
	Drift     float64 // daily standard deviation of log rates; 0 = 0.03
	NoWeekend bool    // weekends are like working days
}

// Make simulates a log.
func Make(seed uint64, opt Options) *Log {
	opt.Days, opt.Size, opt.Drift = cmp.Or(opt.Days, 60), cmp.Or(opt.Size, 1), cmp.Or(opt.Drift, 0.03)
	l := &Log{
		Start: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC),
		Days:  opt.Days,
		rand:  rand.New(rand.NewPCG(seed, 0x5eed)),
	}
	r := l.rand
	several := func(n int, s func() source) {
		for range int(math.Round(float64(n) * opt.Size)) {
			l.add(s(), opt)
		}
	}
	several(4, func() source { return source{sort: Heartbeat, rate: 1, weekend: 1} })
	several(2, func() source { return source{sort: Heartbeat, rate: 1, weekend: 0} })
	several(30, func() source {
		s := source{sort: Regular, rate: between(r, 0.3, 100), spread: 0.1 + 0.25*r.Float64(), batch: 1}
		if r.Float64() < 0.3 {
			s.batch = 1.5 + 1.5*r.Float64()
		}
		return s
	})
	several(6, func() source {
		return source{sort: Wild, rate: between(r, 0.5, 30), spread: 1 + 0.5*r.Float64(), batch: 1}
	})
	several(25, func() source {
		return source{sort: Quiet, rate: between(r, 0.01, 0.3), spread: 0.5, batch: 1}
	})
	for d := range l.Days {
		if r.Float64() < 0.1 {
			l.add(source{sort: Quiet, rate: between(r, 0.02, 0.3), spread: 0.5, batch: 1, from: d}, opt)
		}
	}
	for d := range l.Days {
		row := make([]int, len(l.sources))
		for i, s := range l.sources {
			row[i] = l.draw(s, d, 1)
			if d == s.from && s.from > 0 {
				row[i] = max(row[i], 1)
			}
		}
		l.counts = append(l.counts, row)
	}
	return l
}

func (l *Log) add(s source, opt Options) {
	r := l.rand
	s.id = len(l.sources)
	s.code = 100 + s.id%40
	s.logn = r.Float64() < 0.5
	if s.sort != Heartbeat {
		s.weekend = min(1.5, max(0.05, 0.5*lognormal(r, 0.6)))
		if opt.NoWeekend {
			s.weekend = 1
		}
		walk := 0.0
		for range l.Days {
			s.drift = append(s.drift, math.Exp(walk))
			walk += opt.Drift * r.NormFloat64()
		}
	}
	l.sources = append(l.sources, &s)
}

// mean returns the true mean of a kind on a day.
func (l *Log) mean(s *source, d int) float64 {
	m := s.rate
	if w := l.Date(d).Weekday(); w == time.Saturday || w == time.Sunday {
		m *= s.weekend
	}
	if s.drift != nil {
		m *= s.drift[d]
	}
	return m
}

// draw draws the count of a kind on a day on which it comes that many times as
// often as usual. A day on which it comes more often has no scatter of its
// own.
func (l *Log) draw(s *source, d int, times float64) int {
	m := l.mean(s, d)
	switch {
	case d < s.from:
		return 0
	case s.sort == Heartbeat:
		return int(m * times)
	case times == 1 && s.logn:
		m *= lognormal(l.rand, s.spread)
	case times == 1:
		m *= gamma(l.rand, 1/(s.spread*s.spread))
	}
	n := 0
	for range poisson(l.rand, m*times/s.batch) {
		n += geometric(l.rand, s.batch)
	}
	return n
}

// Date returns a day of the log.
func (l *Log) Date(d int) time.Time { return l.Start.AddDate(0, 0, d) }

// Entries returns the entries of a day, one for up to a fortieth of a kind's
// events, with texts whose variable parts vary.
func (l *Log) Entries(d int, counts []int) []errlog.Entry {
	var out []errlog.Entry
	for i, n := range counts {
		per := 1 + n/40
		for k := 0; n > 0; k++ {
			out = append(out, l.entry(l.sources[i], d, k, min(per, n)))
			n -= per
		}
	}
	return out
}

func (l *Log) entry(s *source, d, k, count int) errlog.Entry {
	at := l.Date(d).Add(time.Duration((k*37+s.id*11)%1440) * time.Minute)
	return errlog.Entry{
		Time: at, Code: s.code, ACD: centrevu.ACD{Number: 1 + k%8}, Count: count, Severity: "INFO",
		Text: fmt.Sprintf("%s process reports for ACD %d at %s, %d of %d: %s",
			word(s.id), 1+k%8, at.Format("15:04:05 01/02/06"), k, d, word(s.id*31+7)),
	}
}

// word spells a number in letters, for a text that differs by more than what
// is masked.
func word(n int) string {
	b := []byte{'k'}
	for ; n > 0; n /= 20 {
		b = append(b, "bcdfghjklmnpqrstvwxz"[n%20], 'a')
	}
	return string(b)
}
