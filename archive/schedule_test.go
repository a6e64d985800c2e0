package archive_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/archive"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}

const stamp = "2006-01-02 15:04:05 -0700"

func TestDue(t *testing.T) {
	same := archive.Schedule{StopTime: archive.At(20, 0)}
	late := archive.Schedule{StopTime: archive.At(23, 0)}
	tests := []struct {
		name      string
		s         archive.Schedule
		kind      archive.Kind
		now       string
		zone      string
		due, next string
	}{
		{"interval of an hour", archive.Schedule{}, archive.Interval, "2000-05-02 08:10:30 +0000", "UTC", "2000-05-02 08:00:00 +0000", "2000-05-02 09:00:00 +0000"},
		{"at its end", archive.Schedule{Interval: 15}, archive.Interval, "2000-05-02 08:15:00 +0000", "UTC", "2000-05-02 08:15:00 +0000", "2000-05-02 08:30:00 +0000"},
		{"over midnight", archive.Schedule{Interval: 30}, archive.Interval, "2000-05-02 00:29:59 +0000", "UTC", "2000-05-02 00:00:00 +0000", "2000-05-02 00:30:00 +0000"},
		{"daily", archive.Schedule{}, archive.Daily, "2000-05-02 08:00:00 +0000", "UTC", "2000-05-02 00:35:00 +0000", "2000-05-03 00:35:00 +0000"},
		{"daily, at the time", archive.Schedule{}, archive.Daily, "2000-05-02 00:35:00 +0000", "UTC", "2000-05-02 00:35:00 +0000", "2000-05-03 00:35:00 +0000"},
		{"daily, a second before", archive.Schedule{}, archive.Daily, "2000-05-02 00:34:59 +0000", "UTC", "2000-05-01 00:35:00 +0000", "2000-05-02 00:35:00 +0000"},
		{"daily, another time", archive.Schedule{Daily: archive.At(3, 10)}, archive.Daily, "2000-03-01 01:00:00 +0000", "UTC", "2000-02-29 03:10:00 +0000", "2000-03-01 03:10:00 +0000"},
		{"weekly: 2 May 2000 was a Tuesday", archive.Schedule{}, archive.Weekly, "2000-05-02 08:00:00 +0000", "UTC", "2000-04-30 00:35:00 +0000", "2000-05-07 00:35:00 +0000"},
		{"weekly, from Monday", archive.Schedule{WeekStart: time.Monday}, archive.Weekly, "2000-05-02 08:00:00 +0000", "UTC", "2000-05-01 00:35:00 +0000", "2000-05-08 00:35:00 +0000"},
		{"weekly, Monday to Friday", archive.Schedule{WeekStart: time.Monday, WeekDays: 5}, archive.Weekly, "2000-05-02 08:00:00 +0000", "UTC", "2000-04-29 00:35:00 +0000", "2000-05-06 00:35:00 +0000"},
		{"monthly", archive.Schedule{}, archive.Monthly, "2000-05-02 08:00:00 +0000", "UTC", "2000-05-01 00:35:00 +0000", "2000-06-01 00:35:00 +0000"},
		{"monthly, over the year", archive.Schedule{}, archive.Monthly, "2001-01-01 00:34:00 +0000", "UTC", "2000-12-01 00:35:00 +0000", "2001-01-01 00:35:00 +0000"},
		{"weekly, at its own time", archive.Schedule{Daily: archive.At(3, 10), Weekly: archive.At(4, 20)}, archive.Weekly, "2000-05-02 08:00:00 +0000", "UTC", "2000-04-30 04:20:00 +0000", "2000-05-07 04:20:00 +0000"},
		{"monthly, at its own time", archive.Schedule{Daily: archive.At(3, 10), Monthly: archive.At(5, 30)}, archive.Monthly, "2000-05-02 08:00:00 +0000", "UTC", "2000-05-01 05:30:00 +0000", "2000-06-01 05:30:00 +0000"},
		{"same day, weekly at its own time", archive.Schedule{StopTime: archive.At(20, 0), Weekly: archive.At(23, 5)}, archive.Weekly, "2000-05-02 08:00:00 +0000", "UTC", "2000-04-29 23:05:00 +0000", "2000-05-06 23:05:00 +0000"},
		{"same day, daily", same, archive.Daily, "2000-05-02 20:14:00 +0000", "UTC", "2000-05-01 20:15:00 +0000", "2000-05-02 20:15:00 +0000"},
		{"same day, weekly", same, archive.Weekly, "2000-05-02 08:00:00 +0000", "UTC", "2000-04-29 22:15:00 +0000", "2000-05-06 22:15:00 +0000"},
		{"same day, monthly", same, archive.Monthly, "2000-03-01 08:00:00 +0000", "UTC", "2000-03-01 00:15:00 +0000", "2000-04-01 00:15:00 +0000"},
		{"same day, past midnight", late, archive.Weekly, "2000-05-02 08:00:00 +0000", "UTC", "2000-04-30 01:15:00 +0000", "2000-05-07 01:15:00 +0000"},

		// America/New_York: the clock went from 2:00 to 3:00 on 2 April 2000, and from 2:00 back to 1:00 on 29 October.
		{"skipped", archive.Schedule{Daily: archive.At(2, 30)}, archive.Daily, "2000-04-02 03:00:00 -0400", "America/New_York", "2000-04-02 03:00:00 -0400", "2000-04-03 02:30:00 -0400"},
		{"before it is skipped", archive.Schedule{Daily: archive.At(2, 30)}, archive.Daily, "2000-04-02 01:59:59 -0500", "America/New_York", "2000-04-01 02:30:00 -0500", "2000-04-02 03:00:00 -0400"},
		{"repeated", archive.Schedule{Daily: archive.At(1, 30)}, archive.Daily, "2000-10-29 01:10:00 -0500", "America/New_York", "2000-10-29 01:30:00 -0400", "2000-10-30 01:30:00 -0500"},
		{"interval skipped", archive.Schedule{Interval: 30}, archive.Interval, "2000-04-02 03:10:00 -0400", "America/New_York", "2000-04-02 03:00:00 -0400", "2000-04-02 03:30:00 -0400"},
		{"interval repeated", archive.Schedule{Interval: 30}, archive.Interval, "2000-10-29 01:10:00 -0500", "America/New_York", "2000-10-29 01:00:00 -0500", "2000-10-29 01:30:00 -0500"},
		// In America/Sao_Paulo the clock went from midnight to 1:00.
		{"midnight skipped", archive.Schedule{}, archive.Daily, "2018-11-04 01:00:00 -0200", "America/Sao_Paulo", "2018-11-04 01:00:00 -0200", "2018-11-05 00:35:00 -0200"},
		// Apia had no 30 December 2011.
		{"a day left out", archive.Schedule{}, archive.Daily, "2011-12-31 08:00:00 +1400", "Pacific/Apia", "2011-12-31 00:35:00 +1400", "2012-01-01 00:35:00 +1400"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			now, err := time.Parse(stamp, tt.now)
			require.NoError(t, err)
			now = now.In(zone(t, tt.zone))
			assert.Equal(t, tt.due, tt.s.Due(tt.kind, now).Format(stamp), "due")
			assert.Equal(t, tt.next, tt.s.Next(tt.kind, now).Format(stamp), "next")
		})
	}
}

