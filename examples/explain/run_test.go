package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
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
		{"recording", []string{recording}, 0},
		{"recording-all-mask", []string{"-all", "-mask", recording}, 0},
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
		{[]string{"-known", "A", window}, "-known and -why go together"},
		{[]string{"-why", "b", window}, "-known and -why go together"},
		{[]string{"-until", "2027-12-31", window}, "-until goes with -known"},
		{[]string{"-known", "A", "-why", "b", "-until", "soon", window}, "-until soon: not a day"},
		{[]string{"-known", "A", "-why", "b", "-until", "1999-01-01", window}, "-until 1999-01-01: that is over"},
		{[]string{"-known", "a\nb", "-why", "\x1b", window}, "-known and -why are one line each"},
		{[]string{"-known", "A", "-why", "b", "-mask", window}, "goes without -mask and -json"},
		{[]string{"a\x1b[2Jb"}, "a?[2Jb: no such file"},
	}
	for _, tt := range tests {
		status, out, errs := invoke("", tt.args...)
		assert.Equal(t, 3, status, tt.args)
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
		assert.Equal(t, 3, run(args, strings.NewReader(""), fullDisk{}, &errs))
		assert.Equal(t, 1, strings.Count(errs.String(), "\n"))
	}
}

func TestColor(t *testing.T) {
	for when, want := range map[string]bool{"auto": false, "never": false, "always": true} {
		_, out, _ := invoke("", "-color", when, "sample.txt")
		assert.Equal(t, want, strings.Contains(out, "\x1b["), when)
	}
}

// The rule file knows the lines that nothing claimed and no other, and loads.
func TestKnown(t *testing.T) {
	args := []string{"-known", "CMS team", "-why", "it's ours: #1", "-until", "2027-12-31"}
	status, out, errs := invoke("", append(args, "testdata/captures/broken.txt")...)
	assert.Equal(t, 1, status)
	assert.Empty(t, errs)
	f, err := rulefile.Parse(strings.NewReader(out), "known.yml", rulefile.Options{})
	require.NoError(t, err, out)
	require.Len(t, f.Known, 2)
	for i, want := range []string{`any\s+key`, `Printed\s+for\s+Denver`} {
		k := f.Known[i]
		assert.Equal(t, []string{"CMS team", "it's ours: #1"}, []string{k.Who, k.Why})
		assert.Equal(t, []string{"Connection Status", "Error Log Report"}[i], k.Where)
		assert.Contains(t, k.Pattern, want)
	}
	knows := f.Known[1].Matcher()
	assert.True(t, knows("Printed for Denver"))
	assert.False(t, knows("Printed for Denver, failed"))
	assert.Contains(t, out, "# not understood, which cannot be known: ")

	_, out, _ = invoke(" +- Maintenance: Backup Data ---------+\n | Backups completed today: 1          |\n | ***                                 |\n +------------------------------------+\n", args...)
	assert.Contains(t, out, "cannot be known, for it has no letter or digit: ***")
	_, err = rulefile.Parse(strings.NewReader(out), "known.yml", rulefile.Options{})
	require.NoError(t, err, out)
}

// What explain lists is what the daily check finds, and what it writes as known
// is what the daily check then knows.
func TestKnownIsKnown(t *testing.T) {
	content, err := os.ReadFile("testdata/captures/broken.txt")
	require.NoError(t, err)
	now := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	read, _ := report.ReadServer(fstest.MapFS{"broken.txt": {Data: content, ModTime: now}}, centrevu.Source{})
	_, out, _ := invoke("", "-known", "CMS team", "-why", "ours", "-until", "2027-12-31", "testdata/captures/broken.txt")
	f, err := rulefile.Parse(strings.NewReader(out), "known.yml", rulefile.Options{})
	require.NoError(t, err)
	unclaimed := func(opt report.Options) (n int) {
		for _, f := range report.Evaluate(report.Pair{Primary: read}, nil, opt).Findings {
			if f.Rule == report.RuleUnclaimed {
				n++
			}
		}
		return n
	}
	assert.Positive(t, unclaimed(report.Options{Now: now}))
	assert.Zero(t, unclaimed(report.Options{Now: now, Known: f.Known}))
}

