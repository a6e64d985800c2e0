package report

import (
	"iter"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// logs puts error logs together. An entry that several show counts once; one
// that stands twice in a log stays two. When the whole was seen, current says.
func (u *union) logs() *ErrorLog {
	for i := range u.used {
		u.used[i] = true
	}
	if len(u.list) == 1 {
		return u.list[0].shown.Errors
	}
	whole := wholes(u, logged, func(s *sighting) time.Time { return s.shown.Errors.NotAfter })
	all := &ErrorLog{Source: u.list[0].shown.Errors.Source, Entries: []errlog.Entry{}}
	have := map[entryKey]int{}
	earlier := map[EarlierEntries]int{}
	for _, s := range u.list {
		mine := map[entryKey]int{}
		all.parts = append(all.parts, logPart{s.shown.Errors.Source, len(all.Entries)})
		for _, e := range s.shown.Errors.Entries {
			k := keyOf(e)
			if mine[k]++; mine[k] > have[k] {
				all.Entries = append(all.Entries, e)
			}
		}
		for k, n := range mine {
			have[k] = max(have[k], n)
		}
		for _, e := range s.shown.Errors.Earlier {
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
	all.place()
	for i := range u.list {
		log := u.list[i].shown.Errors
		if t := log.NotAfter; whole[i] && t.After(all.NotAfter) {
			all.NotAfter, all.Scope = t, log.Scope
		}
	}
	troubled := u.troubled()
	for i, s := range u.list {
		whole[i] = whole[i] && !s.shown.Errors.IsPart(s.seen.At) && !troubled[s.capture]
	}
	current(u, logged, whole)
	return all
}

// logged are the entries of a log.
func logged(s *sighting) iter.Seq2[entryKey, time.Time] {
	return func(yield func(entryKey, time.Time) bool) {
		for i := range s.shown.Errors.Entries {
			if e := &s.shown.Errors.Entries[i]; !yield(keyOf(*e), e.Time) {
				return
			}
		}
	}
}

// troubled returns the captures of which something was not understood, or was not there.
func (u *union) troubled() map[int]bool {
	named := make(map[string]bool)
	for _, p := range u.reading.server.Problems {
		if p.Fact == u.fact {
			named[p.At.Source] = true
		}
	}
	troubled := make(map[int]bool)
	for _, s := range u.list {
		troubled[s.capture] = named[u.reading.server.Captures[s.capture].Name]
	}
	return troubled
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
