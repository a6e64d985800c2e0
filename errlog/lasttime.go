package errlog

import (
	"fmt"
	"time"

	"example.com/centrevu/internal/closed"
	"example.com/centrevu/internal/wallclock"
)

// LastTime is what the numbers in the column LAST_TIME of customer_log are: "the
// last time the error occurred" (DOC, R21 database items). The document gives the
// type, int, and no unit (NOT FOUND). A time of day is taken for one of the row's own
// date. Its text form is the word in lower case.
type LastTime int

const (
	// Undecided takes a number for the seconds since 1970 if, so read, it
	// falls on the row's own date or in the year after it, for repeats are
	// folded into the row of the first, and for nothing otherwise: 1229 can be
	// 12:29, or 00:20:29, and no number tells which.
	Undecided LastTime = iota
	HHMM               // 1229 is 12:29
	HHMMSS             // 122932 is 12:29:32
	Seconds            // 44972 is 12:29:32: seconds since midnight, as a clock without changes counts them
	Epoch              // 1445272172 is seconds since 1970 in UTC, on the row's own date or later
)

// foldedFor is how many days behind the date of a row a number that nobody has said
// anything of is still taken for a time.
const foldedFor = 366

var lastTimeWords = closed.New[LastTime]("unit of LAST_TIME", "undecided", "hhmm", "hhmmss", "seconds", "epoch")

func (l LastTime) String() string { return lastTimeWords.Word(l) }

// MarshalText returns the word.
func (l LastTime) MarshalText() ([]byte, error) { return lastTimeWords.Text(l) }

// UnmarshalText reads the word in any letter case. Any other is an error: a
// setting that is not understood must not be taken for another.
func (l *LastTime) UnmarshalText(b []byte) error { return lastTimeWords.Read(l, b) }

// on returns the time that n gives on a date: zero if it gives none, with an
// error if the caller has said what n is.
func (l LastTime) on(date time.Time, n int, clock wallclock.Reader) (time.Time, error) {
	if l.isOfDay() {
		seconds, ok := l.ofDay(n)
		if !ok {
			return time.Time{}, fmt.Errorf("%d is no time of day in %s", n, l)
		}
		return clock.At(date.Add(time.Duration(seconds) * time.Second)), nil
	}
	zone := clock.Location
	if zone == nil {
		zone = time.UTC
	}
	t := time.Unix(int64(n), 0).In(zone)
	y, m, d := t.Date()
	day := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	switch {
	case l == Epoch && day.Before(date):
		return time.Time{}, fmt.Errorf("%d is a time before that day", n)
	case l == Epoch || !day.Before(date) && day.Before(date.AddDate(0, 0, foldedFor)):
		return t, nil
	}
	return time.Time{}, nil
}

// isOfDay reports whether numbers are times of day.
func (l LastTime) isOfDay() bool { return l == HHMM || l == HHMMSS || l == Seconds }

// ofDay returns which second of the day a number is.
func (l LastTime) ofDay(n int) (seconds int, ok bool) {
	h, m, s := n/3600, n/60%60, n%60
	switch l {
	case HHMM:
		h, m, s = n/100, n%100, 0
	case HHMMSS:
		h, m, s = n/10000, n/100%100, n%100
	}
	return (h*60+m)*60 + s, n >= 0 && h < 24 && m < 60 && s < 60
}
