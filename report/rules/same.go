package rules

import (
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/acds"
	"example.com/centrevu/internal/who"
	"example.com/centrevu/report"
)

func pairSame(p *report.Pass) error {
	for _, f := range everyFact {
		sameFact(p, f)
	}
	primary, secondary := p.Pair.Primary, p.Pair.Secondary
	if differ(primary, secondary) {
		p.OK("differ")
		return nil
	}
	at := append(slices.Clone(primary.Backup.At), secondary.Backup.At...)
	whole := true
	for _, f := range report.Facts {
		whole = whole && (primary.Same(secondary, f) || !primary.Has(f) && !secondary.Has(f))
	}
	switch {
	case primary.Backup.FinishedAt.IsZero() && secondary.Backup.FinishedAt.IsZero():
		p.About(at...).Unknown("undated")
	case !whole:
		p.About(at...).Unknown("not-all")
	default:
		p.About(at...).Warn("same")
	}
	return nil
}

// sameFact makes a finding of one fact that both servers show and that two
// servers cannot share.
func sameFact(p *report.Pass, f report.Fact) {
	primary, secondary := p.Pair.Primary, p.Pair.Secondary
	if !primary.Has(f) || !secondary.Has(f) {
		return
	}
	window := report.Word("window", f.Window())
	about := p.About(append(captured(primary, f), captured(secondary, f)...)...).Of(f.String())
	switch {
	case primary.SameBytes(secondary, f):
		about.Warn("same-bytes", window)
	case sameHost(primary, secondary, f) != "":
		about.Warn("same-host", window, report.Shown("host", sameHost(primary, secondary, f)))
	case f == report.FactErrors && len(primary.Errors.Entries) > 0 && primary.Same(secondary, f) && sameZone(primary.Errors, secondary.Errors):
		about.Warn("same-entries", report.Count("entries", len(primary.Errors.Entries)))
	case f == report.FactBackup && sameFinish(primary.Backup, secondary.Backup):
		p.About(append(slices.Clone(primary.Backup.At), secondary.Backup.At...)...).Of(f.String()).
			Warn("same-second", report.Time("finished", primary.Backup.FinishedAt))
	case f == report.FactArchive:
		if n, at := sameSeconds(primary, secondary); n > 1 {
			p.About(at...).Of(f.String()).Warn("same-seconds", report.Count("runs", n))
		}
	}
}

// sameZone reports whether two logs with the same entries were written by clocks that show
// the same: a copy is.
func sameZone(a, b *report.ErrorLog) bool {
	_, x := newest(a.Entries).Zone()
	_, y := newest(b.Entries).Zone()
	return x == y
}

// sameHost returns the host on which both servers' captures of a fact say that CMS was
// started, or at which both say that the same command printed them, empty if they do not
// say so.
func sameHost(a, b *report.Server, f report.Fact) string {
	for i := range a.Captures {
		x := &a.Captures[i]
		for _, command := range x.Commands {
			if x.Used(f) && slices.ContainsFunc(b.Captures, func(y report.Capture) bool { return y.Used(f) && slices.Contains(y.Commands, command) }) {
				return command.Host
			}
		}
		if x.Host != "" && x.Used(f) && slices.ContainsFunc(b.Captures, func(y report.Capture) bool { return who.SameHost(y.Host, x.Host) && y.Used(f) }) {
			return x.Host
		}
	}
	return ""
}

// sameFinish reports whether two backups finished in the same second, as far as both are
// shown to the second: two servers that start a thing by their timetables can end it in
// the same minute.
func sameFinish(a, b *backup.Status) bool {
	exact := func(s *backup.Status) bool { return s.Seconds || s.FinishedAt.Second() != 0 }
	return !a.FinishedAt.IsZero() && a.FinishedAt.Equal(b.FinishedAt) && exact(a) && exact(b)
}

// toTheSecond reports whether a run's time is shown to the second.
func toTheSecond(r *archive.Run) bool { return r.Seconds || r.Last.Second() != 0 }

