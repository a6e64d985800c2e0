package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
)

// TestMain lets the tests start the program itself, in an environment of its own.
func TestMain(m *testing.M) {
	if os.Getenv("DAILYCHECK_TEST_RUN") != "" {
		main()
	}
	os.Exit(m.Run())
}

// cron returns the program as cron starts it: with no home, no terminal and
// nothing to read.
func cron(args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	c.Env = []string{"PATH=/usr/bin:/bin", "DAILYCHECK_TEST_RUN=1"}
	c.Dir = "/"
	return c
}

func runCron(t *testing.T, args ...string) (status int, stdout string) {
	t.Helper()
	var out, errs bytes.Buffer
	c := cron(args...)
	c.Stdout, c.Stderr = &out, &errs
	err := c.Run()
	var ended *exec.ExitError
	require.True(t, err == nil || errors.As(err, &ended), "%v", err)
	require.Empty(t, errs.String())
	return c.ProcessState.ExitCode(), out.String()
}

var dates = regexp.MustCompile(`\d\d/\d\d/\d\d `)

// week writes the captures of a generated healthy pair for some days, each made
// at eight in the morning: the samples, with every date that they show moved,
// and a log that has an entry of the night before.
func week(t *testing.T, site string, zone *time.Location, days []time.Time) {
	t.Helper()
	for _, day := range days {
		moved := func(text string) string {
			return dates.ReplaceAllStringFunc(text, func(s string) string {
				was, err := time.Parse("01/02/06 ", s)
				require.NoError(t, err)
				base := time.Date(2000, 5, 2, 0, 0, 0, 0, time.UTC)
				return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC).Add(was.Sub(base)).Format("01/02/06 ")
			})
		}
		for name, from := range map[string]string{"primary": unpack(t, "primary"), "secondary": twin(t)} {
			dir := filepath.Join(site, day.Format(time.DateOnly), name)
			require.NoError(t, os.MkdirAll(dir, 0o700))
			for _, file := range []string{"archive.txt", "backup.txt", "links.txt"} {
				b, err := os.ReadFile(filepath.Join(from, file))
				require.NoError(t, err)
				require.NoError(t, os.WriteFile(filepath.Join(dir, file), []byte(moved(string(b))), 0o600))
			}
			var log strings.Builder
			for d := days[0].AddDate(0, 0, -30); d.Before(day); d = d.AddDate(0, 0, 1) {
				minute := map[string]int{"primary": 15, "secondary": 18}[name]
				fmt.Fprintf(&log, "%s 10:%d PM 12 1 INFO\nNightly printer queue was emptied.\n", d.Format("01/02/06"), minute)
			}
			require.NoError(t, os.WriteFile(filepath.Join(dir, "errors.txt"), []byte(log.String()), 0o600))
			for _, file := range []string{"archive.txt", "backup.txt", "links.txt", "errors.txt"} {
				written := time.Date(day.Year(), day.Month(), day.Day(), 7, 58, 0, 0, zone)
				require.NoError(t, os.Chtimes(filepath.Join(dir, file), written, written))
			}
		}
	}
}

func daysFrom(first string, n int, zone *time.Location) (days []time.Time) {
	t, _ := time.ParseInLocation(time.DateOnly, first, zone)
	for i := range n {
		days = append(days, t.AddDate(0, 0, i))
	}
	return days
}

func readHistory(t *testing.T, state string) *report.JSONLHistory {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(state, historyFile))
	require.NoError(t, err)
	h, err := report.NewHistory(bytes.NewReader(b))
	require.NoError(t, err)
	return h
}

// Seven days, checked day by day as cron does: the clocks change on the fourth,
// the captures of the fifth are missing, a link is down on the sixth, and on the
// seventh a run is killed and repeated.
func TestSevenDays(t *testing.T) {
	for name, first := range map[string]string{"an hour is left out": "2000-03-30", "an hour comes twice": "2000-10-26"} {
		t.Run(name, func(t *testing.T) { sevenDays(t, first) })
	}
}

