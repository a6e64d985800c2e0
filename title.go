package centrevu

import (
	"strings"
	"unicode"

	"example.com/centrevu/internal/wording"
)

// menus are the main menu's items that open windows; a window's title begins
// with the one it was reached through.
var menus = map[string]bool{
	"reports":                    true,
	"dictionary":                 true,
	"exceptions":                 true,
	"agent administration":       true,
	"call center administration": true,
	"custom reports":             true,
	"user permissions":           true,
	"system setup":               true,
	"maintenance":                true,
}

// titled reports whether a line is a window's title, in the documented
// wording: a menu, a colon and up to 60 characters that start like a name.
func titled(s string) bool {
	menu, name, ok := strings.Cut(s, ":")
	name = strings.TrimSpace(name)
	if !ok || name == "" || len(name) > 60 || !menus[wording.Fold(menu)] {
		return false
	}
	first := []rune(name)[0]
	return unicode.IsLetter(first) && !unicode.IsLower(first)
}

// titleKey is the form in which titles are compared: the window's own name
// without the menu it was reached through.
func titleKey(title string, words *wording.Table) string {
	title = words.Text(title)
	if menu, name, ok := strings.Cut(title, ":"); ok && menus[wording.Fold(menu)] {
		title = name
	}
	return wording.Fold(title)
}

// Title returns the window title that a line of text consists of, without the
// frame and the blanks around it: a main menu item, a colon and a name, in the
// documented wording or the server's own (Words). It reports false for any
// other line.
func (s Source) Title(line string) (string, bool) {
	line = trimFrame(line)
	return line, titled(wording.New(s.Words).Text(line))
}
