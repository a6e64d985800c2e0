package reportsim

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

// Now is the time that the reports judge at.
var Now = time.Date(2000, 5, 2, 8, 0, 0, 0, time.FixedZone("MST", -7*3600))

func at(source string, line int, text string) centrevu.Line {
	return centrevu.Line{Source: source, Position: centrevu.Position{Offset: int64(line * 81), Line: line, Column: 3}, Text: text}
}

func acd(n int) centrevu.ACD { return centrevu.ACD{Number: n} }

func ok(server, rule, message string) report.Finding {
	return report.Finding{Rule: rule, Server: server, Status: report.OK, Message: message, Cite: "HA guide p. 2-2"}
}

func servers() []report.ServerInfo {
	return []report.ServerInfo{
		{Name: "primary", Role: report.Primary, Seen: true, Now: Now, Facts: report.Facts[:]},
		{Name: "secondary", Role: report.Secondary, Seen: true, Now: Now, Facts: report.Facts[:]},
	}
}

func healthy() *report.Report {
	return &report.Report{Now: Now, Servers: servers(), Findings: []report.Finding{
		ok("primary", "links.state", "the link is up"), ok("primary", "links.state", "the link is up"),
		ok("primary", "backup.age", "last backup 2000-05-02 00:23:41, 7 h 36 min ago"),
		ok("secondary", "links.state", "the link is up"),
		{Rule: "captures.age", Server: "secondary", Status: report.NotApplicable, Message: "nothing says when"},
		ok("", "pair.same", "the two servers' captures differ"),
	}}
}

func broken() *report.Report {
	r := healthy()
	down := report.Finding{
		Rule: "links.state", Server: "secondary", Status: report.Critical, ACD: centrevu.ACD{Number: 2, Name: "Claims, West"},
		Message:  `the link is down: application "waiting session", session "quiescent", connection "out of order"`,
		Evidence: []centrevu.Line{at("secondary/links.txt", 7, " 2    waiting session     quiescent          out of order")},
		Advice:   "Look again in some minutes: a brief outage does not call for a switch-over (R21).",
		Cite:     "HA guide p. 2-2, step 1",
	}
	again := down
	again.ACD = acd(5)
	again.Evidence = nil
	for i := range 5 {
		again.Evidence = append(again.Evidence, at("secondary/links.txt", 8+i, fmt.Sprintf("line %d %s", i, strings.Repeat("long ", 20))))
	}
	r.Findings = append(r.Findings, report.Finding{
		Rule: "errors.unusual", Server: "primary", Status: report.Warning, Message: "2000-05-02 07:00: code 99, A thing happened",
		Evidence: []centrevu.Line{at("primary/log.txt", 40, "A thing happened")},
		Advice:   "Read the entry. If you do not know it as harmless, call support.", Cite: "HA guide p. 2-2, step 4",
	}, report.Finding{
		Rule: "backup.age", Server: "secondary", Status: report.Warning, Message: "last backup 2000-05-01 05:00, 27 h ago; 26 h is too long",
	}, down, again, report.Finding{
		Rule: "pair.acds", Status: report.Warning, ACD: acd(3), Message: "only the primary shows it", Advice: "Set it up on both.", Cite: "HA guide ch. 1",
	}, report.Finding{
		Rule: "links.pair", Server: "primary", Status: report.Silenced, ACD: acd(4), Message: "only the link to the primary is down",
	})
	r.Servers[0].Captures = []report.Capture{
		{Name: "primary/a.txt", Facts: []report.Fact{report.FactLinks}, Superseded: []report.Fact{report.FactLinks}},
		{Name: "primary/b.txt", Facts: []report.Fact{report.FactLinks}},
		{Name: "primary/notes.doc", Unrecognised: "recognised as nothing"},
	}
	for i := range 12 {
		r.Servers[1].Unclaimed = append(r.Servers[1].Unclaimed, at("secondary/backup.txt", 10+i, fmt.Sprintf("Device name %d: default______________", i)))
	}
	return r
}

