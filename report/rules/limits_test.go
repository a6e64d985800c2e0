package rules

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/archive"
	"example.com/centrevu/report"
)

// A limit for a server or an ACD holds for it and for nothing else.
func TestLimitsByServerAndACD(t *testing.T) {
	statuses := func(id string, by ...report.LimitsFor) map[string]report.Status {
		p := eight()
		log(p, ago(30*time.Hour), 3, "Something failed")
		list := make(map[string]report.Status)
		for _, f := range report.Evaluate(p, []report.Rule{of(id)}, report.Options{LimitsBy: by}).Findings {
			if f.Status.Worse(report.OK) {
				list[f.Key()] = f.Status
			}
		}
		return list
	}
	assert.Empty(t, statuses("archive.overdue"))
	short := report.Limits{ArchiveInterval: 20 * time.Minute}
	assert.Equal(t, map[string]report.Status{
		"archive.overdue:primary:3:interval": report.Warning, "archive.overdue:secondary:3:interval": report.Warning,
	}, statuses("archive.overdue", report.LimitsFor{ACD: 3, Limits: short}))
	assert.Len(t, statuses("archive.overdue", report.LimitsFor{Server: "secondary", Limits: short}), 8)
	assert.Equal(t, map[string]report.Status{"archive.overdue:secondary:3:interval": report.Warning},
		statuses("archive.overdue", report.LimitsFor{Server: "secondary", ACD: 3, Limits: short}))

	young := report.Limits{BackupWarning: time.Hour, BackupCritical: 2 * time.Hour}
	assert.Equal(t, map[string]report.Status{"backup.age:primary": report.Critical},
		statuses("backup.age", report.LimitsFor{Server: "primary", Limits: young}))
	assert.Empty(t, statuses("backup.age", report.LimitsFor{ACD: 1, Limits: young}), "a backup is of no ACD")
	assert.Equal(t, map[string]report.Status{"backup.secondary:secondary": report.Warning},
		statuses("backup.secondary", report.LimitsFor{Server: "secondary", Limits: young}))
	assert.Empty(t, statuses("backup.secondary", report.LimitsFor{Server: "primary", Limits: young}))
	assert.Len(t, statuses("captures.age", report.LimitsFor{Server: "primary", Limits: report.Limits{CaptureAge: time.Second}}), 1)

	long := report.Limits{ErrorsRecent: 40 * time.Hour}
	assert.Empty(t, statuses("errors.unusual", report.LimitsFor{ACD: 4, Limits: long}))
	assert.Len(t, statuses("errors.unusual", report.LimitsFor{ACD: 3, Limits: long}), 1)
	assert.Len(t, statuses("errors.unusual", report.LimitsFor{Server: "primary", Limits: long}), 1)
	assert.Empty(t, statuses("errors.unusual", report.LimitsFor{Server: "secondary", Limits: long}))

	x, err := report.Explain(pair(), of("archive.state"), report.Options{
		LimitsBy: []report.LimitsFor{{Server: "primary", ACD: 2, Limits: report.Limits{ArchiveRunning: time.Hour}}},
	})
	require.NoError(t, err)
	require.Len(t, x.Thresholds, 3)
	assert.Equal(t, "archive_running for server primary, ACD 2", x.Thresholds[1].Name)
	assert.Equal(t, time.Hour, x.Thresholds[1].Value)
}

func TestRunningByACD(t *testing.T) {
	p := pair()
	p.Primary.Archive.Runs[0].State = archive.Running
	opt := report.Options{LimitsBy: []report.LimitsFor{{ACD: 1, Limits: report.Limits{ArchiveRunning: time.Minute}}}}
	assert.Len(t, asked(p, "archive.state", opt), 1)
	assert.Empty(t, asked(p, "archive.state", report.Options{}))
}

// An entry between two checks is never passed over, however far these are
// apart; a log that was not seen then is looked back at further.
func TestLookBackToTheLastReport(t *testing.T) {
	at := func(days int, p report.Pair) string {
		for _, s := range []*report.Server{p.Primary, p.Secondary} {
			if s != nil {
				s.Now = ago(time.Duration(days) * 24 * time.Hour)
			}
		}
		var b bytes.Buffer
		require.NoError(t, report.Append(&b, report.Evaluate(p, All(), report.Options{Now: ago(time.Duration(days) * 24 * time.Hour)})))
		return b.String()
	}
	ask := func(lines string) []string {
		h, err := report.NewHistory(strings.NewReader(lines))
		require.NoError(t, err)
		p := pair()
		log(p, ago(4*24*time.Hour), 1, "Something failed")
		log(p, ago(8*24*time.Hour), 1, "Something else failed")
		return asked(p, "errors.unusual", report.Options{History: h})
	}
	blind := pair()
	blind.Primary.Errors = nil
	assert.Len(t, ask(""), 0, "the limit holds")
	assert.Len(t, ask(at(1, pair())), 0)
	assert.Len(t, ask(at(6, pair())), 1, "the check before was six days ago")
	assert.Len(t, ask(at(10, pair())), 2)
	assert.Len(t, ask(at(10, pair())+at(1, pair())), 0)
	assert.Len(t, ask(at(10, pair())+at(1, blind)), 2, "yesterday's check did not see the log")
	assert.Len(t, ask(at(10, pair())+at(1, report.Pair{})), 2)
}
