package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/reportsim"
	"example.com/centrevu/report"
)

// formats are the methods of Options that write a format each.
var formats = map[string]func(Options, io.Writer, *report.Report) error{
	"md": Options.Markdown, "html": Options.HTML, "junit.xml": Options.JUnit, "sarif.json": Options.SARIF, "om": Options.OpenMetrics, "nagios": Options.Nagios,
	"surefire.xml": func(o Options, w io.Writer, r *report.Report) error {
		return JUnitOptions{Options: o, Surefire: true}.JUnit(w, r)
	},
}

// cutting are the formats that leave out what there is no room for.
var cutting = map[string]bool{"md": true, "html": true, "nagios": true}

func TestFormatsGolden(t *testing.T) {
	for ext, write := range formats {
		for _, c := range reportsim.Cases() {
			if c.Big && !cutting[ext] || ext == "surefire.xml" && c.Name != "wrong" {
				continue
			}
			t.Run(c.Name+"."+ext, func(t *testing.T) {
				var b, again bytes.Buffer
				require.NoError(t, write(Options{History: c.History}, &b, c.Report))
				require.NoError(t, write(Options{History: c.History}, &again, c.Report))
				assert.Equal(t, b.String(), again.String(), "the same bytes")
				golden(t, c.Name+"."+ext, b.Bytes())
			})
		}
		assert.EqualError(t, write(Options{}, fullDisk{}, named("healthy").Report), "disk full", ext)
	}
}

// Whatever was captured, no format lets through what a terminal or a reader of
// the format would act on.
func TestFormatsAreFit(t *testing.T) {
	for _, c := range reportsim.Cases() {
		for ext, write := range formats {
			var b bytes.Buffer
			require.NoError(t, write(Options{History: c.History}, &b, c.Report))
			acts := strings.IndexFunc(b.String(), func(r rune) bool {
				return r != '\n' && unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Cf)
			})
			require.Negative(t, acts, "%s.%s", c.Name, ext)
			assert.True(t, utf8.Valid(b.Bytes()))
			assert.True(t, strings.HasSuffix(b.String(), "\n"), ext)
			switch ext {
			case "sarif.json":
				assert.True(t, json.Valid(b.Bytes()))
			case "junit.xml":
				var back junitSuites
				require.NoError(t, xml.Unmarshal(b.Bytes(), &back))
				tests := 0
				for _, suite := range back.Suites {
					tests += suite.Tests
					assert.Len(t, suite.Cases, suite.Tests)
				}
				assert.Equal(t, len(c.Report.Findings)+1, tests, "and the verdict")
			case "om":
				assert.True(t, strings.HasSuffix(b.String(), "\n# EOF\n"))
				seen := map[string]bool{}
				for line := range strings.Lines(b.String()) {
					assert.False(t, seen[line], line)
					seen[line] = true
				}
			case "nagios":
				first, _, _ := strings.Cut(b.String(), "\n")
				assert.Equal(t, 1, strings.Count(b.String(), "|"), "performance data once")
				assert.Contains(t, first, strings.ToUpper(NagiosOptions{}.Status(c.Report).String()))
				assert.NotContains(t, strings.Split(first, "|")[0], ";")
				assert.LessOrEqual(t, b.Len(), mostOutput)
			case "html":
				assert.NotContains(t, b.String(), "<script")
				assert.Less(t, b.Len(), 1<<20)
			case "md":
				assert.Less(t, b.Len(), mostMarkdown)
			}
		}
	}
}

// The verdict of nothing is a failing case, a result and a state.
func TestUnknownIsSaidWhereNoRuleRan(t *testing.T) {
	nothing := named("empty").Report
	out := make(map[string]string)
	for ext, write := range formats {
		var b bytes.Buffer
		require.NoError(t, write(Options{}, &b, nothing))
		out[ext] = b.String()
	}
	assert.Contains(t, out["junit.xml"], `<error type="unknown"`)
	assert.Contains(t, out["sarif.json"], `"ruleId": "verdict"`)
	assert.Contains(t, out["om"], `centrevu_verdict{status="unknown"} 1`)
	assert.Contains(t, out["nagios"], "CMS UNKNOWN")
	assert.Contains(t, out["md"], "# UNKNOWN")
	assert.Contains(t, out["html"], ">UNKNOWN<")
}

// What stands beside the findings is in every format: what was not understood,
// what was switched off or matched nothing, and the captures.
func TestEveryFormatHasTheWholeAccount(t *testing.T) {
	c := named("wrong")
	counted := map[string][]string{ // where a format has no room
		"om":     {`centrevu_unclaimed_lines{server="secondary"} 2`, `centrevu_unrecognised_files{server="primary"} 1`, "centrevu_rules_switched_off 1", "centrevu_unused_silences 1", "centrevu_capture_timestamp_seconds{"},
		"nagios": {"2 lines not understood", "1 file recognised as nothing", "1 rule switched off", "1 silence without a match", "_capture_age="},
	}
	whole := []string{"Waiting for the operator", "notes.doc", "captures.clock", "silence of ACD 9", "primary/archive.txt"}
	for ext, write := range formats {
		var b bytes.Buffer
		require.NoError(t, write(Options{History: c.History}, &b, c.Report))
		holds := counted[ext]
		if holds == nil {
			holds = whole
		}
		for _, want := range holds {
			assert.Contains(t, b.String(), want, ext)
		}
	}
	var b bytes.Buffer
	require.NoError(t, Text(&b, c.Report, TextOptions{}))
	for _, want := range whole {
		assert.Contains(t, b.String(), want, "text")
	}
	b.Reset()
	require.NoError(t, JSON(&b, c.Report))
	for _, want := range whole {
		assert.Contains(t, b.String(), want, "JSON")
	}
}

func TestNagiosState(t *testing.T) {
	r := &report.Report{Findings: []report.Finding{{Status: report.Critical}, {Status: report.Unknown}}}
	assert.Equal(t, report.Critical, NagiosOptions{}.Status(r))
	assert.Equal(t, report.Unknown, NagiosOptions{UnknownFirst: true}.Status(r))
	r.Findings[0].Status = report.Warning
	assert.Equal(t, report.Unknown, NagiosOptions{}.Status(r))
}
