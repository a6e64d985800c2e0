package errlog_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/golden"
)

// FuzzEntries holds whatever is in a log against what Entries promises: every
// byte of a report belongs to an entry, a named skip or an error, and sections
// and cursors yield what one reading does.
func FuzzEntries(f *testing.F) {
	for _, c := range golden.Cases(f, "../testdata/errlog/valid", "../testdata/errlog/invalid") {
		f.Add(c.Capture)
	}
	for _, p := range pieces {
		f.Add([]byte(pieces[0] + p + pieces[1] + p))
	}
	f.Fuzz(func(t *testing.T, capture []byte) {
		src := centrevu.Source{Name: "fuzz"}
		for e, err := range errlog.Entries(bytes.NewReader(capture), src) {
			if err != nil {
				golden.Excerpts(t, err)
				continue
			}
			assert.NotEmpty(t, e.Severity)
			assert.NotContains(t, e.Text, "\n")
			assert.False(t, e.Time.IsZero())
			assert.Less(t, e.At.Offset, int64(len(capture)))
		}
		for _, x := range account(capture, bytes.NewReader(capture), src) {
			assert.IsType(t, read{}, x, "not accounted for: %v", x)
		}
		if !errlog.IsPlain(capture) {
			return
		}
		ra, size := at(capture)
		whole := collect(errlog.Entries(bytes.NewReader(capture), src))
		sections, err := errlog.Sections(ra, size, 3)
		require.NoError(t, err)
		var got []read
		for _, s := range sections {
			got = append(got, collect(errlog.Entries(s, src))...)
		}
		require.Equal(t, withoutLines(whole), withoutLines(got))

		if len(whole) < 2 {
			return
		}
		var c errlog.Cursor
		got = nil
		for e, err := range c.Finish(ra, size, src) {
			if got = append(got, one(e, err)); len(got) == len(whole)/2 {
				break
			}
		}
		got = append(got, collect(c.Finish(ra, size, src))...)
		require.Equal(t, whole, got)
	})
}
