package rules

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

var aMinute = time.Date(2000, 5, 2, 0, 23, 0, 0, time.UTC)

// aServer is a server of which nothing that is compared was seen.
func aServer() *report.Server {
	return &report.Server{Backup: &backup.Status{}, Archive: &archive.Status{}, Links: &links.Status{}, Errors: &report.ErrorLog{}}
}

func aRun(acd int, kind archive.Kind, text string, last time.Time) archive.Run {
	return archive.Run{ACD: centrevu.ACD{Number: acd}, Kind: kind, Text: text, Last: last}
}

// A value that differs tells two servers apart; one that only one of them shows,
// and one of another thing, does not.
func TestDiffer(t *testing.T) {
	one, two := 1, 2
	link := func(acd int, application, session, connection string) *links.Status {
		return &links.Status{Links: []links.Link{{ACD: centrevu.ACD{Number: acd}, Application: application, Session: session, Connection: connection}}}
	}
	runs := func(r ...archive.Run) *archive.Status { return &archive.Status{Runs: r} }
	log := func(times ...time.Time) *report.ErrorLog {
		l := &report.ErrorLog{}
		for _, at := range times {
			l.Entries = append(l.Entries, errlog.Entry{Time: at})
		}
		return l
	}
	later := aMinute.Add(time.Minute)
	type set = func(*report.Server)
	finished := func(at time.Time) set { return func(s *report.Server) { s.Backup.FinishedAt = at } }
	text := func(text string) set { return func(s *report.Server) { s.Backup.Text = text } }
	today := func(n *int) set { return func(s *report.Server) { s.Backup.CompletedToday = n } }
	archives := func(r ...archive.Run) set { return func(s *report.Server) { s.Archive = runs(r...) } }
	linked := func(l *links.Status) set { return func(s *report.Server) { s.Links = l } }
	logged := func(l *report.ErrorLog) set { return func(s *report.Server) { s.Errors = l } }
	nothing := func(*report.Server) {}
	for _, tt := range []struct {
		name string
		a, b set
		want bool
	}{
		{"nothing seen", nothing, nothing, false},
		{"backups at two times", finished(aMinute), finished(later), true},
		{"backups at one time", finished(aMinute), finished(aMinute), false},
		{"the time of one backup", finished(aMinute), nothing, false},
		{"two texts", text("a"), text("b"), true},
		{"one text", text("a"), text("a"), false},
		{"the text of one", text("a"), nothing, false},
		{"two counts", today(&one), today(&two), true},
		{"one count", today(&one), today(&one), false},
		{"the count of one", today(&one), nothing, false},
		{"archives at two times", archives(aRun(1, archive.Daily, "", aMinute)), archives(aRun(1, archive.Daily, "", later)), true},
		{"archives at one time", archives(aRun(1, archive.Daily, "", aMinute)), archives(aRun(1, archive.Daily, "", aMinute)), false},
		{"the time of one archive", archives(aRun(1, archive.Daily, "", aMinute)), archives(aRun(1, archive.Daily, "", time.Time{})), false},
		{"archives of two kinds", archives(aRun(1, archive.Daily, "", aMinute)), archives(aRun(1, archive.Weekly, "", later)), false},
		{"archives of two ACDs", archives(aRun(1, archive.Daily, "", aMinute)), archives(aRun(2, archive.Daily, "", later)), false},
		{"archives of two texts", archives(aRun(1, archive.Daily, "finished", aMinute)), archives(aRun(1, archive.Daily, "running", aMinute)), true},
		{"the text of one archive", archives(aRun(1, archive.Daily, "finished", aMinute)), archives(aRun(1, archive.Daily, "", aMinute)), false},
		{"links of one state", linked(link(1, "x", "y", "z")), linked(link(1, "x", "y", "z")), false},
		{"two applications", linked(link(1, "x", "y", "z")), linked(link(1, "w", "y", "z")), true},
		{"two sessions", linked(link(1, "x", "y", "z")), linked(link(1, "x", "w", "z")), true},
		{"two connections", linked(link(1, "x", "y", "z")), linked(link(1, "x", "y", "w")), true},
		{"the words of one link", linked(link(1, "x", "y", "z")), linked(link(1, "", "", "")), false},
		{"links of two ACDs", linked(link(1, "x", "y", "z")), linked(link(2, "w", "w", "w")), false},
		{"the links of one", linked(link(1, "x", "y", "z")), linked(nil), false},
		{"logs of one newest entry", logged(log(aMinute, later)), logged(log(later, aMinute)), false},
		{"logs of two newest entries", logged(log(aMinute, later)), logged(log(aMinute, aMinute)), true},
		{"the log of one", logged(log(aMinute)), logged(nil), false},
		{"the entries of one", logged(log(aMinute)), logged(log()), false},
	} {
		a, b := aServer(), aServer()
		tt.a(a)
		tt.b(b)
		assert.Equal(t, tt.want, differ(a, b), tt.name)
		assert.Equal(t, tt.want, differ(b, a), "%s, the other way round", tt.name)
	}
}

