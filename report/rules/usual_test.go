package rules

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/archive"
	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// asked returns what a rule says of the primary beyond OK, or not applicable.
func asked(p report.Pair, id string, opt report.Options) []string {
	list := []string{}
	for _, f := range report.Evaluate(p, []report.Rule{of(id)}, opt).Findings {
		if f.Server == "primary" && f.Status.Worse(report.OK) {
			list = append(list, f.Status.String()+": "+f.Message)
		}
	}
	return list
}

func entry(at time.Time, text string) errlog.Entry {
	return errlog.Entry{Time: at, Code: 9, Severity: "INFO", Text: text}
}

func TestErrorsListedAsUsual(t *testing.T) {
	p := pair()
	log(p, ago(time.Hour), 2, "Link to ACD 2 was reset")
	log(p, ago(time.Hour), 2, "Clocks differ by more than 24 hours")
	for _, u := range []report.UsualEntry{{Text: "WAS RESET"}, {Code: 99, Text: "reset"}, {ACD: 2, Text: "reset"}} {
		got := asked(p, "errors.unusual", report.Options{Usual: []report.UsualEntry{u}})
		assert.Equal(t, []string{"critical: 2000-05-02 07:00: code 99, Clocks differ by more than 24 hours"}, got)
	}
	for _, u := range []report.UsualEntry{{Text: "other"}, {Code: 98}, {ACD: 3}, {}} {
		assert.Len(t, asked(p, "errors.unusual", report.Options{Usual: []report.UsualEntry{u}}), 2)
	}
	assert.Empty(t, asked(p, "errors.pair", report.Options{Usual: []report.UsualEntry{{Code: 99}}}))
}

func TestErrorsByBaseline(t *testing.T) {
	base := &errlog.Baseline{}
	for d := 60; d > 0; d-- {
		at := ago(time.Duration(d) * 24 * time.Hour)
		base.Learn(at, []errlog.Entry{entry(at, "Link to ACD 3 was reset"), entry(at, "Data collection will remain down")})
	}
	p := pair()
	p.Primary.Baseline = base
	yesterday := ago(24 * time.Hour)
	p.Primary.Errors.Entries = append(p.Primary.Errors.Entries,
		entry(yesterday, "Link to ACD 3 was reset"), entry(yesterday, "Data collection will remain down"),
		entry(ago(time.Hour), "Link to ACD 4 was reset"), entry(ago(time.Hour), "A new thing"))
	assert.Equal(t, []string{
		"critical: 2000-05-01 08:00: code 9, Data collection will remain down (usual, and still critical)",
		"warning: 2000-05-02 07:00: code 9, A new thing (unusual: new)",
	}, asked(p, "errors.unusual", report.Options{}))
	assert.Equal(t, []string{"warning: on the primary only: code 9, A new thing"}, asked(p, "errors.pair", report.Options{}))

	p.Primary.Errors.Entries = p.Primary.Errors.Entries[:2] // yesterday's other entry did not come
	assert.Contains(t, asked(p, "errors.unusual", report.Options{}),
		"warning: an entry that comes daily did not come yesterday: code 9, Data collection will remain down")

	p.Primary.Baseline = &errlog.Baseline{}
	assert.Equal(t, []string{
		"warning: 2000-05-01 08:00: code 9, Link to ACD 3 was reset (too little is known to tell whether it is usual)",
	}, asked(p, "errors.unusual", report.Options{}), "what was never learned is not usual")
}

// changedLog returns a pair whose primary has a baseline of sixty days, and its
// log of yesterday, made by a function that is told how many days ago.
func changedLog(learned, yesterday func(at time.Time, ago int) []errlog.Entry, more ...func(*errlog.Baseline)) report.Pair {
	p := pair()
	base := &errlog.Baseline{}
	for d := 60; d > 0; d-- {
		at := ago(time.Duration(d) * 24 * time.Hour)
		if d > 1 {
			base.Learn(at, learned(at, d))
		} else {
			p.Primary.Errors.Entries = yesterday(at, d)
		}
	}
	for _, change := range more {
		change(base)
	}
	p.Primary.Baseline = base
	return p
}

// dailyOf are entries of a message that comes daily at each of four ACDs, and of
// as many kinds that have no ACD.
func dailyOf(at time.Time, verb string, without int) []errlog.Entry {
	var all []errlog.Entry
	for i := 1; i <= 4; i++ {
		if i != without {
			e := entry(at, "Daily archive finished")
			e.ACD.Number = i
			all = append(all, e)
		}
		name := string(rune('a' + i))
		all = append(all, entry(at, "Process "+name+" of table "+name+" "+verb+" what it does"))
	}
	return all
}

// twice adds another message for each of an ACD.
func twice(all []errlog.Entry) []errlog.Entry {
	for _, e := range all {
		if e.ACD.Number > 0 {
			e.Text = "Second archive"
			all = append(all, e)
		}
	}
	return all
}

