package report

import (
	"errors"
	"fmt"
)

// Level is the status that a rule gives.
type Level = Status

// levelFault says what is wrong with a rule's levels. What is worse must stay
// at least as bad, or a state that gets worse would look better.
func levelFault(levels map[Status]Status) error {
	if len(levels) == 0 {
		return nil
	}
	to := func(s Status) Status {
		if t, ok := levels[s]; ok {
			return t
		}
		return s
	}
	for s := Status(0); s <= Silenced+1; s++ {
		if t, ok := levels[s]; ok && (!adjustable(s) || !adjustable(t)) {
			return fmt.Errorf("%s to %s: only warning and critical can be given another level, of these two", s, t)
		}
	}
	for s := range levels {
		if !s.known() {
			return errors.New("there is no such status")
		}
	}
	if to(Warning).Worse(to(Critical)) {
		return errors.New("critical would end up below warning")
	}
	return nil
}

func adjustable(s Status) bool { return s == Warning || s == Critical }
