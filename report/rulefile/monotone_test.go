package rulefile

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rules"
)

// without yields copies of a server that lack one row each.
func without(s *report.Server) map[string]*report.Server {
	all := map[string]*report.Server{}
	lacking := func(name string) *report.Server {
		c := *s
		all[name] = &c
		return &c
	}
	for i, r := range s.Archive.Runs {
		lacking("run " + r.ACD.String() + " " + r.Kind.String()).Archive = &archive.Status{Runs: slices.Delete(slices.Clone(s.Archive.Runs), i, i+1)}
	}
	for i, l := range s.Links.Links {
		lacking("link " + l.ACD.String()).Links = &links.Status{Links: slices.Delete(slices.Clone(s.Links.Links), i, i+1)}
	}
	lacking("backup").Backup = nil
	lacking("archive").Archive = nil
	lacking("links").Links = nil
	lacking("errors").Errors = nil
	return all
}

// A row or a window that is taken away makes no verdict better, with the rules
// of a file beside the built-in ones, whatever the file silences and re-levels.
func TestTakingARowAwayNeverHelps(t *testing.T) {
	now := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	read := func(name string) *report.Server {
		folder := fstest.MapFS{}
		files, err := filepath.Glob("../../examples/dailycheck/samples/" + name + "/*")
		require.NoError(t, err)
		for _, file := range files {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			folder[filepath.Base(file)] = &fstest.MapFile{Data: data, ModTime: now.Add(-2 * time.Minute)}
		}
		s, err := report.ReadServer(folder, centrevu.Source{Name: name})
		require.NoError(t, err)
		return s
	}
	pair := report.Pair{Primary: read("primary"), Secondary: read("secondary")}
	critical := 0
	for file, text := range siteFiles() {
		f, err := Parse(strings.NewReader(text), file, Options{})
		require.NoError(t, err, Excerpts(err))
		judge := func(p report.Pair) report.Status {
			return report.Evaluate(p, f.With(rules.All()...), f.Options(report.Options{Now: now})).Worst()
		}
		before := judge(pair)
		if before == report.Critical {
			critical++ // else nothing could make it worse
		}
		for name, s := range without(pair.Primary) {
			after := judge(report.Pair{Primary: s, Secondary: pair.Secondary})
			assert.False(t, before.Worse(after), "%s, without the primary's %s: from %v to %v", file, name, before, after)
		}
		for name, s := range without(pair.Secondary) {
			after := judge(report.Pair{Primary: pair.Primary, Secondary: s})
			assert.False(t, before.Worse(after), "%s, without the secondary's %s: from %v to %v", file, name, before, after)
		}
	}
	assert.Greater(t, critical, 10)
}
