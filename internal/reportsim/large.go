package reportsim

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

// days is a History of reports, the newest first, with one that cannot be read.
type days []*report.Report

func (d days) Reports(since time.Time) iter.Seq2[*report.Report, error] {
	return func(yield func(*report.Report, error) bool) {
		for i, r := range d {
			if i == 40 && !yield(nil, errors.New("a line that is no report")) {
				return
			}
			if r.Now.Before(since) || !yield(r, nil) {
				return
			}
		}
	}
}

// fine is a pair with nothing wrong, and the 92 days before it: some bad ones,
// and some on which nobody checked.
func fine() (*report.Report, report.History) {
	r := of(server("primary", 8, 0), server("secondary", 8, 8*time.Minute))
	r.Findings = append(r.Findings, ok("", "pair.same", "the two servers' captures differ"))
	var past days
	for n := 1; n < 92; n++ {
		status := report.OK
		switch {
		case n%31 == 9, n%31 == 10:
			continue
		case n%17 == 3:
			status = report.Warning
		case n%23 == 5:
			status = report.Unknown
		case n%29 == 7:
			status = report.Critical
		}
		past = append(past, &report.Report{Now: Now.AddDate(0, 0, -n), Findings: []report.Finding{
			{Rule: "links.state", Server: "primary", ACD: acd(1), Status: status, Message: "the link is down"},
		}})
	}
	return r, past
}

// wrong is a pair with a link that is down and what follows from it, a backup
// that did not run, an archive that is late, and an entry that is new; the day
// before it had some of these, and others.
func wrong() (*report.Report, report.History) {
	p, s := server("primary", 8, 0), server("secondary", 8, 8*time.Minute)
	l := sheet{"secondary/links.txt", 6}
	s.Links.Links[1] = links.Link{
		ACD: s.Links.Links[1].ACD, Application: "waiting session", Session: "quiescent", Connection: "out of order",
	}
	s.Links.Links[1].At, s.Links.Account[3] = l.link(2, [3]string{"waiting session", "quiescent", "out of order"})
	s.Archive.Runs[4].Last = s.Archive.Runs[4].Last.Add(-3 * time.Hour)
	s.Archive.Runs[4].Next = s.Archive.Runs[4].Next.Add(-3 * time.Hour)
	s.Archive.Runs[5].State, s.Archive.Runs[5].Text = archive.Failed, "failed"
	s.Archive.Runs[5].At.Text = strings.Replace(s.Archive.Runs[5].At.Text, "finished", "failed  ", 1)
	b, none := sheet{"secondary/backup.txt", 3}, 0
	s.Backup.CompletedToday = &none
	s.Backup.FinishedAt = time.Date(2000, 4, 28, 0, 31, 6, 0, Now.Location())
	s.Backup.At = []centrevu.Line{b.row("Backups completed today: 0"), b.row("Status: Last backup finished at 04/28/00 00:31:06")}
	s.Backup.Unclaimed = []centrevu.Line{b.row("Device name: default"), b.row("Waiting for the operator")}
	for day := range 30 { // a daily message that did not come
		at := Now.AddDate(0, 0, -day-1)
		p.Baseline.Learn(at, []errlog.Entry{{Time: at, Code: 7, Severity: "INFO", Text: "Nightly printer queue was emptied."}})
	}
	p.Captures = append(p.Captures, report.Capture{Name: "primary/notes.doc", Unrecognised: "not a capture", ModTime: Now.Add(-26 * time.Hour)})
	r := of(p, s)
	var kept []report.Finding
	for _, f := range r.Findings {
		if f.Server != "secondary" || f.ACD.Number != 2 && f.Rule != "backup.age" {
			kept = append(kept, f)
		}
	}
	down := report.Finding{
		Rule: "links.state", Server: "secondary", Status: report.Critical, ACD: s.Links.Links[1].ACD, Code: "down",
		Message:  `the link is down: application "waiting session", session "quiescent", connection "out of order"`,
		Evidence: []centrevu.Line{s.Links.Links[1].At}, Since: Now.AddDate(0, 0, -1), Cite: "HA guide p. 2-2, step 1",
		Advice: "Look again in some minutes: a brief outage does not call for a switch-over (R21). If it stays, links.pair says where to look.",
	}
	follows := report.Finding{
		Rule: "links.pair", Server: "secondary", Status: report.Critical, ACD: down.ACD, Cause: down.Key(),
		Message:  "only the link to the secondary is down: this points to the secondary or its path",
		Evidence: []centrevu.Line{p.Links.Links[1].At, s.Links.Links[1].At},
		Advice:   "Users stay on the primary; call support for the secondary or its path.", Cite: "HA guide ch. 1",
	}
	late := report.Finding{
		Rule: "archive.overdue", Server: "secondary", Status: report.Warning, ACD: down.ACD, Cause: down.Key(),
		Message: "interval: last run 2000-05-02 04:31, 3 h 28 min ago", Evidence: []centrevu.Line{s.Archive.Runs[4].At}, Cite: "HA guide p. 2-2, step 2",
	}
	failed := report.Finding{
		Rule: "archive.state", Server: "secondary", Status: report.Critical, ACD: down.ACD, Message: "daily: failed",
		Evidence: []centrevu.Line{s.Archive.Runs[5].At}, Advice: "Look at the error log and the archive log, then archive again with Maintenance > Archive Data.", Cite: "R21 database items",
	}
	old := report.Finding{
		Rule: "backup.age", Server: "secondary", Status: report.Critical, Message: "last backup 2000-04-28 00:31:06, 4 days ago; 50 h is too long",
		Evidence: s.Backup.At[1:], Advice: "Run a backup with Maintenance > Backup Data, and see that the backup timetable runs on this server.", Cite: "HA guide p. 2-2, step 3",
	}
	entry := report.Finding{
		Rule: "errors.unusual", Server: "primary", Status: report.Warning, ACD: acd(2), Message: "2000-05-02 05:00: code 12, Something usual happened to ACD 2.",
		Evidence: []centrevu.Line{p.Errors.Line(p.Errors.Entries[1])}, Advice: "Read the entry. If you do not know it as harmless, call support.", Cite: "HA guide p. 2-2, step 4",
	}
	r.Findings = append(kept, down, follows, late, failed, old, entry, report.Finding{
		Rule: "captures.clock", Status: report.NotApplicable, Message: report.SwitchedOff,
	}, report.Finding{
		Rule: report.RuleSilences, Status: report.NotApplicable, Message: "silence of ACD 9 (night shift: test bed): matched nothing",
	})
	yesterday := down
	yesterday.Status = report.Warning
	gone := old
	gone.Rule, gone.Message, gone.Server = "backup.state", "a backup is running", "primary"
	return r, days{{Now: Now.Add(-2 * time.Hour), Findings: r.Findings}, {Now: Now.AddDate(0, 0, -1), Findings: []report.Finding{yesterday, gone, old}}}
}

