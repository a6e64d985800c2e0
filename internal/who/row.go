package who

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/wallclock"
)

// date is yyyy-mm-dd, or a month and a day in either order.
const date = `(?:(\d{4})-(\d\d)-(\d\d)|(\pL{3,10})\.?\s+(\d{1,2})|(\d{1,2})\.?\s+(\pL{3,10})\.?)`

var (
	whoRow = regexp.MustCompile(`^(\S+)\s+(?:[+?-]\s+)?(\S+)\s+` + date + `\s+(\d{1,2}):(\d\d)` +
		`(?:\s+(?:\.|old|\d+:\d\d))?(?:\s+\d+)?(?:\s+\(([^()]*)\))?\s*$`)

	// Rows of the system, of lines that wait for somebody and of dead sessions.
	systemRow = regexp.MustCompile(`^(?:\S*\s+)?(?:system boot|reboot|run-level \S+|clock change|old time|new time|LOGIN\s+\S+|\.\s+\S+)\s`)
	halted    = regexp.MustCompile(`^(?:\S+\s+)?run-level [Ss016]\s`)                                    // none in which users log in
	ofLast    = regexp.MustCompile(`\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d`) // who prints no day of the week
	deadRow   = regexp.MustCompile(`\bid=\s*\S*(?:\s+term=\S*)?(?:\s+exit=\S*)?\s*$`)

	whoHeading = regexp.MustCompile(`^(?:NAME|NOM|NOMBRE|NOME|NAAM)\s+(?:[S-]\s+)?(?:LINE|LIGNE|LEITUNG|LINEA|LÍNEA|LINHA|LIJN)\s+\S+`)
	whoCount   = regexp.MustCompile(`^#\s*\S+\s*=\s*(\d+)\s*$`)
)

// The first three letters of months that differ from the English ones, by
// language: French, German, Spanish, Italian, Portuguese, Dutch.
var months = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
	"fev": 2, "avr": 4, "mai": 5, "jui": 0, "aou": 8,
	"jän": 1, "mär": 3, "mrz": 3, "okt": 10, "dez": 12,
	"ene": 1, "abr": 4, "ago": 8, "set": 9, "dic": 12,
	"gen": 1, "mag": 5, "giu": 6, "lug": 7, "ott": 10,
	"out": 10, "mrt": 3, "maa": 3, "mei": 5, "dés": 12,
}

var plainLetters = strings.NewReplacer("é", "e", "è", "e", "û", "u", "ù", "u", "ç", "c")

// monthOf reads the name of a month or its short form, 0 for any other word.
func monthOf(word string) time.Month {
	w := plainLetters.Replace(strings.ToLower(word))
	switch {
	case strings.HasPrefix(w, "juin"):
		return time.June
	case strings.HasPrefix(w, "jui"): // juil., juillet
		return time.July
	}
	r := []rune(w)
	if len(r) < 3 {
		return 0
	}
	return months[string(r[:3])]
}

// system reports whether a row is of nobody.
func system(text string) bool {
	return (systemRow.MatchString(text) || deadRow.MatchString(text)) && !ofLast.MatchString(text)
}

// user reads a row; ok is false for a line that is none. A row with a date or
// time that does not exist is an error.
func user(text string, at centrevu.Line, src centrevu.Source) (u User, ok bool, err error) {
	m := whoRow.FindStringSubmatch(text)
	if m == nil {
		return User{}, false, nil
	}
	number := func(i int) int {
		n, _ := strconv.Atoi(m[i])
		return n
	}
	u = User{Name: m[1], Line: m[2], From: m[12], At: at}
	hour, minute := number(10), number(11)
	month, day, year := monthOf(m[6]), number(7), 0
	switch {
	case m[3] != "":
		year, month, day = number(3), time.Month(number(4)), number(5)
	case m[8] != "":
		day, month = number(8), monthOf(m[9])
	}
	if month == 0 && m[3] == "" {
		return User{}, false, nil
	}
	if year == 0 && !src.CapturedAt.IsZero() {
		year = yearOf(month, day, src)
	}
	// Without its year, 29 February may exist: 2000 is a leap year.
	if !exists(cmp.Or(year, 2000), month, day) || hour > 23 || minute > 59 {
		when := strings.Fields(text[strings.Index(text, m[2])+len(m[2]):])
		return u, true, fmt.Errorf("%w: no such time: %s", centrevu.ErrSyntax, strings.Join(when[:min(3, len(when))], " "))
	}
	if year > 0 {
		u.Since = wallclock.Reader{Location: src.Location}.At(time.Date(year, month, day, hour, minute, 0, 0, time.UTC))
	}
	return u, true, nil
}

// yearOf is the year that puts a month and day at most a day after the capture.
func yearOf(month time.Month, day int, src centrevu.Source) int {
	captured := src.CapturedAt.In(src.Zone())
	if time.Date(captured.Year(), month, day, 0, 0, 0, 0, src.Zone()).After(captured.Add(24 * time.Hour)) {
		return captured.Year() - 1
	}
	return captured.Year()
}

func exists(year int, month time.Month, day int) bool {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return month >= 1 && month <= 12 && day >= 1 && t.Month() == month && t.Day() == day
}
