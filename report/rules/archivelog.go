package rules

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// failureLead is how long before the shown time of a run an entry can still be
// about it: no document says whether the time is that of its start or its end,
// and the log and the window show whole minutes. It is the shortest period.
const failureLead = 15 * time.Minute

func archiveLog(p *report.Pass) error {
	log := p.Server.Errors
	runs := p.Server.Archive.Runs
	failures, doubts := archiveFailures(log, runs)
	for i := range runs {
		r := &runs[i]
		about, kind, last := aboutRun(p, r), kindOf(r), report.Time("last", r.Last)
		switch {
		case r.State == archive.Unknown:
			about.Unknown("unknown-status", kind)
		case r.State != archive.Finished:
			about.Skip("not-finished", kind, report.Word("state", r.State.String()))
		case r.Last.IsZero():
			about.Unknown("undated", kind)
		case len(log.Entries) == 0:
			about.Unknown("log-empty", kind)
		case !log.NotAfter.IsZero() && log.NotAfter.Before(r.Last.Truncate(time.Minute)): // clocks on screens show no seconds
			about.Unknown("log-before", kind, last, report.Time("read", log.NotAfter))
		default:
			borneOut(p, r, failures, doubts, about, kind, last)
		}
	}
	if len(runs) == 0 {
		p.Unknown("none")
	}
	return nil
}

// borneOut says what the entries that speak of failures say of a run.
func borneOut(p *report.Pass, r *archive.Run, failures, doubts *failures, about report.Subject, kind, last report.Arg) {
	status, entry := failures.of(r)
	if entry == nil {
		if _, entry = doubts.of(r); entry != nil {
			status = report.Warning
		}
	}
	if entry == nil {
		about.OK("no-failure", kind, last)
		return
	}
	about = p.AboutACD(r.ACD, r.At, p.Server.Errors.Line(*entry)).Of(r.Kind.String())
	code := "failure"
	if status != report.Critical {
		code = "perhaps-failure"
	}
	if entry.Time.IsZero() {
		about.Tell(status, code+"-undated", kind, last)
	} else {
		about.Tell(status, code, kind, last, happened("entry", entry))
	}
}

// failures are entries that speak of a failed archive, or may. Their wording is not
// documented, so that any that mention an archive count unless they are known to be harmless.
type failures struct {
	entries []errlog.Entry
	byKind  map[archive.Kind]*failuresOf // those that name a kind; zero: those that name none
}

// failuresOf are failures by the ACDs that they name. One of another ACD is not about a
// run, but where of one only the number is known and of the other the name.
type failuresOf struct {
	all, numbered, unnumbered, anyones firstSince // with an ACD's number, with a name alone, without an ACD

	numbers map[int]*firstSince
	names   map[string]*firstSince // of those without a number
}

// archiveFailures returns the entries of failed archives, and those that mention an archive
// and say neither that it failed nor, in words of which all are known or of the names of
// ACDs, that all is well.
func archiveFailures(log *report.ErrorLog, runs []archive.Run) (failed, doubts *failures) {
	failed, doubts = &failures{entries: log.Entries}, &failures{entries: log.Entries}
	names := sync.OnceValue(func() [][]string { return namesOf(runs) })
	for i := range log.Entries {
		e := &log.Entries[i]
		f := failed
		switch {
		case !mentionsArchive(e.Text):
			continue
		case containsFold(e.Text, "fail"):
		case isInfo(e.Severity) && wellDone(e.Text, names()):
			continue
		default:
			f = doubts
		}
		any := false
		for _, k := range archive.Kinds {
			if containsFold(e.Text, k.String()) {
				any = true
				f.add(k, i)
			}
		}
		if !any {
			f.add(0, i)
		}
	}
	return failed, doubts
}

func isInfo(s errlog.Severity) bool {
	return s == "" || strings.EqualFold(string(s), "INFO") || strings.EqualFold(string(s), "DEBUG")
}

func (f *failures) add(k archive.Kind, i int) {
	of := f.byKind[k]
	if of == nil {
		if f.byKind == nil {
			f.byKind = make(map[archive.Kind]*failuresOf)
		}
		of = &failuresOf{numbers: make(map[int]*firstSince), names: make(map[string]*firstSince)}
		f.byKind[k] = of
	}
	e := &f.entries[i]
	of.all.add(e, i)
	switch acd := e.ACD; {
	case acd.IsZero():
		of.anyones.add(e, i)
	case acd.Number != 0:
		of.numbered.add(e, i)
		addTo(of.numbers, acd.Number, e, i)
	default:
		of.unnumbered.add(e, i)
		addTo(of.names, acd.Name, e, i)
	}
}

func addTo[K comparable](lists map[K]*firstSince, k K, e *errlog.Entry, i int) {
	if lists[k] == nil {
		lists[k] = &firstSince{}
	}
	lists[k].add(e, i)
}

// about returns the lists of those that can be about an ACD.
func (f *failuresOf) about(acd centrevu.ACD) []*firstSince {
	switch {
	case acd.IsZero():
		return []*firstSince{&f.all}
	case acd.Number != 0:
		return []*firstSince{&f.anyones, &f.unnumbered, f.numbers[acd.Number]}
	}
	return []*firstSince{&f.anyones, &f.numbered, f.names[acd.Name]}
}

// of returns nil if no failure can be about the run, Critical with the first that names
// its kind, else Warning with the first that names no kind.
func (f *failures) of(r *archive.Run) (report.Status, *errlog.Entry) {
	since := r.Last.Add(-failureLead)
	for _, k := range [...]archive.Kind{r.Kind, 0} {
		of := f.byKind[k]
		if of == nil {
			continue
		}
		first := -1
		for _, l := range of.about(r.ACD) {
			if l == nil {
				continue
			}
			if i := l.since(since); i >= 0 && (first < 0 || i < first) {
				first = i
			}
		}
		switch {
		case first >= 0 && k == 0:
			return report.Warning, &f.entries[first]
		case first >= 0:
			return report.Critical, &f.entries[first]
		}
	}
	return report.OK, nil
}

// firstSince finds the first of a list that did not happen before a time. What is
// undated may have happened whenever.
type firstSince struct {
	entries []timed // the latest first, once it is asked
	sorted  bool
	undated int // one more than the first without a time
}

type timed struct {
	at    time.Time
	first int // of those as late or later
}

func (l *firstSince) add(e *errlog.Entry, i int) {
	switch {
	case !e.Time.IsZero():
		l.entries = append(l.entries, timed{e.Time, i})
	case l.undated == 0:
		l.undated = i + 1
	}
}

// since returns the index of the first, -1 if there is none.
func (l *firstSince) since(t time.Time) int {
	if !l.sorted {
		l.sorted = true
		slices.SortFunc(l.entries, func(a, b timed) int { return b.at.Compare(a.at) })
		for i := 1; i < len(l.entries); i++ {
			l.entries[i].first = min(l.entries[i].first, l.entries[i-1].first)
		}
	}
	n := sort.Search(len(l.entries), func(i int) bool { return l.entries[i].at.Before(t) })
	switch {
	case n == 0:
		return l.undated - 1
	case l.undated == 0:
		return l.entries[n-1].first
	}
	return min(l.undated-1, l.entries[n-1].first)
}
