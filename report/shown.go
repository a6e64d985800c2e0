package report

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/wording"
)

// shownAt returns when the window of f was shown last, by the recording's own
// times or else by the clock in the screen's first row; zero if nothing says.
// Screens without a titled window count if no window of f has its title.
func shownAt(screens []*centrevu.Screen, f Fact, src centrevu.Source) time.Time {
	words := wording.New(src.Words)
	var titled, untitled time.Time
	found := false
	for _, s := range screens {
		t := s.ShownAt
		if t.IsZero() {
			t = banner(s, src)
		}
		switch {
		case slices.ContainsFunc(s.Windows(), func(w centrevu.Window) bool { return isTitle(words.Text(w.Title), f) }):
			titled, found = t, true
		case s.Title == "":
			untitled = t
		}
	}
	if found {
		return titled
	}
	return untitled
}

// clockOf returns what the clock shows on the latest screen that has one, and
// when the recording says that this screen was shown. A screen of which the
// recording knows the time goes before any other.
func clockOf(screens []*centrevu.Screen, src centrevu.Source) (clock, at time.Time) {
	for _, s := range slices.Backward(screens) {
		t := banner(s, src)
		if t.IsZero() {
			continue
		}
		if !s.ShownAt.IsZero() {
			return t, s.ShownAt
		}
		if clock.IsZero() {
			clock = t
		}
	}
	return clock, time.Time{}
}

// isTitle reports whether a title, with or without the menu it was reached
// through, is one of the window that shows f.
func isTitle(title string, f Fact) bool {
	if _, name, ok := strings.Cut(title, ":"); ok {
		title = name
	}
	return slices.Contains(facts[f].titles, wording.Fold(title))
}

// banner reads the clock at the start of the first row that is not blank,
// where a name follows it, such as
//
//	05/02/00 08:00  CentreVu(R) CMS            Windows: 1 of 10
//
// A log entry begins with a time as well, but a number follows. No document
// shows this row (INF); without it the time is not known.
func banner(s *centrevu.Screen, src centrevu.Source) time.Time {
	for _, l := range s.Lines {
		text := strings.TrimSpace(l.Text)
		if text == "" {
			continue
		}
		t, n, err := wallclock.Reader{Location: src.Location, Near: src.CapturedAt}.Prefix(text)
		rest := strings.TrimSpace(text[n:])
		first, _ := utf8.DecodeRuneInString(rest)
		if err != nil || !unicode.IsLetter(first) || !strings.Contains(rest, "CMS") {
			return time.Time{}
		}
		return t.Time
	}
	return time.Time{}
}
