package wallclock_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/wallclock"
)

func TestShape(t *testing.T) {
	at := utc(2000, 5, 2, 0, 23, 41)
	for _, c := range []struct {
		shape            wallclock.Shape
		name, text       string
		hasTime, seconds bool
	}{
		{wallclock.DateOnly, "date only", "05/02/00", false, false},
		{wallclock.Minutes, "minutes", "05/02/00 00:23", true, false},
		{wallclock.Seconds, "seconds", "05/02/00 00:23:41", true, true},
		{wallclock.MinutesAMPM, "minutes AM/PM", "05/02/00 12:23 AM", true, false},
		{wallclock.SecondsAMPM, "seconds AM/PM", "05/02/00 12:23:41 AM", true, true},
		{wallclock.DateOnly | four, "date only, four-digit year", "05/02/2000", false, false},
		{wallclock.Minutes | four, "minutes, four-digit year", "05/02/2000 00:23", true, false},
		{wallclock.Seconds | four, "seconds, four-digit year", "05/02/2000 00:23:41", true, true},
		{wallclock.MinutesAMPM | four, "minutes AM/PM, four-digit year", "05/02/2000 12:23 AM", true, false},
		{wallclock.SecondsAMPM | four, "seconds AM/PM, four-digit year", "05/02/2000 12:23:41 AM", true, true},
		{wallclock.ISOMinutes | four, "ISO minutes", "2000-05-02 00:23", true, false},
		{wallclock.ISOSeconds | four, "ISO seconds", "2000-05-02 00:23:41", true, true},
		{wallclock.ISOTMinutes | four, "ISO minutes with T", "2000-05-02T00:23", true, false},
		{wallclock.ISOTSeconds | four, "ISO seconds with T", "2000-05-02T00:23:41", true, true},
		{wallclock.MonthName | four, "month name", "May 2, 2000 12:23 AM", true, false},
		{wallclock.DayMonth | four, "day and month name", "2 May 2000 00:23:41", true, true},
		{wallclock.DateCommand | four, "date command", "Tue May  2 00:23:41 2000", true, true},
	} {
		assert.Equal(t, c.name, c.shape.String())
		assert.Equal(t, c.text, c.shape.Format(at))
		assert.Equal(t, c.hasTime, c.shape.HasTime(), c.name)
		assert.Equal(t, c.seconds, c.shape.HasSeconds(), c.name)

		read, err := wallclock.Reader{}.Parse(c.text)
		require.NoError(t, err, c.text)
		assert.Equal(t, c.shape, read.Shape)
	}

	assert.Equal(t, "other", wallclock.Other.String())
	assert.Equal(t, "other", wallclock.Shape(99).String())
	assert.Equal(t, "2000-05-02 00:23:41", wallclock.Shape(99).Format(at))
	assert.False(t, wallclock.Other.HasTime())
}
