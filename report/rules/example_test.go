package rules_test

import (
	"fmt"
	"slices"

	"example.com/centrevu"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rules"
)

// A caller takes the catalogue, leaves out what it does not want and evaluates
// the rest.
func ExampleAll() {
	list := slices.DeleteFunc(rules.All(), func(r report.Rule) bool { return r.ID != "links.state" })

	up := links.Link{ACD: centrevu.ACD{Number: 1}, Application: "data transfer", Session: "data transfer", Connection: "operational"}
	down := up
	down.Connection = "out of order"
	r := report.Evaluate(report.Pair{
		Primary:   &report.Server{Links: &links.Status{Links: []links.Link{up}}},
		Secondary: &report.Server{Links: &links.Status{Links: []links.Link{down}}},
	}, list, report.Options{})
	for _, f := range r.Findings {
		fmt.Printf("%s: %s: %s: %s\n", f.Server, f.ACD, f.Status, f.Message)
	}
	// Output:
	// primary: ACD 1: ok: the link is up
	// secondary: ACD 1: critical: the link is down: application "data transfer", session "data transfer", connection "out of order"
}
