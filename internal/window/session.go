package window

import (
	"strings"

	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/prompts"
	"example.com/centrevu/internal/topline"
)

// ofShell reports whether a line is one of those that stand around a session
// with CMS. None has the border of a window in it.
func ofShell(text string) bool {
	return !strings.ContainsFunc(text, frame.Bounds) && prompts.IsOfSession(text) && !Complains(text) || topline.IsDate(text)
}
