package backup

import (
	"slices"

	"example.com/centrevu/internal/wording"
)

// Vocabulary returns the labels, the headings and the words of values that the
// reader knows, in lower case and sorted. What else stands in the window is the
// site's own: the names of its ACDs and what it has named itself.
func Vocabulary() []string {
	status := wording.NewPhrases([]string{string(finished), string(finished) + " at"})
	return slices.Compact(slices.Sorted(wording.AllOf(labels, names, options, status)))
}
