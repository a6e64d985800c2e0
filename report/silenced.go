package report

import (
	"fmt"
	"slices"
	"time"
)

// silence applies the silences, each to all that it matches; of several that
// match a finding the first is named. Then it makes findings of those that
// need somebody's attention.
func (e *evaluation) silence(now time.Time) {
	judged := len(e.findings)
	for i := range e.opt.Silences {
		s := &e.opt.Silences[i]
		switch {
		case s.Validate() != nil: // in the findings already
		case now.IsZero():
			e.silenceNote(s, Unknown, "without the time of the check there is no telling whether it has expired",
				"Say what time it is, in Options.Now.")
		case !s.Until.After(now):
			e.silenceNote(s, Warning, fmt.Sprintf("expired on %s", FormatTime(s.Until)), "Extend it or take it out.")
		default:
			e.apply(s, e.findings[:judged])
		}
	}
}

func (e *evaluation) apply(s *Silence, findings []Finding) {
	used, unknown := false, false
	for i := range findings {
		f := &findings[i]
		if f.Rule == RuleOptions || f.Status == OK || f.Status == NotApplicable || !s.Matches(f) {
			continue
		}
		switch f.Status {
		case Warning, Critical:
			used = true
			f.Silenced = &SilencedBy{Status: f.Status, Who: s.Who, Why: s.Why, Until: s.Until}
			f.Status = Silenced
		case Silenced:
			used = true
		default:
			unknown = true
		}
	}
	switch {
	case used:
	case unknown:
		e.silenceNote(s, NotApplicable, "matches only what could not be told, which is never silenced", "")
	default:
		e.silenceNote(s, NotApplicable, "matched nothing", "")
	}
}

func (e *evaluation) silenceNote(s *Silence, status Status, what, advice string) {
	f := Finding{
		Rule: RuleSilences, Status: status, Of: s.Rule, Advice: advice,
		Message: fmt.Sprintf("silence of %s (%s: %s): %s", s, s.Who, s.Why, what),
		Cite:    "INF: a silence that nobody looks at hides the next fault",
	}
	if slices.Contains(e.names[:], s.Server) {
		f.Server = s.Server
	}
	f.ACD.Number = s.ACD
	e.findings = append(e.findings, f)
}
