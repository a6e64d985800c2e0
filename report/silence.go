package report

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Silence keeps what is known and accepted from being reported as wrong. What
// it matches stays in the report, as Silenced, with who said so, why, and what
// it was.
//
// A zero field matches anything. A Silence covers Warning and Critical
// findings only: what could not be told is never silenced, for it could be
// anything, so that taking a fact away never helps. One with a Text matches
// the findings that hold it, be they worse than others that do not.
//
// What a finding is the Cause of is silenced with it by a Silence that names its
// Key or Code.
//
// A Silence that has expired covers nothing and is a Warning itself, one that
// matched nothing, or does not hold at this time, a NotApplicable finding, one
// that does not Validate, or of which there is no telling whether it has
// expired, an Unknown one.
//
// Whether it holds is told for each server by the time of the check, as the
// clock of that server shows it. What is found of the pair goes by the
// primary's.
type Silence struct {
	Rule   string `json:"rule,omitempty"`   // ID of the rule, or of the one that a finding over days is about
	Server string `json:"server,omitempty"` // name of the server as findings have it
	ACD    int    `json:"acd,omitempty"`    // number of the ACD
	Key    string `json:"key,omitempty"`    // of the finding
	Code   string `json:"code,omitempty"`   // of the finding
	Text   string `json:"text,omitempty"`   // part of the message, letter case aside

	Who string `json:"who"` // who accepts it
	Why string `json:"why"` // why, for whoever reads the report

	From  time.Time `json:"from,omitzero"` // when it begins; zero if it has
	Until time.Time `json:"until"`         // when it ends, that instant left out

	// Local says that From and Until are what the clock of a server shows,
	// whatever their zone. A date without a time is its midnight, of Until
	// that of the day behind it.
	Local bool `json:"local,omitempty"`

	// Weekly are the hours at which it holds; none for all hours.
	Weekly []Hours `json:"weekly,omitempty"`
}

// Validate returns what is wrong with a silence, all of it at once: Who, Why
// or Until missing, an end before its beginning, hours that are none, or nothing
// to tell what it is for: an ACD alone, or a Text with fewer than two letters or digits,
// would silence what nobody has thought of.
func (s Silence) Validate() error {
	var errs faults
	what := s.Rule != "" || s.Server != "" || s.Key != "" || s.Code != "" || s.Text != ""
	errs.when(!what && s.ACD == 0, "it has no Rule, Server, ACD, Key, Code or Text, so that it would silence everything")
	errs.when(!what && s.ACD != 0, "it has no more than an ACD, so that it would silence everything about that")
	errs.when(s.Text != "" && !telling(s.Text), "its Text has fewer than two letters or digits, so that it would silence nearly everything")
	errs.when(s.ACD < 0, "its ACD is negative")
	errs.when(blank(s.Who), "it has no Who")
	errs.when(blank(s.Why), "it has no Why")
	errs.when(s.Until.IsZero(), "it has no Until")
	errs.when(!s.Until.IsZero() && !s.From.Before(s.Until), "its From is not before its Until")
	for _, h := range s.Weekly {
		if err := h.Validate(); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// fault is Validate, with holidays that it names and that there are not.
func (s Silence) fault(holidays Holidays) error {
	errs := []error{s.Validate()}
	for _, h := range s.Weekly {
		if h.Holiday != "" && h.Holiday != anyHoliday && !holidays.named(h.Holiday) {
			errs = append(errs, fmt.Errorf("there is no holiday %.40q", h.Holiday))
		}
	}
	return errors.Join(errs...)
}

// holding is whether a silence holds at a time.
type holding int

const (
	holds holding = iota
	notBegun
	otherHours
	expired
)

// Holds reports whether a silence holds at a time, which is in the server's
// zone.
func (s Silence) Holds(now time.Time, holidays Holidays) bool {
	return s.holding(now, holidays) == holds
}

func (s *Silence) holding(now time.Time, holidays Holidays) holding {
	switch {
	case !ending(s.Until, s.Local, now).After(now):
		return expired
	case ending(s.From, s.Local, now).After(now):
		return notBegun
	case len(s.Weekly) == 0:
		return holds
	}
	for _, h := range s.Weekly {
		if h.Hold(now, holidays) {
			return holds
		}
	}
	return otherHours
}

// String names what a silence is for.
func (s Silence) String() string {
	return named("rule", s.Rule, "server", s.Server, "ACD", numberOf(s.ACD), "key", s.Key, "code", s.Code, "text", quoted(s.Text))
}

// Matches reports whether a finding is one that the silence is for, whatever
// the time and the finding's status.
func (s Silence) Matches(f *Finding) bool {
	return (s.Rule == "" || s.Rule == f.Rule || s.Rule == f.Of) &&
		(s.Server == "" || s.Server == f.Server) &&
		(s.ACD == 0 || s.ACD == f.ACD.Number) &&
		(s.Code == "" || s.Code == f.Code) &&
		(s.Key == "" || s.Key == f.Key()) &&
		(s.Text == "" || strings.Contains(strings.ToLower(f.Message), strings.ToLower(s.Text)))
}
