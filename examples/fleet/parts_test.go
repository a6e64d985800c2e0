package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/memfs"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

func TestPathsOfLogs(t *testing.T) {
	for _, c := range []struct{ pattern, path, site string }{
		{"/srv/fleet/*/logs/*", "/srv/fleet/denver/logs/primary.log", "denver"},
		{"/srv/fleet/*/logs/*", "/srv/fleet/denver/logs/secondary-2025.log.gz", "denver"},
		{"/srv/logs/*/*/*", "/srv/logs/denver/primary/2025.log", "denver"},
		{"/srv/*/cms/logs/*", "/srv/denver/cms/logs/primary.log", "denver/cms"},
		{"gs://logs/*/*", "gs://logs/denver/primary.log", "denver"},
		{"/srv/denver/logs/*", "/srv/denver/logs/primary.log", ""},
	} {
		rest := strings.TrimPrefix(c.path, fixedPart(c.pattern))
		assert.Equal(t, c.site, siteOf(rest), c.path)
	}
	for part, want := range map[string]int{"primary": 0, "primary.log": 0, "secondary_old.gz": 1, "secondary-1": 1, "primaries": -1, "log": -1, "Primary": -1} {
		assert.Equal(t, want, serverIn(part), part)
	}
}

func TestSlugsDiffer(t *testing.T) {
	assert.Equal(t, "site-1", slug("site-1"))
	seen := map[string]string{}
	for _, id := range []string{"a/b", "a_b", "a b", "..", ".", "", "Zürich", "Zurich", "a//b", strings.Repeat("x", 255), strings.Repeat("x", 254), strings.Repeat("é/", 200)} {
		s := slug(id)
		assert.Less(t, len(s), 128)
		assert.Regexp(t, `^[A-Za-z0-9_-][A-Za-z0-9._-]*$`, s)
		assert.Empty(t, seen[s], "%q and %q", id, seen[s])
		seen[s] = id + "."
	}
}

func TestFoldersOfDays(t *testing.T) {
	folders := []string{"2026-11-25", "2026-11-26", "2026-11-26T0800", "2026-11-26T1200"}
	assert.Equal(t, "2026-11-25", folderOf(folders, "2026-11-25"))
	assert.Equal(t, "2026-11-26T1200", folderOf(folders, "2026-11-26"))
	assert.Empty(t, folderOf(folders, "2026-11-27"))
	for name, want := range map[string]bool{"2026-11-26": true, "2026-11-26T0800": true, "2026-11-31": false, "logs": false, "2026-11-26T800": false} {
		_, ok := dayOf(name)
		assert.Equal(t, want, ok, name)
	}
}

// A site file has the keys of the daily check's; a mistake in the rest has its
// place.
func TestSiteFile(t *testing.T) {
	text := []byte("version: 1\nservers:\n  primary: {zone: Asia/Tokyo, folder: a/b, words: {x: y}}\nlimits: {backup_warning: 30h}\nacds: [1, 2]\nlanguage: fr\nstate: state\noutputs:\n  - {format: text, file: '-'}\n")
	own, rest, err := takeSiteKeys(text)
	require.NoError(t, err)
	assert.Equal(t, "a/b", own.Servers["primary"].Folder)
	assert.Equal(t, []int{1, 2}, own.ACDs)
	assert.Equal(t, "version: 1\n\n\nlimits: {backup_warning: 30h}\n\n\n\n\n\n", string(rest))
	_, _, err = takeSiteKeys([]byte("version: 1\nservers:\n  primary: {zoen: Asia/Tokyo}\n"))
	assert.ErrorContains(t, err, "zoen")
}

