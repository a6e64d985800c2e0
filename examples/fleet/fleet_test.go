package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/fleetsim"
	"example.com/centrevu/report"
)

type buffer = bytes.Buffer

func readerOf(text []byte) io.Reader { return bytes.NewReader(text) }

// TestFleet runs a fleet of 50 servers over 30 days, with faults that were
// planted, and holds it against the library without Beam.
func TestFleet(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	fleet := &fleetsim.Fleet{Seed: 20, Sites: 25, Days: 30, FaultRate: 0.06}
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	writeFleet(t, dir, fleet)
	args := []string{"-captures", filepath.Join(dir, "site-*"), "-out", out, "-all"}
	status, stdout, stderr := runHere(t, args...)
	require.Equal(t, report.Unknown.ExitCode(), status, stdout+stderr)
	require.Empty(t, stderr)
	lib := byLibrary(t, dir, fleet)

	t.Run("findings", func(t *testing.T) { sameFindings(t, out, lib) })
	t.Run("log days", func(t *testing.T) { sameVerdicts(t, out, lib) })
	t.Run("kinds", func(t *testing.T) { sameKinds(t, out, lib) })
	t.Run("baselines", func(t *testing.T) { sameBaselines(t, dir, out, fleet, lib) })
	t.Run("truth", func(t *testing.T) { everyFault(t, dir, out, fleet) })
	t.Run("again", func(t *testing.T) {
		before := tree(t, out)
		status, _, stderr := runHere(t, args...)
		require.Equal(t, report.Unknown.ExitCode(), status, stderr)
		assert.Equal(t, before, tree(t, out))
	})
}

type readFinding struct {
	Key, Site, Date string
	report.Finding
}

func sameFindings(t *testing.T, out string, lib *library) {
	got := map[string][]string{}
	key := ""
	for raw := range lines[json.RawMessage](t, filepath.Join(out, "findings.jsonl")) {
		var f readFinding
		require.NoError(t, json.Unmarshal(raw, &f))
		require.LessOrEqual(t, key, f.Key, "by key")
		key = f.Key
		text, err := json.Marshal(f.Finding)
		require.NoError(t, err)
		got[f.Site+" "+f.Date] = append(got[f.Site+" "+f.Date], string(text))
	}
	require.Len(t, got, len(lib.findings))
	for day, findings := range lib.findings {
		var want []string
		for _, f := range findings {
			text, err := json.Marshal(f)
			require.NoError(t, err)
			want = append(want, string(text))
		}
		require.ElementsMatch(t, want, got[day], day)
	}
}

func sameVerdicts(t *testing.T, out string, lib *library) {
	n := 0
	for line := range lines[logDayLine](t, filepath.Join(out, "log-days.jsonl")) {
		n++
		var want logDayLine
		want.Site, want.Server, want.Date = line.Site, line.Server, line.Date
		v, ok := lib.verdicts[line.Site+" "+line.Server+" "+line.Date]
		require.True(t, ok)
		want.take(v, true, "")
		for i := range want.Findings {
			for _, p := range []*logPlace{&want.Findings[i].First, &want.Findings[i].Last} {
				if !p.Time.IsZero() {
					p.Log = line.Findings[i].First.Log // the library's entries do not name theirs
				}
			}
		}
		w, err := json.Marshal(want)
		require.NoError(t, err)
		g, err := json.Marshal(line)
		require.NoError(t, err)
		require.JSONEq(t, string(w), string(g))
	}
	assert.Equal(t, len(lib.verdicts), n)
}

func sameKinds(t *testing.T, out string, lib *library) {
	file, err := os.Open(filepath.Join(out, "kinds.csv"))
	require.NoError(t, err)
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	table, err := parquet.ReadFile[kindLine](filepath.Join(out, "kinds.parquet"))
	require.NoError(t, err)
	require.Len(t, table, len(rows)-1)
	got := map[string]map[errlog.Kind]int64{}
	last := ""
	for i, k := range table {
		day := k.Site + " " + k.Server + " " + k.Date
		require.LessOrEqual(t, last, day)
		last = day
		if got[day] == nil {
			got[day] = map[errlog.Kind]int64{}
		}
		got[day][errlog.Kind{Code: int(k.Code), Severity: errlog.Severity(k.Severity), Text: k.Kind}] = k.Count
		r := rows[i+1]
		require.Equal(t, []string{k.Site, k.Server, k.Date, k.Kind}, []string{r[0], r[1], r[2], r[5]})
	}
	require.Equal(t, table, kindsByArrow(t, filepath.Join(out, "kinds.parquet")))
	for day, want := range lib.kinds {
		require.Equal(t, want, got[day], day)
		delete(got, day)
	}
	assert.Empty(t, got)
}