var (
	asAlways = func(at time.Time, _ int) []errlog.Entry { return dailyOf(at, "reports", 0) }

	missingAtACD = changedLog(asAlways, func(at time.Time, _ int) []errlog.Entry { return dailyOf(at, "reports", 3) })
	stillMissing = changedLog(func(at time.Time, ago int) []errlog.Entry {
		if ago < 5 {
			return dailyOf(at, "reports", 3)
		}
		return dailyOf(at, "reports", 0)
	}, func(at time.Time, _ int) []errlog.Entry { return dailyOf(at, "reports", 3) })
	silentACD = changedLog(func(at time.Time, _ int) []errlog.Entry { return twice(dailyOf(at, "reports", 0)) },
		func(at time.Time, _ int) []errlog.Entry { return twice(dailyOf(at, "reports", 3)) })
	upgraded = changedLog(asAlways, func(at time.Time, _ int) []errlog.Entry { return dailyOf(at, "says now", 0) })
)

func TestErrorsThatChanged(t *testing.T) {
	said := func(p report.Pair) []string { return asked(p, "errors.unusual", report.Options{}) }
	assert.Equal(t, []string{"warning: an entry that comes daily did not come yesterday: code 9, Daily archive finished"}, said(missingAtACD))
	assert.Equal(t, []string{"warning: an entry that comes daily is still missing since 2000-04-28: code 9, Daily archive finished"}, said(stillMissing))
	assert.Equal(t, []string{"warning: not a single entry of this ACD came yesterday, which has some every day"}, said(silentACD))
	assert.Equal(t, []string{
		"warning: many kinds of entries changed at once on 2000-05-01, as after an upgrade: 4 new, 4 missing, " +
			"such as 9 INFO Process b of table b reports what it does -> 9 INFO Process b of table b says now what it does",
	}, said(upgraded))
	accepted := upgraded
	server := *upgraded.Primary
	server.Baseline = &errlog.Baseline{}
	server.Baseline.Merge(upgraded.Primary.Baseline)
	server.Baseline.Accept(ago(24 * time.Hour))
	accepted.Primary = &server
	assert.Empty(t, said(accepted))
}

func TestOverdueBySchedule(t *testing.T) {
	at := func(month, day, hour, minute int) time.Time {
		return time.Date(2000, time.Month(month), day, hour, minute, 0, 0, time.UTC)
	}
	tests := []struct {
		name string
		kind archive.Kind
		last time.Time
		want []string
	}{
		{"daily, in time", archive.Daily, at(5, 2, 0, 35), nil},
		{"daily, a minute early by its clock", archive.Daily, at(5, 2, 0, 34), nil},
		{"daily, missed", archive.Daily, at(5, 1, 0, 36), []string{"warning: daily: last run 2000-05-01 00:36, 31 h 24 min ago; it was due 2000-05-02 00:35"}},
		{"daily, missed twice", archive.Daily, at(4, 30, 0, 36),
			[]string{"critical: daily: last run 2000-04-30 00:36, 55 h 24 min ago; it was due 2000-05-02 00:35, and 2000-05-01 00:35 as well"}},
		{"interval, an hour late at most", archive.Interval, at(5, 2, 7, 0), nil},
		{"interval, missed", archive.Interval, at(5, 2, 6, 0), []string{"warning: interval: last run 2000-05-02 06:00, 2 h ago; it was due 2000-05-02 07:00"}},
		{"weekly, in time", archive.Weekly, at(4, 30, 0, 35), nil},
		{"weekly, missed", archive.Weekly, at(4, 23, 0, 40), []string{"warning: weekly: last run 2000-04-23 00:40, 9 days ago; it was due 2000-04-30 00:35"}},
		{"monthly, missed", archive.Monthly, at(4, 1, 0, 40), []string{"warning: monthly: last run 2000-04-01 00:40, 31 days ago; it was due 2000-05-01 00:35"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := pair()
			p.Primary.Archive.Runs = []archive.Run{{ACD: p.Primary.Archive.Runs[0].ACD, Kind: tt.kind, State: archive.Finished, Last: tt.last}}
			want := append([]string{}, tt.want...)
			for _, s := range []map[int]archive.Schedule{{0: {}}, {1: {}}, {0: {Interval: 15}, 1: {}}} {
				assert.Equal(t, want, asked(p, "archive.overdue", report.Options{Schedules: s}))
			}
		})
	}
	p := pair()
	for i := range p.Primary.Archive.Runs {
		p.Primary.Archive.Runs[i].Next = now.Add(time.Hour)
	}
	p.Primary.Archive.Runs[1].Next = time.Time{}
	assert.Equal(t, []string{"warning: daily: last run 2000-05-02 00:35, 7 h 25 min ago; its next run is not shown, as those of others are"},
		asked(p, "archive.overdue", report.Options{Schedules: map[int]archive.Schedule{0: {}}}))
	p = pair()
	got := asked(p, "archive.overdue", report.Options{Schedules: map[int]archive.Schedule{0: {Interval: 7}}})
	assert.Len(t, got, 8, "a schedule that cannot be says nothing")
	assert.Contains(t, got[0], "unknown: ")
}