// silenced is a pair whose one fault is known.
func silenced() *report.Report {
	r := of(server("primary", 2, 0), server("secondary", 2, 8*time.Minute))
	f := &r.Findings[0]
	f.Status, f.Message = report.Silenced, "the link is down"
	f.Silenced = &report.SilencedBy{Status: report.Critical, Who: "night shift", Why: "the C-LAN card is being replaced", Until: Now.AddDate(0, 0, 5)}
	return r
}

// many26 is a pair with as many ACDs as there can be, a third of whose links
// are down.
func many26() *report.Report {
	p, s := server("primary", 26, 0), server("secondary", 26, 8*time.Minute)
	for _, server := range []*report.Server{p, s} {
		for i := range server.Links.Links {
			if l := &server.Links.Links[i]; l.ACD.Number%3 == 0 {
				l.Connection = "out of order"
				row := sheet{l.At.Source, l.At.Position.Line - 1}
				l.At, server.Links.Account[i+2] = row.link(l.ACD.Number, [3]string{"data transfer", "data transfer", "out of order"})
			}
		}
	}
	r := of(p, s)
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Rule == "links.state" && f.ACD.Number%3 == 0 {
			f.Status, f.Message, f.Code = report.Critical, "the link is down", "down"
			f.Advice = "Look again in some minutes."
		}
	}
	return r
}

