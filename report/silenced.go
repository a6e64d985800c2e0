package report

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// silence applies the silences, each to all that it matches; of several that
// match a finding the first is named. Then it makes findings of those that
// need somebody's attention.
func (e *evaluation) silence(now time.Time) {
	if len(e.opt.Silences) == 0 {
		return
	}
	judged := len(e.findings)
	e.opt.Holidays = slices.DeleteFunc(slices.Clone(e.opt.Holidays), func(h Holiday) bool { return h.Validate() != nil })
	clocks := e.clocks()
	for i := range e.opt.Silences {
		s := &e.opt.Silences[i]
		switch {
		case s.fault(e.opt.Holidays) != nil: // in the findings already
		case now.IsZero():
			e.silenceNote(s, Unknown, "no-time")
		default:
			e.apply(s, clocks, e.findings[:judged])
		}
	}
}

// clocks returns the time of the check by the clocks that silences go by: of
// the primary, the secondary and the pair, whose clock is the primary's.
func (e *evaluation) clocks() clocks {
	pair := e.now(e.pair.Primary, e.pair.Secondary)
	for _, s := range e.servers() {
		if zone := s.zone(); zone != nil {
			pair = pair.In(zone)
			break
		}
	}
	return clocks{
		e.names[0]: e.clock(e.pair.Primary),
		e.names[1]: e.clock(e.pair.Secondary),
		"":         pair,
	}
}

// clocks are the times of the check by the name of the server whose clock shows
// them, and of the pair by none.
type clocks map[string]time.Time

// of returns the time for what is found of a server, that of the pair for one that
// is not there.
func (c clocks) of(server string) time.Time {
	if t, ok := c[server]; ok {
		return t
	}
	return c[""]
}

func (e *evaluation) apply(s *Silence, clocks clocks, findings []Finding) {
	clock := clocks.of(s.Server)
	state := s.holding(clock, e.opt.Holidays)
	if s.Server == "" {
		// One that holds by one clock and not by another holds where it does; what is
		// said of it is said if it holds by none.
		for _, t := range clocks {
			state = min(state, s.holding(t, e.opt.Holidays))
		}
	}
	switch state {
	case expired:
		e.silenceNote(s, Warning, "expired", Time("until", ending(s.Until, s.Local, clock)))
		return
	case notBegun:
		e.silenceNote(s, NotApplicable, "not-begun", Time("from", ending(s.From, s.Local, clock)))
		return
	case otherHours:
		e.silenceNote(s, NotApplicable, "other-hours", Shown("hours", hoursText(s.Weekly)))
		return
	}
	used, unknown := false, false
	// What follows from a cause is covered by a silence that is of that cause by
	// its Key or Code. One of a whole rule or server was not meant for a fault
	// that is worse than those it was made for.
	silenced := map[string]*SilencedBy{} // by Key
	for i := range findings {
		f := &findings[i]
		if f.Rule == RuleOptions || f.Status == OK || f.Status == NotApplicable || !s.Matches(f) {
			continue
		}
		at := clocks.of(f.Server)
		if s.holding(at, e.opt.Holidays) != holds {
			continue
		}
		switch f.Status {
		case Warning, Critical:
			used = true
			f.silence(&SilencedBy{Who: s.Who, Why: s.Why, Until: writable(ending(s.Until, s.Local, at))})
			if s.Key != "" || s.Code != "" {
				silenced[f.Key()] = f.Silenced
			}
		case Silenced:
			used = true
		default:
			unknown = true
		}
	}
	for i := range findings {
		if f := &findings[i]; (f.Status == Warning || f.Status == Critical) && f.Rule != RuleOptions && silenced[f.Cause] != nil {
			f.silence(silenced[f.Cause])
		}
	}
	switch {
	case used:
	case unknown:
		e.silenceNote(s, NotApplicable, "only-unknown")
	default:
		e.silenceNote(s, NotApplicable, "unused")
	}
}

func (f *Finding) silence(by *SilencedBy) {
	f.Silenced = &SilencedBy{Status: f.Status, Who: by.Who, Why: by.Why, Until: by.Until}
	f.Status = Silenced
}

func hoursText(list []Hours) string {
	texts := make([]string, len(list))
	for i, h := range list {
		texts[i] = h.String()
	}
	return strings.Join(texts, "; ")
}

func (e *evaluation) silenceNote(s *Silence, status Status, code string, more ...Arg) {
	f := Finding{
		Rule: RuleSilences, Status: status, Of: s.Rule,
		Subject: cmp.Or(s.Key, s.Text, s.Code), Code: code, Args: append([]Arg{Shown("silence", s.String()), Shown("who", s.Who), Shown("why", s.Why)}, more...),
		Cite: "INF: a silence that nobody looks at hides the next fault",
	}
	if slices.Contains(e.names[:], s.Server) {
		f.Server = s.Server
	}
	f.ACD.Number = s.ACD
	e.add(f)
}