func sameBaselines(t *testing.T, dir, out string, fleet *fleetsim.Fleet, lib *library) {
	for site := range fleet.Sites {
		for server, name := range fleetsim.Servers {
			id := fleet.Site(site)
			text, err := os.ReadFile(filepath.Join(out, "baselines", id, "baseline-"+name+".json"))
			require.NoError(t, err)
			require.JSONEq(t, string(lib.baselines[id+" "+name]), string(text))

			f, err := os.Open(filepath.Join(dir, fleet.LogName(site, server)))
			require.NoError(t, err)
			var whole errlog.Baseline
			_, err = whole.LearnLog(errlog.Entries(f, sourceOf(fleet, site)))
			require.NoError(t, err)
			f.Close()
			learned, err := json.Marshal(&whole)
			require.NoError(t, err)
			require.JSONEq(t, string(learned), string(text), "as LearnLog does")
		}
	}
}

// everyFault checks that each fault that was planted was found, and that what is
// broken is among the dead letters.
func everyFault(t *testing.T, dir, out string, fleet *fleetsim.Fleet) {
	wrong := map[string][]string{} // keys of findings worse than OK, by site and day
	for f := range lines[readFinding](t, filepath.Join(out, "findings.jsonl")) {
		if f.Status.Worse(report.OK) {
			wrong[f.Site+" "+f.Date] = append(wrong[f.Site+" "+f.Date], f.Key)
		}
	}
	verdicts := map[string]dayLine{}
	for l := range lines[dayLine](t, filepath.Join(out, "days.jsonl")) {
		verdicts[l.Site+" "+l.Date] = l
	}
	reasons := map[string][]string{}
	for l := range lines[logDayLine](t, filepath.Join(out, "log-days.jsonl")) {
		for _, f := range l.Findings {
			key := l.Site + " " + l.Server + " " + l.Date
			reasons[key] = append(reasons[key], f.Reason.String())
		}
	}
	dead := map[string]bool{}
	for l := range lines[letter](t, filepath.Join(out, "dead-letters.jsonl")) {
		dead[l.Path] = true
	}
	planted, healthy := map[fleetsim.Kind]int{}, 0
	for site := range fleet.Sites {
		for day := range fleet.Days {
			id := fleet.Site(site) + " " + fleet.Date(day).Format(time.DateOnly)
			faults := fleet.Truth(site, day)
			if len(faults) == 0 {
				healthy++
				assert.Equal(t, report.OK, verdicts[id].Verdict, "%s: %v", id, verdicts[id].First)
			}
			for _, f := range faults {
				if f.Echo {
					continue
				}
				planted[f.Kind]++
				assert.NotEqual(t, report.OK, verdicts[id].Verdict, "%s: %v", id, f)
				found := slices.ContainsFunc(wrong[id], func(key string) bool { return strings.HasPrefix(key, f.Key) })
				assert.True(t, found, "%s: %v among %v", id, f, wrong[id])
				if f.Reason != "" {
					day := fleet.Site(site) + " " + f.Server + " " + f.LogDay.Format(time.DateOnly)
					assert.Contains(t, reasons[day], f.Reason, "%s: %v", day, f)
				}
				if f.File != "" {
					assert.True(t, dead[filepath.Join(dir, f.File)], "%s: %v is no dead letter", id, f)
				}
			}
		}
	}
	assert.NotEmpty(t, planted)
	t.Logf("%d days healthy; planted: %v", healthy, planted)
}

// tree returns what is in a folder, each file with a sum of its bytes.
func tree(t *testing.T, dir string) map[string][32]byte {
	t.Helper()
	sums := map[string][32]byte{}
	require.NoError(t, filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		sums[strings.TrimPrefix(name, dir)] = sha256.Sum256(text)
		return err
	}))
	require.NotEmpty(t, slices.Collect(maps.Keys(sums)))
	return sums
}
