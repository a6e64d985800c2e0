package backup

import "example.com/centrevu/internal/closed"

// State is the state of the last backup. Its text form is the word in lower
// case.
type State int

const (
	Unknown  State = iota // a text that no document names, or none at all
	Finished              // "Last backup finished at ..." (HA guide p. 2-2)
	Running               // back.log's "state: 1"
	Failed                // back.log's "error:" with a text
)

var states = closed.New[State]("state of a backup", "unknown", "finished", "running", "failed")

func (s State) String() string { return states.Word(s) }

// MarshalText returns the word.
func (s State) MarshalText() ([]byte, error) { return states.Text(s) }

// UnmarshalText reads the word in any letter case. A word that is none of the
// set is Unknown and no error: the text it came from is kept beside it.
func (s *State) UnmarshalText(b []byte) error { return states.Read(s, b) }
