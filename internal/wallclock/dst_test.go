package wallclock_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/wallclock"
)

func TestDaylightSavingTime(t *testing.T) {
	const z = "2006-01-02T15:04:05Z"
	for _, c := range []struct {
		zone, text    string
		clock         wallclock.Clock
		first, latest string // in UTC; latest "" = first
	}{
		// Set forward on 9 March 2025 at 2:00 EST (7:00 UTC).
		{"America/New_York", "03/09/25 01:59:59", wallclock.Unique, "2025-03-09T06:59:59Z", ""},
		{"America/New_York", "03/09/25 02:00:00", wallclock.Skipped, "2025-03-09T06:00:00Z", "2025-03-09T07:00:00Z"},
		{"America/New_York", "03/09/25 02:30:00", wallclock.Skipped, "2025-03-09T06:30:00Z", "2025-03-09T07:30:00Z"},
		{"America/New_York", "03/09/25 02:59:59", wallclock.Skipped, "2025-03-09T06:59:59Z", "2025-03-09T07:59:59Z"},
		{"America/New_York", "03/09/25 03:00:00", wallclock.Unique, "2025-03-09T07:00:00Z", ""},
		// Set back on 2 November 2025 at 2:00 EDT (6:00 UTC).
		{"America/New_York", "11/02/25 12:59:59 AM", wallclock.Unique, "2025-11-02T04:59:59Z", ""},
		{"America/New_York", "11/02/25 01:00 AM", wallclock.Repeated, "2025-11-02T05:00:00Z", "2025-11-02T06:00:00Z"},
		{"America/New_York", "11/02/25 01:59:59", wallclock.Repeated, "2025-11-02T05:59:59Z", "2025-11-02T06:59:59Z"},
		{"America/New_York", "11/02/25 02:00:00", wallclock.Unique, "2025-11-02T07:00:00Z", ""},
		// The same in 2000, when it was the first Sunday of April and the last of October.
		{"America/New_York", "04/02/00 02:30", wallclock.Skipped, "2000-04-02T06:30:00Z", "2000-04-02T07:30:00Z"},
		{"America/New_York", "10/29/00 01:30", wallclock.Repeated, "2000-10-29T05:30:00Z", "2000-10-29T06:30:00Z"},
		// A year for which the zone has a rule, not a table.
		{"America/New_York", "03/11/2040 02:30", wallclock.Skipped, "2040-03-11T06:30:00Z", "2040-03-11T07:30:00Z"},
		{"America/New_York", "12/31/2040 12:00", wallclock.Unique, "2040-12-31T17:00:00Z", ""},

		{"Europe/Berlin", "03/30/25 02:30", wallclock.Skipped, "2025-03-30T00:30:00Z", "2025-03-30T01:30:00Z"},
		{"Europe/Berlin", "10/26/25 02:30", wallclock.Repeated, "2025-10-26T00:30:00Z", "2025-10-26T01:30:00Z"},
		{"Europe/Berlin", "10/26/25 03:00", wallclock.Unique, "2025-10-26T02:00:00Z", ""},
		{"Europe/Berlin", "2025-10-26 02:30:00", wallclock.Repeated, "2025-10-26T00:30:00Z", "2025-10-26T01:30:00Z"},
		{"Europe/Berlin", "Mar 30, 2025 2:30 AM", wallclock.Skipped, "2025-03-30T00:30:00Z", "2025-03-30T01:30:00Z"},

		// Half an hour, between +10:30 and +11.
		{"Australia/Lord_Howe", "10/05/25 02:15", wallclock.Skipped, "2025-10-04T15:15:00Z", "2025-10-04T15:45:00Z"},
		{"Australia/Lord_Howe", "10/05/25 02:30", wallclock.Unique, "2025-10-04T15:30:00Z", ""},
		{"Australia/Lord_Howe", "04/06/25 01:45", wallclock.Repeated, "2025-04-05T14:45:00Z", "2025-04-05T15:15:00Z"},
		{"Australia/Lord_Howe", "04/06/25 01:29", wallclock.Unique, "2025-04-05T14:29:00Z", ""},

		// Midnight was skipped: a time goes back into the day before, a date alone does not.
		{"America/Sao_Paulo", "11/04/2018 00:30", wallclock.Skipped, "2018-11-04T02:30:00Z", "2018-11-04T03:30:00Z"},
		{"America/Sao_Paulo", "11/04/2018", wallclock.Skipped, "2018-11-04T03:00:00Z", ""},
		{"America/Sao_Paulo", "11/05/2018", wallclock.Unique, "2018-11-05T02:00:00Z", ""},
		{"America/Sao_Paulo", "02/17/2018 23:30", wallclock.Repeated, "2018-02-18T01:30:00Z", "2018-02-18T02:30:00Z"},
		// Midnight shown twice.
		{"America/Havana", "11/02/2025", wallclock.Repeated, "2025-11-02T04:00:00Z", "2025-11-02T05:00:00Z"},
		// A whole day left out.
		{"Pacific/Apia", "12/30/2011 12:00", wallclock.Skipped, "2011-12-29T22:00:00Z", "2011-12-30T22:00:00Z"},

		{"Asia/Kathmandu", "05/02/00 00:23:41", wallclock.Unique, "2000-05-01T18:38:41Z", ""},
		// From +5:30 to +5:45.
		{"Asia/Kathmandu", "01/01/1986 00:10", wallclock.Skipped, "1985-12-31T18:25:00Z", "1985-12-31T18:40:00Z"},
		{"UTC", "03/09/25 02:30", wallclock.Unique, "2025-03-09T02:30:00Z", ""},
	} {
		t.Run(c.zone+" "+c.text, func(t *testing.T) {
			loc := zone(t, c.zone)
			got, err := wallclock.Reader{Location: loc}.Parse(c.text)
			require.NoError(t, err)
			if c.latest == "" {
				c.latest = c.first
			}
			assert.Equal(t, c.clock, got.Clock)
			assert.Equal(t, c.first, got.UTC().Format(z))
			assert.Equal(t, c.latest, got.Latest().UTC().Format(z))
			assert.Equal(t, loc, got.Location())
		})
	}
}