// Sections can be split wherever a runner wants: what is left and what is done
// are together what there was.
func TestSectionTracker(t *testing.T) {
	whole := sections{Cuts: []int64{0, 10, 25, 30, 70, 100}}
	for claimed := range 6 {
		for _, fraction := range []float64{0, 0.01, 0.3, 0.5, 0.99, 1} {
			tracker := &sectionTracker{of: whole}
			for i := range claimed {
				require.True(t, tracker.TryClaim(i))
			}
			done, left := tracker.GetProgress()
			assert.Equal(t, whole.bytes(), done+left)
			_, residual, err := tracker.TrySplit(fraction)
			require.NoError(t, err)
			primary := tracker.GetRestriction().(sections)
			got := slices.Clone(primary.Cuts)
			if residual != nil {
				rest := residual.(sections).Cuts
				require.Equal(t, got[len(got)-1], rest[0])
				require.Greater(t, len(rest), 1)
				got = append(got, rest[1:]...)
			}
			assert.Equal(t, whole.Cuts, got)
			i := claimed
			for ; tracker.TryClaim(i); i++ {
			}
			assert.True(t, tracker.IsDone())
			assert.NoError(t, tracker.GetError())
			assert.Equal(t, len(primary.Cuts)-1, i)
			if fraction == 0 {
				assert.Equal(t, claimed, i, "what was claimed is all that is left to do")
			}
		}
	}
	tracker := &sectionTracker{of: whole}
	assert.False(t, tracker.TryClaim(1))
	assert.Error(t, tracker.GetError())
}

// aLog is a log of some days, in which some entries are alike.
func aLog(r *rand.Rand, days, entries int) string {
	var b strings.Builder
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for range entries {
		at = at.Add(time.Duration(r.IntN(2*days*24*60/entries+1)) * time.Minute)
		fmt.Fprintf(&b, "%s %d %d INFO\nMessage %c of user u%d took %d s\n", at.Format("01/02/06 03:04 PM"), r.IntN(3), 1+r.IntN(3), 'A'+r.IntN(9), r.IntN(9), r.IntN(999))
	}
	return b.String()
}

// Counting in sections is counting the whole, and what stands for the entries of
// a day makes the same of a Baseline as they do.
func TestCountsStandForEntries(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	text := aLog(r, 70, 9000)
	byDay := map[date][]errlog.Entry{}
	for e, err := range errlog.Entries(strings.NewReader(text), centrevu.Source{}) {
		require.NoError(t, err)
		byDay[dateOf(e.Time)] = append(byDay[dateOf(e.Time)], e.Clone())
	}
	parts, err := errlog.Sections(strings.NewReader(text), int64(len(text)), 7)
	require.NoError(t, err)
	require.Len(t, parts, 7)
	var rows []row
	for _, i := range r.Perm(len(parts)) {
		c := newCounter(&Log{Path: "a.log", Time: 1 << 40})
		n, fault := count(c, errlog.Entries(parts[i], centrevu.Source{}), "a.log", false, func(*counts) bool { panic("as much as that?") })
		require.Nil(t, fault)
		require.NotZero(t, n)
		require.NoError(t, c.take().rows(func(r row) { rows = append(rows, r) }))
	}
	logs, err := openLogs(t.Context(), eachOf(rows))
	require.NoError(t, err)
	defer logs.close()
	days := slices.Sorted(maps.Keys(byDay))
	require.Equal(t, days[0], logs.of[0].from)
	require.Equal(t, days[len(days)-1], logs.of[0].to)
	var whole, counted errlog.Baseline
	for day := days[0]; day <= days[len(days)-1]; day++ {
		kinds, wantKinds := map[errlog.Kind]int64{}, map[errlog.Kind]int64{}
		of, err := logs.take(0, day, func(k errlog.Kind, n int64) error {
			require.NotContains(t, kinds, k)
			kinds[k] = n
			return nil
		})
		require.NoError(t, err)
		got := of.entries
		for _, e := range byDay[day] {
			wantKinds[errlog.KindOf(e)]++
		}
		require.Equal(t, wantKinds, kinds)
		var want, have logDayLine
		want.take(whole.Unusual(day.time(), byDay[day]), true, "")
		have.take(counted.Unusual(day.time(), got), true, "")
		for i := range have.Findings {
			have.Findings[i].First.Log, have.Findings[i].Last.Log = "", ""
			want.Findings[i].First.Log, want.Findings[i].Last.Log = "", ""
			assert.True(t, want.Findings[i].First.Time.Equal(have.Findings[i].First.Time))
			want.Findings[i].First.Time, want.Findings[i].Last.Time = have.Findings[i].First.Time, have.Findings[i].Last.Time
		}
		require.Equal(t, want, have, day)
		whole.Learn(day.time(), byDay[day])
		counted.Learn(day.time(), got)
	}
	a, err := whole.MarshalJSON()
	require.NoError(t, err)
	b, err := counted.MarshalJSON()
	require.NoError(t, err)
	require.JSONEq(t, string(a), string(b))
}

