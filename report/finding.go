package report

import "example.com/centrevu"

// Finding is what one rule says of one thing.
type Finding struct {
	Rule   string `json:"rule"`             // the rule's ID, or RuleProblems
	Server string `json:"server,omitempty"` // the server's name, empty for the pair as a whole
	Status Status `json:"status"`

	// ACD is the ACD it concerns, zero if it is not about one.
	ACD centrevu.ACD `json:"acd,omitzero"`

	Message string `json:"message"` // one sentence, without server and rule

	// Evidence holds the lines that the finding rests on, with their Source.
	Evidence []centrevu.Line `json:"evidence,omitempty"`

	// Missing holds the facts that were not captured, where the finding is
	// Unknown because of that: all of them for a server that was not seen.
	Missing []Fact `json:"missing,omitempty"`

	Advice string `json:"advice,omitempty"` // what to do; empty if nothing is wrong
	Cite   string `json:"cite,omitempty"`   // what the rule rests on
}