// Every quarter of an hour of a year must agree with what the zone's clock
// shows as it runs.
func TestResolveAgainstARunningClock(t *testing.T) {
	const step = 15 * time.Minute
	for _, c := range []struct {
		zone string
		year int
	}{
		{"America/New_York", 2000},
		{"America/New_York", 2040}, // by rule, and a leap year
		{"Europe/Berlin", 2025},
		{"Australia/Lord_Howe", 2025},
		{"America/Sao_Paulo", 2018},
		{"Asia/Kathmandu", 1986},
		{"Africa/Casablanca", 2025}, // four changes
		{"Pacific/Apia", 2011},      // across the date line
		{"UTC", 2000},
	} {
		loc := zone(t, c.zone)
		wallOf := func(at time.Time) int64 {
			_, offset := at.In(loc).Zone()
			return at.Unix() + int64(offset)
		}
		start, end := utc(c.year, 1, 1, 0, 0, 0), utc(c.year+1, 1, 1, 0, 0, 0)
		shown := make(map[int64][]time.Time)
		for at := start.Add(-48 * time.Hour); at.Before(end.Add(48 * time.Hour)); at = at.Add(step) {
			shown[wallOf(at)] = append(shown[wallOf(at)], at)
		}
		r := wallclock.Reader{Location: loc}
		for wall := start; wall.Before(end); wall = wall.Add(step) {
			got, _, err := r.Prefix((wallclock.Minutes | four).Format(wall))
			require.NoError(t, err)
			var ok bool
			switch at := shown[wall.Unix()]; len(at) {
			case 0:
				ok = got.Clock == wallclock.Skipped && got.Time.Before(got.Latest())
			case 1:
				ok = got.Clock == wallclock.Unique && got.Equal(at[0]) && got.Latest().Equal(at[0])
			default:
				ok = got.Clock == wallclock.Repeated && got.Equal(at[0]) && got.Latest().Equal(at[len(at)-1])
			}
			if !ok {
				t.Fatalf("%s %s: got %v..%v, %v; shown at %v", c.zone, wall, got.Time, got.Latest(), got.Clock, shown[wall.Unix()])
			}
		}
	}
}

func TestClockString(t *testing.T) {
	assert.Equal(t, "unique skipped repeated unknown",
		fmt.Sprint(wallclock.Unique, wallclock.Skipped, wallclock.Repeated, wallclock.Clock(9)))
}
