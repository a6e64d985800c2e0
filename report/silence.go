package report

import (
	"errors"
	"strconv"
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
// A Silence that has expired covers nothing and is a Warning itself, one that
// matched nothing a NotApplicable finding, one that does not Validate, or of
// which there is no telling whether it has expired, an Unknown one.
type Silence struct {
	Rule   string `json:"rule,omitempty"`   // ID of the rule, or of the one that a finding over days is about
	Server string `json:"server,omitempty"` // name of the server as findings have it
	ACD    int    `json:"acd,omitempty"`    // number of the ACD
	Text   string `json:"text,omitempty"`   // part of the message, letter case aside

	Who   string    `json:"who"`   // who accepts it
	Why   string    `json:"why"`   // why, for whoever reads the report
	Until time.Time `json:"until"` // when it ends
}

// Validate returns what is wrong with a silence, all of it at once: Who, Why
// or Until missing, or nothing to tell what it is for.
func (s Silence) Validate() error {
	var errs []error
	fault := func(bad bool, text string) {
		if bad {
			errs = append(errs, errors.New(text))
		}
	}
	fault(s.Rule == "" && s.Server == "" && s.ACD == 0 && s.Text == "", "it has no Rule, Server, ACD or Text, so that it would silence everything")
	fault(s.Text != "" && !telling(s.Text), "its Text has no letter or digit, so that it would silence nearly everything")
	fault(s.ACD < 0, "its ACD is negative")
	fault(blank(s.Who), "it has no Who")
	fault(blank(s.Why), "it has no Why")
	fault(s.Until.IsZero(), "it has no Until")
	return errors.Join(errs...)
}

// String names what a silence is for.
func (s Silence) String() string {
	var parts []string
	add := func(name, value string) {
		if value != "" {
			parts = append(parts, name+" "+value)
		}
	}
	add("rule", s.Rule)
	add("server", s.Server)
	if s.ACD != 0 {
		add("ACD", strconv.Itoa(s.ACD))
	}
	if s.Text != "" {
		add("text", strconv.Quote(s.Text))
	}
	if parts == nil {
		return "everything"
	}
	return strings.Join(parts, ", ")
}

// Matches reports whether a finding is one that the silence is for, whatever
// the time and the finding's status.
func (s Silence) Matches(f *Finding) bool {
	return (s.Rule == "" || s.Rule == f.Rule || s.Rule == f.Of) &&
		(s.Server == "" || s.Server == f.Server) &&
		(s.ACD == 0 || s.ACD == f.ACD.Number) &&
		(s.Text == "" || strings.Contains(strings.ToLower(f.Message), strings.ToLower(s.Text)))
}
