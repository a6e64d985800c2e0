package capture

import "time"

// maxElapsed is longer than any session, and far from what a Duration holds.
const maxElapsed = 100 * 365 * 24 * time.Hour

// later adds seconds to the time since a session began. It reports false for
// what is no number or no such time.
func later(elapsed time.Duration, seconds float64) (time.Duration, bool) {
	if !(-maxElapsed.Seconds() < seconds && seconds < maxElapsed.Seconds()) {
		return 0, false
	}
	elapsed += time.Duration(seconds * 1e9)
	return elapsed, -maxElapsed < elapsed && elapsed < maxElapsed
}
