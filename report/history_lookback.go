package report

import (
	"slices"
	"time"
)

// lookBackMargin is how much longer than to the check before it is looked back:
// what happened while that ran, or on a clock that is late, was not in it. It is
// what the default of Limits.ErrorsRecent has beyond a day.
const lookBackMargin = 2 * time.Hour

// LookBack returns how far back the entries about an ACD of a server's error
// log are to be looked at: Limits.ErrorsRecent, but as far as the last report of
// Options.History that saw the server's log, or else Options.CheckedBefore, however
// long ago that was. What came between two checks is never passed over.
func (p *Pass) LookBack(s *Server, acd int) time.Duration {
	limit := p.LimitsFor(s, acd).ErrorsRecent
	name := p.Name(s)
	for i := range p.e.before { // the newest first
		if b := &p.e.before[i]; slices.Contains(b.logs, name) {
			return max(limit, p.Now.Sub(b.at)+lookBackMargin)
		}
	}
	if at := p.e.opt.CheckedBefore; !at.IsZero() && !p.Now.IsZero() {
		return max(limit, p.Now.Sub(at)+lookBackMargin)
	}
	return limit
}
