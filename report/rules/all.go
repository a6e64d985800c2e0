package rules

import (
	"slices"
	"strings"

	"example.com/centrevu/report"
)

// All returns the catalogue in a slice of the caller's own. Each rule is tagged
// with what it is about, "links", "archive" and so on: the first word of its ID.
func All() []report.Rule {
	list := slices.Concat(linkRules(), archiveRules(), backupRules(), errorRules(), pairRules(), captureRules())
	for i := range list {
		about, _, _ := strings.Cut(list[i].ID, ".")
		list[i].Tags = []string{about}
	}
	return list
}