// walker says by walking over the minutes whether an archive is due: it is the
// definition of Schedule written down without any arithmetic on clocks.
type walker struct {
	archive.Schedule
	kind archive.Kind
}

// target returns the time on the server's clock, as if it were UTC, that the
// archive of a day waits for.
func (w walker) target(day time.Time) (time.Time, bool) {
	minutes := map[archive.Kind]int{archive.Daily: 35, archive.Weekly: 35, archive.Monthly: 35}
	if w.Daily != nil {
		for k := range minutes {
			minutes[k] = w.Daily.Hour*60 + w.Daily.Minute
		}
	}
	if w.StopTime != nil {
		stop := w.StopTime.Hour*60 + w.StopTime.Minute
		if w.Daily == nil {
			minutes[archive.Daily] = stop + 15
		}
		minutes[archive.Weekly], minutes[archive.Monthly] = stop+15+120, stop+15+240
	}
	days := w.WeekDays
	if days == 0 {
		days = 7
	}
	period := day // the last day of the period
	if w.StopTime == nil {
		period = day.AddDate(0, 0, -1)
	}
	switch w.kind {
	case archive.Weekly:
		if (int(period.Weekday())-int(w.WeekStart)+7)%7 != days-1 {
			return time.Time{}, false
		}
	case archive.Monthly:
		if period.AddDate(0, 0, 1).Day() != 1 {
			return time.Time{}, false
		}
	}
	return day.Add(time.Duration(minutes[w.kind]) * time.Minute), true
}

