package report

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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
	for _, says := range []string{"Failed", "Error", "Does not exist", "failed: no tape"} {
		for _, name := range []string{"  CentreVu(R) CMS\n", "  CentreVu(R) CMS            Windows: 1 of 10\n"} {
			beside := strings.Replace(window, "  CentreVu(R) CMS\n", strings.TrimSuffix(name, "\n")+"   "+says+"\n", 1)
			s, err := ReadServer(fstest.MapFS{"b": {Data: []byte(beside)}}, centrevu.Source{Name: "primary"})
			assert.Contains(t, centrevu.Excerpts(err), `beside the window it says "`+says+`"`)
			assert.NotEmpty(t, s.Problems, beside)
		}
	}
}

// A recording can end in the word, in any row: it is not the beginning of a title then.
func TestFailedAtTheEnd(t *testing.T) {
	const head, done = "Script started on Tue May  2 07:49:00 2000\n", "\nScript done on Tue May  2 07:57:00 2000\n"
	screen := drawnAt("05/02/00 07:50  CentreVu(R) CMS            Windows: 1 of 10",
		"+- Maintenance: Connection Status --------------------------+",
		"| ACD  Application    Session        Connection             |",
		"| 1    data transfer  data transfer  operational            |",
		"+-----------------------------------------------------------+")
	_, err := ReadServer(fstest.MapFS{"l": {Data: []byte(head + screen + done)}}, centrevu.Source{Name: "primary"})
	require.NoError(t, err)
	for _, word := range []string{"Error", "Failed", "Does not exist"} {
		for _, at := range []string{"\x1b[23;2H", "\x1b[24;1H", "\x1b[12;40H", "\x1b[1;63H"} {
			for _, end := range []string{"", done} {
				_, err := ReadServer(fstest.MapFS{"l": {Data: []byte(head + screen + at + word + end)}}, centrevu.Source{Name: "primary"})
				assert.ErrorContains(t, err, `beside the window it says "`+word+`"`, "%q %q", at, end)
			}
		}
	}
}

// What stands on a window's screen outside of it, and nobody knows, is unclaimed,
// beside one that is read and beside another.
func TestUnknownBesideAWindow(t *testing.T) {
	window := func(title, rows string) string {
		return "+- " + title + " ---+\n" + rows + "+" + strings.Repeat("-", len(title)+6) + "+\n"
	}
	links := window("Maintenance: Connection Status                              ",
		"| ACD   Application     Session         Connection                 |\n"+
			"| 1     data transfer   data transfer   operational                |\n")
	for below, bad := range map[string]int{
		"":                   0,
		"Successful\n":       0,
		"Archiver stopped\n": 1,
		"Failed\n":           0, // said of the capture as a whole
		window("Acknowledgment", "| Tape 2 needed      |\n"):   2, // and a border
		window("Reports: Agents", "| Tape 2 needed       |\n"): 1,
		window("Reports: Agents", "| Tape 2 is in        |\n"): 0,
	} {
		s, _ := ReadServer(fstest.MapFS{"l": {Data: []byte(links + below)}}, centrevu.Source{Name: "primary"}) // what is wrong is looked at below
		assert.Len(t, s.Unclaimed(), bad, below)
		require.NotNil(t, s.Links, below)
		assert.Len(t, s.Links.Links, 1, below)
	}
	s, _ := ReadServer(fstest.MapFS{"l": {Data: []byte(window("Reports: Agents", "| 1                   |\n") + "Archiver stopped\n\f" + links)}}, centrevu.Source{})
	assert.Len(t, s.Unclaimed(), 1)
}
