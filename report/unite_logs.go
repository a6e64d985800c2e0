package report

import (
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// logs puts error logs together. An entry that several show counts once; one
// that stands twice in a log stays two.
func (u *union) logs() *ErrorLog {
	for i := range u.used {
		u.used[i] = true
	}
	if len(u.list) == 1 {
		return u.list[0].errors
	}
	all := &ErrorLog{Source: u.list[0].errors.Source, Entries: []errlog.Entry{}}
	have := map[entryKey]int{}
	earlier := map[EarlierEntries]int{}
	for _, s := range u.list {
		mine := map[entryKey]int{}
		all.parts = append(all.parts, logPart{s.errors.Source, len(all.Entries)})
		for _, e := range s.errors.Entries {
			k := keyOf(e)
			if mine[k]++; mine[k] > have[k] {
				all.Entries = append(all.Entries, e)
			}
		}
		for k, n := range mine {
			have[k] = max(have[k], n)
		}
		for _, e := range s.errors.Earlier {
			k := e
			k.Count = 0
			earlier[k] = max(earlier[k], e.Count)
		}
	}
	for k, n := range earlier {
		k.Count = n
		all.Earlier = append(all.Earlier, k)
	}
	sortEarlier(all.Earlier)
	for i := range u.list {
		log := u.list[i].errors
		if t := log.NotAfter; u.whole(i) && t.After(all.NotAfter) {
			all.NotAfter, all.Scope = t, log.Scope
		}
	}
	return all
}

// whole reports whether a log lacks none of the entries that the others show
// of its own time: one that does is a part, and when it was read proves
// nothing.
func (u *union) whole(i int) bool {
	log := u.list[i].errors
	have := map[entryKey]bool{}
	var oldest time.Time
	for _, e := range log.Entries {
		have[keyOf(e)] = true
		if oldest.IsZero() || e.Time.Before(oldest) {
			oldest = e.Time
		}
	}
	for j, s := range u.list {
		if j != i && slices.ContainsFunc(s.errors.Entries, func(e errlog.Entry) bool {
			return s.table == u.list[i].table && !have[keyOf(e)] && e.Time.After(oldest) && !e.Time.After(log.NotAfter)
		}) {
			return false
		}
	}
	return true
}

// entryKey is what makes two entries the same.
type entryKey struct {
	at       int64
	dateOnly bool
	odd      errlog.Odd
	code     int
	acd      centrevu.ACD
	count    int
	severity errlog.Severity
	text     string
}

func keyOf(e errlog.Entry) entryKey {
	return entryKey{e.Time.Unix(), e.DateOnly, e.Odd, e.Code, e.ACD, e.Count, e.Severity, e.Text}
}
