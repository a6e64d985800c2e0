package archive

import (
	"time"

	"example.com/centrevu"
)

// Status is what the Archiving Status window says.
type Status struct {
	Runs      []Run           `json:"runs,omitempty"`      // in the order shown
	Unclaimed []centrevu.Line `json:"unclaimed,omitempty"` // lines of the window, and parts of them, that nobody knows

	// Earlier is what looks at the window before showed of some of the runs, otherwise.
	// What a recording shows while the window is drawn is none.
	Earlier []Run `json:"-"`

	// Account says what became of each line of the window, in every showing.
	Account []centrevu.Accounted `json:"-"`
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

	// Seconds says that Last was shown with its seconds, if these are zero.
	Seconds bool `json:"-"`

	At    centrevu.Line `json:"at,omitzero"` // the row it was read from
	Where Where         `json:"-"`           // the place of each value
	Seen  centrevu.Seen `json:"-"`           // when it was last on the screen
}

// Where holds the place of each value's first character, zero for a value that
// was not read.
type Where struct {
	ACD   centrevu.Position `json:"acd,omitzero"` // of one named in a row above, there
	Kind  centrevu.Position `json:"kind,omitzero"`
	State centrevu.Position `json:"state,omitzero"`
	Last  centrevu.Position `json:"last,omitzero"`
	Next  centrevu.Position `json:"next,omitzero"`
}
