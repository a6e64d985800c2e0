package report

import (
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// ErrorLog is the customer error log of one server, as far as it was captured.
type ErrorLog struct {
	// Entries holds every entry of the capture, in the order shown. All are
	// kept: a check since the last monthly archive looks back 32 days.
	Entries []errlog.Entry `json:"entries"`

	// Source is the Name of the capture, for evidence.
	Source string `json:"source,omitempty"`

	// NotAfter is a time after which the log cannot have been captured: when
	// its screen was shown, else when its file was written. Zero if neither
	// is known. An entry later than this could not have been seen.
	NotAfter time.Time `json:"not_after,omitzero"`
}

// Line returns an entry as evidence: its text, at the place of its header.
func (l *ErrorLog) Line(e errlog.Entry) centrevu.Line {
	return centrevu.Line{Position: e.At, Text: e.Text, Source: l.Source}
}
