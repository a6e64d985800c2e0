package report

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"example.com/centrevu"
)

// maxLogins is how much output of who is read.
const maxLogins = 1 << 20

// ErrNotWho says that a capture does not show the output of who.
var ErrNotWho = errors.New("not the output of who")

// ParseLogins reads the output of the command who (POSIX), with or without its
// heading, as Solaris and as Linux print it, and what who -q says where nobody
// is logged in. The command itself and prompts may stand around it. Any
// other text before the first of these is ErrNotWho, for a capture of something
// else must not read as "nobody"; text after it goes to Unclaimed.
//
// A row's month and day get the year that puts them at most a day after
// src.CapturedAt; without that, Since is zero.
func ParseLogins(r io.Reader, src centrevu.Source) (*Logins, error) {
	content, err := io.ReadAll(io.LimitReader(r, maxLogins+1))
	if err != nil {
		return &Logins{}, err
	}
	if len(content) > maxLogins {
		return &Logins{}, &centrevu.ParseError{Source: src.Name, Err: centrevu.ErrTooLarge}
	}
	return parseLogins(linesOf(string(content), src.Name), src)
}

func linesOf(content, source string) []centrevu.Line {
	var lines []centrevu.Line
	offset := int64(0)
	for text := range strings.Lines(content) {
		line := centrevu.Line{Source: source, Text: strings.TrimRight(text, "\r\n")}
		line.Position = centrevu.Position{Offset: offset, Line: len(lines) + 1, Column: 1}
		lines = append(lines, line)
		offset += int64(len(text))
	}
	return lines
}

var (
	whoRow = regexp.MustCompile(`^(\S+)\s+([+-]\s+)?(\S+)\s+(?:(\d{4})-(\d\d)-(\d\d)|([A-Z][a-z]{2})\s+(\d{1,2}))\s+(\d\d):(\d\d)` +
		`(?:\s+(?:\.|old|\d+:\d\d))?(?:\s+\d+)?(?:\s+\(([^()]*)\))?\s*$`)
	whoHeading = regexp.MustCompile(`^NAME\s+LINE\s+TIME\b`)
	whoCount   = regexp.MustCompile(`^# ?users\s*=\s*(\d+)\s*$`)
	whoCommand = regexp.MustCompile(`^\S*[#$%>]\s*(?:/usr/bin/|/bin/)?who(?:\s+-\S+)*\s*$`)
	prompt     = regexp.MustCompile(`^\S*[#$%>]\s*(?:exit)?\s*$`)
)

func parseLogins(lines []centrevu.Line, src centrevu.Source) (*Logins, error) {
	out := &Logins{Users: []Login{}}
	asked, ended, count := false, false, -1
	for _, l := range lines {
		text := strings.TrimSpace(l.Text)
		row := whoRow.FindStringSubmatch(text)
		switch {
		case text == "":
			continue
		case whoCommand.MatchString(text), whoHeading.MatchString(text):
			asked = true
		case row != nil:
			out.Users = append(out.Users, login(row, l, src))
		case whoCount.MatchString(text):
			count, _ = strconv.Atoi(whoCount.FindStringSubmatch(text)[1])
		case prompt.MatchString(text):
			ended = ended || asked
			continue
		case out.At != (centrevu.Line{}):
			out.Unclaimed = append(out.Unclaimed, l)
			continue
		default:
			return &Logins{}, &centrevu.ParseError{Source: src.Name, Position: l.Position, Text: l.Text, Err: ErrNotWho}
		}
		if out.At == (centrevu.Line{}) {
			out.At = l
		}
	}
	switch {
	case len(out.Users) == 0 && count < 0 && !(asked && ended) && len(out.Unclaimed) == 0:
		return &Logins{}, &centrevu.ParseError{Source: src.Name, Err: centrevu.ErrEmpty}
	case count > 0 && len(out.Users) == 0, count >= 0 && count < len(out.Users):
		return out, &centrevu.ParseError{Source: src.Name, Position: out.At.Position, Text: out.At.Text,
			Err: fmt.Errorf("%w: %d users are counted and %d shown", centrevu.ErrSyntax, count, len(out.Users))}
	}
	var errs []error
	for _, l := range out.Unclaimed {
		errs = append(errs, &centrevu.ParseError{Source: src.Name, Position: l.Position, Text: l.Text, Err: centrevu.ErrSyntax})
	}
	return out, errors.Join(errs...)
}

func login(row []string, at centrevu.Line, src centrevu.Source) Login {
	l := Login{User: row[1], Line: row[3], From: row[11], At: at}
	number := func(i int) int {
		n, _ := strconv.Atoi(row[i])
		return n
	}
	zone := src.Location
	if zone == nil {
		zone = time.UTC
	}
	if row[4] != "" {
		l.Since = time.Date(number(4), time.Month(number(5)), number(6), number(9), number(10), 0, 0, zone)
		return l
	}
	month, err := time.Parse("Jan", row[7])
	if err != nil || src.CapturedAt.IsZero() {
		return l
	}
	year := src.CapturedAt.In(zone).Year()
	for back := range 2 {
		t := time.Date(year-back, month.Month(), number(8), number(9), number(10), 0, 0, zone)
		if !t.After(src.CapturedAt.Add(24 * time.Hour)) {
			l.Since = t
			break
		}
	}
	return l
}
