package consumers

import (
	"io"
	"os/exec"
	"testing"

	"github.com/joshdk/go-junit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
)

func surefire(o render.Options, w io.Writer, r *report.Report) error {
	return render.JUnitOptions{Options: o, Surefire: true}.JUnit(w, r)
}

// Jenkins, Ant and Surefire take the files by their schemas.
func TestJUnitSchemas(t *testing.T) {
	xmllint := program(t, "xmllint")
	for schema, write := range map[string]func(render.Options, io.Writer, *report.Report) error{
		"junit-10.xsd": render.Options.JUnit, "ant-junit.xsd": render.Options.JUnit, "surefire-test-report.xsd": surefire,
	} {
		args := append([]string{"--noout", "--schema", "testdata/schemas/" + schema}, files(t, each(t, write), ".xml")...)
		out, err := exec.Command(xmllint, args...).CombinedOutput()
		assert.NoError(t, err, "%s: %.2000s", schema, out)
	}
}

// A reader counts what the report has: a failure for each warning and critical
// finding, an error for each unknown one, and the verdict.
func TestGoJUnit(t *testing.T) {
	for name, write := range map[string]func(render.Options, io.Writer, *report.Report) error{"JUnit": render.Options.JUnit, "Surefire": surefire} {
		for _, w := range each(t, write) {
			suites, err := junit.Ingest(w.text)
			require.NoError(t, err, w.name)
			var got junit.Totals
			names := make(map[string]bool)
			for _, s := range suites {
				got.Tests, got.Failed, got.Error = got.Tests+s.Totals.Tests, got.Failed+s.Totals.Failed, got.Error+s.Totals.Error
				for _, c := range s.Tests {
					full := s.Name + "\x00" + c.Classname + "\x00" + c.Name
					assert.False(t, names[full], "two cases are called %q", full)
					names[full] = true
				}
			}
			want := junit.Totals{Tests: 1 + len(w.of.Findings)}
			add := func(s report.Status) {
				switch s {
				case report.Warning, report.Critical:
					want.Failed++
				case report.OK, report.Silenced, report.NotApplicable:
				default:
					want.Error++
				}
			}
			for _, f := range w.of.Findings {
				add(f.Status)
			}
			add(w.of.Worst())
			assert.Equal(t, want, junit.Totals{Tests: got.Tests, Failed: got.Failed, Error: got.Error}, "%s %s", name, w.name)
		}
	}
}