// runsOf is what the runs show of one kind of archive of an ACD.
type runsOf struct {
	from, to    time.Time // of their times, as far as any shows one
	plain       bool      // one shows no seconds
	exact       int       // the first of those that show seconds, -1 if none does
	low, high   time.Time // of their times
	text, other string    // two of their texts, if they have so many
}

func (a runsOf) and(b runsOf) runsOf {
	a.plain = a.plain || b.plain
	a.from, a.to = earlier(a.from, b.from), later(a.to, b.to)
	a.low, a.high = earlier(a.low, b.low), later(a.high, b.high)
	if a.exact < 0 || b.exact >= 0 && b.exact < a.exact {
		a.exact = b.exact
	}
	for _, text := range []string{b.text, b.other} {
		switch {
		case text == "" || text == a.text:
		case a.text == "":
			a.text = text
		default:
			a.other = text
		}
	}
	return a
}

func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// runsBy gathers the runs by kind and ACD.
func runsBy(runs []archive.Run) map[archive.Kind]*acds.Map[runsOf] {
	by := make(map[archive.Kind]*acds.Map[runsOf])
	for i := range runs {
		r := &runs[i]
		of := runsOf{exact: -1, from: r.Last, to: r.Last, text: r.Text}
		if toTheSecond(r) {
			of.exact, of.low, of.high = i, r.Last, r.Last
		} else {
			of.plain = true
		}
		if by[r.Kind] == nil {
			by[r.Kind] = acds.New(runsOf.and)
		}
		by[r.Kind].Add(r.ACD, of)
	}
	return by
}

// sameSeconds counts the archives that ran in the same second on both servers,
// if all did that show seconds.
func sameSeconds(a, b *report.Server) (n int, at []centrevu.Line) {
	if !slices.ContainsFunc(a.Archive.Runs, func(r archive.Run) bool { return toTheSecond(&r) }) {
		return 0, nil // as most windows
	}
	there := runsBy(b.Archive.Runs)
	for i := range a.Archive.Runs {
		r := &a.Archive.Runs[i]
		if there[r.Kind] == nil {
			continue
		}
		o, ok := there[r.Kind].Of(r.ACD)
		switch seconds := toTheSecond(r); {
		case !ok || !seconds && o.exact < 0:
		case !seconds || o.plain || !o.low.Equal(r.Last) || !o.high.Equal(r.Last):
			return 0, nil
		default:
			n++
			at = append(at, r.At, b.Archive.Runs[o.exact].At)
		}
	}
	return n, at
}

// differ reports whether something that was seen of both servers is not the
// same. What was seen of one only is no difference: it can be the same.
func differ(a, b *report.Server) bool {
	x, y := a.Backup, b.Backup
	if apart(x.FinishedAt, y.FinishedAt) || x.Text != "" && y.Text != "" && x.Text != y.Text ||
		x.CompletedToday != nil && y.CompletedToday != nil && *x.CompletedToday != *y.CompletedToday {
		return true
	}
	there := runsBy(b.Archive.Runs)
	for i := range a.Archive.Runs {
		r := &a.Archive.Runs[i]
		if there[r.Kind] == nil {
			continue
		}
		if o, ok := there[r.Kind].Of(r.ACD); ok && (apart(r.Last, o.from) || apart(r.Last, o.to) || other(r.Text, o.text) || other(r.Text, o.other)) {
			return true
		}
	}
	if a.Links != nil && b.Links != nil {
		there := worstLinks(b)
		for i := range a.Links.Links {
			l := &a.Links.Links[i]
			if o := there(l.ACD); o != nil && (other(l.Application, o.Application) || other(l.Session, o.Session) || other(l.Connection, o.Connection)) {
				return true
			}
		}
	}
	return a.Errors != nil && b.Errors != nil && len(a.Errors.Entries) > 0 && len(b.Errors.Entries) > 0 &&
		apart(newest(a.Errors.Entries), newest(b.Errors.Entries))
}

func apart(a, b time.Time) bool { return !a.IsZero() && !b.IsZero() && !a.Equal(b) }

func other(a, b string) bool { return a != "" && b != "" && a != b }

func newest(list []errlog.Entry) time.Time {
	var t time.Time
	for i := range list {
		if list[i].Time.After(t) {
			t = list[i].Time
		}
	}
	return t
}
