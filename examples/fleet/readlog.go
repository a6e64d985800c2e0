package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"reflect"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/sdf"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// Log is a long error log of one server: a report, plain or compressed.
type Log struct {
	Site   string
	Dir    string // folder of the site; empty if only logs are known of it
	Server int    // 0 primary, 1 secondary
	Path   string
	Size   int64
	Time   int64 // when it was written, in seconds since 1970; 0 if not known
}

// sectionSize is about how long a section of a log is: long enough that what
// Beam takes for an element does not count, short enough to share a log out.
const sectionSize = 16 << 20

func init() {
	register.DoFn5x1[context.Context, *sdf.LockRTracker, Log, func(string, int64), func(string, int64), error](&readLog{})
	register.Emitter2[string, int64]()
	beam.RegisterType(reflect.TypeFor[Log]())
	beam.RegisterType(reflect.TypeFor[sections]())
}

// readLog counts the entries of a log by day, kind and ACD. A plain report is
// read in sections that begin where a record does, in any order and on any
// worker; what cannot be cut is one. It emits how many files of counts there are
// of each site.
type readLog struct {
	Config Config
	sites  siteCache
	counters
}

func (fn *readLog) Setup() {
	fn.counters = newCounters()
	fn.sites = newSiteCache(&fn.Config)
}

// CreateInitialRestriction cuts the log. Of one that cannot be opened or read
// here nothing is cut, and reading it tells why.
func (fn *readLog) CreateInitialRestriction(ctx context.Context, l Log) sections {
	whole := sections{Cuts: []int64{0, l.Size}, Whole: true}
	f, err := open(ctx, l.Path)
	if err != nil {
		return whole
	}
	defer f.Close()
	ra, ok := f.(io.ReaderAt)
	if !ok {
		return whole
	}
	parts, err := errlog.Sections(ra, l.Size, int(l.Size/sectionSize)+1)
	if err != nil || len(parts) < 2 {
		return whole
	}
	var cut sections
	for _, part := range parts {
		_, offset, _ := part.Outer()
		cut.Cuts = append(cut.Cuts, offset)
	}
	cut.Cuts = append(cut.Cuts, l.Size)
	return cut
}

func (fn *readLog) SplitRestriction(_ Log, s sections) []sections { return s.each() }

func (fn *readLog) RestrictionSize(_ Log, s sections) float64 { return s.bytes() }

func (fn *readLog) CreateTracker(s sections) *sdf.LockRTracker {
	return sdf.NewLockRTracker(&sectionTracker{of: s})
}

func (fn *readLog) ProcessElement(ctx context.Context, rt *sdf.LockRTracker, l Log, emit, letters func(string, int64)) error {
	s := rt.GetRestriction().(sections)
	for i := 0; rt.TryClaim(i); i++ {
		of := fmt.Sprintf("%s\x00%s\x00%d", l.Site, l.Path, s.Cuts[i])
		found := newRowFiles(ctx, fn.Config.Out, of, func(_ string, n int64) { emit(l.Site, n) })
		faults := newRowFiles(ctx, fn.Config.Out, of, letters)
		to := siteRows(l.Site)
		fault, err := fn.section(ctx, l, s, i, func(c *counts) error {
			err := c.rows(func(r row) { found.add(to, r) })
			return errors.Join(err, found.failed)
		})
		fn.sections.Inc(ctx, 1)
		if fault != nil {
			faults.add(deadLetters, fault.row())
		}
		if err := errors.Join(err, found.end(), faults.end()); err != nil {
			return err
		}
	}
	return nil
}

// section counts what is in one section, and puts that away: all at its end,
// unless it is too much. An error is one of that; what is wrong with the log
// makes a letter.
func (fn *readLog) section(ctx context.Context, l Log, s sections, i int, put func(*counts) error) (fault *letter, failed error) {
	c := newCounter(&l)
	n := 0
	putAway := func(found *counts) bool {
		failed = put(found)
		return failed == nil
	}
	err := guarded(func() error {
		f, err := open(ctx, l.Path)
		if err != nil {
			return err
		}
		defer f.Close()
		var r io.Reader = &tallied{f, ctx, fn.bytes}
		if !s.Whole {
			ra, ok := f.(io.ReaderAt)
			if !ok {
				return errors.New("cannot be read from the middle")
			}
			r = errlog.Section(&talliedAt{ra, ctx, fn.bytes}, s.Cuts[i], s.Cuts[i+1]-s.Cuts[i])
		}
		src := fn.sites.source(ctx, l)
		n, fault = count(c, errlog.Entries(r, src), l.Path, s.Whole, putAway)
		return nil
	})
	if err != nil {
		c.found.Failed = true
		fault = &letter{Path: l.Path, Errors: 1, Error: brief(err)}
	}
	if fault != nil && fault.fatal {
		c.found.Failed = true
	}
	fn.entries.Inc(ctx, int64(n))
	seen.entries.Add(int64(n))
	if i == 0 && s.Cuts[0] == 0 {
		fn.files.Inc(ctx, 1)
		seen.files.Add(1)
	}
	if failed == nil {
		failed = put(c.take())
	}
	return fault, failed
}

