package report

import (
	"time"

	"example.com/centrevu"
)

// Before returns what the report before this one said of a thing of the pass's
// rule, and when that report was made: of an ACD, zero for none, and of what else
// its findings name as their Subject. A silenced finding is what it was before.
// It is false without Options.History, if there was no report, and if it could
// not tell or did not ask the rule.
func (p *Pass) Before(acd centrevu.ACD, subject string) (status Status, at time.Time, ok bool) {
	if len(p.e.before) == 0 {
		return 0, time.Time{}, false
	}
	last := &p.e.before[0]
	status = last.status(thingOf(&Finding{Rule: p.Rule.ID, Server: p.name, ACD: acd, Subject: subject}))
	return status, last.at, status != Unknown
}
