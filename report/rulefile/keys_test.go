package rulefile

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rules"
)

// With the samples and a rule of each sort there are as many keys as subjects,
// and ten minutes later they are the same.
func TestAsManyKeysAsSubjects(t *testing.T) {
	samples := func(role report.Role) *report.Server {
		s, err := report.ReadServer(os.DirFS(filepath.Join("..", "..", "examples", "dailycheck", "samples", role.String())),
			centrevu.Source{Name: role.String(), Location: time.UTC})
		require.NotNil(t, s, err)
		return s
	}
	p := report.Pair{Primary: samples(report.Primary), Secondary: samples(report.Secondary)}
	var file strings.Builder
	file.WriteString("version: 1\nrules:\n")
	for _, of := range overWords {
		file.WriteString("  - {id: site." + strings.ReplaceAll(of, " ", "-") + ", doc: d, cite: c, advice: a, for: " + of + ", otherwise: {status: warning, message: \"{now}\"}}\n")
	}
	f, err := Parse(strings.NewReader(file.String()), "site.yml", Options{})
	require.NoError(t, err, Excerpts(err))
	keys := func(at time.Time) []string {
		var list []string
		for _, g := range report.Evaluate(p, f.With(rules.All()...), f.Options(report.Options{Now: at})).Findings {
			if strings.HasPrefix(g.Rule, "site.") {
				list = append(list, g.Key())
				assert.NotEmpty(t, g.Code, g.Message)
			}
		}
		return list
	}
	at := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	list := keys(at)
	assert.Equal(t, list, keys(at.Add(10*time.Minute)))
	// The server, the backup, each link and run of both; kinds of entries.
	want := 2 + 2 + 1
	for _, s := range []*report.Server{p.Primary, p.Secondary} {
		want += len(s.Links.Links) + len(s.Archive.Runs)
	}
	slices.Sort(list)
	distinct := slices.Compact(slices.Clone(list))
	entries := slices.DeleteFunc(slices.Clone(distinct), func(k string) bool { return !strings.HasPrefix(k, "site.each-entry:") })
	acds := slices.DeleteFunc(slices.Clone(distinct), func(k string) bool { return !strings.HasPrefix(k, "site.each-acd:") })
	assert.Len(t, distinct, want+len(entries)+len(acds))
	assert.NotEmpty(t, entries)
	assert.Len(t, acds, len(acdsOf(p.Primary, p.Secondary)))
}