// long has a message of 100 kB, names of 10 kB and lines as long.
func long() *report.Report {
	r := healthy()
	name, message := strings.Repeat("name ", 2000), strings.Repeat("a long sentence about 漢字 ", 4000)
	word := strings.Repeat("x", 10_000)
	r.Servers[1].Name = name
	r.Servers[1].Captures = []report.Capture{{Name: word, Unrecognised: message}, {Name: name, Facts: report.Facts[:]}}
	r.Servers[1].Unclaimed = []centrevu.Line{at(word, 3, message)}
	for _, s := range []report.Status{report.Warning, report.Critical, report.Unknown} {
		r.Findings = append(r.Findings, report.Finding{
			Rule: word, Server: name, Status: s, ACD: centrevu.ACD{Name: name}, Message: message,
			Evidence: []centrevu.Line{at(word, 3, message), at(name, 4, word)}, Advice: message, Cite: message, Since: Now.AddDate(0, 0, -1),
		}, report.Finding{
			Rule: "site.long", Server: "primary", Status: s, Message: word, Advice: word,
			Silenced: &report.SilencedBy{Who: name, Why: message, Until: Now},
		})
	}
	return r
}

// many has so many findings: some rules speak of a thousand ACDs, others have
// much evidence.
func many(n int) *report.Report {
	r := of(server("primary", 8, 0), server("secondary", 8, 8*time.Minute))
	r.Findings = r.Findings[:0]
	for i := range n {
		f := report.Finding{
			Rule: fmt.Sprintf("site.rule%d", i%7), Server: []string{"primary", "secondary", ""}[i%3],
			Status: []report.Status{report.Warning, report.Critical, report.Unknown, report.OK, report.Silenced}[i%5],
			ACD:    centrevu.ACD{Name: fmt.Sprintf("queue %d", i)}, Message: fmt.Sprintf("thing %d is not as it should be", i),
			Evidence: []centrevu.Line{at("primary/log.txt", 1+i, fmt.Sprintf("line %d of a log", i))}, Advice: "Look at it.", Cite: "site handbook",
		}
		if i%100 == 0 {
			for j := range 200 {
				f.Evidence = append(f.Evidence, at("primary/log.txt", 20_000+j, "more of it"))
			}
		}
		r.Findings = append(r.Findings, f)
	}
	return r
}

// markup has in every place what Markdown, HTML, SARIF, performance data,
// printf or a shell would act on, and characters that join or turn around.
func markup() *report.Report {
	texts := []string{
		`<script>alert(1)</script> & "quotes" 'single' <img src=x onerror=y> </pre></style>`,
		"| pipe ; semicolon = 'label'=1;2;3 \\ backslash",
		"# heading - list 1. item * star _under_ `code` ``` fence ~~strike~~",
		"[link](http://example.com) ![image](x) www.example.com http://example.com/x user@example.com @admin #123 GH-1 :tada: 0123456789abcdef0123456789abcdef01234567",
		"placeholder {0} {link} %s %[1]d ${HOME} $x^2$ {{.}} [text](1)",
		"NUL\x00 ESC\x1b[31m BEL\a DEL\x7f C1\u009b31m bidi \u202eabc\u2066 isolate",
		"invalid \xff\xfe\xc0 UTF-8, lone \xed\xa0\x80 surrogate, \ufffe \U0001fffe none",
		"wide 漢字 ｆｕｌｌ joined e\u0301 \U0001F469\u200d\U0001F4BB \u05e2\u05d1\u05e8\u05d9\u05ea \u0639\u0631\u0628\u064a",
		"newline\nSetext\n===\n\n- list\r\n## heading\u2028separator\u2029",
		"]]> <!-- comment --> <?xml?> &amp; &#x1b; --",
	}
	r := &report.Report{Now: Now, Servers: servers()}
	r.Servers[0].Name, r.Servers[1].Name = texts[0], texts[3]
	for i, text := range texts {
		status := []report.Status{report.Critical, report.Warning, report.Unknown, report.Silenced, report.OK}[i%5]
		f := report.Finding{
			Rule: "site." + text, Server: []string{texts[0], texts[3], ""}[i%3], Status: status, ACD: centrevu.ACD{Name: text},
			Message: text, Advice: text, Cite: text, Evidence: []centrevu.Line{at(text, i+1, text)},
		}
		if status == report.Silenced {
			f.Silenced = &report.SilencedBy{Status: report.Critical, Who: text, Why: text, Until: Now}
		}
		r.Findings = append(r.Findings, f)
		s := &r.Servers[i%2]
		c := report.Capture{Name: text, Facts: report.Facts[:i%3]}
		if len(c.Facts) == 0 {
			c.Unrecognised = text
		}
		s.Captures = append(s.Captures, c)
		s.Unclaimed = append(s.Unclaimed, at(text, i+1, text))
	}
	r.Findings = append(r.Findings,
		report.Finding{Rule: texts[2], Status: report.NotApplicable, Message: report.SwitchedOff},
		report.Finding{Rule: report.RuleSilences, Status: report.NotApplicable, Message: texts[3]})
	return r
}

