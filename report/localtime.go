package report

import (
	"time"

	"example.com/centrevu/internal/wallclock"
)

// latest returns the last instant that a time can mean which was read of a clock: where
// that was set back, it showed some of them twice.
func latest(t time.Time) time.Time {
	again := wallclock.Reader{Location: t.Location()}.Again(asUTC(t))
	if t.IsZero() || again.Before(t) {
		return t
	}
	return again
}

// ending returns the instant of a time, of which a local one means what the
// clocks of now's zone show. A time that they skip is when they jump.
func ending(t time.Time, local bool, now time.Time) time.Time {
	if !local || t.IsZero() {
		return t
	}
	y, m, d := t.Date()
	at := time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), now.Location())
	// Of a time that is skipped, Date may give the one as long before the jump.
	if short := asUTC(t).Sub(asUTC(at)); short > 0 {
		at = at.Add(short)
	}
	return at
}

// asUTC returns what a clock shows as a time that can be counted with.
func asUTC(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}

// clock returns the time to judge a server at as its clock shows it: in the
// zone of its Now, else of the times that were read of it, else of the check.
func (e *evaluation) clock(s *Server) time.Time {
	now := e.now(s)
	if now.IsZero() {
		now = e.now(e.pair.Primary, e.pair.Secondary)
	}
	if zone := s.zone(); zone != nil {
		now = now.In(zone)
	}
	return now
}

// zone returns the zone that a server's times were read in, nil if there is
// none. Parsers give every time the location of their Source.
func (s *Server) zone() *time.Location {
	if s == nil {
		return nil
	}
	var found *time.Location
	take := func(t time.Time) bool {
		if found == nil && !t.IsZero() {
			found = t.Location()
		}
		return found != nil
	}
	if take(s.Now) {
		return found
	}
	if s.Backup != nil {
		take(s.Backup.FinishedAt)
	}
	if s.Archive != nil {
		for i := range s.Archive.Runs {
			if take(s.Archive.Runs[i].Last) || take(s.Archive.Runs[i].Next) {
				break
			}
		}
	}
	if s.Errors != nil {
		for i := range s.Errors.Entries {
			if take(s.Errors.Entries[i].Time) {
				break
			}
		}
	}
	for i := range s.Captures {
		take(s.Captures[i].Clock)
	}
	return found
}
