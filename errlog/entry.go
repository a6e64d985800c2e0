package errlog

import (
	"time"

	"example.com/centrevu"
)

// Severity is the word that an entry's header ends with, as printed. Only
// "INFO" is documented, and an INFO entry can say that data collection is
// down, so severity is no filter.
type Severity string

// Entry is one record of the customer error log.
type Entry struct {
	Time     time.Time    `json:"time,omitzero"` // when it happened, to the minute, in the Source's zone
	Code     int          `json:"code"`          // the error code; no list of meanings is documented
	ACD      centrevu.ACD `json:"acd"`
	Count    int          `json:"count,omitempty"` // how many events it stands for; 0 if the log does not say
	Severity Severity     `json:"severity"`
	Text     string       `json:"text"` // the description on one line, its wrapping undone

	At centrevu.Position `json:"at"` // where the header stands
}
