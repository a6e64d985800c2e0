package rulefile

import (
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

// reads says which facts a rule reads, so that only these are filled in.
type reads uint

const (
	readsBackup reads = 1 << iota
	readsLinks
	readsRuns
	readsEntries
	readsLogins
	readsCaptures
	readsLists  // server.links and so on, as a whole
	readsBefore // this and what follows takes longer to tell than all else
	readsDue
	readsVerdict
	readsState // of a link
)

// readBy is what each path reads, and what a longer one reads beside its own.
var readBy = map[string]reads{
	"before":          readsBefore,
	"link":            readsLinks,
	"link.state":      readsState,
	"run":             readsRuns,
	"run.due":         readsDue,
	"entry":           readsEntries,
	"entry.verdict":   readsVerdict,
	"server.backup":   readsBackup,
	"server.link":     readsLinks | readsState,
	"server.links":    readsLinks | readsState | readsLists,
	"server.runs":     readsRuns | readsDue | readsLists,
	"server.entries":  readsEntries | readsLists,
	"server.logins":   readsLogins | readsLists,
	"server.captures": readsCaptures | readsLists,
}

// read returns what a path reads.
func read(path []string) reads {
	root := path[0]
	if slices.Contains(roleWords, root) {
		root = "server"
	}
	r := readBy[root]
	if len(path) > 1 {
		r |= readBy[root+"."+path[1]]
	}
	return r
}

func (r reads) any(of reads) bool { return r&of != 0 }

// since returns how long ago a time is, noSpan if there is no telling, and
// whether that is because it lies in the future by more than clocks differ.
func since(now, t time.Time, skew time.Duration) (age time.Duration, future bool) {
	if now.IsZero() || t.IsZero() {
		return noSpan, false
	}
	d := now.Sub(t)
	if -d > skew {
		return noSpan, true
	}
	return d, false
}

func (s *serverFacts) fill(from *report.Server, name, role string, f *facts, r reads, schedules schedules, verdicts *verdicts) {
	s.Name, s.Role = name, role
	if r.any(readsBackup) {
		s.Backup.fill(from.Backup, f)
	}
	if r.any(readsLists) {
		s.fillLists(from, f, r, schedules, verdicts)
	}
}

// fill of nil leaves every value unseen; the evaluator does not ask a rule of
// a server without what it needs.
func (b *backupFacts) fill(from *backup.Status, f *facts) {
	if from == nil {
		*b = backupFacts{CompletedToday: noNumber, Age: noSpan}
		return
	}
	b.State, b.Text, b.Errors = from.State.String(), from.Text, from.Errors
	b.CompletedToday = noNumber
	if from.CompletedToday != nil {
		b.CompletedToday = *from.CompletedToday
	}
	b.FinishedAt = from.FinishedAt
	b.Age, b.Future = since(f.Now, from.FinishedAt, f.Limit.ClockSkew)
	b.at = from.At
}

func (s *serverFacts) fillLists(from *report.Server, f *facts, r reads, schedules schedules, verdicts *verdicts) {
	s.Links, s.Runs, s.Entries, s.Logins, s.Captures = nil, nil, nil, nil, nil
	if r.any(readsLogins) && from.Logins != nil {
		s.Logins = filled(from.Logins.Users, func(to *loginFacts, l *report.Login) { to.fill(l, f) })
	}
	if r.any(readsCaptures) {
		s.Captures = filled(from.Captures, func(to *captureFacts, c *report.Capture) { to.fill(c, f) })
	}
	if r.any(readsLinks) && from.Links != nil {
		s.Links = filled(from.Links.Links, func(to *linkFacts, l *links.Link) { to.fill(l, true) })
	}
	if r.any(readsRuns) && from.Archive != nil {
		s.Runs = filled(from.Archive.Runs, func(to *runFacts, a *archive.Run) { to.fill(a, f, schedules) })
	}
	if s.part = from.Errors != nil && from.Errors.IsPart(f.Now.Add(-f.Limit.ErrorsSeen)); r.any(readsEntries) && from.Errors != nil {
		s.Entries = filled(from.Errors.Entries, func(to *entryFacts, e *errlog.Entry) { to.fill(e, from.Errors, f, verdicts) })
	}
}

// filled returns the facts of each thing, all in one piece of memory.
func filled[Facts, Thing any](from []Thing, fill func(*Facts, *Thing)) []*Facts {
	all, list := make([]Facts, len(from)), make([]*Facts, len(from))
	for i := range from {
		list[i] = &all[i]
		fill(list[i], &from[i])
	}
	return list
}

func (a *acdFacts) fill(from centrevu.ACD) {
	a.Number, a.Name, a.Pseudo = from.Number, from.Name, from.Pseudo()
	if from.Number == 0 {
		a.Number = noNumber
	}
}

func (l *linkFacts) fill(from *links.Link, state bool) {
	l.ACD.fill(from.ACD)
	// Neighbours show the same words, most often.
	same := l.State != "" && l.Application == from.Application && l.Session == from.Session && l.Connection == from.Connection
	l.Application, l.Session, l.Connection, l.Peer = from.Application, from.Session, from.Connection, from.Peer
	if from.Outdated && from.State() == links.Unknown {
		// It would be up, and was shown again later in a way that nobody
		// could read: its words say nothing of now.
		l.Application, l.Session, l.Connection, l.Peer, same = "", "", "", "", false
	}
	switch {
	case !state:
		l.State = ""
	case !same:
		l.State = from.State().String()
	}
	l.at = from.At
}

func (r *runFacts) fill(from *archive.Run, f *facts, s schedules) {
	r.ACD.fill(from.ACD)
	r.Kind, r.State, r.Text = "", from.State.String(), from.Text
	if from.Kind >= archive.Interval && from.Kind <= archive.Monthly {
		r.Kind = from.Kind.String()
	}
	r.Last, r.Next = from.Last, from.Next
	r.Age, r.Future = since(f.Now, from.Last, f.Limit.ClockSkew)
	r.Due = s.due(from, f.Now)
	r.at = from.At
}

func (l *loginFacts) fill(from *report.Login, f *facts) {
	l.User, l.Line, l.From, l.Since, l.at = from.User, from.Line, from.From, from.Since, from.At
	l.Age, l.Future = since(f.Now, from.Since, f.Limit.ClockSkew)
}

func (c *captureFacts) fill(from *report.Capture, f *facts) {
	c.Name, c.Time = from.Name, from.NotAfter()
	c.Age, c.Future = since(f.Now, c.Time, f.Limit.ClockSkew)
}

// latest returns the last instant before now at which an entry can have
// happened of which perhaps nothing but the date is known.
func latest(e *errlog.Entry, now time.Time) time.Time {
	if e.DateOnly && e.Time.After(now) && !now.Before(e.Earliest()) {
		return now
	}
	return e.Time
}

func (e *entryFacts) fill(from *errlog.Entry, log *report.ErrorLog, f *facts, v *verdicts) {
	e.ACD.fill(from.ACD)
	e.Time = from.Time
	e.Age, e.Future = since(f.Now, latest(from, f.Now), f.Limit.ClockSkew)
	e.Code, e.Severity, e.Text = from.Code, string(from.Severity), from.Text
	e.Count = from.Count
	if from.Odd&errlog.OddCode != 0 {
		e.Code = noNumber
	}
	if from.Odd&errlog.OddSeverity != 0 {
		e.Severity = ""
	}
	if from.Count == 0 {
		e.Count = noNumber
	}
	e.Verdict = v.of(from)
	e.at = log.Line(*from)
}