func eachOf(rows []row) func(func(row) error) error {
	return func(f func(row) error) error {
		for _, r := range rows {
			if err := f(r); err != nil {
				return err
			}
		}
		return nil
	}
}

// What of a day would be too much to hold is counted, and said to be too much.
func TestTooManyKinds(t *testing.T) {
	c := newCounter(&Log{Path: "a.log"})
	var rows []row
	for i := range maxDayCells + 10 {
		c.add(&errlog.Entry{Time: time.Unix(int64(i), 0).UTC(), Code: i, Count: 2})
		if c.full() {
			require.NoError(t, c.take().rows(func(r row) { rows = append(rows, r) }))
		}
	}
	require.NoError(t, c.take().rows(func(r row) { rows = append(rows, r) }))
	logs, err := openLogs(t.Context(), eachOf(rows))
	require.NoError(t, err)
	defer logs.close()
	n, sum := 0, int64(0)
	of, err := logs.take(0, 0, func(_ errlog.Kind, k int64) error { n++; sum += k; return nil })
	require.NoError(t, err)
	assert.Equal(t, "a.log", of.tooMany)
	assert.Equal(t, maxDayCells+10, n)
	assert.Equal(t, 2*int64(n), sum)
	assert.LessOrEqual(t, len(of.entries), 2*maxDayCells)
}

// Dates that are wrong do not make days to judge of a thousand years.
func TestLongestRun(t *testing.T) {
	var days []date
	for d := date(-700000); d < 20000; d += 50 {
		days = append(days, d)
	}
	from, to := longestRun(days)
	assert.Equal(t, date(19950), to)
	assert.Equal(t, to-mostDays, from)
	from, to = longestRun([]date{5, 7, 300, 301, 302, 3000})
	assert.Equal(t, [2]date{300, 302}, [2]date{from, to})
	from, to = longestRun(nil)
	assert.Less(t, to, from)
}

// A log that cannot be read to its end is not one on which nothing happened.
func TestWholeDays(t *testing.T) {
	whole := &span{first: 10, last: 20, some: true, until: date(20).end(0)}
	for name, c := range map[string]struct {
		spans map[string]*span
		whole []date
	}{
		"one log":                 {map[string]*span{"a": whole}, []date{10, 11, 15, 20}},
		"not over":                {map[string]*span{"a": {first: 10, last: 20, some: true, until: date(20).end(0) - 1}}, []date{10, 15, 19}},
		"an older one broken off": {map[string]*span{"a": whole, "b": {first: 1, last: 5, some: true, failed: true}}, []date{11, 15, 19}},
		"broken off":              {map[string]*span{"a": {first: 10, last: 20, some: true, failed: true, until: 1 << 40}}, nil},
		"another one unreadable":  {map[string]*span{"a": whole, "b": {failed: true}}, []date{11, 19}},
	} {
		s := &serverLog{from: 1, to: 20, spans: c.spans, bad: map[date]bool{12: true}}
		for day := date(10); day <= 20; day++ {
			ok, why := s.whole(day)
			if slices.Contains(c.whole, day) {
				assert.True(t, ok, "%s: %d: %s", name, day, why)
			}
			if !ok {
				assert.NotEmpty(t, why)
			}
			if c.whole == nil {
				assert.False(t, ok, "%s: %d", name, day)
			}
		}
		ok, _ := s.whole(12)
		assert.False(t, ok, name)
	}
	edges := &serverLog{from: 1, to: 20, spans: map[string]*span{"a": whole, "b": {failed: true}}}
	for _, day := range []date{9, 10, 20} {
		ok, _ := edges.whole(day)
		assert.False(t, ok, "the lost log may have had some of day %d", day)
	}
}

