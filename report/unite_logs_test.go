package report

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// A log that lacks an entry which another shows of its own time is a part: when
// it was read proves nothing of the time after the other.
func TestWholeOfSeveralLogs(t *testing.T) {
	at := func(hour int) time.Time { return time.Date(2000, 5, 2, hour, 0, 0, 0, time.UTC) }
	entry := func(when, text string) string { return when + " 3 1 INFO\n" + text + "\n" }
	first := entry("05/01/00 06:00 AM", "The first.")
	second := entry("05/01/00 07:00 AM", "The second.")
	third := entry("05/02/00 06:30 AM", "The third.")
	for _, tt := range []struct {
		name     string
		earlier  string // read at 6
		later    string // read at 8
		notAfter time.Time
		entries  int
	}{
		{"the same", first + second, first + second, at(8), 2},
		{"the later has one more, of after the earlier was read", first + second, first + second + third, at(8), 3},
		{"the later lacks one in its middle", first + second, first + third, at(6), 3},
		{"the later lacks its older ones", first + second, second + third, at(8), 3},
		{"both lack one", first + second + third, first + entry("05/01/00 08:00 AM", "Another.") + third, time.Time{}, 4},
		{"a table with other entries", "1|1|05/01/2000|Of the table.|3|700|INFO|\n", first + third, at(8), 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := ReadServer(fstest.MapFS{
				"a": {Data: []byte(tt.earlier), ModTime: at(6)},
				"b": {Data: []byte(tt.later), ModTime: at(8)},
			}, centrevu.Source{Name: "primary"})
			require.NoError(t, err)
			assert.Len(t, s.Errors.Entries, tt.entries)
			assert.Equal(t, tt.notAfter, s.Errors.NotAfter)
		})
	}
}
