package archive

import (
	"fmt"
	"log/slog"
	"time"
)

// Schedule says when archives are due. The zero Schedule is the documented
// default (R21 administration, DOC, unless marked):
//
//   - interval: at the end of each interval of 15, 30 or 60 minutes, set per
//     ACD. Which of them is the default is NOT FOUND: 60, the longest, is
//     taken, so that nothing is called late that is in time.
//   - daily: at 00:35 for the day before.
//   - weekly: on the day after the week's stop day. The week starts on Sunday
//     and has seven days, so that is Sunday. The time is NOT FOUND: that of
//     the daily archive is taken (INF).
//   - monthly: on the 1st, at the time of the daily archive (INF).
//
// With a StopTime, data are summarized on the same day: daily 15 minutes after
// it, weekly two hours after that on the stop day itself, monthly four hours
// after the daily one on the last day of the month. That these are the days is
// INF; so is that a due time past midnight falls on the next day.
//
// # Clock changes
//
// An archive is due at the first instant at which the server's clock shows its
// time or a later one of that day. A time that the clock skips is due when it
// jumps, one that it shows twice is due the first time. An interval ends
// whenever the clock shows its end: twice in an hour that is repeated, and
// never at one that is skipped.
type Schedule struct {
	// Interval is how many minutes an interval has: 15, 30 or 60. Zero means
	// 60.
	Interval int `json:"interval,omitempty"`

	// Daily, Weekly and Monthly are the times at which the archives start. Nil
	// means the default.
	Daily   *TimeOfDay `json:"daily,omitempty"`
	Weekly  *TimeOfDay `json:"weekly,omitempty"`
	Monthly *TimeOfDay `json:"monthly,omitempty"`

	// WeekStart is the first day of the week, WeekDays how many days it has,
	// 1 to 7. Zero means Sunday, and 7.
	WeekStart time.Weekday `json:"week_start,omitempty"`
	WeekDays  int          `json:"week_days,omitempty"`

	// StopTime is when data collection stops for the day, where data are
	// summarized on the same day. Nil means that they are on the next.
	StopTime *TimeOfDay `json:"stop_time,omitempty"`
}

// The documented defaults.
const (
	defaultInterval = 60
	dailyMinutes    = 35 // past midnight
	sameDayDaily    = 15 // past StopTime
	sameDayWeekly   = sameDayDaily + 2*60
	sameDayMonthly  = sameDayDaily + 4*60
)

// Validate reports settings that cannot be.
func (s Schedule) Validate() error {
	switch s.Interval {
	case 0, 15, 30, 60:
	default:
		return fmt.Errorf("an interval of %d minutes: 15, 30 or 60", s.Interval)
	}
	if s.WeekStart < time.Sunday || s.WeekStart > time.Saturday {
		return fmt.Errorf("no day of the week: %d", int(s.WeekStart))
	}
	if s.WeekDays < 0 || s.WeekDays > 7 {
		return fmt.Errorf("a week of %d days", s.WeekDays)
	}
	for _, t := range [...]*TimeOfDay{s.Daily, s.Weekly, s.Monthly, s.StopTime} {
		if t != nil && !t.Valid() {
			return fmt.Errorf("no time of day: %v", *t)
		}
	}
	return nil
}

// Due returns when an archive of the kind was due last at now: the latest due
// time that is not after it, in now's location, which must be the server's. It
// is the zero time for a kind that is none and for a Schedule that Validate
// refuses.
func (s Schedule) Due(kind Kind, now time.Time) time.Time {
	if s.Validate() != nil {
		return time.Time{}
	}
	if kind == Interval {
		return s.intervalEnd(now)
	}
	// The longest way back is that over a month and the day on which an
	// archive of the day before can still be due.
	y, m, d := now.Date()
	for back := -1; back <= 33; back++ {
		if at, ok := s.dueOn(kind, y, m, d-back, now.Location()); ok && !at.After(now) {
			return at
		}
	}
	return time.Time{}
}

// Next returns when an archive of the kind is due next: the earliest due time
// after now, in now's location, which must be the server's. It is the zero
// time where that of Due is.
func (s Schedule) Next(kind Kind, now time.Time) time.Time {
	if s.Validate() != nil {
		return time.Time{}
	}
	if kind == Interval {
		return s.nextIntervalEnd(now)
	}
	y, m, d := now.Date()
	for ahead := -2; ahead <= 33; ahead++ {
		if at, ok := s.dueOn(kind, y, m, d+ahead, now.Location()); ok && at.After(now) {
			return at
		}
	}
	return time.Time{}
}

// dueOn returns when the archive is due that belongs to a day, which may be one
// that time.Date has to put right.
func (s Schedule) dueOn(kind Kind, year int, month time.Month, day int, loc *time.Location) (time.Time, bool) {
	date := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	minutes := dailyMinutes
	if s.Daily != nil {
		minutes = s.Daily.minutes()
	} else if s.StopTime != nil {
		minutes = s.StopTime.minutes() + sameDayDaily
	}
	own := (*TimeOfDay)(nil)
	later := 0
	switch kind {
	case Daily:
	case Weekly:
		if date.Weekday() != s.weeklyDay() {
			return time.Time{}, false
		}
		own, later = s.Weekly, sameDayWeekly
	case Monthly:
		if date.Day() != 1 && s.StopTime == nil || date.AddDate(0, 0, 1).Day() != 1 && s.StopTime != nil {
			return time.Time{}, false
		}
		own, later = s.Monthly, sameDayMonthly
	default:
		return time.Time{}, false
	}
	switch {
	case own != nil:
		minutes = own.minutes()
	case later > 0 && s.StopTime != nil:
		minutes = s.StopTime.minutes() + later
	}
	return reached(date.Add(time.Duration(minutes)*time.Minute), loc), true
}

// weeklyDay is the day on which the weekly archive is due.
func (s Schedule) weeklyDay() time.Weekday {
	days := s.WeekDays
	if days == 0 {
		days = 7
	}
	stop := int(s.WeekStart) + days - 1
	if s.StopTime == nil {
		stop++
	}
	return time.Weekday(stop % 7)
}

// LogValue returns the settings that are not the default.
func (s Schedule) LogValue() slog.Value {
	var attrs []slog.Attr
	if s.Interval != 0 {
		attrs = append(attrs, slog.Int("interval", s.Interval))
	}
	for _, t := range [...]struct {
		name string
		at   *TimeOfDay
	}{{"daily", s.Daily}, {"weekly", s.Weekly}, {"monthly", s.Monthly}, {"stop_time", s.StopTime}} {
		if t.at != nil {
			attrs = append(attrs, slog.String(t.name, t.at.String()))
		}
	}
	if s.WeekStart != 0 {
		attrs = append(attrs, slog.String("week_start", s.WeekStart.String()))
	}
	if s.WeekDays != 0 {
		attrs = append(attrs, slog.Int("week_days", s.WeekDays))
	}
	return slog.GroupValue(attrs...)
}
