package rules

import (
	"time"

	"example.com/centrevu/archive"
	"example.com/centrevu/report"
)

// spoken keeps what was said of a healthy run of each kind. The archiver goes
// through the ACDs together, so that most say the same.
type spoken [archive.Monthly + 1]struct {
	last time.Time
	text string
}

// again returns what was said of a run of the same kind and time, empty if
// nothing was.
func (s *spoken) again(p *report.Pass, r *archive.Run) string {
	if r.Kind <= 0 || int(r.Kind) >= len(s) || p.Explaining() || s[r.Kind].last != r.Last {
		return ""
	}
	return s[r.Kind].text
}

func (s *spoken) keep(r *archive.Run, text string) string {
	if r.Kind > 0 && int(r.Kind) < len(s) {
		s[r.Kind].last, s[r.Kind].text = r.Last, text
	}
	return text
}
