package errlog

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"time"

	"example.com/centrevu/internal/rarity"
)

const (
	// window is how many days back counts are kept.
	window = rarity.Window

	// maxKinds bounds the kinds that a baseline keeps, and so its memory: at
	// most some 4 MB, for a log in which every kind comes every day.
	maxKinds = 2000

	// maxACDs bounds the ACDs of all kinds together.
	maxACDs = 6000

	// maxCount is where a day's count of one kind ends.
	maxCount = 1_000_000_000
)

// Baseline is what is usual in the error log of one server: how many events of
// each Kind came on each of the last 182 days that were learned, in all and at
// each ACD, and the first and last day on which each was seen. It holds whole
// numbers and dates, and nothing that was computed from them. The zero value is ready and has
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
// A baseline keeps at most 2000 kinds, and 6000 ACDs of all kinds together.
// Past it, those last seen longest ago are dropped. Forgotten tells so of kinds;
// with ACDs dropped, no known kind is New at an ACD any more.
//
// A Baseline is not safe for use by several goroutines while one of them
// learns. Unusual only reads. What only reads takes a nil Baseline for one that
// has learned nothing.
type Baseline struct {
	// FalseAlarms is how many false alarms are expected in 30 days of judging
	// one server, all kinds together. It is the one knob: a larger number
	// finds smaller anomalies. Zero, and what is no positive number, mean 1;
	// the most is 300. It is the caller's setting, and no part of the JSON or
	// of Merge.
	FalseAlarms float64

	// Holidays are the site's days on which no more comes than on a weekend,
	// each by the date that it shows in its own location. Learned days and the
	// judged one are taken for such. They are the caller's setting as well.
	Holidays []time.Time

	learned   []civil // ascending, within the window that ends at the last
	kinds     map[Kind]*history
	accepted  []civil // days whose changes are accepted, ascending
	forgotten civil   // kinds last seen up to this day may have been dropped
	dropped   bool

	acdsDropped bool // there were too many ACDs of kinds to keep them all
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
	return b.LearnDays(slices.Values(entries), day, day)
}

// read returns the baseline for what only reads it.
func (b *Baseline) read() *Baseline {
	if b == nil {
		return &Baseline{}
	}
	return b
}

// LearnDays learns every day from first to last out of entries that are all
// there was on them: a day without entries is learned as one on which nothing
// came. It returns how many entries it left out because they are of other days.
// Days that are more than 182 days before the last are not kept.
//
// It goes through the entries once, and memory does not grow with their number.
func (b *Baseline) LearnDays(entries iter.Seq[Entry], first, last time.Time) (skipped int) {
	from, to := rarity.DayOf(first), rarity.DayOf(last)
	valid := from.Valid() && to.Valid()
	var add Baseline
	if valid {
		add.learn(from, to)
	}
	var kinds Kinds
	for e := range entries {
		d := rarity.DayOf(e.Time)
		if !valid || e.Time.IsZero() || d < from || d > to {
			skipped++
			continue
		}
		add.count(kinds.Of(e), e.ACD.Number, d, events(e))
	}
	b.Merge(&add)
	return skipped
}

// learn notes the days of a baseline that has none.
func (b *Baseline) learn(from, to civil) {
	for d := max(from, to-window+1); d <= to; d++ {
		b.learned = append(b.learned, d)
	}
}

// events returns for how many events an entry stands.
func events(e Entry) int { return min(max(e.Count, 1), maxCount) }

// count adds events to a day in the baseline's window or before it. acd is zero
// if it is not known.
func (b *Baseline) count(k Kind, acd int, d civil, n int) {
	h := b.kinds[k]
	if h == nil {
		h = &history{span: span{first: d, last: d}}
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
	oldest := b.newest() - window
	h.see(d, n, oldest)
	if acd <= 0 {
		return
	}
	h.at(acd, d, d).see(d, n, oldest)
}

// newest returns the last day learned.
func (b *Baseline) newest() civil {
	if len(b.learned) == 0 {
		return rarity.NoDay + window // and nothing is before the window
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
			mine = &history{span: span{first: h.first, last: h.last}}
			b.kinds[k] = mine
		}
		mine.merge(h, larger)
	}
	b.forgetCounts(oldest)
	b.accept(o.accepted...)
	if o.dropped && (!b.dropped || o.forgotten > b.forgotten) {
		b.dropped, b.forgotten = true, o.forgotten
	}
	b.acdsDropped = b.acdsDropped || o.acdsDropped
	b.drop()
}

// forgetCounts drops the counts up to a day.
func (b *Baseline) forgetCounts(oldest civil) {
	for _, h := range b.kinds {
		h.forget(oldest)
		for _, s := range h.acds {
			s.forget(oldest)
		}
	}
}

// drop keeps the kinds seen last, and of those seen last on one day the ones
// that come first in order, and in the same way the ACDs of kinds.
func (b *Baseline) drop() {
	b.dropACDs()
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

// dropACDs drops kinds' ACDs, those first that were seen last longest ago. Of a
// day on which not all of them can be kept none are, so that it does not matter
// in which order they were learned.
func (b *Baseline) dropACDs() {
	var last []civil
	for _, h := range b.kinds {
		for _, s := range h.acds {
			last = append(last, s.last)
		}
	}
	if len(last) <= maxACDs {
		return
	}
	slices.Sort(last)
	upTo := last[len(last)-maxACDs-1]
	for _, h := range b.kinds {
		for acd, s := range h.acds {
			if s.last <= upTo {
				delete(h.acds, acd)
			}
		}
	}
	b.acdsDropped = true
}

func (b *Baseline) sorted() []Kind {
	return slices.SortedFunc(maps.Keys(b.kinds), Kind.Compare)
}

// Days returns the days learned and kept, in order, each as its midnight in
// UTC.
func (b *Baseline) Days() iter.Seq[time.Time] {
	return func(yield func(time.Time) bool) {
		for _, d := range b.read().learned {
			if !yield(d.Time()) {
				return
			}
		}
	}
}

// Kinds returns the kinds known, in the order of Kind.Compare.
func (b *Baseline) Kinds() iter.Seq[Kind] { return slices.Values(b.read().sorted()) }

// Seen returns the first and the last day on which a kind was seen, each as
// its midnight in UTC, and false if the kind is not known.
func (b *Baseline) Seen(k Kind) (first, last time.Time, ok bool) {
	h := b.read().kinds[k]
	if h == nil {
		return first, last, false
	}
	return h.first.Time(), h.last.Time(), true
}

// Forgotten reports whether kinds were dropped because there were more than a
// baseline keeps, and the last day on which a dropped one was seen, as its
// midnight in UTC. A kind that was dropped is New when it comes again.
func (b *Baseline) Forgotten() (upTo time.Time, dropped bool) {
	if b = b.read(); !b.dropped {
		return time.Time{}, false
	}
	return b.forgotten.Time(), true
}
