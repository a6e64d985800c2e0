package frame

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/wording"
)

// menus are the main menu's items that open windows; a window's title begins
// with the one it was reached through.
var menus = wording.Set{
	"reports":                    true,
	"dictionary":                 true,
	"exceptions":                 true,
	"agent administration":       true,
	"call center administration": true,
	"custom reports":             true,
	"user permissions":           true,
	"real-time":                  true, // the reports, which have a menu each
	"historical":                 true,
	"integrated":                 true,
	"system setup":               true,
	"maintenance":                true,
}

// Titles tells titles, in the documented wording or a server's own. The zero
// Titles knows the documented one.
type Titles struct{ Words *wording.Table }

// Is reports whether a line is a window's title: a menu, a colon and up to 60
// characters that start like a name.
func (t Titles) Is(s string) bool {
	if len(s) > maxTitleRow*4 {
		return false
	}
	menu, name, ok := strings.Cut(t.Words.Text(s), ":")
	name = strings.TrimSpace(name)
	if !ok || name == "" || len(name) > 60 || !menus.Has(menu) {
		return false
	}
	first := []rune(name)[0]
	return unicode.IsLetter(first) && !unicode.IsLower(first)
}

// names are the windows that the daily check looks at, in every documented
// spelling (HA guide p. 2-2). Where a capture leaves the menu away, they are known
// by these.
var names = map[string]bool{
	"archiving status":  true,
	"backup data":       true,
	"back up data":      true,
	"back up":           true,
	"backup":            true,
	"connection status": true,
	"error log report":  true,
	"error log":         true,
}

// Names reports whether a title is that of a window of CMS, with the menu or, of those
// that are read, without; or of its help.
func (t Titles) Names(title string) bool {
	return t.Is(title) || names[t.Key(title)] || t.IsHelp(title)
}

// IsHelp reports whether a title is that of a window in which the program explains another
// one: "Help", "Help: Connection Status".
func (t Titles) IsHelp(title string) bool {
	help, _, _ := strings.Cut(t.Words.Text(title), ":")
	return wording.Fold(help) == "help"
}

// IsRead reports whether a title is that of a window that is read, by its key.
func IsRead(key string) bool { return names[key] }

// isRead reports the same of a title as it stands.
func (t Titles) isRead(title string) bool {
	if t.Words.Empty() {
		_, name, _ := strings.Cut(title, ": ")
		for _, known := range [...]string{"archiving status", "backup data", "connection status", "error log report"} {
			if strings.EqualFold(name, known) && menus.Has(title[:len(title)-len(name)-len(": ")]) {
				return true // as nearly all are written
			}
		}
	}
	return names[t.Key(title)]
}

// shortNames are those of names that other windows' may begin with.
var shortNames = map[string]bool{"backup": true, "back up": true, "error log": true}

// begins returns where the title of a window that is read stands in cells that begin with
// it, and 0 if they do not. In a frame, what follows may be anything behind its whole name;
// without one, a sentence can begin so.
func (t Titles) begins(row []rune, framed bool) (from, to int) {
	if from = slices.IndexFunc(row, unicode.IsLetter); from < 0 {
		return 0, 0
	}
	inWord := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
	for to = len(row); to > from; to-- {
		if !inWord(row[to-1]) || to < len(row) && inWord(row[to]) {
			continue
		}
		key := t.Key(cells.Text(row[from:to]))
		rest := cells.Text(row[to:])
		behind := strings.TrimLeft(rest, " ")
		word := strings.IndexFunc(behind, unicode.IsLetter) == 0 && !strings.HasPrefix(rest, "  ")
		if names[key] && (framed && !shortNames[key] || !word || saysPage.MatchString(behind)) {
			return from, to
		}
	}
	return 0, 0
}

// saysPage is what counts pages or rows, where a title stands before it.
var saysPage = regexp.MustCompile(`(?i)^(?:page|pg|part|screen|rows?|lines?|entries|records|more|cont)\b`)

// Key is the form in which titles are compared: the window's own name without
// the menu it was reached through.
func (t Titles) Key(title string) string {
	title = t.Words.Text(title)
	if menu, name, ok := strings.Cut(title, ":"); ok && menus.Has(menu) {
		title = name
	}
	return wording.Fold(title)
}

// can reports whether a title may stand in the cells: every title has a colon,
// if the words do not say otherwise.
func (t Titles) can(row []rune) bool {
	return len(row) <= maxTitleRow && (!t.Words.Empty() || slices.Contains(row, ':'))
}

// maxTitleRow bounds where a title is looked for. No terminal is wider.
const maxTitleRow = 512

// Of returns the title that stands in a row of a screen, alone, between borders
// or in a top border. In a top border it also returns the column of the
// window's corner, else -1.
func (t Titles) Of(row []rune) (string, int) {
	left := slices.IndexFunc(row, func(r rune) bool { return r != ' ' })
	if left < 0 || !t.can(row) {
		return "", -1
	}
	// A window may stand beside another whose border comes first in the row.
	for from := left; from < len(row); from++ {
		corner := Joint(row[from]) && from+1 < len(row) && Line(row[from+1])
		if from > left && !corner {
			continue
		}
		if s := Trim(cells.Text(row[from:])); t.Is(s) {
			if corner {
				return s, NextTo(row, from)
			}
			return s, -1
		}
	}
	return "", -1
}

// NextTo returns the last corner before the title that stands in a row behind a corner:
// the border of a window in front of another can begin in the same row.
func NextTo(row []rune, corner int) int {
	for i := corner + 1; i+1 < len(row) && Draws(row[i]); i++ {
		if row[i] == row[corner] && Line(row[i+1]) {
			corner = i
		}
	}
	return corner
}

// Trim removes blanks and line drawing from both ends.
func Trim(s string) string {
	return strings.TrimFunc(strings.Trim(s, " "), func(r rune) bool { return r == ' ' || Draws(r) })
}

// Rule reports whether a row is nothing but line drawing.
func Rule(row []rune) bool {
	n := 0
	for _, r := range row {
		if r == ' ' {
			continue
		}
		if !Draws(r) {
			return false
		}
		n++
	}
	return n >= 3
}
