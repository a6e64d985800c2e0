package wallclock_test

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/wallclock"
)

const four = wallclock.FourDigitYear

func utc(year, month, day, hour, minute, second int) time.Time {
	return time.Date(year, time.Month(month), day, hour, minute, second, 0, time.UTC)
}

var fixed = []struct {
	text  string // up to | the time, then what follows it
	want  time.Time
	shape wallclock.Shape
}{
	{"05/02/00 00:23:41|", utc(2000, 5, 2, 0, 23, 41), wallclock.Seconds},
	{"05/02/2000 00:23:41|", utc(2000, 5, 2, 0, 23, 41), wallclock.Seconds | four},
	{"05/02/00 00:23|", utc(2000, 5, 2, 0, 23, 0), wallclock.Minutes},
	{"05/02/2000 23:59|", utc(2000, 5, 2, 23, 59, 0), wallclock.Minutes | four},
	{"10/19/15 12:29 PM| 3 4 INFO", utc(2015, 10, 19, 12, 29, 0), wallclock.MinutesAMPM},
	{"10/19/2015 12:29 PM| 3 4 INFO", utc(2015, 10, 19, 12, 29, 0), wallclock.MinutesAMPM | four},
	{"10/19/15 12:29:32 AM|", utc(2015, 10, 19, 0, 29, 32), wallclock.SecondsAMPM},
	{"10/19/2015 01:29:32 pm|", utc(2015, 10, 19, 13, 29, 32), wallclock.SecondsAMPM | four},
	{"10/19/15 12:00 AM|", utc(2015, 10, 19, 0, 0, 0), wallclock.MinutesAMPM},
	{"10/19/15 12:00 PM|", utc(2015, 10, 19, 12, 0, 0), wallclock.MinutesAMPM},
	{"10/19/15 1:29PM|", utc(2015, 10, 19, 13, 29, 0), wallclock.MinutesAMPM},
	{"10/19/15 11:29 p.m.|", utc(2015, 10, 19, 23, 29, 0), wallclock.MinutesAMPM},
	{"10/19/15 11:29 P.M.| x", utc(2015, 10, 19, 23, 29, 0), wallclock.MinutesAMPM},
	{"10/19/15 11:29a.m|)", utc(2015, 10, 19, 11, 29, 0), wallclock.MinutesAMPM},
	{"10/19/15 11:29  am|.", utc(2015, 10, 19, 11, 29, 0), wallclock.MinutesAMPM},
	{"4/1/20 9:05|", utc(2020, 4, 1, 9, 5, 0), wallclock.Minutes},
	{"4/1/20 9:05:06 pm|", utc(2020, 4, 1, 21, 5, 6), wallclock.SecondsAMPM},
	{"05/02/00   00:23:41|", utc(2000, 5, 2, 0, 23, 41), wallclock.Seconds},
	{"05/02/00\t00:23:41|", utc(2000, 5, 2, 0, 23, 41), wallclock.Seconds},
	{"05/02/00, 00:23:41|", utc(2000, 5, 2, 0, 23, 41), wallclock.Seconds},
	{"02/29/2000 00:00:00|", utc(2000, 2, 29, 0, 0, 0), wallclock.Seconds | four},
	{"12/31/99 23:59:59|", utc(1999, 12, 31, 23, 59, 59), wallclock.Seconds},

	{"05/02/00 00:23:41|.", utc(2000, 5, 2, 0, 23, 41), wallclock.Seconds},
	{"05/02/00 00:23:41|, then", utc(2000, 5, 2, 0, 23, 41), wallclock.Seconds},
	{"05/02/00 00:23:41|] x", utc(2000, 5, 2, 0, 23, 41), wallclock.Seconds},
	{"05/02/00 00:23:41|│", utc(2000, 5, 2, 0, 23, 41), wallclock.Seconds},
	{"05/02/00 00:23|: started", utc(2000, 5, 2, 0, 23, 0), wallclock.Minutes},
	{"05/02/00 00:23| Archive", utc(2000, 5, 2, 0, 23, 0), wallclock.Minutes},
	{"05/02/00 00:23| ambulance", utc(2000, 5, 2, 0, 23, 0), wallclock.Minutes},
	{"05/02/00 00:23| paused", utc(2000, 5, 2, 0, 23, 0), wallclock.Minutes},
	{"05/02/00 00:23| - done", utc(2000, 5, 2, 0, 23, 0), wallclock.Minutes},
}

