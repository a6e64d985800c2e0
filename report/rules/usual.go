package rules

import (
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// usual is what a server's Baseline says of the recent days.
type usual struct {
	judged   map[string]bool                   // by date: whether there was enough to judge by
	findings map[errlog.Kind][]*errlog.Finding // of the judged days
	absent   []errlog.Finding                  // what comes daily and did not
	upgrade  *errlog.Finding                   // the latest day on which many kinds changed
	changed  map[errlog.Kind]bool              // kinds that it began
}

// usualOn asks the server's Baseline, if it has one, about each day that the
// recent time touches.
func usualOn(p *report.Pass) *usual {
	base := p.Baseline(p.Server)
	if base == nil {
		return nil
	}
	u := &usual{judged: make(map[string]bool), findings: make(map[errlog.Kind][]*errlog.Finding), changed: make(map[errlog.Kind]bool)}
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
			switch f.Reason {
			case errlog.Upgrade:
				if u.upgrade == nil {
					u.upgrade = f
				}
				for _, k := range f.Changes.Begun {
					u.changed[k] = true
				}
			case errlog.Missing, errlog.Holiday:
				if back == 1 { // today is not over, and what is older was reported
					u.absent = append(u.absent, *f)
				}
			default:
				u.findings[f.Kind] = append(u.findings[f.Kind], f)
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
	if u.changed[g.kind] && status != report.Critical {
		return "changed", nil
	}
	if found := u.findings[g.kind]; len(found) > 0 {
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
		name, entry := nameOf(f.Kind)+" missing", cited(f.Kind.Code, f.Kind.Text)
		about := p.About()
		if f.ACD > 0 {
			about = p.AboutACD(centrevu.ACD{Number: f.ACD})
		}
		switch {
		case f.Reason == errlog.Holiday:
			about.Of("holiday").Warn("holiday", report.Count("count", len(f.Changes.Ended)))
		case f.Kind == errlog.Kind{}:
			about.Of("silent").Warn("silent-acd")
		case f.Still:
			about.Of(name).Warn("still-missing", append([]report.Arg{report.Day("since", f.Since)}, entry...)...)
		default:
			about.Of(name).Warn("missing", entry...)
		}
	}
	if f := u.upgrade; f != nil {
		pair := ""
		if len(f.Changes.Alike) > 0 {
			pair = f.Changes.Alike[0].String()
		}
		p.About().Of("upgrade").Warn("upgrade", report.Day("since", f.Since), report.Count("begun", len(f.Changes.Begun)),
			report.Count("ended", len(f.Changes.Ended)), report.Shown("pair", pair))
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
