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

// A date and time alone, in whatever shape and place, is of the session in which the log was
// printed, or is told: the clock of the server, or the capture, is of another day.
func TestDatesAroundALog(t *testing.T) {
	const log = "04/27/00 07:12 AM 3 4 INFO\nSPI configuration error.\n"
	saved := time.Date(2000, 5, 2, 7, 54, 0, 0, time.UTC)
	for _, around := range []string{
		"%s\n" + log, "# date\n%s\n# cat errors.log\n" + log + "# \n", "# cat errors.log\n" + log + "# date\n%s\n# \n", log + "%s\n", log + "%s\n\n# exit\n",
		"From root %s\n" + log, log + "%s\n" + clockRow("05/02/00 07:50") + backupWindow,
	} {
		for date, known := range map[string]bool{
			"Tue May  2 07:50:11 UTC 2000": true, "Tue May  2 07:50:11 2000": true, "mar. 2 mai 2000 07:50": true, "Di 2. Mai 07:50:11 UTC 2000": true,
			"Tue, 2 May 2000 07:50:11 +0000": true, "Tue May  2 07:50:11": true,
			"Mon May  1 07:50:11 UTC 2000": false, "lun. 1 mai 2000 07:50": false, "Mo 1. Mai 07:50:11 UTC 2000": false, "Mon May  1 07:50:11": false,
			"Wed May  3 09:50:11 UTC 2000": false,
		} {
			text := strings.Replace(around, "%s", date, 1)
			s, err := ReadServer(fstest.MapFS{"log": {Data: []byte(text), ModTime: saved}}, centrevu.Source{Name: "primary"})
			require.NoError(t, err, text)
			require.Len(t, s.Errors.Entries, 1, text)
			assert.Equal(t, "SPI configuration error.", s.Errors.Entries[0].Text, text)
			old := saved.Sub(s.Errors.NotAfter) > 12*time.Hour
			assert.Equal(t, known, !old && len(s.Unclaimed()) == 0, "%s: %v", text, s.Unclaimed())
		}
	}
	for date, known := range map[string]bool{
		"02.05.2000 07:50": true, "02-05-2000 07:50": true, "2000-05-02T07:50:11Z": true, "2000.05.02 07:50": true, "2000年5月2日 07:50": true,
		"01.05.2000 07:50": false, "01-05-2000 07:50": false, "2000-05-01T07:50:11Z": false, "2000.05.01 07:50": false, "2000年5月1日 07:50": false, "02/05/2000 07:50": false,
	} {
		s, err := ReadServer(fstest.MapFS{"log": {Data: []byte(date + "\n" + log), ModTime: saved}}, centrevu.Source{Name: "primary"})
		require.NoError(t, err, date)
		old := saved.Sub(s.Errors.NotAfter) > 12*time.Hour
		assert.Equal(t, known, !old && len(s.Unclaimed()) == 0, "%s: %v", date, s.Unclaimed())
	}
}

// A session can go on for hours behind a window, and end with the date; what was done
// before the window was shown is of another one (synthetic).
func TestDatesBelowAWindow(t *testing.T) {
	saved := time.Date(2000, 5, 2, 11, 0, 0, 0, time.UTC)
	for below, known := range map[string]bool{
		"# date\nTue May  2 10:58:00 UTC 2000\n# exit\n": true, "Tue May  2 10:58:00 2000\n": true, "# exit\n\nScript done on Tue May  2 10:59:01 2000\n": true,
		"# date\nMon May  1 10:58:00 UTC 2000\n# exit\n": false, "# date\nWed May  3 10:58:00 UTC 2000\n# exit\n": false, "# exit\n\nScript done on Mon May  1 10:59:01 2000\n": false,
	} {
		s, err := ReadServer(fstest.MapFS{"w": {Data: []byte(clockRow("05/02/00 07:50") + backupWindow + below), ModTime: saved}}, centrevu.Source{Name: "primary"})
		require.NoError(t, err, below)
		assert.Equal(t, known, len(s.Unclaimed()) == 0, "%s: %v", below, s.Unclaimed())
	}
}

// The times before the lines say when a text was captured, also where they name a day in
// another way than that of a recording (synthetic).
func TestDatesBeforeLines(t *testing.T) {
	saved := time.Date(2000, 5, 2, 7, 54, 0, 0, time.UTC)
	for _, text := range []string{"04/27/00 07:12 AM 3 4 INFO\nSPI configuration error.\nIt is all there.\n", backupWindow} {
		for stamp, known := range map[string]bool{
			"[05/02/00 07:53:11] ": true, "May 02 07:53:11 ": true, "[Tue May  2 07:53:11] ": true, "[2000.05.02_07:53:11] ": true, "[07:53:11] ": true, "07:53:11 ": true,
			"[05/01/00 07:53:11] ": false, "May 01 07:53:11 ": false, "[Mon May  1 07:53:11] ": false, "[2000.05.01_07:53:11] ": false, "[05/03/00 07:53:11] ": false,
			"[05/02/99 07:53:11] ": false, "[01/05/2000 07:53:11] ": false, "Apr 02 07:53:11 ": false,
		} {
			var all strings.Builder
			for line := range strings.Lines(text) {
				all.WriteString(stamp + line)
			}
			s, err := ReadServer(fstest.MapFS{"w": {Data: []byte(all.String()), ModTime: saved}}, centrevu.Source{Name: "primary"})
			require.NoError(t, err, all.String())
			assert.Equal(t, known, len(s.Unclaimed()) == 0, "%s: %v", stamp, s.Unclaimed())
		}
	}
}
