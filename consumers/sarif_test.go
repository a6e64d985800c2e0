package consumers

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
	"example.com/centrevu/report/rules"
)

// sarifs are the logs, those of a caller who gives the catalogue as well.
func sarifs(t *testing.T) []written {
	all := each(t, render.Options.SARIF)
	return append(all, each(t, func(o render.Options, w io.Writer, r *report.Report) error {
		return render.SARIFOptions{Options: o, Rules: rules.All(), Version: "1.2.3", Passed: true, Recording: func(string) bool { return true }}.SARIF(w, r)
	})...)
}

func TestGoSARIF(t *testing.T) {
	for _, w := range each(t, render.Options.SARIF) {
		r, err := sarif.FromBytes(w.text)
		require.NoError(t, err, w.name)
		require.Len(t, r.Runs, 1)
		bad := 0
		for _, f := range w.of.Findings {
			if f.Status.Worse(report.OK) || f.Status == report.Silenced {
				bad++
			}
		}
		if w.of.Worst() == report.Unknown {
			bad++ // the verdict itself
		}
		assert.Len(t, r.Runs[0].Results, bad, w.name)
	}
}

// What GitHub requires of a result it shows, and its limits.
func TestGitHubRequires(t *testing.T) {
	for _, w := range sarifs(t) {
		r, err := sarif.FromBytes(w.text)
		require.NoError(t, err)
		run := r.Runs[0]
		assert.LessOrEqual(t, len(run.Results), 25_000)
		assert.NotEmpty(t, run.Tool.Driver.SemanticVersion)
		for _, rule := range run.Tool.Driver.Rules {
			for _, m := range []*sarif.MultiformatMessageString{rule.ShortDescription, rule.FullDescription, rule.Help} {
				if assert.NotNil(t, m) {
					assert.NotEmpty(t, *m.Text, w.name)
					assert.LessOrEqual(t, len([]rune(*m.Text)), 2500)
				}
			}
			assert.LessOrEqual(t, len([]rune(*rule.ShortDescription.Text)), 1024)
		}
		for _, result := range run.Results {
			if assert.NotEmpty(t, result.Locations, w.name) {
				at := result.Locations[0].PhysicalLocation
				assert.NotEmpty(t, *at.ArtifactLocation.URI)
				assert.Positive(t, *at.Region.StartLine)
			}
			assert.LessOrEqual(t, len(result.Locations), 1000)
			assert.NotEmpty(t, result.PartialFingerprints["primaryLocationLineHash"])
			assert.NotEmpty(t, *result.Message.Text)
		}
	}
}

// What a viewer of the file marks by a region is the text that is cited, also
// behind wide characters, marks and tabs.
func TestSARIFRegions(t *testing.T) {
	const status = "Status: Last backup finished at 04/01/00 00:23:41"
	for _, before := range []string{"", "  ", "\t", "漢字漢  ", "e\u0301te\u0301  ", "漢\te\u0301  "} {
		file := "Maintenance: Backup Data\n" + before + "Backups completed today: 1\n" + before + status + "\n"
		s, err := report.ReadServer(fstest.MapFS{"backup.txt": {Data: []byte(file)}}, centrevu.Source{Name: "primary"})
		if s == nil || s.Backup == nil {
			require.NoError(t, err)
		}
		r := report.Evaluate(report.Pair{Primary: s}, rules.All(), report.Options{Now: time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)})
		var b bytes.Buffer
		require.NoError(t, render.SARIF(&b, r))
		log, err := sarif.FromBytes(b.Bytes())
		require.NoError(t, err)
		marked := 0
		for _, result := range log.Runs[0].Results {
			for _, l := range result.Locations {
				region := l.PhysicalLocation.Region
				if region.StartColumn == nil || region.Snippet == nil {
					continue
				}
				line := []rune(strings.Split(file, "\n")[*region.StartLine-1])
				cited := string(line[*region.StartColumn-1 : *region.EndColumn-1])
				plain := strings.NewReplacer("e\u0301", "é", "\t", " ").Replace(cited)
				assert.Equal(t, strings.Fields(*region.Snippet.Text), strings.Fields(plain))
				if strings.Contains(cited, status) {
					marked++
				}
			}
		}
		assert.Positive(t, marked, "%q", before)
	}
}

func TestSARIFSchema(t *testing.T) {
	path := fromNPM(t, "@microsoft/sarif-multitool-linux/sarif-2.1.0.json")
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("sarif.json", doc))
	s, err := c.Compile("sarif.json")
	require.NoError(t, err)
	for _, w := range sarifs(t) {
		var v any
		require.NoError(t, json.Unmarshal(w.text, &v))
		assert.NoError(t, s.Validate(v), w.name)
	}
}

// Multitool's rules for SARIF and for GitHub find no error.
func TestMultitool(t *testing.T) {
	tool := fromNPM(t, "@microsoft/sarif-multitool-linux/Sarif.Multitool")
	require.NoError(t, os.Chmod(tool, 0o700))
	paths := files(t, each(t, render.Options.SARIF), ".sarif")
	out := filepath.Join(t.TempDir(), "out.sarif")
	for _, path := range paths {
		switch filepath.Base(path) {
		case "many.sarif", "spoken-nl.sarif", "spoken-fr.sarif", "spoken-it.sarif", "spoken-pt.sarif", "spoken-es.sarif":
			continue // as the others, and each takes seconds
		}
		c := exec.Command(tool, "validate", path, "--rule-kind", "Sarif;Gh", "--output", out, "--log", "ForceOverwrite")
		c.Env = append(os.Environ(), "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1")
		text, err := c.CombinedOutput()
		if _, ran := err.(*exec.ExitError); err != nil && !ran {
			t.Skipf("the Multitool does not run here: %v", err)
		}
		found, err := os.ReadFile(out)
		require.NoError(t, err, string(text))
		var r struct {
			Runs []struct {
				Results []struct {
					RuleID  string
					Level   string
					Message struct {
						ID        string
						Arguments []string
					}
				}
			}
		}
		require.NoError(t, json.Unmarshal(found, &r))
		for _, run := range r.Runs {
			for _, result := range run.Results {
				assert.NotEqual(t, "error", result.Level, "%s: %s %s %q", filepath.Base(path), result.RuleID, result.Message.ID, result.Message.Arguments)
			}
		}
	}
}