func TestPrefix(t *testing.T) {
	for _, c := range fixed {
		t.Run(c.text, func(t *testing.T) {
			length := strings.Index(c.text, "|")
			s := strings.Replace(c.text, "|", "", 1)
			got, n, err := wallclock.Reader{}.Prefix(s)
			require.NoError(t, err)
			assert.Equal(t, length, n)
			assert.Equal(t, c.want, got.Time)
			assert.Equal(t, c.shape, got.Shape)
			assert.Equal(t, wallclock.Unique, got.Clock)
			assert.Equal(t, got.Time, got.Latest())

			fromBytes, n, err := wallclock.Reader{}.PrefixBytes([]byte(s))
			require.NoError(t, err)
			assert.Equal(t, length, n)
			assert.Equal(t, got, fromBytes)

			whole, err := wallclock.Reader{}.Parse(" " + s[:length] + "\r\n")
			require.NoError(t, err)
			assert.Equal(t, got, whole)

			back, err := wallclock.Reader{}.Parse(got.Shape.Format(got.Time))
			require.NoError(t, err)
			assert.Equal(t, got, back)
		})
	}
}

func TestPrefixErrors(t *testing.T) {
	for _, c := range []struct {
		text    string
		problem wallclock.Problem
		offset  int
		message string
	}{
		{"", wallclock.ErrNotDate, 0, "not a date"},
		{" 05/02/00 00:23:41", wallclock.ErrNotDate, 0, "not a date"},
		{"Last backup", wallclock.ErrNotDate, 0, "not a date"},
		{"24 hours", wallclock.ErrNotDate, 0, "not a date"},
		{"02:24:00 1409/22993/10", wallclock.ErrNotDate, 0, "not a date"},
		{"1409/22993/10 ,", wallclock.ErrNotDate, 0, "not a date"},
		{"05/02", wallclock.ErrNotDate, 0, "not a date"},
		{"05/02/", wallclock.ErrNotDate, 0, "not a date"},
		{"05-02-00 00:23", wallclock.ErrNotDate, 0, "not a date"},
		{"０5/02/00 00:23:41", wallclock.ErrNotDate, 0, "not a date"},
		{"05/0٢/00 00:23:41", wallclock.ErrNotDate, 0, "not a date"},

		{"13/02/26 00:23:41", wallclock.ErrMonth, 0, "month 13"},
		{"00/02/26 00:23:41", wallclock.ErrMonth, 0, "month 0"},
		{"31/12/2026 10:00", wallclock.ErrMonth, 0, "month 31"},
		{"05/32/26 00:23:41", wallclock.ErrDay, 3, "day 32"},
		{"5/0/26 00:23:41", wallclock.ErrDay, 2, "day 0"},
		{"02/30/00 00:23:41", wallclock.ErrNoSuchDay, 3, "no day 30 in 02/2000"},
		{"2/29/1900 00:23:41", wallclock.ErrNoSuchDay, 2, "no day 29 in 02/1900"},
		{"04/31/26 00:23:41", wallclock.ErrNoSuchDay, 3, "no day 31 in 04/2026"},
		{"05/02/100 00:23:41", wallclock.ErrDigits, 6, "wrong number of digits"},
		{"05/02/0 00:23:41", wallclock.ErrDigits, 6, "wrong number of digits"},
		{"05/02/20000 00:23:41", wallclock.ErrDigits, 6, "wrong number of digits"},
		{"05/02/0000 00:23:41", wallclock.ErrYear, 6, "year 0000"},
		{"01/01/0001 00:00:00", wallclock.ErrYear, 6, "year 0001"},

		{"05/02/00", wallclock.ErrNoTime, 8, "no time of day after the date"},
		{"05/02/00  ", wallclock.ErrNoTime, 10, "no time of day after the date"},
		{"05/02/00,00:23:41", wallclock.ErrNoTime, 9, "no time of day after the date"},
		{"05/02/0000:23:41", wallclock.ErrYear, 6, "year 0000"},
		{"05/02/00 at 00:23:41", wallclock.ErrNoTime, 9, "no time of day after the date"},
		{"05/02/00 0023", wallclock.ErrNoTime, 9, "no time of day after the date"},
		{"05/02/00 ００:23", wallclock.ErrNoTime, 9, "no time of day after the date"},
		{"05/02/00 24:00:00", wallclock.ErrHour, 9, "hour 24"},
		{"05/02/00 25:00", wallclock.ErrHour, 9, "hour 25"},
		{"05/02/00 000:23", wallclock.ErrDigits, 9, "wrong number of digits"},
		{"05/02/00 00:60", wallclock.ErrMinute, 12, "minute 60"},
		{"05/02/00 00:2", wallclock.ErrDigits, 12, "wrong number of digits"},
		{"05/02/00 00:", wallclock.ErrDigits, 12, "wrong number of digits"},
		{"05/02/00 00:234", wallclock.ErrDigits, 12, "wrong number of digits"},
		{"05/02/00 00:23:60", wallclock.ErrSecond, 15, "second 60"},
		{"05/02/00 00:23:4", wallclock.ErrDigits, 15, "wrong number of digits"},
		{"05/02/00 00:23:415", wallclock.ErrDigits, 15, "wrong number of digits"},

		{"05/02/00 00:23x", wallclock.ErrTrailing, 14, "unexpected text after the time"},
		{"05/02/00 00:23:41x", wallclock.ErrTrailing, 17, "unexpected text after the time"},
		{"05/02/00 00:23:41é", wallclock.ErrTrailing, 17, "unexpected text after the time"},
		{"05/02/00 00:23:41５", wallclock.ErrTrailing, 17, "unexpected text after the time"},
		{"05/02/00 00:23:41.5", wallclock.ErrTrailing, 17, "unexpected text after the time"},
		{"05/02/00 00:23:41,5", wallclock.ErrTrailing, 17, "unexpected text after the time"},
		{"05/02/00 00:23:41-05:00", wallclock.ErrTrailing, 17, "unexpected text after the time"},
		{"05/02/00 00:23:41+0500", wallclock.ErrTrailing, 17, "unexpected text after the time"},
		{"05/02/00 00:23:41Z", wallclock.ErrTrailing, 17, "unexpected text after the time"},
		{"05/02/00 00:23:41:07", wallclock.ErrTrailing, 17, "unexpected text after the time"},
		{"05/02/00 00:23:", wallclock.ErrTrailing, 14, "unexpected text after the time"},
		{"05/02/00 01:23/24", wallclock.ErrTrailing, 14, "unexpected text after the time"},
		{"05/02/00 01:23 PM5", wallclock.ErrTrailing, 17, "unexpected text after the time"},
		{"05/02/00 01:23 PM_x", wallclock.ErrTrailing, 17, "unexpected text after the time"},
		{"05/02/00 01:23 P", wallclock.ErrTrailing, 15, "unexpected text after the time"},
		{"05/02/00 01:23 A.", wallclock.ErrTrailing, 15, "unexpected text after the time"},
		{"05/02/00 01:23p", wallclock.ErrTrailing, 14, "unexpected text after the time"},
		{"05/02/00 01:23ambulance", wallclock.ErrTrailing, 14, "unexpected text after the time"},

		{"05/02/00 13:05 PM", wallclock.ErrMeridiem, 9, "hour 13 does not go with AM or PM"},
		{"05/02/00 13:05 AM", wallclock.ErrMeridiem, 9, "hour 13 does not go with AM or PM"},
		{"05/02/00 0:30 PM", wallclock.ErrMeridiem, 9, "hour 0 does not go with AM or PM"},
		{"05/02/00 00:30 am", wallclock.ErrMeridiem, 9, "hour 0 does not go with AM or PM"},
	} {
		t.Run(c.text, func(t *testing.T) {
			got, n, err := wallclock.Reader{}.Prefix(c.text)
			assert.Zero(t, got)
			assert.Zero(t, n)
			assert.ErrorIs(t, err, c.problem)
			var e *wallclock.Error
			require.ErrorAs(t, err, &e)
			assert.Equal(t, c.offset, e.Offset)
			assert.EqualError(t, err, c.message)

			_, _, fromBytes := wallclock.Reader{}.PrefixBytes([]byte(c.text))
			assert.Equal(t, err, fromBytes)
		})
	}
}

