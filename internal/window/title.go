package window

import (
	"regexp"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/topline"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/wording"
)

// A list that was kept without its window has a heading of whoever kept it: of a file
// in Markdown a title, or a line with the date. One that has other words than these
// stays unclaimed.
var (
	titleWords = setOf(`a and at for from in of on the to captured date day printed shown taken time
		daily check checks report reports summary status overview cms centrevu avaya server servers host primary secondary maintenance
		acd acds archive archives archiving backup backups back up data connection connections link links log window windows
		mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday`)
	hostName = regexp.MustCompile(`^(?:cms|[a-z]+-?cms|server|host)\d*(?:-(?:[a-z]{1,2}|[a-z]*\d+|primary|secondary|pri|sec|prod))?(?:\.[a-z\d.-]*)?$`)

	markedTitle = regexp.MustCompile(`^(?:#{1,6} .*|\*\*[^*]+\*\*|__[^_]+__)$`)
	separator   = regexp.MustCompile(`^(?:={2,}[^=]+={2,}|-{2,}[^-]+-{2,}|\*{3,}[^*]+\*{3,}|#{2,}[^#]+#{2,})$`)
	zoneInDate  = regexp.MustCompile(`(\d\d:\d\d:\d\d) [A-Z]{1,5} (\d{4})$`)
)

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// beyondTitle returns what of a heading stands behind the words that say what it is of.
func beyondTitle(text string) string {
	text = strings.TrimSpace(strings.Trim(text, "#*_=- "))
	for text != "" {
		word, rest, _ := strings.Cut(text, " ")
		w := wording.Fold(strings.Trim(word, ".,:;()-–"))
		if next, behind, _ := strings.Cut(rest, " "); w == "error" && wording.Fold(next) == "log" {
			text = strings.TrimSpace(behind)
			continue
		}
		if host := hostName.MatchString(w) && !troubles.MatchString(w); w != "" && !titleWords[w] && !host {
			return text // cms1-down is no host's name
		}
		text = strings.TrimSpace(rest)
	}
	return ""
}

// isTitle reports whether the text is a title in Markdown, or stands between marks as a
// script prints it, and says nothing but what stands below it.
func isTitle(text string) bool {
	if separator.MatchString(text) && wording.Fold(strings.Trim(text, "#*=- ")) == "errors" {
		return true // of the log
	}
	return (markedTitle.MatchString(text) || separator.MatchString(text)) && beyondTitle(text) == ""
}

// IsTitle notes that a row is a title of what stands below it, if it is one between marks.
func (sh *Sheet) IsTitle(row int) bool {
	is := isTitle(sh.Rows[row].Whole().Text)
	if is {
		sh.uses[row] = centrevu.HeadingLine
	}
	return is
}

// MayBeTitle tells most lines apart from those that are such a title.
func MayBeTitle(text string) bool { return text != "" && strings.IndexByte("#*_=-", text[0]) >= 0 }

// TitleNames returns the host and the part in the pair that such a title names, in small
// letters: "# Links on cms1", "=== Daily check of the primary ===". Each is empty if it names
// none.
func TitleNames(text string) (host, role string) {
	if !MayBeTitle(text) || !isTitle(text) {
		return "", ""
	}
	for word := range strings.FieldsSeq(strings.Trim(text, "#*_=- ")) {
		switch w := wording.Fold(strings.Trim(word, ".,:;()-–")); {
		case w == "primary" || w == "secondary":
			role = w
		case !titleWords[w] && strings.ContainsAny(w, "0123456789-"):
			host = w
		}
	}
	return host, role
}

// HeadingDate reads a heading that says nothing but what it is of and when that was:
// from the first to the last instant that it can mean.
func HeadingDate(text string, clock wallclock.Reader) (from, to time.Time, ok bool) {
	if !strings.ContainsAny(text, "0123456789") {
		return from, to, false
	}
	whole := strings.Trim(text, "#*_ ")
	if from, to, ok = topline.Span(whole, clock); ok {
		return from, to, true
	}
	for _, date := range [...]string{beyondTitle(text), whole} { // the command date has a weekday in it
		date = zoneInDate.ReplaceAllString(strings.TrimSpace(date), "$1 $2")
		t, err := clock.Parse(date)
		if err == nil && t.Shape.HasTime() {
			return t.Time, t.Latest().Add(time.Minute), true
		}
		for _, midnight := range [...]string{" 00:00", " 12:00 AM", " 00:00:00"} { // few shapes are read without a time
			if err != nil && !strings.Contains(date, ":") {
				t, err = clock.Parse(date + midnight)
			}
		}
		if err == nil {
			year, month, day := t.Date()
			return t.Time, clock.Start(time.Date(year, month, day+1, 0, 0, 0, 0, time.UTC)), true
		}
	}
	return from, to, false
}
