package report_test

import (
	"bytes"
	"fmt"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rules"
)

// What rules find in a log of which a storm was folded is what they find in the
// whole of it.
func TestAFoldedLogIsJudgedAsTheWhole(t *testing.T) {
	texts := []string{
		"Link to ACD %d is down: no answer from the switch in %d seconds, trying again until it answers or is taken down",
		"Daily archive failed at ACD %d: no space is left on the device after %d blocks, the archive of this day is incomplete",
		"Data collection is off for ACD %d since the switch sent %d records that are not known to this release of the software",
		"Interval archiver finished for ACD %d after %d seconds, and all tables of the interval were written to the database",
		"Backup of the system failed at ACD %d: volume %d is not in the drive, or is not one of those that were labelled",
	}
	severities := []string{"INFO", "INFO", "MAJOR", "INFO", "CRITICAL"}
	storm := func(perDay int) []byte {
		var b bytes.Buffer
		for day := range 3 {
			for i := range perDay {
				at := time.Date(2000, 5, 1+day, 0, i*24*60/perDay, 0, 0, time.UTC)
				k := i % len(texts)
				fmt.Fprintf(&b, "%s %d %d %s\n", at.Format("01/02/06 03:04 PM"), 3+k, i%8+1, severities[k])
				fmt.Fprintf(&b, texts[k]+"\n", i%8+1, i)
			}
		}
		b.WriteString("05/03/00 11:59 PM 7 2 CRITICAL\nWeekly archive failed\n")
		return b.Bytes()
	}
	read := time.Date(2000, 5, 4, 0, 5, 0, 0, time.UTC)
	fsys := fstest.MapFS{"errors.txt": &fstest.MapFile{Data: storm(40_000), ModTime: read}}
	server := func(name string) (folded, whole *report.Server) {
		src := centrevu.Source{Name: name}
		folded, err := report.ReadServer(fsys, src)
		require.NoError(t, err)
		all := *folded
		log := *folded.Errors
		log.Entries, log.Earlier = nil, nil
		for e, err := range errlog.Entries(bytes.NewReader(fsys["errors.txt"].Data), src) {
			require.NoError(t, err)
			log.Entries = append(log.Entries, e)
		}
		require.Less(t, len(folded.Errors.Entries), len(log.Entries)*3/4)
		all.Errors = &log
		return folded, &all
	}
	primary, wholePrimary := server("primary")
	secondary, wholeSecondary := server("secondary")
	findings := func(p report.Pair) (all []string) {
		for _, f := range report.Evaluate(p, rules.All(), report.Options{Now: read}).Findings {
			all = append(all, fmt.Sprint(f.Rule, " ", f.Status, " ", f.Code, " ", f.Key()))
		}
		return all
	}
	got := findings(report.Pair{Primary: primary, Secondary: secondary})
	assert.ElementsMatch(t, findings(report.Pair{Primary: wholePrimary, Secondary: wholeSecondary}), got)
	assert.Greater(t, len(got), 5)
}
