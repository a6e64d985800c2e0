package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/reportsim"
	"example.com/centrevu/report"
)

var update = flag.Bool("update", false, "write the goldens")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	name = filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(name, got, 0o644))
		return
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
}

func named(name string) reportsim.Case {
	for _, c := range reportsim.Cases() {
		if c.Name == name {
			return c
		}
	}
	panic("no case " + name)
}

func TestTextGolden(t *testing.T) {
	for _, c := range reportsim.Cases() {
		t.Run(c.Name, func(t *testing.T) {
			var b bytes.Buffer
			require.NoError(t, TextOptions{Options: Options{History: c.History}}.Text(&b, c.Report))
			golden(t, c.Name+".txt", b.Bytes())
		})
	}
	var b bytes.Buffer
	require.NoError(t, Text(&b, named("broken").Report, TextOptions{Verbose: true, Width: 60}))
	golden(t, "broken-verbose-60.txt", b.Bytes())
	b.Reset()
	require.NoError(t, Text(&b, named("broken").Report, TextOptions{Color: true}))
	golden(t, "broken-color.txt", b.Bytes())
}

func TestJSONGolden(t *testing.T) {
	for _, c := range reportsim.Cases() {
		t.Run(c.Name, func(t *testing.T) {
			var b bytes.Buffer
			require.NoError(t, JSON(&b, c.Report))
			if !c.Big {
				golden(t, c.Name+".json", b.Bytes())
			}
			var back Document
			require.NoError(t, json.Unmarshal(b.Bytes(), &back))
			assert.Equal(t, c.Report.Worst(), back.Verdict)
			assert.Equal(t, c.Report.Worst().ExitCode(), back.ExitCode)
			assert.Len(t, back.Findings, len(c.Report.Findings))
			assert.Equal(t, back.Verdict, back.Worst())
			for i := range back.Findings {
				assert.Equal(t, string([]rune(c.Report.Findings[i].Message)), back.Findings[i].Message, "what was captured comes back")
			}
		})
	}
}

func TestJSONOfAnotherVersion(t *testing.T) {
	for _, text := range []string{`{"version":2,"findings":[]}`, `{"version":0}`, `{}`} {
		var d Document
		assert.ErrorIs(t, json.Unmarshal([]byte(text), &d), ErrVersion)
	}
	var d Document
	assert.Error(t, json.Unmarshal([]byte(`{"version":"1"}`), &d))
}

func TestTextIsFitForATerminal(t *testing.T) {
	for _, c := range reportsim.Cases() {
		name := c.Name
		for _, width := range []int{0, 1, 40, 60, 78, 132} {
			for _, verbose := range []bool{false, true} {
				if c.Big && (verbose || width != 0) {
					continue // they take long
				}
				var b bytes.Buffer
				require.NoError(t, TextOptions{Width: width, Verbose: verbose, Options: Options{History: c.History}}.Text(&b, c.Report))
				most := max(width, 40)
				if width == 0 {
					most = 80
				}
				for line := range strings.Lines(b.String()) {
					line = strings.TrimSuffix(line, "\n")
					assert.LessOrEqual(t, cells.Len(line), most, "%s: %q", name, line)
					assert.Equal(t, strings.TrimRight(line, " \t"), line, name)
					for _, r := range line {
						assert.False(t, unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || unicode.In(r, unicode.Zl, unicode.Zp),
							"%s: %q", name, line)
					}
				}
			}
		}
	}
}

func TestColorAddsNothingElse(t *testing.T) {
	for _, c := range reportsim.Cases() {
		var with, without bytes.Buffer
		require.NoError(t, Text(&with, c.Report, TextOptions{Color: true}))
		require.NoError(t, Text(&without, c.Report, TextOptions{}))
		s := with.String()
		for _, c := range []string{reset, bold, red, green, yellow, magenta} {
			s = strings.ReplaceAll(s, c, "")
		}
		assert.Equal(t, without.String(), s, c.Name)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteErrors(t *testing.T) {
	assert.EqualError(t, Text(fullDisk{}, named("healthy").Report, TextOptions{}), "disk full")
	assert.EqualError(t, JSON(fullDisk{}, named("healthy").Report), "disk full")
}

func TestWrap(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"", []string{""}},
		{"one", []string{"one"}},
		{"  one   two  ", []string{"one two"}},
		{"one two three", []string{"one two", "three"}},
		{"12345678", []string{"12345678"}},
		{"1234567890123456789", []string{"12345678", "90123456", "789"}},
		{"a 1234567890 b", []string{"a", "12345678", "90 b"}},
		{"漢字漢字漢字", []string{"漢字漢字", "漢字"}},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, wrap(nil, tt.text, 8), tt.text)
	}
	assert.Equal(t, "1234567…", clip("1234567890", 8))
	assert.Equal(t, "漢字漢…", clip("漢字漢字漢字", 8))
}

// The schema knows every field that is written.
func TestSchemaKnowsEveryField(t *testing.T) {
	var s struct {
		Properties map[string]any
		Defs       map[string]struct {
			Properties map[string]struct{ Properties map[string]any }
		} `json:"$defs"`
	}
	require.NoError(t, json.Unmarshal(Schema(), &s))
	for name, of := range map[string]any{
		"": written{}, "server": report.ServerInfo{}, "capture": report.Capture{}, "problem": report.Problem{}, "line": centrevu.Line{},
		"acd": centrevu.ACD{}, "arg": report.Arg{}, "finding": writtenFinding{},
	} {
		for _, field := range fieldNames(reflect.TypeOf(of)) {
			_, ok := s.Defs[name].Properties[field]
			if name == "" {
				_, ok = s.Properties[field]
			}
			assert.True(t, ok, "report.schema.json: %s has no %q", name, field)
		}
	}
}

func fieldNames(of reflect.Type) []string {
	var names []string
	for i := range of.NumField() {
		f := of.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-", !f.IsExported() && !f.Anonymous:
		case f.Anonymous && name == "":
			names = append(names, fieldNames(f.Type)...)
		default:
			names = append(names, name)
		}
	}
	return names
}

func TestNoReport(t *testing.T) {
	for name, write := range map[string]func(io.Writer, *report.Report) error{
		"text": func(w io.Writer, r *report.Report) error { return Text(w, r, TextOptions{}) },
		"json": JSON, "html": HTML, "markdown": Markdown, "junit": JUnit, "sarif": SARIF, "openmetrics": OpenMetrics, "nagios": Nagios,
	} {
		var b bytes.Buffer
		require.Error(t, write(&b, nil), name)
		assert.Empty(t, b.String())
	}
	assert.Empty(t, Metrics(nil))
	assert.Equal(t, report.Unknown, NagiosOptions{}.Status(nil))
}
