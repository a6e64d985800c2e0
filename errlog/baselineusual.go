package errlog

import (
	"iter"
	"slices"
	"time"

	"example.com/centrevu/internal/rarity"
)

// Counts returns how many events of a kind came on each day that was learned
// before the given one, in order, from the first on which the kind was seen:
// zero on a day on which none came. Each day is its midnight in UTC. Of a kind
// that is not known there is none.
func (b *Baseline) Counts(k Kind, before time.Time) iter.Seq2[time.Time, int] {
	return func(yield func(time.Time, int) bool) {
		b := b.read()
		h := b.kinds[k]
		if h == nil {
			return
		}
		end, counts := rarity.DayOf(before), h.counts
		for _, d := range b.learned {
			if d >= end {
				return
			}
			if d < h.first {
				continue
			}
			for len(counts) > 0 && counts[0].Day < d {
				counts = counts[1:]
			}
			n := 0
			if len(counts) > 0 && counts[0].Day == d {
				n = int(counts[0].Count)
			}
			if !yield(d.Time(), n) {
				return
			}
		}
	}
}

// Usual returns between which two numbers of events of a kind nine of ten of
// the days lie that were learned before the given one, and of how many days that
// is said: none for a kind that is not known. It is for people to compare a
// count with; Unusual knows weekdays and trends, and judges.
func (b *Baseline) Usual(k Kind, before time.Time) (low, high, days int) {
	var counts []int
	for _, n := range b.Counts(k, before) {
		counts = append(counts, n)
	}
	if days = len(counts); days == 0 {
		return 0, 0, 0
	}
	slices.Sort(counts)
	rare := days / 20
	return counts[rare], counts[days-1-rare], days
}
