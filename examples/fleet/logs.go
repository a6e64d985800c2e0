package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"iter"
	"maps"
	"slices"
	"time"

	"example.com/centrevu/errlog"
)

// logs are the counts of the two servers' logs. They lie on disk in the order of
// days, so that memory does not grow with the days of a server or what it logged.
type logs struct {
	of   [2]*serverLog // nil for a server without any
	rows *sorter
	next func() (row, error, bool)
	stop func()
	row  row // the next one, "" behind the last
}

// serverLog is what all logs of a server hold together.
type serverLog struct {
	from, to date // the days that LearnLog would learn: where most are without a long gap
	some     map[date]bool
	bad      map[date]bool
	spans    map[string]*span // of each log
}

// span is what one log reaches over.
type span struct {
	first, last date
	some        bool // it has entries
	failed      bool
	until       int64 // when it was written
	east        int
}

// openLogs puts the counts of a site, that each calls with, in order on disk.
func openLogs(ctx context.Context, each func(func(row) error) error) (*logs, error) {
	l := &logs{rows: newSorter(ctx)}
	err := each(func(r row) error {
		if key, rest := r.split(); key[0] == "" {
			var h logHead
			if err := json.Unmarshal([]byte(rest), &h); err != nil {
				return err
			}
			l.note(&h)
			return nil
		}
		return l.rows.add(r)
	})
	if err != nil {
		l.rows.stop()
		return nil, err
	}
	for _, s := range l.of {
		if s != nil {
			s.from, s.to = longestRun(slices.Sorted(maps.Keys(s.some)))
		}
	}
	l.next, l.stop = iter.Pull2(func(yield func(row, error) bool) {
		err := l.rows.each(func(r row) error {
			if !yield(r, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && err != errEnough {
			yield("", err)
		}
	})
	return l, l.forward()
}

var errEnough = errors.New("no more rows are wanted")

// forward takes the next row.
func (l *logs) forward() error {
	r, err, ok := l.next()
	if !ok {
		r = ""
	}
	l.row = r
	return err
}

func (l *logs) close() {
	l.stop()
	l.rows.stop()
}

// note takes in what a part tells of its log as a whole.
func (l *logs) note(h *logHead) {
	s := l.of[h.Server]
	if s == nil {
		s = &serverLog{some: map[date]bool{}, bad: map[date]bool{}, spans: map[string]*span{}}
		l.of[h.Server] = s
	}
	for _, day := range h.Bad {
		s.bad[day] = true
	}
	of := s.spans[h.Log]
	if of == nil {
		of = &span{}
		s.spans[h.Log] = of
	}
	of.failed = of.failed || h.Failed
	of.until = h.Until
	for _, day := range h.Days {
		s.some[day] = true
		if !of.some || day < of.first {
			of.first = day
		}
		if !of.some || day >= of.last {
			of.last, of.east = day, h.LastEast
		}
		of.some = true
	}
}

// gapDays is how many days without any entry are no silence: see
// errlog.Baseline.LearnLog, which the same days are learned as.
const gapDays = 60

// mostDays is how long the days of a log can be: what reaches over more has wrong
// dates, and would be learned and judged for hours.
const mostDays = 50 * 366

// longestRun returns the first and last of the days that follow each other with
// no gap, where they are most. Without any day the last is before the first.
func longestRun(days []date) (from, to date) {
	from, to = 1, 0
	for i, most := 0, 0; i < len(days); {
		k := i + 1
		for k < len(days) && days[k]-days[k-1] <= gapDays {
			k++
		}
		if k-i >= most {
			most, from, to = k-i, days[i], days[k-1]
		}
		i = k
	}
	return max(from, to-mostDays), to
}

// holds reports whether a day is one of those that are learned.
func (s *serverLog) holds(day date) bool { return day >= s.from && day <= s.to }

// whole reports whether all that a server logged on a day is there, as far as
// can be told: nothing of the day was not understood, and if one of the logs
// could not be read to its end, the day lies well within another one. The last
// day of all is over if the log was written after it.
func (s *serverLog) whole(day date) (ok bool, why string) {
	if s.bad[day] {
		return false, "something in the log of this day was not understood"
	}
	failed, within, over := false, false, day < s.to
	for _, of := range s.spans {
		failed = failed || of.failed
		within = within || !of.failed && of.some && of.first < day && day < of.last
		over = over || of.some && of.last == day && of.until >= day.end(of.east)
	}
	switch {
	case failed && !within:
		return false, "a log of this server could not be read to its end"
	case !over:
		return false, "the day was not over when the log was written, as far as is known"
	}
	return true, ""
}

// end returns when a day is over by a clock that far east of UTC.
func (d date) end(east int) int64 { return int64(d+1)*int64(24*time.Hour/time.Second) - int64(east) }

// maxDayCells bounds what of a day of a server is judged, and so the memory for it.
const maxDayCells = 1 << 15

// logged is what a server logged on a day.
type logged struct {
	entries []errlog.Entry // what stands for them, in the order in which they stand in the logs, one log behind the other
	tooMany string         // the log of which there would be more than can be judged
}

// take returns what a server logged on a day, and calls count with how often each
// kind came. Days are asked for in order, of each the primary first. However many
// sections a day of a log was read in, what is alike in them is one.
func (l *logs) take(server int, day date, count func(errlog.Kind, int64) error) (*logged, error) {
	var of logged
	var kinds errlog.Kinds
	var kind errlog.Kind
	var sum int64
	var last cellRow // cells that are alike, together
	cells := 0
	put := func() {
		if cells++; cells > maxDayCells {
			of.tooMany = cmp.Or(of.tooMany, last.Log)
			return
		}
		for _, e := range last.Of.entries(&last.In) {
			e.Header = last.Log // an entry of this kind tells no text of its own, but where it stands
			of.entries = append(of.entries, e)
		}
	}
	some := false
	for key := dayKey(day, server); l.row != ""; {
		at, rest := l.row.split()
		if at[0] > key {
			break
		}
		if at[0] == key {
			var x cellRow
			if err := json.Unmarshal([]byte(rest), &x); err != nil {
				return nil, err
			}
			k := kinds.Of(errlog.Entry{Code: x.Of.Code, Severity: x.Of.Severity, Text: x.Of.Text})
			switch {
			case some && k == kind && x.Log == last.Log && x.In.ACD == last.In.ACD:
				last.In.add(x.In)
			case some:
				put()
				last = x
			default:
				last = x
			}
			if some && k != kind {
				if err := count(kind, sum); err != nil {
					return nil, err
				}
				sum = 0
			}
			kind, some = k, true
			sum += int64(max(x.In.Count, 1))
		}
		if err := l.forward(); err != nil {
			return nil, err
		}
	}
	if some {
		put()
		if err := count(kind, sum); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(of.entries, func(a, b errlog.Entry) int {
		return cmp.Or(cmp.Compare(a.Header, b.Header), cmp.Compare(a.At.Offset, b.At.Offset))
	})
	return &of, nil
}

// days returns all days of the logs that are learned, or hold an entry.
func (l *logs) days() []date {
	var all []date
	for _, s := range l.of {
		if s == nil {
			continue
		}
		for d := s.from; d <= s.to; d++ {
			all = append(all, d)
		}
		for d := range s.some {
			if !s.holds(d) {
				all = append(all, d)
			}
		}
	}
	return all
}
