package errlog

import (
	"cmp"
	"iter"
	"slices"
	"time"
)

const (
	// halfLife is the age in days at which a learned day counts half.
	halfLife = 42

	// window is how many days back counts are kept. The oldest count 5 %.
	window = 182

	// maxKinds bounds the kinds that a baseline keeps, and so its memory: at
	// most some 4 MB, for a log in which every kind comes every day.
	maxKinds = 2000

	// maxCount is where a day's count of one kind ends.
	maxCount = 1_000_000_000
)

// Baseline is what is usual in the error log of one server: how many events of
// each Kind came on each of the last 182 days that were learned, and the first
// and last day on which each kind was seen. It holds whole numbers and dates,
// and nothing that was computed from them. The zero value is ready and has
// learned nothing.
//
// A day is a civil date, with no zone: Learn and Unusual take the date that a
// time shows in its own location, for their day and for entries alike. Use the
// location that the log was read with for both.
//
// Days can be learned in any order. A day without entries has to be learned
// too: it says that nothing came. A day that was not learned says nothing, and
// no silence is counted over it. A day learned a second time counts, kind by
// kind, the larger of the two numbers. So learning one capture twice changes
// nothing, and a capture of the whole day replaces one of its morning; but
// what was captured in pieces has to be put together first.
//
// A baseline keeps at most 2000 kinds. Past it, those last seen longest ago
// are dropped, and Forgotten tells so.
//
// A Baseline is not safe for use by several goroutines while one of them
// learns. Unusual only reads.
type Baseline struct {
	// FalseAlarms is how many false alarms are expected in 30 days of judging
	// one server, all kinds together. It is the one knob: a larger number
	// finds smaller anomalies. Zero, and what is no positive number, mean 1;
	// the most is 300. It is the caller's setting, and no part of the JSON or
	// of Merge.
	FalseAlarms float64

	learned   []civil // ascending, within the window that ends at the last
	kinds     map[Kind]*history
	forgotten civil // kinds last seen up to this day may have been dropped
	dropped   bool
}

// history is what is known of one kind.
type history struct {
	first, last civil   // ever seen
	counts      []tally // ascending days within the window; no zero
}

type tally struct {
	day   civil
	count int32
}

// Learn takes the entries of one day as usual. It returns how many of them it
// left out because their time, as shown in its own location, is not on that
// day. An entry's Count says for how many events it stands; less than one is
// one. No memory of the entries is kept.
//
// Learn takes whatever it is given, anomalous days too: what comes again and
// again is usual, and nobody has to say so. It is Unusual that is careful with
// them: see there.
//
// A day outside the years 1900 to 9999 is not learned.
func (b *Baseline) Learn(day time.Time, entries []Entry) (skipped int) {
	return b.LearnLog(slices.Values(entries), day, day)
}

// LearnLog learns every day from first to last out of a log that holds all of
// them: a day without entries is learned as one on which nothing came. It
// returns how many entries it left out because they are of other days. Days
// that are more than 182 days before the last are not kept.
//
// It reads the log once, and memory does not grow with its length.
func (b *Baseline) LearnLog(entries iter.Seq[Entry], first, last time.Time) (skipped int) {
	from, to := dayOf(first), dayOf(last)
	valid := from.valid() && to.valid()
	var add Baseline
	if valid {
		for d := max(from, to-window+1); d <= to; d++ {
			add.learned = append(add.learned, d)
		}
	}
	var kinds Kinds
	for e := range entries {
		d := dayOf(e.Time)
		if !valid || e.Time.IsZero() || d < from || d > to {
			skipped++
			continue
		}
		add.count(kinds.Of(e), d, min(max(e.Count, 1), maxCount))
	}
	b.Merge(&add)
	return skipped
}

// count adds events to a day in the baseline's window or before it.
func (b *Baseline) count(k Kind, d civil, n int) {
	h := b.kinds[k]
	if h == nil {
		h = &history{first: d, last: d}
		if b.kinds == nil {
			b.kinds = make(map[Kind]*history)
		}
		b.kinds[k] = h
		// A quarter more than is kept, so that dropping is done rarely.
		if len(b.kinds) > maxKinds+maxKinds/4 {
			b.drop()
			if b.kinds[k] == nil {
				return
			}
		}
	}
	h.first, h.last = min(h.first, d), max(h.last, d)
	if d <= b.newest()-window {
		return
	}
	i, ok := slices.BinarySearchFunc(h.counts, d, byDay)
	if !ok {
		h.counts = slices.Insert(h.counts, i, tally{day: d})
	}
	h.counts[i].count = int32(min(int64(h.counts[i].count)+int64(n), maxCount))
}

