package centrevu

import (
	"fmt"
	"time"
)

// clockSkew is how far the clocks on the screens of a recording may stand from the times
// of the recording, or from each other: that of the server from that of who recorded it.
const clockSkew = time.Hour

// staleClocks notes the windows of a recording that have a clock which shows another time
// than the recording, where another's shows the same: they were left on the screen of a
// session that was gone on with, or come from elsewhere. Where all are off by the same,
// the zone is wrong, or the server's clock.
func (g *Gathering) staleClocks() {
	var best time.Duration
	known := false
	for i := range g.found {
		if off, ok := g.found[i].clockOff(); ok && (!known || off.Abs() < best.Abs()) {
			best, known = off, true
		}
	}
	for i := range g.found {
		s := &g.found[i]
		if off, ok := s.clockOff(); ok && (off-best).Abs() > clockSkew {
			g.doubted = append(g.doubted, keyed{g.keys[i], &ParseError{Source: g.src.Name, Position: s.Position(),
				Err: fmt.Errorf("%w: the clock on its screen shows %s, unlike others of this recording", ErrSyntax, s.Clock().Format("2006-01-02 15:04"))}})
		}
	}
}

// clockOff returns how far behind, or ahead of, the time of a recording the clock on the
// screen stands that showed the window last. A recording that only says when it was begun
// says nothing of a clock that is later.
func (s *Showing) clockOff() (off time.Duration, ok bool) {
	screen := s.last().on()
	if screen == nil || !screen.played || screen.ShownAt.IsZero() && screen.CapturedAt.IsZero() {
		return 0, false
	}
	clock := s.Clock()
	switch {
	case clock.IsZero():
		return 0, false
	case screen.ShownAt.IsZero():
		return min(clock.Sub(screen.CapturedAt), 0), true
	}
	return clock.Sub(screen.ShownAt), true
}
