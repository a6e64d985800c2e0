package main

import (
	"bytes"
	"compress/gzip"
	"math/rand/v2"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Whatever is wrong with a file is told of that file, once, and the run goes on.
func TestFaults(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	day := filepath.Join(dir, "oslo", "2026-01-15T0800")
	logs := filepath.Join(dir, "oslo", "logs")
	require.NoError(t, os.CopyFS(day, os.DirFS("../dailycheck/samples")))
	require.NoError(t, os.MkdirAll(logs, 0o777))
	log := aLog(rand.New(rand.NewPCG(7, 8)), 40, 2000)
	pack := func(text []byte) []byte {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, err := z.Write(text)
		require.NoError(t, err)
		require.NoError(t, z.Close())
		return b.Bytes()
	}
	whole := pack([]byte(log))
	flipped := bytes.Clone(whole)
	flipped[len(flipped)/2] ^= 0x55
	put := func(name string, text []byte) string {
		require.NoError(t, os.WriteFile(name, text, 0o666))
		return name
	}
	put(filepath.Join(logs, "secondary.log.gz"), whole)
	broken := []string{
		put(filepath.Join(logs, "primary-cut.log.gz"), whole[:len(whole)/2]),
		put(filepath.Join(logs, "primary-flipped.log.gz"), flipped),
		put(filepath.Join(logs, "primary-empty.log"), nil),
		put(filepath.Join(logs, "primary-noise.log"), bytes.Repeat([]byte{0, 1, 2, 255}, 5000)),
		put(filepath.Join(logs, "primary-page.log"), []byte("<html><body>not a log</body></html>\n")),
		put(filepath.Join(logs, "primary-zeros.log.gz"), pack(make([]byte, 64<<20))),
		put(filepath.Join(logs, "primary-line.log"), append([]byte("01/05/26 09:00 AM 1 1 INFO\nfine\n01/05/26 09:01 AM 1 1 INFO\n"), bytes.Repeat([]byte("x"), 1<<20)...)),
		put(filepath.Join(day, "primary", "cut.gz"), whole[:100]),
		put(filepath.Join(day, "primary", "noise"), bytes.Repeat([]byte{0, 1, 2, 255}, 5000)),
		put(filepath.Join(day, "primary", "zeros.gz"), pack(make([]byte, 64<<20))),
	}
	for _, name := range []string{filepath.Join(logs, "primary-pipe.log"), filepath.Join(day, "secondary", "pipe")} {
		require.NoError(t, syscall.Mkfifo(name, 0o666))
		broken = append(broken, name)
	}
	dangling := filepath.Join(logs, "secondary-gone.log")
	require.NoError(t, os.Symlink("nowhere", dangling))
	broken = append(broken, dangling)

	status, stdout, stderr := runHere(t, "-captures", filepath.Join(dir, "*"), "-out", out)
	assert.Equal(t, 3, status)
	assert.Empty(t, stderr)
	assert.Contains(t, stdout, "files could not be read, or not all of them")
	var got []string
	for l := range lines[letter](t, filepath.Join(out, "dead-letters.jsonl")) {
		got = append(got, l.Path)
		assert.Positive(t, l.Errors, l.Path)
		assert.NotEmpty(t, l.Error, l.Path)
		assert.Less(t, len(l.Error), 400)
	}
	assert.ElementsMatch(t, broken, got)

	// Of what was read of the logs nothing is usual, for nobody knows the rest.
	for l := range lines[logDayLine](t, filepath.Join(out, "log-days.jsonl")) {
		if l.Server == "primary" {
			assert.NotEqual(t, "usual", l.State.String())
		}
	}
	table, err := os.ReadFile(filepath.Join(out, "kinds.csv"))
	require.NoError(t, err)
	assert.Contains(t, string(table), "oslo,primary,2026-01-05,1,INFO,fine,1\n")
	assert.Contains(t, string(table), "oslo,secondary,2026-01-15,")
}

// Two folders that would be one site are not taken for one.
func TestOneNameTwoFolders(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	for _, region := range []string{"north", "south"} {
		require.NoError(t, os.CopyFS(filepath.Join(dir, region, "oslo", "2026-01-15T0800"), os.DirFS("../dailycheck/samples")))
	}
	status, stdout, stderr := runHere(t, "-captures", filepath.Join(dir, "north", "*"), "-captures", filepath.Join(dir, "south", "*"), "-out", out)
	assert.Equal(t, 3, status, stdout+stderr)
	assert.Contains(t, stdout, "1 sites, 1 days of pairs")
	for l := range lines[dayLine](t, filepath.Join(out, "days.jsonl")) {
		assert.Equal(t, "unknown", l.Servers.Primary.String())
	}
	status, stdout, _ = runHere(t, "-captures", filepath.Join(dir, "*", "*"), "-out", out)
	assert.Equal(t, 3, status)
	assert.Contains(t, stdout, "2 sites, 2 days of pairs")
	assert.DirExists(t, filepath.Join(out, "days", slug("north/oslo")))
}

// The sections of a long log are together what one reading of it is.
func TestLongLog(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	part := aLog(rand.New(rand.NewPCG(9, 10)), 2, 5000)
	name := filepath.Join(dir, "oslo", "primary.log")
	require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
	text := bytes.Repeat([]byte(part), 3*sectionSize/len(part))
	require.NoError(t, os.WriteFile(name, text, 0o666))
	s := new(readLog).CreateInitialRestriction(t.Context(), Log{Path: name, Size: int64(len(text))})
	require.Len(t, s.Cuts, 4)
	status, stdout, stderr := runHere(t, "-logs", filepath.Join(dir, "*", "*.log"), "-out", out)
	require.Equal(t, 3, status, stderr) // nothing was captured of links and backups
	var sum summary
	sumText, err := readAll(t.Context(), filepath.Join(out, summaryFile))
	require.NoError(t, err)
	require.NoError(t, jsonInto(sumText, &sum))
	assert.Equal(t, int64(bytes.Count(text, []byte(" INFO\n"))), sum.Entries, stdout)
	assert.Zero(t, sum.DeadLetters)
}
