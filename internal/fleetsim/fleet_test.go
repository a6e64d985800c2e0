package fleetsim_test

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/fleetsim"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rules"
)

// read returns the pair of a site on a day, as it is read from its folder.
func read(f *fleetsim.Fleet, site, day int) report.Pair {
	folders := [2]fstest.MapFS{{}, {}}
	prefix := f.Site(site) + "/" + f.Date(day).Format(time.DateOnly) + "/"
	for file := range f.Files(site, day) {
		server, name, _ := strings.Cut(strings.TrimPrefix(file.Name, prefix), "/")
		i := map[string]int{"primary": 0, "secondary": 1}[server]
		folders[i][name] = &fstest.MapFile{Data: file.Data, ModTime: file.ModTime}
	}
	var servers [2]*report.Server
	for i, folder := range folders {
		servers[i], _ = report.ReadServer(folder, centrevu.Source{Name: fleetsim.Servers[i], Location: f.Zone(site)}) // what was not read is in the report
	}
	return report.Pair{Primary: servers[0], Secondary: servers[1]}
}

// learned returns what is usual in the long log of a server.
func learned(t *testing.T, f *fleetsim.Fleet, site, server int) (*errlog.Baseline, []errlog.Entry) {
	var log bytes.Buffer
	require.NoError(t, f.WriteLog(&log, site, server))
	var entries []errlog.Entry
	for e, err := range errlog.Entries(&log, centrevu.Source{Location: f.Zone(site)}) {
		require.NoError(t, err)
		entries = append(entries, e)
	}
	var b errlog.Baseline
	_, err := b.LearnLog(func(yield func(errlog.Entry, error) bool) {
		for _, e := range entries {
			if !yield(e, nil) {
				return
			}
		}
	})
	require.NoError(t, err)
	return &b, entries
}

// found reports whether a report has what a fault has to be found by.
func found(r *report.Report, fault fleetsim.Fault) bool {
	for i := range r.Findings {
		if g := &r.Findings[i]; g.Status.Worse(report.OK) && g.Status != report.NotApplicable && strings.HasPrefix(g.Key(), fault.Key) {
			return true
		}
	}
	return false
}

func bad(r *report.Report) string {
	var b strings.Builder
	for i := range r.Findings {
		if g := &r.Findings[i]; g.Status.Worse(report.OK) && g.Cause == "" {
			b.WriteString("\n\t" + g.Status.String() + " " + g.Key() + " " + g.Code + ": " + g.Message)
		}
	}
	return b.String()
}

// judged counts what a fleet has.
type judged struct {
	healthy int
	faults  map[fleetsim.Kind]int
}

// judge asserts that every fault that is planted is found, in the captures and
// in the long log, and that every pair without one is healthy.
func judge(t *testing.T, f *fleetsim.Fleet) judged {
	seen := judged{faults: map[fleetsim.Kind]int{}}
	for site := range f.Sites {
		var baselines [2]*errlog.Baseline
		var logs [2][]errlog.Entry
		for i := range baselines {
			baselines[i], logs[i] = learned(t, f, site, i)
		}
		for day := range f.Days {
			p := read(f, site, day)
			p.Primary.Baseline, p.Secondary.Baseline = baselines[0], baselines[1]
			r := report.Evaluate(p, rules.All(), report.Options{Now: f.Now(site, day)})
			at := f.Site(site) + " " + f.Date(day).Format(time.DateOnly)
			faults := f.Truth(site, day)
			if len(faults) == 0 {
				seen.healthy++
				assert.Equal(t, report.OK, r.Worst(), "%s%s", at, bad(r))
				p.Primary.Baseline, p.Secondary.Baseline = nil, nil
				r = report.Evaluate(p, rules.All(), report.Options{Now: f.Now(site, day), Usual: usual(f, site)})
				assert.Equal(t, report.OK, r.Worst(), "%s, by the list of what is usual%s", at, bad(r))
			}
			for _, fault := range faults {
				if fault.Echo {
					continue
				}
				seen.faults[fault.Kind]++
				assert.True(t, found(r, fault), "%s: %+v%s", at, fault, bad(r))
				if fault.File != "" {
					assert.True(t, slices.ContainsFunc(slices.Collect(f.Files(site, day)), func(g fleetsim.File) bool { return g.Name == fault.File }), fault.File)
				}
				if fault.Reason != "" {
					i := map[string]int{"primary": 0, "secondary": 1}[fault.Server]
					assert.True(t, unusual(baselines[i].Unusual(fault.LogDay, logs[i]), fault), "%s: %+v in the long log", at, fault)
				}
			}
		}
	}
	return seen
}

