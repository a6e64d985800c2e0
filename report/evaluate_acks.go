package report

import "time"

// acks marks the findings that somebody is at, and makes findings of the acks
// that are for nothing any more.
func (e *evaluation) acks() {
	judged := len(e.findings)
	for i := range e.opt.Acks {
		a := new(e.opt.Acks[i])
		if a.Validate() != nil {
			continue // in the findings already
		}
		e.acknowledge(a, e.findings[:judged])
	}
}

func (e *evaluation) acknowledge(a *Ack, findings []Finding) {
	well, there := false, false
	for i := range findings {
		f := &findings[i]
		if f.Key() != a.Key {
			continue
		}
		if !f.Was().Worse(OK) {
			well = true
			continue
		}
		if at := e.wellSince(a, f); !at.IsZero() {
			e.ackNote(a, Warning, "ended", Time("well", at))
			return
		}
		there = true
		if f.Acked == nil {
			f.Acked = a
		}
	}
	switch {
	case there:
	case well:
		e.ackNote(a, NotApplicable, "well")
	default:
		e.ackNote(a, NotApplicable, "unused")
	}
}

// wellSince returns when the thing was well after the ack had been given, zero
// if no earlier report says so.
func (e *evaluation) wellSince(a *Ack, f *Finding) time.Time {
	var well time.Time
	for i := range e.before { // the newest first
		p := &e.before[i]
		if given, ok := p.acked[a.Key]; ok && given == *a && !well.IsZero() {
			return well
		}
		if s := p.status(thingOf(f)); s.known() && !s.Worse(OK) {
			well = p.at
		}
	}
	return time.Time{}
}

func (e *evaluation) ackNote(a *Ack, status Status, code string, more ...Arg) {
	e.add(Finding{
		Rule: RuleAcks, Subject: a.Key, Status: status, Code: code,
		Args: append([]Arg{Shown("key", a.Key), Shown("who", a.Who), Shown("why", a.Why)}, more...),
		Cite: "INF: an ack that stays when the thing is well hides the next fault",
	})
}
