package report

import "example.com/centrevu/internal/closed"

// Status is the outcome of a check. Its text form is the word in lower case.
//
// The zero Status is none of the constants and counts as Unknown, so that a
// finding that says nothing is not healthy.
type Status int

const (
	OK            Status = iota + 1 // looked at and healthy
	Warning                         // to be looked at today
	Critical                        // calls for someone now
	Unknown                         // could not be told
	NotApplicable                   // the check does not concern this thing
	Silenced                        // not healthy, known, and not to be reported
)

var statusWords = closed.New[Status]("status", "", "ok", "warning", "critical", "unknown", "not applicable", "silenced")

func (s Status) known() bool { return s >= OK && s <= Silenced }

func (s Status) String() string { return statusWords.Word(s) }

// MarshalText returns the word.
func (s Status) MarshalText() ([]byte, error) { return statusWords.Text(s) }

// UnmarshalText reads the word; any other is Unknown.
func (s *Status) UnmarshalText(b []byte) error { return statusWords.Read(s, b) }

// rank is the place on the ladder from good to bad. Unknown is the worst: what
// was not seen could be worse than anything that was, and taking a fact away
// must never make a verdict better.
func (s Status) rank() int {
	switch s {
	case OK, NotApplicable, Silenced:
		return 0
	case Warning:
		return 1
	case Critical:
		return 2
	}
	return 3
}

// Worse reports whether s is worse than t. OK, NotApplicable and Silenced are
// equally good; Warning, Critical and Unknown are worse, in this order.
func (s Status) Worse(t Status) bool { return s.rank() > t.rank() }

// ExitCode returns the exit status by which a monitoring program reports s:
// 0 for OK, NotApplicable and Silenced, 1 for Warning, 2 for Critical, 3 for
// Unknown.
func (s Status) ExitCode() int { return s.rank() }

// Worst returns the verdict over findings: Warning, Critical or Unknown if one
// of them is, else OK. Without any finding, or with none but NotApplicable
// ones, nothing was found healthy, and it is Unknown.
func Worst(findings []Finding) Status {
	worst := NotApplicable
	for i := range findings {
		s := findings[i].Status
		switch {
		case s.Worse(worst):
			worst = s
		case worst == NotApplicable && s != NotApplicable:
			worst = OK
		}
	}
	if worst == NotApplicable || !worst.known() {
		return Unknown
	}
	return worst
}
