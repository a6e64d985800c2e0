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
					x.class, x.first = "known", first
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
