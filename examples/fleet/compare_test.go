package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/examples/internal/checked"
	"example.com/centrevu/internal/fleetsim"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
	"example.com/centrevu/report/rules"
)

// library is what the library's own functions say of a fleet: each day of each
// pair by report.ReadServer and report.Evaluate, each log by errlog.Entries and a
// Baseline, one after the other and without any of this program's code.
type library struct {
	findings  map[string][]report.Finding // by site and day
	verdicts  map[string]errlog.Verdict   // by site, server and day
	kinds     map[string]map[errlog.Kind]int64
	baselines map[string][]byte // by site and server
}

func newLibrary() *library {
	return &library{map[string][]report.Finding{}, map[string]errlog.Verdict{}, map[string]map[errlog.Kind]int64{}, map[string][]byte{}}
}

// byLibrary reads a fleet that lies in a folder, a goroutine for each processor.
func byLibrary(t testing.TB, dir string, fleet *fleetsim.Fleet) *library {
	parts := make([]*library, runtime.GOMAXPROCS(0))
	var left atomic.Int64
	var all sync.WaitGroup
	for i := range parts {
		parts[i] = newLibrary()
		all.Go(func() {
			for n := int(left.Add(1)) - 1; n < fleet.Sites; n = int(left.Add(1)) - 1 {
				parts[i].site(t, dir, fleet, n)
			}
		})
	}
	all.Wait()
	lib := parts[0]
	for _, part := range parts[1:] {
		maps.Copy(lib.findings, part.findings)
		maps.Copy(lib.verdicts, part.verdicts)
		maps.Copy(lib.kinds, part.kinds)
		maps.Copy(lib.baselines, part.baselines)
	}
	return lib
}

func (lib *library) site(t testing.TB, dir string, fleet *fleetsim.Fleet, n int) {
	id := fleet.Site(n)
	rest := withoutServers(t, filepath.Join(dir, id))
	var baselines [2]errlog.Baseline
	var byDay [2]map[string][]errlog.Entry
	var firstDay, lastDay [2]time.Time
	for server, name := range fleetsim.Servers {
		byDay[server], firstDay[server], lastDay[server] = lib.log(t, filepath.Join(dir, fleet.LogName(n, server)), name, fleet.Zone(n))
	}
	first := fleet.Date(0)
	for _, d := range firstDay {
		if d.Before(first) {
			first = d
		}
	}
	for day := first; !day.After(fleet.Date(fleet.Days - 1)); day = day.AddDate(0, 0, 1) {
		date := day.Format(time.DateOnly)
		if !day.Before(fleet.Date(0)) {
			var pair report.Pair
			for server, to := range []**report.Server{&pair.Primary, &pair.Secondary} {
				name := fleetsim.Servers[server]
				folder := filepath.Join(dir, id, date, name)
				s, _ := report.ReadServer(os.DirFS(folder), centrevu.Source{Name: name, Location: fleet.Zone(n)})
				if _, err := os.Stat(folder); err != nil {
					s = nil
				}
				if s != nil && len(slices.Collect(baselines[server].Days())) >= 14 {
					s.Baseline = &baselines[server]
				}
				*to = s
			}
			now := checked.AsOf(pair, date, date, fleet.Zone(n))
			r := report.Evaluate(pair, rest.With(rules.All()...), rest.Options(report.Options{Now: now, ACDs: rest.acds}))
			lib.findings[id+" "+date] = r.Findings
		}
		for server, name := range fleetsim.Servers {
			entries := byDay[server][date]
			key := id + " " + name + " " + date
			if !day.Before(fleet.Date(0)) {
				lib.verdicts[key] = baselines[server].Unusual(day, entries)
			}
			if day.Before(firstDay[server]) || day.After(lastDay[server]) {
				continue
			}
			baselines[server].Learn(day, entries)
			sums := map[errlog.Kind]int64{}
			for _, e := range entries {
				sums[errlog.KindOf(e)] += int64(max(e.Count, 1))
			}
			lib.kinds[key] = sums
		}
	}
	for server, name := range fleetsim.Servers {
		text, err := json.Marshal(&baselines[server])
		if err != nil {
			t.Fatal(err)
		}
		lib.baselines[id+" "+name] = text
	}
}

// log reads a long log, and compares what LearnLog makes of it.
func (lib *library) log(t testing.TB, path, name string, zone *time.Location) (byDay map[string][]errlog.Entry, first, last time.Time) {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	byDay = map[string][]errlog.Entry{}
	for e, err := range errlog.Entries(f, centrevu.Source{Name: name, Location: zone}) {
		if err != nil {
			t.Fatal(err)
		}
		date := e.Time.Format(time.DateOnly)
		byDay[date] = append(byDay[date], e.Clone())
	}
	days := slices.Sorted(maps.Keys(byDay))
	first, _ = time.Parse(time.DateOnly, days[0])
	last, _ = time.Parse(time.DateOnly, days[len(days)-1])
	return byDay, first, last
}

// siteRules is what the site file of a made fleet says, without the parts that
// only the daily check knows.
type siteRules struct {
	*rulefile.File
	acds []int
}

func withoutServers(t testing.TB, dir string) siteRules {
	text, err := os.ReadFile(filepath.Join(dir, siteFile))
	if err != nil {
		t.Fatal(err)
	}
	own, rest, err := takeSiteKeys(text)
	if err != nil {
		t.Fatal(err)
	}
	f, err := rulefile.Parse(readerOf(rest), siteFile, rulefile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return siteRules{f, own.ACDs}
}

// writeFleet writes a fleet to a folder, with the times of its files.
func writeFleet(t testing.TB, dir string, fleet *fleetsim.Fleet) {
	t.Helper()
	put := func(name string, data []byte, at time.Time) {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, data, 0o666)); err != nil {
			t.Fatal(err)
		}
		if !at.IsZero() {
			if err := os.Chtimes(name, at, at); err != nil {
				t.Fatal(err)
			}
		}
	}
	for site := range fleet.Sites {
		f := fleet.SiteFile(site)
		put(f.Name, f.Data, f.ModTime)
		for day := range fleet.Days {
			for f := range fleet.Files(site, day) {
				put(f.Name, f.Data, f.ModTime)
			}
		}
		for server := range fleetsim.Servers {
			name := filepath.Join(dir, filepath.FromSlash(fleet.LogName(site, server)))
			if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				t.Fatal(err)
			}
			f, err := os.Create(name)
			if err == nil {
				err = errors.Join(fleet.WriteLog(f, site, server), f.Close())
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}

// lines reads the lines of an output.
func lines[T any](t testing.TB, name string) iter.Seq[T] {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(T) bool) {
		dec := json.NewDecoder(readerOf(text))
		for dec.More() {
			var v T
			if err := dec.Decode(&v); err != nil {
				t.Fatal(fmt.Errorf("%s: %w", name, err))
			}
			if !yield(v) {
				return
			}
		}
	}
}

// runHere runs the program in this process.
func runHere(t testing.TB, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs buffer
	status = run(context.Background(), args, &out, &errs)
	return status, out.String(), errs.String()
}

func sourceOf(fleet *fleetsim.Fleet, site int) centrevu.Source {
	return centrevu.Source{Location: fleet.Zone(site)}
}
