package reportsim

import (
	"fmt"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

// sheet writes the rows of a window in a text capture, in columns as wide as
// the window's.
type sheet struct {
	source string
	line   int
}

func (s *sheet) row(text string) centrevu.Line {
	s.line++
	return centrevu.Line{
		Source: s.source, Position: centrevu.Position{Offset: int64(79*(s.line-1) + 3), Line: s.line, Column: 4}, Text: text,
	}
}

// link returns a row of the Connection Status window, as its reader accounts
// for it.
func (s *sheet) link(acd int, words [3]string) (centrevu.Line, centrevu.Accounted) {
	line := s.row(fmt.Sprintf("%-4d %-19s %-18s %s", acd, words[0], words[1], words[2]))
	a := centrevu.Accounted{Line: line, Use: centrevu.ValueLine}
	at := 0
	for i, text := range []string{fmt.Sprint(acd), words[0], words[1], words[2]} {
		f := centrevu.Field{Name: [...]string{"acd", "application", "session", "connection"}[i], Line: line}
		f.Column, f.Offset, f.Text = line.Column+at, line.Offset+int64(at), text
		a.Fields = append(a.Fields, f)
		at += [...]int{5, 20, 19, 0}[i]
	}
	return line, a
}

// server is one that is healthy, with so many ACDs. Its times are shift later
// than they could be, so that two servers are not the same.
func server(name string, acds int, shift time.Duration) *report.Server {
	one := 1
	b := sheet{name + "/backup.txt", 3}
	done := time.Date(2000, 5, 2, 0, 23, 41, 0, Now.Location()).Add(shift)
	s := &report.Server{
		Name: name, Now: Now,
		Backup: &backup.Status{
			CompletedToday: &one, State: backup.Finished, FinishedAt: done, Text: "Last backup finished at " + done.Format("01/02/06 15:04:05"),
			At: []centrevu.Line{b.row("Backups completed today: 1"), b.row("Status: Last backup finished at " + done.Format("01/02/06 15:04:05"))},
		},
		Archive: &archive.Status{}, Links: &links.Status{},
		Errors:   &report.ErrorLog{Source: name + "/errors.txt", NotAfter: Now.Add(-5 * time.Minute), Entries: entries(name + "/errors.txt")},
		Baseline: &errlog.Baseline{},
	}
	for day := range 30 {
		at := Now.AddDate(0, 0, -day-1)
		s.Baseline.Learn(at, []errlog.Entry{{Time: at, Code: 12, Severity: "INFO", Count: 2 + day%4, Text: "Something usual happened to ACD 2."}})
	}
	for i, f := range []string{"archive", "backup", "errors", "links"} {
		fact := []report.Fact{report.FactArchive, report.FactBackup, report.FactErrors, report.FactLinks}[i]
		s.Captures = append(s.Captures, report.Capture{
			Name: name + "/" + f + ".txt", Facts: []report.Fact{fact}, CapturedAt: Now.Add(-10*time.Minute + shift/10 + time.Duration(i)*time.Minute),
		})
	}
	l, a := sheet{name + "/links.txt", 3}, sheet{name + "/archive.txt", 5}
	s.Links.Account = []centrevu.Accounted{
		{Line: l.row("ACD  Application         Session            Connection"), Use: centrevu.HeadingLine}, {Line: l.row(""), Use: centrevu.BlankLine},
	}
	for n := 1; n <= acds; n++ {
		acd := centrevu.ACD{Number: n}
		if n == 2 {
			acd.Name = "Claims, West"
		}
		at, accounted := l.link(n, [3]string{"data transfer", "data transfer", "operational"})
		s.Links.Account = append(s.Links.Account, accounted)
		s.Links.Links = append(s.Links.Links, links.Link{
			ACD: acd, Application: "data transfer", Session: "data transfer", Connection: "operational", At: at,
		})
		for _, k := range archive.Kinds {
			last, next := runTimes(k)
			last = last.Add(shift / 5)
			run := archive.Run{ACD: acd, Kind: k, State: archive.Finished, Text: "finished", Last: last, Next: next}
			if acd.Pseudo() {
				run.State, run.Text, run.Last, run.Next = archive.NotRun, "not run", time.Time{}, time.Time{}
			}
			run.At = a.row(fmt.Sprintf("%-4d %-9s %-10s %-17s %s", n, k, run.Text, date(run.Last), date(run.Next)))
			s.Archive.Runs = append(s.Archive.Runs, run)
		}
	}
	return s
}

// printed is an error log: the first text is the one that is documented, cut.
const printed = `04/27/00 03:12 PM 3 1 INFO
SPI configuration error: Switch and UNIX clocks differ by more
than 24 hours.

05/02/00 05:00 AM 12 2 INFO
Something usual happened to ACD 2.
`

func entries(name string) []errlog.Entry {
	var list []errlog.Entry
	for e, err := range errlog.Entries(strings.NewReader(printed), centrevu.Source{Name: name, Location: Now.Location(), CapturedAt: Now}) {
		if err != nil {
			panic(err) // it is written above
		}
		list = append(list, e)
	}
	list[1].Count = 3
	return list
}

func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("01/02/06 15:04")
}

func runTimes(k archive.Kind) (last, next time.Time) {
	at := func(m time.Month, d, h, min int) time.Time {
		return time.Date(2000, m, d, h, min, 0, 0, Now.Location())
	}
	switch k {
	case archive.Interval:
		return at(5, 2, 7, 30), at(5, 2, 8, 0)
	case archive.Daily:
		return at(5, 2, 0, 36), at(5, 3, 0, 35)
	case archive.Weekly:
		return at(4, 30, 0, 41), at(5, 7, 0, 35)
	}
	return at(5, 1, 0, 52), at(6, 1, 0, 35)
}

// of makes a report of a pair with a finding for each thing that is fine.
func of(primary, secondary *report.Server) *report.Report {
	r := &report.Report{Now: Now, Pair: report.Pair{Primary: primary, Secondary: secondary}, Servers: servers()}
	for i, s := range []*report.Server{primary, secondary} {
		info := &r.Servers[i]
		info.Name, info.Captures, info.Problems, info.Unclaimed = s.Name, s.Captures, s.Problems, s.Unclaimed()
		for _, l := range s.Links.Links {
			r.Findings = append(r.Findings, report.Finding{
				Rule: "links.state", Server: s.Name, Status: report.OK, ACD: l.ACD, Message: "the link is up", Evidence: []centrevu.Line{l.At}, Cite: "HA guide p. 2-2, step 1",
			})
		}
		for _, a := range s.Archive.Runs {
			f := report.Finding{
				Rule: "archive.state", Server: s.Name, Status: report.OK, ACD: a.ACD,
				Message: a.Kind.String() + ": " + a.Text, Evidence: []centrevu.Line{a.At}, Cite: "HA guide p. 2-2, step 2",
			}
			if a.ACD.Pseudo() {
				f.Status = report.NotApplicable
			}
			r.Findings = append(r.Findings, f)
		}
		r.Findings = append(r.Findings, report.Finding{
			Rule: "backup.age", Server: s.Name, Status: report.OK, Message: "last backup " + s.Backup.FinishedAt.Format("2006-01-02 15:04:05"), Evidence: s.Backup.At[1:], Cite: "HA guide p. 2-2, step 3",
		})
	}
	return r
}
