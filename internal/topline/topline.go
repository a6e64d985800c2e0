// Package topline reads the lines that say when a screen was shown: the first row of
// a CMS screen, with a clock and the product's name, and a date and time that stand
// alone, as the command date prints them above what the next command shows.
package topline

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/wallclock"
)

// Clock reads the time at the start of a line where a name of CMS follows it, such as
//
//	05/02/00 08:00  CentreVu(R) CMS            Windows: 1 of 10
//
// A log entry begins with a time as well, but a number follows. No document shows
// this row (INF).
func Clock(text string, clock wallclock.Reader) (time.Time, bool) {
	if text == "" || text[0] < '0' || text[0] > '9' || !strings.Contains(text, "CMS") {
		return time.Time{}, false
	}
	t, n, err := clock.Prefix(text)
	if err != nil {
		return time.Time{}, false
	}
	rest := strings.TrimSpace(text[n:])
	first, _ := utf8.DecodeRuneInString(rest)
	return t.Time, unicode.IsLetter(first) && strings.Contains(rest, "CMS")
}

// productName is what stands behind the clock in the first row (INF: no document
// shows it): the vendor's names of CMS over the years, a release, and the number
// of windows.
var productName = regexp.MustCompile(`(?i)^(?:(?:(?:centrevu|avaya|lucent|technologies|definity)(?: ?\((?:r|tm)\)|®|™)?) +)*` +
	`(?:cms|call management system)(?: ?\((?:r|tm)\)|®|™)?(?: +(?:release |version |v)?r?\d[\w.]*)?` +
	`(?: +(?:windows?|fenster|fen[eê]tres?|ventanas?|finestr[ae]|janelas?|vensters?|ウ[イィ]ンドウ) ?[:：] *\d{1,2} ?(?:\pL{1,4}|/) ?\d{1,2})?(?:$|\s)`)

// Banner returns where the first row of a CMS screen ends in a text: a time and
// the product's name. It is 0 if the text does not begin with them.
func Banner(text string) int {
	n := timeEnd(text)
	if n == 0 {
		return 0
	}
	name := strings.TrimLeft(text[n:], " ")
	m := productName.FindString(name)
	if m == "" {
		return 0
	}
	return len(text) - len(name) + len(m)
}

// timeEnd returns where the time ends that a text begins with, 0 if it begins
// with none.
func timeEnd(text string) int {
	if text == "" || text[0] < '0' || text[0] > '9' {
		return 0
	}
	_, n, err := wallclock.Reader{}.Prefix(text)
	if err != nil {
		return 0
	}
	return n
}

// dateLine is what the command date prints, in its language.
var dateLine = regexp.MustCompile(`^\pL{2,4}\.?,? +(?:\pL{3,10}\.? +\d{1,2}|\d{1,2}\.? +\pL{3,10}\.?),?(?: \d{4})? +\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?(?: [A-Z]{1,5}(?:[+-]\d{1,2})?)?(?: \d{4})?$`)

// longest is how many bytes a date and time take at most.
const longest = 60

// IsDate reports whether a line is a date and time and nothing else.
func IsDate(text string) bool {
	return len(text) <= longest && strings.Contains(text, ":") && (timeEnd(text) == len(text) || dateLine.MatchString(text))
}

// inZone is the zone in a line of the command date. The clock is the server's,
// whatever the shell calls its zone.
var inZone = regexp.MustCompile(`(:\d\d(?: [AP]M)?) [A-Z]{1,5}(?:[+-]\d{1,2})?( \d{4})?$`)

func withoutZone(text string) string {
	if strings.HasSuffix(text, " AM") || strings.HasSuffix(text, " PM") {
		return text
	}
	return inZone.ReplaceAllString(text, "$1$2")
}

// Date reads a line that is a date and time and nothing else. It reports false for
// another one, and for one that cannot be read.
func Date(text string, clock wallclock.Reader) (time.Time, bool) {
	if !IsDate(text) {
		return time.Time{}, false
	}
	if t, n, err := clock.Prefix(text); err == nil && n == len(text) {
		return t.Time, true
	}
	loc := clock.Location
	if loc == nil {
		loc = time.UTC
	}
	return capture.Time(withoutZone(text), loc)
}
