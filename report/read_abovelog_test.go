package report

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// What a shell or a pager prints above a log as printed is no part of it; a text
// that nobody knows, and what stands between the records, is.
func TestAboveALog(t *testing.T) {
	const record = "05/02/00 07:12 AM 3 4 INFO\nSPI configuration error.\n"
	for above, known := range map[string]bool{
		"":                            true,
		"[root@cms1 ~]# cat errors\n": true,
		"Last login: Mon May  1 09:12:44 2000\nWelcome! 3 packages can be updated.\n$ more errors\n": true,
		"Tue May  2 07:52:01 EDT 2000\n": true,
		"05/02/00 07:52:01\n":            true,
		"2000-05-02 07:52\n":             true,
		"more\n":                         true,
		"--More--(12%)\n":                true,
		"$ date; cat errors\nTue May  2 07:52:01 UTC 2000\n": true,
		"Archiving failed for ACD 1\n":                       false,
		"$ cat errors\nArchiving failed\n":                   false,
		"05/02/00 07:52:01 Archiving failed now\n":           false,
		"more to come from ACD 1\n":                          false,
	} {
		s, err := ReadServer(fstest.MapFS{"log": {Data: []byte(above + record), ModTime: time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)}}, centrevu.Source{Name: "primary"})
		require.NotNil(t, s.Errors, above)
		assert.NotEmpty(t, s.Errors.Entries, above)
		assert.Equal(t, known, err == nil && len(s.Problems)+len(s.Errors.Unclaimed) == 0, "%q: %v %v", above, err, s.Errors.Unclaimed)
	}
}
