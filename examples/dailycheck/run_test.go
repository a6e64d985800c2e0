package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
)

var update = flag.Bool("update", false, "write the goldens")

// at are the flags that make a check of the samples' files independent of
// this machine's clock and zone.
var at = []string{"-tz", "UTC", "-now", sampleNow}

func invoke(args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, &out, &errs)
	return status, out.String(), errs.String()
}

// unpack writes the samples of a server to a folder, without the files named.
func unpack(t *testing.T, server string, without ...string) string {
	t.Helper()
	dir := t.TempDir()
	sub, err := fs.Sub(samples, "samples/"+server)
	require.NoError(t, err)
	require.NoError(t, os.CopyFS(dir, sub))
	for _, name := range without {
		require.NoError(t, os.Remove(filepath.Join(dir, name)))
	}
	return morning(t, dir)
}

// morning gives the files of a folder the time at which they were written: two
// minutes before the check.
func morning(t *testing.T, dir string) string {
	t.Helper()
	written := time.Date(2000, 5, 2, 7, 58, 0, 0, time.UTC)
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, f := range files {
		require.NoError(t, os.Chtimes(filepath.Join(dir, f.Name()), written, written))
	}
	return dir
}

// twin returns captures of a healthy secondary: the primary's, a little later.
func twin(t *testing.T) string {
	t.Helper()
	dir := unpack(t, "primary")
	later := strings.NewReplacer("00:23:41", "00:29:13", "07:50", "07:55", "07:51", "07:56", "07:52", "07:57", "03:12 PM", "03:17 PM")
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, f := range files {
		name := filepath.Join(dir, f.Name())
		b, err := os.ReadFile(name)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(name, []byte(later.Replace(string(b))), 0o600))
	}
	return morning(t, dir)
}

func TestSamples(t *testing.T) {
	status, out, errs := invoke("-tz", "UTC")
	assert.Equal(t, 2, status)
	assert.Empty(t, errs)
	name := filepath.Join("testdata", "samples.txt")
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(out), 0o644))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, string(want), out)
}

func TestSamplesHoldTheGuidesLines(t *testing.T) {
	b, err := samples.ReadFile("samples/primary/backup.txt")
	require.NoError(t, err)
	assert.Contains(t, string(b), "Backups completed today: 1 ")
	assert.Contains(t, string(b), "Status: Last backup finished at 05/02/00 00:23:41 ")
}

func TestSamplesAsJSON(t *testing.T) {
	status, out, errs := invoke("-format", "json", "-tz", "America/Denver")
	assert.Equal(t, 2, status)
	assert.Empty(t, errs)
	var d render.Document
	require.NoError(t, json.Unmarshal([]byte(out), &d))
	assert.Equal(t, report.Critical, d.Verdict)
	assert.Equal(t, report.OK, report.Worst(d.Of("primary")))
	assert.Equal(t, report.Critical, report.Worst(d.Of("secondary")))
	assert.Equal(t, "2000-05-02T08:00:00-06:00", d.Now.Format("2006-01-02T15:04:05Z07:00"))
}

func TestFormats(t *testing.T) {
	for format, holds := range map[string]string{
		"json": `"verdict": "critical"`, "markdown": "# CRITICAL", "html": "<title>CMS daily check: critical</title>", "junit": "<testsuites>", "surefire": "<testsuite ",
		"sarif": `"version": "2.1.0"`, "openmetrics": "# EOF", "nagios": "CMS CRITICAL - ", "text": "CRITICAL: ",
	} {
		status, out, errs := invoke("-format", format, "-tz", "UTC")
		assert.Equal(t, 2, status, format)
		assert.Empty(t, errs)
		assert.Contains(t, out, holds)
		assert.Contains(t, help, format)
	}
}

func TestLanguageAndWidth(t *testing.T) {
	_, out, errs := invoke("-tz", "UTC", "-lang", "de-CH", "-width", "60")
	assert.Empty(t, errs)
	assert.Contains(t, out, "KRITISCH: sekundär: ACD 2: die Verbindung ist")
	for line := range strings.Lines(out) {
		assert.LessOrEqual(t, len([]rune(line)), 61)
	}
	for _, args := range [][]string{{"-lang", "no such"}, {"-width", "-1"}} {
		status, _, errs := invoke(args...)
		assert.Equal(t, 3, status)
		assert.Contains(t, errs, args[0])
	}
}

func TestColour(t *testing.T) {
	t.Setenv("NO_COLOR", "")
	t.Setenv("FORCE_COLOR", "1")
	_, out, _ := invoke("-tz", "UTC")
	assert.Contains(t, out, "\x1b[")
	t.Setenv("NO_COLOR", "1")
	_, out, _ = invoke("-tz", "UTC")
	assert.NotContains(t, out, "\x1b[")
}

