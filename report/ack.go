package report

import (
	"errors"
	"strings"
)

// Ack says that somebody knows of a finding and is at it. It changes no status
// and ends when the thing is well again: of one that is left standing, a finding
// says so. With a History an ack that ended does not come back with the next
// fault, which is a Warning; whoever is at that too says so in another Why.
type Ack struct {
	Key string `json:"key"` // of the finding
	Who string `json:"who"` // who is at it
	Why string `json:"why"` // what is done, for whoever reads the report
}

// Validate returns what is wrong with it, all of it at once: Key, Who or Why
// missing, or a Key with a blank, which none has.
func (a Ack) Validate() error {
	var errs faults
	errs.when(blank(a.Key), "it has no Key")
	errs.when(!blank(a.Key) && strings.ContainsAny(a.Key, " \t\n"), "its Key has a blank, which no Key has")
	errs.when(blank(a.Who), "it has no Who")
	errs.when(blank(a.Why), "it has no Why")
	return errors.Join(errs...)
}
