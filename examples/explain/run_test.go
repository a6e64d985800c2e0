package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the goldens")

const recording = "../../testdata/captures/02-att615.typescript"

func invoke(stdin string, args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, strings.NewReader(stdin), &out, &errs)
	return status, out.String(), errs.String()
}

func TestGoldens(t *testing.T) {
	tests := []struct {
		golden string
		args   []string
		status int
	}{
		{"window", []string{"testdata/captures/window.txt"}, 0},
		{"window-json", []string{"-json", "testdata/captures/window.txt"}, 0},
		{"window-color", []string{"-color", "always", "testdata/captures/broken.txt"}, 1},
		{"broken", []string{"testdata/captures/broken.txt"}, 1},
		{"broken-mask", []string{"-mask", "testdata/captures/broken.txt"}, 1},
		{"empty", []string{"testdata/captures/empty.txt"}, 1},
		{"empty-json", []string{"-json", "testdata/captures/empty.txt"}, 1},
		{"sample", []string{"sample.txt"}, 1},
		{"french", []string{"-words", "testdata/captures/french.words", "-tz", "Europe/Paris", "testdata/captures/french.txt"}, 0},
		{"recording", []string{recording}, 1},
		{"recording-all-mask", []string{"-all", "-mask", recording}, 1},
		{"two", []string{"testdata/captures/window.txt", "testdata/captures/empty.txt"}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.golden, func(t *testing.T) {
			status, out, errs := invoke("", tt.args...)
			assert.Equal(t, tt.status, status)
			assert.Empty(t, errs)
			name := filepath.Join("testdata", tt.golden+".txt")
			if *update {
				require.NoError(t, os.WriteFile(name, []byte(out), 0o644))
			}
			want, err := os.ReadFile(name)
			require.NoError(t, err)
			assert.Equal(t, string(want), out)
		})
	}
}

func TestStandardInput(t *testing.T) {
	b, err := os.ReadFile("testdata/captures/window.txt")
	require.NoError(t, err)
	for _, args := range [][]string{nil, {"-"}} {
		status, out, errs := invoke(string(b), args...)
		assert.Equal(t, 0, status)
		assert.Empty(t, errs)
		assert.Contains(t, out, "  standard input: 1 screen, 1 of them above\n")
	}
	status, out, _ := invoke("")
	assert.Equal(t, 1, status)
	assert.Contains(t, out, "standard input: nothing in the capture")
}

// A program that has no input is not at a terminal.
func TestNullInput(t *testing.T) {
	null, err := os.Open(os.DevNull)
	require.NoError(t, err)
	defer null.Close()
	var out, errs bytes.Buffer
	assert.Equal(t, 1, run(nil, null, &out, &errs))
	assert.Contains(t, out.String(), "nothing in the capture")
}

func TestOptions(t *testing.T) {
	window := "testdata/captures/window.txt"
	for _, args := range [][]string{
		{"-charset", "ISO-8859-1"}, {"-rows", "24", "-columns", "80"}, {"-tz", "America/Denver"}, {"-all"}, {"-color", "never"},
	} {
		status, _, errs := invoke("", append(args, window)...)
		assert.Equal(t, 0, status, args)
		assert.Empty(t, errs)
	}
}

func TestTiming(t *testing.T) {
	_, out, errs := invoke("", "-timing", "../../testdata/capture/timed.classic", "../../testdata/capture/timed.typescript")
	assert.Empty(t, errs)
	assert.Contains(t, out, ", shown ")
}