// Rows come back in order, however many files they were in; and none is missing.
func TestRowsAreSorted(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var want []row
	dir := t.TempDir()
	files := int64(0)
	told := func(_ string, n int64) { files += n }
	out := newRowFiles(t.Context(), dir, "some/site", told)
	for range 30000 {
		x := newRow([]byte(strings.Repeat("x", r.IntN(200))), fmt.Sprint(r.IntN(1000)), fmt.Sprint(r.Uint32()))
		want = append(want, x)
		out.add("a", x)
	}
	require.NoError(t, out.end())
	other := newRowFiles(t.Context(), dir, "other", told)
	other.add("a", "by itself")
	require.NoError(t, other.end())
	want = append(want, "by itself")
	require.Greater(t, files, int64(2))
	slices.Sort(want)
	folder := filepath.Join(dir, rowsFolder, "a")
	var got []row
	all := func(x row) error { got = append(got, x); return nil }
	require.NoError(t, sorted(t.Context(), folder, files, all))
	require.Equal(t, want, got)
	stop := errors.New("stop")
	require.ErrorIs(t, sorted(t.Context(), folder, files, func(row) error { return stop }), stop)
	require.ErrorContains(t, sorted(t.Context(), folder, files+1, all), "files of rows")
	require.NoError(t, sorted(t.Context(), filepath.Join(dir, "none"), 0, all))
	require.ErrorContains(t, sorted(t.Context(), filepath.Join(dir, "none"), 1, all), "files of rows")
	require.NoError(t, os.WriteFile(filepath.Join(folder, "noise"), []byte("noise"), 0o666))
	require.Error(t, sorted(t.Context(), folder, files+1, all))
	key, rest := newRow([]byte("a\x00b"), "k\x01ey", "2").split()
	assert.Equal(t, []string{"key", "2"}, key)
	assert.Equal(t, "a\x00b", rest)
}

// However many rows there are, few of them are held, and few files are open.
func TestSorterHoldsLittle(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	s := newSorter(t.Context())
	defer s.stop()
	wide := strings.Repeat("x", sortBytes/8)
	const n = 8 * sortFan * sortFan * 5 / 4
	for range n {
		require.NoError(t, s.add(row(fmt.Sprintf("%08x", r.Uint32())+wide[:r.IntN(len(wide))/64*64])))
		held := 0
		for _, x := range s.rows {
			held += len(x)
		}
		require.LessOrEqual(t, held, sortBytes)
		for _, level := range s.runs {
			require.Less(t, len(level), sortFan)
		}
	}
	require.Greater(t, len(s.runs), 1)
	last, got := row(""), 0
	require.NoError(t, s.each(func(x row) error {
		require.LessOrEqual(t, last[:min(8, len(last))], x[:8])
		last = x
		got++
		return nil
	}))
	require.Equal(t, n, got)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, merge(ctx, []*sortRun{{rows: []row{"a"}}}, func(row) error { return nil }), context.Canceled)
}

