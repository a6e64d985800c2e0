package render

import (
	"fmt"

	"example.com/centrevu/report"
)

// sentence says on one line what a finding says: the ACD, the message, since
// when, and what silenced it.
func sentence(f *report.Finding) string {
	s := f.Message
	if !f.ACD.IsZero() {
		s = f.ACD.String() + ": " + s
	}
	if !f.Since.IsZero() {
		s += "; not healthy since " + stamp(f.Since)
	}
	if b := f.Silenced; b != nil {
		s += fmt.Sprintf(" (was %s; silenced until %s by %s: %s)", b.Status, stamp(b.Until), b.Who, b.Why)
	}
	return plain(s)
}

// whose names the server of a finding for people.
func whose(f *report.Finding) string {
	if f.Server == "" {
		return "pair"
	}
	return plain(f.Server)
}

// byStatus yields the findings with one of the statuses, in the order of
// these, and then as they come.
func byStatus(r *report.Report, statuses ...report.Status) []*report.Finding {
	var list []*report.Finding
	for _, s := range statuses {
		for i := range r.Findings {
			if judged(r.Findings[i]) == s {
				list = append(list, &r.Findings[i])
			}
		}
	}
	return list
}

// wrong are the statuses that call for somebody, the worst known ones first.
var wrong = []report.Status{report.Critical, report.Warning, report.Unknown}
