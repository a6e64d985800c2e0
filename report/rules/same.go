package rules

import (
	"slices"
	"time"

	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

func pairSame(p *report.Pass) error {
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

// differ reports whether something that was seen of both servers is not the
// same. What was seen of one only is no difference: it can be the same.
func differ(a, b *report.Server) bool {
	x, y := a.Backup, b.Backup
	if apart(x.FinishedAt, y.FinishedAt) || x.Text != "" && y.Text != "" && x.Text != y.Text ||
		x.CompletedToday != nil && y.CompletedToday != nil && *x.CompletedToday != *y.CompletedToday {
		return true
	}
	for i := range a.Archive.Runs {
		r := &a.Archive.Runs[i]
		for j := range b.Archive.Runs {
			o := &b.Archive.Runs[j]
			if r.Kind == o.Kind && r.ACD.Same(o.ACD) && (apart(r.Last, o.Last) || r.Text != "" && o.Text != "" && r.Text != o.Text) {
				return true
			}
		}
	}
	if a.Links != nil && b.Links != nil {
		for i := range a.Links.Links {
			l := &a.Links.Links[i]
			if o := linkOf(b, l.ACD); o != nil && (other(l.Application, o.Application) || other(l.Session, o.Session) || other(l.Connection, o.Connection)) {
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
