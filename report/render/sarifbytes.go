package render

import (
	"example.com/centrevu"
	"example.com/centrevu/report"
)

// drawn returns how many bytes of a recording draw a row: from the first of its
// first character to that of its last. It is one where that is not known, and
// where parts of the row were drawn at different times, with other things
// between: the text says nothing of its length in the file.
func (s *sarif) drawn(l centrevu.Line) int {
	if s.last == nil {
		s.findLast()
	}
	return int(max(1, s.last[placeOf(l)]-l.Offset+1))
}

// findLast notes the last characters of the windows' rows and of the entries'
// headers. A report writes a header at once.
func (s *sarif) findLast() {
	s.last = make(map[where]int64)
	for _, server := range s.pairOf() {
		if server == nil {
			continue
		}
		for _, f := range report.Facts {
			for _, a := range account(server, f) {
				s.last[placeOf(a.Line)] = a.Last
			}
		}
		if server.Errors == nil {
			continue
		}
		for i := range server.Errors.Entries {
			e := &server.Errors.Entries[i]
			if w := e.Where(); w.Severity.Line == e.At.Line && w.Severity.Line > 0 {
				s.last[placeOf(server.Errors.Line(*e))] = w.Severity.Offset
			}
		}
	}
}
