package report

import (
	"time"

	"example.com/centrevu"
)

// Finding is what one rule says of one thing.
type Finding struct {
	Rule   string `json:"rule"`             // the rule's ID, or one of the reserved ones
	Server string `json:"server,omitempty"` // the server's name, empty for the pair as a whole
	Status Status `json:"status"`

	// ACD is the ACD it concerns, zero if it is not about one.
	ACD centrevu.ACD `json:"acd,omitzero"`

	// Subject is what else it takes to name the thing that it concerns: the
	// kind of an archive, a user, a file. It stays the same over days, and
	// holds no value that changes. Empty where server and ACD say it all.
	Subject string `json:"subject,omitempty"`

	// Code names what is said, for good and within the rule: "down", "overdue".
	// Args holds the values of the sentence in its order, and Message is the
	// sentence in English, without server and rule.
	Code    string `json:"code,omitempty"`
	Args    []Arg  `json:"args,omitempty"`
	Message string `json:"message"`

	// Cause is the Key of the finding that explains this one, empty if none
	// does. Renderers fold it below that one.
	Cause string `json:"cause,omitempty"`

	// Evidence holds the lines that the finding rests on, with their Source.
	Evidence []centrevu.Line `json:"evidence,omitempty"`

	// Missing holds the facts that were not captured, where the finding is
	// Unknown because of that: all of them for a server that was not seen.
	Missing []Fact `json:"missing,omitempty"`

	Advice string `json:"advice,omitempty"` // what to do; empty if nothing is wrong
	Cite   string `json:"cite,omitempty"`   // what the rule rests on

	// Of is the rule whose findings this one is about: of what RuleDays and
	// RuleFlapping say. Empty for any other.
	Of string `json:"of,omitempty"`

	// Silenced says what the finding was before it was silenced and on whose
	// word it is. It is there exactly if the evaluator made the Status
	// Silenced.
	Silenced *SilencedBy `json:"silenced,omitempty"`

	// Acked says who is at it, if somebody is; see Options.Acks.
	Acked *Ack `json:"acked,omitempty"`

	// Since is when the earliest of the reports without a gap was made in
	// which this has not been healthy; zero if it is healthy or there is no
	// Options.History. See History.
	Since time.Time `json:"since,omitzero"`

	// Details is for whoever mends the rule: where it panicked, innermost first.
	Details string `json:"details,omitempty"`

	// How says how it came about, if Options.Explain asks for it.
	How *How `json:"how,omitempty"`
}

// SilencedBy is what is known of a silenced finding.
type SilencedBy struct {
	Status Status    `json:"status"` // what it was: Warning or Critical
	Who    string    `json:"who"`
	Why    string    `json:"why"`
	Until  time.Time `json:"until"`
}

// Was returns the status that the rule gave, before any silence.
func (f *Finding) Was() Status {
	if f.Status == Silenced && f.Silenced != nil {
		return f.Silenced.Status
	}
	return f.Status
}
