package links

import "example.com/centrevu/internal/wording"

// State is what the three words of a link say together. Its text form is the
// word in lower case.
type State int

const (
	Unknown   State = iota // a word is missing or no document names it
	Up                     // data transfer, data transfer, operational
	Transient              // on its way up: translation pumpup, waiting acceptance
	Down                   // one of the documented words for a link that is not up
	Off                    // down by someone's choice: not collecting data, busied out (switch)
)

var stateWords = [...]string{"unknown", "up", "transient", "down", "off"}

func (s State) String() string {
	if s < 0 || int(s) >= len(stateWords) {
		return stateWords[Unknown]
	}
	return stateWords[s]
}

// MarshalText returns the word.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the word; any other is Unknown.
func (s *State) UnmarshalText(b []byte) error {
	*s = Unknown
	for i, w := range stateWords {
		if w == string(b) {
			*s = State(i)
		}
	}
	return nil
}

// The documented words (HA guide and R21, Connection Status window) and what
// each says of its link. The document's list of connection words is cut off,
// so a link may show others.
var (
	applications = map[string]State{
		"data transfer":       Up,
		"translation pumpup":  Transient,
		"waiting session":     Down,
		"cms system setup":    Down,
		"not collecting data": Off,
		"busied out (switch)": Off,

		"cms system setup - the link has gone down": Down,
	}
	sessions = map[string]State{
		"data transfer":      Up,
		"waiting acceptance": Transient,
		"quiescent":          Down,
	}
	connections = map[string]State{
		"operational":  Up,
		"quiescent":    Down,
		"out of order": Down,
	}
)

// State judges the three words. A link that someone turned off is Off whatever
// else it shows; else one documented word that means down makes it Down, a
// word that no document names makes it Unknown, and it is Up only if all three
// are the healthy ones.
func (l Link) State() State {
	words := [...]State{word(applications, l.Application), word(sessions, l.Session), word(connections, l.Connection)}
	for _, worst := range [...]State{Off, Down, Unknown, Transient} {
		for _, w := range words {
			if w == worst {
				return worst
			}
		}
	}
	return Up
}

// word looks a word up with blanks collapsed and ASCII letters in lower case.
func word(of map[string]State, shown string) State { return of[wording.Fold(shown)] }
