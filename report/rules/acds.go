package rules

import (
	"slices"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

// archivedACDs returns each ACD of the Archiving Status window once, in the
// order shown; none if the window was not seen.
func archivedACDs(s *report.Server) []centrevu.ACD {
	var list []centrevu.ACD
	if s.Archive != nil {
		for _, r := range s.Archive.Runs {
			list = add(list, r.ACD)
		}
	}
	return list
}

// linkedACDs returns each ACD of the Connection Status window once, in the
// order shown; none if the window was not seen.
func linkedACDs(s *report.Server) []centrevu.ACD {
	var list []centrevu.ACD
	if s.Links != nil {
		for _, l := range s.Links.Links {
			list = add(list, l.ACD)
		}
	}
	return list
}

// add keeps an ACD that no window names apart: it is the same as no other.
func add(list []centrevu.ACD, acd centrevu.ACD) []centrevu.ACD {
	if holds(list, acd) || slices.Contains(list, acd) {
		return list
	}
	return append(list, acd)
}

func holds(list []centrevu.ACD, acd centrevu.ACD) bool {
	return slices.ContainsFunc(list, acd.Same)
}

func linkLine(s *report.Server, acd centrevu.ACD) centrevu.Line {
	for _, l := range s.Links.Links {
		if l.ACD == acd {
			return l.At
		}
	}
	return centrevu.Line{}
}

func runLine(s *report.Server, acd centrevu.ACD) centrevu.Line {
	for _, r := range s.Archive.Runs {
		if r.ACD == acd {
			return r.At
		}
	}
	return centrevu.Line{}
}
