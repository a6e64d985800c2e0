package report

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"time"

	"example.com/centrevu"
)

// Capture says what became of one captured file.
type Capture struct {
	// Name is how evidence cites the file.
	Name string `json:"name"`

	// Recording says that it is a recording of a terminal session, by its
	// content: lines and columns of its evidence are those of a screen.
	Recording bool `json:"recording,omitempty"`

	// Facts holds what was recognised in it, in the order of the constants.
	// A file that was recognised as nothing has none.
	Facts []Fact `json:"facts,omitempty"`

	// Superseded holds those of Facts that count from another file. Of an error log
	// it is when it was seen that counts from another; its entries are kept.
	Superseded []Fact `json:"superseded,omitempty"`

	// Seen says of each of Facts when it was shown, and how that is known: by
	// the earliest of all that says so. It is zero where nothing does.
	Seen []centrevu.Seen `json:"seen,omitempty"`

	// Unrecognised says why nothing was read from the file, empty if
	// something was. A file that is known to hold no fact, such as the output
	// of who -r, has neither Facts nor this.
	Unrecognised string `json:"unrecognised,omitempty"`

	// CapturedAt is when the earliest of the recognised screens was shown, by
	// the recording's own times or header or by the clock in the screen's first
	// row, else the Source's CapturedAt. Zero if nothing says.
	CapturedAt time.Time `json:"captured_at,omitzero"`

	// Clock is what the clock in a screen's first row shows, of the latest
	// screen that has one, and ClockAt when the recording says that this
	// screen was shown. Each is zero if nothing says.
	Clock   time.Time `json:"clock,omitzero"`
	ClockAt time.Time `json:"clock_at,omitzero"`

	// ModTime is when the file was written, zero if not known. A capture can
	// be older than its file, never newer.
	ModTime time.Time `json:"mod_time,omitzero"`

	// Digest is of the bytes of the file, so that two can be told to be the
	// same; of a text without the blanks at the ends of its lines. It is zero where the file was not held whole.
	Digest [32]byte `json:"-"`

	// Host is the one on which CMS showed its windows, by the session with the shell around
	// them, empty if that names none or several.
	Host string `json:"-"`

	// Commands are those that print what it shows, where the session names their host.
	Commands []Command `json:"-"`

	codePoints codePoints
	windows    []shownWindow // of screens that were saved, with the clock above them
}

// shownWindow is a window as a screen shows it.
type shownWindow struct {
	fact   Fact
	digest [32]byte // of its rows and the clock
	rows   [32]byte // of its rows alone
}

// maxWindows bounds how many are kept of a capture.
const maxWindows = 1000

// note keeps the windows of a reader that were shown below a clock.
func (c *Capture) note(fact Fact, showings []centrevu.Showing) {
	for i := range showings {
		for k := range showings[i].Pages {
			page := showings[i].Part(k, k+1)
			clock := page.Clock()
			if page.Title == "" || clock.IsZero() || len(c.windows) == maxWindows {
				continue
			}
			h := sha256.New()
			fmt.Fprintln(h, page.Title)
			for _, w := range append([]centrevu.Window{page.Pages[0]}, page.Pages[0].Inner...) {
				for _, l := range w.Lines {
					fmt.Fprintln(h, l.Text)
				}
			}
			shown := shownWindow{fact: fact, rows: [32]byte(h.Sum(nil))}
			fmt.Fprintln(h, clock.Unix())
			shown.digest = [32]byte(h.Sum(nil))
			c.windows = append(c.windows, shown)
		}
	}
}

// bare reports whether the capture shows a window that was saved alone and without a clock,
// so that nothing but what the window says tells it from another.
func (c *Capture) bare() bool {
	return len(c.Facts) == 1 && !c.Recording && c.Clock.IsZero() && c.Host == "" && len(c.Commands) == 0
}

// Command is what was typed on a host.
type Command struct {
	Host string
	Line string // with the prompt
}

// maxCommands bounds how many are kept of a capture.
const maxCommands = 100

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

// SeenOf says when the capture showed f, and how that is known.
func (c Capture) SeenOf(f Fact) centrevu.Seen {
	switch i := slices.Index(c.Facts, f); {
	case i >= 0 && i < len(c.Seen):
		return c.Seen[i]
	case !c.CapturedAt.IsZero(): // by whoever made the Capture
		return centrevu.Seen{At: c.CapturedAt, By: centrevu.SeenCaller}
	case !c.ModTime.IsZero():
		return centrevu.Seen{At: c.ModTime, By: centrevu.SeenFile}
	}
	return centrevu.Seen{}
}
