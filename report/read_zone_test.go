package report_test

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

// When a file was written is told by the clock of its server, whatever the zone
// of the machine that reads it: here as file systems give it, by that machine's.
func TestWrittenByTheClockOfTheServer(t *testing.T) {
	oslo := time.FixedZone("Oslo", 3600)
	at := time.Date(2026, 1, 15, 7, 0, 0, 0, time.UTC)
	for _, machine := range []*time.Location{time.UTC, time.FixedZone("Kiritimati", 14*3600), time.FixedZone("Los Angeles", -8*3600)} {
		files := fstest.MapFS{"note.txt": {Data: []byte("nothing of a server\n"), ModTime: at.In(machine)}}
		s, _ := report.ReadServer(files, centrevu.Source{Name: "primary", Location: oslo})
		assert.Equal(t, at.In(oslo), s.Captures[0].ModTime, machine)
		s, _ = report.ReadServer(files, centrevu.Source{Name: "primary"})
		assert.Equal(t, at, s.Captures[0].ModTime, machine)
	}
	s, _ := report.ReadServer(fstest.MapFS{"note.txt": {Data: []byte("nothing of a server\n")}}, centrevu.Source{Location: oslo})
	assert.True(t, s.Captures[0].ModTime.IsZero(), "not known")
}
