package rulefile

import (
	"time"

	"example.com/centrevu/archive"
	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// schedules says when archives are due, by the number of the ACD; 0 is for every
// other one.
type schedules map[int]archive.Schedule

// due returns when a run was due last, zero where no schedule is given.
func (s schedules) due(r *archive.Run, now time.Time) time.Time {
	schedule, ok := s[r.ACD.Number]
	if !ok {
		schedule, ok = s[0]
	}
	if !ok || now.IsZero() {
		return time.Time{}
	}
	if !r.Last.IsZero() {
		now = now.In(r.Last.Location())
	}
	return schedule.Due(r.Kind, now)
}

// maxJudgedDays is how many days of a log are judged by a baseline, the latest
// ones: each looks at the whole log.
const maxJudgedDays = 32

// verdicts is what a server's baseline says of the kinds of entries, by day. A
// nil one says nothing.
type verdicts struct {
	days  map[string]map[errlog.Kind]bool // whether it is unusual; a day that could not be judged is nil
	kinds errlog.Kinds
}

// verdictsOn judges the days of a server's log.
func verdictsOn(s *report.Server, base *errlog.Baseline) *verdicts {
	if base == nil || s.Errors == nil {
		return nil
	}
	v := &verdicts{days: map[string]map[errlog.Kind]bool{}}
	entries := s.Errors.Entries
	for i := len(entries) - 1; i >= 0 && len(v.days) < maxJudgedDays; i-- {
		day := entries[i].Time.Format(time.DateOnly)
		if _, done := v.days[day]; done || entries[i].Time.IsZero() {
			continue
		}
		judged := base.Unusual(entries[i].Time, entries)
		if judged.State == errlog.Unknown {
			v.days[day] = nil
			continue
		}
		v.days[day] = map[errlog.Kind]bool{}
		for _, f := range judged.Findings {
			v.days[day][f.Kind] = true
		}
	}
	return v
}

func (v *verdicts) of(e *errlog.Entry) string {
	if v == nil {
		return ""
	}
	switch unusual := v.days[e.Time.Format(time.DateOnly)]; {
	case unusual == nil:
		return ""
	case unusual[v.kinds.Of(*e)]:
		return errlog.Unusual.String()
	}
	return errlog.Usual.String()
}