// A time is to the second only where seconds are shown.
func TestToTheSecond(t *testing.T) {
	second := aMinute.Add(41 * time.Second)
	same := func(a, b time.Time) bool {
		return sameFinish(&backup.Status{FinishedAt: a}, &backup.Status{FinishedAt: b})
	}
	assert.True(t, same(second, second))
	assert.True(t, same(aMinute.Add(time.Second), aMinute.Add(time.Second)))
	assert.True(t, same(aMinute.Add(59*time.Second), aMinute.Add(59*time.Second)))
	assert.False(t, same(aMinute, aMinute), "two servers can end in one minute")
	assert.False(t, same(second, second.Add(time.Minute)))
	assert.False(t, same(time.Time{}, time.Time{}))
	shown := backup.Status{FinishedAt: aMinute, Seconds: true}
	assert.True(t, sameFinish(&shown, &shown), "its seconds were shown")
	assert.False(t, sameFinish(&shown, &backup.Status{FinishedAt: aMinute}))
}

// Archives that ran in the same second count if all did that show seconds.
func TestSameSeconds(t *testing.T) {
	daily, weekly := aMinute.Add(4*time.Second), aMinute.Add(9*time.Second)
	for _, tt := range []struct {
		name string
		a, b []archive.Run
		want int
	}{
		{"two", []archive.Run{aRun(1, archive.Daily, "", daily), aRun(1, archive.Weekly, "", weekly)}, []archive.Run{aRun(1, archive.Weekly, "", weekly), aRun(1, archive.Daily, "", daily)}, 2},
		{"one of another second", []archive.Run{aRun(1, archive.Daily, "", daily), aRun(1, archive.Weekly, "", weekly)}, []archive.Run{aRun(1, archive.Daily, "", daily), aRun(1, archive.Weekly, "", daily)}, 0},
		{"one of the minute", []archive.Run{aRun(1, archive.Daily, "", daily), aRun(1, archive.Weekly, "", aMinute)}, []archive.Run{aRun(1, archive.Daily, "", daily), aRun(1, archive.Weekly, "", aMinute)}, 1},
		{"one of the minute on one server", []archive.Run{aRun(1, archive.Daily, "", daily), aRun(1, archive.Weekly, "", weekly)}, []archive.Run{aRun(1, archive.Daily, "", daily), aRun(1, archive.Weekly, "", aMinute)}, 0},
		{"another ACD", []archive.Run{aRun(1, archive.Daily, "", daily)}, []archive.Run{aRun(2, archive.Daily, "", daily)}, 0},
	} {
		a, b := aServer(), aServer()
		a.Archive.Runs, b.Archive.Runs = tt.a, tt.b
		for i := range a.Archive.Runs {
			a.Archive.Runs[i].At = centrevu.Line{Text: "of the primary"}
		}
		n, at := sameSeconds(a, b)
		assert.Equal(t, tt.want, n, tt.name)
		assert.Len(t, at, 2*tt.want, tt.name)
	}
}

// Each fact that two servers cannot share has a finding of its own, with its lines.
func TestFindingsOfSameFacts(t *testing.T) {
	daily, weekly := aMinute.Add(4*time.Second), aMinute.Add(9*time.Second)
	judge := func(a, b *report.Server) map[string]report.Finding {
		found := map[string]report.Finding{}
		for _, f := range report.Evaluate(report.Pair{Primary: a, Secondary: b}, []report.Rule{of("pair.same")}, report.Options{Now: aMinute}).Findings {
			found[f.Code] = f
		}
		return found
	}
	with := func(last ...time.Time) *report.Server {
		s := aServer()
		for i, at := range last {
			s.Archive.Runs = append(s.Archive.Runs, aRun(1, archive.Kind(i+1), "finished", at))
			s.Archive.Runs[i].At = centrevu.Line{Position: centrevu.Position{Line: i + 1}, Text: "a row"}
		}
		return s
	}
	two := judge(with(daily, weekly), with(daily, weekly))
	assert.Equal(t, report.Warning, two["same-seconds"].Status)
	assert.NotEmpty(t, two["same-seconds"].Evidence)
	assert.NotContains(t, judge(with(daily), with(daily)), "same-seconds", "one alone can be chance")

	empty := judge(with(), with())
	assert.NotContains(t, empty, "same-entries", "two empty logs")

	dated := with()
	dated.Backup.FinishedAt = aMinute
	assert.NotContains(t, judge(dated, with()), "undated", "one of the two has a time")
	assert.NotContains(t, judge(with(), dated), "undated", "one of the two has a time")
	assert.Equal(t, report.Unknown, judge(with(), with())["undated"].Status)
}

// The same entries at the same instants, each in the local time of its server, are of two
// logs: a copy shows the same clock.
func TestSameEntriesOfTwoZones(t *testing.T) {
	log := func(zone *time.Location) *report.ErrorLog {
		return &report.ErrorLog{Entries: []errlog.Entry{{Time: aMinute.In(zone), Text: "clocks differ"}}}
	}
	for hours, want := range map[int]bool{0: true, -2: false} {
		a, b := aServer(), aServer()
		a.Errors, b.Errors = log(time.UTC), log(time.FixedZone("", hours*3600))
		r := report.Evaluate(report.Pair{Primary: a, Secondary: b}, []report.Rule{of("pair.same")}, report.Options{Now: aMinute})
		assert.Equal(t, want, slices.ContainsFunc(r.Findings, func(f report.Finding) bool { return f.Code == "same-entries" }))
	}
}
