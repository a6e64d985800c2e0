package report

import (
	"slices"
	"time"
)

// Capture says what became of one captured file.
type Capture struct {
	// Name is how evidence cites the file.
	Name string `json:"name"`

	// Facts holds what was recognised in it, in the order of the constants.
	// A file that was recognised as nothing has none.
	Facts []Fact `json:"facts,omitempty"`

	// Superseded holds those of Facts that count from another file.
	Superseded []Fact `json:"superseded,omitempty"`

	// CapturedAt is when the earliest of the recognised screens was shown, by
	// the recording's own times or by the clock in the screen's first row,
	// else the Source's CapturedAt. Zero if nothing says.
	CapturedAt time.Time `json:"captured_at,omitzero"`

	// Clock is what the clock in a screen's first row shows, of the latest
	// screen that has one, and ClockAt when the recording says that this
	// screen was shown. Each is zero if nothing says.
	Clock   time.Time `json:"clock,omitzero"`
	ClockAt time.Time `json:"clock_at,omitzero"`

	// ModTime is when the file was written, zero if not known. A capture can
	// be older than its file, never newer.
	ModTime time.Time `json:"mod_time,omitzero"`
}

// NotAfter returns a time after which the capture cannot have been made, zero
// if nothing says.
func (c Capture) NotAfter() time.Time {
	if !c.CapturedAt.IsZero() {
		return c.CapturedAt
	}
	return c.ModTime
}

// Used reports whether f was recognised in the capture and counts from it.
func (c Capture) Used(f Fact) bool {
	return slices.Contains(c.Facts, f) && !slices.Contains(c.Superseded, f)
}
