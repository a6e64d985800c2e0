package archive

import (
	"fmt"
	"strconv"
)

// TimeOfDay is a time on the server's clock, to the minute. Its text form is
// "00:35".
type TimeOfDay struct{ Hour, Minute int }

// At returns the time of day, for the fields of Schedule that are pointers.
func At(hour, minute int) *TimeOfDay { return &TimeOfDay{hour, minute} }

func (t TimeOfDay) String() string { return fmt.Sprintf("%02d:%02d", t.Hour, t.Minute) }

// Valid reports whether a clock shows the time.
func (t TimeOfDay) Valid() bool {
	return t.Hour >= 0 && t.Hour < 24 && t.Minute >= 0 && t.Minute < 60
}

func (t TimeOfDay) minutes() int { return t.Hour*60 + t.Minute }

// MarshalText returns "00:35".
func (t TimeOfDay) MarshalText() ([]byte, error) {
	if !t.Valid() {
		return nil, fmt.Errorf("no time of day: %v", t)
	}
	return []byte(t.String()), nil
}

// UnmarshalText reads "00:35" or "0:35", on the 24-hour clock.
func (t *TimeOfDay) UnmarshalText(b []byte) error {
	s := string(b)
	n := len(s) - len(":00")
	if n != 1 && n != 2 || s[n] != ':' {
		return fmt.Errorf("no time of day: %.40q", s)
	}
	hour, err1 := strconv.ParseUint(s[:n], 10, 8)
	minute, err2 := strconv.ParseUint(s[n+1:], 10, 8)
	read := TimeOfDay{int(hour), int(minute)}
	if err1 != nil || err2 != nil || !read.Valid() {
		return fmt.Errorf("no time of day: %.40q", s)
	}
	*t = read
	return nil
}
