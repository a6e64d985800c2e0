package rules

import (
	"example.com/centrevu"
	"example.com/centrevu/internal/acds"
	"example.com/centrevu/report"
)

// shownACDs holds the ACDs that windows show, each once, in the order shown. One that
// no window names is kept apart: it is the same as no other.
type shownACDs struct {
	list    []centrevu.ACD
	at      *acds.Map[int]
	unnamed bool // the window names none for some
}

func showing() *shownACDs {
	return &shownACDs{list: make([]centrevu.ACD, 0, centrevu.FirstPseudoACD), at: acds.New(func(a, b int) int { return min(a, b) })}
}

// archivedACDs returns the ACDs of the Archiving Status window, none if the window was
// not seen.
func archivedACDs(s *report.Server) *shownACDs {
	list := showing()
	list.addArchived(s)
	return list
}

// linkedACDs returns the ACDs of the Connection Status window, none if the window was
// not seen.
func linkedACDs(s *report.Server) *shownACDs {
	list := showing()
	list.addLinked(s)
	return list
}

func (l *shownACDs) addArchived(s *report.Server) {
	if s.Archive != nil {
		for i := range s.Archive.Runs {
			l.add(s.Archive.Runs[i].ACD)
		}
	}
}

func (l *shownACDs) addLinked(s *report.Server) {
	if s.Links != nil {
		for i := range s.Links.Links {
			l.add(s.Links.Links[i].ACD)
		}
	}
}

func (l *shownACDs) add(acd centrevu.ACD) {
	switch n := len(l.list); {
	case n > 0 && l.list[n-1] == acd: // the rows of an ACD stand together
	case acd.IsZero() && !l.unnamed:
		l.unnamed = true
		l.list = append(l.list, acd)
	case !acd.IsZero() && !l.at.Has(acd):
		l.at.Add(acd, n)
		l.list = append(l.list, acd)
	}
}

func (l *shownACDs) holds(acd centrevu.ACD) bool { return l.at.Has(acd) }

// firstRows returns what finds the first row of a server that shows an ACD, by exactly
// what it shows of it: in the lists as they come.
func firstRows(s *report.Server, lists ...func(*report.Server) map[centrevu.ACD]centrevu.Line) func(centrevu.ACD) centrevu.Line {
	var found []map[centrevu.ACD]centrevu.Line // once it is asked
	return func(acd centrevu.ACD) centrevu.Line {
		for i, rows := range lists {
			if i == len(found) {
				found = append(found, rows(s))
			}
			if at := found[i][acd]; at != (centrevu.Line{}) {
				return at
			}
		}
		return centrevu.Line{}
	}
}

func linkRows(s *report.Server) map[centrevu.ACD]centrevu.Line {
	rows := make(map[centrevu.ACD]centrevu.Line)
	if s.Links != nil {
		for i := range s.Links.Links {
			addRow(rows, s.Links.Links[i].ACD, s.Links.Links[i].At)
		}
	}
	return rows
}

func runRows(s *report.Server) map[centrevu.ACD]centrevu.Line {
	rows := make(map[centrevu.ACD]centrevu.Line)
	if s.Archive != nil {
		for i := range s.Archive.Runs {
			addRow(rows, s.Archive.Runs[i].ACD, s.Archive.Runs[i].At)
		}
	}
	return rows
}

func addRow(rows map[centrevu.ACD]centrevu.Line, acd centrevu.ACD, at centrevu.Line) {
	if _, ok := rows[acd]; !ok {
		rows[acd] = at
	}
}
