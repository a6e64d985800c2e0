package render

import (
	"strconv"
	"time"
)

// dates is how a language writes dates and how long something took. English
// has the international form, which nobody takes for another day.
type dates struct {
	day, short     string // layouts of a date, with and without the year
	days           [2]string
	hours, minutes string
	between        string    // an hour and a minute
	weekdays       [7]string // Monday first
}

var datesOf = map[string]dates{
	"en": {"2006-01-02", "01/02", [2]string{" day", " days"}, " h", " min", " ", [7]string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"}},
	"nl": {"02-01-2006", "02-01", [2]string{" dag", " dagen"}, " u", " min", " ", [7]string{"ma", "di", "wo", "do", "vr", "za", "zo"}},
	"fr": {"02/01/2006", "02/01", [2]string{" jour", " jours"}, " h", " min", " ", [7]string{"lu", "ma", "me", "je", "ve", "sa", "di"}},
	"de": {"02.01.2006", "02.01.", [2]string{" Tag", " Tage"}, " Std.", " Min.", " ", [7]string{"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"}},
	"it": {"02/01/2006", "02/01", [2]string{" giorno", " giorni"}, " h", " min", " ", [7]string{"lu", "ma", "me", "gi", "ve", "sa", "do"}},
	"pt": {"02/01/2006", "02/01", [2]string{" dia", " dias"}, " h", " min", " ", [7]string{"se", "te", "qa", "qi", "sx", "sá", "do"}},
	"es": {"02/01/2006", "02/01", [2]string{" día", " días"}, " h", " min", " ", [7]string{"lu", "ma", "mi", "ju", "vi", "sá", "do"}},
	"ja": {"2006/01/02", "01/02", [2]string{"日", "日"}, "時間", "分", "", [7]string{"月", "火", "水", "木", "金", "土", "日"}},
}

func (s *speaker) day(t time.Time) string { return t.Format(s.dates.day) }

// stamp writes a wall-clock time to the minute.
func (s *speaker) stamp(t time.Time) string { return t.Format(s.dates.day + " 15:04") }

// precise writes a wall-clock time with its seconds, if it has any.
func (s *speaker) precise(t time.Time) string {
	if t.Second() == 0 {
		return s.stamp(t)
	}
	return t.Format(s.dates.day + " 15:04:05")
}

// near writes a time as briefly as somebody who lives on now's day needs it.
func (s *speaker) near(t, now time.Time) string {
	switch ty, tm, td := t.Date(); {
	case now.IsZero():
		return s.stamp(t)
	case ty == now.Year() && tm == now.Month() && td == now.Day():
		return t.Format("15:04")
	case now.Sub(t).Abs() < 300*24*time.Hour:
		return t.Format(s.dates.short)
	}
	return s.day(t)
}

// age writes how long ago something was, in the two largest units that matter.
func (s *speaker) age(d time.Duration) string {
	d = d.Abs()
	hours, minutes := int(d/time.Hour), int(d/time.Minute%60)
	unit := func(n int, word string) string { return strconv.Itoa(n) + word }
	switch {
	case hours >= 72:
		return unit(hours/24, s.dates.days[1])
	case hours > 0 && minutes == 0:
		return unit(hours, s.dates.hours)
	case hours > 0:
		return unit(hours, s.dates.hours) + s.dates.between + unit(minutes, s.dates.minutes)
	}
	return unit(minutes, s.dates.minutes)
}
