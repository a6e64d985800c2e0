package rules

import (
	"slices"

	"example.com/centrevu/report"
)

// All returns the catalogue in a slice of the caller's own.
func All() []report.Rule {
	return slices.Concat(linkRules(), archiveRules(), backupRules(), errorRules(), pairRules(), captureRules())
}
