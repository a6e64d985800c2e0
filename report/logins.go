package report

import (
	"time"

	"example.com/centrevu"
)

// Logins is who was logged in to a server, as the command who shows it.
type Logins struct {
	Users []Login `json:"users"` // in the order shown; empty if nobody was

	// Unclaimed holds the lines that are no row of who.
	Unclaimed []centrevu.Line `json:"unclaimed,omitempty"`

	At centrevu.Line `json:"at,omitzero"` // the first line of the output
}

// Login is one row of who.
type Login struct {
	User  string        `json:"user"`
	Line  string        `json:"line"`           // the terminal, such as "pts/1"
	From  string        `json:"from,omitempty"` // the host, where it is shown
	Since time.Time     `json:"since,omitzero"` // zero if the row's time does not tell the year
	At    centrevu.Line `json:"at,omitzero"`    // the row it was read from
}
