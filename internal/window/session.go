package window

import (
	"example.com/centrevu/internal/prompts"
	"example.com/centrevu/internal/topline"
)

// ofShell reports whether a line is one of those that stand around a session
// with CMS.
func ofShell(text string) bool {
	return prompts.IsOfSession(text) && !Complains(text) || topline.IsDate(text)
}
