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
)

// A log with a storm of entries within the look-back is kept as its first and
// last of each kind, ACD and day, which stand for all of them.
func TestALogWithAStorm(t *testing.T) {
	const perDay, days = 60_000, 3
	var b bytes.Buffer
	for day := range days {
		for i := range perDay {
			at := time.Date(2000, 5, 1+day, 0, i*24*60/perDay, 0, 0, time.UTC)
			fmt.Fprintf(&b, "%s 3 %d INFO\nLink to ACD %d is down: no answer from the switch in %d seconds, trying again until it answers\n",
				at.Format("01/02/06 03:04 PM"), i%8+1, i%8+1, i)
		}
	}
	b.WriteString("05/03/00 11:59 PM 7 2 CRITICAL\nWeekly archive failed\n")
	fsys := fstest.MapFS{"errors.txt": &fstest.MapFile{Data: b.Bytes(), ModTime: time.Date(2000, 5, 4, 8, 0, 0, 0, time.UTC)}}
	s, err := report.ReadOptions{Memory: 64 << 20}.ReadServer(fsys, centrevu.Source{Name: "primary"})
	require.NoError(t, err)
	require.Less(t, len(s.Errors.Entries), 90_000)
	events, last := 0, map[centrevu.ACD]errlog.Entry{}
	for _, e := range s.Errors.Entries {
		events += max(1, e.Count)
		last[e.ACD] = e
	}
	for _, e := range s.Errors.Earlier {
		events += e.Count
	}
	assert.Equal(t, perDay*days+1, events)
	assert.Equal(t, "Weekly archive failed", last[centrevu.ACD{Number: 2}].Text)
	assert.True(t, last[centrevu.ACD{Number: 8}].Time.Equal(time.Date(2000, 5, 3, 23, 59, 0, 0, time.UTC)), "%v", last[centrevu.ACD{Number: 8}].Time)
}
