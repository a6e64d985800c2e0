package wallclock

import (
	"strings"
	"time"
)

// Reader reads times as one server prints them. Its zero value reads UTC and
// takes two-digit years for 1970-2069.
type Reader struct {
	Location *time.Location // the server's zone; nil means UTC
	Near     time.Time      // settles two-digit years: usually when the text was captured; zero means unknown
}

// Time is a time that was read.
//
// The field Clock hides the method of time.Time of that name: t.Time.Clock()
// gives hour, minute and second.
type Time struct {
	time.Time
	Shape Shape
	Clock Clock

	spread time.Duration
}

// Latest is the latest instant that the time can mean: later than t.Time for a
// time the clock skipped or repeated, t.Time otherwise. Whoever asks "was this
// before that?" and must not answer yes by mistake compares with it.
func (t Time) Latest() time.Time { return t.Time.Add(t.spread) }

// Prefix reads the date and time at the start of s, in one of the fixed
// shapes, and returns its length in bytes. A date without a time of day is an
// ErrNoTime. What stands behind it, after the end of a word, is the caller's:
// a zone there is not looked at. An error is an *Error.
func (r Reader) Prefix(s string) (t Time, n int, err error) {
	return prefix(r, s)
}

// PrefixBytes is Prefix for a byte slice.
func (r Reader) PrefixBytes(b []byte) (t Time, n int, err error) {
	return prefix(r, b)
}

// Date reads the date at the start of s, mm/dd/yy or mm/dd/yyyy, and returns
// its length n in bytes. An error is an *Error.
func (r Reader) Date(s string) (year int, month time.Month, day int, n int, err error) {
	d, n, e := slashDate(r, s, 0)
	if e == nil && !wordEnds(s, n) {
		e = &Error{Offset: n, Problem: ErrTrailing}
	}
	if e != nil {
		return 0, 0, 0, 0, e
	}
	return d.year, d.month, d.day, n, nil
}

// Parse reads s, the whole of it but for blanks and line ends around it. A
// date alone is the first instant of that day. An error is an *Error whose
// Offset counts from the start of s as given.
//
// What does not start like mm/dd/ goes to dateparse, if and only if it is in
// one of the shapes the package documentation lists: ASCII, at most 40 bytes,
// no zone and no offset, names of months and days abbreviated to three
// letters in any case. Its answer counts only if it prints back to the same
// text, the day of the week included. Everything else is ErrNotDate. The
// fixed shapes do not allocate; these do.
func (r Reader) Parse(s string) (Time, error) {
	const blanks = " \t\r\n\v\f"
	start := len(s) - len(strings.TrimLeft(s, blanks))
	s = strings.TrimRight(s, blanks)
	if start >= len(s) {
		return Time{}, &Error{Problem: ErrBlank}
	}

	d, end, e := slashDate(r, s, start)
	switch {
	case e == errNotDate:
		wall, shape, e := guess(s[start:])
		if e != nil {
			e.Offset += start
			return Time{}, e
		}
		return r.time(wall, shape), nil
	case e != nil:
		return Time{}, e
	case end == len(s):
		return r.day(d), nil
	}
	t, end, err := timed(r, s, d, end)
	if err != nil {
		return Time{}, err
	}
	if end < len(s) {
		for isBlank(s[end]) {
			end++
		}
		return Time{}, &Error{Offset: end, Problem: ErrTrailing}
	}
	return t, nil
}

// At is the instant at which the server's clock showed wall, which is given in
// UTC: the earlier one if it showed it twice, as for a time that Parse reads.
func (r Reader) At(wall time.Time) time.Time { return r.time(wall, Other).Time }

// Again is the last instant at which the server's clock showed wall, which is given in UTC.
// It is that of At unless the clock showed it twice, or skipped it.
func (r Reader) Again(wall time.Time) time.Time { return r.time(wall, Other).Latest() }

// Start is the first instant of a date, which is given as its midnight in UTC.
func (r Reader) Start(midnight time.Time) time.Time {
	y, m, d := midnight.Date()
	return r.day(date{year: y, month: m, day: d}).Time
}

func (r Reader) location() *time.Location {
	if r.Location == nil {
		return time.UTC
	}
	return r.Location
}

func prefix[T text](r Reader, s T) (Time, int, error) {
	d, end, e := slashDate(r, s, 0)
	if e != nil {
		return Time{}, 0, e
	}
	return timed(r, s, d, end)
}

// timed reads the time of day behind d, which ends at i.
func timed[T text](r Reader, s T, d date, i int) (Time, int, error) {
	i, e := skipToTime(s, i)
	if e != nil {
		return Time{}, 0, e
	}
	c, end, e := clockTime(s, i)
	if e != nil {
		return Time{}, 0, e
	}
	wall := time.Date(d.year, d.month, d.day, c.hour, c.minute, c.second, 0, time.UTC)
	return r.time(wall, d.shape(c.shape)), end, nil
}

func (d date) shape(s Shape) Shape {
	if d.fourDigits {
		s |= FourDigitYear
	}
	return s
}

// time is the earliest instant at which the server's clock showed wall, which
// is given in UTC.
func (r Reader) time(wall time.Time, shape Shape) Time {
	loc := r.location()
	return resolve(wall.Unix(), loc).time(loc, shape)
}

// day is the first instant of d.
func (r Reader) day(d date) Time {
	loc := r.location()
	at := resolve(time.Date(d.year, d.month, d.day, 0, 0, 0, 0, time.UTC).Unix(), loc)
	if at.clock == Skipped {
		at.first = at.change(loc)
		at.last = at.first
	}
	return at.time(loc, d.shape(DateOnly))
}

func (at instants) time(loc *time.Location, shape Shape) Time {
	return Time{
		Time:   time.Unix(at.first, 0).In(loc),
		Shape:  shape,
		Clock:  at.clock,
		spread: time.Duration(at.last-at.first) * time.Second,
	}
}
