package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Hours are hours that come again every week or on holidays. Its text form is
// the days and, unless it is all day, from when to when:
//
//	sat 02:00-06:00
//	mon-fri 22:00-05:00    to the morning of the day behind each
//	sat,sun                all day
//	daily 00:30-01:00
//	holidays               on each holiday of the site
//	christmas 00:00-12:00  on the holidays of this name
//
// They are what the server's clock shows, on days with a clock change as on any
// other: an hour that the clock skips is in none, and one that it shows twice
// is in twice.
type Hours struct {
	Weekdays [7]bool // by time.Weekday
	Holiday  string  // the name of holidays, or "holidays" for all; empty for none
	From, To int     // minutes from midnight; zero, both, for all day
}

const (
	anyHoliday = "holidays"
	everyDay   = "daily"
)

// ParseHours reads the text form. A weekday is its name or the first three
// letters of it.
func ParseHours(s string) (Hours, error) {
	var h Hours
	days, span, timed := strings.Cut(strings.Join(strings.Fields(s), " "), " ")
	if timed {
		from, to, ok := strings.Cut(strings.ReplaceAll(span, " ", ""), "-")
		var ok1, ok2 bool
		h.From, ok1 = minutesOf(from)
		h.To, ok2 = minutesOf(to)
		switch {
		case !ok || !ok1 || !ok2:
			return Hours{}, fmt.Errorf("%.40q is not from when to when, such as 02:00-06:00", span)
		case h.From == h.To || h.From == 24*60:
			return Hours{}, fmt.Errorf("%.40q is no time at all; a whole day is written without one", span)
		case h.From == 0 && h.To == 24*60:
			h.To = 0
		}
	}
	if err := h.days(strings.ToLower(days)); err != nil {
		return Hours{}, err
	}
	return h, nil
}

func (h *Hours) days(s string) error {
	for part := range strings.SplitSeq(s, ",") {
		first, last, span := strings.Cut(part, "-")
		from, ok1 := weekdayOf(first)
		to, ok2 := weekdayOf(last)
		switch {
		case part == everyDay:
			h.Weekdays = [7]bool{true, true, true, true, true, true, true}
		case ok1 && !span:
			h.Weekdays[from] = true
		case ok1 && ok2:
			for d := from; ; d = (d + 1) % 7 {
				h.Weekdays[d] = true
				if d == to {
					break
				}
			}
		case part == anyHoliday, holidayName(part) && !ok1:
			if h.Holiday != "" {
				return fmt.Errorf("%.40q names two holidays", s)
			}
			h.Holiday = part
		default:
			return fmt.Errorf("%.40q is no day such as sat, mon-fri, daily or the name of a holiday", part)
		}
	}
	return nil
}

func weekdayOf(s string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		name := strings.ToLower(d.String())
		if s == name || s == name[:3] {
			return d, true
		}
	}
	return 0, false
}

// minutesOf reads a time of the day, 24:00 for its end.
func minutesOf(s string) (int, bool) {
	hour, minute, ok := strings.Cut(s, ":")
	h, err1 := strconv.ParseUint(hour, 10, 8)
	m, err2 := strconv.ParseUint(minute, 10, 8)
	n := int(h*60 + m)
	return n, ok && err1 == nil && err2 == nil && len(minute) == 2 && len(hour) <= 2 && m < 60 && n <= 24*60
}

// Validate returns what is wrong with hours that were not read from text.
func (h Hours) Validate() error {
	switch {
	case h.Weekdays == [7]bool{} && h.Holiday == "":
		return fmt.Errorf("the hours are on no day")
	case h.Holiday != "" && h.Holiday != anyHoliday && !holidayName(h.Holiday):
		return fmt.Errorf("%.40q is no name of a holiday", h.Holiday)
	case h.From < 0 || h.From >= 24*60 || h.To < 0 || h.To > 24*60 || h.From == h.To && h.From != 0:
		return fmt.Errorf("the hours from minute %d to %d of a day", h.From, h.To)
	}
	return nil
}

// Hold reports whether a time is within the hours, by what it shows in its own
// zone, which must be the server's.
func (h Hours) Hold(t time.Time, holidays Holidays) bool {
	day := DateOf(t)
	if h.From == 0 && h.To == 0 {
		return h.on(day, holidays)
	}
	minute := t.Hour()*60 + t.Minute()
	if h.From < h.To {
		return h.From <= minute && minute < h.To && h.on(day, holidays)
	}
	return minute >= h.From && h.on(day, holidays) ||
		minute < h.To && h.on(DateOf(time.Date(day.Year, day.Month, day.Day-1, 12, 0, 0, 0, time.UTC)), holidays)
}

func (h *Hours) on(d Date, holidays Holidays) bool {
	return h.Weekdays[time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC).Weekday()] ||
		h.Holiday != "" && holidays.on(h.Holiday, d)
}

// String returns the text form.
func (h Hours) String() string {
	var days []string
	if h.Weekdays == [7]bool{true, true, true, true, true, true, true} {
		days = append(days, everyDay)
	} else {
		// Weeks begin on Monday here, so that a weekend is in one piece.
		for i := 0; i < 7; i++ {
			n := 0
			for ; i+n < 7 && h.Weekdays[(i+n+1)%7]; n++ {
			}
			name := func(i int) string { return strings.ToLower(time.Weekday((i + 1) % 7).String()[:3]) }
			switch {
			case n == 1 || n == 2:
				days = append(days, name(i))
				n = 1
			case n > 2:
				days = append(days, name(i)+"-"+name(i+n-1))
			}
			i += max(0, n-1)
		}
	}
	if h.Holiday != "" {
		days = append(days, h.Holiday)
	}
	s := strings.Join(days, ",")
	if h.From == 0 && h.To == 0 {
		return s
	}
	return fmt.Sprintf("%s %02d:%02d-%02d:%02d", s, h.From/60, h.From%60, h.To/60, h.To%60)
}

// MarshalText returns the text form.
func (h Hours) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads the text form.
func (h *Hours) UnmarshalText(b []byte) (err error) {
	*h, err = ParseHours(string(b))
	return err
}
