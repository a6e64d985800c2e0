package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// date is a civil date: days since 1970-01-01, as a server's clock has it.
type date int32

func dateOf(t time.Time) date {
	y, m, d := t.Date()
	return date(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func (d date) time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

func (d date) String() string { return d.time().Format(time.DateOnly) }

// counts is how often each kind came at each ACD on each day in a part of one
// server's log. It is what goes from reading logs to judging days: its size is
// that of what is different in the log, not of the log.
type counts struct {
	Server int    // 0 primary, 1 secondary
	Log    string // path of the log
	Until  int64  // when it was written, in seconds since 1970; 0 if not known

	Kinds []example
	Cells []cell // by day, then in the order of the first entry of each
	Bad   []date // days on which something of the log was not understood

	Failed bool // the log could not be read to its end, or not at all
}

// example is an entry of a kind: whoever counts by kinds makes them of it anew.
type example struct {
	Code     int
	Severity errlog.Severity
	Text     string
}

// cell is one kind on one day at one ACD.
type cell struct {
	Day         date
	Kind        int // in Kinds
	ACD         int
	Count       int
	First, Last moment // the earliest and the latest of them, as they stand in the log
}

// moment is when an entry happened and where it stands.
type moment struct {
	Unix   int64
	East   int // of UTC, in seconds, on the server's clock
	Offset int64
}

func momentOf(e *errlog.Entry) moment {
	_, east := e.Time.Zone()
	return moment{e.Time.Unix(), east, e.At.Offset}
}

func (m moment) time() time.Time { return time.Unix(m.Unix, 0).In(time.FixedZone("", m.East)) }

// entries returns what stands for the cell's entries: as many, of that kind, with
// the earliest and the latest of them.
func (of example) entries(x *cell) []errlog.Entry {
	at := func(m moment, n int) errlog.Entry {
		return errlog.Entry{
			Time: m.time(), Code: of.Code, Severity: of.Severity, Text: of.Text,
			ACD: centrevu.ACD{Number: x.ACD}, Count: n, At: centrevu.Position{Offset: m.Offset},
		}
	}
	if x.Count == 1 || x.First == x.Last {
		return []errlog.Entry{at(x.First, x.Count)}
	}
	return []errlog.Entry{at(x.First, x.Count-1), at(x.Last, 1)}
}

// add adds a cell of the same kind, day and ACD, from another part of the log.
func (x *cell) add(y cell) {
	x.Count = min(x.Count+y.Count, maxCount)
	if y.First.before(x.First) {
		x.First = y.First
	}
	if x.Last.before(y.Last) {
		x.Last = y.Last
	}
}

// before orders moments by time, and those of one second by place.
func (m moment) before(n moment) bool {
	return m.Unix < n.Unix || m.Unix == n.Unix && m.Offset < n.Offset
}

// counter counts the entries of a part of a log.
type counter struct {
	kinds  errlog.Kinds
	number map[errlog.Kind]int
	cells  map[cellKey]*cell
	slab   []cell // cells are made many at a time
	found  counts
	texts  int   // bytes of the examples
	last   *cell // consecutive entries are often alike
	lastOf cellKey
}

// maxCount is where the count of a day ends for a Baseline, too.
const maxCount = 1_000_000_000

type cellKey struct {
	day  date
	kind int
	acd  int
}

func newCounter(l *Log) *counter {
	return &counter{number: map[errlog.Kind]int{}, cells: map[cellKey]*cell{}, found: counts{Server: l.Server, Log: l.Path, Until: l.Time}}
}

func (c *counter) add(e *errlog.Entry) date {
	k := c.kinds.Of(*e)
	n, ok := c.number[k]
	if !ok {
		n = len(c.found.Kinds)
		c.number[k] = n
		own := e.Clone()
		c.texts += len(own.Text)
		c.found.Kinds = append(c.found.Kinds, example{own.Code, errlog.Severity(string(own.Severity)), own.Text})
	}
	key := cellKey{dateOf(e.Time), n, e.ACD.Number}
	x := c.last
	if x == nil || key != c.lastOf {
		if x = c.cells[key]; x == nil {
			if len(c.slab) == 0 {
				c.slab = make([]cell, 256)
			}
			x = &c.slab[0]
			c.slab = c.slab[1:]
			*x = cell{Day: key.day, Kind: n, ACD: key.acd}
			c.cells[key] = x
		}
		c.last, c.lastOf = x, key
	}
	at := momentOf(e)
	if x.Count == 0 {
		x.First, x.Last = at, at
	}
	if at.Unix < x.First.Unix {
		x.First = at
	}
	if at.Unix >= x.Last.Unix {
		x.Last = at
	}
	x.Count = min(x.Count+max(e.Count, 1), maxCount)
	return key.day
}

// maxCells is how many cells a counter holds before they are put away: what it
// holds does then not grow with the log, whatever its entries are.
const (
	maxCells = 1 << 15
	maxTexts = 4 << 20 // bytes of examples
)

func (c *counter) full() bool { return len(c.cells) >= maxCells || c.texts >= maxTexts }

// take returns what was counted, and begins anew.
func (c *counter) take() *counts {
	for _, x := range c.cells {
		c.found.Cells = append(c.found.Cells, *x)
	}
	slices.SortFunc(c.found.Cells, func(a, b cell) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.First.Offset, b.First.Offset), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ACD, b.ACD))
	})
	c.found.Bad = sortedDays(c.found.Bad)
	found := c.found
	c.found = counts{Server: found.Server, Log: found.Log, Until: found.Until}
	clear(c.number)
	clear(c.cells)
	c.slab, c.last, c.texts = nil, nil, 0
	return &found
}

