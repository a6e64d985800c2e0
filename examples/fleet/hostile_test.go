package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/fleetsim"
)

// put writes a file, with the folders above it.
func put(t *testing.T, text []byte, elem ...string) string {
	t.Helper()
	name := filepath.Join(elem...)
	require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
	require.NoError(t, os.WriteFile(name, text, 0o666))
	return name
}

func zipped(t *testing.T, text []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write(text)
	require.NoError(t, errors.Join(err, z.Close()))
	return b.Bytes()
}

func deadIn(t *testing.T, out string) (paths []string) {
	t.Helper()
	for l := range lines[letter](t, filepath.Join(out, "dead-letters.jsonl")) {
		paths = append(paths, l.Path)
		assert.NotEmpty(t, l.Error)
	}
	return paths
}

// What lies where a site, a day, a server or a log should be, and is something
// else, is told once, whatever its name is.
func TestHostileFolders(t *testing.T) {
	dir, out, elsewhere := filepath.Join(t.TempDir(), "fleet"), filepath.Join(t.TempDir(), "out"), t.TempDir()
	samples := os.DirFS("../dailycheck/samples")
	site := func(name string) string {
		require.NoError(t, os.CopyFS(filepath.Join(dir, name, "2026-01-15T0800"), samples))
		return filepath.Join(dir, name)
	}
	oslo := site("oslo")
	var broken []string
	link := func(to string, elem ...string) string {
		name := filepath.Join(elem...)
		require.NoError(t, os.Symlink(to, name))
		return name
	}
	// Days.
	broken = append(broken,
		put(t, nil, oslo, "2026-01-16"),
		link("2026-01-17", oslo, "2026-01-17"),
		link("nowhere", oslo, "2026-01-18"),
	)
	for _, name := range []string{"2026-02-30", "2026-01-15T2500", "20260115", "2026-1-5"} {
		require.NoError(t, os.MkdirAll(filepath.Join(oslo, name, "primary"), 0o777))
		broken = append(broken, filepath.Join(oslo, name))
	}
	// Files of a server.
	day := filepath.Join(oslo, "2026-01-15T0800")
	require.NoError(t, os.MkdirAll(filepath.Join(day, "primary", "folder.txt"), 0o777)) // a folder named like a file
	broken = append(broken,
		link("loop", day, "primary", "loop"),
		put(t, zipped(t, zipped(t, bytes.Repeat([]byte{7, 0}, 900))), day, "primary", "nested.gz"),
		put(t, bytes.Repeat([]byte{0, 1, 2, 255}, 500), day, "primary", "a\nb,\"c\" <script>alert(1)</script>"),
	)
	socket, err := net.Listen("unix", filepath.Join(day, "secondary", "socket"))
	require.NoError(t, err)
	defer socket.Close()
	broken = append(broken, filepath.Join(day, "secondary", "socket"), link("/dev/zero", day, "secondary", "zero"))
	// Logs.
	require.NoError(t, os.MkdirAll(filepath.Join(oslo, "logs", "primary.log"), 0o777))
	broken = append(broken,
		link("primary-loop.log", oslo, "logs", "primary-loop.log"),
		link("/dev/zero", oslo, "logs", "secondary-zero.log"),
	)
	require.NoError(t, syscall.Mkfifo(filepath.Join(oslo, "logs", "secondary-pipe.log"), 0o666))
	broken = append(broken, filepath.Join(oslo, "logs", "secondary-pipe.log"))
	// A folder by a link is one.
	put(t, []byte("01/05/26 09:00 AM 1 1 INFO\nelsewhere\n"), elsewhere, "secondary.log")
	link(elsewhere, site("linked"), "logs")
	// Servers, and sites.
	require.NoError(t, os.RemoveAll(filepath.Join(site("half"), "2026-01-15T0800", "secondary")))
	bergen := site("bergen")
	require.NoError(t, os.RemoveAll(filepath.Join(bergen, "2026-01-15T0800", "primary")))
	broken = append(broken, put(t, []byte("not a folder"), bergen, "2026-01-15T0800", "primary"))
	broken = append(broken, put(t, nil, site("empty"), "site.yml"), link("around", dir, "around"))
	odd := site("=1+1 <img src=x onerror=alert(1)>\n\u202e\"'&")
	put(t, []byte("01/05/26 09:00 AM 1 1 INFO\n=HYPERLINK(\"http://x\") <b>bold</b>\n01/06/26 09:01 AM 1 1 INFO\n@SUM\n"), odd, "logs", "primary.log")
	if runtime.GOOS == "linux" {
		site("caf\xe9")
		site("caf\xe8")
		put(t, []byte("text"), dir, "caf\xe9", "2026-01-15T0800", "primary", "no\xffise")
		put(t, []byte("text"), dir, "caf\xe9", "2026-01-15T0800", "primary", "no\xfeise")
		broken = append(broken, filepath.Join(dir, `caf\xe9`, "2026-01-15T0800", "primary", `no\xffise`), filepath.Join(dir, `caf\xe9`, "2026-01-15T0800", "primary", `no\xfeise`))
	}
	unmounted := filepath.Join(dir, "..", "unmounted", "*")
	broken = append(broken, unmounted)

	status, stdout, stderr := runHere(t, "-captures", filepath.Join(dir, "*"), "-captures", unmounted, "-out", out)
	assert.Equal(t, 3, status)
	assert.Empty(t, stderr)
	assert.NotContains(t, stdout, "\u202e")
	assert.Contains(t, stdout, fmt.Sprintf("%d files could not be read, or not all of them", len(broken)))
	assert.ElementsMatch(t, broken, deadIn(t, out))

	days := map[string][]string{}
	for l := range lines[dayLine](t, filepath.Join(out, "days.jsonl")) {
		days[l.Site] = append(days[l.Site], l.Date)
		if l.Date != "2026-01-15" || l.Site == "around" {
			assert.Equal(t, "unknown", l.Verdict.String(), "%s %s", l.Site, l.Date)
		}
		assert.FileExists(t, filepath.Join(out, l.Page))
	}
	assert.Contains(t, days, `caf\xe9`)
	assert.Contains(t, days, `caf\xe8`)
	for site, of := range days {
		assert.Equal(t, []string{"2026-01-15", "2026-01-16", "2026-01-17", "2026-01-18"}, of, site)
	}
	for name := range tree(t, out) {
		if strings.HasSuffix(name, ".html") {
			text, err := os.ReadFile(filepath.Join(out, name))
			require.NoError(t, err)
			assert.NotContains(t, string(text), "<script", name)
			assert.NotContains(t, string(text), "<img", name)
		}
	}
	// The CSV has no cell that a spreadsheet would calculate, and is the table
	// that Parquet has.
	rows := csvOf(t, out)
	table, err := parquet.ReadFile[kindLine](filepath.Join(out, "kinds.parquet"))
	require.NoError(t, err)
	require.Len(t, rows, len(table)+1)
	assert.Contains(t, rows, []string{"linked", "secondary", "2026-01-05", "1", "INFO", "elsewhere", "1"})
	calculated := 0
	for i, k := range table {
		for _, cell := range rows[i+1] {
			assert.NotContains(t, "=+-@\t\r", (cell + " ")[:1])
		}
		if strings.HasPrefix(k.Kind, "=") || strings.HasPrefix(k.Kind, "@") {
			calculated++
			assert.Equal(t, "'"+k.Kind, rows[i+1][5])
			assert.Equal(t, "'"+k.Site, rows[i+1][0])
		}
	}
	assert.Equal(t, 2, calculated)
}

