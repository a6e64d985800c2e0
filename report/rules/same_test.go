package rules

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

// Where both servers show the same, and nothing tells whether they can be one
// server captured twice, it is not fine.
func TestSameAndNoTelling(t *testing.T) {
	now := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	server := func(at time.Time, up bool) *report.Server {
		one := 1
		l := links.Link{Application: "data transfer", Session: "data transfer", Connection: "operational"}
		l.ACD.Number = 1
		if !up {
			l.Connection = "quiescent"
		}
		return &report.Server{
			Backup:  &backup.Status{CompletedToday: &one, State: backup.Finished, FinishedAt: at},
			Archive: &archive.Status{Runs: []archive.Run{{ACD: l.ACD, Kind: archive.Daily, State: archive.Finished, Text: "finished"}}},
			Links:   &links.Status{Links: []links.Link{l}},
			Errors:  &report.ErrorLog{Entries: []errlog.Entry{}},
		}
	}
	judge := func(a, b *report.Server) map[string]report.Status {
		codes := map[string]report.Status{}
		for _, f := range report.Evaluate(report.Pair{Primary: a, Secondary: b}, []report.Rule{of("pair.same")}, report.Options{Now: now}).Findings {
			codes[f.Code] = f.Status
		}
		return codes
	}
	undated := judge(server(time.Time{}, true), server(time.Time{}, true))
	assert.Equal(t, report.Unknown, undated["undated"], "%v", undated)

	lacking := server(now, true)
	lacking.Links = nil
	partly := judge(server(now, true), lacking)
	assert.Equal(t, report.Unknown, partly["not-all"], "%v", partly)

	other := judge(server(now, true), server(now.Add(-time.Hour), true))
	assert.Equal(t, report.OK, other["differ"], "%v", other)
}
