package window

import (
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/topline"
	"example.com/centrevu/internal/who"
)

// Apart returns what lines of a screen say of which no reader has read anything. What is
// known of a line between the windows of a recording is known here too: menus, furniture,
// a session with the shell, and what a command answers that looks at the host. The first
// lines can be quiet: what a shell prints there is its own affair unless it complains.
func (r *Reader) Apart(page []centrevu.Line, quiet int) []centrevu.Line {
	var lines []centrevu.Line
	seen := func() time.Time { return r.Shown }
	prompt, welcomes := "", false // of what a host says to one who logs in
	for k, l := range page {
		text := strings.TrimSpace(l.Text)
		switch {
		case who.IsShell(text):
			prompt, welcomes = text, who.Enters(text)
			continue
		case asks(text):
			welcomes = true
		case topline.IsDate(text): // who has read something says whether it is of that time
			if !r.outside[l.Text] && len(lines) < maxApart {
				lines = append(lines, trimmed(l))
			}
			r.tell(l.Text)
			continue
		}
		if (welcomes || k < quiet) && !r.alarms(text) || r.outside[l.Text] || !strings.ContainsFunc(text, says) || r.answers(prompt, text, neighbours{page, k, seen}) {
			continue
		}
		r.tell(l.Text)
		if part := r.unknown(l); part.Text != "" && len(lines) < maxApart {
			lines = append(lines, part)
		}
	}
	return lines
}

// LastPrompt returns which of the lines of a screen is the last prompt of a shell above a
// place, 0 if none is.
func LastPrompt(page []centrevu.Line, above int64) int {
	for k, l := range slices.Backward(page) {
		if l.Offset < above && who.IsShell(l.Text) {
			return k
		}
	}
	return 0
}

// maxApart bounds how many lines are handed back of a screen without a window.
const maxApart = 2000
