package window

import (
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/who"
)

// Apart returns what the screens of a text show that have no window on them and
// of which no reader has read anything. What is known of a line between the
// windows of a recording is known here too: menus, furniture, a session with the
// shell. What a shell prints above its last prompt on a screen before all windows
// is its own affair unless it complains, and so is what it prints below the first on
// one behind them; the window shown first and last say where that is.
func (r *Reader) Apart(screens []centrevu.Showing, first, last int64) []centrevu.Line {
	var lines []centrevu.Line
	for i := range screens {
		page := screens[i].Pages[0].Lines
		shells := func(l centrevu.Line) bool { return who.IsShell(l.Text) }
		from, to := 0, len(page)
		switch at := page[0].Offset; {
		case at < first:
			for k, l := range slices.Backward(page) {
				if shells(l) {
					from = k
					break
				}
			}
		case at > last:
			if k := slices.IndexFunc(page, shells); k >= 0 {
				to = k
			}
		}
		for k, l := range page[:to] {
			text := strings.TrimSpace(l.Text)
			if k < from && !Complains(text) || r.outside[l.Text] || !strings.ContainsFunc(text, says) || who.IsShell(text) || who.IsRow(text, r.source) || asks(text) {
				continue
			}
			if what, _ := new(shellLines).above(centrevu.Aside{Line: l, Above: page[:k]}); what == byHost {
				continue
			}
			r.tell(l.Text)
			if part := r.unknown(l); part.Text != "" && len(lines) < maxApart {
				lines = append(lines, part)
			}
		}
	}
	return lines
}

// maxApart bounds how many lines are handed back of screens without a window.
const maxApart = 2000
