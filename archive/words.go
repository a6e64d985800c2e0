package archive

import "example.com/centrevu/internal/closed"

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

var kinds = closed.New[Kind]("kind of archive", "unknown", "interval", "daily", "weekly", "monthly")

func (k Kind) String() string { return kinds.Word(k) }

// MarshalText returns the word.
func (k Kind) MarshalText() ([]byte, error) { return kinds.Text(k) }

// UnmarshalText reads the word in any letter case. Any other is the zero Kind, of
// a row whose kind was not read.
func (k *Kind) UnmarshalText(b []byte) error { return kinds.Read(k, b) }

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

var states = closed.New[State]("state of an archive", "unknown", "not run", "finished", "succeeded", "failed", "running")

func (s State) String() string { return states.Word(s) }

// MarshalText returns the word.
func (s State) MarshalText() ([]byte, error) { return states.Text(s) }

// UnmarshalText reads the word in any letter case. A word that is none of the
// set is Unknown and no error: the text it came from is kept beside it.
func (s *State) UnmarshalText(b []byte) error { return states.Read(s, b) }
