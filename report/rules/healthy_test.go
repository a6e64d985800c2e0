package rules

import (
	"fmt"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

// now is the morning after the backup of the guide's two lines.
var now = time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)

func ago(d time.Duration) time.Time { return now.Add(-d) }

func row(source string, n int, format string, args ...any) centrevu.Line {
	return centrevu.Line{
		Source: source, Position: centrevu.Position{Offset: int64(80 * (n - 1)), Line: n, Column: 1},
		Text: fmt.Sprintf(format, args...),
	}
}

// server returns a healthy server with two ACDs. Its times are shift earlier
// than they could be, so that two servers need not be the same.
func server(name string, shift time.Duration) *report.Server {
	one := 1
	s := &report.Server{
		Name: name, Now: now,
		Backup: &backup.Status{
			CompletedToday: &one, State: backup.Finished,
			Text: "Last backup finished at 05/02/00 00:23:41", FinishedAt: time.Date(2000, 5, 2, 0, 23, 41, 0, time.UTC).Add(-shift),
			Where: backup.Where{
				CompletedToday: centrevu.Position{Offset: 24, Line: 1, Column: 25},
				Text:           centrevu.Position{Offset: 88, Line: 2, Column: 9},
				FinishedAt:     centrevu.Position{Offset: 112, Line: 2, Column: 33},
			},
			At: []centrevu.Line{
				row(name+"/backup", 1, "Backups completed today: 1"),
				row(name+"/backup", 2, "Status: Last backup finished at 05/02/00 00:23:41"),
			},
		},
		Archive: &archive.Status{},
		Links:   &links.Status{},
		Errors: &report.ErrorLog{Source: name + "/log", NotAfter: ago(time.Minute), Entries: []errlog.Entry{{
			Time: ago(50*24*time.Hour + shift), Code: 7, ACD: centrevu.ACD{Number: 1}, Severity: "INFO", Text: "Something of old",
		}}},
		Captures: []report.Capture{{Name: name + "/all", Facts: report.Facts[:], CapturedAt: ago(time.Minute), Clock: ago(time.Minute), ClockAt: ago(time.Minute)}},
	}
	last := map[archive.Kind]time.Duration{
		archive.Interval: 30 * time.Minute,
		archive.Daily:    7*time.Hour + 25*time.Minute,
		archive.Weekly:   2*24*time.Hour + 7*time.Hour,
		archive.Monthly:  24*time.Hour + 7*time.Hour,
	}
	for n := range 2 {
		acd := centrevu.ACD{Number: n + 1}
		s.Links.Links = append(s.Links.Links, links.Link{
			ACD: acd, Application: "data transfer", Session: "data transfer", Connection: "operational",
			At: row(name+"/links", n+1, "%d data transfer data transfer operational", n+1),
		})
		for _, k := range archive.Kinds {
			s.Archive.Runs = append(s.Archive.Runs, archive.Run{
				ACD: acd, Kind: k, State: archive.Finished, Text: "finished", Last: ago(last[k] + shift),
				At: row(name+"/archive", 4*n+int(k), "%d %s finished", n+1, k),
			})
		}
	}
	return s
}

func pair() report.Pair {
	return report.Pair{Primary: server("primary", 0), Secondary: server("secondary", 3*time.Minute)}
}

// of returns the rule with this ID.
func of(id string) report.Rule {
	for _, r := range All() {
		if r.ID == id {
			return r
		}
	}
	panic("no rule " + id)
}

// only returns a rule's findings that are not OK or not applicable, as
// "server: ACD: status: message".
func only(p report.Pair, id string) []string {
	list := []string{}
	for _, f := range report.Evaluate(p, []report.Rule{of(id)}, report.Options{}).Findings {
		if f.Status == report.OK || f.Status == report.NotApplicable {
			continue
		}
		s := f.Status.String() + ": " + f.Message
		if !f.ACD.IsZero() {
			s = f.ACD.String() + ": " + s
		}
		if f.Server != "" {
			s = f.Server + ": " + s
		}
		list = append(list, s)
	}
	return list
}