// spoken has findings with codes and values, for other languages.
func spoken() *report.Report {
	p, s := server("primary", 2, 0), server("secondary", 2, 8*time.Minute)
	r := of(p, s)
	r.Findings = []report.Finding{{
		Rule: "links.state", Server: "secondary", Status: report.Critical, ACD: centrevu.ACD{Number: 2, Name: "Claims, West"}, Code: "down",
		Args:     []report.Arg{report.Shown("application", "waiting session"), report.Shown("session", "quiescent"), report.Shown("connection", "out of order")},
		Message:  `the link is down: application "waiting session", session "quiescent", connection "out of order"`,
		Evidence: []centrevu.Line{s.Links.Links[1].At}, Cite: "HA guide p. 2-2, step 1",
		Advice: "Look again in some minutes: a brief outage does not call for a switch-over (R21). If it stays, links.pair says where to look.",
	}, {
		Rule: "archive.overdue", Server: "secondary", Status: report.Warning, ACD: acd(1), Subject: "daily", Code: "missed",
		Args: []report.Arg{
			report.Word("kind", "daily"), report.Time("last", Now.Add(-31*time.Hour)), report.Age("age", 31*time.Hour+20*time.Minute), report.Time("due", Now.Add(-7*time.Hour)),
		},
		Message: "daily: last run 2000-05-01 01:00, 31 h 20 min ago; it was due 2000-05-02 01:00", Evidence: []centrevu.Line{s.Archive.Runs[1].At},
		Advice: "Missing archives on the primary: have users move to the secondary, and call support (R21). Missing on the secondary: call support.",
	}, {
		Rule: "errors.unusual", Server: "primary", Status: report.Warning, Code: "unusual",
		Args: []report.Arg{
			report.Count("count", 3), report.Time("last", Now.Add(-3*time.Hour)), report.Shown("code", "12"), report.Shown("text", "Something usual happened to ACD 2."), report.Word("reason", "burst"),
		},
		Message: "3 times, last 2000-05-02 05:00: code 12, Something usual happened to ACD 2. (unusual: burst)", Evidence: []centrevu.Line{p.Errors.Line(p.Errors.Entries[1])},
		Advice: "Read the entry. If you do not know it as harmless, call support.",
	}, {
		Rule: "pair.logins", Server: "secondary", Status: report.Unknown, Code: report.CodeNotCaptured, Missing: []report.Fact{report.FactLogins},
		Args: []report.Arg{report.Word("window", report.FactLogins.Window())}, Message: "not captured: the output of who", Advice: "Capture it: who, at the system's prompt.",
	}, {
		Rule: "backup.age", Server: "primary", Status: report.OK, Code: "recent",
		Args:    []report.Arg{report.Time("last", p.Backup.FinishedAt), report.Age("age", Now.Sub(p.Backup.FinishedAt))},
		Message: "last backup 2000-05-02 00:23:41, 7 h 36 min ago",
	}, {
		Rule: "backup.count", Server: "primary", Status: report.OK, Code: "counted", Args: []report.Arg{report.Count("count", 1)}, Message: "1 backup completed today",
	}, {
		Rule: "site.own", Status: report.Silenced, Message: "a rule of the site, in the site's words",
		Silenced: &report.SilencedBy{Status: report.Critical, Who: "night shift", Why: "known", Until: Now.AddDate(0, 0, 5)},
	}}
	return r
}