func unknown() *report.Report {
	r := healthy()
	for _, rule := range []string{"archive.state", "archive.overdue", "archive.kinds"} {
		r.Findings = append(r.Findings, report.Finding{
			Rule: rule, Server: "primary", Status: report.Unknown, Missing: []report.Fact{report.FactArchive},
			Message: "not captured: Archiving Status",
			Advice:  "Capture it: Maintenance > Archiving Status, Enter for the action list, Enter again for all ACDs.",
		})
	}
	r.Findings = append(r.Findings, report.Finding{
		Rule: report.RuleProblems, Server: "primary", Status: report.Unknown, Message: "Connection Status: not understood (and 1 more)",
		Evidence: []centrevu.Line{at("primary/links.txt", 9, " 3   data tra"), {Source: "primary/links.txt"}},
		Advice:   "Look at the capture by eye.", Cite: "INF",
	})
	for _, rule := range []string{"links.state", "captures.age"} {
		r.Findings = append(r.Findings, report.Finding{
			Rule: rule, Server: "cms2", Status: report.Unknown, Missing: report.Facts[:],
			Message: "nothing of this server was captured", Advice: "Capture it: Maintenance > Backup Data.",
		})
	}
	r.Servers[1] = report.ServerInfo{Name: "cms2", Role: report.Secondary, Missing: report.Facts[:]}
	r.Servers[0].Missing, r.Servers[0].Facts = []report.Fact{report.FactArchive}, nil
	r.Servers[0].Problems = report.Problems(report.FactLinks, errors.Join(&centrevu.ParseError{
		Source: "primary/links.txt", Position: centrevu.Position{Line: 9, Column: 3}, Text: " 3   data tra", Err: centrevu.ErrSyntax,
	}, centrevu.ErrSyntax))
	r.Findings = append(r.Findings[:3:3], r.Findings[5:]...)
	return r
}

// lasting has what goes on over days: silences, rules switched off, things
// that stay.
func lasting() *report.Report {
	r := healthy()
	until := Now.AddDate(0, 0, 5)
	r.Findings = append(r.Findings, report.Finding{
		Rule: "links.state", Server: "secondary", Status: report.Silenced, ACD: acd(3), Message: "the link is down",
		Silenced: &report.SilencedBy{Status: report.Critical, Who: "jo", Why: "the C-LAN card is being replaced", Until: until},
		Since:    Now.AddDate(0, 0, -2), Evidence: []centrevu.Line{at("secondary/links.txt", 7, "3 waiting session")},
	}, report.Finding{
		Rule: "backup.age", Server: "secondary", Status: report.Warning, Message: "last backup 2000-05-01 05:00, 27 h ago; 26 h is too long",
		Since: Now.AddDate(0, 0, -1), Advice: "Run a backup.", Cite: "HA guide",
		Acked: &report.Ack{Key: "backup.age:secondary", Who: "day shift", Why: "the tape drive is being replaced"},
	}, report.Finding{
		Rule: "captures.clock", Status: report.NotApplicable, Message: report.SwitchedOff,
	}, report.Finding{
		Rule: report.RuleSilences, Status: report.Warning, Of: "links.pair", Message: "silence of rule links.pair (jo: x): expired on 2000-05-01 00:00",
		Advice: "Extend it or take it out.", Cite: "INF",
	}, report.Finding{
		Rule: report.RuleSilences, Status: report.NotApplicable, Message: "silence of ACD 9 (jo: x): matched nothing",
	})
	return r
}

// hostile has everywhere what a terminal would act on.
func hostile() *report.Report {
	const evil = "\x1b[2Jx\x07\u009b31m\u202ereversed\u2028next\tTab\x7f\xff\r\nFINE " + "verylongwordwithoutanyblankinitverylongwordwithoutanyblankinitverylongwordwithoutanyblankinit 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"
	r := &report.Report{Now: Now, Servers: servers()}
	r.Servers[0].Name = evil
	r.Servers[0].Captures = []report.Capture{{Name: evil, Unrecognised: evil}}
	r.Servers[0].Unclaimed = []centrevu.Line{at(evil, 3, evil)}
	for _, s := range []report.Status{report.OK, report.Warning, report.Critical, report.Unknown, report.Silenced, report.NotApplicable, 0} {
		r.Findings = append(r.Findings, report.Finding{
			Rule: evil, Server: evil, Status: s, ACD: centrevu.ACD{Number: 1, Name: evil}, Message: evil,
			Evidence: []centrevu.Line{at(evil, 1, evil)}, Advice: evil, Cite: evil,
		}, report.Finding{
			Rule: evil, Server: "made up", Status: s, Message: evil, Missing: []report.Fact{report.FactLinks}, Advice: evil,
		})
	}
	return r
}
