package report_test

import (
	"fmt"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

// downToday is a rule with sentences: what it can say is known before it says
// it, and has a code and typed values.
var downToday = report.Rule{
	ID: "site.links", Doc: "Are the links up?", Cite: "site handbook, links", Advice: "Call the switch room.",
	Needs: []report.Fact{report.FactLinks},
	Sentences: []report.Sentence{
		{Code: "up", Text: "all {count:count} links are up", One: "the link is up"},
		{Code: "down", Text: `the connection is "{connection:shown}"`},
	},
	Check: func(p *report.Pass) error {
		down := 0
		for _, l := range p.Server.Links.Links {
			if l.State() != links.Up {
				p.AboutACD(l.ACD, l.At).Critical("down", report.Shown("connection", l.Connection))
				down++
			}
		}
		if down == 0 {
			p.OK("up", report.Count("count", len(p.Server.Links.Links)))
		}
		return nil
	},
}

func ExampleSentence() {
	link := links.Link{ACD: centrevu.ACD{Number: 3}, Application: "data transfer", Session: "data transfer", Connection: "operational"}
	broken := link
	broken.Connection = "out of order"
	r := report.Evaluate(report.Pair{
		Primary:   &report.Server{Links: &links.Status{Links: []links.Link{link}}},
		Secondary: &report.Server{Links: &links.Status{Links: []links.Link{broken}}},
	}, []report.Rule{downToday}, report.Options{})
	french := map[string]string{"up": "le lien fonctionne", "down": "la connexion indique « {connection} »"}
	for _, f := range r.Findings {
		fmt.Println(f.Key(), f.Code, f.Message)
		fmt.Println(report.Expand(french[f.Code], f.Args, report.Arg.String))
	}
	// Output:
	// site.links:primary up the link is up
	// le lien fonctionne
	// site.links:secondary:3 down the connection is "out of order"
	// la connexion indique « out of order »
}

func ExampleDiff() {
	on := func(day int, findings ...report.Finding) *report.Report {
		return &report.Report{Now: time.Date(2000, 5, day, 8, 0, 0, 0, time.UTC), Findings: findings}
	}
	link := func(acd int, s report.Status) report.Finding {
		return report.Finding{Rule: "links.state", Server: "primary", ACD: centrevu.ACD{Number: acd}, Status: s, Code: s.String()}
	}
	c := report.Diff(on(1, link(1, report.Critical), link(2, report.OK)), on(2, link(1, report.OK), link(2, report.Warning)))
	for _, n := range c.New {
		fmt.Println("new:", n.Key, n.Is)
	}
	for _, g := range c.Gone {
		fmt.Println("gone:", g.Key, g.Was)
	}
	// Output:
	// new: links.state:primary:2 warning
	// gone: links.state:primary:1 critical
}
