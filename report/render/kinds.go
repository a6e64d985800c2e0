package render

import (
	"cmp"
	"slices"
	"time"

	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// kind is one kind of entry of the last day of an error log.
type kind struct {
	errlog.Kind
	count int       // events in the 24 hours before the check
	last  time.Time // the latest
	class string    // "known" or "new" to the baseline; "unlearned" without one
	first time.Time // the first day on which the baseline has it
	usual usual
}

// usual is what the baseline says of how often a kind comes.
type usual struct {
	low, high, days int // between low and high on nine of ten days
	counts          map[time.Time]int
}

// shownDays is how many days before the check are drawn.
const shownDays = 28

func usualOf(b *errlog.Baseline, k errlog.Kind, now time.Time) (u usual) {
	u.low, u.high, u.days = b.Usual(k, now)
	u.counts = make(map[time.Time]int)
	for day, n := range b.Counts(k, now) {
		u.counts[day] = n
	}
	return u
}

// absent returns the kinds that come on nearly every day and did not in the 24
// hours before the check: of a log that was seen to its end not long ago.
func (d *digest) absent(s *report.Server, seen []*kind) []*kind {
	if s.Baseline == nil || d.Now.IsZero() || s.Errors.Scope.Part || d.Now.Sub(s.Errors.NotAfter) > time.Hour {
		return nil
	}
	there := make(map[errlog.Kind]bool)
	for _, k := range seen {
		there[k.Kind] = true
	}
	var list []*kind
	for k := range s.Baseline.Kinds() {
		u := usualOf(s.Baseline, k, d.Now)
		if there[k] || u.low == 0 || u.days < 14 {
			continue
		}
		first, last, _ := s.Baseline.Seen(k)
		list = append(list, &kind{Kind: k, class: "known", first: first, last: last, usual: u})
	}
	return list
}

// kinds returns the kinds of entry of the 24 hours before the check, the most
// frequent last: what came once is what to read.
func (d *digest) kinds(s *report.Server) []*kind {
	if s.Errors == nil || d.Now.IsZero() {
		return nil
	}
	var of errlog.Kinds
	at := make(map[errlog.Kind]*kind)
	var list []*kind
	today := civil(d.Now)
	for i := range s.Errors.Entries {
		e := &s.Errors.Entries[i]
		if e.Time.Before(d.Now.Add(-24 * time.Hour)) {
			continue
		}
		k := of.Of(*e)
		x := at[k]
		if x == nil {
			x = &kind{Kind: k, class: "unlearned"}
			if s.Baseline != nil {
				x.class = "new"
				if first, _, ok := s.Baseline.Seen(k); ok && first.Before(today) {
					x.class, x.first, x.usual = "known", first, usualOf(s.Baseline, k, d.Now)
				}
			}
			at[k] = x
			list = append(list, x)
		}
		x.count += max(e.Count, 1)
		if e.Time.After(x.last) {
			x.last = e.Time
		}
	}
	slices.SortStableFunc(list, func(a, b *kind) int {
		return cmp.Or(cmp.Compare(b.class, a.class), cmp.Compare(a.count, b.count), a.Kind.Compare(b.Kind))
	})
	return list
}
