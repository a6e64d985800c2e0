package report

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
)

// Options are what a caller can set for an evaluation. The zero value works,
// but for Now: without a time, rules about age give Unknown.
type Options struct {
	// Now is the time to judge at, for servers that have none of their own.
	Now time.Time

	// Limits are the thresholds of the built-in rules.
	Limits Limits

	// LimitsBy are thresholds for a server, an ACD or an ACD of a server, which
	// go before Limits. See LimitsOn.
	LimitsBy []LimitsFor

	// Schedules say when archives are due, by the number of the ACD; 0 is for
	// every ACD that has none of its own. For an ACD without one, archives
	// are judged by the ages in Limits.
	Schedules map[int]archive.Schedule

	// Usual are entries of the error log that are known as harmless. They
	// count only on a server without a Baseline.
	Usual []UsualEntry

	// Users are those who may be logged in to the secondary while the primary
	// works: whoever captures its screens, for one.
	Users []string

	// Require lists facts that must be there although every rule that reads
	// them can do without: FactLogins. A missing one is then Unknown.
	Require []Fact

	// Levels are what a site wants another status for, by the ID of the rule
	// and the status that it gives. Only Warning and Critical can be given
	// another, of these two, and Critical cannot end up below Warning: what is
	// not to be reported is silenced or switched off, where it stays visible.
	Levels map[string]map[Status]Status

	// Off lists the IDs of rules that are not to run. Each gives a
	// NotApplicable finding that says so, and one that no rule has a Warning.
	Off []string

	// Silences are what is known and accepted.
	Silences []Silence

	// Holidays are the named days of the site.
	Holidays Holidays

	// Acks are findings that somebody is at.
	Acks []Ack

	// Known is what a site knows of its captures that no reader does.
	Known []Known

	// ACDs are the numbers of the real ACDs that both servers are expected to
	// show. Without it, those count that a capture names.
	ACDs []int

	// Ignore are the files that are known to hold nothing of a server.
	Ignore []Ignored

	// History holds earlier reports. It may be nil.
	History History

	// CheckedBefore is when the servers were checked the last time, zero if that is not
	// known. A report of History that saw a server's log goes before it.
	CheckedBefore time.Time

	// Days are conditions over several days. They need a History.
	Days []Days

	// Flapping is how many changes make a thing flapping. It needs a History.
	Flapping Flapping

	// Trace is called before each Check of a rule, with the rule's ID and the
	// server's name, empty for the pair, and what it returns after it: a caller
	// measures times with it. It may be nil, and may return nil. If it panics, the rule
	// counts as one that did.
	Trace func(rule, server string) (done func())

	// Explain keeps in the Report how each finding came about; see Explain.
	Explain bool
}

// UsualEntry is a kind of entry of the error log that is known as harmless.
type UsualEntry struct {
	Code int    `json:"code,omitempty"` // the error code; 0 is any
	ACD  int    `json:"acd,omitempty"`  // the number of the ACD; 0 is any
	Text string `json:"text,omitempty"` // part of the text, letter case aside
}

// Validate returns what is wrong with an entry: one that would match every
// entry, or every one of an ACD, what is wrong with that too.
func (u UsualEntry) Validate() error {
	switch {
	case u.Code < 0:
		return errors.New("its Code is negative")
	case u.ACD < 0:
		return errors.New("its ACD is negative")
	case u.Text != "" && !telling(u.Text):
		return errors.New("its Text has fewer than two letters or digits, so that it would match nearly every entry")
	case u.Code == 0 && u.Text == "" && u.ACD != 0:
		return errors.New("it has no more than an ACD, so that it would match every entry of that")
	case u.Code == 0 && u.Text == "":
		return errors.New("it would match every entry")
	}
	return nil
}

// Validate returns what is wrong with the options, all of it at once, each as
// an error of its own that errors.Join has put together. Evaluate makes an
// Unknown finding of each and leaves out what is wrong.
func (o *Options) Validate() error { return errors.Join(o.faults()...) }

func (o *Options) faults() []error {
	errs := o.limitFaults()
	fault := func(err error, of string, args ...any) {
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", fmt.Sprintf(of, args...), inOneLine(err)))
		}
	}
	for _, id := range sortedKeys(o.Levels) {
		fault(levelFault(o.Levels[id]), "levels of rule %s", id)
	}
	for i, s := range o.Silences {
		fault(s.fault(o.Holidays), "silence %d (%s)", i+1, s)
	}
	for i, h := range o.Holidays {
		fault(h.Validate(), "holiday %d", i+1)
	}
	for i, k := range o.Known {
		fault(k.Validate(), "known %d (%s)", i+1, k)
	}
	for i, a := range o.Acks {
		fault(a.Validate(), "ack %d (%s)", i+1, a.Key)
	}
	for _, n := range o.ACDs {
		if n < 1 || n >= centrevu.FirstPseudoACD {
			errs = append(errs, fmt.Errorf("ACD %d is expected, and no real ACD has that number", n))
		}
	}
	for i, g := range o.Ignore {
		fault(g.Validate(), "ignored %d", i+1)
	}
	for i, d := range o.Days {
		fault(d.Validate(), "days %d", i+1)
	}
	for _, acd := range sortedKeys(o.Schedules) {
		fault(o.Schedules[acd].Validate(), "schedule of ACD %d", acd)
	}
	for i, u := range o.Usual {
		fault(u.Validate(), "usual entry %d", i+1)
	}
	for _, f := range o.Require {
		if !f.known() {
			errs = append(errs, fmt.Errorf("require: %s does not exist", f))
		}
	}
	return errs
}

// faults are what is wrong with a setting.
type faults []error

func (f *faults) when(wrong bool, text string) {
	if wrong {
		*f = append(*f, errors.New(text))
	}
}

// sortedKeys takes no memory for the map that most callers leave nil.
func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	if len(m) == 0 {
		return nil
	}
	return slices.Sorted(maps.Keys(m))
}
