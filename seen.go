package centrevu

import (
	"time"

	"example.com/centrevu/internal/closed"
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

var seenWords = closed.New[SeenBy]("way of knowing the time", "unknown", "recording", "header", "clock", "file", "caller")

func (s SeenBy) String() string { return seenWords.Word(s) }

// MarshalText returns the word.
func (s SeenBy) MarshalText() ([]byte, error) { return seenWords.Text(s) }

// UnmarshalText reads the word; any other is SeenUnknown.
func (s *SeenBy) UnmarshalText(b []byte) error { return seenWords.Read(s, b) }

// Seen is when something was on the screen, and how that is known. The zero
// Seen says that nothing tells.
type Seen struct {
	At time.Time `json:"at,omitzero"`
	By SeenBy    `json:"by,omitzero"`
}
