package render

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rules"
)

// recorded is a session, with letters of ISO 8859-1: the layout of the window is
// synthetic. The connection of ACD 2 is drawn anew behind all else.
const recorded = "\x1b[2J\x1b[1;1HMaintenance: Connection Status\x1b[3;1HACD            Application         Session        Connection" +
	"\x1b[4;1HCaf\xe9 Z\xfcrich    data transfer       data transfer  out of order" +
	"\x1b[5;1HB\xfcro           data transfer       data transfer  operational" +
	"\x1b[6;1HMaison          data transfer       data transfer  operational\x1b[5;51Hout of order\x1b[6;1HMaison"

const (
	row1 = "Caf\xe9 Z\xfcrich    data transfer       data transfer  out of order"
	row2 = "B\xfcro           data transfer       data transfer  operational"
	row3 = "Maison          data transfer       data transfer  operational"
)

func judgedFiles(t *testing.T, files map[string]string) *report.Report {
	t.Helper()
	now := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text), ModTime: now.Add(-time.Minute)}
	}
	s, err := report.ReadServer(fsys, centrevu.Source{Name: "primary", CapturedAt: now.Add(-time.Minute)})
	if err != nil {
		t.Log(err) // the report has it too
	}
	return report.Evaluate(report.Pair{Primary: s}, rules.All(), report.Options{Now: now})
}

// What a region of a recording marks are the bytes of the file that drew the
// row, in whatever character set, and no others. That it is a recording is told
// by its content.
func TestSARIFMarksBytesOfTheFile(t *testing.T) {
	r := judgedFiles(t, map[string]string{"links.txt": recorded, "saved.cast": "Maintenance: Backup Data\nBackups completed today: 1\nStatus: Last backup failed\n"})
	var b bytes.Buffer
	require.NoError(t, SARIF(&b, r))
	var log struct {
		Runs []struct {
			Results []struct {
				RuleID    string
				Locations []struct{ PhysicalLocation sarifPhysical }
			}
		}
	}
	require.NoError(t, json.Unmarshal(b.Bytes(), &log))
	marked := map[string][]string{}
	for _, result := range log.Runs[0].Results {
		for _, l := range result.Locations {
			at := l.PhysicalLocation.Region
			switch {
			case result.RuleID == "links.state" && at.ByteOffset != nil:
				marked[result.RuleID] = append(marked[result.RuleID], recorded[*at.ByteOffset:int(*at.ByteOffset)+*at.ByteLength])
			case l.PhysicalLocation.Artifact.URI == "primary/saved.cast":
				assert.Nil(t, at.ByteOffset, "a saved screen, whatever it is called")
				marked["text"] = append(marked["text"], "x")
			}
		}
	}
	assert.NotEmpty(t, marked["text"])
	assert.Equal(t, []string{row1, row2[:1], row3}, marked["links.state"], "the second was not drawn at once, and the third is being drawn again")
}

// In an entry of the error log the values of the header are marked and its
// text, and what stands around it is not.
func TestHTMLMarksTheCellsOfAnEntry(t *testing.T) {
	r := judgedFiles(t, map[string]string{"errors.txt": "05/02/00 03:12 AM   3  1  INFO\nQuite usual.\n\n05/02/00 04:12 AM   7  2  INFO\n" +
		"The archiver did not run: the disk is full, and this text is long enough to be wrapped.\n05/02/00 05:12 AM   3  1  INFO\nAs before.\n"})
	i := 0
	for i = range r.Findings {
		if r.Findings[i].Rule == "errors.unusual" && len(r.Findings[i].Evidence) == 1 && r.Findings[i].ACD.Number == 2 {
			break
		}
	}
	require.Equal(t, "errors.unusual", r.Findings[i].Rule)
	p := pager{digest: newDigest(r, Options{}), ids: map[string]int{}, anchors: map[*report.Finding]string{}}
	screens := p.screens(&r.Findings[i])
	require.Len(t, screens, 1)
	assert.Equal(t, "Error Log Report, primary/errors.txt:4:1", screens[0].Says)
	var b strings.Builder
	for _, row := range screens[0].Rows {
		for _, part := range row.Parts {
			if part.Mark {
				b.WriteString("[" + part.Text + "]")
			} else {
				b.WriteString(part.Text)
			}
		}
		b.WriteString("\n")
	}
	assert.Equal(t, `05/02/00 03:12 AM   3  1  INFO
Quite usual.
[05/02/00 04:12 AM]   [7]  [2]  [INFO]
[The archiver did not run: the disk is full, and this text is]
[long enough to be wrapped.]
05/02/00 05:12 AM   3  1  INFO
As before.
`, b.String())
}
