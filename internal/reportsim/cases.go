// Package reportsim makes reports for trying renderers and their consumers on:
// a report of each status, large ones and hostile ones. All of them are
// synthetic, and made by hand, so that no change of a rule's wording changes
// what a renderer is shown.
package reportsim

import (
	"example.com/centrevu/report"
)

// Case is a report with the history that goes with it.
type Case struct {
	Name    string
	Report  *report.Report
	History report.History // nil where there is none
	Big     bool           // too large for a golden of formats that leave nothing out
}

// Cases returns all of them, anew each time.
func Cases() []Case {
	fine, calendar := fine()
	wrong, before := wrong()
	return []Case{
		{Name: "healthy", Report: healthy()},
		{Name: "broken", Report: broken()},
		{Name: "unknown", Report: unknown()},
		{Name: "hostile", Report: hostile()},
		{Name: "lasting", Report: lasting()},
		{Name: "empty", Report: report.Evaluate(report.Pair{}, nil, report.Options{})},
		{Name: "fine", Report: fine, History: calendar},
		{Name: "wrong", Report: wrong, History: before},
		{Name: "silenced", Report: silenced()},
		{Name: "spoken", Report: spoken()},
		{Name: "acds26", Report: many26()},
		{Name: "markup", Report: markup()},
		{Name: "long", Report: long(), Big: true},
		{Name: "many", Report: many(10_000), Big: true},
	}
}
