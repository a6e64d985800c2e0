package errlog

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"time"

	"example.com/centrevu/internal/rarity"
)

// LearnedLog is what LearnLog took in.
type LearnedLog struct {
	// First and Last are the days that were learned, with all between, each as
	// its midnight in UTC. They are zero if none was.
	First, Last time.Time

	Entries int // that were learned
	Skipped int // left out: without a time, or of a day that is not learned
}

const (
	// gapDays is how many days without any entry are no silence: the log was
	// not kept then, or one date in it is wrong.
	gapDays = 60

	// maxErrors is how many errors LearnLog keeps.
	maxErrors = 20
)

// LearnLog learns a whole log, as Entries and the other readers yield it: every
// day from that of the first entry to that of the last. A day without entries
// is learned as one on which nothing came. Entries can be in any order. Where no
// entry at all is of more than 60 days, the part of the log that has most days
// is learned and the rest skipped, so that one wrong date does no harm. Days
// that are more than 182 days before the last are not kept, but what was seen on
// them is known.
//
// The last day of a log that is still written is not over. Who learns day by day
// learns it again when it is, for the larger numbers count.
//
// The error joins what the reader could not read, up to 20 of it. The rest was
// learned: what was not read of a day is missing in its counts.
func (b *Baseline) LearnLog(entries iter.Seq2[Entry, error]) (LearnedLog, error) {
	var log LearnedLog
	var errs []error
	var add Baseline
	var kinds Kinds
	perDay := make(map[civil]int)
	failed := 0
	for e, err := range entries {
		d := rarity.DayOf(e.Time)
		switch {
		case err != nil:
			if failed++; failed <= maxErrors {
				errs = append(errs, err)
			}
		case e.Time.IsZero() || !d.Valid():
			log.Skipped++
		default:
			perDay[d]++
			add.count(kinds.Of(e), e.ACD.Number, d, events(e))
		}
	}
	if failed > maxErrors {
		errs = append(errs, fmt.Errorf("and %d more", failed-maxErrors))
	}
	if len(perDay) == 0 {
		return log, errors.Join(errs...)
	}
	from, to := longestRun(perDay)
	for d, n := range perDay {
		if d >= from && d <= to {
			log.Entries += n
		} else {
			log.Skipped += n
		}
	}
	add.keep(from, to)
	b.Merge(&add)
	log.First, log.Last = from.Time(), to.Time()
	return log, errors.Join(errs...)
}

// longestRun returns the first and last of the days that follow each other with
// no gap, where they are most.
func longestRun(perDay map[civil]int) (from, to civil) {
	days := slices.Sorted(maps.Keys(perDay))
	most := 0
	for i := 0; i < len(days); {
		k := i + 1
		for k < len(days) && days[k]-days[k-1] <= gapDays {
			k++
		}
		if k-i >= most {
			most, from, to = k-i, days[i], days[k-1]
		}
		i = k
	}
	return from, to
}

// keep notes the days of a baseline that has counts but no days, and leaves out
// what is of others.
func (b *Baseline) keep(from, to civil) {
	b.learn(from, to)
	for k, h := range b.kinds {
		if !h.within(from, to) {
			delete(b.kinds, k)
			continue
		}
		for acd, s := range h.acds {
			if !s.within(from, to) {
				delete(h.acds, acd)
			}
		}
	}
}

// within leaves out what was not seen from one day to another. It reports
// whether something was.
func (s *span) within(from, to civil) bool {
	i, _ := slices.BinarySearchFunc(s.counts, from, rarity.ByDay)
	n, _ := slices.BinarySearchFunc(s.counts, to+1, rarity.ByDay)
	if s.counts = s.counts[i:n]; len(s.counts) == 0 {
		return false
	}
	s.first, s.last = s.counts[0].Day, s.counts[len(s.counts)-1].Day
	return true
}