// A printed log is not held: what is written of it grows, and memory does not.
func TestPrintedLogIsStreamed(t *testing.T) {
	const entries = 100_000
	entry := "05/02/00 03:12 PM 3073 1 INFO\nLink to ACD 1 is down, and nobody knows for how long\n"
	var before, after runtime.MemStats
	w := &peak{}
	runtime.GC()
	runtime.ReadMemStats(&before)
	status := run(nil, io.MultiReader(slices.Collect(func(yield func(io.Reader) bool) {
		for range entries {
			if !yield(strings.NewReader(entry)) {
				return
			}
		}
	})...), w, io.Discard)
	runtime.ReadMemStats(&after)
	assert.Equal(t, 0, status)
	assert.Greater(t, w.n, int64(2*entries*len(entry)))
	assert.Less(t, w.most, before.HeapAlloc+32<<20)
}

// peak counts what is written, and looks at the heap while it is.
type peak struct {
	n    int64
	most uint64
}

func (p *peak) Write(b []byte) (int, error) {
	if p.n += int64(len(b)); p.n%(1<<20) < int64(len(b)) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		p.most = max(p.most, m.HeapAlloc)
	}
	return len(b), nil
}

// A printed log whose record does not read says so in its row, as text and JSON.
func TestPrintedLog(t *testing.T) {
	log := "Printed for Denver\n05/02/00 13:12 PM 3 1 INFO\nLink is down\n05/02/00 03:15 PM 4 2 INFO\nLink is up\n"
	status, out, errs := invoke(log)
	assert.Equal(t, 1, status)
	assert.Empty(t, errs)
	for _, want := range []string{
		"   1 ! Printed for Denver\n       ! not understood: text before the first entry\n",
		"   2 ! 05/02/00 13:12 PM 3 1 INFO\n       ! not understood: time: hour 13 does not go with AM or PM\n   3 ! Link is down\n",
		"   4 = 05/02/00 03:15 PM 4 2 INFO\n       > errlog time 2000-05-02 15:15, code 4, ACD 2, severity INFO at 4:1 (offset 59)\n   5 = Link is up\n",
		"    errlog   1 entry, 2000-05-02 15:15 to 2000-05-02 15:15\n",
		"  standard input screen 1, 1:1: Printed for Denver\n",
	} {
		assert.Contains(t, out, want)
	}
	_, out, _ = invoke(log, "-json")
	var doc struct {
		Screens []struct{ Rows []struct{ Mark string } }
	}
	require.NoError(t, json.Unmarshal([]byte(out), &doc))
	require.Len(t, doc.Screens[0].Rows, 5)
	assert.Equal(t, "problem", doc.Screens[0].Rows[1].Mark)
}

// recorder keeps what is shown.
type recorder struct {
	shown []*Screen
}

func (r *recorder) screen(s *Screen, _ iter.Seq[*Row]) { r.shown = append(r.shown, s) }
func (r *recorder) passed(*Screen, string)             {}
func (r *recorder) finish(*Report) error               { return nil }

// Each value that the readers have of a recording is claimed by a row of a
// screen that is shown, and no claim is made of a row that says something else.
func TestEveryValueIsClaimed(t *testing.T) {
	files, err := filepath.Glob("../../testdata/captures/*.typescript")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	more, err := filepath.Glob("../../../shared/captures/*.typescript")
	require.NoError(t, err)
	for _, file := range append(files, more...) {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		rec := &recorder{}
		e := explainer{flags: &flags{}, write: rec, report: Report{listed: map[string]bool{}}}
		require.NoError(t, e.capture(bytes.NewReader(content), centrevu.Source{}))
		g := centrevu.Gather(centrevu.Screens(bytes.NewReader(content), centrevu.Source{}), centrevu.Source{})
		from, values := map[centrevu.Position]string{}, map[string]bool{}
		for _, rd := range readers {
			r := rd.read(g, centrevu.Source{})
			for _, l := range r.account {
				from[l.Position] = strings.TrimSpace(l.Text)
				for _, f := range l.Fields {
					from[f.Position] = strings.TrimSpace(l.Text)
				}
			}
			for _, v := range r.values {
				values[rd.name+v.field+say(v.Value, nil)] = true
			}
		}
		for _, s := range rec.shown {
			for _, row := range s.rows {
				for _, c := range row.Claims {
					if c.Final {
						delete(values, c.Parser+c.Field+c.Value)
					}
					assert.NotEmpty(t, from[c.Position])
					assert.Contains(t, row.Text, from[c.Position], "%s: %v", file, c)
				}
			}
		}
		assert.Empty(t, values, file)
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