func sevenDays(t *testing.T, first string) {
	denver, err := time.LoadLocation("America/Denver")
	require.NoError(t, err)
	site := t.TempDir()
	days := daysFrom(first, 7, denver)
	_, before := days[3].Zone()
	_, behind := days[4].Zone()
	require.NotEqual(t, before, behind, "the clocks change on the fourth day")
	name := func(i int) string { return days[i].Format(time.DateOnly) }
	week(t, site, denver, days)
	require.NoError(t, os.RemoveAll(filepath.Join(site, name(4))))
	links := filepath.Join(site, name(5), "secondary", "links.txt")
	b, err := os.ReadFile(links)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(links, bytes.Replace(b, []byte("operational "), []byte("out of order"), 1), 0o600))
	at := days[5].Add(7*time.Hour + 58*time.Minute)
	require.NoError(t, os.Chtimes(links, at, at))
	require.NoError(t, os.WriteFile(filepath.Join(site, siteFile), []byte(`version: 1
servers:
  primary: {zone: America/Denver}
  secondary: {zone: America/Denver}
acds: [1, 2]
state: state
outputs:
  - {format: text, file: "-"}
  - {format: openmetrics, file: check.prom}
  - {format: json, file: check.json}
days:
  - {rule: links.state, as: critical, of: 1, in: 2, then: warning}
`), 0o600))
	state := filepath.Join(site, "state")

	// On the first nobody knows yet what is usual in the error logs.
	want := []int{1, 0, 0, 0, 3, 2, 1}
	words := []string{"ok", "warning", "critical", "unknown"}
	var last string
	for i := range days {
		args := []string{"-site", site, "-date", name(i), "-now", name(i) + " 08:00"}
		if i == 6 { // one run is killed as it begins, another while it writes
			c := cron(args...)
			require.NoError(t, c.Start())
			time.Sleep(10 * time.Millisecond)
			_ = c.Process.Kill()
			_ = c.Wait()
			require.NoError(t, os.WriteFile(filepath.Join(state, unfinished+"1"), []byte(`{"now"`), 0o600))
		}
		status, out := runCron(t, args...)
		assert.Equal(t, want[i], status, "%s:\n%s", name(i), out)
		prom, err := os.ReadFile(filepath.Join(site, "check.prom"))
		require.NoError(t, err)
		assert.Contains(t, string(prom), fmt.Sprintf("centrevu_verdict{status=%q} 1\n", words[want[i]]), name(i))
		text, err := os.ReadFile(filepath.Join(site, "check.json"))
		require.NoError(t, err)
		var d render.Document
		require.NoError(t, json.Unmarshal(text, &d))
		assert.Equal(t, words[want[i]], d.Verdict.String(), name(i))
		last = out
	}
	assert.NotContains(t, last, "errors.unusual")
	assert.NoFileExists(t, filepath.Join(state, unfinished+"1"))
	var times, judged []string
	for r, err := range readHistory(t, state).Reports(time.Time{}) {
		require.NoError(t, err)
		times = append(times, r.Now.Format(time.RFC3339)+" "+r.Worst().String())
	}
	for i := range slices.Backward(days) {
		y, m, d := days[i].Date()
		judged = append(judged, time.Date(y, m, d, 8, 0, 0, 0, denver).Format(time.RFC3339)+" "+words[want[i]])
	}
	assert.Equal(t, judged, times, "each day once, at eight by the clock")

	var base errlog.Baseline
	text, err := os.ReadFile(filepath.Join(state, "baseline-primary.json"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &base))
	n := 0
	var end time.Time
	for end = range base.Days() {
		n++
	}
	assert.Equal(t, 35, n, "29 days before the first and six of the seven: without the first day of the log and the last one's morning")
	assert.Equal(t, name(5), end.Format(time.DateOnly))

	// A day that is checked again is judged as it was, by what came before it.
	status, out := runCron(t, "-site", site, "-date", name(3))
	assert.Equal(t, 0, status, out)
	assert.Contains(t, out, name(3)+" 07:58", "as of when the last of its captures was made")
	status, _ = runCron(t, "-site", site)
	assert.Equal(t, 3, status, "today nothing was captured, and what is there of another day does not count")
}

