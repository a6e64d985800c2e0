package report

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// A line on a page of a text that has no window counts as one in a window does. The
// layouts are synthetic.
func TestPagesWithoutAWindow(t *testing.T) {
	const header = "05/02/00 07:58  CentreVu(R) CMS            Windows: 1 of 10\n"
	const labelled = "Backups completed today: 1\nStatus: Last backup finished at 05/02/00 00:23:41\nErrors:\n"
	for name, tt := range map[string]struct {
		before, between, behind string
		told                    []string
	}{
		"nothing":                             {},
		"a message before all windows":        {before: "Data collection is off", told: []string{"Data collection is off"}},
		"a message between two":               {between: "Data collection is off", told: []string{"Data collection is off"}},
		"a message behind all":                {behind: "Data collection is off", told: []string{"Data collection is off"}},
		"below the row with the clock":        {behind: header + " Cannot open window", told: []string{"Cannot open window"}},
		"in a frame":                          {behind: header + " +-----------------+\n | ACD 2 is down   |\n +-----------------+", told: []string{"ACD 2 is down"}},
		"twice":                               {between: "ACD 2 is down", behind: "ACD 2 is down", told: []string{"ACD 2 is down"}},
		"printed by a command, between":       {between: "$ cat note\nACD 2 is down\n$ cms", told: []string{"ACD 2 is down"}},
		"printed by a command, before":        {before: "$ ls\nnotes  links.old\n$ cms"},
		"a command complains, before":         {before: "$ cat note\nACD 2 is down\n$ cms", told: []string{"ACD 2 is down"}},
		"a greeting complains":                {before: "Welcome to cms1\nThe archiver is down\n$ cms", told: []string{"The archiver is down"}},
		"printed by a command, behind":        {behind: "$ cat note\nACD 2 is down", told: []string{"ACD 2 is down"}},
		"a message above a prompt, behind":    {behind: "ACD 2 is down\n$ exit", told: []string{"ACD 2 is down"}},
		"a login":                             {before: "login: root\nPassword:\nLast login: Tue May  2 07:39:11 from console\nWelcome to cms1"},
		"the shell's prompts":                 {before: "$ cms", between: "[root@cms1 ~]# clear", behind: "$ exit"},
		"a menu":                              {between: header + " +------------------+\n | Archiving Status |\n | Backup Data      |\n +------------------+\n\n Working"},
		"another window":                      {between: header + " +- System Setup: CMS State ------+\n | Current state: multi-user      |\n +--------------------------------+"},
		"beside another window":               {behind: header + " +- System Setup: CMS State ------+\n | Current state: multi-user      |\n +--------------------------------+\n Link to ACD 2 lost", told: []string{"Link to ACD 2 lost"}},
		"soft labels":                         {between: header + "\n\n Help    Window  Commands   Keep              Exit    Scroll  Current  MainMenu"},
		"a window that is told by its labels": {behind: labelled},
		"who, and a note":                     {between: "$ who\nroot     console      May  2 07:40\n$ cat note\nACD 2 is down\n$ cms", told: []string{"ACD 2 is down"}},
	} {
		text := "+- Maintenance: Connection Status --------------------------+\n" +
			"| ACD  Application    Session        Connection             |\n" +
			"| 1    data transfer  data transfer  operational            |\n" +
			"+-----------------------------------------------------------+\n"
		archive := "+- Maintenance: Archiving Status ---------------------------+\n" +
			"| ACD  Archive  Status    Last run        Next run          |\n" +
			"| 1    Daily    finished  05/02/00 00:36  05/03/00 00:35    |\n" +
			"+-----------------------------------------------------------+\n"
		content := tt.before + "\n\f" + text + "\f" + tt.between + "\n\f" + archive + "\f" + tt.behind + "\n"
		s, err := ReadServer(fstest.MapFS{"s.txt": {Data: []byte(content)}}, centrevu.Source{Name: "primary"})
		require.NoError(t, err, name)
		require.NotNil(t, s.Links, name)
		require.NotNil(t, s.Archive, name)
		told := unclaimedTexts(s)
		assert.Equal(t, tt.told, told, name)
		assert.Equal(t, name == "a window that is told by its labels", s.Backup != nil, name)
	}
}

// What is saved on a page of its own is no greeting of the session on the next.
func TestPageBeforeASession(t *testing.T) {
	const links = "Maintenance: Connection Status\nACD  Application    Session        Connection\n1    data transfer  data transfer  operational\n"
	for before, want := range map[string]int{"Welcome to the system.\n": 0, "cms1# exit\n\fWelcome to the system.\n\n": 0, "cms1# \n\fWelcome to the system.\n\n": 0, "cms1# \nWelcome to the system.\n\n": 1, "Fehler im System\n\f": 1, "\n   障害があります\n\f": 1} {
		s, err := ReadServer(fstest.MapFS{"s.txt": {Data: []byte(before + "cms1# cat links.txt\n" + links)}}, centrevu.Source{})
		require.NoError(t, err)
		assert.Len(t, s.Unclaimed(), want, before)
	}
}

// What a command printed is told above the first window as behind it; what the host says
// to one who logs in is not.
func TestBehindTheFirstCommands(t *testing.T) {
	const window = "# cat links.txt\nMaintenance: Connection Status\nACD  Application    Session        Connection\n1    data transfer  data transfer  operational\n"
	for _, tt := range []struct {
		before string
		told   []string
	}{
		{"# cmssvc\nCMS is not running\n", []string{"CMS is not running"}},
		{"# \nFilesystem full\n# cd /cms\nthe system is going down\n# date; cmsadm status\nTue May  2 07:40:11 UTC 2000\nCMS is OFF\n", []string{"Filesystem full", "the system is going down", "CMS is OFF"}},
		{"# su - cms\nCMS is in single-user mode\n", []string{"CMS is in single-user mode"}},
		{"# cat notes\nout of service since Monday\n", []string{"out of service since Monday"}},
		{"# cat errors.log.1\ncat: errors.log.1: No such file or directory\n", []string{"cat: errors.log.1: No such file or directory"}},
		{"# ssh cms1\nLast login: Mon May  1 07:40:11 2000 from 10.1.1.7\nCMS is off\n", []string{"CMS is off"}},
		{"# uname -a\nSunOS cms1 5.8 Generic_108528-13 sun4u sparc\n# pwd\n/export/home/cms\n", nil},
		{"Last login: Mon May  1 07:40:11 2000 from 10.1.1.7\nYou have mail.\n# su - cms\nPassword:\nSun Microsystems Inc.   SunOS 5.8\n", nil},
	} {
		s, err := ReadServer(fstest.MapFS{"s.txt": {Data: []byte(tt.before + window)}}, centrevu.Source{})
		require.NoError(t, err)
		told := unclaimedTexts(s)
		assert.Equal(t, tt.told, told, tt.before)
	}
}
