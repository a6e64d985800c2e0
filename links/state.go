package links

import (
	"maps"
	"slices"

	"example.com/centrevu/internal/closed"
	"example.com/centrevu/internal/wording"
)

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

var stateWords = closed.New[State]("state of a link", "unknown", "up", "transient", "down", "off")

func (s State) String() string { return stateWords.Word(s) }

// MarshalText returns the word.
func (s State) MarshalText() ([]byte, error) { return stateWords.Text(s) }

// UnmarshalText reads the word in any letter case; any other is Unknown.
func (s *State) UnmarshalText(b []byte) error { return stateWords.Read(s, b) }

// states is a set of words and what each says of its link.
type states struct {
	phrases *wording.Phrases
	says    []State
}

func statesOf(words map[string]State) *states {
	s := &states{}
	var names [][]string
	for _, w := range slices.Sorted(maps.Keys(words)) {
		names, s.says = append(names, []string{w}), append(s.says, words[w])
	}
	s.phrases = wording.NewPhrases(names...)
	return s
}

// of looks a word up, whatever its blanks and letter case. One that is not in
// the set is Unknown.
func (s *states) of(shown string) State {
	p, ok := s.phrases.Whole([]rune(shown))
	if !ok {
		return Unknown
	}
	return s.says[p.Of]
}

// The documented words (HA guide and R21, Connection Status window) and what
// each says of its link. The document's list of connection words is cut off,
// so a link may show others.
var (
	applications = statesOf(map[string]State{
		"data transfer":       Up,
		"translation pumpup":  Transient,
		"waiting session":     Down,
		"cms system setup":    Down,
		"not collecting data": Off,
		"busied out (switch)": Off,

		"cms system setup - the link has gone down": Down,
	})
	sessions = statesOf(map[string]State{
		"data transfer":      Up,
		"waiting acceptance": Transient,
		"quiescent":          Down,
	})
	connections = statesOf(map[string]State{
		"operational":  Up,
		"quiescent":    Down,
		"out of order": Down,
	})
)

// State judges the three words. A link that someone turned off is Off whatever
// else it shows; else one documented word that means down makes it Down, a
// word that no document names makes it Unknown, and it is Up only if all three
// are the healthy ones. One that would be up and is Outdated is Unknown.
func (l Link) State() State {
	words := [...]State{applications.of(l.Application), sessions.of(l.Session), connections.of(l.Connection)}
	for _, worst := range [...]State{Off, Down, Unknown, Transient} {
		if slices.Contains(words[:], worst) {
			return worst
		}
	}
	if l.Outdated {
		return Unknown
	}
	return Up
}
