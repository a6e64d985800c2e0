package report

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

// What the program says below, above or in a small frame beside a window counts.
func TestFailedBesideAWindow(t *testing.T) {
	const window = "05/02/00 07:52  CentreVu(R) CMS\n" +
		"+- Maintenance: Backup Data -------------------------------+\n" +
		"| Backups completed today: 1                               |\n" +
		"| Status: Last backup finished at 05/02/00 00:23:41        |\n" +
		"| Error:                                                   |\n" +
		"+----------------------------------------------------------+\n"
	for below, bad := range map[string]bool{
		"":                                     false,
		"Successful\n":                         false,
		"Failed\n":                             true,
		"\n\n  Error: link lost\n":             true,
		"Does not exist\n":                     true,
		"+--------+\n| Failed |\n+--------+\n": true,
		"Failover\n":                           false,
	} {
		s, err := ReadServer(fstest.MapFS{"b": {Data: []byte(window + below)}}, centrevu.Source{Name: "primary"})
		says := strings.Contains(centrevu.Excerpts(err), "beside the window it says")
		assert.Equal(t, bad, says && len(s.Problems) > 0, "%q: %v", below, err)
		assert.NotNil(t, s.Backup, below)
	}
}
