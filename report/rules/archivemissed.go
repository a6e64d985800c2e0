package rules

import (
	"slices"
	"sort"
	"strings"
	"time"

	"example.com/centrevu/archive"
	"example.com/centrevu/internal/acds"
)

// A run of the next period says nothing of the one before: what failed then, or was not
// run, stays missing until it is archived again (R21). So what captures of before show is
// looked at as well.

// seenRun is one kind of archive of an ACD as a capture showed it, and as others did.
type seenRun struct {
	run   *archive.Run
	other *seenRun
}

// and returns those of both: one is added to many in no time.
func (s *seenRun) and(o *seenRun) *seenRun {
	for ; o != nil; o = o.other {
		s = &seenRun{o.run, s}
	}
	return s
}

// earlierRuns returns what captures showed of each kind before.
func earlierRuns(s *archive.Status) map[archive.Kind]*acds.Map[*seenRun] {
	var all map[archive.Kind]*acds.Map[*seenRun]
	for i := range s.Earlier {
		r := &s.Earlier[i]
		if all == nil {
			all = make(map[archive.Kind]*acds.Map[*seenRun])
		}
		if all[r.Kind] == nil {
			all[r.Kind] = acds.New((*seenRun).and)
		}
		all[r.Kind].Add(r.ACD, &seenRun{run: r})
	}
	return all
}

// missedBefore returns the last run of before that did not do what it was to, and that
// nothing shows to have been done again, nil if there is none. It is told until a day after
// the next was due.
func missedBefore(r *archive.Run, before map[archive.Kind]*acds.Map[*seenRun]) (missed *archive.Run) {
	of := before[r.Kind]
	if of == nil || r.Last.IsZero() {
		return nil
	}
	list, _ := of.Of(r.ACD)
	list = list.and(&seenRun{run: r})
	period := periodOf(list)
	var done []time.Time // of the runs that did
	var byHand time.Time // the last of those that somebody began
	for s := list; s != nil; s = s.other {
		if s.run.State == archive.Finished || s.run.State == archive.Succeeded {
			done = append(done, s.run.Last.Truncate(time.Minute))
			if begunByHand(s.run, period) {
				byHand = later(byHand, s.run.Last)
			}
		}
	}
	slices.SortFunc(done, time.Time.Compare)
	for s := list; s != nil; s = s.other {
		o := s.run
		if !notDone(o) || !o.Last.Before(r.Last) || r.Last.After(nextOf(o.Kind, o.Last, 0).Add(lately)) ||
			missed != nil && !o.Last.After(missed.Last) || byHand.After(o.Last) {
			continue
		}
		last := o.Last.Truncate(time.Minute)
		next := sort.Search(len(done), func(i int) bool { return done[i].After(last) })
		if next == len(done) || !done[next].Before(dueAfter(o, period)) {
			missed = o
		}
	}
	return missed
}

// notDone reports whether a row shows that there is something to be archived again. A text
// that is the beginning of the word may be one that was not all there yet.
func notDone(r *archive.Run) bool {
	switch {
	case r.Last.IsZero():
		return false
	case r.State == archive.NotRun:
		return !r.ACD.Pseudo()
	}
	return r.State == archive.Failed || r.State == archive.Unknown && r.Text != "" && !(len(r.Text) < 8 && strings.EqualFold(r.Text, "finished"[:len(r.Text)]))
}

// periodOf returns the longest time that is left between two intervals, or the day, at
// the same time of which all others are due.
func periodOf(list *seenRun) time.Duration {
	if list.run.Kind != archive.Interval {
		return 24 * time.Hour
	}
	period := time.Minute
	for s := list; s != nil; s = s.other {
		period = max(period, min(onTheClock(s.run.Last, s.run.Next), longestInterval))
	}
	return period
}

// dueAfter returns when the next run was due behind one that was not done: what ran before
// that did it again.
func dueAfter(missed *archive.Run, period time.Duration) time.Time {
	due := missed.Next
	if !due.After(missed.Last) {
		due = nextOf(missed.Kind, missed.Last, period)
	}
	if missed.State == archive.NotRun && !due.After(missed.Seen.At) { // it was not run when it was due
		due = nextOf(missed.Kind, missed.Seen.At, period)
	}
	return due
}

func nextOf(k archive.Kind, t time.Time, period time.Duration) time.Time {
	switch k {
	case archive.Daily:
		return t.AddDate(0, 0, 1)
	case archive.Weekly:
		return t.AddDate(0, 0, 7)
	case archive.Monthly:
		return t.AddDate(0, 1, 0)
	}
	return t.Add(period)
}

// begunByHand reports whether a run began at another time of its period, or of the day,
// than the next is to: archives are due at the same.
func begunByHand(r *archive.Run, period time.Duration) bool {
	off := onTheClock(r.Last, r.Next) % period
	return !r.Next.IsZero() && off > period/6 && off < period-period/6
}
