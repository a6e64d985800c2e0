package report

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// In a recording, the last screen counts that shows what who printed.
func TestWhoInARecording(t *testing.T) {
	const begun, done = "Script started on Tue May  2 07:49:00 2000\n", "\nScript done on Tue May  2 07:57:00 2000\n"
	const clear = "\x1b[H\x1b[2J"
	alice := "$ who\r\nalice    pts/1        May  2 07:40 (10.0.0.9)\r\n$ "
	bob := "$ who\r\nbob      pts/2        May  2 07:45\r\n$ "
	none := "$ who\r\n$ "
	window := "\x1b[1;1HMaintenance: Connection Status\x1b[3;1HACD  Application    Session        Connection\x1b[4;1H1    data transfer  data transfer  operational"
	for _, tt := range []struct {
		name, screens string
		users         []string // nil if no output of who is to be found
	}{
		{"one user", alice, []string{"alice"}},
		{"nobody", none, []string{}},
		{"twice", alice + clear + bob, []string{"bob"}},
		{"and then another command", alice + clear + "$ ls\r\nerrors\r\n$ ", []string{"alice"}},
		{"and then windows", alice + clear + window, []string{"alice"}},
		{"typed, and not shown to its end", alice + clear + "$ who\r\n", []string{"alice"}},
		{"over the soft keys", clear + window + "\x1b[24;1HHelp Window  Commands   Keep\x1b[4;3H\x1b[24;1H\r" + alice + "exit\r\n", []string{"alice"}},
		{"no who", "$ ls\r\nerrors\r\n$ " + clear + window, nil},
		{"a row without the command", "$ ls\r\nalice    pts/1        May  2 07:40\r\n$ " + clear + window, nil},
		{"the start of the system alone", "$ who -b\r\n           system boot  2000-04-09 13:58\r\n$ ", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := ReadServer(fstest.MapFS{
				"s.typescript": {Data: []byte(begun + tt.screens + done), ModTime: time.Date(2000, 5, 2, 7, 57, 0, 0, time.UTC)},
			}, centrevu.Source{Name: "primary"})
			if tt.users == nil {
				assert.Nil(t, s.Logins)
				return
			}
			require.NotNil(t, s.Logins)
			users := []string{}
			for _, u := range s.Logins.Users {
				users = append(users, u.User)
			}
			assert.Equal(t, tt.users, users)
		})
	}
}
