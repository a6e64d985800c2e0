package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/report"
)

var formats = map[string]func(io.Writer, *report.Report) error{
	"md": Markdown, "html": HTML, "junit.xml": JUnit, "sarif.json": SARIF, "om": OpenMetrics, "nagios": Nagios,
}

func TestFormatsGolden(t *testing.T) {
	for ext, write := range formats {
		for name, make := range reports {
			t.Run(name+"."+ext, func(t *testing.T) {
				var b, again bytes.Buffer
				require.NoError(t, write(&b, make()))
				require.NoError(t, write(&again, make()))
				assert.Equal(t, b.String(), again.String(), "the same bytes")
				golden(t, name+"."+ext, b.Bytes())
			})
		}
		assert.EqualError(t, write(fullDisk{}, healthy()), "disk full", ext)
	}
}

// Whatever was captured, no format lets through what a terminal or a reader of
// the format would act on.
func TestFormatsAreFit(t *testing.T) {
	for name, make := range reports {
		for ext, write := range formats {
			var b bytes.Buffer
			require.NoError(t, write(&b, make()))
			for _, r := range b.String() {
				assert.False(t, r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r), "%s.%s: %q", name, ext, r)
			}
			assert.True(t, strings.HasSuffix(b.String(), "\n"), ext)
			switch ext {
			case "sarif.json":
				assert.True(t, json.Valid(b.Bytes()))
			case "junit.xml":
				var back junitSuites
				require.NoError(t, xml.Unmarshal(b.Bytes(), &back))
				assert.Equal(t, len(make().Findings), back.Tests)
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
				assert.Contains(t, first, strings.ToUpper(make().Worst().String()))
			case "html":
				assert.NotContains(t, b.String(), "<script")
			}
		}
	}
}
