package rulefile

import (
	"cmp"
	"slices"
	"time"

	"example.com/centrevu/internal/suggest"
	"example.com/centrevu/report"
)

// limitSet is where the limits of one mapping stand.
type limitSet struct {
	in     *input
	at     place
	by     report.LimitsFor // without Server and ACD: for everything
	places map[string]place
}

func limitNames() []string {
	var names []string
	for _, limit := range report.LimitNames() {
		names = append(names, limit.Name)
	}
	return names
}

const aDay = 24 * time.Hour

// limit reads one limit of a set.
func (s *limitSet) limit(p pair) {
	names := limitNames()
	in := s.in
	switch _, again := s.places[p.key]; {
	case !slices.Contains(names, p.key):
		in.errorf(p.at, "unknown limit `%s`%s", clip(p.key), suggest.Hint(p.key, names))
	case again:
		in.errorf(p.at, "the limit %s is set twice", p.key)
	case in.is(p.value, scalar, "a limit"):
		d, err := report.ParseLimit(p.value.text)
		if err != nil {
			in.errorf(p.value.at, "%v", err)
			return
		}
		if p.key == "errors_recent" && d < aDay {
			in.warnf(p.value.at, "shorter than a day: if checks are daily, what comes between two of them is looked at by none")
		}
		_ = s.by.Limits.Set(p.key, p.value.text)
		s.places[p.key] = p.value.at
	}
}

// readLimits reads the limits for everything.
func (l *loader) readLimits(in *input, n *node) {
	if n == nil || !in.is(n, mapping, "limits") {
		return
	}
	s := &limitSet{in: in, at: n.at, places: map[string]place{}}
	for _, p := range n.pairs {
		if slices.Contains(l.file.limits, p.key) { // in a file before
			in.errorf(p.at, "the limit %s is set twice", p.key)
			continue
		}
		s.limit(p)
	}
	for _, name := range limitNames() {
		if _, ok := s.places[name]; ok {
			d, _ := s.by.Limits.Get(name)
			_ = l.file.Limits.Set(name, d.String())
			l.file.limits = append(l.file.limits, name)
		}
	}
	l.limits = append(l.limits, s)
}

// readLimitsBy reads limits for a server, an ACD, or an ACD of a server.
func (l *loader) readLimitsBy(in *input, n *node) {
	if !in.is(n, mapping, "an entry of limits_by") {
		return
	}
	before := len(in.errs)
	s := &limitSet{in: in, at: n.at, places: map[string]place{}}
	given := map[string]*node{}
	for _, p := range n.pairs {
		switch p.key {
		case "server", "acd":
			if given[p.key] != nil {
				in.errorf(p.at, "`%s` stands here twice", p.key)
			}
			given[p.key] = p.value
		default:
			s.limit(p)
		}
	}
	s.by.Server = in.server(given)
	s.by.ACD = in.acd(given["acd"])
	switch {
	case len(in.errs) > before:
		return
	case given["server"] == nil && given["acd"] == nil:
		in.errorf(n.at, "limits for every server and ACD stand under limits; these are for a server or an acd")
		return
	case s.by.Limits == (report.Limits{}):
		in.errorf(n.at, "no limit is set for %s", s.by)
		return
	}
	for _, earlier := range l.limits {
		if earlier.by.Server == s.by.Server && earlier.by.ACD == s.by.ACD {
			in.errorf(n.at, "limits for %s stand in line %d already", s.by, earlier.at.line)
			return
		}
	}
	l.limits = append(l.limits, s)
	l.file.LimitsBy = append(l.file.LimitsBy, s.by)
}

// crossed says where a limit for a warning is above the one for critical: set
// together, or one of them with what it is for everything or by default.
func (l *loader) crossed() {
	opt := l.file.Options(report.Options{})
	for _, s := range l.limits {
		err := opt.LimitsOn(s.by.Server, s.by.ACD).Validate()
		if err == nil {
			continue
		}
		at := cmp.Or(s.places["backup_warning"], s.places["backup_critical"])
		if at != (place{}) { // else it is another set that says so
			s.in.errorf(at, "%v", err)
		}
	}
}