func TestSeveralChecksOfADay(t *testing.T) {
	site := t.TempDir()
	week(t, site, time.UTC, daysFrom("2000-05-02", 1, time.UTC))
	require.NoError(t, os.MkdirAll(filepath.Join(site, "2000-05-02T0300", "primary"), 0o700))
	status, out, _ := invoke("-site", site, "-date", "2000-05-02", "-tz", "UTC")
	assert.Equal(t, 3, status)
	assert.Contains(t, out, "Checked for 2000-05-02 03:00 UTC")
	require.NoError(t, os.Rename(filepath.Join(site, "2000-05-02"), filepath.Join(site, "2000-05-02T0759")))
	status, out, _ = invoke("-site", site, "-date", "2000-05-02", "-tz", "UTC")
	assert.Equal(t, 1, status, "the entries of the log are new")
	assert.Contains(t, out, "Checked for 2000-05-02 07:59 UTC")
}

// What lies in the folders of the day and is not read is told: it can be what was captured
// last, and a site says what it is.
func TestPassedOver(t *testing.T) {
	site := t.TempDir()
	week(t, site, time.UTC, daysFrom("2000-05-02", 1, time.UTC))
	args := []string{"-site", site, "-now", "2000-05-02 07:59", "-tz", "UTC", "-width", "1000"}
	told := func() (status, files int, out string) {
		status, out, _ = invoke(args...)
		return status, strings.Count(out, "  UNKNOWN   primary/.."), out
	}
	quiet, files, _ := told()
	assert.Zero(t, files)
	// These are read, or of other days, or no captures.
	for _, dir := range []string{"2000-05-01T075800", "20000501", "2000-5-20", "2000-05", "state", "2000-05-02/.work", ".2000-05-02x", "2000-05-02/old"} {
		require.NoError(t, os.Mkdir(filepath.Join(site, filepath.FromSlash(dir)), 0o700))
	}
	require.NoError(t, os.WriteFile(filepath.Join(site, "2000-05-02", "SHA256SUMS"), []byte("00ff  primary/links.txt\n"), 0o600))
	status, files, _ := told()
	assert.Zero(t, files)
	assert.Equal(t, quiet, status)

	capture, err := samples.ReadFile("samples/primary/links.txt")
	require.NoError(t, err)
	for i, name := range []string{"2000-05-02T075800/primary/links.txt", "2000-05-02T07:58/primary/links.txt", "2000-05-02-2/secondary/links.txt", "20000502/primary/links.txt", "200005020758/primary/links.txt",
		"2000-5-2/primary/links.txt", "2000_05_02 new/primary/links.txt", "2000-05-02/links-secondary.txt", "2000-05-02/secondary2/links.txt"} {
		name = filepath.Join(site, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o700))
		require.NoError(t, os.WriteFile(name, capture, 0o600))
		_, files, out := told()
		assert.Equal(t, i+1, files, "%s: %s", name, out)
	}
	_, _, out := told()
	assert.Contains(t, out, "primary/../links-secondary.txt: nothing was read from it: it lies beside the folders of the servers")
	assert.Contains(t, out, "a check of the day is named 2000-05-02 or, with its time, 2000-05-02T0800")
	require.NoError(t, os.WriteFile(filepath.Join(site, siteFile), []byte("version: 1\nservers: {primary: {zone: UTC}, secondary: {zone: UTC}}\nignore:\n"+
		"  - {pattern: links-secondary.txt, why: a try}\n  - {pattern: 2000*, why: tries}\n  - {pattern: ../secondary2, why: a try}\n"), 0o600))
	status, files, out = told()
	assert.Zero(t, files, out)
	assert.Equal(t, quiet, status)
}