// sortedDays returns days in order, each once.
func sortedDays(days []date) []date {
	slices.Sort(days)
	return slices.Compact(days)
}

// siteRows returns the folder of the rows of a site's counts.
func siteRows(id string) string { return "counts-" + sumOf(id) }

// logHead is what a part of a log tells of all of it.
type logHead struct {
	Server   int
	Log      string
	Until    int64 `json:",omitempty"`
	Failed   bool  `json:",omitempty"`
	Days     []date
	LastEast int    `json:",omitempty"` // of the last entry
	Bad      []date `json:",omitempty"`
}

// cellRow is a cell by itself.
type cellRow struct {
	Log string
	Of  example
	In  cell
}

// dayKey is how the rows of a day of a server begin, in the order in which days
// are judged.
func dayKey(day date, server int) string { return fmt.Sprintf("%010d.%d", int64(day)+1<<31, server) }

// rows calls put with counts as rows: the cells of a day and server, those of a
// kind, of a log and of an ACD are one behind the other, and in front of all is
// what is told of logs as a whole.
func (c *counts) rows(put func(row)) error {
	head := logHead{Server: c.Server, Log: c.Log, Until: c.Until, Failed: c.Failed, Bad: c.Bad}
	for _, x := range c.Cells {
		if n := len(head.Days); n == 0 || head.Days[n-1] != x.Day {
			head.Days = append(head.Days, x.Day)
		}
		head.LastEast = x.Last.East
	}
	text, err := json.Marshal(head)
	if err != nil {
		return err
	}
	put(newRow(text, ""))
	var kinds errlog.Kinds
	for _, x := range c.Cells {
		of := c.Kinds[x.Kind]
		k := kinds.Of(errlog.Entry{Code: of.Code, Severity: of.Severity, Text: of.Text})
		text, err := json.Marshal(cellRow{c.Log, of, x})
		if err != nil {
			return err
		}
		put(newRow(text, dayKey(x.Day, c.Server), fmt.Sprintf("%020d", int64(k.Code)), strconv.Quote(string(k.Severity)), strconv.Quote(k.Text), c.Log, fmt.Sprintf("%020d", int64(x.ACD)), fmt.Sprintf("%020d", x.First.Offset)))
	}
	return nil
}
