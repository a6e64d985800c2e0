package errlog

import (
	"slices"

	"example.com/centrevu/internal/rarity"
)

type (
	// civil is a civil date. It is the same as that of the statistics.
	civil = rarity.Day

	// tally is how many events a day brought.
	tally = rarity.Tally
)

// span is when something was seen, and how often of late.
type span struct {
	first, last civil   // ever seen
	counts      []tally // ascending days within the window; no zero
}

// history is what is known of one kind, and of it at each ACD that it was ever
// seen with.
type history struct {
	span
	acds map[int]*span
}

// see takes a day in. Counts up to oldest are not kept.
func (s *span) see(d civil, n int, oldest civil) {
	s.first, s.last = min(s.first, d), max(s.last, d)
	if d <= oldest {
		return
	}
	i, ok := slices.BinarySearchFunc(s.counts, d, rarity.ByDay)
	if !ok {
		s.counts = slices.Insert(s.counts, i, tally{Day: d})
	}
	s.counts[i].Count = int32(min(int64(s.counts[i].Count)+int64(n), maxCount))
}

// lastBefore returns the last day before d on which it was seen.
func (s *span) lastBefore(d civil) civil {
	if s.last < d {
		return s.last
	}
	n, _ := slices.BinarySearchFunc(s.counts, d, rarity.ByDay)
	if n == 0 {
		return s.first
	}
	return s.counts[n-1].Day
}

// forget drops the counts up to a day.
func (s *span) forget(oldest civil) {
	if n, _ := slices.BinarySearchFunc(s.counts, oldest+1, rarity.ByDay); n > 0 {
		s.counts = slices.Clone(s.counts[n:])
	}
}

// merge takes in another span of the same thing. Of two counts of a day, both
// says what is kept.
func (s *span) merge(o *span, both func(a, b int32) int32) {
	s.first, s.last = min(s.first, o.first), max(s.last, o.last)
	s.counts = mergeCounts(s.counts, o.counts, both)
}

func (h *history) merge(o *history, both func(a, b int32) int32) {
	h.span.merge(&o.span, both)
	for acd, s := range o.acds {
		h.at(acd, s.first, s.last).merge(s, both)
	}
}

// at returns what is known of an ACD. One that is new was seen from first to last.
func (h *history) at(acd int, first, last civil) *span {
	s := h.acds[acd]
	if s == nil {
		s = &span{first: first, last: last}
		if h.acds == nil {
			h.acds = make(map[int]*span)
		}
		h.acds[acd] = s
	}
	return s
}

func mergeCounts(a, b []tally, both func(a, b int32) int32) []tally {
	if len(b) == 0 {
		return a
	}
	all := make([]tally, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].Day < b[0].Day:
			all, a = append(all, a[0]), a[1:]
		case a[0].Day > b[0].Day:
			all, b = append(all, b[0]), b[1:]
		default:
			all = append(all, tally{Day: a[0].Day, Count: both(a[0].Count, b[0].Count)})
			a, b = a[1:], b[1:]
		}
	}
	return append(append(all, a...), b...)
}

func larger(a, b int32) int32 { return max(a, b) }

func together(a, b int32) int32 { return int32(min(int64(a)+int64(b), maxCount)) }
