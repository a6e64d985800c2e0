package errlog

import (
	"bytes"
	"time"

	"example.com/centrevu/internal/unload"
	"example.com/centrevu/internal/wallclock"
)

// dates remembers the days that dates were read as.
type dates struct {
	form  unload.DateForm
	clock wallclock.Reader
	last  *tableDay
	days  *[512]tableDay
}

// tableDay is a DATE that was read.
type tableDay struct {
	text  [len("10/19/2015|")]byte
	size  int   // of the text with its delimiter; 0 = there is none
	wall  int64 // its midnight, in seconds since 1970 as if it were in UTC
	start int64 // when it began, in seconds since 1970
	even  bool  // the clock was not changed on that day or near it
}

func (d *tableDay) is(b []byte) bool {
	return d.size > 0 && len(b) >= d.size && string(b[:d.size]) == string(d.text[:d.size])
}

// at returns the day that b begins with, before a delimiter, or nil. That it is
// the last one is for the caller to see.
func (d *dates) at(b []byte, delimiter byte) *tableDay {
	size := bytes.IndexByte(b[:min(len(b), len(tableDay{}.text))], delimiter) + 1
	if size == 0 {
		return nil
	}
	if d.days == nil {
		d.days = new([512]tableDay)
	}
	hash := uint32(0)
	for _, c := range b[:size] {
		hash = hash*31 + uint32(c)
	}
	day := &d.days[hash%uint32(len(d.days))]
	if !day.is(b) && !d.read(b[:size], day) {
		return nil
	}
	d.last = day
	return day
}

func (d *dates) read(b []byte, day *tableDay) bool {
	var buf [len("10/19/2015")]byte
	s, ok := d.form.AppendSlashed(buf[:0], b[:len(b)-1])
	if !ok {
		return false
	}
	y, m, date, _, err := d.clock.Date(string(s))
	if err != nil {
		return false
	}
	day.wall = time.Date(y, m, date, 0, 0, 0, 0, time.UTC).Unix()
	day.start, day.even = evenDay(day.wall, d.clock.Location)
	day.size = copy(day.text[:], b)
	return true
}

// time returns what Table.time does; a negative n is none. It reports false if
// there is something wrong with n, or it is of a later day.
func (d *dates) time(day *tableDay, l LastTime, n int) (t time.Time, dateOnly, ok bool) {
	if day.even {
		unix, dateOnly, ok := l.onDay(day.start, n)
		return time.Unix(unix, 0).In(d.clock.Location), dateOnly, ok
	}
	date := time.Unix(day.wall, 0).UTC()
	if n >= 0 {
		var err error
		if t, err = l.on(date, n, d.clock); err != nil {
			return t, false, false
		}
	}
	if t.IsZero() {
		return lastSecond(date, d.clock), true, true
	}
	return t, false, true
}

// onDay is Table.time for a day of 24 hours that began at start.
func (l LastTime) onDay(start int64, n int) (unix int64, dateOnly, ok bool) {
	const day = 24 * 60 * 60
	if n < 0 {
		return start + day - 1, true, true
	}
	if l.isOfDay() {
		seconds, ok := l.ofDay(n)
		return start + int64(seconds), false, ok
	}
	if unix = int64(n); start <= unix {
		return unix, false, unix < start+day // what is of a later day is rare
	}
	return start + day - 1, true, l != Epoch
}
