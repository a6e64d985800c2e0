package rules

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// day is a day of a site: what the pair shows and what is said of it.
type day struct {
	spoil func(p report.Pair)
	want  []string
	opt   report.Options
}

// checkDays checks a pair day by day, the last of them today, and keeps the reports.
func checkDays(t *testing.T, rule string, days ...day) {
	t.Helper()
	var kept bytes.Buffer
	for i, d := range days {
		at := ago(time.Duration(len(days)-1-i) * 24 * time.Hour)
		h, err := report.NewHistory(bytes.NewReader(kept.Bytes()))
		require.NoError(t, err)
		p := pair()
		p.Primary.Now, p.Secondary.Now = time.Time{}, time.Time{}
		if d.spoil != nil {
			d.spoil(p)
		}
		if log := p.Primary.Errors; log != nil {
			log.NotAfter = at.Add(-2 * time.Minute)
		}
		d.opt.History, d.opt.Now = h, at
		r := report.Evaluate(p, []report.Rule{of(rule)}, d.opt)
		got := []string{}
		for _, f := range r.Findings {
			if f.Rule == rule && f.Status.Worse(report.OK) && !(f.Code == "future" || f.Code == "overdue") {
				got = append(got, f.Status.String()+": "+f.Message)
			}
		}
		assert.Equal(t, append([]string{}, d.want...), got, "day %d", i+1)
		require.NoError(t, report.Append(&kept, r))
	}
}

// yesterdays is a History of the healthy pair, seen a minute before midnight.
func yesterdays() report.History {
	p := pair()
	at := ago(8*time.Hour + time.Minute)
	p.Primary.Now, p.Secondary.Now = at, at
	p.Primary.Errors.NotAfter, p.Primary.Backup.FinishedAt = at, ago(20*time.Hour)
	p.Primary.Archive.Runs[3].Last = ago(10 * time.Hour)
	entries(longAgo, seenLast)(p)
	var kept bytes.Buffer
	if err := report.Append(&kept, report.Evaluate(p, All(), report.Options{})); err != nil {
		panic(err)
	}
	h, err := report.NewHistory(&kept)
	if err != nil {
		panic(err)
	}
	return h
}

// entries gives the primary a log.
func entries(list ...errlog.Entry) func(p report.Pair) {
	return func(p report.Pair) { p.Primary.Errors.Entries = list }
}

var (
	longAgo  = entry(ago(40*24*time.Hour), "old")
	seenLast = errlog.Entry{Time: ago(100 * time.Hour), Code: 7, Text: "newest"}
	tonight  = errlog.Entry{Time: ago(2 * time.Hour), Code: 8, Text: "tonight"}
	lostSaid = []string{"warning: the entry of 2000-04-28 04:00 with code 7, the newest of the log at the check of 2000-05-01 08:00, is not in it: it is an older log, or another server's"}
)

func TestLogThatLostItsNewestEntry(t *testing.T) {
	asBefore := day{spoil: entries(longAgo, seenLast)}
	check := func(is day, more ...day) {
		t.Helper()
		checkDays(t, "errors.current", append([]day{asBefore, is}, more...)...)
	}
	check(asBefore)
	check(day{spoil: entries(longAgo), want: lostSaid})
	check(day{spoil: entries(longAgo, tonight), want: lostSaid})
	check(day{spoil: entries(tonight)}) // rotated
	check(day{spoil: entries(longAgo, seenLast, tonight)})
	// Another zone was said to be the server's.
	moved := seenLast
	moved.Time = time.Date(2000, 4, 28, 4, 0, 0, 0, time.FixedZone("", -7*3600))
	check(day{spoil: entries(longAgo, moved, tonight)})
	// The table has a date only, or one row for all repeats.
	dated, counted := seenLast, seenLast
	dated.Time, dated.DateOnly = time.Date(2000, 4, 28, 23, 59, 59, 0, time.UTC), true
	counted.Time, counted.Count = ago(time.Hour), 4
	check(day{spoil: entries(longAgo, dated)})
	check(day{spoil: entries(longAgo, counted)})
	// What is not shown one by one is counted.
	check(day{spoil: func(p report.Pair) {
		p.Primary.Errors.Entries = []errlog.Entry{tonight}
		p.Primary.Errors.Earlier = []report.EarlierEntries{
			{Day: time.Date(2000, 3, 1, 0, 0, 0, 0, time.UTC), Code: 1, Count: 1}, {Day: time.Date(2000, 4, 28, 0, 0, 0, 0, time.UTC), Code: 7, Count: 3},
		}
	}})
	check(day{spoil: func(p report.Pair) {
		p.Primary.Errors.Entries = []errlog.Entry{tonight}
		p.Primary.Errors.Earlier = []report.EarlierEntries{{Day: time.Date(2000, 3, 1, 0, 0, 0, 0, time.UTC), Code: 1, Count: 1}}
	}, want: lostSaid})
	check(day{spoil: func(p report.Pair) { // it says that it begins behind it
		entries(longAgo, tonight)(p)
		p.Primary.Errors.Scope.From = ago(50 * time.Hour)
	}})
	check(day{spoil: func(p report.Pair) { p.Primary.Errors = nil }, want: []string{"unknown: not captured: Error Log Report"}})
}

