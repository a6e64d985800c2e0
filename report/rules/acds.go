package rules

import (
	"slices"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

// archivedACDs returns each ACD of the Archiving Status window once, in the
// order shown; none if the window was not seen.
func archivedACDs(s *report.Server) []centrevu.ACD {
	if s.Archive == nil {
		return nil
	}
	list := make([]centrevu.ACD, 0, centrevu.FirstPseudoACD)
	for i := range s.Archive.Runs {
		list = add(list, s.Archive.Runs[i].ACD)
	}
	return list
}

// linkedACDs returns each ACD of the Connection Status window once, in the
// order shown; none if the window was not seen.
func linkedACDs(s *report.Server) []centrevu.ACD {
	if s.Links == nil {
		return nil
	}
	list := make([]centrevu.ACD, 0, max(centrevu.FirstPseudoACD, len(s.Links.Links)))
	for i := range s.Links.Links {
		list = add(list, s.Links.Links[i].ACD)
	}
	return list
}

// add keeps an ACD that no window names apart: it is the same as no other.
func add(list []centrevu.ACD, acd centrevu.ACD) []centrevu.ACD {
	// The rows of an ACD stand together.
	if n := len(list); n > 0 && list[n-1] == acd {
		return list
	}
	if holds(list, acd) || slices.Contains(list, acd) {
		return list
	}
	return append(list, acd)
}

func holds(list []centrevu.ACD, acd centrevu.ACD) bool {
	return index(list, acd) >= 0
}

func index(list []centrevu.ACD, acd centrevu.ACD) int {
	for i := range list {
		if list[i].Same(acd) {
			return i
		}
	}
	return -1
}

// acdLine returns a row that shows the ACD.
func acdLine(s *report.Server, acd centrevu.ACD) centrevu.Line {
	if at := linkLine(s, acd); at != (centrevu.Line{}) {
		return at
	}
	return runLine(s, acd)
}

func linkLine(s *report.Server, acd centrevu.ACD) centrevu.Line {
	if s.Links != nil {
		for i := range s.Links.Links {
			if s.Links.Links[i].ACD == acd {
				return s.Links.Links[i].At
			}
		}
	}
	return centrevu.Line{}
}

func runLine(s *report.Server, acd centrevu.ACD) centrevu.Line {
	if s.Archive != nil {
		for i := range s.Archive.Runs {
			if s.Archive.Runs[i].ACD == acd {
				return s.Archive.Runs[i].At
			}
		}
	}
	return centrevu.Line{}
}
