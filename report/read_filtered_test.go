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

// Where head prints fewer lines than it may there are no more: the next prompt says that it
// ended (synthetic).
func TestHeadOfAShortLog(t *testing.T) {
	const record = "05/01/00 07:12 AM 3 4 INFO\nSPI configuration error.\n05/02/00 07:12 AM 3 4 INFO\nSPI configuration error.\n"
	for text, part := range map[string]bool{
		"$ head -50 errors\n" + record + "$ \n": false, "$ head -n 50 errors\n" + record + "$ exit\n": false, "$ head errors\n" + record + "$ \n": false, "$ head -5 errors\n" + record + "$ \n": false,
		"$ head -4 errors\n" + record + "$ \n": true, "$ head -50 errors\n" + record: true, "$ head -50 errors\n" + record + "\n": true, "$ head -c 50 errors\n" + record + "$ \n": true,
		"$ head -50 errors | grep INFO\n" + record + "$ \n": true, "$ grep INFO errors; head -50 errors\n" + record + "$ \n": true, "$ head -50 errors; grep INFO errors\n" + record + "$ \n": true,
		"$ tail -50 errors\n" + record + "$ \n": false, "$ head -50 errors links\n==> errors <==\n" + record + "\n==> links <==\n$ \n": false, "$ tail -50 errors links\n==> errors <==\n" + record + "\n==> links <==\n$ \n": false,
		"$ head -4 errors links\n==> errors <==\n" + record + "\n==> links <==\n$ \n": true, "$ grep INFO errors errors.1\n" + record + "$ \n": true,
		"$ head -50 errors errors.1\n" + record + "$ \n": true, "$ grep INFO errors > log\n$ head -50 log\n" + record + "$ \n": true, "$ cd /captures/2000-04-01\n$ head -50 errors\n" + record + "$ \n": true,
	} {
		s, err := ReadServer(fstest.MapFS{"log": {Data: []byte(text), ModTime: time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)}}, centrevu.Source{Name: "primary"})
		require.NoError(t, err, text)
		require.Len(t, s.Errors.Entries, 2, text)
		assert.Equal(t, part, s.Errors.Scope.Part, text)
	}
}

// A date above a log, as the command date prints it or in a shape of the log, is when it was
// read, unless the session went on.
func TestDateAboveALog(t *testing.T) {
	const record = "04/28/00 07:12 AM 3 4 INFO\nSPI configuration error.\n"
	written := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	at := func(day, hour, minute int) time.Time { return time.Date(2000, 5, day, hour, minute, 0, 0, time.UTC) }
	for text, want := range map[string]time.Time{
		"# date\nMon May  1 07:50:01 UTC 2000\n# cat errors\n" + record:                                         at(1, 7, 51).Add(time.Second),
		"Mon May  1 07:50:00 UTC 2000\n\n" + record:                                                             at(1, 7, 51),
		"05/01/00 07:50\n" + record:                                                                             at(1, 7, 51),
		"Error Log Report\n05/01/00 07:50 AM\n" + record:                                                        at(1, 7, 51),
		"Mon May  1 07:50:00 EDT 2000\n" + record:                                                               at(1, 20, 51),
		"Tue May  2 07:58:00 EDT 2000\n" + record:                                                               written,
		"Mon May  1 07:50:00 UTC 2000\n" + record + "05/01/00 09:12 AM 3 4 INFO\nSPI error.\n":                  at(1, 9, 12),
		"# date\nMon May  1 07:50:00 UTC 2000\n# cat errors\n" + record + "# cat errors\n" + record:             written,
		"Mon May  1 07:50:00 UTC 2000\n" + clockRow("05/02/00 07:50") + linksWindow + "# cat errors\n" + record: written,
	} {
		s, _ := ReadServer(fstest.MapFS{"log": {Data: []byte(text), ModTime: written}}, centrevu.Source{Name: "primary"})
		require.NotNil(t, s.Errors, text)
		assert.Equal(t, want, s.Errors.NotAfter.UTC(), text)
	}
}

// The ends of the lines of a text are those of the system it was copied to, its form is that
// of the program that saved it.
func TestDigestOfLines(t *testing.T) {
	same := digestOf([]byte("a\n\n b\n"))
	for _, text := range []string{"a\r\n\r\n b\r\n", "a \n\n b", "a\n \t\n b\n\n\n",
		"\n \na\n\n b\n", "\ufeffa\n\n b\n", "a\n\n\tb", "a\n\n   b", "\xff\xfea\x00\n\x00\n\x00 \x00b\x00", "\xfe\xff\x00a\x00\r\x00\n\x00\n\x00 \x00b", "a\x00\n\x00\n\x00 \x00b\x00"} {
		assert.Equal(t, same, digestOf([]byte(text)), text)
	}
	for _, text := range []string{"a\n b\n", "a\n\nb\n", "a\n\n b\nc", "ab"} {
		assert.NotEqual(t, same, digestOf([]byte(text)), text)
	}
	assert.NotEqual(t, digestOf([]byte("ab")), digestOf([]byte("a\nb")))
}
