package centrevu_test

import (
	"flag"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
)

var (
	draws = flag.Uint64("draws", 12_000, "how many windows to draw and read back")
	first = flag.Uint64("first-draw", 1, "the first of them")
)

// What is drawn, in whatever layout, is what is read.
func TestRoundTrip(t *testing.T) {
	for seed := *first; seed < *first+*draws; seed++ {
		d := newDrawer(seed)
		src := centrevu.Source{CapturedAt: d.now}
		var text string
		switch seed % 4 {
		case 0:
			drawn, want := d.backup()
			text = drawn
			st, err := backup.Parse(strings.NewReader(text), src)
			require.NoError(t, err, "draw %d\n%s", seed, text)
			got := backup.Status{CompletedToday: st.CompletedToday, State: st.State, Text: st.Text, FinishedAt: st.FinishedAt, Errors: st.Errors}
			same(t, []backup.Status{want}, []backup.Status{got}, seed, text)
		case 1:
			drawn, want := d.archive()
			text = drawn
			st, err := archive.Parse(strings.NewReader(text), src)
			require.NoError(t, err, "draw %d\n%s", seed, text)
			for i := range st.Runs {
				assert.True(t, st.Runs[i].Seconds || st.Runs[i].Last.Second() == 0)
				st.Runs[i].At, st.Runs[i].Where, st.Runs[i].Seen, st.Runs[i].Seconds = centrevu.Line{}, archive.Where{}, centrevu.Seen{}, false
			}
			same(t, want, st.Runs, seed, text)
		case 2:
			drawn, want := d.links()
			text = drawn
			st, err := links.Parse(strings.NewReader(text), src)
			require.NoError(t, err, "draw %d\n%s", seed, text)
			for i := range st.Links {
				st.Links[i].At, st.Links[i].Where, st.Links[i].Seen = centrevu.Line{}, links.Where{}, centrevu.Seen{}
			}
			same(t, want, st.Links, seed, text)
		case 3:
			drawn, want := d.log()
			text = drawn
			var got []errlog.Entry
			for e, err := range errlog.Entries(strings.NewReader(text), src) {
				require.NoError(t, err, "draw %d\n%s", seed, text)
				got = append(got, errlog.Entry{Time: e.Time, Code: e.Code, ACD: e.ACD, Severity: e.Severity, Text: e.Text})
			}
			same(t, want, got, seed, text)
		}
	}
}

// same compares, and shows the first difference and what was drawn.
func same[T any](t *testing.T, want, got []T, seed uint64, text string) {
	t.Helper()
	for i := range min(len(want), len(got)) {
		require.Equal(t, want[i], got[i], "draw %d, value %d\n%s", seed, i, text)
	}
	require.Len(t, got, len(want), "draw %d\n%s", seed, text)
}
