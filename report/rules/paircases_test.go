package rules

import (
	"time"

	"example.com/centrevu"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

var pairCases = []spoiled{
	{"pair.logins", "somebody", func(p report.Pair) { p.Secondary.Logins = logins("jo") },
		[]string{"secondary: warning: jo is logged in on pts/1, and the primary works"}},
	{"pair.logins", "nobody", func(p report.Pair) { p.Secondary.Logins = logins() }, []string{}},
	{"pair.logins", "the primary does not work", func(p report.Pair) {
		p.Secondary.Logins = logins("jo")
		for i := range p.Primary.Links.Links {
			p.Primary.Links.Links[i].Session = "quiescent"
		}
	}, []string{}},
	{"pair.logins", "no links", func(p report.Pair) { p.Secondary.Logins, p.Primary.Links = logins("jo"), nil },
		[]string{"secondary: unknown: jo is logged in on pts/1, and there is no telling if the primary works"}},
	{"pair.logins", "of the primary only", func(p report.Pair) { p.Primary.Logins = logins() },
		[]string{"secondary: unknown: the output of who was captured of the primary only"}},
	{"pair.logins", "a strange row", func(p report.Pair) {
		p.Secondary.Logins = &report.Logins{Unclaimed: []centrevu.Line{{Text: "jo"}}}
	}, []string{"secondary: unknown: a row of who was not understood: it could be a login"}},
	{"pair.logins", "not captured", func(report.Pair) {}, []string{}},

	{"pair.acds", "on one server only", func(p report.Pair) {
		p.Primary.Links.Links = p.Primary.Links.Links[1:]
		p.Primary.Archive.Runs = p.Primary.Archive.Runs[4:]
		p.Secondary.Archive.Runs[0].ACD = centrevu.ACD{Number: 8}
		p.Primary.Archive.Runs[0].ACD = centrevu.ACD{Number: 7}
	}, []string{
		"secondary: ACD 7: warning: only the primary shows it",
		"primary: ACD 1: warning: only the secondary shows it",
		"primary: ACD 8: warning: only the secondary shows it",
	}},
	{"pair.acds", "another name", func(p report.Pair) {
		p.Primary.Links.Links[0].ACD.Name, p.Secondary.Links.Links[0].ACD.Name = "Claims", "Sales"
	}, []string{`secondary: ACD 1 (Claims): warning: the primary calls it "Claims", the secondary "Sales"`}},
	{"pair.acds", "none", func(p report.Pair) {
		p.Primary.Links, p.Secondary.Links = &links.Status{}, &links.Status{}
		p.Primary.Archive = nil
	}, []string{"unknown: neither server shows an ACD"}},

	{"pair.same", "the same", func(p report.Pair) { *p.Secondary = *server("secondary", 0) },
		[]string{
			"warning: both backups finished 2000-05-02 00:23:41, in the same second: one may have been captured twice",
			"warning: both error logs hold the same entry: one may have been captured twice",
			"warning: both servers show the same in everything, to the second: one may have been captured twice",
		}},
	{"pair.same", "the same but for a link", func(p report.Pair) {
		*p.Secondary = *server("secondary", 0)
		p.Secondary.Links.Links[0].Session = "quiescent"
	}, []string{
		"warning: both backups finished 2000-05-02 00:23:41, in the same second: one may have been captured twice",
		"warning: both error logs hold the same entry: one may have been captured twice",
	}},
	{"pair.same", "the same file", func(p report.Pair) {
		p.Primary.Captures[0].Digest[0], p.Secondary.Captures[0].Digest[0] = 1, 1
	}, []string{
		"warning: Backup Data: both servers' captures hold the same bytes: one may have been captured twice",
		"warning: Archiving Status: both servers' captures hold the same bytes: one may have been captured twice",
		"warning: Connection Status: both servers' captures hold the same bytes: one may have been captured twice",
		"warning: Error Log Report: both servers' captures hold the same bytes: one may have been captured twice",
	}},
	{"pair.same", "made on one host", func(p report.Pair) {
		p.Primary.Captures[0].Host, p.Secondary.Captures[0].Host = "cms1", "cms1"
	}, []string{
		"warning: Backup Data: both servers' captures were made on the host cms1: one may have been captured twice",
		"warning: Archiving Status: both servers' captures were made on the host cms1: one may have been captured twice",
		"warning: Connection Status: both servers' captures were made on the host cms1: one may have been captured twice",
		"warning: Error Log Report: both servers' captures were made on the host cms1: one may have been captured twice",
	}},
	{"pair.same", "made on two hosts", func(p report.Pair) {
		p.Primary.Captures[0].Host, p.Secondary.Captures[0].Host = "cms1", "cms2"
	}, []string{}},
	{"pair.same", "archives to the second", func(p report.Pair) {
		for i := range p.Primary.Archive.Runs {
			t := p.Primary.Archive.Runs[i].Last.Add(17 * time.Second)
			p.Primary.Archive.Runs[i].Last, p.Secondary.Archive.Runs[i].Last = t, t
		}
	}, []string{"warning: 8 archives ran in the same second on both servers: one may have been captured twice"}},
	{"pair.same", "archives to the second, but for one", func(p report.Pair) {
		for i := range p.Primary.Archive.Runs {
			t := p.Primary.Archive.Runs[i].Last.Add(17 * time.Second)
			p.Primary.Archive.Runs[i].Last, p.Secondary.Archive.Runs[i].Last = t, t
		}
		p.Primary.Archive.Runs[3].Last = ago(time.Hour)
	}, []string{}},
	{"pair.same", "the same without a time", func(p report.Pair) {
		*p.Secondary = *server("secondary", 0)
		p.Primary.Backup.FinishedAt, p.Secondary.Backup.FinishedAt = time.Time{}, time.Time{}
	}, []string{
		"warning: both error logs hold the same entry: one may have been captured twice",
		"unknown: both servers show the same, without the time of a backup to tell them apart",
	}},
}
