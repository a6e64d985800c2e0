package rules

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// spoiled is what spoils the healthy pair and what a rule says to it; that it
// says nothing to the healthy pair is tested of all.
type spoiled struct {
	rule, name string
	spoil      func(p report.Pair)
	want       []string
}

var cases = slices.Concat(linkCases, archiveCases, backupCases, errorCases, pairCases, captureCases, asideCases)

func log(p report.Pair, at time.Time, acd int, text string) {
	l := p.Primary.Errors
	l.Entries = append(l.Entries, errlog.Entry{
		Time: at, Code: 99, ACD: centrevu.ACD{Number: acd}, Text: text,
		At: centrevu.Position{Offset: int64(100 * len(l.Entries)), Line: 10 * len(l.Entries)},
	})
}

// logDate adds an entry of which nothing but the day is known, of May 2000; day 0
// is the last of April.
func logDate(p report.Pair, day int, text string) {
	log(p, time.Date(2000, 5, day, 23, 59, 59, 0, time.UTC), 0, text)
	l := p.Primary.Errors
	l.Entries[len(l.Entries)-1].DateOnly = true
}

// running has the primary's backup run, with all archives due tomorrow.
func running(p report.Pair) {
	p.Primary.Backup.State = backup.Running
	for i := range p.Primary.Archive.Runs {
		p.Primary.Archive.Runs[i].Next = now.Add(24 * time.Hour)
	}
}

func logins(users ...string) *report.Logins {
	l := &report.Logins{Users: []report.Login{}, At: centrevu.Line{Source: "secondary/who", Text: "$ who"}}
	for _, u := range users {
		l.Users = append(l.Users, report.Login{User: u, Line: "pts/1"})
	}
	return l
}

func count(p report.Pair, n int, finished time.Time) {
	p.Primary.Backup.CompletedToday, p.Primary.Backup.FinishedAt = &n, finished
	p.Primary.Captures[0].CapturedAt = time.Time{}
}

func TestRules(t *testing.T) {
	for _, tt := range cases {
		t.Run(tt.rule+"/"+tt.name, func(t *testing.T) {
			p := pair()
			tt.spoil(p)
			assert.Equal(t, tt.want, only(p, tt.rule))
		})
	}
}

func TestRulesOnTheHealthyPair(t *testing.T) {
	for _, r := range All() {
		t.Run(r.ID, func(t *testing.T) {
			assert.Empty(t, only(pair(), r.ID))
			p := pair()
			p.Secondary.Logins = logins()
			p.Primary.Links.Links[0].Peer = "primary"
			aside(p.Primary)
			aside(p.Secondary)
			worst := report.Evaluate(p, []report.Rule{r}, report.Options{}).Worst()
			assert.Equal(t, report.OK, worst)
		})
	}
}

func TestEachRuleHasAFailingCase(t *testing.T) {
	failing := make(map[string]bool)
	for _, tt := range cases {
		failing[tt.rule] = failing[tt.rule] || len(tt.want) > 0
	}
	for _, r := range All() {
		assert.True(t, failing[r.ID], r.ID)
	}
}

func TestCatalogueIsValid(t *testing.T) {
	assert.NoError(t, report.Validate(All()))
	All()[0].ID = "changed"
	assert.NotEqual(t, "changed", All()[0].ID, "a caller's slice is its own")
}

// What a log counts of a day and does not show is told like an entry, if all of that day
// is recent.
func TestCountedEntriesOfToday(t *testing.T) {
	for days, want := range map[int]int{0: 1, 1: 0, 62: 0} {
		p := pair()
		day := time.Date(now.Year(), now.Month(), now.Day()-days, 0, 0, 0, 0, time.UTC)
		p.Primary.Errors.Earlier = []report.EarlierEntries{{Day: day, Code: 9, Severity: "CRITICAL", Count: 4}}
		got := only(p, "errors.unusual")
		assert.Len(t, got, want, days)
	}
}
