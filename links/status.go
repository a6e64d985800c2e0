package links

import "example.com/centrevu"

// Status is what the Connection Status window says.
type Status struct {
	Links     []Link          `json:"links,omitempty"`     // in the order shown
	Unclaimed []centrevu.Line `json:"unclaimed,omitempty"` // lines of the window, and parts of them, that nobody knows

	// Earlier is what looks at the window before showed of some of the links, otherwise.
	// What a recording shows while the window is drawn is none.
	Earlier []Link `json:"-"`

	// Account says what became of each line of the window, in every showing.
	Account []centrevu.Accounted `json:"-"`
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
	Where       Where         `json:"-"`              // the place of each value
	Seen        centrevu.Seen `json:"-"`              // when it was last on the screen

	// Outdated says that the window was shown again later and could not be
	// read, so that the words no longer prove that the link is up.
	Outdated bool `json:"outdated,omitempty"`
}

// Where holds the place of each value's first character, zero for a value that
// was not read.
type Where struct {
	ACD         centrevu.Position `json:"acd,omitzero"` // of one named in a row above, there
	Application centrevu.Position `json:"application,omitzero"`
	Session     centrevu.Position `json:"session,omitzero"`
	Connection  centrevu.Position `json:"connection,omitzero"`
	Peer        centrevu.Position `json:"peer,omitzero"`
}

// Up reports whether all three words are the healthy ones.
func (l Link) Up() bool { return l.State() == Up }
