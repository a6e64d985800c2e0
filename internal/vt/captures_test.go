package vt

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	scriptHeader  = regexp.MustCompile(`\AScript started on [^\n]*\n`)
	scriptTrailer = regexp.MustCompile(`\n?Script done on [^\n]*\n?\z`)
	headerTerm    = regexp.MustCompile(`TERM="([^"]*)"`)
	atShell       = regexp.MustCompile(`(?m)^\$ who am i$`) // the program had gone to the shell
	headerSize    = regexp.MustCompile(`COLUMNS="(\d+)" LINES="(\d+)"`)
)

// session is a recorded terminal session without what script(1) added.
type session struct {
	term          string
	rows, columns int
	data          []byte
}

func (s session) options() Options { return Options{Term: s.term, Rows: s.rows, Columns: s.columns} }

func readSession(t testing.TB, name string) session {
	t.Helper()
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	var s session
	if h := scriptHeader.Find(data); h != nil {
		if m := headerTerm.FindSubmatch(h); m != nil {
			s.term = string(m[1])
		}
		if m := headerSize.FindSubmatch(h); m != nil {
			s.columns, _ = strconv.Atoi(string(m[1]))
			s.rows, _ = strconv.Atoi(string(m[2]))
		}
		data = data[len(h):]
	}
	if loc := scriptTrailer.FindIndex(data); loc != nil {
		data = data[:loc[0]]
	}
	s.data = data
	return s
}

// readScreens reads the screens a program showed, from a .screens file.
func readScreens(t testing.TB, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	var screens []string
	for part := range strings.SplitSeq(string(data), "== screen ") {
		if _, body, ok := strings.Cut(part, "\n"); ok {
			screens = append(screens, tidy(body))
		}
	}
	return screens
}

// tidy makes screens comparable: no trailing blanks, no trailing empty rows.
func tidy(screen string) string {
	var b strings.Builder
	for l := range strings.Lines(screen) {
		b.WriteString(strings.TrimRight(l, " \n\r"))
		b.WriteByte('\n')
	}
	return strings.TrimRight(b.String(), "\n")
}

var plainLines = strings.NewReplacer(
	"─", "-", "│", "|", "┌", "+", "┐", "+", "└", "+", "┘", "+",
	"├", "+", "┤", "+", "┬", "+", "┴", "+", "┼", "+")

// screenText is a snapshot as a .screens file has it.
func screenText(s *Snapshot) string {
	var b []byte
	for i := range s.Rows {
		b = append(s.Row(i).AppendText(b), '\n')
	}
	return tidy(plainLines.Replace(string(b)))
}

// play feeds data, cut by next, and returns the screens.
func play(opt Options, data []byte, next func(rest int) int) []string {
	var got []string
	opt.OnSnapshot = func(s *Snapshot) { got = append(got, screenText(s)) }
	term := New(opt)
	for len(data) > 0 {
		n := len(data)
		if next != nil {
			n = min(next(n), n)
		}
		_, _ = term.Write(data[:n])
		data = data[n:]
	}
	term.Close()
	return got
}

func captures(t testing.TB) []string {
	t.Helper()
	var all []string
	dirs := []string{"../../testdata/vt/captures", "../../../shared/captures"}
	if dir := os.Getenv("VT_CAPTURES"); dir != "" { // a folder of one's own
		dirs = []string{dir}
	}
	for _, dir := range dirs {
		names, err := filepath.Glob(filepath.Join(dir, "*.typescript"))
		require.NoError(t, err)
		all = append(all, names...)
	}
	return all
}

// Every titled screen the program showed comes out, in order. What comes out
// besides is a half-painted one; -v shows them.
func TestCaptures(t *testing.T) {
	for _, name := range captures(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			s := readSession(t, name)
			want := readScreens(t, strings.TrimSuffix(name, ".typescript")+".screens")
			got := play(s.options(), s.data, nil)
			at, extra := 0, 0
			for i, screen := range want {
				if !strings.Contains(screen, "- Maintenance:") || i > 0 && screen == want[i-1] {
					continue
				}
				from := at
				for at < len(got) && got[at] != screen {
					at++
				}
				if at == len(got) {
					closest(t, got[from:], screen)
					require.Failf(t, "missing", "screen %d of %d not among %d", i+1, len(want), len(got))
				}
				at++
			}
			shown := map[string]bool{}
			for _, screen := range want {
				shown[screen] = true
			}
			for i, screen := range got {
				if !shown[screen] && !atShell.MatchString(screen) {
					extra++
					t.Logf("extra screen %d:\n%s", i+1, screen)
				}
			}
			require.LessOrEqual(t, extra, len(got)/50, "screens the program did not show")
		})
	}
}

func closest(t *testing.T, got []string, want string) {
	best, bestRows := "", -1
	wantRows := strings.Split(want, "\n")
	for _, g := range got {
		same := 0
		for i, row := range strings.Split(g, "\n") {
			if i < len(wantRows) && row == wantRows[i] {
				same++
			}
		}
		if same > bestRows {
			best, bestRows = g, same
		}
	}
	t.Logf("want:\n%s\nclosest:\n%s", want, best)
}

// The header and trailer of script(1) are no output of the program.
func TestReadSession(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "x.typescript")
	require.NoError(t, os.WriteFile(name, []byte("Script started on 2026-11-22 07:48:08+00:00 [TERM=\"vt100\"]\nabc\r\n\nScript done on x\n"), 0o600))
	s := readSession(t, name)
	require.Equal(t, "vt100", s.term)
	require.True(t, bytes.Equal([]byte("abc\r\n"), s.data))
}
