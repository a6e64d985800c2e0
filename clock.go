package centrevu

import (
	"cmp"
	"strings"
	"time"

	"example.com/centrevu/internal/topline"
	"example.com/centrevu/internal/wallclock"
)

// Clock reads when a screen was shown from what stands outside of its windows: the
// time in the row with the product's name at the top of a CMS screen, such as
//
//	05/02/00 08:00  CentreVu(R) CMS            Windows: 1 of 10
//
// which may follow others, such as the command that printed the screen; where no row
// has one, the date and time that stand alone above a window, nearest to it, or else
// in its border or below it, as the command date prints them for who saves screens.
// No document shows the row (INF); without any the time is not known.
func (s *Screen) Clock(src Source) time.Time {
	s = s.taken(s.words, nil)
	clock := wallclock.Reader{Location: src.Location, Near: cmp.Or(src.CapturedAt, s.CapturedAt)}
	front := &s.windows[0]
	top := 0
	if len(front.Strips) > 0 {
		top = front.Strips[0].Row
	}
	var alone time.Time
	for i, l := range s.outside {
		text := strings.TrimSpace(l.Text)
		if t, ok := topline.Clock(text, clock); ok {
			return t
		}
		if alone.IsZero() || s.strips[i].Row < top {
			if t, ok := topline.Date(text, clock); ok {
				alone = t
			}
		}
	}
	if !front.Bare {
		return alone
	}
	// No frame tells the row from those of the window.
	first := front.Title == ""
	for _, strip := range front.Strips {
		text := strings.TrimSpace(s.Lines[strip.Row].Text)
		if text == "" {
			continue
		}
		if first || front.Title != "" && topline.Banner(text) == len(text) {
			if t, ok := topline.Clock(text, clock); ok {
				return t
			}
		}
		first = false
	}
	return alone
}