// count counts entries. What of the log was not understood makes one letter, and
// a day bad: that of the entry before, else of the one behind it. What is counted
// is put away when it is much, and the counting ends where that fails.
func count(c *counter, entries iter.Seq2[errlog.Entry, error], path string, fromStart bool, put func(*counts) bool) (n int, fault *letter) {
	day, known, due := date(0), false, false
	for e, err := range entries {
		if c.full() && !put(c.take()) {
			break
		}
		if err != nil {
			if fault == nil {
				fault = &letter{Path: path}
			}
			fault.add(err, fromStart)
			if due = !known; known {
				c.found.Bad = append(c.found.Bad, day)
			}
			continue
		}
		if e.Time.IsZero() {
			continue
		}
		n++
		d := c.add(&e)
		if due {
			c.found.Bad, due = append(c.found.Bad, d), false
		}
		if len(c.found.Bad) > maxBad {
			c.found.Bad = sortedDays(c.found.Bad)
		}
		day, known = d, true
	}
	return n, fault
}

// maxBad is how many bad days are noted before they are put in order.
const maxBad = 4096

// source says how a log is read.
func (c siteCache) source(ctx context.Context, l Log) centrevu.Source {
	s, _ := c.of(ctx, l.Site, l.Dir) // what is wrong with the site file is told where its days are judged
	src := s.source(l.Server)
	src.Name = l.Path
	if l.Time != 0 {
		src.CapturedAt = time.Unix(l.Time, 0)
	}
	return src
}

// sections are the parts of a log that are left to read.
type sections struct {
	Cuts  []int64 // where each begins, and where the last one ends
	Whole bool    // it cannot be cut, and is read from its start as a stream
}

func (s sections) bytes() float64 { return float64(s.Cuts[len(s.Cuts)-1] - s.Cuts[0]) }

// each returns the sections one by one.
func (s sections) each() []sections {
	if s.Whole {
		return []sections{s}
	}
	var list []sections
	for i := range s.Cuts[1:] {
		list = append(list, sections{Cuts: s.Cuts[i : i+2]})
	}
	return list
}

// sectionTracker is Beam's view of how far sections have been read: it hands
// them out one by one, and can be split between any two.
type sectionTracker struct {
	of      sections
	claimed int
	err     error
}

func (t *sectionTracker) TryClaim(pos any) bool {
	i := pos.(int)
	if i != t.claimed {
		t.err = fmt.Errorf("section %d was claimed behind %d", i, t.claimed)
		return false
	}
	if i >= len(t.of.Cuts)-1 {
		return false
	}
	t.claimed++
	return true
}

func (t *sectionTracker) GetError() error     { return t.err }
func (t *sectionTracker) IsDone() bool        { return t.err == nil && t.claimed == len(t.of.Cuts)-1 }
func (t *sectionTracker) IsBounded() bool     { return true }
func (t *sectionTracker) GetRestriction() any { return t.of }

func (t *sectionTracker) GetProgress() (done, remaining float64) {
	done = float64(t.of.Cuts[t.claimed] - t.of.Cuts[0])
	return done, t.of.bytes() - done
}

func (t *sectionTracker) TrySplit(fraction float64) (primary, residual any, err error) {
	last := len(t.of.Cuts) - 1
	at := t.claimed + int(fraction*float64(last-t.claimed)+0.999)
	if fraction <= 0 {
		at = t.claimed
	}
	if at >= last {
		return t.of, nil, nil
	}
	rest := sections{Cuts: t.of.Cuts[at:], Whole: t.of.Whole}
	t.of = sections{Cuts: t.of.Cuts[:at+1], Whole: t.of.Whole}
	return t.of, rest, nil
}
