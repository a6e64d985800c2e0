package render_test

import (
	"os"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
	"example.com/centrevu/report/rules"
)

func ExampleText() {
	seen := &report.Server{Links: &links.Status{Links: []links.Link{{
		ACD: centrevu.ACD{Number: 1}, Application: "data transfer", Session: "data transfer", Connection: "out of order",
		At: centrevu.Line{Source: "links.txt", Position: centrevu.Position{Line: 5, Column: 2}, Text: " 1  data transfer  data transfer  out of order"},
	}}}}
	r := report.Evaluate(report.Pair{Primary: seen, Secondary: seen}, rules.All(),
		report.Options{Now: time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)})
	for _, f := range r.Of("primary") {
		if f.Rule == "links.state" {
			r.Findings = []report.Finding{f}
			break
		}
	}
	render.Text(os.Stdout, r, render.TextOptions{})
	// Output:
	// CRITICAL: primary: ACD 1: the link is down: application "data transfer", session
	// "data transfer"…
	// Checked for 2000-05-02 08:00 UTC. primary 1 critical; secondary nothing checked.
	//
	// WRONG ON primary
	//
	//   CRITICAL  ACD 1: the link is down: application "data transfer", session "data
	//             transfer", connection "out of order"
	//             links.txt:5:2
	//             | 1  data transfer  data transfer  out of order
	//             -> Look again in some minutes: a brief outage does not call for a
	//                switch-over (R21). If it stays, links.pair says where to look.
	//             (links.state; HA guide p. 2-2, step 1; R21 administration,
	//             Connection Status; INF: all three words must be healthy)
}
