package wallclock_test

import (
	"strings"
	"testing"
	"time"

	"github.com/araddon/dateparse"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/wallclock"
)

func TestGateLetsPass(t *testing.T) {
	for _, c := range []struct {
		text  string
		want  time.Time
		shape wallclock.Shape
	}{
		{"2000-05-02 00:23", utc(2000, 5, 2, 0, 23, 0), wallclock.ISOMinutes},
		{"2000-05-02 00:23:41", utc(2000, 5, 2, 0, 23, 41), wallclock.ISOSeconds},
		{"2000-05-02T00:23", utc(2000, 5, 2, 0, 23, 0), wallclock.ISOTMinutes},
		{" 2000-05-02T00:23:41\n", utc(2000, 5, 2, 0, 23, 41), wallclock.ISOTSeconds},
		{"2000-5-2 9:23", utc(2000, 5, 2, 9, 23, 0), wallclock.ISOMinutes},
		{"2000-05-12 00:00:00", utc(2000, 5, 12, 0, 0, 0), wallclock.ISOSeconds},
		{"Jan 2, 2006 3:04 PM", utc(2006, 1, 2, 15, 4, 0), wallclock.MonthName},
		{"JAN 02, 2006 03:04 pm", utc(2006, 1, 2, 15, 4, 0), wallclock.MonthName},
		{"May 2, 2000 12:23 am", utc(2000, 5, 2, 0, 23, 0), wallclock.MonthName},
		{"may 31, 2000 12:00  PM", utc(2000, 5, 31, 12, 0, 0), wallclock.MonthName},
		{"2 Jan 2006 15:04:05", utc(2006, 1, 2, 15, 4, 5), wallclock.DayMonth},
		{"02 JAN 2006 05:04:05", utc(2006, 1, 2, 5, 4, 5), wallclock.DayMonth},
		{"Mon Jan  2 15:04:05 2006", utc(2006, 1, 2, 15, 4, 5), wallclock.DateCommand},
		{"thu jan 12 05:04:00 2006", utc(2006, 1, 12, 5, 4, 0), wallclock.DateCommand},
		{"Tue Feb 29 00:00:00 2000", utc(2000, 2, 29, 0, 0, 0), wallclock.DateCommand},
	} {
		got, err := wallclock.Reader{}.Parse(c.text)
		if assert.NoError(t, err, c.text) {
			assert.Equal(t, c.want, got.Time, c.text)
			assert.Equal(t, c.shape|four, got.Shape, c.text)
		}
	}
}

func TestGateHoldsBack(t *testing.T) {
	for _, c := range []struct {
		text    string
		problem wallclock.Problem
	}{
		{"now", wallclock.ErrNotDate},
		{"957227021", wallclock.ErrNotDate},      // seconds since 1970
		{"20000502002341", wallclock.ErrNotDate}, // yyyymmddHHMMSS
		{"2000-05-02", wallclock.ErrNotDate},
		{"00-05-02 00:23", wallclock.ErrNotDate},
		{"05-02-2000 00:23", wallclock.ErrNotDate},
		{"2000/05/02 00:23:41", wallclock.ErrNotDate},
		{"2000-05-02 00:23:41.5", wallclock.ErrNotDate},
		{"2000-05-02 00:23:41,5", wallclock.ErrNotDate},
		{"2000-05-02 00:23:4", wallclock.ErrNotDate},
		{"2000-05-02 00:23:41 PM", wallclock.ErrNotDate},
		{"2000-05-02T00:23:41Z", wallclock.ErrNotDate},
		{"2000-05-02T00:23:41+02:00", wallclock.ErrNotDate},
		{"2000-05-02 00:23:41 -0400", wallclock.ErrNotDate},
		{"2000-05-02 00:23:41 EDT", wallclock.ErrNotDate},
		{"2000-05-02 00:23 EDT", wallclock.ErrNotDate},
		{"Tue May  2 00:23:41 EDT 2000", wallclock.ErrNotDate},
		{"May 2, 2000 12:23 AM EDT", wallclock.ErrNotDate},
		{"May 2, 00 12:23 AM", wallclock.ErrNotDate},
		{"May 2, 2000 at 12:23 AM", wallclock.ErrNotDate},
		{"Mai 2, 2000 12:23 AM", wallclock.ErrImpossible},
		{"2 May 2000 00:23:41 ok", wallclock.ErrNotDate},
		{"２ May 2000 00:23:41", wallclock.ErrNotDate},
		{"2000年05月02日", wallclock.ErrNotDate},
		{"2000-05-02\x0000:23", wallclock.ErrNotDate},
		{"2000-05-02" + strings.Repeat(" ", 40) + "00:23", wallclock.ErrNotDate},

		{"2000-13-02 00:23", wallclock.ErrImpossible},
		{"2000-02-30 00:23", wallclock.ErrImpossible},
		{"2000-05-02 24:00", wallclock.ErrImpossible},
		{"2000-05-02 00:60", wallclock.ErrImpossible},
		{"May 2, 2000 13:23 PM", wallclock.ErrImpossible},
		{"May 2, 2000 0:23 PM", wallclock.ErrImpossible},
		{"May 2, 2000 0:23 AM", wallclock.ErrImpossible},
		{"31 Feb 2000 00:23:41", wallclock.ErrImpossible},
		{"Mon May  2 00:23:41 2000", wallclock.ErrImpossible}, // it was a Tuesday
		{"May Tue  2 00:23:41 2000", wallclock.ErrImpossible},
		{"0001-01-01 00:00", wallclock.ErrYear},
	} {
		got, err := wallclock.Reader{}.Parse("  " + c.text)
		assert.Zero(t, got, c.text)
		assert.ErrorIs(t, err, c.problem, c.text)
		var e *wallclock.Error
		if assert.ErrorAs(t, err, &e, c.text) {
			assert.Equal(t, 2, e.Offset, c.text)
		}
	}
}

