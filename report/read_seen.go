package report

import (
	"time"

	"example.com/centrevu"
	"example.com/centrevu/backup"
	"example.com/centrevu/internal/acds"
)

// earliest returns the Seen with the earliest time: each says that a thing was
// shown then, or that it was shown no later. A copied file is not new by that.
func earliest(all ...centrevu.Seen) centrevu.Seen {
	var first centrevu.Seen
	for _, s := range all {
		if !s.At.IsZero() && (first.At.IsZero() || s.At.Before(first.At)) {
			first = s
		}
	}
	return first
}

// exact reports whether a thing was shown at that time, and not perhaps before
// it.
func exact(s centrevu.Seen) bool {
	return !s.At.IsZero() && s.By != centrevu.SeenFile && s.By != centrevu.SeenUnknown
}

// before reports whether a is known to have been shown before b: a window that shows what
// ran after the other was saved is the later one, whatever tells when.
func before(a, b *sighting) bool {
	return !a.to.IsZero() && (a.to.Before(b.from) || a.to.Before(b.since()))
}

// since returns a time before which it was not shown, by what it shows. The clock of the
// server is its own, so that it is earlier than that; zero if there is no such time.
func (s *sighting) since() time.Time {
	if s.ran == nil {
		ran := s.shown.ranUntil()
		s.ran = &ran
	}
	if s.ran.IsZero() || !s.to.IsZero() && s.ran.After(s.to) {
		return time.Time{}
	}
	return s.ran.Add(-headingSkew)
}

// ranUntil returns when the last of what is shown ran: no earlier was it shown. Of archives
// it is the first of the ACDs', for what a capture shows of one may be older than the rest.
func (s *Server) ranUntil() (first time.Time) {
	if b := s.Backup; b != nil && b.State == backup.Finished {
		return b.FinishedAt
	}
	if s.Archive == nil {
		return first
	}
	last := acds.New(func(a, b time.Time) time.Time {
		if b.After(a) {
			return b
		}
		return a
	})
	for i := range s.Archive.Runs {
		if r := &s.Archive.Runs[i]; !r.ACD.Pseudo() {
			last.Add(r.ACD, r.Last)
		}
	}
	for i := range s.Archive.Runs {
		r := &s.Archive.Runs[i]
		if r.ACD.Pseudo() {
			continue
		}
		ran, _ := last.Of(r.ACD)
		if ran.IsZero() {
			return ran
		}
		if first.IsZero() || ran.Before(first) {
			first = ran
		}
	}
	return first
}
