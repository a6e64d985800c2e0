package capture

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// The time in a header is written by strftime with %c, by ctime, or as ISO 8601
// says, so its shape depends on the locale: a time of day with colons, a month
// by name, numbers for day and year, perhaps AM or PM, perhaps a zone.
var (
	clock    = regexp.MustCompile(`(?:^|[ T])(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?: ?([AaPp])\.?[Mm]\b\.?)?`)
	yearLead = regexp.MustCompile(`^\D*\b(\d{4})[-./](\d{1,2})[-./](\d{1,2})\b`)
	dayLead  = regexp.MustCompile(`\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b`)
	offset   = regexp.MustCompile(`^ ?([+-])(\d\d):?(\d\d)\b`)
	words    = regexp.MustCompile(`[A-Za-z]+|\d+`)
)

// Each month's first letters in English, German, French, Spanish, Italian,
// Portuguese and Dutch, without accents.
var monthNames = [12][]string{
	{"jan", "ene", "gen"},
	{"feb", "fev"},
	{"mar", "mrz", "maa", "mrt"},
	{"apr", "avr", "abr"},
	{"may", "mai", "mag", "mei"},
	{"jun", "juin", "giu"},
	{"jul", "juil", "lug"},
	{"aug", "aou", "ago"},
	{"sep", "set"},
	{"oct", "okt", "ott", "out"},
	{"nov"},
	{"dec", "dez", "dic"},
}

var unaccented = strings.NewReplacer(
	"ä", "a", "á", "a", "é", "e", "è", "e", "û", "u", "ç", "c",
	"年", "-", "月", "-", "日", " ", "時", ":", "时", ":", "分", ":", "秒", " ",
)

// Time reads the time in a header, or in a line of the command date. A time
// without a zone, or with an abbreviation other than UTC's, is wall-clock time in
// loc.
func Time(s string, loc *time.Location) (time.Time, bool) {
	if len(s) > 100 {
		return time.Time{}, false
	}
	if !utf8.ValidString(s) {
		latin1 := make([]rune, len(s))
		for i := range latin1 {
			latin1[i] = rune(s[i])
		}
		s = string(latin1)
	}
	s = unaccented.Replace(s)
	at := clock.FindStringSubmatchIndex(s)
	if at == nil {
		return time.Time{}, false
	}
	part := func(i int) string {
		if at[2*i] < 0 {
			return ""
		}
		return s[at[2*i]:at[2*i+1]]
	}
	hour, minute, second := number(part(1)), number(part(2)), number(part(3))
	if half := strings.ToLower(part(4)); half != "" {
		if hour < 1 || hour > 12 {
			return time.Time{}, false
		}
		hour %= 12
		if half == "p" {
			hour += 12
		}
	}
	before, after := s[:at[0]], s[at[1]:]
	year, month, day := date(before, after)
	loc = zone(after, loc)
	t := time.Date(year, month, day, hour, minute, second, 0, loc)
	valid := year >= 1970 && 1 <= month && month <= 12 && 1 <= day && hour < 24 && minute < 60 && second < 60 &&
		time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Day() == day
	if !valid {
		return time.Time{}, false
	}
	return t, true
}

// date reads the date around a time of day, 0 for what is not there. In digits
// alone it counts only with the year first or with full stops.
func date(before, after string) (int, time.Month, int) {
	if m := yearLead.FindStringSubmatch(before); m != nil {
		return number(m[1]), time.Month(number(m[2])), number(m[3])
	}
	if m := dayLead.FindStringSubmatch(before); m != nil {
		return number(m[3]), time.Month(number(m[2])), number(m[1])
	}
	if strings.ContainsAny(before, "/") {
		return 0, 0, 0
	}
	year, month, day := 0, time.Month(0), 0
	read := func(s string) {
		for _, w := range words.FindAllString(s, -1) {
			switch {
			case w[0] <= '9' && len(w) <= 2 && day == 0:
				day = number(w)
			case w[0] <= '9' && len(w) == 4 && year == 0:
				year = number(w)
			}
		}
	}
	// The name nearest to the time: "mar" is a weekday and a month.
	for _, w := range words.FindAllString(before, -1) {
		if m := monthNamed(w); m != 0 {
			month = m
		}
	}
	read(before)
	if year == 0 {
		// ctime writes the year last, behind a zone or before it.
		for _, w := range words.FindAllString(after, 2) {
			read(w)
		}
	}
	return year, month, day
}

func monthNamed(w string) time.Month {
	w = strings.ToLower(w)
	begins := func(name string) bool { return strings.HasPrefix(w, name) }
	return time.Month(1 + slices.IndexFunc(monthNames[:], func(names []string) bool { return slices.ContainsFunc(names, begins) }))
}

// zone reads what follows a time of day.
func zone(s string, loc *time.Location) *time.Location {
	if m := offset.FindStringSubmatch(s); m != nil {
		seconds := (number(m[2])*60 + number(m[3])) * 60
		if m[1] == "-" {
			seconds = -seconds
		}
		if seconds == 0 {
			return time.UTC
		}
		return time.FixedZone("", seconds)
	}
	for _, w := range words.FindAllString(s, -1) {
		switch w {
		case "UTC", "GMT", "UCT", "Z":
			return time.UTC
		}
	}
	return loc
}

// number reads a few digits, 0 if there are none.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
