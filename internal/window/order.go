package window

import (
	"slices"
	"time"

	"example.com/centrevu"
)

// moments takes showings apart at each change of the clock on the screen, and
// returns them from the earliest to the latest: by when they were seen if that is
// known of all, else in the order shown.
//
// In a recording the pages of a list follow each other, however long that took.
// Screens that were saved one by one are as many looks at the window, and what a
// popup hides in one of them may have changed since the one before.
func moments(showings []centrevu.Showing) []*centrevu.Showing {
	var all []*centrevu.Showing
	for i := range showings {
		s := &showings[i]
		if len(s.Pages) == 1 || !s.CapturedAt().IsZero() {
			all = append(all, s)
			continue
		}
		from, clock := 0, centrevu.Seen{}
		for k := range s.Pages {
			page := s.Part(k, k+1)
			if seen := page.Seen(); k > 0 && s.Recorded() && (seen.At.IsZero() || page.Masked() && soon(clock.At, seen.At)) {
				continue // its clock was scrolled off, or not drawn yet; or a menu is open in front of it
			} else if k > 0 && seen != clock {
				part := s.Part(from, k)
				all, from = append(all, &part), k
			} else if seen.By == centrevu.SeenRecording {
				break
			}
			clock = page.Seen()
		}
		if part := s.Part(from, len(s.Pages)); from > 0 {
			all = append(all, &part)
		} else {
			all = append(all, s)
		}
	}
	inOrder(all)
	return all
}

// soon reports whether a time is no earlier than another one and hardly later, as where the
// minute turns while a menu is open. What it hides for longer was not seen since.
func soon(before, after time.Time) bool {
	const hardly = 10 * time.Minute
	return !after.Before(before) && after.Sub(before) <= hardly
}

// inOrder sorts showings by when they were seen, if that is known of all. One whose clock
// was scrolled off, so that only the begin of the recording dates it, stays behind the one
// before.
func inOrder(showings []*centrevu.Showing) {
	seen := make(map[*centrevu.Showing]time.Time, len(showings))
	var before time.Time
	for _, s := range showings {
		on := s.Seen()
		if on.At.IsZero() {
			return
		}
		if on.By == centrevu.SeenHeader && on.At.Before(before) {
			on.At = before
		}
		before, seen[s] = on.At, on.At
	}
	slices.SortStableFunc(showings, func(a, b *centrevu.Showing) int { return seen[a].Compare(seen[b]) })
}

// Pages returns the pages of the showings, each alone, from the earliest to the
// latest.
func Pages(showings []centrevu.Showing) []*centrevu.Showing {
	var all []*centrevu.Showing
	for i := range showings {
		for k := range showings[i].Pages {
			page := showings[i].Part(k, k+1)
			all = append(all, &page)
		}
	}
	inOrder(all)
	return all
}