// What dateparse says today, and what is made of it. When a case fails because
// dateparse has changed, look whether the gate still needs the rule behind it.
func TestWrongAnswersOfDateparse(t *testing.T) {
	newYork := zone(t, "America/New_York")
	zero := time.Time{}
	for _, c := range []struct {
		why     string
		text    string
		theirs  string            // in RFC 3339 form, with the zone's name behind it
		want    time.Time         // what Parse says, as shown on the server's clock
		problem wallclock.Problem // or why it does not
	}{
		{"lower-case am is dropped: noon for midnight", "4/10/2026 12:00 am", "2026-04-10T12:00:00-04:00 EDT", utc(2026, 4, 10, 0, 0, 0), 0},
		{"with seconds too", "4/10/2026 12:00:00 am", "2026-04-10T12:00:00-04:00 EDT", utc(2026, 4, 10, 0, 0, 0), 0},
		{"and in a shape that the gate lets pass", "Apr 10, 2026 12:04 am", "2026-04-10T12:04:00-04:00 EDT", utc(2026, 4, 10, 0, 4, 0), 0},
		{"hour 13 with AM", "Apr 10, 2026 13:04 AM", "2026-04-10T13:04:00-04:00 EDT", zero, wallclock.ErrImpossible},
		{"hour 0 with PM", "10/19/15 0:30 PM", "2015-10-19T12:30:00-04:00 EDT", zero, wallclock.ErrMeridiem},
		{"a time is a date", "02:05:01", "2001-02-05T00:00:00-05:00 EST", zero, wallclock.ErrNotDate},
		{"and in the year 0", "2:5:1", "0000-01-05T00:00:00-04:56 LMT", zero, wallclock.ErrNotDate},
		{"trailing text is dropped", "05/02/00 00:23:41 trailing", "2000-05-02T00:23:41-04:00 EDT", zero, wallclock.ErrTrailing},
		{"also a colon", "2000-05-02 00:23:41:", "2000-05-02T00:23:41-04:00 EDT", zero, wallclock.ErrNotDate},
		{"a third digit of the second becomes the hour", "05/02/00 00:23:415", "2000-05-02T05:23:41-04:00 EDT", zero, wallclock.ErrDigits},
		{"a cut-off second is whole", "05/02/00 00:23:4", "2000-05-02T00:23:04-04:00 EDT", zero, wallclock.ErrDigits},
		{"an unknown zone is UTC", "2000-05-02 00:23:41 XYZ", "2000-05-02T00:23:41Z XYZ", zero, wallclock.ErrNotDate},
		{"an unknown zone is UTC and loses a letter", "2000-05-02 00:23:41 QQQQ", "2000-05-02T00:23:41Z QQQ", zero, wallclock.ErrNotDate},
		{"an unknown zone in date's output", "Tue May  2 00:23:41 XYZ 2000", "2000-05-02T00:23:41Z XYZ", zero, wallclock.ErrNotDate},
		{"an unknown zone behind a fixed shape", "05/02/00 00:23:41 XYZ", "2000-05-02T00:23:41Z XYZ", zero, wallclock.ErrTrailing},
		{"the day of the week is not looked at", "Mon May  2 00:23:41 2000", "2000-05-02T00:23:41-04:00 EDT", zero, wallclock.ErrImpossible},
		{"a year of two digits has one window", "05/02/69 10:00", "1969-05-02T10:00:00-04:00 EDT", utc(2069, 5, 2, 10, 0, 0), 0},
		{"the year 0", "05/02/0000 10:00", "0000-05-02T10:00:00-04:56 LMT", zero, wallclock.ErrYear},
	} {
		t.Run(c.why, func(t *testing.T) {
			theirs, err := dateparse.ParseIn(c.text, newYork, dateparse.PreferMonthFirst(true))
			require.NoError(t, err)
			name, _ := theirs.Zone()
			assert.Equal(t, c.theirs, theirs.Format(time.RFC3339)+" "+name)

			got, err := wallclock.Reader{Location: newYork}.Parse(c.text)
			if c.problem != 0 {
				assert.ErrorIs(t, err, c.problem)
				assert.Zero(t, got)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, c.want.Format(time.DateTime), got.Format(time.DateTime))
			assert.Equal(t, newYork, got.Location())
		})
	}
}

// The option makes 13 February of 13/02/2026 and leaves the caller's zone for
// time.Local while it does.
func TestDateparseSwapsTheLocation(t *testing.T) {
	kathmandu := zone(t, "Asia/Kathmandu")
	local := time.Local
	time.Local = zone(t, "Australia/Lord_Howe")
	defer func() { time.Local = local }()

	theirs, err := dateparse.ParseIn("13/02/2026 10:00", kathmandu, dateparse.RetryAmbiguousDateWithSwap(true))
	require.NoError(t, err)
	assert.Equal(t, time.Local, theirs.Location())
	assert.Equal(t, "2026-02-13 10:00:00", theirs.Format(time.DateTime))

	_, err = wallclock.Reader{Location: kathmandu}.Parse("13/02/2026 10:00")
	assert.EqualError(t, err, "month 13")
}
