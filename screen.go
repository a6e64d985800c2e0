package centrevu

import (
	"strings"
	"time"

	"example.com/centrevu/internal/wording"
)

// Screen is what a terminal showed at one time.
type Screen struct {
	// Title is that of the frontmost window, without its border, such as
	// "Maintenance: Backup Data"; empty if no window has one.
	Title string `json:"title,omitempty"`

	// Lines holds every row of the screen, borders and blank rows included,
	// with the blanks at its end left out.
	Lines []Line `json:"lines"`

	Source  string    `json:"source,omitempty"`  // Name of the Source
	Number  int       `json:"number,omitempty"`  // one-based, in the order of the capture
	ShownAt time.Time `json:"shown_at,omitzero"` // when it was shown, zero where the capture does not say

	// CapturedAt is when the capture was begun, zero where it does not say.
	CapturedAt time.Time `json:"captured_at,omitzero"`

	// Labels holds the texts of the soft labels, and StatusLine what stands in
	// the line below the last row, which AT&T terminals have outside of the
	// screen.
	Labels     []string `json:"labels,omitempty"`
	StatusLine string   `json:"status_line,omitempty"`

	// Cut says that the capture ends in the middle of this screen, so that
	// its last line may be a part of what the program meant to show.
	Cut bool `json:"cut,omitempty"`

	// offsets holds for each line the offset of each of its cells. It is nil
	// for a screen that no capture was read for.
	offsets [][]int64

	words *wording.Table // of its Source

	cutRow    int  // Line of the row that the capture ends in; 0: the last that is not blank
	unsettled bool // the program was drawing the screen when the capture ended
}

// String returns the screen as text, a line per row. Read as text it is the
// same screen again.
func (s *Screen) String() string {
	var b strings.Builder
	for _, l := range s.Lines {
		b.WriteString(l.Text)
		b.WriteByte('\n')
	}
	return b.String()
}