// A folder of very many files, and one far down, are read like any other, each
// file that tells nothing is a dead letter, and a second run says the same.
func TestManyAndDeep(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	day := filepath.Join(dir, "oslo", "2026-01-15T0800")
	require.NoError(t, os.CopyFS(day, os.DirFS("../dailycheck/samples")))
	var broken []string
	for i := range 5000 {
		broken = append(broken, put(t, []byte{'x', byte('0' + i%10)}, day, "primary", fmt.Sprintf("many-%05d", i)))
	}
	broken = append(broken, put(t, []byte("noise\n"), day, "secondary", strings.Repeat("d/", 150), "far"))
	broken = append(broken, put(t, append([]byte("\x1b["), bytes.Repeat([]byte("9;"), 50000)...), day, "secondary", "escape"))
	put(t, zipped(t, bytes.Repeat([]byte("01/05/26 09:00 AM 1 1 INFO\nfine\n"), 300000)), dir, "oslo", "logs", "primary.log.gz")
	broken = append(broken, put(t, zipped(t, append([]byte("01/05/26 09:00 AM 1 1 INFO\n"), make([]byte, 100<<20)...)), dir, "oslo", "logs", "secondary.log.gz"))
	var before map[string][32]byte
	for range 2 {
		status, stdout, stderr := runHere(t, "-captures", filepath.Join(dir, "*"), "-out", out)
		assert.Equal(t, 3, status)
		assert.Empty(t, stderr)
		assert.Contains(t, stdout, fmt.Sprintf("%d files could not be read, or not all of them", len(broken)))
		assert.ElementsMatch(t, broken, deadIn(t, out))
		if before != nil {
			assert.Equal(t, before, tree(t, out))
		}
		before = tree(t, out)
	}
	assert.Equal(t, [][]string{{"oslo", "primary", "2026-01-05", "1", "INFO", "fine", "300000"}}, csvOf(t, out)[1:])
}