// dues lists the instants from..to at which the archive is due. Both ends are
// far from a change of the clock.
func (w walker) dues(from, to time.Time) []time.Time {
	wall := func(t time.Time) time.Time {
		return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
	}
	targets := map[int64]bool{}
	for d := -4; w.kind != archive.Interval && d < int(to.Sub(from)/(24*time.Hour))+4; d++ {
		if target, ok := w.target(time.Date(from.Year(), from.Month(), from.Day()+d, 0, 0, 0, 0, time.UTC)); ok {
			targets[target.Unix()/60] = true
		}
	}
	var list []time.Time
	highest := wall(from).Unix() / 60
	for t := from.Add(time.Minute); !t.After(to); t = t.Add(time.Minute) {
		now := wall(t)
		if w.kind == archive.Interval {
			step := w.Interval
			if step == 0 {
				step = 60
			}
			if now.Minute()%step == 0 {
				list = append(list, t)
			}
			continue
		}
		// The clock shows each minute up to now for the first time.
		due := false
		for ; highest < now.Unix()/60; highest++ {
			due = due || targets[highest+1]
		}
		if due {
			list = append(list, t)
		}
	}
	return list
}

func TestDueByWalking(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 11))
	// A week or more around changes of the clock, and around the end of months.
	starts := []struct{ zone, from string }{
		{"UTC", "2000-02-25"}, {"UTC", "2001-02-24"}, {"UTC", "1999-12-27"},
		{"America/New_York", "2000-03-29"}, {"America/New_York", "2000-10-25"}, {"America/New_York", "2040-03-08"},
		{"Europe/Berlin", "2025-03-27"}, {"Europe/Berlin", "2025-10-23"},
		{"Australia/Lord_Howe", "2025-10-02"}, {"Australia/Lord_Howe", "2025-04-02"},
		{"America/Sao_Paulo", "2018-11-01"}, {"America/Sao_Paulo", "2018-02-14"},
		{"America/Havana", "2025-10-30"}, {"Pacific/Apia", "2011-12-26"},
		{"Asia/Kathmandu", "1985-12-28"}, {"America/St_Johns", "2006-10-26"},
	}
	rounds := 3
	if testing.Short() {
		rounds = 2
	}
	for _, start := range starts {
		loc := zone(t, start.zone)
		from, err := time.ParseInLocation("2006-01-02", start.from, loc)
		require.NoError(t, err)
		from = from.Add(12*time.Hour + 7*time.Minute)
		to := from.Add(9 * 24 * time.Hour)
		for range rounds {
			w := walker{kind: archive.Kinds[rnd.IntN(4)]}
			w.Interval = []int{0, 15, 30, 60}[rnd.IntN(4)]
			w.WeekStart, w.WeekDays = time.Weekday(rnd.IntN(7)), rnd.IntN(8)
			if rnd.IntN(2) == 0 {
				w.Daily = archive.At(rnd.IntN(4), rnd.IntN(60))
			}
			if rnd.IntN(2) == 0 {
				w.StopTime = archive.At(rnd.IntN(24), rnd.IntN(60))
			}
			settings, _ := json.Marshal(w.Schedule)
			name := fmt.Sprintf("%s %s %v %s", start.zone, start.from, w.kind, settings)
			list := w.dues(from, to)
			for i, due := range list {
				for _, after := range []time.Duration{0, 1, time.Second} {
					assert.Equal(t, due.Format(stamp), w.Due(w.kind, due.Add(after)).Format(stamp), name)
				}
				if i > 0 {
					before := due.Add(-1)
					assert.Equal(t, list[i-1].Format(stamp), w.Due(w.kind, before).Format(stamp), name)
					assert.Equal(t, due.Format(stamp), w.Next(w.kind, before).Format(stamp), name)
					assert.Equal(t, due.Format(stamp), w.Next(w.kind, list[i-1]).Format(stamp), name)
				}
			}
		}
	}
}

