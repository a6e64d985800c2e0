package report

import "fmt"

// Role is a server's part in the High Availability pair. Its text form is the
// word in lower case.
type Role int

const (
	Primary   Role = iota + 1 // the server that users log in to
	Secondary                 // the server that collects the same data beside it
)

var roleWords = [...]string{Primary: "primary", Secondary: "secondary"}

// String returns the word, or "" for the zero Role.
func (r Role) String() string {
	if r < Primary || r > Secondary {
		return ""
	}
	return roleWords[r]
}

// MarshalText returns the word.
func (r Role) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads the word, or nothing as the zero Role.
func (r *Role) UnmarshalText(b []byte) error {
	for i, w := range roleWords {
		if w == string(b) {
			*r = Role(i)
			return nil
		}
	}
	return fmt.Errorf("no role: %q", b)
}