func TestComplaints(t *testing.T) {
	dir := t.TempDir()
	words := filepath.Join(dir, "words")
	require.NoError(t, os.WriteFile(words, []byte("# fine\nÉtat = Status\nno sign\n"), 0o600))
	window := "testdata/captures/window.txt"
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"-x"}, "flag provided but not defined: -x; -h says more"},
		{[]string{window, "-all"}, "-all: flags come before the files"},
		{[]string{"-tz", "Mars/Base", window}, "-tz Mars/Base: no such zone"},
		{[]string{"-tz", "", window}, "-tz is empty"},
		{[]string{"-charset", "klingon", window}, "-charset klingon: not understood: character set"},
		{[]string{"-rows", "0", window}, "-rows 0: not 1 to 500"},
		{[]string{"-columns", "501", window}, "-columns 501: not 1 to 500"},
		{[]string{"-rows", "x", window}, "invalid value"},
		{[]string{"-color", "blue", window}, "-color blue: not auto, always or never"},
		{[]string{"-words", words, window}, ", line 3: not \"shown = documented\""},
		{[]string{"-words", filepath.Join(dir, "none"), window}, "no such file"},
		{[]string{"-timing", "t", window, window}, "-timing goes with one FILE"},
		{[]string{"-timing", filepath.Join(dir, "none"), window}, "none: no such file"},
		{[]string{filepath.Join(dir, "none")}, "no such file"},
		{[]string{dir}, "is a directory"},
		{[]string{"-", "-"}, "can be read once"},
		{[]string{"a\x1b[2Jb"}, "a?[2Jb: no such file"},
	}
	for _, tt := range tests {
		status, out, errs := invoke("", tt.args...)
		assert.Equal(t, 2, status, tt.args)
		assert.Empty(t, out)
		assert.True(t, strings.HasPrefix(errs, "explain: "), errs)
		assert.Contains(t, errs, tt.want)
		assert.Equal(t, 1, strings.Count(errs, "\n"), errs)
	}
}

func TestHelp(t *testing.T) {
	for _, arg := range []string{"-h", "-help", "--help"} {
		status, out, errs := invoke("", arg)
		assert.Equal(t, 0, status)
		assert.Empty(t, errs)
		assert.Equal(t, help, out)
	}
	for line := range strings.Lines(help) {
		assert.LessOrEqual(t, len(line), 81)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestUnwritable(t *testing.T) {
	for _, args := range [][]string{{"sample.txt"}, {"-json", "sample.txt"}, {"-h"}} {
		var errs bytes.Buffer
		assert.Equal(t, 2, run(args, strings.NewReader(""), fullDisk{}, &errs))
		assert.Equal(t, 1, strings.Count(errs.String(), "\n"))
	}
}

func TestColor(t *testing.T) {
	for when, want := range map[string]bool{"auto": false, "never": false, "always": true} {
		_, out, _ := invoke("", "-color", when, "sample.txt")
		assert.Equal(t, want, strings.Contains(out, "\x1b["), when)
	}
}

// Each value that the parsers have of a recording is claimed by a row of a
// screen that is shown, and no claim is made of a row that is not its own.
func TestEveryValueIsClaimed(t *testing.T) {
	files, err := filepath.Glob("../../testdata/captures/*.typescript")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		f, err := parse([]string{file})
		require.NoError(t, err)
		captures, err := f.captures(nil)
		require.NoError(t, err)
		r := &Report{}
		r.add(f, 0, captures[0])
		claimed := map[string]bool{}
		for _, s := range r.Screens {
			for _, row := range s.Rows {
				for _, c := range row.Claims {
					assert.Equal(t, row.Line, c.Line)
					if s.passed == "" {
						claimed[c.Parser+c.Field+c.Value] = true
					}
				}
			}
		}
		s := look(captures[0], f, 0)
		for j, p := range parsers {
			for _, v := range s.whole[j].values {
				assert.True(t, claimed[p.name+v.field+v.say(nil)], "%s: %s %s %s", file, p.name, v.field, v.say(nil))
			}
		}
	}
}

func FuzzExplain(f *testing.F) {
	for _, name := range []string{"sample.txt", "testdata/captures/broken.txt"} {
		b, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(b, true)
		f.Add(b, false)
	}
	f.Add([]byte("\x1b[2;2H+- Maintenance: Backup Data -+\x1b[3;2H| Backups completed today: 1\x1b[1;0;0;0qHelp            "), true)
	f.Fuzz(func(t *testing.T, b []byte, text bool) {
		args := []string{"-all", "-json"}
		if text {
			args = []string{"-mask"}
		}
		status, out, errs := invoke(string(b), args...)
		assert.Empty(t, errs)
		assert.Contains(t, []int{0, 1}, status)
		for _, r := range out {
			if unicode.IsControl(r) && r != '\n' {
				t.Fatalf("%U in the output", r)
			}
		}
		assert.True(t, text || json.Valid([]byte(out)))
	})
}