func TestLogins(t *testing.T) {
	dir := twin(t)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "who"), []byte("$ who\njo  pts/1  May  2 07:40\n$ \n"), 0o600))
	morning(t, dir)
	args := append([]string{"-primary", unpack(t, "primary"), "-secondary", dir}, at...)
	status, out, _ := invoke(args...)
	assert.Equal(t, 1, status, out)
	assert.Contains(t, out, "jo is logged in on pts/1, and the primary works")
	status, out, _ = invoke(append(args, "-users", "op,jo")...)
	assert.Equal(t, 0, status, out)
}

func TestFolders(t *testing.T) {
	healthy, second, copied := unpack(t, "primary"), twin(t), unpack(t, "primary")
	tests := []struct {
		name   string
		args   []string
		status int
		first  string // line
	}{
		{"healthy", []string{"-primary", healthy, "-secondary", second}, 0, "OK: links 4 of 4, last backups 00:23 and 00:29, newest error 04/27, captured"},
		{"the samples", []string{"-primary", healthy, "-secondary", unpack(t, "secondary")}, 2, `CRITICAL: secondary: ACD 2: the link is down: application "waiting session",`},
		{"the same server twice", []string{"-primary", healthy, "-secondary", copied}, 1, "WARNING: secondary: its last backup finished in the same second as the"},
		{"only the primary", []string{"-primary", healthy}, 3, "UNKNOWN: secondary: nothing of this server was captured"},
		{"only the secondary", []string{"-secondary", second}, 3, "UNKNOWN: primary: nothing of this server was captured"},
		{"a day later", []string{"-primary", healthy, "-secondary", second, "-now", "2000-05-03 12:00:00"}, 3, "UNKNOWN: critical: primary: ACD 1, ACD 2: interval"},
		{"a day before", []string{"-primary", healthy, "-secondary", second, "-now", "2000-05-01T08:00:00Z"}, 3, "UNKNOWN: primary"},
		{"another zone", []string{"-primary", healthy, "-secondary", second, "-tz", "Asia/Tokyo"}, 3, "UNKNOWN: "}, // the files say that it is not that of the clocks,
		{"another zone than the time", []string{"-primary", healthy, "-secondary", second, "-tz", "America/Denver", "-now", "2000-05-02T08:00:00Z"}, 3, "UNKNOWN: "},
		{"a charset", []string{"-primary", healthy, "-secondary", second, "-charset", "iso-8859-15"}, 0, "OK: "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			status, out, errs := invoke(append(append([]string{}, at...), tt.args...)...)
			assert.Equal(t, tt.status, status)
			assert.Empty(t, errs)
			first, _, _ := strings.Cut(out, "\n")
			assert.Contains(t, first, tt.first)
		})
	}
}

func TestAMissingCaptureIsNeverOK(t *testing.T) {
	for _, missing := range []string{"archive.txt", "backup.txt", "errors.txt", "links.txt"} {
		for _, server := range []string{"-primary", "-secondary"} {
			healthy, lacking := twin(t), unpack(t, "primary", missing)
			other := map[string]string{"-primary": "-secondary", "-secondary": "-primary"}[server]
			status, out, _ := invoke(append([]string{server, lacking, other, healthy}, at...)...)
			assert.Equal(t, 3, status, "%s without %s", server, missing)
			assert.Contains(t, out, "Maintenance > ")
		}
	}
}

func TestABrokenRowIsNeverOK(t *testing.T) {
	for file, broken := range map[string][2]string{
		"archive.txt": {"2    Daily     finished   05/02/00 00:36", "2    Daily     finished   05/02/00 00:3x"},
		"backup.txt":  {"05/02/00 00:23:41", "05/02/00 00:23:71"},
		"errors.txt":  {"04/27/00 03:12 PM", "04/27/00 13:12 PM"},
		"links.txt":   {"2    data transfer       data transfer      operational", "2    data transfer       data trans              rational"},
	} {
		dir := unpack(t, "primary")
		name := filepath.Join(dir, file)
		b, err := os.ReadFile(name)
		require.NoError(t, err)
		changed := strings.ReplaceAll(string(b), broken[0], broken[1])
		require.NotEqual(t, string(b), changed)
		require.NoError(t, os.WriteFile(name, []byte(changed), 0o600))
		status, out, _ := invoke(append([]string{"-primary", dir, "-secondary", twin(t)}, at...)...)
		assert.Equal(t, 3, status, "%s:\n%s", file, out)
	}
}

func TestHelp(t *testing.T) {
	for _, arg := range []string{"-h", "-help", "--help"} {
		status, out, errs := invoke(arg)
		assert.Equal(t, 0, status)
		assert.Empty(t, errs)
		assert.Equal(t, help, out)
	}
	for name, c := range commands {
		status, out, errs := invoke(name, "-h")
		assert.Equal(t, 0, status)
		assert.Empty(t, errs)
		assert.Equal(t, c.help, out)
	}
	for line := range strings.Lines(help + helpInit + helpAccept + helpDiff) {
		assert.LessOrEqual(t, len(line), 81, line)
	}
}

