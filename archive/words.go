package archive

import (
	"fmt"

	"example.com/centrevu/internal/wording"
)

// Kind is one of the four kinds of archive. Its text form is the documented
// word in lower case.
type Kind int

const (
	Interval Kind = iota + 1 // every 15, 30 or 60 minutes
	Daily
	Weekly
	Monthly
)

// Kinds holds the four kinds from the shortest period to the longest.
var Kinds = [...]Kind{Interval, Daily, Weekly, Monthly}

// kindWords begins with the word of the zero Kind, of a row whose kind was not
// read.
var kindWords = [...]string{"unknown", Interval: "interval", Daily: "daily", Weekly: "weekly", Monthly: "monthly"}

func (k Kind) String() string {
	if k < 0 || k > Monthly {
		k = 0
	}
	return kindWords[k]
}

// MarshalText returns the word.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the word in any letter case.
func (k *Kind) UnmarshalText(b []byte) error {
	for kind, word := range kindWords {
		if wording.Lower(string(b)) == word {
			*k = Kind(kind)
			return nil
		}
	}
	return fmt.Errorf("no kind of archive: %q", b)
}

// State is the state of a run. Its text form is the word in lower case.
//
// The window's "finished" is shown for a run that succeeded and for one that
// failed, so it is Finished and no more; only the arch_stat table tells
// Succeeded from Failed (R21 database items).
type State int

const (
	Unknown   State = iota // a word that no document names, or none
	NotRun                 // "not run"
	Finished               // "finished", on a screen: succeeded or failed
	Succeeded              // status 2 of table arch_stat
	Failed                 // status 3 of table arch_stat
	Running                // "running"
)

var stateWords = [...]string{"unknown", "not run", "finished", "succeeded", "failed", "running"}

func (s State) String() string {
	if s < 0 || int(s) >= len(stateWords) {
		return stateWords[Unknown]
	}
	return stateWords[s]
}

// MarshalText returns the word.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the word in any letter case. A word that is none of the
// set is Unknown and no error: the text it came from is kept beside it.
func (s *State) UnmarshalText(b []byte) error {
	*s = Unknown
	for i, w := range stateWords {
		if w == wording.Lower(string(b)) {
			*s = State(i)
		}
	}
	return nil
}
