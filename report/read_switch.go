package report

import (
	"errors"
	"regexp"
	"slices"

	"example.com/centrevu"
	"example.com/centrevu/internal/wording"
	"example.com/centrevu/links"
)

// switchPage is what tells a page of the two commands: the command line, or the
// heading of the lists of channels. Labels do not, for other pages have some of
// them: CDR LINK STATUS, SYSTEM PRINTER LINK STATUS.
var switchPage = regexp.MustCompile(`(?i)\bstatus +(?:link|processor-channels?) +[0-9]{1,4}\b|^ *processor channel status *$`)

func isOfSwitch(text string) bool {
	return wording.Holds(text, "status") && (wording.Holds(text, "link") || wording.Holds(text, "processor")) && switchPage.MatchString(text)
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
	return &sighting{shown: Server{Switch: st}, seen: f.shown(nil)}, err
}