// A pattern matches what filepath.Glob says it does.
func TestGlob(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a/x/1", "a/y/1", "b/x/2", "b/[z]/1", "c", ".d/x/1", "a*/x/3"} {
		put(t, nil, dir, filepath.FromSlash(name))
	}
	require.NoError(t, os.Symlink("a", filepath.Join(dir, "link")))
	t.Chdir(dir)
	for _, pattern := range []string{"*", "*/*", "*/x/*", "a/*/1", "a/x/1", "c/*", "none/*", "none", "[ab]/?/1", `b/\[z\]/*`, `a\*/*`, ".", "./a/*", "*/x", "../*/a", dir + "/*/x", "/"} {
		want, err := filepath.Glob(pattern)
		require.NoError(t, err)
		for i, name := range want {
			want[i] = filepath.Clean(name)
		}
		got := []string{}
		require.NoError(t, glob(pattern, func(name string, err error) { t.Error(name, err) }, func(name string) { got = append(got, name) }))
		assert.ElementsMatch(t, want, got, pattern)
	}
	require.Error(t, glob("[", nil, nil))
}

// The view of a folder that is made of names is one as the standard library has
// it.
func TestNamedFolder(t *testing.T) {
	memfs.Write("memfs://view/site/2026-01-01/primary/a.txt", []byte("a"))
	memfs.Write("memfs://view/site/2026-01-01/primary/deep/b.txt", []byte("bb"))
	memfs.Write("memfs://view/site/2026-01-01/secondary/c.txt", nil)
	ctx := context.Background()
	view, err := folder(ctx, "memfs://view/site/2026-01-01/primary")
	require.NoError(t, err)
	require.NoError(t, fstest.TestFS(view, "a.txt", "deep/b.txt"))
	none, err := folder(ctx, "memfs://view/site/2026-01-02/primary")
	require.NoError(t, err)
	require.NoError(t, fstest.TestFS(none))
	names, err := below(ctx, "memfs://view/site")
	require.NoError(t, err)
	assert.Equal(t, []string{"2026-01-01"}, names)
	var dirs []string
	require.NoError(t, match(ctx, "memfs://view/*", func(string, error) {}, func(dir string) { dirs = append(dirs, dir) }))
	assert.Equal(t, []string{"memfs://view/site"}, dirs)
}

// Captures and outputs can be on another file system, and are the same there.
func TestOtherFileSystem(t *testing.T) {
	dir := t.TempDir()
	log := []byte(aLog(rand.New(rand.NewPCG(5, 6)), 20, 300))
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "oslo", "logs"), 0o777))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "oslo", "logs", "primary.log"), log, 0o666))
	memfs.Write("memfs://other/oslo/logs/primary.log", log)
	day := "2026-01-15T0800"
	require.NoError(t, os.CopyFS(filepath.Join(dir, "oslo", day), os.DirFS("../dailycheck/samples")))
	for _, server := range serverNames {
		files, err := filepath.Glob(filepath.Join("../dailycheck/samples", server, "*"))
		require.NoError(t, err)
		for _, name := range files {
			text, err := os.ReadFile(name)
			require.NoError(t, err)
			memfs.Write("memfs://other/oslo/"+day+"/"+server+"/"+filepath.Base(name), text)
		}
	}
	here := filepath.Join(t.TempDir(), "out")
	status, _, stderr := runHere(t, "-captures", filepath.Join(dir, "*"), "-out", here)
	require.Equal(t, 3, status, stderr)
	memfs.Write("memfs://out/fleet/.rows/kinds/stale-1", []byte("of a run that was stopped"))
	status, _, stderr = runHere(t, "-captures", "memfs://other/*", "-out", "memfs://out/fleet")
	require.Equal(t, 3, status, stderr)
	for _, name := range []string{"kinds.csv", "kinds.parquet", "index.html", "baselines/oslo/baseline-primary.json", "days.jsonl"} {
		want, err := os.ReadFile(filepath.Join(here, name))
		require.NoError(t, err)
		got, err := readAll(context.Background(), "memfs://out/fleet/"+name)
		require.NoError(t, err)
		assert.True(t, bytes.Equal(want, got), name)
	}
	_, err := readAll(context.Background(), "memfs://out/fleet/"+summaryFile)
	require.NoError(t, err)
	left, err := list(t.Context(), "memfs://out/fleet/.rows")
	require.NoError(t, err)
	assert.Empty(t, left)
}

func jsonInto(text []byte, to any) error { return json.Unmarshal(text, to) }
