package main

import (
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
	"example.com/centrevu/redact"
	"example.com/centrevu/report"
)

// readers are what looks through the windows, in the order of the summary.
var readers = [...]reader{
	{"backup", report.FactBackup, backup.Names(), readBackup},
	{"archive", report.FactArchive, archive.Names(), readArchive},
	{"links", report.FactLinks, links.Names(), readLinks},
	{"errlog", report.FactErrors, errlog.Names(), func(g *centrevu.Gathering, src centrevu.Source) reading {
		return readLog(func(l *errlog.Log) iter.Seq2[errlog.Entry, error] { return l.FromGathering(g, src) })
	}},
}

type reader struct {
	name    string
	fact    report.Fact
	windows []string // their names
	read    func(*centrevu.Gathering, centrevu.Source) reading
}

// errlogs is the place of the error log in readers.
const errlogs = 3

// reading is what one reader made of a capture.
type reading struct {
	account []centrevu.Accounted
	values  []value
	counts  map[centrevu.Position]bool // places that the values were made of
	says    string
	err     error
}

// value is one thing that was read, of the showing that counts.
type value struct {
	field string // of the reader's type; empty if it has but one
	slog.Value
	at centrevu.Position
}

// add takes a value that was made of what stands at the places given.
func (r *reading) add(field string, v slog.Value, at ...centrevu.Position) {
	if r.counts == nil {
		r.counts = map[centrevu.Position]bool{}
	}
	for _, p := range at {
		r.counts[p] = true
	}
	r.values = append(r.values, value{field, v, at[0]})
}

func readBackup(g *centrevu.Gathering, src centrevu.Source) reading {
	st, err := backup.FromGathering(g, src)
	r := reading{account: st.Account, err: err, says: st.State.String()}
	if !st.FinishedAt.IsZero() {
		r.says += " " + report.FormatTime(st.FinishedAt)
	}
	if st.CompletedToday != nil {
		r.says += fmt.Sprintf(", %d completed today", *st.CompletedToday)
	}
	w := st.Where
	at := map[string]centrevu.Position{"state": w.Text, "text": w.Text, "completed_today": w.CompletedToday, "finished_at": w.FinishedAt, "errors": w.Errors}
	for _, attr := range st.LogValue().Group() {
		if at[attr.Key].Line != 0 {
			r.add(attr.Key, attr.Value, at[attr.Key])
		}
	}
	return r
}

func readArchive(g *centrevu.Gathering, src centrevu.Source) reading {
	st, err := archive.FromGathering(g, src)
	r := reading{account: st.Account, err: err}
	var states []string
	for _, run := range st.Runs {
		w := run.Where
		r.add("", run.LogValue(), run.At.Position, w.ACD, w.Kind, w.State, w.Last, w.Next)
		states = append(states, run.State.String())
	}
	r.says = count(len(st.Runs), "run", "runs") + tally(states)
	return r
}

func readLinks(g *centrevu.Gathering, src centrevu.Source) reading {
	st, err := links.FromGathering(g, src)
	r := reading{account: st.Account, err: err}
	var states []string
	for _, l := range st.Links {
		w := l.Where
		r.add("", l.LogValue(), l.At.Position, w.ACD, w.Application, w.Session, w.Connection, w.Peer)
		states = append(states, l.State().String())
	}
	r.says = count(len(st.Links), "link", "links") + tally(states)
	return r
}

func readLog(entries func(*errlog.Log) iter.Seq2[errlog.Entry, error]) reading {
	var r reading
	var all span
	var errs []error
	log := errlog.Log{Account: func(a centrevu.Accounted) { r.account = append(r.account, a) }}
	for e, err := range entries(&log) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		all.add(&e)
		r.add("", header(&e), e.At)
	}
	r.says, r.err = all.String(), errors.Join(errs...)
	return r
}

// header is an entry without its text, which the rows show.
func header(e *errlog.Entry) slog.Value {
	attrs := e.LogValue().Group()
	return slog.GroupValue(slices.DeleteFunc(attrs, func(a slog.Attr) bool { return a.Key == "text" })...)
}

// span sums up the entries of a log.
type span struct {
	n           int
	first, last time.Time
}

func (s *span) add(e *errlog.Entry) {
	if s.n++; s.n == 1 {
		s.first = e.Time
	}
	s.last = e.Time
}

func (s *span) String() string {
	if s.n == 0 {
		return "0 entries"
	}
	return fmt.Sprintf("%s, %s to %s", count(s.n, "entry", "entries"), report.FormatTime(s.first), report.FormatTime(s.last))
}

// say returns a value, or "ACD 1, state up" of several.
func say(v slog.Value, m *redact.Mask) string {
	switch v.Kind() {
	case slog.KindGroup:
		var parts []string
		for _, attr := range v.Group() {
			switch attr.Key {
			case "acd":
				parts = append(parts, m.ACD(attr.Value.String()))
			case "kind", "state": // words of ours
				parts = append(parts, attr.Key+" "+attr.Value.String())
			default:
				parts = append(parts, attr.Key+" "+say(attr.Value, m))
			}
		}
		return strings.Join(parts, ", ")
	case slog.KindTime:
		return report.FormatTime(v.Time())
	case slog.KindString:
		return m.Row(v.String())
	}
	return v.String()
}

// count returns "1 run" or "2 runs".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// tally counts words: ": 1 up, 2 down".
func tally(words []string) string {
	n := map[string]int{}
	for _, w := range words {
		n[w]++
	}
	s, next := "", ": "
	for _, w := range slices.Sorted(maps.Keys(n)) {
		s += fmt.Sprintf("%s%d %s", next, n[w], w)
		next = ", "
	}
	return s
}
