package main

import (
	"cmp"
	"errors"
	"io"
	"os"
	"slices"
	"time"

	"example.com/centrevu/errlog"
)

// logs are the counts of the two servers' logs. They lie on disk and are taken
// in by days, so that memory does not grow with the days of a server.
type logs struct {
	file  *os.File
	of    [2]*serverLog // nil for a server without any
	kinds errlog.Kinds
}

// serverLog is what all logs of a server hold together.
type serverLog struct {
	from, to date // the days that LearnLog would learn: where most are without a long gap
	bad      map[date]bool
	spans    map[string]*span // of each log

	parts []part     // not yet taken in, by their first days
	live  []*onePart // taken in, and not yet used up
}

// part is a piece of counts on disk.
type part struct {
	first, last date
	log         string
	at, length  int64
}

type onePart struct {
	*counts
	kinds []errlog.Kind // of its examples
	next  int           // cell
}

// span is what one log reaches over.
type span struct {
	first, last date
	some        bool // it has entries
	failed      bool
	until       int64 // when it was written
	east        int
}

// openLogs puts the pieces of a site on disk.
func openLogs(next func(*[]byte) bool) (*logs, error) {
	l := new(logs)
	days := [2]map[date]bool{{}, {}}
	at := int64(0)
	var data []byte
	for next(&data) {
		c, err := unpackCounts(data)
		if err != nil {
			l.close()
			return nil, err
		}
		s := l.of[c.Server]
		if s == nil {
			s = &serverLog{bad: map[date]bool{}, spans: map[string]*span{}}
			l.of[c.Server] = s
		}
		s.note(c)
		for _, x := range c.Cells {
			days[c.Server][x.Day] = true
		}
		if len(c.Cells) == 0 {
			continue
		}
		if l.file == nil {
			if l.file, err = os.CreateTemp("", "fleet-*"); err != nil {
				return nil, err
			}
			os.Remove(l.file.Name()) // it goes with the process, however that ends
		}
		if _, err := l.file.WriteAt(data, at); err != nil {
			l.close()
			return nil, err
		}
		s.parts = append(s.parts, part{c.First, c.Last, c.Log, at, int64(len(data))})
		at += int64(len(data))
	}
	for server, s := range l.of {
		if s != nil {
			s.from, s.to = longestRun(days[server])
			slices.SortFunc(s.parts, func(a, b part) int {
				return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.log, b.log), cmp.Compare(a.last, b.last))
			})
		}
	}
	return l, nil
}

func (l *logs) close() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}

// note takes in what a piece tells of its log as a whole.
func (s *serverLog) note(c *counts) {
	for _, day := range c.Bad {
		s.bad[day] = true
	}
	of := s.spans[c.Log]
	if of == nil {
		of = &span{}
		s.spans[c.Log] = of
	}
	of.failed = of.failed || c.Failed
	of.until = c.Until
	if n := len(c.Cells); n > 0 {
		if !of.some || c.First < of.first {
			of.first = c.First
		}
		if !of.some || c.Last >= of.last {
			of.last, of.east = c.Last, c.Cells[n-1].Last.East
		}
		of.some = true
	}
}

// gapDays is how many days without any entry are no silence: see
// errlog.Baseline.LearnLog, which the same days are learned as.
const gapDays = 60

// longestRun returns the first and last of the days that follow each other with
// no gap, where they are most. Without any day the last is before the first.
func longestRun(have map[date]bool) (from, to date) {
	days := make([]date, 0, len(have))
	for d := range have {
		days = append(days, d)
	}
	slices.Sort(days)
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
	return from, to
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

// alike is what makes two cells of a day one.
type alike struct {
	log  string
	kind errlog.Kind
	acd  int
}

// summed is such a cell, with an example of its kind.
type summed struct {
	cell
	of example
}

// take returns what stands for a day's entries, in the order in which they stand
// in the logs, one log behind the other. Days are asked for in order. However many
// sections a day of a log was read in, what is alike in them is one cell.
func (l *logs) take(server int, day date) ([]errlog.Entry, error) {
	s := l.of[server]
	if s == nil {
		return nil, nil
	}
	cells := map[alike]*summed{}
	s.live = slices.DeleteFunc(s.live, func(p *onePart) bool { return p.use(day, cells) })
	for len(s.parts) > 0 && s.parts[0].first <= day {
		p, err := l.load(s.parts[0])
		if err != nil {
			return nil, err
		}
		s.parts = s.parts[1:]
		if !p.use(day, cells) {
			s.live = append(s.live, p)
		}
	}
	type placed struct {
		log string
		errlog.Entry
	}
	var list []placed
	for a, x := range cells {
		for _, e := range x.of.entries(&x.cell) {
			list = append(list, placed{a.log, e})
		}
	}
	slices.SortFunc(list, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.log, b.log), cmp.Compare(a.At.Offset, b.At.Offset))
	})
	entries := make([]errlog.Entry, len(list))
	for i, e := range list {
		entries[i] = e.Entry
		entries[i].Header = e.log // an entry of this kind tells no text of its own, but where it stands
	}
	return entries, nil
}

// load reads a part from disk.
func (l *logs) load(p part) (*onePart, error) {
	data := make([]byte, p.length)
	if _, err := l.file.ReadAt(data, p.at); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	c, err := unpackCounts(data)
	if err != nil {
		return nil, err
	}
	of := &onePart{counts: c}
	for _, k := range c.Kinds {
		of.kinds = append(of.kinds, l.kinds.Of(errlog.Entry{Code: k.Code, Severity: k.Severity, Text: k.Text}))
	}
	return of, nil
}

// use adds a part's cells of a day, and reports whether it has none of later ones.
func (p *onePart) use(day date, to map[alike]*summed) bool {
	for ; p.next < len(p.Cells) && p.Cells[p.next].Day <= day; p.next++ {
		x := p.Cells[p.next]
		if x.Day != day {
			continue
		}
		key := alike{p.Log, p.kinds[x.Kind], x.ACD}
		if sum := to[key]; sum != nil {
			sum.add(x)
		} else {
			to[key] = &summed{x, p.Kinds[x.Kind]}
		}
	}
	return p.next == len(p.Cells)
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
		for _, p := range s.parts {
			if p.first < s.from || p.last > s.to {
				for d := p.first; d <= p.last; d++ {
					all = append(all, d)
				}
			}
		}
	}
	return all
}
