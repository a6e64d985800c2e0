package report

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// smallLog is how many bytes of entries are kept of a log whatever their age.
const smallLog = 4 << 20

func readLogWindow(f *file, _ []string) (*sighting, error) {
	if len(f.screens) == 0 {
		return nil, errNothing
	}
	return f.keepLog(errlog.FromScreens(f.replay(), f.src))
}

func readPrintedLog(f *file, _ []string) (*sighting, error) {
	switch {
	case f.log != nil:
		return f.keepLog(errlog.Entries(f.log, f.src))
	case f.text != nil && f.text.has(logText):
		return f.keepLog(errlog.Entries(bytes.NewReader(f.text.only(f.content, false, logText)), f.src))
	}
	return nil, errNothing
}

// keepLog keeps what rules need of a log: the entries of the look-back, and
// how many there are of each kind and day before it.
func (f *file) keepLog(entries iter.Seq2[errlog.Entry, error]) (*sighting, error) {
	k := logKeeper{folder: f.folder, log: &ErrorLog{Source: f.src.Name, Entries: []errlog.Entry{}}, counts: map[earlier]int{}}
	k.readAt = earliest(f.started, centrevu.Seen{At: f.written, By: centrevu.SeenFile}, centrevu.Seen{At: f.src.CapturedAt, By: centrevu.SeenCaller}).At
	var errs []error
	for e, err := range entries {
		if err != nil {
			if len(errs) < maxTroubles+1 {
				errs = append(errs, err)
			}
			continue
		}
		k.add(e)
	}
	k.finish()
	if k.full {
		errs = append(errs, &centrevu.ParseError{Source: f.src.Name, Position: k.fullAt,
			Err: fmt.Errorf("%w: the entries of the error log take more than %d bytes", centrevu.ErrTooLarge, f.folder.options.Memory)})
	}
	if len(k.log.Entries) == 0 && len(k.log.Earlier) == 0 {
		return nil, errors.Join(errs...)
	}
	return &sighting{errors: k.log}, errors.Join(errs...)
}

// logKeeper decides which entries of a log are kept. As long as they are few
// all are; then those go that lie before the look-back.
type logKeeper struct {
	folder *reading
	log    *ErrorLog
	readAt time.Time // zero if nothing says when the log was read

	size   int // of the entries kept
	large  bool
	since  time.Time // what is older is only counted
	newest time.Time
	counts map[earlier]int
	last   earlier // the one counted last, most often the next as well
	same   int     // how often since it was put away

	full   bool
	fullAt centrevu.Position
}

// earlier is what entries are counted by.
type earlier struct {
	day      int64
	code     int
	acd      centrevu.ACD
	severity errlog.Severity
}

func (k *logKeeper) add(e errlog.Entry) {
	if k.large && e.Time.Before(k.since) && !e.Time.IsZero() {
		k.count(&e)
		return
	}
	size := 128 + len(e.Header) + len(e.Text)
	if !k.folder.hold(size) {
		if !k.full {
			k.full, k.fullAt = true, e.At
		}
		k.count(&e)
		return
	}
	if k.large {
		e = e.Clone() // or it would keep a block of those that go
	}
	k.log.Entries = append(k.log.Entries, e)
	k.size += size
	if e.Time.After(k.newest) {
		k.newest = e.Time
	}
	if k.size > smallLog && (!k.large || k.size > 8*smallLog) {
		k.drop()
	}
}

// drop counts the entries that lie before the look-back and keeps no more of
// them. An entry of the future says nothing of when the log was read.
func (k *logKeeper) drop() {
	k.large = true
	end := k.newest
	if !k.readAt.IsZero() && k.readAt.Before(end) || end.IsZero() {
		end = k.readAt
	}
	if end.IsZero() {
		return
	}
	k.since = end.Add(-k.folder.options.LookBack)
	kept := k.log.Entries[:0]
	k.size = 0
	for _, e := range k.log.Entries {
		size := 128 + len(e.Header) + len(e.Text)
		if !e.Time.IsZero() && e.Time.Before(k.since) {
			k.count(&e)
			k.folder.left += int64(size)
			continue
		}
		k.size += size
		kept = append(kept, e.Clone())
	}
	clear(k.log.Entries[len(kept):])
	k.log.Entries = kept
}

func (k *logKeeper) count(e *errlog.Entry) {
	key := earlier{day: e.Time.Unix() / (24 * 3600), code: e.Code, acd: e.ACD, severity: e.Severity}
	if !e.Time.IsZero() {
		_, offset := e.Time.Zone()
		key.day = (e.Time.Unix() + int64(offset)) / (24 * 3600)
	}
	n := max(1, e.Count)
	if key == k.last && k.same > 0 {
		k.same += n
		return
	}
	k.putAway()
	k.last, k.same = key, n
	k.last.severity = errlog.Severity(append([]byte(nil), key.severity...))
}

func (k *logKeeper) putAway() {
	if k.same > 0 {
		k.counts[k.last] += k.same
	}
	k.same = 0
}

func (k *logKeeper) finish() {
	if k.large {
		k.drop()
	}
	k.putAway()
	for key, n := range k.counts {
		k.log.Earlier = append(k.log.Earlier, EarlierEntries{
			Day: time.Unix(key.day*24*3600, 0).UTC(), Code: key.code, ACD: key.acd, Severity: key.severity, Count: n,
		})
	}
	sortEarlier(k.log.Earlier)
}