func TestFleet(t *testing.T) {
	seen := judge(t, &fleetsim.Fleet{Seed: 1, Sites: 10, Days: 10, FaultRate: 0.3})
	assert.Greater(t, seen.healthy, 40)
	assert.Greater(t, len(seen.faults), 8)
}

func TestKinds(t *testing.T) {
	for kind := fleetsim.LinkDown; kind <= fleetsim.Changed; kind++ {
		t.Run(kind.String(), func(t *testing.T) {
			seen := judge(t, &fleetsim.Fleet{Seed: 7, Sites: 3, Days: 3, FaultRate: 0.4, Kinds: []fleetsim.Kind{kind}})
			assert.NotZero(t, seen.faults[kind])
			assert.NotZero(t, seen.healthy)
		})
	}
}

func usual(f *fleetsim.Fleet, site int) (list []report.UsualEntry) {
	for _, code := range f.Usual(site) {
		list = append(list, report.UsualEntry{Code: code})
	}
	return list
}

func unusual(v errlog.Verdict, fault fleetsim.Fault) bool {
	for _, g := range v.Findings {
		if g.Reason.String() == fault.Reason {
			return true
		}
	}
	return false
}

// A day depends on no other: in a fleet of other sites and days it is the same.
func TestAlone(t *testing.T) {
	small := &fleetsim.Fleet{Seed: 5, Sites: 3, Days: 4, FaultRate: 0.3}
	large := &fleetsim.Fleet{Seed: 5, Sites: 300, Days: 400, FaultRate: 0.3}
	for site := range small.Sites {
		for day := range small.Days {
			assert.Equal(t, slices.Collect(large.Files(site, day)), slices.Collect(small.Files(site, day)))
			assert.Equal(t, large.Truth(site, day), small.Truth(site, day))
		}
	}
	other := &fleetsim.Fleet{Seed: 6, Sites: 3, Days: 4, FaultRate: 0.3}
	assert.NotEqual(t, slices.Collect(small.Files(0, 0)), slices.Collect(other.Files(0, 0)))
}

// A window with what is wrong in it is still no wider than its terminal.
func TestWideWindow(t *testing.T) {
	f := &fleetsim.Fleet{Seed: 1, Sites: 500, Days: 30}
	const site = 200
	faults := f.Truth(site, 0)
	require.Len(t, faults, 1)
	require.Equal(t, fleetsim.LinkOff, faults[0].Kind)
	r := report.Evaluate(read(f, site, 0), rules.All(), report.Options{Now: f.Now(site, 0), Usual: usual(f, site)})
	assert.True(t, found(r, faults[0]), bad(r))
}

// A fleet without faults has none, also where clocks change.
func TestHealthy(t *testing.T) {
	denver, err := time.LoadLocation("America/Denver")
	require.NoError(t, err)
	f := &fleetsim.Fleet{
		Seed: 2, Sites: 2, Days: 3, FaultRate: -1, Zones: []*time.Location{denver},
		From: time.Date(2026, 3, 7, 0, 0, 0, 0, time.UTC), // summer time begins on the second day
	}
	assert.Equal(t, judged{healthy: 6, faults: map[fleetsim.Kind]int{}}, judge(t, f))
	f.From = time.Date(2026, 10, 31, 0, 0, 0, 0, time.UTC) // and ends
	assert.Equal(t, judged{healthy: 6, faults: map[fleetsim.Kind]int{}}, judge(t, f))
}

func TestOldLog(t *testing.T) {
	f := &fleetsim.Fleet{Sites: 1, Days: 1, CutLogs: 1}
	old, ok := f.OldLog(0)
	require.True(t, ok)
	n := 0
	var last error
	for e, err := range errlog.Entries(bytes.NewReader(old.Data), centrevu.Source{}) {
		if last = err; err == nil {
			n++
			assert.True(t, e.Time.Before(f.Date(-42)))
		}
	}
	assert.NotZero(t, n)
	assert.ErrorIs(t, last, io.ErrUnexpectedEOF)
	_, ok = (&fleetsim.Fleet{Sites: 1}).OldLog(0)
	assert.False(t, ok)
}
