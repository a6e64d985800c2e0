package archive

import (
	"time"

	"example.com/centrevu"
)

// Status is what the Archiving Status window says.
type Status struct {
	Runs      []Run           `json:"runs,omitempty"`      // in the order shown
	Unclaimed []centrevu.Line `json:"unclaimed,omitempty"` // the window's other lines, blank ones left out
}

// Run is the last run of one kind of archive for one ACD.
type Run struct {
	ACD   centrevu.ACD `json:"acd"`
	Kind  Kind         `json:"kind"`
	State State        `json:"state"`

	// Text is the status as shown. A State of Unknown with a Text is a word
	// that no document names.
	Text string `json:"text,omitempty"`

	// Last is when the archiver ran last, Next when it is to run again, in
	// the Source's zone; zero if the row has no such value.
	Last time.Time `json:"last,omitzero"`
	Next time.Time `json:"next,omitzero"`

	At centrevu.Line `json:"at,omitzero"` // the row it was read from
}
