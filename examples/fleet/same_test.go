package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/fleetsim"
	"example.com/centrevu/report"
)

// The outputs are the same bytes whatever they are made by: more or fewer
// workers, another time zone of the machine, another working directory, and files
// that came into their folders in another order.
func TestSameEverywhere(t *testing.T) {
	dir := t.TempDir()
	fleet := filepath.Join(dir, "fleet")
	writeFleet(t, fleet, &fleetsim.Fleet{Seed: 8, Sites: 3, Days: 3, FaultRate: 0.3, CutLogs: 0.5})
	out := filepath.Join(dir, "out")
	args := []string{"-captures", filepath.Join(fleet, "site-*"), "-out", out}
	status, _, stderr := runHere(t, args...)
	require.Empty(t, stderr)
	want := tree(t, out)

	self, err := os.Executable()
	require.NoError(t, err)
	elsewhere := func(env []string, more ...string) {
		t.Helper()
		cmd := exec.Command(self, append(args, more...)...)
		cmd.Args[0] = "fleet" // which TestMain takes for the program
		cmd.Env = append(os.Environ(), env...)
		cmd.Dir = t.TempDir()
		text, _ := cmd.CombinedOutput()
		require.Equal(t, status, cmd.ProcessState.ExitCode(), "%s", text)
		assert.Equal(t, want, tree(t, out))
	}
	elsewhere([]string{"GOMAXPROCS=1", "TZ=Pacific/Kiritimati", "LC_ALL=C"}, "--parallelism=1")
	reversed := fleet + "-reversed"
	copyReversed(t, fleet, reversed)
	require.NoError(t, os.RemoveAll(fleet))
	require.NoError(t, os.Rename(reversed, fleet))
	elsewhere([]string{"GOMAXPROCS=4", "TZ=America/Los_Angeles"}, "--parallelism=4")
}

// copyReversed copies a folder, the last of its files first.
func copyReversed(t *testing.T, from, to string) {
	entries, err := os.ReadDir(from)
	require.NoError(t, err)
	require.NoError(t, os.MkdirAll(to, 0o777))
	for i := range entries {
		e := entries[len(entries)-1-i]
		a, b := filepath.Join(from, e.Name()), filepath.Join(to, e.Name())
		if e.IsDir() {
			copyReversed(t, a, b)
			continue
		}
		text, err := os.ReadFile(a)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(b, text, 0o666))
		info, err := e.Info()
		require.NoError(t, err)
		require.NoError(t, os.Chtimes(b, info.ModTime(), info.ModTime()))
	}
}

// A server without captures on a day is unknown on it, and not absent: in the
// findings, in the days and on the page, be it that its folder, its site's or
// that of the day is not there.
func TestWithoutCapturesIsUnknown(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	fleet := &fleetsim.Fleet{Seed: 9, Sites: 3, Days: 2, FaultRate: -1}
	writeFleet(t, dir, fleet)
	day := func(site, day int) string {
		return filepath.Join(dir, fleet.Site(site), fleet.Date(day).Format("2006-01-02"))
	}
	require.NoError(t, os.RemoveAll(filepath.Join(day(0, 0), "secondary")))
	require.NoError(t, os.RemoveAll(day(1, 1)))
	require.NoError(t, os.RemoveAll(day(2, 0)))
	require.NoError(t, os.RemoveAll(day(2, 1)))
	status, _, stderr := runHere(t, "-captures", filepath.Join(dir, "*"), "-out", out)
	assert.Equal(t, 3, status, stderr)
	got := map[string][2]report.Status{}
	for l := range lines[dayLine](t, filepath.Join(out, "days.jsonl")) {
		got[l.Site+" "+l.Date] = [2]report.Status{l.Servers.Primary, l.Servers.Secondary}
	}
	unknown := [2]report.Status{report.Unknown, report.Unknown}
	assert.Len(t, got, 6)
	assert.Equal(t, [2]report.Status{report.OK, report.Unknown}, got["site-0001 2025-01-01"])
	assert.Equal(t, [2]report.Status{report.OK, report.OK}, got["site-0001 2025-01-02"])
	assert.Equal(t, unknown, got["site-0002 2025-01-02"])
	assert.Equal(t, unknown, got["site-0003 2025-01-01"])
	assert.Equal(t, unknown, got["site-0003 2025-01-02"])
	told := map[string]bool{}
	for f := range lines[readFinding](t, filepath.Join(out, "findings.jsonl")) {
		if f.Status == report.Unknown {
			told[f.Site+" "+f.Date+" "+f.Server] = true
		}
	}
	for _, want := range []string{"site-0001 2025-01-01 secondary", "site-0002 2025-01-02 primary", "site-0003 2025-01-01 secondary"} {
		assert.True(t, told[want], want)
	}
}