// What the one who runs it may not read is a dead letter.
func TestNotAllowed(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("who may read what is told otherwise here")
	}
	dir, err := os.MkdirTemp("", "fleet-allowed-*")
	require.NoError(t, err)
	defer os.RemoveAll(dir)
	require.NoError(t, os.Chmod(dir, 0o777))
	day := func(site string) string {
		require.NoError(t, os.CopyFS(filepath.Join(dir, site, "2026-01-15T0800"), os.DirFS("../dailycheck/samples")))
		return filepath.Join(dir, site, "2026-01-15T0800")
	}
	oslo, bergen, moss := day("oslo"), day("bergen"), day("moss")
	broken := []string{
		put(t, []byte("secret"), oslo, "primary", "secret.txt"),
		put(t, []byte("01/05/26 09:00 AM 1 1 INFO\nfine\n"), dir, "oslo", "logs", "primary.log"),
		filepath.Join(oslo, "secondary"), filepath.Dir(moss),
	}
	for _, name := range append(broken, bergen) {
		require.NoError(t, os.Chmod(name, 0))
		defer os.Chmod(name, 0o777)
	}
	self, err := os.ReadFile("/proc/self/exe")
	require.NoError(t, err)
	program := put(t, self, dir, "program")
	require.NoError(t, os.Chmod(program, 0o755))
	out := filepath.Join(dir, "out")
	cmd := exec.Command(program, "-captures", filepath.Join(dir, "[bmo]*[nos]"), "-out", out)
	cmd.Args[0] = "fleet" // which TestMain takes for the program
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TMPDIR="+dir)
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	said, err := cmd.CombinedOutput()
	require.EqualError(t, err, "exit status 3", "%s", said)
	got := deadIn(t, out)
	for i, name := range got {
		got[i] = strings.TrimSuffix(name, "/.")
	}
	broken = append(broken, filepath.Join(bergen, "primary"), filepath.Join(bergen, "secondary"))
	assert.ElementsMatch(t, broken, got, "%s", said)
	for l := range lines[dayLine](t, filepath.Join(out, "days.jsonl")) {
		assert.Equal(t, "unknown", l.Verdict.String(), l.Site)
	}
}

func csvOf(t *testing.T, out string) [][]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(out, "kinds.csv"))
	require.NoError(t, err)
	rows, err := csv.NewReader(readerOf(text)).ReadAll()
	require.NoError(t, err)
	return rows
}

