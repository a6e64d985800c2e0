package centrevu_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// captureFolders are where sample captures may lie; the second has more of
// their screens and need not be there.
var captureFolders = []string{"testdata/captures", "../shared/captures"}

func captureFiles(t testing.TB, ext string) []string {
	t.Helper()
	var files []string
	seen := map[string]bool{}
	for _, folder := range captureFolders {
		found, err := filepath.Glob(filepath.Join(folder, "*"+ext))
		require.NoError(t, err)
		for _, file := range found {
			if base := filepath.Base(file); !seen[base] {
				seen[base] = true
				files = append(files, file)
			}
		}
	}
	require.NotEmpty(t, files)
	return files
}

// sourceOf says how the facts of a recording say that it is to be read.
func sourceOf(t testing.TB, file string) centrevu.Source {
	t.Helper()
	text, err := os.ReadFile(strings.TrimSuffix(file, filepath.Ext(file)) + ".facts.json")
	require.NoError(t, err)
	var f struct {
		Words         map[string]string `json:"words"`
		Rows, Columns int
	}
	require.NoError(t, json.Unmarshal(text, &f))
	return centrevu.Source{Name: filepath.Base(file), Words: f.Words, Rows: f.Rows, Columns: f.Columns}
}

// revisited reports whether a window is opened twice in a recording, with other
// values the second time.
func revisited(t testing.TB, file string) bool {
	t.Helper()
	text, err := os.ReadFile(strings.TrimSuffix(file, filepath.Ext(file)) + ".facts.json")
	require.NoError(t, err)
	var f struct{ Revisited bool }
	require.NoError(t, json.Unmarshal(text, &f))
	return f.Revisited
}

// ascii writes line drawing as the .screens files have it.
var ascii = strings.NewReplacer("─", "-", "│", "|", "┌", "+", "┐", "+", "└", "+", "┘", "+", "├", "+", "┤", "+", "┬", "+", "┴", "+", "┼", "+")

func printed(s *centrevu.Screen) string { return ascii.Replace(s.String()) }

// Every screen with a title comes out of the recording as curses had it, in
// its order. Screens in between are fine.
func TestScreensOfRecordings(t *testing.T) {
	heading := regexp.MustCompile(`(?m)^== screen \d+\n`)
	for _, file := range captureFiles(t, ".screens") {
		t.Run(file, func(t *testing.T) {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			recording, err := os.ReadFile(strings.TrimSuffix(file, ".screens") + ".typescript")
			require.NoError(t, err)
			screens, err := collect(t, recording, sourceOf(t, file))
			require.NoError(t, err)
			next, extra := 0, 0
			for _, want := range heading.Split(string(text), -1)[1:] {
				if !strings.Contains(want, " Maintenance: ") {
					continue
				}
				from := next
				for next < len(screens) && printed(screens[next]) != want {
					next++
				}
				require.Less(t, next, len(screens), "not shown after screen %d:\n%s", from, want)
				for _, s := range screens[from:next] {
					if s.Title != "" {
						extra++
					}
				}
				next++
			}
			assert.LessOrEqual(t, extra, len(screens)/10, "titled screens that the program did not show")
		})
	}
}

func TestRecordingHoweverItIsRead(t *testing.T) {
	for _, file := range captureFiles(t, ".typescript")[:4] {
		recording, err := os.ReadFile(file)
		require.NoError(t, err)
		want, err := collect(t, recording, sourceOf(t, file))
		require.NoError(t, err)
		var got []*centrevu.Screen
		for s, err := range centrevu.Screens(iotest.OneByteReader(bytes.NewReader(recording)), sourceOf(t, file)) {
			require.NoError(t, err)
			got = append(got, s)
		}
		assert.Equal(t, want, got)
	}
}

// A screen that was printed and is read back as text is the same screen.
func TestPrintedScreenOfRecording(t *testing.T) {
	for _, file := range captureFiles(t, ".typescript") {
		recording, err := os.ReadFile(file)
		require.NoError(t, err)
		screens, err := collect(t, recording, sourceOf(t, file))
		require.NoError(t, err)
		for _, s := range screens {
			again, err := collect(t, []byte(s.String()), sourceOf(t, file))
			require.NoError(t, err)
			require.Len(t, again, 1, "%s", s)
			assert.Equal(t, s.Title, again[0].Title)
			assert.Equal(t, s.String(), again[0].String())
			a, b := s.Windows(), again[0].Windows()
			require.Len(t, b, len(a))
			for i := range a {
				require.Len(t, b[i].Lines, len(a[i].Lines))
				for j, l := range a[i].Lines {
					assert.Equal(t, l.Text, b[i].Lines[j].Text)
					assert.Equal(t, l.Column, b[i].Lines[j].Column)
				}
			}
		}
	}
}

// Each character of a screen knows the byte that drew it.
func TestOffsetsOfRecording(t *testing.T) {
	recording, err := os.ReadFile("testdata/captures/02-att615.typescript")
	require.NoError(t, err)
	screens, err := collect(t, recording, centrevu.Source{})
	require.NoError(t, err)
	checked := 0
	for _, s := range screens {
		for _, w := range s.Windows() {
			for _, l := range w.Lines {
				if text := strings.TrimLeft(l.Text, " "); text != l.Text || text == "" || strings.Contains(text, "…") {
					continue
				}
				assert.Equal(t, l.Text[0], recording[l.Offset], "%v", l)
				checked++
			}
		}
	}
	assert.NotZero(t, checked)
}
