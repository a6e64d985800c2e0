package report

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/wallclock"
)

// earliest returns the Seen with the earliest time: each says that a thing was
// shown then, or that it was shown no later. A copied file is not new by that.
func earliest(all ...centrevu.Seen) centrevu.Seen {
	var first centrevu.Seen
	for _, s := range all {
		if !s.At.IsZero() && (first.At.IsZero() || s.At.Before(first.At)) {
			first = s
		}
	}
	return first
}

// exact reports whether a thing was shown at that time, and not perhaps before
// it.
func exact(s centrevu.Seen) bool {
	return !s.At.IsZero() && s.By != centrevu.SeenFile && s.By != centrevu.SeenUnknown
}

// before reports whether a is known to have been shown before b.
func before(a, b *sighting) bool { return !a.to.IsZero() && !b.from.IsZero() && a.to.Before(b.from) }

// clockOn reads the clock at the start of the first row that is not blank,
// where a name follows it, such as
//
//	05/02/00 08:00  CentreVu(R) CMS            Windows: 1 of 10
//
// A log entry begins with a time as well, but a number follows. No document
// shows this row (INF); without it the time is not known.
func clockOn(lines []centrevu.Line, src centrevu.Source) time.Time {
	for _, l := range lines {
		if text := strings.TrimSpace(l.Text); text != "" {
			return clockIn(text, src)
		}
	}
	return time.Time{}
}

// clockIn reads the clock at the start of a screen's first row, zero if the
// text is none.
func clockIn(text string, src centrevu.Source) time.Time {
	if len(text) < len("1/1/00 0:00 CMS") || text[0] < '0' || text[0] > '9' {
		return time.Time{}
	}
	t, n, err := wallclock.Reader{Location: src.Location, Near: src.CapturedAt}.Prefix(text)
	rest := strings.TrimSpace(text[n:])
	first, _ := utf8.DecodeRuneInString(rest)
	if err != nil || !unicode.IsLetter(first) || !strings.Contains(rest, "CMS") {
		return time.Time{}
	}
	return t.Time
}