func TestComplaints(t *testing.T) {
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"-x"}, "flag provided but not defined: -x; -h says more"},
		{[]string{"-now"}, "flag needs an argument: -now; -h says more"},
		{[]string{"primary"}, `"primary" is no flag: folders are named by -primary and -secondary; -h says more`},
		{[]string{"acept"}, `"acept" is no command, did you mean accept?`},
		{[]string{"-primary", ""}, "-primary is empty; -h says more"},
		{[]string{"-tz", ""}, "-tz is empty; -h says more"},
		{[]string{"-format", "xml"}, "-format xml: not one of those that -h lists; -h says more"},
		{[]string{"-color", "blue"}, "-color blue: not auto, always or never; -h says more"},
		{[]string{"-tz", "Mars/Base"}, "-tz Mars/Base: no such zone; -h says more"},
		{[]string{"-tz", "../../etc/passwd"}, "-tz ../../etc/passwd: no such zone; -h says more"},
		{[]string{"-now", "yesterday"}, `-now yesterday: not a time such as 2000-05-02T08:00:00Z or "2000-05-02 08:00"; -h says more`},
		{[]string{"-now", "2000-13-02 08:00"}, `-now 2000-13-02 08:00: not a time such as`},
		{[]string{"-charset", "klingon"}, "-charset klingon: "},
	}
	for _, tt := range tests {
		t.Run(strings.Join(tt.args, " "), func(t *testing.T) {
			status, out, errs := invoke(tt.args...)
			assert.Equal(t, 3, status)
			assert.Empty(t, out)
			assert.Contains(t, errs, "dailycheck: "+tt.want)
			assert.Equal(t, 1, strings.Count(errs, "\n"), errs)
		})
	}
}

// A folder that is not there or holds no capture is a server that was not seen.
// The other one is checked all the same.
func TestFolderWithoutCaptures(t *testing.T) {
	hidden := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(hidden, ".x"), []byte("x"), 0o600))
	for _, dir := range []string{t.TempDir(), hidden, "/no/such/folder"} {
		status, out, errs := invoke(append(at, "-primary", unpack(t, "primary"), "-secondary", dir)...)
		assert.Equal(t, 3, status)
		if dir == "/no/such/folder" {
			assert.Equal(t, "dailycheck: secondary: /no/such/folder: no such folder\n", errs)
		} else {
			assert.Empty(t, errs)
		}
		assert.Contains(t, out, "nothing of this server was captured")
		assert.Contains(t, out, "primary/links.txt")
	}
}

// What is wrong with the folder of one server is said, in the report too, and
// the other is judged all the same.
func TestFoldersThatCannotBeRead(t *testing.T) {
	healthy, file := unpack(t, "primary"), filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, []byte("x"), 0o600))
	for dir, why := range map[string]string{file: "not a folder", healthy: "the folder of the primary", healthy + "/../" + filepath.Base(healthy): "the folder of the primary"} {
		status, out, errs := invoke(append(at, "-primary", healthy, "-secondary", dir)...)
		assert.Equal(t, 3, status)
		assert.Contains(t, errs, "dailycheck: secondary: "+dir+": "+why)
		assert.Equal(t, 1, strings.Count(errs, "\n"))
		assert.Contains(t, out, "secondary: not captured: Connection Status")
		assert.Contains(t, strings.Join(strings.Fields(out), " "), why)
		assert.Contains(t, out, "primary: links 2 of 2")
	}
}

func TestUnreadableFolder(t *testing.T) {
	dir := unpack(t, "primary")
	require.NoError(t, os.Chmod(dir, 0))
	t.Cleanup(func() { os.Chmod(dir, 0o700) })
	if _, err := os.ReadDir(dir); err == nil {
		t.Skip("this user can read everything")
	}
	status, out, errs := invoke(append(at, "-primary", dir, "-secondary", twin(t))...)
	assert.Equal(t, 3, status)
	assert.Contains(t, out, "secondary: links 2 of 2")
	assert.Equal(t, "dailycheck: primary: "+dir+": permission denied\n", errs)
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestUnwritableReport(t *testing.T) {
	var errs bytes.Buffer
	assert.Equal(t, 3, run(nil, fullDisk{}, &errs))
	assert.Equal(t, "dailycheck: the report cannot be written: file already closed\n", errs.String())
	assert.Equal(t, 3, run([]string{"-h"}, fullDisk{}, &errs))
}

func TestColor(t *testing.T) {
	for when, want := range map[string]bool{"auto": false, "never": false, "always": true} {
		_, out, _ := invoke("-color", when)
		assert.Equal(t, want, strings.Contains(out, "\x1b["), when)
	}
}
