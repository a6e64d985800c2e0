package centrevu

import (
	"slices"
	"time"
)

// SeenBy says how it is known when something was seen. Its text form is the
// word in lower case.
type SeenBy int

const (
	SeenUnknown   SeenBy = iota // nothing says when
	SeenRecording               // the times in a recording
	SeenHeader                  // the date in a recording's header: it was begun then
	SeenClock                   // the clock on the screen itself
	SeenFile                    // the time of the file: it cannot be later than that
	SeenCaller                  // Source.CapturedAt
)

var seenWords = [...]string{"unknown", "recording", "header", "clock", "file", "caller"}

func (s SeenBy) String() string {
	if s < 0 || int(s) >= len(seenWords) {
		return seenWords[SeenUnknown]
	}
	return seenWords[s]
}

// MarshalText returns the word.
func (s SeenBy) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Seen is when something was on the screen, and how that is known. The zero
// Seen says that nothing tells.
type Seen struct {
	At time.Time `json:"at,omitzero"`
	By SeenBy    `json:"by,omitzero"`
}

// UnmarshalText reads the word; any other is SeenUnknown.
func (s *SeenBy) UnmarshalText(b []byte) error {
	*s = SeenBy(max(0, slices.Index(seenWords[:], string(b))))
	return nil
}
