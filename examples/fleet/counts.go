package main

import (
	"bytes"
	"cmp"
	"encoding/gob"
	"slices"
	"time"

	"github.com/klauspost/compress/zstd"

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

	First, Last date // of the entries; zero, both, without one
	Failed      bool // the log could not be read to its end, or not at all
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
	if n := len(c.found.Cells); n > 0 {
		c.found.First, c.found.Last = c.found.Cells[0].Day, c.found.Cells[n-1].Day
	}
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

// pieceDays is how many days a piece of counts spans at most, so that whoever
// goes through the days of a server has few of its pieces at hand at a time.
const pieceDays = 32

// pieces cuts counts by days. There is one piece at least, for what is told of
// the log as a whole.
func (c *counts) pieces() []*counts {
	var list []*counts
	for i := 0; i < len(c.Cells) || len(list) == 0; {
		p := &counts{Server: c.Server, Log: c.Log, Until: c.Until, Failed: c.Failed}
		number := map[int]int{}
		for ; i < len(c.Cells) && (len(p.Cells) == 0 || c.Cells[i].Day < p.First+pieceDays); i++ {
			x := c.Cells[i]
			if len(p.Cells) == 0 {
				p.First = x.Day
			}
			p.Last = x.Day
			n, ok := number[x.Kind]
			if !ok {
				n = len(p.Kinds)
				number[x.Kind] = n
				p.Kinds = append(p.Kinds, c.Kinds[x.Kind])
			}
			x.Kind = n
			p.Cells = append(p.Cells, x)
		}
		list = append(list, p)
	}
	list[0].Bad = c.Bad
	return list
}

var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(2))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(1<<30))
)

func (c *counts) pack() ([]byte, error) {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(c); err != nil {
		return nil, err
	}
	return packer.EncodeAll(b.Bytes(), nil), nil
}

func unpackCounts(data []byte) (*counts, error) {
	text, err := unpacker.DecodeAll(data, nil)
	if err != nil {
		return nil, err
	}
	c := new(counts)
	return c, gob.NewDecoder(bytes.NewReader(text)).Decode(c)
}
