package errlog

import (
	"fmt"
	"time"
)

// civil is a civil date: days since 1 January 1970.
type civil int32

// noDay is a date outside the years 1900 to 9999, which are all that a log can
// hold.
const noDay civil = -1 << 31

// dayOf returns the date that t shows in its own location, or noDay if that is
// none a baseline takes.
func dayOf(t time.Time) civil {
	y, m, d := t.Date()
	if y < 1900 || y > 9999 {
		return noDay
	}
	sec := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()
	n := sec / 86400
	if sec%86400 < 0 {
		n--
	}
	return civil(n)
}

func (d civil) valid() bool { return d != noDay }

// time returns the day's midnight in UTC.
func (d civil) time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// rest reports whether the day is a Saturday or Sunday. 1 January 1970 was a
// Thursday.
func (d civil) rest() bool {
	w := (int(d)%7 + 7) % 7
	return w == 2 || w == 3
}

// group is the kind of day: 0 for Monday to Friday, 1 for the weekend.
func (d civil) group() int {
	if d.rest() {
		return 1
	}
	return 0
}

func (d civil) String() string { return d.time().Format(time.DateOnly) }

func parseDay(s string) (civil, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || !dayOf(t).valid() {
		return noDay, fmt.Errorf("no day of the years 1900 to 9999: %.20q", s)
	}
	return dayOf(t), nil
}
