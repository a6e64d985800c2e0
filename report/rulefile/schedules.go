package rulefile

import (
	"fmt"
	"slices"
	"time"

	"example.com/centrevu/archive"
	"example.com/centrevu/internal/suggest"
)

// readSchedules reads schedules by the number of the ACD, or "every" for those
// without one of their own.
func (l *loader) readSchedules(in *input, n *node) {
	if n == nil || !in.is(n, mapping, "schedules") {
		return
	}
	for _, p := range n.pairs {
		acd := 0
		if p.key != "every" {
			if acd = in.acd(&node{text: p.key, at: p.at}); acd == 0 {
				continue
			}
		}
		if _, ok := l.file.Schedules[acd]; ok {
			in.errorf(p.at, "there is a schedule of %s already", p.key)
			continue
		}
		s, ok := in.schedule(p.value)
		if !ok {
			continue
		}
		if l.file.Schedules == nil {
			l.file.Schedules = map[int]archive.Schedule{}
		}
		l.file.Schedules[acd] = s
	}
}

func (in *input) schedule(n *node) (archive.Schedule, bool) {
	var s archive.Schedule
	f := in.fields(n, "a schedule", []string{"interval", "daily", "weekly", "monthly", "week_start", "week_days", "stop_time"})
	if f == nil {
		return s, false
	}
	before := len(in.errs)
	s.Interval = in.number(f["interval"], "`interval`", 15, 60)
	if i := s.Interval; i != 0 && i != 15 && i != 30 && i != 60 {
		in.errorf(f["interval"].at, "an interval has 15, 30 or 60 minutes, not %d", i)
	}
	s.WeekDays = in.number(f["week_days"], "`week_days`", 1, 7)
	for key, to := range map[string]**archive.TimeOfDay{"daily": &s.Daily, "weekly": &s.Weekly, "monthly": &s.Monthly, "stop_time": &s.StopTime} {
		if f[key] == nil || !in.is(f[key], scalar, "`"+key+"`") {
			continue
		}
		t := new(archive.TimeOfDay)
		if err := t.UnmarshalText([]byte(f[key].text)); err != nil {
			in.errorf(f[key].at, "%s: %v", key, err)
		}
		*to = t
	}
	if w := f["week_start"]; w != nil && in.is(w, scalar, "`week_start`") {
		i := slices.Index(weekdays, w.text)
		if i < 0 {
			in.errorf(w.at, "%q is no day of the week%s", clip(w.text), suggest.Hint(w.text, weekdays))
		}
		s.WeekStart = time.Weekday((i + 1) % 7)
	}
	if len(in.errs) == before {
		if err := s.Validate(); err != nil {
			in.errorf(n.at, "%s", oneLine(fmt.Sprint(err)))
		}
	}
	return s, len(in.errs) == before
}
