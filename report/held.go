package report

import (
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
)

// Held is what a report in a History keeps of what a server showed, as far as time can only
// add to it: when things ran last does not go back, and a log does not lose its newest entry.
type Held struct {
	ACDs   []centrevu.ACD `json:"acds,omitempty"`  // that it has a link or archives for, without pseudo-ACDs
	Backup time.Time      `json:"backup,omitzero"` // when its last backup finished
	Runs   []HeldRun      `json:"runs,omitempty"`  // of its archives
	Entry  *HeldEntry     `json:"entry,omitempty"` // the newest of its error log
}

// HeldRun is when an archive ran last.
type HeldRun struct {
	ACD  centrevu.ACD `json:"acd"`
	Kind archive.Kind `json:"kind"`
	Last time.Time    `json:"last"`
}

// HeldEntry is an entry of the error log, by what does not depend on how it was printed.
type HeldEntry struct {
	Time     time.Time    `json:"time"`
	DateOnly bool         `json:"date_only,omitempty"`
	Code     int          `json:"code"`
	ACD      centrevu.ACD `json:"acd,omitzero"`
}

// maxHeld bounds the archives and the ACDs that are held. A server has 26 ACDs.
const maxHeld = 400

// heldOf returns what is kept of a server, nil for nothing. now is when it was judged: what
// lies behind that is no time to go by.
func heldOf(s *Server, now time.Time) *Held {
	if s == nil {
		return nil
	}
	h := &Held{}
	known := func(t time.Time) bool { return !t.IsZero() && !t.After(now) && !writable(t).IsZero() }
	acd := func(a centrevu.ACD) {
		if !a.IsZero() && !a.Pseudo() && len(h.ACDs) < maxHeld && !slices.Contains(h.ACDs, a) {
			h.ACDs = append(h.ACDs, a)
		}
	}
	if s.Links != nil {
		for i := range s.Links.Links {
			acd(s.Links.Links[i].ACD)
		}
	}
	if s.Archive != nil {
		for i := range s.Archive.Runs {
			r := &s.Archive.Runs[i]
			acd(r.ACD)
			if known(r.Last) && len(h.Runs) < maxHeld && slices.Contains(archive.Kinds[:], r.Kind) {
				h.Runs = append(h.Runs, HeldRun{r.ACD, r.Kind, r.Last})
			}
		}
	}
	if s.Backup != nil && known(s.Backup.FinishedAt) {
		h.Backup = s.Backup.FinishedAt
	}
	if s.Errors != nil {
		for i := range s.Errors.Entries {
			if e := &s.Errors.Entries[i]; known(e.Earliest()) && (h.Entry == nil || e.Time.After(h.Entry.Time)) {
				h.Entry = &HeldEntry{e.Time, e.DateOnly, e.Code, e.ACD}
			}
		}
	}
	return h
}

// HeldAt is what an earlier report held of a server, and when that was made.
type HeldAt struct {
	At time.Time
	*Held
}

// Held returns what earlier reports held of a server, the newest first. One in which this
// rule said something against a thing that nobody silenced is passed over: what was shown
// then is no measure of that thing. The thing is an ACD, zero for none, and what else the
// findings name as their Subject.
func (p *Pass) Held(s *Server, acd centrevu.ACD, subject string) (held []HeldAt) {
	if len(p.e.before) == 0 {
		return nil
	}
	name := p.Name(s)
	of := thingOf(&Finding{Rule: p.Rule.ID, Server: name, ACD: acd, Subject: subject})
	for i := range p.e.before {
		b := &p.e.before[i]
		if h := b.held[name]; h != nil && !b.against[of] {
			held = append(held, HeldAt{b.at, h})
		}
	}
	return held
}
