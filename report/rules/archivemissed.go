package rules

import (
	"strings"
	"time"

	"example.com/centrevu/archive"
	"example.com/centrevu/internal/acds"
)

// A run of the next period says nothing of the one before: what failed then, or was not
// run, stays missing until it is archived again (R21). So what captures of before show is
// looked at as well.

// ofRun is one kind of archive of an ACD, as captures show it one after the other.
type ofRun = acds.Map[[]*archive.Run]

// earlierRuns returns what captures showed of each kind before.
func earlierRuns(s *archive.Status) map[archive.Kind]*ofRun {
	all := make(map[archive.Kind]*ofRun)
	for i := range s.Earlier {
		r := &s.Earlier[i]
		if all[r.Kind] == nil {
			all[r.Kind] = acds.New(func(a, b []*archive.Run) []*archive.Run { return append(a[:len(a):len(a)], b...) })
		}
		all[r.Kind].Add(r.ACD, []*archive.Run{r})
	}
	return all
}

// missedBefore returns a run of before that did not do what it was to, and that nothing
// shows to have been done again, nil if there is none. It is told until a day
// after the next was due.
func missedBefore(r *archive.Run, before map[archive.Kind]*ofRun) *archive.Run {
	of := before[r.Kind]
	if of == nil || r.Last.IsZero() {
		return nil
	}
	list, _ := of.Of(r.ACD)
	list = append(list[:len(list):len(list)], r)
	var missed *archive.Run
	for _, o := range list {
		if !notDone(o) || !o.Last.Before(r.Last) || r.Last.After(nextOf(o.Kind, o.Last, 0).Add(lately)) ||
			missed != nil && !o.Last.After(missed.Last) {
			continue
		}
		again := false
		for _, by := range list {
			again = again || doneAgain(o, by)
		}
		if !again {
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

// doneAgain reports whether a run did what another was to: one before the next was due, or
// one that somebody began.
func doneAgain(missed, by *archive.Run) bool {
	if by.State != archive.Finished && by.State != archive.Succeeded || !by.Last.Truncate(time.Minute).After(missed.Last.Truncate(time.Minute)) {
		return false
	}
	period := max(onTheClock(missed.Last, missed.Next), onTheClock(by.Last, by.Next), time.Minute)
	end := missed.Next
	if !end.After(missed.Last) {
		end = nextOf(missed.Kind, missed.Last, period)
	}
	for missed.State == archive.NotRun && !end.After(missed.Seen.At) { // the one that was due before it was seen
		end = nextOf(missed.Kind, end, period)
	}
	return by.Last.Before(end) || byHand(by, period)
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

// byHand reports whether a run began at another time of its period, or of the day, than
// the next is to: archives are due at the same.
func byHand(r *archive.Run, period time.Duration) bool {
	if r.Kind != archive.Interval {
		period = 24 * time.Hour
	}
	if r.Next.IsZero() {
		return false
	}
	off := onTheClock(r.Last, r.Next) % period
	return off > period/6 && off < period-period/6
}
