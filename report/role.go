package report

import "example.com/centrevu/internal/closed"

// Role is a server's part in the High Availability pair. Its text form is the
// word in lower case.
type Role int

const (
	Primary   Role = iota + 1 // the server that users log in to
	Secondary                 // the server that collects the same data beside it
)

var roleWords = closed.New[Role]("role", "", "primary", "secondary")

// String returns the word, or "" for the zero Role.
func (r Role) String() string {
	if r == 0 {
		return ""
	}
	return roleWords.Word(r)
}

// MarshalText returns the word.
func (r Role) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads the word, or nothing as the zero Role.
func (r *Role) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*r = 0
		return nil
	}
	return roleWords.Read(r, b)
}
