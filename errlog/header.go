package errlog

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/wallclock"
)

// header is the first line of a record.
type header struct {
	time      wallclock.Time
	code, acd int
	severity  string
	text      string // what follows the severity in the same line
}

// errNoHeader says that a line does not have the shape of a header.
var errNoHeader = errors.New("no header")

// wrong is a line in the shape of a header whose values cannot be.
type wrong struct {
	column int // in bytes, from zero
	what   string
}

func (w *wrong) Error() string { return w.what }

// parseHeader reads a header line: date, time, error code, ACD and severity,
// between blanks. A line that only begins like one, as a description can, is
// errNoHeader; one that has the whole shape of a header and cannot be one is a
// *wrong.
func parseHeader(s string, clock wallclock.Reader) (header, error) {
	var h header
	if s == "" || s[0] < '0' || s[0] > '9' {
		return h, errNoHeader
	}
	t, n, timeErr := clock.Prefix(s)
	if timeErr != nil {
		if n = shapeOfTime(s); n == 0 {
			return h, errNoHeader
		}
	}
	h.time = t
	rest := s[n:]
	code, rest, ok1 := cutNumber(rest)
	acd, rest, ok2 := cutNumber(rest)
	word, text, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	text = strings.TrimSpace(text)
	if !ok1 || !ok2 || !severityWord(word, text == "") {
		return h, errNoHeader
	}
	var at *wallclock.Error
	if errors.As(timeErr, &at) {
		return h, &wrong{at.Offset, "time: " + timeErr.Error()}
	}
	if acd > centrevu.MaxACD {
		digits := strings.TrimSpace(s[n : len(s)-len(rest)])
		return h, &wrong{n + strings.Index(s[n:], digits) + strings.LastIndexByte(digits, ' ') + 1, "no ACD has that number"}
	}
	h.code, h.acd, h.severity, h.text = code, acd, word, text
	return h, nil
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

// cutNumber reads a number of at most nine digits behind one or more blanks.
func cutNumber(s string) (n int, rest string, ok bool) {
	t := strings.TrimLeft(s, " ")
	i := 0
	for i < len(t) && i < 10 && t[i] >= '0' && t[i] <= '9' {
		n = n*10 + int(t[i]-'0')
		i++
	}
	return n, t[i:], i > 0 && i < 10 && len(t) < len(s)
}

// shapeOfTime returns the length of a date and time at the start of s that
// need not exist, such as 13/45/15 29:61 PM; zero if there is none.
func shapeOfTime(s string) int {
	digits := func(i, most int) int {
		n := 0
		for i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '9' {
			n++
		}
		if n > most {
			return 0
		}
		return n
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
	if rest := strings.TrimLeft(s[i:], " "); len(rest) >= 2 && (rest[0]|0x20 == 'a' || rest[0]|0x20 == 'p') && rest[1]|0x20 == 'm' {
		i = len(s) - len(rest) + 2
	}
	return i
}