// Due and Next agree with each other at any time: nothing is due between them.
func TestDueAndNext(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 5))
	for _, name := range []string{"UTC", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Tehran"} {
		loc := zone(t, name)
		for range 1000 {
			s := archive.Schedule{
				Interval: []int{15, 30, 60}[rnd.IntN(3)], WeekStart: time.Weekday(rnd.IntN(7)), WeekDays: rnd.IntN(8),
				Daily: archive.At(rnd.IntN(24), rnd.IntN(60)), Weekly: archive.At(rnd.IntN(24), rnd.IntN(60)),
			}
			if rnd.IntN(2) == 0 {
				s.StopTime = archive.At(rnd.IntN(24), rnd.IntN(60))
			}
			now := time.Unix(rnd.Int64N(2_500_000_000), rnd.Int64N(1e9)).In(loc)
			for _, k := range archive.Kinds {
				due, next := s.Due(k, now), s.Next(k, now)
				require.False(t, due.IsZero() || next.IsZero(), "%v %v %v", k, now, s)
				assert.False(t, due.After(now))
				assert.True(t, next.After(now))
				assert.Equal(t, due, s.Due(k, due), "a due time is due")
				assert.Equal(t, next, s.Next(k, due), "nothing lies between")
				assert.Equal(t, due, s.Due(k, next.Add(-1)), "nothing lies between")
				assert.Same(t, loc, due.Location())
			}
		}
	}
}

func TestScheduleThatCannotBe(t *testing.T) {
	now := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	for _, s := range []archive.Schedule{
		{Interval: 20}, {Interval: -15}, {WeekStart: 7}, {WeekDays: 8}, {WeekDays: -1},
		{Daily: archive.At(24, 0)}, {Weekly: archive.At(0, 60)}, {Monthly: archive.At(-1, 0)}, {StopTime: archive.At(0, -1)},
	} {
		assert.Error(t, s.Validate())
		for _, k := range archive.Kinds {
			assert.Zero(t, s.Due(k, now))
			assert.Zero(t, s.Next(k, now))
		}
	}
	assert.NoError(t, archive.Schedule{}.Validate())
	assert.Zero(t, archive.Schedule{}.Due(0, now))
	assert.Zero(t, archive.Schedule{}.Next(9, now))
}

func TestScheduleJSON(t *testing.T) {
	empty, err := json.Marshal(archive.Schedule{})
	require.NoError(t, err)
	assert.JSONEq(t, `{}`, string(empty))

	s := archive.Schedule{Interval: 15, Daily: archive.At(0, 0), WeekStart: time.Monday, WeekDays: 5, StopTime: archive.At(20, 30)}
	b, err := json.Marshal(s)
	require.NoError(t, err)
	assert.JSONEq(t, `{"interval":15,"daily":"00:00","week_start":1,"week_days":5,"stop_time":"20:30"}`, string(b))
	var back archive.Schedule
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, s, back)
	assert.Equal(t, "[interval=15 daily=00:00 stop_time=20:30 week_start=Monday week_days=5]", s.LogValue().String())
}

func TestTimeOfDay(t *testing.T) {
	for text, want := range map[string]archive.TimeOfDay{"00:00": {}, "0:35": {Hour: 0, Minute: 35}, "23:59": {Hour: 23, Minute: 59}} {
		var got archive.TimeOfDay
		require.NoError(t, got.UnmarshalText([]byte(text)))
		assert.Equal(t, want, got)
	}
	for _, text := range []string{"", "24:00", "12:60", "1234", "12:3", "+1:30", "-1:30", "12:+3", "012:30", "12:30 ", "12:30:00"} {
		var got archive.TimeOfDay
		assert.Error(t, got.UnmarshalText([]byte(text)), text)
		assert.Zero(t, got)
	}
	_, err := archive.TimeOfDay{Hour: 24}.MarshalText()
	assert.Error(t, err)
}

func FuzzTimeOfDay(f *testing.F) {
	for _, s := range []string{"00:35", "7:05", "24:00", ":", "a:bc"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got archive.TimeOfDay
		if got.UnmarshalText([]byte(s)) == nil {
			b, err := got.MarshalText()
			assert.NoError(t, err)
			assert.Contains(t, []string{s, "0" + s}, string(b))
		}
	})
}

func ExampleSchedule() {
	var schedule archive.Schedule // the documented defaults
	now := time.Date(2000, 5, 2, 8, 10, 0, 0, time.UTC)
	for _, kind := range archive.Kinds {
		fmt.Println(kind, schedule.Due(kind, now).Format("Mon 2006-01-02 15:04"))
	}
	// Output:
	// interval Tue 2000-05-02 08:00
	// daily Tue 2000-05-02 00:35
	// weekly Sun 2000-04-30 00:35
	// monthly Mon 2000-05-01 00:35
}
