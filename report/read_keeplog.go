package report

import (
	"hash/maphash"
	"strings"
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
	severities words[errlog.Severity] // by their number in earlier
	names      words[string]          // of ACDs, likewise

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
		k.fullFrom(&e)
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

// fullFrom notes that an entry finds no room.
func (k *logKeeper) fullFrom(e *errlog.Entry) {
	if !k.full {
		k.full, k.fullAt = true, e.At
	}
}

// beside is what an entry takes beside itself: a place in the list while that grows, one
// in what finds the repeats, and what is garbage of both until it is collected.
const beside = 512

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
	var (
		seed   = maphash.MakeSeed()
		hashes = make([]uint64, len(k.log.Entries)) // of the repeats; those themselves would take more than the entries
		all    = make(map[uint64]folded)
		kinds  errlog.Kinds
	)
	for i := range k.log.Entries {
		e := &k.log.Entries[i]
		if e.Time.IsZero() {
			continue
		}
		h := maphash.Comparable(seed, repeat{dayOf(e.Time), kinds.Of(*e), e.ACD, e.Severity, e.Odd, e.DateOnly})
		f, again := all[h]
		if again {
			f.last = i
			f.events += max(1, e.Count)
		} else {
			f.first = i
		}
		all[h], hashes[i] = f, h
	}
	kept, own := k.log.Entries[:0], 0
	for i, e := range k.log.Entries {
		f, ok := all[hashes[i]]
		if ok && i != f.first && i != f.last {
			size := sizeOfEntry(&e)
			k.size -= size
			k.reading.left += int64(size) + beside
			continue
		} else if ok && i == f.last && f.events > 1 {
			e.Count = f.events
		}
		if i >= k.sparse {
			e = e.Clone()
		}
		own++
		kept = append(kept, e)
	}
	k.foldAt = k.size + k.size/4
	any := len(kept) < len(hashes)
	clear(k.log.Entries[len(kept):])
	k.log.Entries, k.sparse = kept, own
	return any
}

func (k *logKeeper) count(e *errlog.Entry) {
	if !e.Time.Before(k.before.Time) {
		k.before = *e
	}
	name, ok := k.names.number(e.ACD.Name, k.reading)
	severity, also := k.severities.number(e.Severity, k.reading)
	key := earlier{dayOf(e.Time), int32(e.Code), int32(e.ACD.Number), name, severity}
	n, met := k.counts[key]
	if !ok || !also || !met && !k.reading.hold(sizeOfCount) {
		k.fullFrom(e)
		return
	}
	if k.counts == nil {
		k.counts = make(map[earlier]int)
	}
	k.counts[key] = n + max(1, e.Count)
}

// sizeOfCount is what counting takes for one of what it counts by, and sizeOfWord for a word
// beside its text.
const sizeOfCount, sizeOfWord = 200, 100

// dayOf returns the civil date of a time, in days since 1970.
func dayOf(t time.Time) int32 {
	_, offset := t.Zone()
	seconds := t.Unix() + int64(offset)
	const day = 24 * 3600
	return int32((seconds - (seconds%day+day)%day) / day)
}

// words are words that were met, by their number. Most logs have few of them.
type words[S ~string] struct {
	list []S
	at   map[S]int32
}

// number returns the number of a word. It reports false if the word is new and there is no
// room for it.
func (w *words[S]) number(word S, r *reading) (int32, bool) {
	for i := range min(len(w.list), 8) {
		if w.list[i] == word {
			return int32(i), true
		}
	}
	n, ok := w.at[word]
	if ok || !r.hold(sizeOfWord+len(word)) {
		return n, ok
	}
	word = S(strings.Clone(string(word))) // its memory is shared with all that was read with it
	n = int32(len(w.list))
	w.list = append(w.list, word)
	if w.at == nil {
		w.at = make(map[S]int32)
	}
	w.at[word] = n
	return n, true
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
			Code: int(key.code), ACD: centrevu.ACD{Number: int(key.acd), Name: k.names.list[key.name]},
			Severity: k.severities.list[key.severity], Count: n,
		})
	}
	sortEarlier(k.log.Earlier)
}
