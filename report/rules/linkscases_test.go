package rules

import (
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

// down takes down all links to some servers.
func down(servers ...*report.Server) {
	for _, s := range servers {
		for i := range s.Links.Links {
			s.Links.Links[i].Connection = "out of order"
		}
	}
}

var linkCases = []spoiled{
	{"links.state", "down", func(p report.Pair) {
		p.Primary.Links.Links[1].Application = "waiting session"
		p.Primary.Links.Links[1].Session = "quiescent"
	}, []string{`primary: ACD 2: critical: the link is down: application "waiting session", session "quiescent", connection "operational"`}},
	{"links.state", "transient", func(p report.Pair) { p.Secondary.Links.Links[0].Application = "translation pumpup" },
		[]string{`secondary: ACD 1: warning: the link is not up yet: application "translation pumpup", session "data transfer", connection "operational"`}},
	{"links.state", "off", func(p report.Pair) { p.Secondary.Links.Links[0].Application = "busied out (switch)" },
		[]string{`secondary: ACD 1: warning: the link is turned off: application "busied out (switch)", session "data transfer", connection "operational"`}},
	{"links.state", "unknown word", func(p report.Pair) { p.Secondary.Links.Links[0].Connection = "wait CONN" },
		[]string{`secondary: ACD 1: unknown: the link shows a word that is not known: application "data transfer", session "data transfer", connection "wait CONN"`}},
	{"links.state", "no links", func(p report.Pair) { p.Primary.Links = &links.Status{} },
		[]string{"primary: unknown: the Connection Status window shows no link"}},

	{"links.pair", "down to the secondary", func(p report.Pair) { p.Secondary.Links.Links[0].Connection = "out of order" },
		[]string{"secondary: ACD 1: critical: only the link to the secondary is down: this points to the secondary or its path"}},
	{"links.pair", "down to the primary", func(p report.Pair) { p.Primary.Links.Links[0].Connection = "out of order" },
		[]string{"primary: ACD 1: critical: only the link to the primary is down: this points to the primary or its path"}},
	{"links.pair", "both down", func(p report.Pair) {
		p.Primary.Links.Links[0].Connection = "out of order"
		p.Secondary.Links.Links[0].Connection = "out of order"
	}, []string{"ACD 1: critical: neither link is up (down to the primary, down to the secondary): this points to the switch or its clock"}},
	{"links.pair", "off to the primary", func(p report.Pair) { p.Primary.Links.Links[0].Application = "not collecting data" },
		[]string{"primary: ACD 1: warning: the link to the primary is turned off, by someone's choice; the one to the secondary is up"}},
	{"links.pair", "off to the secondary", func(p report.Pair) { p.Secondary.Links.Links[0].Application = "not collecting data" },
		[]string{"secondary: ACD 1: warning: the link to the secondary is turned off, by someone's choice; the one to the primary is up"}},
	{"links.pair", "both off", func(p report.Pair) {
		p.Primary.Links.Links[0].Application = "busied out (switch)"
		p.Secondary.Links.Links[0].Application = "not collecting data"
	}, []string{"ACD 1: warning: both links are turned off, by someone's choice"}},
	{"links.pair", "down to the primary and off to the secondary", func(p report.Pair) {
		p.Primary.Links.Links[0].Connection = "out of order"
		p.Secondary.Links.Links[0].Application = "not collecting data"
	}, []string{"primary: ACD 1: critical: the link to the secondary is turned off, by someone's choice, and the one to the primary is down: " +
		"this points to the primary or its path"}},
	{"links.pair", "off to the primary and down to the secondary", func(p report.Pair) {
		p.Primary.Links.Links[0].Application = "not collecting data"
		p.Secondary.Links.Links[0].Connection = "out of order"
	}, []string{"secondary: ACD 1: critical: the link to the primary is turned off, by someone's choice, and the one to the secondary is down: " +
		"this points to the secondary or its path"}},
	{"links.pair", "all down", func(p report.Pair) {
		down(p.Primary, p.Secondary)
	}, []string{
		"ACD 1: critical: neither link is up (down to the primary, down to the secondary): this points to the switch or its clock",
		"ACD 2: critical: neither link is up (down to the primary, down to the secondary): this points to the switch or its clock",
		"critical: no link of the 2 ACDs is up, to neither server: this points to the switch or its clock",
	}},
	{"links.pair", "all down to the primary", func(p report.Pair) { down(p.Primary) }, []string{
		"primary: ACD 1: critical: only the link to the primary is down: this points to the primary or its path",
		"primary: ACD 2: critical: only the link to the primary is down: this points to the primary or its path",
		"primary: critical: no link of the 2 ACDs to the primary is up: this points to the primary or its path",
	}},
	{"links.pair", "all down to the secondary", func(p report.Pair) { down(p.Secondary) }, []string{
		"secondary: ACD 1: critical: only the link to the secondary is down: this points to the secondary or its path",
		"secondary: ACD 2: critical: only the link to the secondary is down: this points to the secondary or its path",
		"secondary: critical: no link of the 2 ACDs to the secondary is up: this points to the secondary or its path",
	}},
	{"links.pair", "unknown", func(p report.Pair) { p.Primary.Links.Links[0].Connection = "" },
		[]string{"ACD 1: unknown: not both links are known: unknown to the primary, up to the secondary"}},
	{"links.pair", "not seen on one", func(p report.Pair) {
		p.Primary.Links.Links = p.Primary.Links.Links[1:]
		p.Secondary.Links.Links = p.Secondary.Links.Links[:1]
	}, []string{
		"secondary: ACD 2: unknown: the link was not seen; the primary shows one",
		"primary: ACD 1: unknown: the link was not seen; the secondary shows one",
	}},
	{"links.pair", "shown twice", func(p report.Pair) {
		down := p.Secondary.Links.Links[0]
		down.Connection = "out of order"
		p.Secondary.Links.Links = append(p.Secondary.Links.Links, down)
	}, []string{"secondary: ACD 1: critical: only the link to the secondary is down: this points to the secondary or its path"}},
	{"links.pair", "none", func(p report.Pair) { p.Primary.Links, p.Secondary.Links = &links.Status{}, &links.Status{} },
		[]string{"unknown: neither server shows a link"}},
}
