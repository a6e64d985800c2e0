package errlog

import (
	"bytes"
	"errors"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu/internal/wallclock"
)

// header is the first line of a record.
type header struct {
	unix      int64 // the time, in seconds since 1970
	code, acd int
	count     int // 0 if the layout has none

	word, wordEnd int // where the severity stands in the line
	text          int // where the text behind it stands, 0 if there is none

	odd            Odd    // values that are of another form
	weak           bool   // a sentence could be like this
	codeText, name extent // where a code that is no number, and an ACD's name, stand
}

// errNoHeader says that a line does not have the shape of a header.
var errNoHeader = errors.New("no header")

// wrong is a line in the shape of a header whose values cannot be.
type wrong struct {
	column int // in bytes, from zero
	what   string
}

func (w *wrong) Error() string { return w.what }

// dated reports whether a line begins as every header does, and few others: a
// number of one or two digits and a slash.
func dated(s []byte) bool {
	return len(s) > 2 && isDigit(s[0]) && (s[1] == '/' || isDigit(s[1]) && s[2] == '/')
}

// documented is the order that parseHeader reads.
var documented = DefaultLayout()

// parseHeader reads a header line in the documented order: date, time, error
// code, ACD and severity, between blanks. A line that only begins like one, as a
// description can, is errNoHeader; one that has the whole shape of a header and
// cannot be one is a *wrong.
func parseHeader(s []byte, clock wallclock.Reader, h *header) error {
	if !dated(s) {
		return errNoHeader
	}
	return documented.parse(s, clock, h)
}

// wrongTime says what is wrong with a time that stands at a place of a line, and
// where in it.
func wrongTime(at int, err error) *wrong {
	var inTime *wallclock.Error
	if errors.As(err, &inTime) {
		at += inTime.Offset
	}
	return &wrong{at, "time: " + err.Error()}
}

// severityWord reports whether a word can be a severity: letters and nothing
// else. Only a word in capitals can have text behind it, for a description can
// begin with a date and two numbers as well.
func severityWord(s string, last bool) bool {
	if s == "" || len(s) > 20 {
		return false
	}
	for i, r := range s {
		if !unicode.IsLetter(r) && !(i > 0 && (r == '_' || r == '-')) || !last && unicode.IsLower(r) {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLower(first) || last
}

// cutNumber cuts a number of at most nine digits off the start of s.
func cutNumber(s []byte) (n int, rest []byte, ok bool) {
	i := min(digitRun(s, 0), 10)
	for _, c := range s[:i] {
		n = n*10 + int(c-'0')
	}
	return n, s[i:], i > 0 && i < 10
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// shapeOfTime returns the length of a date and time at the start of s that
// need not exist, such as 13/45/15 29:61 PM; zero if there is none.
func shapeOfTime(s []byte) int {
	digits := func(i, most int) int {
		if n := digitRun(s, i); n <= most {
			return n
		}
		return 0
	}
	i := 0
	for _, part := range [...]struct {
		most int
		then byte
	}{{2, '/'}, {2, '/'}, {4, ' '}, {2, ':'}} {
		n := digits(i, part.most)
		if n == 0 || i+n >= len(s) || s[i+n] != part.then {
			return 0
		}
		for i += n; i < len(s) && s[i] == part.then; i++ {
		}
	}
	n := digits(i, 2)
	if n == 0 {
		return 0
	}
	i += n
	if i < len(s) && s[i] == ':' && digits(i+1, 2) > 0 {
		i += 1 + digits(i+1, 2)
	}
	if rest := bytes.TrimLeft(s[i:], " "); len(rest) >= 2 && (rest[0]|0x20 == 'a' || rest[0]|0x20 == 'p') && rest[1]|0x20 == 'm' {
		i = len(s) - len(rest) + 2
	}
	return i
}