func TestDate(t *testing.T) {
	for _, c := range []struct {
		text             string
		year, month, day int
		n                int
		problem          wallclock.Problem
	}{
		{text: "05/02/00", year: 2000, month: 5, day: 2, n: 8},
		{text: "05/02/2000|", year: 2000, month: 5, day: 2, n: 10},
		{text: "5/2/00, 10:00", year: 2000, month: 5, day: 2, n: 6},
		{text: "05/02/00.", year: 2000, month: 5, day: 2, n: 8},
		{text: "05/02/00x", problem: wallclock.ErrTrailing},
		{text: "05/02/00/3", problem: wallclock.ErrTrailing},
		{text: "05/02/00-3", problem: wallclock.ErrTrailing},
		{text: "02/30/00", problem: wallclock.ErrNoSuchDay},
		{text: "2000-05-02", problem: wallclock.ErrNotDate},
		{text: "", problem: wallclock.ErrNotDate},
	} {
		year, month, day, n, err := wallclock.Reader{}.Date(c.text)
		if c.problem != 0 {
			assert.ErrorIs(t, err, c.problem, c.text)
		} else {
			assert.NoError(t, err, c.text)
		}
		assert.Equal(t, []int{c.year, c.month, c.day, c.n}, []int{year, int(month), day, n}, c.text)
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct {
		text    string
		problem wallclock.Problem
		offset  int
	}{
		{"", wallclock.ErrBlank, 0},
		{" \t\r\n", wallclock.ErrBlank, 0},
		{"  foo", wallclock.ErrNotDate, 2},
		{"  13/02/26 10:00", wallclock.ErrMonth, 2},
		{" 05/02/00 00:23:41 EST", wallclock.ErrTrailing, 19},
		{"05/02/00 00:23:41 +0500", wallclock.ErrTrailing, 18},
		{"05/02/00 00:23:41.", wallclock.ErrTrailing, 17},
		{"05/02/00 00:23:41 05/03/00", wallclock.ErrTrailing, 18},
		{"05/02/00 x", wallclock.ErrNoTime, 9},
		{"05/02/00x", wallclock.ErrNoTime, 8},
	} {
		got, err := wallclock.Reader{}.Parse(c.text)
		assert.Zero(t, got, c.text)
		assert.ErrorIs(t, err, c.problem, c.text)
		var e *wallclock.Error
		if assert.ErrorAs(t, err, &e, c.text) {
			assert.Equal(t, c.offset, e.Offset, c.text)
		}
	}
}

func TestParseDateAlone(t *testing.T) {
	got, err := wallclock.Reader{}.Parse("05/02/2000")
	require.NoError(t, err)
	assert.Equal(t, utc(2000, 5, 2, 0, 0, 0), got.Time)
	assert.Equal(t, wallclock.DateOnly|four, got.Shape)
	assert.False(t, got.Shape.HasTime())
}

func TestTwoDigitYears(t *testing.T) {
	near := func(year int) time.Time { return utc(year, 6, 1, 0, 0, 0) }
	for _, c := range []struct {
		near time.Time
		yy   string
		want int
	}{
		{time.Time{}, "70", 1970},
		{time.Time{}, "99", 1999},
		{time.Time{}, "00", 2000},
		{time.Time{}, "69", 2069},
		{near(2000), "00", 2000},
		{near(2000), "99", 1999},
		{near(2000), "49", 2049},
		{near(2000), "50", 1950}, // both 50 away: the past
		{near(1999), "00", 2000},
		{near(2026), "76", 1976},
		{near(2026), "75", 2075},
		{near(2026), "26", 2026},
		{near(2099), "00", 2100},
		{near(2099), "49", 2049},
	} {
		got, _, err := wallclock.Reader{Near: c.near}.Prefix("05/02/" + c.yy + " 00:23")
		require.NoError(t, err)
		assert.Equal(t, c.want, got.Year(), "%s near %s", c.yy, c.near)
	}
}

func TestTwoDigitYearIsChosenBeforeTheDateIsJudged(t *testing.T) {
	_, _, err := wallclock.Reader{Near: utc(2099, 1, 1, 0, 0, 0)}.Prefix("02/29/00 10:00")
	assert.EqualError(t, err, "no day 29 in 02/2100", "2000 had the day, but it is further away")
	_, _, err = wallclock.Reader{Near: utc(2040, 1, 1, 0, 0, 0)}.Prefix("02/29/00 10:00")
	assert.NoError(t, err)
}

func TestNearIsReadOnTheServersCalendar(t *testing.T) {
	kathmandu := zone(t, "Asia/Kathmandu")
	newYear := time.Date(2001, 1, 1, 1, 0, 0, 0, kathmandu).UTC() // still 2000 in UTC
	got, _, err := wallclock.Reader{Location: kathmandu, Near: newYear}.Prefix("05/02/50 10:00")
	require.NoError(t, err)
	assert.Equal(t, 2050, got.Year(), "49 years after 2001")
	got, _, err = wallclock.Reader{Near: newYear}.Prefix("05/02/50 10:00")
	require.NoError(t, err)
	assert.Equal(t, 1950, got.Year(), "50 years from 2000 either way")
}

func TestAllocations(t *testing.T) {
	r := wallclock.Reader{Location: zone(t, "America/New_York"), Near: utc(2015, 10, 20, 0, 0, 0)}
	line := []byte("10/19/15 12:29 PM 3 4 INFO")
	bordered := []byte("10/19/15 12:29│")
	for name, f := range map[string]func(){
		"Prefix":       func() { _, _, _ = r.Prefix("05/02/2000 00:23:41 ok") },
		"PrefixBytes":  func() { _, _, _ = r.PrefixBytes(line) },
		"not a date":   func() { _, _, _ = r.Prefix("24 hours. Switch clock is 02:24:00") },
		"in a change":  func() { _, _, _ = r.Prefix("11/01/15 01:30 AM") },
		"Date":         func() { _, _, _, _, _ = r.Date("05/02/00") },
		"Parse":        func() { _, _ = r.Parse("  05/02/00 00:23:41 ") },
		"beyond ASCII": func() { _, _, _ = r.PrefixBytes(bordered) },
	} {
		assert.Zero(t, testing.AllocsPerRun(100, f), name)
	}
}

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}