// The same input by two patterns counts once, and outputs that lie between the
// sites are no site.
func TestNothingCountsTwice(t *testing.T) {
	dir := t.TempDir()
	fleet := &fleetsim.Fleet{Seed: 6, Sites: 2, Days: 2}
	writeFleet(t, dir, fleet)
	once, twice := filepath.Join(t.TempDir(), "out"), filepath.Join(dir, "out")
	_, _, stderr := runHere(t, "-captures", filepath.Join(dir, "site-*"), "-out", once)
	require.Empty(t, stderr)
	want := tree(t, once)
	for range 2 { // the second time the outputs are there already
		_, _, stderr = runHere(t, "-captures", filepath.Join(dir, "*"), "-captures", filepath.Join(dir, "site-0001"), "-captures", filepath.Join(dir, "*"), "-out", twice)
		require.Empty(t, stderr)
		require.Equal(t, want, tree(t, twice))
	}
	logs := filepath.Join(dir, "*", "logs", "*")
	_, _, stderr = runHere(t, "-logs", logs, "-out", once)
	require.Empty(t, stderr)
	want = tree(t, once)
	_, _, stderr = runHere(t, "-logs", logs, "-logs", logs, "-logs", filepath.Join(dir, "*", "logs", "primary*"), "-out", once)
	require.Empty(t, stderr)
	require.Equal(t, want, tree(t, once))

	for _, out := range []string{filepath.Join(dir, "site-0001", "2025-01-01"), filepath.Join(dir, "site-0001", "logs", "out"), filepath.Join(dir, "site-0001", "2026-01-01", "primary", "out")} {
		status, _, stderr := runHere(t, "-captures", filepath.Join(dir, "*"), "-out", out)
		assert.Equal(t, 3, status)
		assert.Contains(t, stderr, "lies among the captures")
	}
}

// An output is not a file, and there is one run into it at a time.
func TestOutputIsTaken(t *testing.T) {
	dir := t.TempDir()
	name := put(t, []byte("a letter"), dir, "out")
	status, _, stderr := runHere(t, "-captures", filepath.Join(dir, "*"), "-out", name)
	assert.Equal(t, 3, status)
	assert.Contains(t, stderr, "not a directory")
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, "a letter", string(text))

	first, err := begin(t.Context(), filepath.Join(dir, "other"))
	require.NoError(t, err)
	status, _, stderr = runHere(t, "-captures", filepath.Join(dir, "*"), "-out", filepath.Join(dir, "other"))
	assert.Equal(t, 3, status)
	assert.Contains(t, stderr, "another run writes there")
	first.close()
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, left, 1)
}

// Whatever the entries of a log are, no more than so many kinds of them are held:
// the rest is put away, and counts the same.
func TestCountsAreBounded(t *testing.T) {
	const n = 3 * maxCells
	words := func(i int) string {
		return strings.Map(func(r rune) rune { return r - '0' + 'a' }, fmt.Sprintf("%07d", i))
	}
	var text bytes.Buffer
	for _, i := range rand.New(rand.NewPCG(1, 1)).Perm(n) {
		fmt.Fprintf(&text, "01/%02d/26 09:00 AM 1 1 INFO\nword %s\n", 1+i%20, words(i))
	}
	c := newCounter(&Log{Path: "a.log"})
	var all []*counts
	keep := func(found *counts) bool {
		assert.LessOrEqual(t, len(found.Cells), maxCells)
		all = append(all, found)
		return true
	}
	counted, fault := count(c, errlog.Entries(&text, centrevu.Source{}), "a.log", true, keep)
	require.Nil(t, fault)
	require.Equal(t, n, counted)
	keep(c.take())
	require.Greater(t, len(all), 2)
	total := 0
	for _, found := range all {
		for _, x := range found.Cells {
			total += x.Count
		}
	}
	assert.Equal(t, n, total)
}

func TestRunsOfDays(t *testing.T) {
	for _, c := range [][2]string{
		{"2026-01-01", "2026-01-01"},
		{"2026-02-28 2026-02-27 2026-03-01 2026-03-01", "2026-02-27/2026-03-01"},
		{"2026-01-01 2026-01-01T0800 2026-01-02 2026-01-04", "2026-01-01/2026-01-02 2026-01-04 2026-01-01T0800"},
		{"9999-12-31", "9999-12-31"},
	} {
		runs := joinRuns(strings.Fields(c[0]))
		assert.Equal(t, strings.Fields(c[1]), append([]string{}, runs...))
		names := slices.Sorted(slices.Values(strings.Fields(c[0])))
		assert.Equal(t, slices.Compact(names), splitRuns(runs))
	}
}
