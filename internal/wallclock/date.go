package wallclock

import "time"

// date is what stands in mm/dd/yy, with the year settled.
type date struct {
	year       int
	month      time.Month
	day        int
	fourDigits bool
}

// text is what the fixed shapes are read from: screens are strings, logs are
// often byte slices.
type text interface{ ~string | ~[]byte }

// digits reads the run of digits at s[i:] and returns its value and end. The
// value of a run of more than four digits is meaningless; none of the shapes
// has one.
func digits[T text](s T, i int) (v, end int) {
	for end = i; end < len(s) && isDigit(s[end]); end++ {
		if end-i < 4 {
			v = v*10 + int(s[end]-'0')
		}
	}
	return v, end
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// oneOrTwo tells whether a run of digits that ends before a slash could be a
// month or a day.
func oneOrTwo(start, end int) bool { return end-start == 1 || end-start == 2 }

// slashDate reads mm/dd/yy or mm/dd/yyyy at s[i:] and returns its end. What
// does not even look like one is errNotDate; what does is judged number by
// number.
func slashDate[T text](r Reader, s T, i int) (d date, end int, e *Error) {
	month, monthEnd := digits(s, i)
	if !oneOrTwo(i, monthEnd) || monthEnd == len(s) || s[monthEnd] != '/' {
		return date{}, 0, errNotDate
	}
	dayStart := monthEnd + 1
	day, dayEnd := digits(s, dayStart)
	if !oneOrTwo(dayStart, dayEnd) || dayEnd == len(s) || s[dayEnd] != '/' {
		return date{}, 0, errNotDate
	}
	yearStart := dayEnd + 1
	year, end := digits(s, yearStart)
	if end == yearStart {
		return date{}, 0, errNotDate
	}

	d = date{month: time.Month(month), day: day, fourDigits: end-yearStart == 4}
	switch {
	case month < 1 || month > 12:
		return date{}, 0, &Error{Offset: i, Problem: ErrMonth, Number: month}
	case day < 1 || day > 31:
		return date{}, 0, &Error{Offset: dayStart, Problem: ErrDay, Number: day}
	case end-yearStart == 2:
		d.year = r.century(year)
	case d.fourDigits:
		d.year = year
	default:
		return date{}, 0, &Error{Offset: yearStart, Problem: ErrDigits}
	}
	if d.year < firstYear {
		return date{}, 0, &Error{Offset: yearStart, Problem: ErrYear, Number: d.year}
	}
	if day > lastDay(d.year, d.month) {
		return date{}, 0, &Error{Offset: dayStart, Problem: ErrNoSuchDay, Number: day, year: d.year, month: d.month}
	}
	return d, end, nil
}

const firstYear = 1900

// century gives a year of two digits its century. The window is the pivot's
// year and 50 years back, 49 ahead, so that a tie goes to the past; a pivot of
// 2020 makes it 1970-2069.
func (r Reader) century(yy int) int {
	pivot := 2020
	if !r.Near.IsZero() {
		pivot = r.Near.In(r.location()).Year()
	}
	low := pivot - 50
	return low + ((yy-low)%100+100)%100
}

func lastDay(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
