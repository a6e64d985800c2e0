package wallclock

import (
	"fmt"
	"time"
)

// Error says what is wrong with a time and where. It unwraps to its Problem.
//
// The text names the problem only, as in "month 13" or "no day 30 in
// 02/2000"; a caller that knows the line turns Offset into a column.
type Error struct {
	Offset  int // in bytes from the start of the text given
	Problem Problem
	Number  int // the number that is wrong, where one is

	year  int // set for ErrNoSuchDay
	month time.Month
}

// Problem is a reason why a text is no time, for use with errors.Is.
type Problem uint8

const (
	ErrBlank      Problem = iota + 1 // Parse was given nothing but blanks
	ErrNotDate                       // nothing like a date stands there
	ErrMonth                         // a month other than 1-12
	ErrDay                           // a day other than 1-31
	ErrNoSuchDay                     // a day that its month has not
	ErrYear                          // a year before 1900
	ErrDigits                        // a number with too few or too many digits
	ErrNoTime                        // a date that no time of day follows
	ErrHour                          // an hour other than 0-23
	ErrMinute                        // a minute other than 0-59
	ErrSecond                        // a second other than 0-59
	ErrMeridiem                      // an hour other than 1-12 with AM or PM
	ErrTrailing                      // something stands behind the time that is no part of it, or runs into it
	ErrImpossible                    // the right shape, but no such date or time of day
)

var problems = [...]string{
	ErrBlank:      "blank",
	ErrNotDate:    "not a date",
	ErrMonth:      "no such month",
	ErrDay:        "no such day",
	ErrNoSuchDay:  "no such day in that month",
	ErrYear:       "year before 1900",
	ErrDigits:     "wrong number of digits",
	ErrNoTime:     "no time of day after the date",
	ErrHour:       "no such hour",
	ErrMinute:     "no such minute",
	ErrSecond:     "no such second",
	ErrMeridiem:   "hour does not go with AM or PM",
	ErrTrailing:   "unexpected text after the time",
	ErrImpossible: "no such date or time of day",
}

func (p Problem) Error() string {
	if p == 0 || int(p) >= len(problems) {
		return fmt.Sprintf("problem %d", uint8(p))
	}
	return problems[p]
}

func (e *Error) Error() string {
	switch e.Problem {
	case ErrMonth:
		return fmt.Sprintf("month %d", e.Number)
	case ErrDay:
		return fmt.Sprintf("day %d", e.Number)
	case ErrNoSuchDay:
		return fmt.Sprintf("no day %d in %02d/%04d", e.Number, int(e.month), e.year)
	case ErrYear:
		return fmt.Sprintf("year %04d", e.Number)
	case ErrHour:
		return fmt.Sprintf("hour %d", e.Number)
	case ErrMinute:
		return fmt.Sprintf("minute %d", e.Number)
	case ErrSecond:
		return fmt.Sprintf("second %d", e.Number)
	case ErrMeridiem:
		return fmt.Sprintf("hour %d does not go with AM or PM", e.Number)
	default:
		return e.Problem.Error()
	}
}

func (e *Error) Unwrap() error { return e.Problem }

// errNotDate is shared, because a reader of logs asks of every line whether a
// date starts it, and most lines say no.
var errNotDate = &Error{Problem: ErrNotDate}
