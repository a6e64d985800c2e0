package rules

import (
	"time"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

// latestShown returns the time that a window shows and that lies farthest behind
// the time at which it was shown itself, and the latter: none can show what
// happened afterwards. Both are zero if the window shows no such time.
func latestShown(s *report.Server, f report.Fact) (last, seen time.Time) {
	take := func(t time.Time, own centrevu.Seen) {
		at := seenAtLatest(s, f, own)
		if t.IsZero() || at.IsZero() || !t.After(at) || !last.IsZero() && t.Sub(at) <= last.Sub(seen) {
			return
		}
		last, seen = t, at
	}
	switch {
	case f == report.FactBackup && s.Backup != nil:
		take(s.Backup.FinishedAt, s.Backup.Seen)
	case f == report.FactArchive && s.Archive != nil:
		for i := range s.Archive.Runs {
			take(s.Archive.Runs[i].Last, s.Archive.Runs[i].Seen)
		}
	}
	return last, seen
}

// seenAtLatest returns when a thing was shown at the latest: by the clock on its
// screen or the times of its recording, else by the file. The date in a
// recording's header is that of its begin, and says nothing of it.
func seenAtLatest(s *report.Server, f report.Fact, own centrevu.Seen) time.Time {
	switch own.By {
	case centrevu.SeenClock, centrevu.SeenRecording:
		return own.At
	}
	if seen := s.Seen(f); seen.By == centrevu.SeenFile || seen.By == centrevu.SeenCaller {
		return seen.At
	}
	return time.Time{}
}
