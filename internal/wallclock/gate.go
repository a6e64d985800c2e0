package wallclock

import (
	"fmt"
	"time"

	"github.com/araddon/dateparse"
)

// allowed are the shapes that reach dateparse, as picture draws them.
var allowed = map[string]Shape{
	"9999-9-9 9:9":         ISOMinutes,
	"9999-9-9 9:9:9":       ISOSeconds,
	"9999-9-9T9:9":         ISOTMinutes,
	"9999-9-9T9:9:9":       ISOTSeconds,
	"Aaa 9, 9999 9:9 PM":   MonthName,
	"9 Aaa 9999 9:9:9":     DayMonth,
	"Aaa Aaa 9 9:9:9 9999": DateCommand,
}

// longest is the longest text that is looked at; the shapes need 24 bytes.
const longest = 40

// guess lets dateparse interpret s if it has an allowed shape, and believes
// the answer only if it prints back to what s says. The wall-clock time comes
// back in UTC: resolving it in a zone is not dateparse's business.
func guess(s string) (wall time.Time, shape Shape, e *Error) {
	tidied, pic, ok := picture(s)
	if !ok {
		return time.Time{}, 0, &Error{Problem: ErrNotDate}
	}
	shape, ok = allowed[pic]
	if !ok {
		return time.Time{}, 0, &Error{Problem: ErrNotDate}
	}
	shape |= FourDigitYear
	t, err := ask(tidied)
	if err != nil || t.Location() != time.UTC || t.Nanosecond() != 0 || !prints(shape, t, tidied) {
		return time.Time{}, 0, &Error{Problem: ErrImpossible}
	}
	if t.Year() < firstYear {
		return time.Time{}, 0, &Error{Problem: ErrYear, Number: t.Year()}
	}
	return t, shape, nil
}

// ask is the one place where dateparse is called.
func ask(s string) (time.Time, error) {
	return guarded(func() (time.Time, error) {
		return dateparse.ParseIn(s, time.UTC, dateparse.PreferMonthFirst(true))
	})
}

// guarded turns a panic of f into an error: dateparse finds its way by byte
// offsets, and has panicked before.
func guarded(f func() (time.Time, error)) (t time.Time, err error) {
	defer func() {
		if p := recover(); p != nil {
			t, err = time.Time{}, fmt.Errorf("dateparse: %v", p)
		}
	}()
	return f()
}

// picture tidies s (one blank for several, Names and AM/PM in the case
// time.Format writes) and draws it: 9 for a number of one or two digits, 9999
// for one of four, Aaa for a word of three letters, PM for AM and PM, any
// other character for itself. It fails on what no allowed shape can hold.
func picture(s string) (tidied, pic string, ok bool) {
	if len(s) > longest {
		return "", "", false
	}
	var tidy, draw [longest]byte
	t, d := tidy[:0], draw[:0]
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case isDigit(c):
			_, end := digits(s, i)
			switch n := end - i; {
			case n == 4:
				d = append(d, "9999"...)
			case n == 2, n == 1 && (i == 0 || s[i-1] != ':'):
				d = append(d, '9')
			default:
				return "", "", false
			}
			t = append(t, s[i:end]...)
			i = end
		case isASCIILetter(c):
			end := i + 1
			for end < len(s) && isASCIILetter(s[end]) {
				end++
			}
			word := len(t)
			t = append(t, upper(c))
			for _, c := range []byte(s[i+1 : end]) {
				t = append(t, lower(c))
			}
			switch w := string(t[word:]); {
			case w == "Am" || w == "Pm":
				t[word+1] = 'M'
				d = append(d, "PM"...)
			case w == "T":
				d = append(d, 'T')
			case len(w) == 3:
				d = append(d, "Aaa"...)
			default:
				return "", "", false
			}
			i = end
		case isBlank(c):
			for i < len(s) && isBlank(s[i]) {
				i++
			}
			t, d = append(t, ' '), append(d, ' ')
		case c == '-' || c == ':' || c == ',':
			t, d = append(t, c), append(d, c)
			i++
		default:
			return "", "", false
		}
	}
	return string(t), string(d), true
}

// prints tells whether t, written in the shape, is the text tidied: the same
// numbers and names in the same order, leading zeros apart.
func prints(shape Shape, t time.Time, tidied string) bool {
	written, _, ok := picture(shape.Format(t))
	return ok && withoutZeros(written) == withoutZeros(tidied)
}

// withoutZeros drops the leading zeros of each number.
func withoutZeros(s string) string {
	b := make([]byte, 0, longest)
	for i := range len(s) {
		leading := s[i] == '0' && (len(b) == 0 || !isDigit(b[len(b)-1]))
		if leading && i+1 < len(s) && isDigit(s[i+1]) {
			continue
		}
		b = append(b, s[i])
	}
	return string(b)
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func upper(c byte) byte { return c &^ 0x20 }

func lower(c byte) byte { return c | 0x20 }