// What was not the server's log is no measure of it the day after, unless somebody silenced
// what was said of it.
func TestLogOfTheDayBeforeWasAnother(t *testing.T) {
	asBefore, another := entries(longAgo, seenLast), entries(longAgo, tonight)
	said := func(at string) []string {
		return []string{"warning: the entry of 2000-04-28 04:00 with code 7, the newest of the log at the check of " + at + " 08:00, is not in it: it is an older log, or another server's"}
	}
	checkDays(t, "errors.current", day{spoil: asBefore}, day{spoil: entries(longAgo), want: said("2000-04-30")}, day{spoil: asBefore})
	checkDays(t, "errors.current", day{spoil: asBefore}, day{spoil: entries(longAgo), want: said("2000-04-29")},
		day{spoil: entries(longAgo), want: said("2000-04-29")}, day{spoil: another, want: said("2000-04-29")})
	accepted := report.Options{Silences: []report.Silence{{Rule: "errors.current", Who: "jo", Why: "cleared", Until: ago(12 * time.Hour)}}}
	checkDays(t, "errors.current", day{spoil: asBefore}, day{spoil: entries(longAgo), opt: accepted}, day{spoil: another})
}

func TestLastRunsThatWentBack(t *testing.T) {
	weekly := func(at time.Time) func(p report.Pair) {
		return func(p report.Pair) {
			for i := range p.Primary.Archive.Runs {
				if r := &p.Primary.Archive.Runs[i]; r.Kind == archive.Weekly && r.ACD.Number == 1 {
					r.Last = at
				}
			}
		}
	}
	was := time.Date(2000, 4, 30, 0, 41, 30, 0, time.UTC)
	said := []string{"warning: weekly: last run 2000-04-30 00:12:30, and at the check of 2000-05-01 08:00 it was 2000-04-30 00:41:30: what ran last does not go back"}
	back := weekly(was.Add(-29 * time.Minute))
	checkDays(t, "archive.overdue", day{spoil: weekly(was)}, day{spoil: weekly(was.Truncate(time.Minute))})
	checkDays(t, "archive.overdue", day{spoil: weekly(was)}, day{spoil: back, want: said})
	checkDays(t, "archive.overdue", day{spoil: back}, day{spoil: weekly(was)})
	checkDays(t, "archive.overdue", day{spoil: weekly(was)}, day{spoil: weekly(time.Date(2000, 4, 30, 0, 41, 0, 0, time.FixedZone("", 7*3600)))})
	checkDays(t, "archive.overdue", day{spoil: weekly(was)}, day{spoil: weekly(time.Date(2000, 4, 30, 0, 0, 0, 0, time.UTC))})

	finished := func(at time.Time) func(p report.Pair) {
		return func(p report.Pair) { p.Primary.Backup.FinishedAt = at }
	}
	checkDays(t, "backup.age", day{spoil: finished(ago(25 * time.Hour))}, day{spoil: finished(ago(26 * time.Hour)),
		want: []string{"warning: last backup 2000-05-01 06:00, and at the check of 2000-05-01 08:00 it was 2000-05-01 07:00: what ran last does not go back"}})
	checkDays(t, "backup.age", day{spoil: finished(ago(25 * time.Hour))}, day{spoil: finished(ago(time.Hour))})
	checkDays(t, "backup.age", day{spoil: finished(ago(48 * time.Hour))}, day{spoil: finished(ago(24 * time.Hour))})
}

func TestWentBackWhereClocksAreSetBack(t *testing.T) {
	denver, err := time.LoadLocation("America/Denver")
	require.NoError(t, err)
	at := func(hour, minute int) time.Time { return time.Date(2000, 10, 29, hour, minute, 0, 0, denver) }
	assert.False(t, wentBack(at(1, 40), at(1, 10)))
	assert.True(t, wentBack(at(3, 40), at(3, 10)))
	assert.True(t, wentBack(at(3, 40), at(1, 10)))
	assert.False(t, wentBack(at(3, 40), time.Time{}))
}

