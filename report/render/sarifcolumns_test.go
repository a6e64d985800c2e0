package render

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rules"
)

// Columns of SARIF are code points of the file's lines, whatever stands before:
// tabs, wide characters, and marks, which Unicode joins with their letters.
func TestSARIFColumns(t *testing.T) {
	const status = "Status: Last backup finished at 04/01/00 00:23:41"
	for name, before := range map[string]string{
		"nothing":           "",
		"blanks":            "   ",
		"a tab":             "\t",
		"blanks and a tab":  "   \t ",
		"wide":              "漢字漢  ",
		"a mark":            "e\u0301te\u0301  ",
		"marks on blanks":   "x\u0323\u0302   ",
		"wide, marks, tabs": "漢\te\u0301\t字  ",
		"beyond the plane":  "\U0001f4de  ",
		"struck over":       "ab\b\b    ",
	} {
		for _, behind := range []string{"", "   漢e\u0301"} {
			line := before + status + behind
			text := "Maintenance: Backup Data\n" + before + "Backups completed today: 1\n" + line + "\n"
			t.Run(name+behind, func(t *testing.T) {
				wantLine(t, []byte(text), line, status)
				utf16LE := []byte{0xff, 0xfe}
				for _, u := range utf16.Encode([]rune(text)) {
					utf16LE = append(utf16LE, byte(u), byte(u>>8))
				}
				wantLine(t, utf16LE, line, status)
			})
		}
	}
}

// wantLine checks the region of the line of the backup's state.
func wantLine(t *testing.T, capture []byte, line, status string) {
	t.Helper()
	s, err := report.ReadServer(fstest.MapFS{"a": {Data: capture}}, centrevu.Source{Name: "primary"})
	if s == nil || s.Backup == nil {
		require.NoError(t, err)
	}
	r := report.Evaluate(report.Pair{Primary: s}, rules.All(), report.Options{Now: time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)})
	var b bytes.Buffer
	require.NoError(t, SARIF(&b, r))
	var log sarifLog
	require.NoError(t, json.Unmarshal(b.Bytes(), &log))
	seen := 0
	for _, result := range log.Runs[0].Results {
		for _, l := range result.Locations {
			at := l.Physical.Region
			if at.Line != 3 || at.Snippet == nil {
				continue
			}
			if strings.Contains(at.Snippet.Text, status) {
				seen++
			}
			runes := []rune(line)
			require.LessOrEqual(t, at.EndColumn-1, len(runes), "%s %+v %q", result.Message.Text, at, at.Snippet.Text)
			got := string(runes[at.Column-1 : at.EndColumn-1])
			assert.Equal(t, squeezed(got), squeezed(at.Snippet.Text), "%q", got)
		}
	}
	assert.Positive(t, seen)
}

// squeezed is a text as cells have it, so far as this test needs it.
func squeezed(s string) string {
	s = strings.NewReplacer("e\u0301", "é", "x\u0323\u0302", "\uFFFD", "ab\b\b", "").Replace(s)
	return strings.Join(strings.Fields(s), " ")
}
