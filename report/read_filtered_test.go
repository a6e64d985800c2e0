package report

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// A log that a command printed which leaves some of it out does not show what
// happened up to the time at which it was read.
func TestFilteredLog(t *testing.T) {
	const record = "05/01/00 07:12 AM 3 4 INFO\nSPI configuration error.\n05/02/00 07:12 AM 3 4 INFO\nSPI configuration error.\n"
	written := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	newest, oldest := time.Date(2000, 5, 2, 7, 12, 0, 0, time.UTC), time.Date(2000, 5, 1, 7, 12, 0, 0, time.UTC)
	for above, want := range map[string]struct{ until, from time.Time }{
		"$ cat errors\n": {until: written},
		"[root@cms1 ~]# grep -v CRITICAL errors\n":           {until: newest},
		"$ grep INFO errors\nTue May  2 07:52:01 UTC 2000\n": {until: newest},
		"$ grep INFO other\n$ cat errors\n":                  {until: written},
		"$ cat errors | head -20\n":                          {until: newest},
		"$ tail -40 errors\n":                                {until: written, from: oldest},
	} {
		s, err := ReadServer(fstest.MapFS{"log": {Data: []byte(above + record), ModTime: written}}, centrevu.Source{Name: "primary"})
		require.NoError(t, err, above)
		assert.Equal(t, want.until, s.Errors.NotAfter, above)
		assert.Equal(t, want.from, s.Errors.Scope.From, above)
		assert.Equal(t, want.until == newest, s.Errors.Scope.Part, above)
		if want.until == newest || !want.from.IsZero() {
			require.Len(t, s.Errors.Scope.Lines, 1, above)
			assert.Equal(t, strings.SplitN(above, "\n", 2)[0], s.Errors.Scope.Lines[0].Text)
		}
	}
}

// The ends of the lines of a text are those of the system it was copied to.
func TestDigestOfLines(t *testing.T) {
	same := digestOf([]byte("a\n\n b\n"))
	for _, text := range []string{"a\r\n\r\n b\r\n", "a \n\n b", "a\n \t\n b\n\n\n"} {
		assert.Equal(t, same, digestOf([]byte(text)), text)
	}
	for _, text := range []string{"a\n b\n", "a\n\nb\n", "\na\n\n b\n", "a\n\n b\nc", "ab"} {
		assert.NotEqual(t, same, digestOf([]byte(text)), text)
	}
	assert.NotEqual(t, digestOf([]byte("ab")), digestOf([]byte("a\nb")))
}
