package backup

import (
	"time"

	"example.com/centrevu"
)

// Status is what the Backup Data window says.
type Status struct {
	// CompletedToday is the number of backups that finished since midnight,
	// nil if it was not read. It is 0 every day until the nightly backup has
	// run, so the age of FinishedAt says more.
	CompletedToday *int `json:"completed_today,omitempty"`

	// State is what the status text says of the last backup. Only the
	// documented text is ever read as Finished.
	State State `json:"state"`

	// Text is the status text as shown, in the server's own wording.
	Text string `json:"text,omitempty"`

	// FinishedAt is when the last backup finished, in the Source's zone, zero
	// if the text does not say.
	FinishedAt time.Time `json:"finished_at,omitzero"`

	// Seconds says that FinishedAt was shown with its seconds, if these are zero.
	Seconds bool `json:"-"`

	// Errors is what stands after the window's "Errors:" label, empty if
	// there is nothing, "none" or "0", or no such label.
	Errors string `json:"errors,omitempty"`

	// Where says where in the capture each value stands.
	Where Where `json:"where,omitzero"`

	// At holds the lines that the values were read from, in the order shown.
	At []centrevu.Line `json:"at,omitempty"`

	// Unclaimed holds the lines of the window, and parts of them, that nobody
	// knows.
	Unclaimed []centrevu.Line `json:"unclaimed,omitempty"`

	// Account says what became of each line of the window, in every showing.
	Account []centrevu.Accounted `json:"-"`

	// Seen is when the window was last on the screen whole.
	Seen centrevu.Seen `json:"-"`

	// Earlier is what other looks at the window in the same capture show, whole: all but
	// the one that counts. What a recording shows while the window is drawn is none.
	Earlier []Status `json:"-"`
}

// Where holds the place of each value's first character, zero for a value
// that was not read.
type Where struct {
	CompletedToday centrevu.Position `json:"completed_today,omitzero"`
	Text           centrevu.Position `json:"text,omitzero"`
	FinishedAt     centrevu.Position `json:"finished_at,omitzero"`
	Errors         centrevu.Position `json:"errors,omitzero"`
}
