package rules

import (
	"strings"
	"time"

	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// usual is what a server's Baseline says of the recent days.
type usual struct {
	judged   map[string]bool                   // by date: whether there was enough to judge by
	findings map[errlog.Kind][]*errlog.Finding // of the judged days
	absent   []errlog.Finding                  // kinds that come daily and did not
}

// usualOn asks the server's Baseline, if it has one, about each day that the
// recent time touches.
func usualOn(p *report.Pass) *usual {
	base := p.Baseline(p.Server)
	if base == nil {
		return nil
	}
	u := &usual{judged: make(map[string]bool), findings: make(map[errlog.Kind][]*errlog.Finding)}
	now := p.Now
	if e := p.Server.Errors.Entries; len(e) > 0 && !e[0].Time.IsZero() {
		now = now.In(e[0].Time.Location())
	}
	y, m, d := now.Date()
	from := now.Add(-p.LookBack(p.Server, 0))
	for back := 0; back < 32; back++ {
		noon := time.Date(y, m, d-back, 12, 0, 0, 0, now.Location())
		if back > 0 && noon.Before(from) && noon.Format(time.DateOnly) < from.Format(time.DateOnly) {
			break
		}
		v := base.Unusual(noon, p.Server.Errors.Entries)
		u.judged[noon.Format(time.DateOnly)] = v.State != errlog.Unknown
		for i := range v.Findings {
			f := &v.Findings[i]
			if f.Reason != errlog.Missing {
				u.findings[f.Kind] = append(u.findings[f.Kind], f)
			} else if back == 1 { // today is not over, and what is older was reported
				u.absent = append(u.absent, *f)
			}
		}
	}
	return u
}

// verdict returns the code of what there is to say of entries, "usual" if they
// are known as harmless, and the last value of its sentence if it has one more.
// What is critical is not harmless for being usual; only a list that somebody
// wrote can say so.
func (u *usual) verdict(p *report.Pass, g *repeats, status report.Status) (code string, reason []report.Arg) {
	if u == nil {
		if listed(p.Options().Usual, g.last) {
			return "usual", nil
		}
		return "entry", nil
	}
	first, last := g.first.Time.Format(time.DateOnly), g.last.Time.Format(time.DateOnly)
	if !u.judged[first] || !u.judged[last] {
		return "not-judged", nil
	}
	if found := u.findings[errlog.KindOf(*g.last)]; len(found) > 0 {
		return "unusual", []report.Arg{report.Word("reason", found[0].Reason.String())}
	}
	if status == report.Critical {
		return "usual-critical", nil
	}
	return "usual", nil
}

func (u *usual) missing(p *report.Pass) {
	if u == nil {
		return
	}
	for _, f := range u.absent {
		p.About().Of(nameOf(f.Kind)+" missing").Warn("missing", cited(f.Kind.Code, f.Kind.Text)...)
	}
}

// listed reports whether an entry is one of those that somebody listed.
func listed(list []report.UsualEntry, e *errlog.Entry) bool {
	for _, u := range list {
		if u.Validate() == nil && (u.Code == 0 || u.Code == e.Code) && (u.ACD == 0 || u.ACD == e.ACD.Number) &&
			(u.Text == "" || strings.Contains(strings.ToLower(e.Text), strings.ToLower(u.Text))) {
			return true
		}
	}
	return false
}
