package errlog

import (
	"bytes"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/wallclock"
)

// day reads headers in the documented shape, as fast as that can be done: it
// remembers the date that the last one began with, for consecutive entries are
// mostly of one day. What it does not take, parseHeader reads; what it takes,
// parseHeader reads alike.
type day struct {
	clock wallclock.Reader

	date  [len("10/19/2015 ")]byte
	n     int   // length of the date and the blank behind it; 0 = none yet
	start int64 // as evenDay has it
	even  bool
}

// shortest is what no header has less than, behind the date.
const shortest = len("00:00 0 0 A")

// header reads a header in which one blank stands between all parts, hours,
// minutes and seconds have two digits, and AM, PM and severity are capitals.
func (d *day) header(s []byte, h *header) bool {
	n := d.n
	if n == 0 || len(s) < n || string(s[:n]) != string(d.date[:n]) {
		if !d.move(s) {
			return false
		}
		n = d.n
	}
	t := s[n:]
	if len(t) < shortest {
		return false
	}
	hour, ok := two(t[0], t[1])
	minute, ok2 := two(t[3], t[4])
	if !ok || !ok2 || t[2] != ':' || minute > 59 {
		return false
	}
	second, i := 0, len("00:00")
	if t[i] == ':' {
		if second, ok = two(t[i+1], t[i+2]); !ok || second > 59 {
			return false
		}
		i += len(":00")
	}
	switch half := t[i+1]; half {
	case 'A', 'P':
		if t[i] != ' ' || hour < 1 || hour > 12 || i+3 >= len(t) || t[i+2] != 'M' {
			return false
		}
		hour %= 12
		if half == 'P' {
			hour += 12
		}
		i += len(" PM")
	default:
		if hour > 23 {
			return false
		}
	}
	if i, ok = number(t, i, &h.code); !ok {
		return false
	}
	if i, ok = number(t, i, &h.acd); !ok || h.acd > centrevu.MaxACD {
		return false
	}
	if i >= len(t) || t[i] != ' ' {
		return false
	}
	i++
	h.word = n + i
	for i < len(t) && 'A' <= t[i] && t[i] <= 'Z' {
		i++
	}
	h.wordEnd, h.text = n+i, 0
	if h.wordEnd == h.word || h.wordEnd-h.word > 20 {
		return false
	}
	if i < len(t) {
		if t[i] != ' ' {
			return false
		}
		h.text = n + skipBlanks(t, i)
	}
	h.unix = d.start + int64((hour*60+minute)*60+second)
	if !d.even {
		h.unix = d.clock.At(time.Unix(h.unix, 0)).Unix()
	}
	return true
}

// time returns the time in a header.
func (d *day) time(h *header) time.Time { return time.Unix(h.unix, 0).In(d.clock.Location) }

func two(tens, ones byte) (int, bool) {
	tens, ones = tens-'0', ones-'0'
	return int(tens)*10 + int(ones), tens <= 9 && ones <= 9
}

// number reads a blank and a number of at most nine digits.
func number(t []byte, i int, n *int) (int, bool) {
	if i >= len(t) || t[i] != ' ' {
		return 0, false
	}
	i++
	v, from := 0, i
	for i < len(t) && isDigit(t[i]) {
		if i-from == 9 {
			return 0, false
		}
		v = v*10 + int(t[i]-'0')
		i++
	}
	*n = v
	return i, i > from
}

// move takes the date that s begins with for the day. It reports false if there
// is none.
func (d *day) move(s []byte) bool {
	n := bytes.IndexByte(s[:min(len(s), len(d.date))], ' ') + 1
	if n == 0 {
		return false
	}
	year, month, date, end, err := d.clock.Date(string(s[:n-1]))
	if err != nil || end != n-1 {
		return false
	}
	copy(d.date[:], s[:n])
	d.n = n
	d.start, d.even = evenDay(time.Date(year, month, date, 0, 0, 0, 0, time.UTC).Unix(), d.clock.Location)
	return true
}

// evenDay returns the instant at which a day began that begins at wall on the
// clock of the place, written as if it were UTC. It returns wall and false if the
// clock may have been changed so near that not all times of the day are equally far
// from UTC.
//
// wallclock asks for a zone's offset 16 hours before and after a time, and
// relies on no zone having changed its offset twice within 32 hours. So does
// this: it asks at most 32 hours apart, over all that wallclock would ask for
// on that day.
func evenDay(wall int64, loc *time.Location) (start int64, even bool) {
	if loc == time.UTC {
		return wall, true
	}
	const hour = 60 * 60
	offset := func(unix int64) int {
		_, offset := time.Unix(unix, 0).In(loc).Zone()
		return offset
	}
	o := offset(wall - 16*hour)
	if offset(wall+16*hour) != o || offset(wall+40*hour) != o {
		return wall, false
	}
	return wall - int64(o), true
}
