package links

import "example.com/centrevu"

// Status is what the Connection Status window says.
type Status struct {
	Links     []Link          `json:"links,omitempty"`     // in the order shown
	Unclaimed []centrevu.Line `json:"unclaimed,omitempty"` // the window's other lines, blank ones left out
}

// Link is the link from one ACD to this server. The three words are kept as
// shown (in the documented English wording where Source.Words translates
// them), so that a word no document names survives; State judges them.
type Link struct {
	ACD         centrevu.ACD  `json:"acd"`
	Application string        `json:"application,omitempty"`
	Session     string        `json:"session,omitempty"`
	Connection  string        `json:"connection,omitempty"`
	Peer        string        `json:"peer,omitempty"` // "primary" or "secondary" where R21 shows it next to the connection
	At          centrevu.Line `json:"at,omitzero"`    // the row it was read from; of a form, its first
}

// Up reports whether all three words are the healthy ones.
func (l Link) Up() bool { return l.State() == Up }
