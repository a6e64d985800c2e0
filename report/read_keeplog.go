package report

import (
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// logKeeper decides which entries of a log are kept. As long as they are few
// all are; then those go, and are counted, that lie before the look-back. Of a
// log that is known to be large they are never kept if it is known when it was
// read.
type logKeeper struct {
	reading *reading
	log     *ErrorLog
	readAt  time.Time // zero if nothing says when the log was read

	since  time.Time    // what is older is only counted; zero as long as all are kept
	before errlog.Entry // the newest that was only counted
	newest time.Time
	size   int // of the entries kept
	sparse int // how many of them have memory of their own
	next   int // the size at which old ones go
	foldAt int // below it, nothing is folded

	counts     map[earlier]int
	severities []errlog.Severity // by their number in earlier
	names      []string          // of ACDs, likewise

	full   bool
	fullAt centrevu.Position
}

// earlier is what entries are counted by.
type earlier struct{ day, code, acd, name, severity int32 }

func (k *logKeeper) add(e errlog.Entry) {
	if e.Time.After(k.newest) {
		k.newest = e.Time
	}
	if !k.since.IsZero() && e.Time.Before(k.since) && !e.Time.IsZero() {
		k.count(&e)
		return
	}
	size := sizeOfEntry(&e)
	if !k.reading.hold(size+beside) && !(k.fold() && k.reading.hold(size+beside)) {
		if !k.full {
			k.full, k.fullAt = true, e.At
		}
		k.count(&e)
		return
	}
	k.log.Entries = append(k.log.Entries, e)
	k.size += size
	if k.size > max(k.next, smallLog) {
		k.drop()
		if k.size > largeLog {
			k.fold()
		}
		k.next = 2 * k.size
	}
}

// beside is what an entry takes beside itself: a place in the list while that grows, and
// in what finds the repeats.
const beside = 320

func sizeOfEntry(e *errlog.Entry) int { return 160 + len(e.Header) + len(e.Text) }

// drop counts the entries that lie before the look-back and gives the others
// memory of their own, for theirs is shared with those that go. An entry of
// the future says nothing of when the log was read.
func (k *logKeeper) drop() {
	end := k.newest
	if !k.readAt.IsZero() && k.readAt.Before(end) {
		end = k.readAt
	}
	if end.IsZero() {
		return
	}
	k.since = end.Add(-k.reading.options.LookBack)
	kept, own := k.log.Entries[:0], 0
	for i, e := range k.log.Entries {
		switch {
		case !e.Time.IsZero() && e.Time.Before(k.since):
			k.count(&e)
			k.size -= sizeOfEntry(&e)
			k.reading.left += int64(sizeOfEntry(&e)) + beside
			continue
		case i >= k.sparse:
			e = e.Clone()
		}
		own++
		kept = append(kept, e)
	}
	clear(k.log.Entries[len(kept):])
	k.log.Entries, k.sparse = kept, own
}

// repeat is what entries have in common of which the first and the last of a day
// are kept.
type repeat struct {
	day      int32
	kind     errlog.Kind
	acd      centrevu.ACD
	severity errlog.Severity
	odd      errlog.Odd
	dateOnly bool
}

// fold leaves of the entries of one kind and ACD on one day the first and the
// last, which stands for all but the first. It reports whether any went.
func (k *logKeeper) fold() bool {
	if k.size < k.foldAt {
		return false // hardly more has come since the last time
	}
	type folded struct{ first, last, events int }
	all := make(map[repeat]*folded)
	of := make([]*folded, len(k.log.Entries))
	var kinds errlog.Kinds
	for i := range k.log.Entries {
		e := &k.log.Entries[i]
		if e.Time.IsZero() {
			continue
		}
		key := repeat{dayOf(e.Time), kinds.Of(*e), e.ACD, e.Severity, e.Odd, e.DateOnly}
		f := all[key]
		if f == nil {
			f = &folded{first: i}
			all[key] = f
		} else {
			f.last = i
			f.events += max(1, e.Count)
		}
		of[i] = f
	}
	kept, own := k.log.Entries[:0], 0
	for i, e := range k.log.Entries {
		if f := of[i]; f != nil && i != f.first && i != f.last {
			size := sizeOfEntry(&e)
			k.size -= size
			k.reading.left += int64(size) + beside
			continue
		} else if f != nil && i == f.last && f.events > 1 {
			e.Count = f.events
		}
		if i >= k.sparse {
			e = e.Clone()
		}
		own++
		kept = append(kept, e)
	}
	k.foldAt = k.size + k.size/4
	any := len(kept) < len(of)
	clear(k.log.Entries[len(kept):])
	k.log.Entries, k.sparse = kept, own
	return any
}

func (k *logKeeper) count(e *errlog.Entry) {
	if !e.Time.Before(k.before.Time) {
		k.before = *e
	}
	key := earlier{
		day: dayOf(e.Time), code: int32(e.Code), acd: int32(e.ACD.Number),
		name: number(&k.names, e.ACD.Name), severity: number(&k.severities, e.Severity),
	}
	if k.counts == nil {
		k.counts = make(map[earlier]int)
	}
	k.counts[key] += max(1, e.Count)
}

// dayOf returns the civil date of a time, in days since 1970.
func dayOf(t time.Time) int32 {
	_, offset := t.Zone()
	seconds := t.Unix() + int64(offset)
	const day = 24 * 3600
	return int32((seconds - (seconds%day+day)%day) / day)
}

// number returns the place of a word in a list of those that were met, which
// are few.
func number[S ~string](list *[]S, word S) int32 {
	for i := range *list {
		if (*list)[i] == word {
			return int32(i)
		}
	}
	*list = append(*list, S(append([]byte(nil), word...)))
	return int32(len(*list) - 1)
}

// finish puts away what was counted. The newest entry is kept however old.
func (k *logKeeper) finish() {
	if !k.since.IsZero() {
		k.drop()
	}
	if len(k.log.Entries) == 0 && len(k.counts) > 0 {
		k.log.Entries = append(k.log.Entries, k.before.Clone())
	}
	for key, n := range k.counts {
		k.log.Earlier = append(k.log.Earlier, EarlierEntries{
			Day:  time.Unix(int64(key.day)*24*3600, 0).UTC(),
			Code: int(key.code), ACD: centrevu.ACD{Number: int(key.acd), Name: k.names[key.name]},
			Severity: k.severities[key.severity], Count: n,
		})
	}
	sortEarlier(k.log.Earlier)
}