// Killed at any moment, the state is the old one or the new one.
func TestKilledAtAnyMoment(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program many times")
	}
	path := siteWith(t, siteZone)
	state := filepath.Join(filepath.Dir(path), "state")
	invoke("-config", path, "-now", "2000-05-01 08:00")
	killed := 0
	for i := range 25 {
		c := cron("-config", path, "-now", sampleNow)
		require.NoError(t, c.Start())
		time.Sleep(time.Duration(i) * 4 * time.Millisecond)
		_ = c.Process.Kill()
		if err := c.Wait(); err != nil && !c.ProcessState.Exited() {
			killed++
		}
		h := readHistory(t, state)
		assert.Zero(t, h.Torn())
		for _, name := range serverNames {
			b, err := os.ReadFile(filepath.Join(state, fmt.Sprintf(baselineFile, name)))
			require.NoError(t, err)
			assert.True(t, json.Valid(b))
		}
	}
	status, out := runCron(t, "-config", path, "-now", sampleNow)
	assert.Equal(t, 0, status, out)
	t.Logf("killed in time: %d of 25", killed)
}

func TestTwoAtOnce(t *testing.T) {
	path := siteWith(t, siteZone)
	kept, err := openState(filepath.Join(filepath.Dir(path), "state"))
	require.NoError(t, err)
	unlocked, _, errs := invoke("-config", path, "-now", sampleNow)
	kept.close()
	if unlocked == 0 {
		t.Skip("no locks here")
	}
	assert.Equal(t, 3, unlocked)
	assert.Contains(t, errs, "another check is using it")
	status, _, _ := invoke("-config", path, "-now", sampleNow)
	assert.Equal(t, 0, status)
}

// A log of which something is missing teaches nothing.
func TestWhatIsLearned(t *testing.T) {
	now := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	whole := func() *report.Server {
		return &report.Server{Errors: &report.ErrorLog{Entries: []errlog.Entry{
			{Time: now.AddDate(0, 0, -5), Code: 1}, {Time: now.AddDate(0, 0, -2), Code: 2},
		}}}
	}
	for name, spoil := range map[string]func(*report.Server){
		"a part":         func(s *report.Server) { s.Errors.Scope.Part = true },
		"a problem":      func(s *report.Server) { s.Problems = []report.Problem{{Fact: report.FactErrors}} },
		"without a time": func(s *report.Server) { s.Errors.Entries[1].Time = time.Time{} },
		"of the future":  func(s *report.Server) { s.Errors.Entries[1].Time = now.AddDate(1, 0, 0) },
		"one day":        func(s *report.Server) { s.Errors.NotAfter = now.AddDate(0, 0, -4) },
		"empty":          func(s *report.Server) { s.Errors.Entries = nil },
		"not there":      func(s *report.Server) { s.Errors = nil },
	} {
		s := whole()
		spoil(s)
		assert.False(t, learn(&errlog.Baseline{}, s, now), name)
	}
	var b errlog.Baseline
	assert.True(t, learn(&b, whole(), now))
	var days []string
	for d := range b.Days() {
		days = append(days, d.Format(time.DateOnly))
	}
	assert.Equal(t, []string{"2000-04-28", "2000-04-29", "2000-04-30", "2000-05-01"}, days)
}

// Without a state, the last folder before the day says how far back the log is looked at.
func TestCheckedBefore(t *testing.T) {
	site := t.TempDir()
	friday, monday := time.Date(2000, 5, 5, 0, 0, 0, 0, time.UTC), time.Date(2000, 5, 8, 0, 0, 0, 0, time.UTC)
	f := &flags{siteDir: site, zone: time.UTC, day: filepath.Join(site, "2000-05-08")}
	assert.Zero(t, f.checkedBefore())
	week(t, site, time.UTC, []time.Time{monday})
	assert.Zero(t, f.checkedBefore())
	week(t, site, time.UTC, []time.Time{friday})
	at := f.checkedBefore()
	assert.False(t, at.Before(friday) || at.After(friday.AddDate(0, 0, 1)), at)
	require.NoError(t, os.Mkdir(filepath.Join(site, "2000-05-06T0915"), 0o755))
	require.NoError(t, os.Mkdir(filepath.Join(site, "2000-05-09"), 0o755))
	assert.Equal(t, time.Date(2000, 5, 6, 9, 15, 0, 0, time.UTC), f.checkedBefore())
}
