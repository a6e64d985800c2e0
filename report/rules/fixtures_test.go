package rules

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

var update = flag.Bool("update", false, "write what fixtures want anew")

// fixture is a file testdata/RULE/NAME.txtar: captures in the folders primary
// and secondary, and in want what the rule says of them. The name begins with
// "pass" or "fail".
type fixture struct {
	file    string
	rule    string
	passes  bool
	archive *txtar.Archive
	opt     report.Options
	read    report.Pair
}

// loaded reads every fixture once: most of the time goes there.
var loaded []fixture

func fixtures(t testing.TB) []fixture {
	t.Helper()
	if loaded != nil {
		return loaded
	}
	files, err := filepath.Glob("testdata/*/*.txtar")
	require.NoError(t, err)
	list := make([]fixture, 0, len(files))
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		require.NoError(t, err)
		f := fixture{file: file, rule: filepath.Base(filepath.Dir(file)), archive: a}
		name := filepath.Base(file)
		f.passes = strings.HasPrefix(name, "pass")
		require.True(t, f.passes || strings.HasPrefix(name, "fail"), file)
		for line := range strings.Lines(string(a.Comment)) {
			if at, ok := strings.CutPrefix(line, "now: "); ok {
				f.opt.Now, err = time.Parse("2006-01-02 15:04", strings.TrimSpace(at))
				require.NoError(t, err, file)
			}
		}
		f.opt.Require = report.OptionalFacts[:]
		f.read = f.pair(t)
		list = append(list, f)
	}
	loaded = list
	return list
}

// pair reads the captures.
func (f *fixture) pair(t testing.TB) report.Pair {
	t.Helper()
	fsys, err := txtar.FS(f.archive)
	require.NoError(t, err)
	read := func(name string) *report.Server {
		sub, err := fs.Sub(fsys, name)
		require.NoError(t, err)
		if _, err := fs.Stat(sub, "."); err != nil {
			return nil
		}
		s, err := report.ReadServer(sub, centrevu.Source{Name: name, CapturedAt: f.opt.Now})
		require.NoError(t, err, f.file)
		for i := range s.Captures { // the Source's own is no time of the capture
			if s.Captures[i].Clock.IsZero() {
				s.Captures[i].CapturedAt = time.Time{}
			}
		}
		return s
	}
	return report.Pair{Primary: read("primary"), Secondary: read("secondary")}
}

func (f *fixture) evaluate(p report.Pair) *report.Report {
	return report.Evaluate(p, []report.Rule{of(f.rule)}, f.opt)
}

// said shows findings, one a line.
func said(r *report.Report) string {
	var b strings.Builder
	for _, f := range r.Findings {
		if f.Server != "" {
			fmt.Fprintf(&b, "%s: ", f.Server)
		}
		if !f.ACD.IsZero() {
			fmt.Fprintf(&b, "%s: ", f.ACD)
		}
		fmt.Fprintf(&b, "%s: %s\n", f.Status, f.Message)
		for _, l := range f.Evidence {
			if f.Status.Worse(report.OK) {
				fmt.Fprintf(&b, "\t%s:%s | %s\n", l.Source, l.Position, strings.TrimSpace(l.Text))
			}
		}
	}
	return b.String()
}

func TestFixtures(t *testing.T) {
	for _, f := range fixtures(t) {
		t.Run(f.file, func(t *testing.T) {
			r := f.evaluate(f.read)
			if f.passes {
				assert.Equal(t, report.OK, r.Worst(), said(r))
			} else {
				assert.True(t, r.Worst().Worse(report.OK), said(r))
			}
			got := said(r)
			want := ""
			for i := range f.archive.Files {
				if file := &f.archive.Files[i]; file.Name == "want" {
					want = string(file.Data)
					file.Data = []byte(got)
				}
			}
			if *update {
				require.NoError(t, os.WriteFile(f.file, txtar.Format(f.archive), 0o644))
				return
			}
			assert.Equal(t, want, got)
		})
	}
}

// What is wrong with the catalogue: a rule that lacks what every rule must
// have.
func TestEachRuleIsWhole(t *testing.T) {
	passing, failing := make(map[string]bool), make(map[string]bool)
	for _, f := range fixtures(t) {
		passing[f.rule] = passing[f.rule] || f.passes
		failing[f.rule] = failing[f.rule] || !f.passes
		of(f.rule) // or it is of no rule
	}
	for _, r := range All() {
		assert.True(t, passing[r.ID], "%s has no passing fixture", r.ID)
		assert.True(t, failing[r.ID], "%s has no failing fixture", r.ID)
		assert.True(t, strings.HasSuffix(r.Advice, "."), r.ID)
		assert.True(t, strings.Contains(r.Doc, "? "), "%s asks nothing", r.ID)
		for _, name := range r.Thresholds {
			assert.True(t, documented(name), "%s: %s has no reason for its default", r.ID, name)
		}
	}
	assert.NoError(t, report.Validate(All()))
}

func documented(limit string) bool {
	for _, n := range report.LimitNames() {
		if n.Name == limit {
			return n.Default > 0 && strings.Count(n.Doc, ". ") > 0
		}
	}
	return false
}

// Evidence stands in its capture where it says it does.
func TestEvidenceIsInTheCapture(t *testing.T) {
	for _, f := range fixtures(t) {
		content := make(map[string][]byte)
		for _, file := range f.archive.Files {
			content[file.Name] = file.Data
		}
		for _, found := range f.evaluate(f.read).Findings {
			if found.Status == report.Warning || found.Status == report.Critical {
				assert.True(t, len(found.Evidence) > 0 || len(found.Missing) > 0, "%s: %s rests on nothing", f.file, found.Message)
			}
			for _, l := range found.Evidence {
				require.Contains(t, content, l.Source, f.file)
				if l.Line == 0 {
					continue // the capture as a whole
				}
				lines := bytes.Split(content[l.Source], []byte("\n"))
				first, _, _ := strings.Cut(strings.TrimSpace(l.Text), "  ")
				rest := string(content[l.Source][l.Offset:])
				assert.NotEmpty(t, lines[l.Line-1])
				if !strings.HasPrefix(string(lines[l.Line-1]), rest[:1]) {
					assert.Contains(t, string(lines[l.Line-1]), rest[:min(len(rest), 5)])
				}
				if f.rule != "errors.unusual" && f.rule != "errors.pair" && f.rule != "errors.current" && f.rule != "archive.log" && f.rule != "pair.named" {
					assert.Contains(t, string(lines[l.Line-1]), first, f.file)
				}
			}
		}
	}
}
