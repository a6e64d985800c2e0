package links

import (
	"fmt"
	"strconv"

	"example.com/centrevu/internal/closed"
)

// Reason is why a row was added to the table linkex (R21 database items, DOC).
// Its text form is the documented word in lower case; that of a code which no
// document names is the number.
type Reason int

const (
	Started     Reason = iota + firstReason // data collection started
	StartedNew                              // data collection started with new translations
	TurnedOff                               // data collection was turned off
	BusiedOut                               // the link was busied out
	TimedOut                                // the link timed out
	ClockReset                              // the clock was reset
	SessionDown                             // the session went down
)

const (
	firstReason = 91
	lastReason  = SessionDown
)

// reasonWords begin with that of firstReason.
var reasonWords = closed.New[Reason]("reason of an outage", "data collection started", "started with new translations",
	"turned off", "busied out", "timed out", "clock was reset", "session down")

// Known reports whether a document names the code.
func (r Reason) Known() bool { return r >= firstReason && r <= lastReason }

// Collecting reports whether the row says that data collection started.
func (r Reason) Collecting() bool { return r == Started || r == StartedNew }

func (r Reason) String() string {
	if !r.Known() {
		return strconv.Itoa(int(r))
	}
	return reasonWords.Word(r - firstReason)
}

// MarshalText returns the word, or the number of a code without one.
func (r Reason) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads a word in any letter case, or a number.
func (r *Reason) UnmarshalText(b []byte) error {
	if at, ok := reasonWords.Of(string(b)); ok {
		*r = firstReason + at
		return nil
	}
	n, err := strconv.ParseInt(string(b), 10, 32)
	if err != nil {
		return fmt.Errorf("no reason of an outage: %.40q", b)
	}
	*r = Reason(n)
	return nil
}
