package rules

import (
	"slices"
	"time"

	"example.com/centrevu/archive"
	"example.com/centrevu/internal/acds"
	"example.com/centrevu/report"
)

// archivesBehind tells of the archives of one server that did not run when those of the
// other did. Both are set up alike, so that what was due there was due here. Where the next
// run is shown, or there is a schedule, archive.overdue judges.
func archivesBehind(p *report.Pass) {
	servers := [...]*report.Server{p.Pair.Primary, p.Pair.Secondary}
	if servers[0].Archive == nil || servers[1].Archive == nil {
		return
	}
	for i, s := range servers {
		var other *acds.Map[lastRuns] // once it is asked for
		seen := s.CapturedAt(report.FactArchive)
		if seen.IsZero() {
			seen = p.Now
		}
		limits := p.LimitsFor(s, 0)
		for k := range s.Archive.Runs {
			r := &s.Archive.Runs[k]
			_, scheduled := scheduleOf(p, r)
			if scheduled || r.ACD.Pseudo() || !r.Next.IsZero() || r.Last.IsZero() || r.State == archive.Running || !slices.Contains(archive.Kinds[:], r.Kind) {
				continue
			}
			if other == nil {
				other = lastRunsOf(servers[1-i].Archive)
			}
			there, _ := other.Of(r.ACD)
			if last := there[r.Kind]; !last.IsZero() && isBehind(r, last, seen, limits.ArchiveGrace) {
				aboutRun(p, r).On(s).Warn("behind", kindOf(r), report.Time("last", r.Last), report.Time("other", last))
			}
		}
	}
}

// lastRuns is when the archives of an ACD ran last, by their Kind.
type lastRuns [archive.Monthly + 1]time.Time

func lastRunsOf(s *archive.Status) *acds.Map[lastRuns] {
	all := acds.New(func(a, b lastRuns) lastRuns {
		for k := range a {
			a[k] = later(a[k], b[k])
		}
		return a
	})
	for i := range s.Runs {
		r := &s.Runs[i]
		if r.State != archive.NotRun && r.State != archive.Unknown && slices.Contains(archive.Kinds[:], r.Kind) {
			var last lastRuns
			last[r.Kind] = r.Last
			all.Add(r.ACD, last)
		}
	}
	return all
}

// isBehind reports whether a run is missing that the other server shows: it is a whole period
// ahead, or more than the longest interval, since before this one was seen. One that
// somebody began by hand is less.
func isBehind(r *archive.Run, there, seen time.Time, grace time.Duration) bool {
	if r.Kind == archive.Interval {
		return !there.After(seen) && onTheClock(r.Last, there) > longestInterval
	}
	due := nextOf(r.Kind, r.Last, 0).Add(-time.Hour)
	if r.Kind == archive.Monthly {
		due = r.Last.AddDate(0, 0, 27)
		if seen.Before(r.Last.AddDate(0, 1, 0).Add(grace)) {
			return false // it may run at another hour here
		}
	}
	return !there.Before(due) && !there.Add(grace).After(seen)
}
