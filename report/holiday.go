package report

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Date is a day of the calendar, without a zone. One without a Year is that day
// of every year. Its text form is "2026-12-25", or "12-25".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day that a time shows in its own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// Valid reports whether there is such a day; 29 February is one of every year.
func (d Date) Valid() bool {
	y := d.Year
	if y == 0 {
		y = 2000
	}
	t := time.Date(y, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
	return 1 <= y && y <= 9999 && t.Month() == d.Month && t.Day() == d.Day
}

func (d Date) String() string {
	if d.Year == 0 {
		return fmt.Sprintf("%02d-%02d", int(d.Month), d.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// MarshalText returns the text form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the text form.
func (d *Date) UnmarshalText(b []byte) error {
	text, everyYear := string(b), len(b) < len(time.DateOnly)
	if everyYear {
		text = "2000-" + text // a leap year, so that 02-29 is a day
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return fmt.Errorf("%.20q is no day such as 2026-12-25, or 12-25 for every year", b)
	}
	if *d = DateOf(t); everyYear {
		d.Year = 0
	}
	return nil
}

// order compares days of which neither or both have a year.
func (d Date) order() int { return (d.Year*13+int(d.Month))*32 + d.Day }

// Holiday is a named day of a site on which it does not work as on others, or
// several in a row: "christmas" from 12-24 to 12-26. Several can have one name.
// The days are those of the server's zone.
type Holiday struct {
	Name string `json:"name"` // a lower-case word, with hyphens
	From Date   `json:"from"`
	To   Date   `json:"to,omitzero"` // the last day; zero for a single one
}

// Holidays are the days of a site.
type Holidays []Holiday

// On returns the name of the holiday that a time is on, by the day that it
// shows in its own zone, and "" if it is on none.
func (h Holidays) On(t time.Time) string {
	for i := range h {
		if h[i].holds(DateOf(t)) {
			return h[i].Name
		}
	}
	return ""
}

// Days returns each holiday from one day to another, by what the times show in
// their own zone, as midnight in UTC: what a Baseline of an error log takes. It
// looks at ten years at most.
func (h Holidays) Days(from, to time.Time) []time.Time {
	const most = 3660
	h = slices.DeleteFunc(slices.Clone(h), func(h Holiday) bool { return h.Validate() != nil })
	var list []time.Time
	day, last := DateOf(from).utc(), DateOf(to).utc()
	for n := 0; !day.After(last) && n < most; n++ {
		if h.On(day) != "" {
			list = append(list, day)
		}
		day = day.AddDate(0, 0, 1)
	}
	return list
}

func (d Date) utc() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// named reports whether there is one of this name.
func (h Holidays) named(name string) bool {
	return slices.ContainsFunc(h, func(h Holiday) bool { return h.Name == name })
}

// on reports whether a day is one of those of this name.
func (h Holidays) on(name string, d Date) bool {
	return slices.ContainsFunc(h, func(h Holiday) bool { return (name == anyHoliday || h.Name == name) && h.holds(d) })
}

func (h *Holiday) holds(d Date) bool {
	from, to := h.From, h.To
	if to == (Date{}) {
		to = from
	}
	if from.Year == 0 {
		d.Year = 0
		if to.order() < from.order() { // over the end of the year
			return d.order() >= from.order() || d.order() <= to.order()
		}
	}
	return from.order() <= d.order() && d.order() <= to.order()
}

// Validate returns what is wrong with a holiday: a name that is no word or that
// means something else, a day that does not exist, a last day before the first.
func (h Holiday) Validate() error {
	switch {
	case !holidayName(h.Name):
		return fmt.Errorf("%.40q is no name of a holiday: a lower-case word, with hyphens, that is no day of the week", h.Name)
	case !h.From.Valid():
		return fmt.Errorf("there is no day %s", h.From)
	case h.To == (Date{}):
		return nil
	case !h.To.Valid():
		return fmt.Errorf("there is no day %s", h.To)
	case (h.From.Year == 0) != (h.To.Year == 0):
		return fmt.Errorf("%s and %s: both have a year, or neither", h.From, h.To)
	case h.From.Year != 0 && h.To.order() < h.From.order():
		return fmt.Errorf("%s is before %s", h.To, h.From)
	}
	return nil
}

func holidayName(s string) bool {
	if _, ok := weekdayOf(s); ok || s == "" || s == anyHoliday || s == everyDay {
		return false
	}
	return strings.Trim(s, "-") == s && !strings.ContainsFunc(s, func(r rune) bool {
		return r != '-' && !unicode.IsDigit(r) && (!unicode.IsLetter(r) || unicode.IsUpper(r))
	})
}
