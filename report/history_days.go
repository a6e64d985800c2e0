package report

import "errors"

// Days is a condition over several days: that a rule found the same thing at
// least so bad on Of of the last In days, today included. Where it holds, a
// finding of RuleDays says so, with the level Then; nothing else changes.
//
// A thing is one ACD of one server, or the server, or the pair. Of several
// reports of one day the worst counts. A day without a report, or on which it
// could not be told, may have been as bad: if the condition can hold for such
// days only, the finding is Unknown where the thing is as bad today.
type Days struct {
	Rule string `json:"rule"` // ID of the rule; empty for every rule
	As   Status `json:"as"`   // Warning or Critical: at least so bad; zero means Warning
	Of   int    `json:"of"`   // how many days
	In   int    `json:"in"`   // out of how many; at most MaxDays
	Then Status `json:"then"` // Warning or Critical; zero means Critical
}

// MaxDays is how many days back a condition can look.
const MaxDays = 92

// Validate returns what is wrong with a condition, all of it at once.
func (d Days) Validate() error {
	var errs faults
	errs.when(d.As != 0 && d.As != Warning && d.As != Critical, "value of As is neither warning nor critical")
	errs.when(d.Then != 0 && d.Then != Warning && d.Then != Critical, "value of Then is neither warning nor critical")
	errs.when(d.Of < 1 || d.In < d.Of || d.In > MaxDays, "not 1 <= Of <= In <= 92")
	return errors.Join(errs...)
}

// Flapping is a thing that changes between healthy and not healthy again and
// again. A finding of RuleFlapping, a Warning, says so of one with this many
// changes within this many days.
type Flapping struct {
	Changes int `json:"changes"` // zero and less mean 4: it came and went twice
	Days    int `json:"days"`    // zero and less mean 7; at most MaxDays
}

func (f Flapping) withDefaults() Flapping {
	if f.Changes <= 0 {
		f.Changes = 4
	}
	if f.Days <= 0 {
		f.Days = 7
	}
	f.Days = min(f.Days, MaxDays)
	return f
}