func TestACDThatBothServersShowNoMore(t *testing.T) {
	without := func(both bool) func(p report.Pair) {
		return func(p report.Pair) {
			for _, s := range []*report.Server{p.Primary, p.Secondary} {
				if both || s == p.Primary {
					s.Links.Links = s.Links.Links[:1]
					s.Archive.Runs = s.Archive.Runs[:4]
				}
			}
		}
	}
	said := func(at string) []string {
		return []string{"warning: neither server shows it, and both did at the check of " + at + " 08:00"}
	}
	checkDays(t, "pair.acds", day{}, day{spoil: without(true), want: said("2000-04-30")}, day{spoil: without(true), want: said("2000-04-30")})
	checkDays(t, "pair.acds", day{}, day{spoil: without(true), opt: report.Options{ACDs: []int{1}}})
	checkDays(t, "pair.acds", day{spoil: without(false), want: []string{"warning: only the secondary shows it"}}, day{spoil: without(true)})
	checkDays(t, "pair.acds", day{spoil: without(true)}, day{})
	renamed := func(p report.Pair) {
		for _, s := range []*report.Server{p.Primary, p.Secondary} {
			for i := range s.Links.Links {
				s.Links.Links[i].ACD.Name = "renamed"
			}
		}
	}
	checkDays(t, "pair.acds", day{}, day{spoil: renamed})
}

func TestArchivesBehindTheOthers(t *testing.T) {
	set := func(s *report.Server, k archive.Kind, acd int, last time.Time) {
		for i := range s.Archive.Runs {
			if r := &s.Archive.Runs[i]; r.Kind == k && r.ACD.Number == acd {
				r.Last = last
			}
		}
	}
	for name, tt := range map[string]struct {
		kind        archive.Kind
		here, there time.Duration // ago
		told        bool
	}{
		"weekly, of today there":           {archive.Weekly, (7*24 + 7) * time.Hour, 7 * time.Hour, true},
		"weekly, just ran there":           {archive.Weekly, 7*24*time.Hour + 30*time.Minute, 30 * time.Minute, false},
		"weekly, by hand there":            {archive.Weekly, (4*24 + 7) * time.Hour, 7 * time.Hour, false},
		"monthly, at another hour here":    {archive.Monthly, (30*24 - 2) * time.Hour, 7 * time.Hour, false},
		"monthly, of today there":          {archive.Monthly, (30*24 + 7) * time.Hour, 7 * time.Hour, true},
		"daily, of today there":            {archive.Daily, 25 * time.Hour, 2 * time.Hour, true},
		"daily, a little earlier":          {archive.Daily, 8 * time.Hour, 7 * time.Hour, false},
		"interval, an hour and a half ago": {archive.Interval, 110 * time.Minute, 20 * time.Minute, true},
		"interval, of the hour before":     {archive.Interval, 80 * time.Minute, 20 * time.Minute, false},
	} {
		t.Run(name, func(t *testing.T) {
			p := pair()
			set(p.Primary, tt.kind, 1, ago(tt.here))
			set(p.Secondary, tt.kind, 1, ago(tt.there))
			got := asked(p, "pair.acds", report.Options{})
			assert.Len(t, got, map[bool]int{true: 1}[tt.told], got)
			assert.Empty(t, asked(p, "pair.acds", report.Options{Schedules: map[int]archive.Schedule{0: {}}}))
			for i := range p.Primary.Archive.Runs {
				p.Primary.Archive.Runs[i].Next = ago(-time.Hour)
			}
			assert.Empty(t, asked(p, "pair.acds", report.Options{}), "archive.overdue judges")
		})
	}
	p := pair()
	set(p.Primary, archive.Weekly, 1, ago((7*24+7)*time.Hour))
	set(p.Secondary, archive.Weekly, 1, ago(7*time.Hour))
	assert.Equal(t, []string{"warning: weekly: last run 2000-04-25 01:00, and on the other server 2000-05-02 01:00: it did not run when that did"},
		asked(p, "pair.acds", report.Options{}))
	p.Primary.Archive.Runs[2].ACD = centrevu.ACD{Number: 9}
	p.Secondary.Archive.Runs[2].ACD = centrevu.ACD{Number: 9}
	assert.NotContains(t, asked(p, "pair.acds", report.Options{}), "weekly")
}
