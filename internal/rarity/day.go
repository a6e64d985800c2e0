package rarity

import (
	"cmp"
	"fmt"
	"time"
)

// Day is a civil date: days since 1 January 1970.
type Day int32

// NoDay is a date outside the years 1900 to 9999.
const NoDay Day = -1 << 31

// DayOf returns the date that t shows in its own location, or NoDay.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	if y < 1900 || y > 9999 {
		return NoDay
	}
	sec := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()
	n := sec / 86400
	if sec%86400 < 0 {
		n--
	}
	return Day(n)
}

// ParseDay reads a date as String writes it.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || !DayOf(t).Valid() {
		return NoDay, fmt.Errorf("no day of the years 1900 to 9999: %.20q", s)
	}
	return DayOf(t), nil
}

// Valid reports whether the day is one.
func (d Day) Valid() bool { return d != NoDay }

// Time returns the day's midnight in UTC.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// Weekend reports whether the day is a Saturday or Sunday. 1 January 1970 was a
// Thursday.
func (d Day) Weekend() bool {
	w := (int(d)%7 + 7) % 7
	return w == 2 || w == 3
}

// Tally is how many events a day brought. It is not zero.
type Tally struct {
	Day   Day
	Count int32
}

// ByDay orders tallies.
func ByDay(t Tally, d Day) int { return cmp.Compare(t.Day, d) }
