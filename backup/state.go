package backup

// State is the state of the last backup. Its text form is the word in lower
// case.
type State int

const (
	Unknown  State = iota // a text that no document names, or none at all
	Finished              // "Last backup finished at ..." (HA guide p. 2-2)
	Running               // back.log's "state: 1"
	Failed                // back.log's "error:" with a text
)

var stateWords = [...]string{"unknown", "finished", "running", "failed"}

func (s State) String() string {
	if s < 0 || int(s) >= len(stateWords) {
		return stateWords[Unknown]
	}
	return stateWords[s]
}

// MarshalText returns the word.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the word. A word that is none of the set is Unknown and
// no error: the text it came from is kept beside it.
func (s *State) UnmarshalText(b []byte) error {
	*s = Unknown
	for i, w := range stateWords {
		if w == string(b) {
			*s = State(i)
		}
	}
	return nil
}
