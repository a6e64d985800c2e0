package report

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/links"
)

// switchPage is what tells a page of the two commands: the command line, or the
// heading of the lists of channels. Labels do not, for other pages have some of
// them: CDR LINK STATUS, SYSTEM PRINTER LINK STATUS.
var switchPage = regexp.MustCompile(`(?i)\bstatus +(?:link|processor-channels?) +[0-9]{1,4}\b|^ *processor channel status *$`)

func isOfSwitch(text string) bool {
	return hasWord(text, "status") && (hasWord(text, "link") || hasWord(text, "processor")) && switchPage.MatchString(text)
}

// hasWord reports whether a text holds a word in any letter case. It tells most
// lines of a recording apart from those that are looked at closely.
func hasWord(text, word string) bool {
	for i := 0; i+len(word) <= len(text); i++ {
		if text[i]|0x20 == word[0] && text[i+1]|0x20 == word[1] && strings.EqualFold(text[i:i+len(word)], word) {
			return true
		}
	}
	return false
}

// readSwitch reads the pages of the switch's status link and
// processor-channels.
func readSwitch(f *file) (*sighting, error) {
	pages := slices.DeleteFunc(slices.Clone(f.pages), func(s *centrevu.Screen) bool {
		return s.Title != "" || !slices.ContainsFunc(s.Lines, func(l centrevu.Line) bool { return isOfSwitch(l.Text) })
	})
	if len(pages) == 0 {
		return nil, errNothing
	}
	st, err := links.SwitchFromScreens(func(yield func(*centrevu.Screen, error) bool) {
		for _, s := range pages {
			if !yield(s, nil) {
				return
			}
		}
	}, f.src)
	if len(st.Links)+len(st.Channels) == 0 {
		if errors.Is(err, centrevu.ErrOtherScreen) {
			return nil, errNothing
		}
		return nil, err
	}
	return &sighting{switched: st, seen: f.shown(nil)}, err
}