func byDay(t tally, d civil) int { return cmp.Compare(t.day, d) }

// newest returns the last day learned.
func (b *Baseline) newest() civil {
	if len(b.learned) == 0 {
		return noDay + window // and nothing is before the window
	}
	return b.learned[len(b.learned)-1]
}

// Merge learns what another baseline of the same server has learned. A day and
// kind that both have counts the larger of the two numbers, so merging is
// commutative, associative, and doing it twice is doing it once, as long as
// no kind has to be dropped; with dropped kinds, the kinds kept are still the
// ones seen last, but counts of a kind dropped on the way are gone.
//
// The other baseline is not changed, and no memory is shared with it.
func (b *Baseline) Merge(o *Baseline) {
	if o == nil || o == b {
		return
	}
	b.learned = slices.Concat(b.learned, o.learned)
	slices.Sort(b.learned)
	b.learned = slices.Compact(b.learned)
	oldest := b.newest() - window
	b.learned = slices.DeleteFunc(b.learned, func(d civil) bool { return d <= oldest })
	if b.kinds == nil && len(o.kinds) > 0 {
		b.kinds = make(map[Kind]*history, len(o.kinds))
	}
	for k, h := range o.kinds {
		mine := b.kinds[k]
		if mine == nil {
			mine = &history{first: h.first, last: h.last}
			b.kinds[k] = mine
		}
		mine.first, mine.last = min(mine.first, h.first), max(mine.last, h.last)
		mine.counts = mergeCounts(mine.counts, h.counts)
	}
	for _, h := range b.kinds {
		n, _ := slices.BinarySearchFunc(h.counts, oldest+1, byDay)
		if n > 0 {
			h.counts = slices.Clone(h.counts[n:])
		}
	}
	if o.dropped && (!b.dropped || o.forgotten > b.forgotten) {
		b.dropped, b.forgotten = true, o.forgotten
	}
	b.drop()
}

// mergeCounts returns the larger count of each day.
func mergeCounts(a, b []tally) []tally {
	if len(b) == 0 {
		return a
	}
	all := make([]tally, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].day < b[0].day:
			all, a = append(all, a[0]), a[1:]
		case a[0].day > b[0].day:
			all, b = append(all, b[0]), b[1:]
		default:
			all = append(all, tally{a[0].day, max(a[0].count, b[0].count)})
			a, b = a[1:], b[1:]
		}
	}
	return append(append(all, a...), b...)
}

// drop keeps the kinds seen last, and of those seen last on one day the ones
// that come first in order.
func (b *Baseline) drop() {
	if len(b.kinds) <= maxKinds {
		return
	}
	all := b.sorted()
	slices.SortStableFunc(all, func(x, y Kind) int { return cmp.Compare(b.kinds[y].last, b.kinds[x].last) })
	for _, k := range all[maxKinds:] {
		if d := b.kinds[k].last; !b.dropped || d > b.forgotten {
			b.dropped, b.forgotten = true, d
		}
		delete(b.kinds, k)
	}
}

func (b *Baseline) sorted() []Kind {
	all := make([]Kind, 0, len(b.kinds))
	for k := range b.kinds {
		all = append(all, k)
	}
	slices.SortFunc(all, Kind.Compare)
	return all
}

// Days returns the days learned and kept, in order, each as its midnight in
// UTC.
func (b *Baseline) Days() iter.Seq[time.Time] {
	return func(yield func(time.Time) bool) {
		for _, d := range b.learned {
			if !yield(d.time()) {
				return
			}
		}
	}
}

// Kinds returns the kinds known, in the order of Kind.Compare.
func (b *Baseline) Kinds() iter.Seq[Kind] { return slices.Values(b.sorted()) }

// Seen returns the first and the last day on which a kind was seen, each as
// its midnight in UTC, and false if the kind is not known.
func (b *Baseline) Seen(k Kind) (first, last time.Time, ok bool) {
	h := b.kinds[k]
	if h == nil {
		return first, last, false
	}
	return h.first.time(), h.last.time(), true
}

// Forgotten reports whether kinds were dropped because there were more than a
// baseline keeps, and the last day on which a dropped one was seen, as its
// midnight in UTC. A kind that was dropped is New when it comes again.
func (b *Baseline) Forgotten() (upTo time.Time, dropped bool) {
	if !b.dropped {
		return time.Time{}, false
	}
	return b.forgotten.time(), true
}
