package report

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// drawnAt returns what a program sends to draw rows from the top of the screen on.
func drawnAt(rows ...string) string {
	var b strings.Builder
	for i, r := range rows {
		fmt.Fprintf(&b, "\x1b[%d;1H%s", i+1, r)
	}
	return b.String() + "\x1b[2;3H"
}

var (
	linksDrawn = drawnAt(
		"+- Maintenance: Connection Status --------------------------+",
		"| ACD  Application    Session        Connection             |",
		"| 1    data transfer  data transfer  operational            |",
		"| 2    data transfer  data transfer  operational            |",
		"+-----------------------------------------------------------+")
	backupDrawn = drawnAt(
		"+- Maintenance: Backup Data --------------------------------+",
		"| Backups completed today: 1                                |",
		"| Status: Last backup finished at 05/02/00 00:23:41         |",
		"| Errors:                                                   |",
		"+-----------------------------------------------------------+")
	otherDrawn = drawnAt(
		"+- Maintenance: Printer Administration ---------------------+",
		"| Printer name: lp1_______                                  |",
		"| ACD: 1        idle                                        |",
		"|                                                           |",
		"+-----------------------------------------------------------+")
)

// popup draws a window over the title of another one, from a column on.
func popup(title, row string, column int) string {
	at := func(line int, text string) string { return fmt.Sprintf("\x1b[%d;%dH%s", line, column, text) }
	return at(1, "+- "+title+" "+strings.Repeat("-", 15-len(title))+"+") + at(2, fmt.Sprintf("| %-17s|", row)) + at(3, "+"+strings.Repeat("-", 18)+"+") + "\x1b[2;3H"
}

// What a recording shows between two windows, or in the place of one that was not
// taken off, counts; a session with the shell, menus and other windows do not.
func TestBetweenWindows(t *testing.T) {
	const clear = "\x1b[H\x1b[2J"
	const prompt = "[root@cms1 ~]# "
	for name, tt := range map[string]struct {
		between string
		told    []string
	}{
		"nothing":                       {clear, nil},
		"the next one in place":         {"", nil},
		"a prompt":                      {clear + prompt + "cms\r\n" + clear, nil},
		"typed key by key":              {clear + "$ " + "\x1b[1;3Hc\x1b[1;1H\x1b[1;4Hm\x1b[1;1H\x1b[1;5Hs\x1b[1;1H\r\n" + clear, nil},
		"date":                          {clear + prompt + "date\r\nTue May  2 07:39:11 UTC 2000\r\n" + prompt + "cmsadm\r\n" + clear, nil},
		"a program nobody knows, typed": {clear + "$ \x1b[2;1H\x1b[1;3Hxmen\r\n$ cms\r\n" + clear, nil},
		"another host": {clear + "$ ssh cms1\r\nAuthorized users only.\r\nroot@cms1's password: \r\nLast login: Tue May  2 07:39:11 from console\r\n" +
			"Welcome. 3 packages can be updated.\r\n" + prompt + "cms\r\n" + clear, nil},
		"a login":                    {clear + "Welcome to cms1\r\nlogin: root\r\nPassword: \r\nSun Microsystems Inc.   SunOS 5.8\r\n# cms\r\n" + clear, []string{"Welcome to cms1"}},
		"suspended":                  {clear + "# cms\r\nSuspended\r\n# date\r\nTue May  2 07:39:11 UTC 2000\r\n# fg\r\ncms\r\n" + clear, nil},
		"suspended, its prompt gone": {clear + "# cms\r\n" + clear + "Stopped (user)\r\n# %1\r\n" + clear, nil},
		"suspended, by another name": {clear + "# sudo cms\r\n[1] + Stopped (SIGTSTP)        cms\r\n# fg %1\r\nsudo cms\r\n" + clear, nil},
		"a menu":                     {drawnAt("", "", "", "", "", "", "", "  +------------------+", "  | Archiving Status |", "  | Backup Data      |", "  +------------------+") + clear, nil},
		"at work":                    {clear + "\x1b[20;1HWorking\x1b[1;1H" + clear, nil},
		"another window":             {clear + otherDrawn + clear, nil},
		"another, in place":          {otherDrawn + clear, nil},
		"another, row by row":        {strings.ReplaceAll(otherDrawn, "\x1b[", "\x1b[24;80H\x1b[1;1H\x1b[") + clear, nil},

		"the shell says":                {clear + "links down\r\n" + prompt + "cms\r\n" + clear, []string{"links down"}},
		"the program crashed":           {clear + prompt + "cms\r\nSegmentation fault\r\n" + prompt + "cms\r\n" + clear, []string{"Segmentation fault"}},
		"suspended, never brought back": {clear + "# cms\r\nSuspended\r\n# cms\r\n" + clear, []string{"Suspended"}},
		"what is suspended":             {clear + "# cms\r\nBackup suspended\r\n# fg\r\ncms\r\n" + clear, []string{"Backup suspended"}},
		"brought back, and a message":   {clear + "# cms\r\n# fg\r\ncms\r\nlinks down\r\n" + clear, []string{"links down"}},
		"brought back is another":       {clear + "# cms\r\n# fg\r\narchiver down\r\n" + clear, []string{"archiver down"}},
		"the name of CMS alone":         {clear + "# cat note\r\ncms\r\n" + clear, []string{"cms", "# cat note"}},
		"a command says":                {clear + prompt + "df\r\n/cms  100% full\r\n" + prompt + "cms\r\n" + clear, []string{"/cms  100% full"}},
		"a command's error":             {clear + "$ ls /cms\r\nls: /cms: Input/output error\r\n$ cms\r\n" + clear, []string{"ls: /cms: Input/output error"}},
		"names of files":                {clear + "$ ls -t | head -2\r\nlinks.down  errors\r\n$ cms\r\n" + clear, nil},
		"behind a login":                {clear + "$ ssh cms1\r\nLast login: Tue May  2 07:39:11 from console\r\n# cms\r\nlinks down\r\n# cms\r\n" + clear, []string{"links down"}},
		"a message":                     {clear + drawnAt("", "", "+------------+", "| links down |", "+------------+") + clear, []string{"| links down |"}},
		"a message, titled":             {clear + drawnAt("", "+- Message -------+", "| links down      |", "+-----------------+") + clear, []string{"+- Message -------+", "| links down      |"}},
		"the title overwritten":         {"\x1b[1;1H links down                                                  \x1b[2;3H" + clear, []string{"links down"}},
		"the title wiped, a word changed": {"\x1b[1;1H\x1b[K\x1b[4;37Hout of order\x1b[2;3H" + clear,
			[]string{"| 2    data transfer  data transfer out of order            |"}},
		"another title": {"\x1b[1;1H+- Maintenance: Other ---------------------------------------\x1b[2;3H" + clear,
			[]string{"+- Maintenance: Other ---------------------------------------"}},
		"another title, a word changed": {"\x1b[1;1H+- Maintenance: Other ---------------------------------------\x1b[4;37Hout of order\x1b[2;3H" + clear,
			[]string{"+- Maintenance: Other ---------------------------------------", "2    data transfer  data transfer out of order"}},
		"another title, rows deleted": {"\x1b[1;1H+- Maintenance: Other ---------------------------------------\x1b[3;1H\x1b[M\x1b[2;3H" + clear,
			[]string{"+- Maintenance: Other ---------------------------------------", "2    data transfer  data transfer  operational"}},
		"a popup over the title":            {popup("Commands", "Keep", 25) + clear, nil},
		"a popup over the title's start":    {popup("Scroll", "Exit", 1) + clear, nil},
		"a popup over menus that are cut":   {clear + drawnAt("", "+---------+", "| Rep+---------+", "| Di+- Help ---------+", "| Ma|| Keep          |", "+---+---------------+") + clear, nil},
		"a popup over the title, a message": {popup("links down", "Keep", 25) + clear, []string{"+- links down -----+"}},
		"a popup over the title, of a row":  {popup("Commands", "link 2 is down", 25) + clear, []string{"| link 2 is down   |"}},
		"a popup in a word's place":         {"\x1b[1;1H\x1b[K\x1b[4;37H|out of order|\x1b[2;3H" + clear, []string{"|out of order|"}},
		"no title of CMS": {"\x1b[1;1H+- Something: Other -----------------------------------------\x1b[2;3H" + clear,
			[]string{"+- Something: Other -----------------------------------------"}},
	} {
		content := "x" + clear + linksDrawn + tt.between + backupDrawn + clear + "$ "
		s, err := ReadServer(fstest.MapFS{"s.raw": {Data: []byte(content)}}, centrevu.Source{Name: "primary"})
		// The links that it shows under another title are news that was not read.
		assert.Equal(t, name == "another title, a word changed" || name == "another title, rows deleted", err != nil, "%s: %v", name, err)
		require.NotNil(t, s.Links, name)
		told := unclaimedTexts(s)
		assert.Equal(t, tt.told, told, name)
	}
}

// Before the first window a message counts; what a host says to one who logs in, and
// what a shell prints, only where it complains (synthetic).
func TestBeforeTheFirstWindow(t *testing.T) {
	const clear = "\x1b[H\x1b[2J"
	const prompt = "[root@cms1 ~]# "
	const banner = "Authorized users only.\r\nThere were 3 failed login attempts since the last successful login.\r\n"
	for name, tt := range map[string]struct {
		before string
		told   []string
	}{
		"nothing":               {"", nil},
		"a prompt":              {prompt + "cms\r\n", nil},
		"a greeting":            {banner + "Welcome to cms1\r\n" + prompt + "cms\r\n", nil},
		"a login":               {"cms1 login: root\r\nPassword: \r\nLast login: Tue May  2 07:39:11 from console\r\n" + banner + "# cms\r\n", nil},
		"a welcome to CMS":      {"Welcome to the Call Management System of Acme\r\nAvaya CMS R18.1, primary server\r\nAuthorized CMS users only.\r\nAny use of CMS constitutes consent to monitoring.\r\n" + prompt + "cms\r\n", nil},
		"says more of CMS":      {"Last login: Tue May  2 07:39:11 from console\r\nCMS software is in single-user mode\r\nData on this server is 2 days old\r\n" + prompt + "cms\r\n", []string{"CMS software is in single-user mode", "Data on this server is 2 days old"}},
		"in another language":   {"Last login: Tue May  2 07:39:11 from console\r\nBienvenue sur cms1\r\nSauvegarde de la nuit non faite\r\n" + prompt + "cms\r\n", []string{"Sauvegarde de la nuit non faite"}},
		"the other answers":     {prompt + "ping cms2\r\ncms2 is alive\r\n" + prompt + "ping -c 1 cms2\r\nPING cms2 (10.0.45.2) 56(84) bytes of data.\r\n64 bytes from cms2 (10.0.45.2): icmp_seq=1 ttl=64 time=0.1 ms\r\n--- cms2 ping statistics ---\r\n1 packets transmitted, 1 received, 0% packet loss, time 0ms\r\nrtt min/avg/max/mdev = 0.1/0.1/0.1/0.0 ms\r\n" + prompt + "cms\r\n", nil},
		"no answer":             {prompt + "ping cms2\r\nno answer from cms2\r\n" + prompt + "ping -c 1 cms2\r\n1 packets transmitted, 0 received, 100% packet loss, time 0ms\r\n" + prompt + "cms\r\n", []string{"no answer from cms2", "1 packets transmitted, 0 received, 100% packet loss, time 0ms"}},
		"processes":             {prompt + "ps -ef | grep cms\r\nroot 123 1 0 May 01 ? 0:12 /cms/bin/harvester\r\n" + prompt + "cms\r\n", nil},
		"a good backup":         {prompt + "tail -4 back.log\r\nTue May  2 00:23:41 EDT 2000\r\nerror:\r\nstatus: Last backup finished, Tue May  2 00:23:41 EDT 2000.\r\nstate: 0.\r\n" + prompt + "cms\r\n", nil},
		"another backup":        {prompt + "tail -4 back.log\r\nerror: 7\r\nstatus: Last backup interrupted, 05/02/00 00:23:41.\r\nstate: 1.\r\n" + prompt + "cms\r\n", []string{"error: 7", "status: Last backup interrupted, 05/02/00 00:23:41.", "state: 1."}},
		"room left":             {prompt + "df -k\r\nFilesystem     1K-blocks    Used Available Use% Mounted on\r\n/dev/sda5         10000    4700      5300  47% /cms\r\n" + prompt + "cms\r\n", nil},
		"no room left":          {prompt + "df -k\r\n/dev/sda5         10000    9700       300  97% /cms\r\n" + prompt + "cms\r\n", []string{"/dev/sda5         10000    9700       300  97% /cms"}},
		"a table":               {prompt + "cat arch_stat.unl\r\n1|2|05/02/00 00:41|3|\r\n" + prompt + "cms\r\n", []string{"1|2|05/02/00 00:41|3|"}},
		"a program's words":     {prompt + "cat /etc/issue\r\nKernel panic\r\n" + prompt + "cms\r\n", []string{"Kernel panic"}},
		"who":                   {prompt + "who\r\nroot     pts/0        2000-05-02 07:01 (10.0.45.51)\r\n" + prompt + "date\r\nTue May  2 07:39:11 UTC 2000\r\n" + prompt + "ls\r\nbackup.log  links\r\n" + prompt + "cms\r\n", nil},
		"who, by another":       {prompt + "sh users\r\nroot     pts/0        2000-05-02 07:01 (10.0.45.51)\r\n" + prompt + "cms\r\n", []string{"root     pts/0        2000-05-02 07:01 (10.0.45.51)"}},
		"who, its command gone": {prompt + "clear; who\r\n" + clear + "root     pts/0        2000-05-02 07:01 (10.0.45.51)\r\n" + prompt + "cms\r\n", []string{"root     pts/0        2000-05-02 07:01 (10.0.45.51)"}},
		"who, scrolled":         {prompt + "who\r\n" + strings.Repeat("root     pts/0        2000-05-02 07:01 (10.0.45.51)\r\n", 23) + "cms      pts/1        2000-05-02 07:02 (10.0.45.51)\r\n" + strings.Repeat("root     pts/0        2000-05-02 07:01 (10.0.45.51)\r\n", 23) + "al       pts/3        2000-05-02 07:02 (10.0.45.51)\r\n" + prompt + "cms\r\n", nil},
		"a message among it":    {prompt + "ls\r\nlinks\r\nArchiver stopped for ACD 2\r\n" + prompt + "cms\r\n", []string{"Archiver stopped for ACD 2"}},
		"a message, no file":    {prompt + "\r\nFilesystem full\r\n" + prompt + "cd /cms\r\nthe system is going down\r\n" + prompt + "date; cmsadm status\r\nCMS is OFF\r\n" + prompt + "cms\r\n", []string{"Filesystem full", "the system is going down", "CMS is OFF"}},
		"a menu":                {drawnAt("", "", "  +------------------+", "  | Archiving Status |", "  | Backup Data      |", "  +------------------+"), nil},
		"a message":             {"archiver down\x1b[5;5H", []string{"archiver down"}},
		"a message, framed":     {drawnAt("", "", "+------------+", "| links down |", "+------------+"), []string{"| links down |"}},
		"behind a prompt":       {prompt + "cms\r\nsee the error log\r\n", []string{"see the error log"}},
		"a greeting's":          {"Welcome to cms1\r\narchiver down\r\n" + prompt + "cms\r\n", []string{"archiver down"}},
		"a command's":           {prompt + "df\r\n/cms disk 100% full\r\n" + prompt + "cms\r\n", []string{"/cms disk 100% full"}},
		"a command mistyped":    {prompt + "csm\r\nbash: csm: command not found\r\n" + prompt + "cms\r\n", nil},
		"CMS is not there":      {prompt + "cms\r\nbash: cms: command not found\r\n" + prompt + "cms\r\n", []string{"bash: cms: command not found"}},
		"a login by PuTTY":      {"login as: cms\r\ncms@cms1's password:\r\nAccess denied\r\ncms@cms1's password:\r\n" + prompt + "cms\r\n", nil},
		"it comes back":         {"* For legitimate business only. *\r\n" + prompt + "cms\r\n\x1b[?1049h" + clear + linksDrawn + clear + "\x1b[?1049l" + prompt + "exit\r\n", nil},
		"it comes back, bad":    {"* archiver down *\r\n" + prompt + "cms\r\n\x1b[?1049h" + clear + linksDrawn + clear + "\x1b[?1049l" + prompt + "exit\r\n", []string{"* archiver down *"}},
		"taken off at once":     {"ACD 2 is not collecting data" + clear + prompt + "cms\r\n", []string{"ACD 2 is not collecting data"}},
	} {
		content := clear + tt.before + clear + linksDrawn + clear + "$ "
		s, err := ReadServer(fstest.MapFS{"s.raw": {Data: []byte(content)}}, centrevu.Source{Name: "primary"})
		require.NoError(t, err, name)
		told := unclaimedTexts(s)
		assert.Equal(t, tt.told, told, name)
	}
}

// The command date says when the session was, and a greeting of which server it was.
func TestAnotherDayOrServer(t *testing.T) {
	const clear = "\x1b[H\x1b[2J"
	for before, told := range map[string][]string{
		"Welcome to cms2, the secondary CMS.\r\n# date\r\nTue May  2 07:40:03 UTC 2000\r\n# tail -1 back.log\r\nMon May  1 00:23:41 EDT 2000\r\n# cms\r\n": nil,
		"Welcome to cms1, the primary CMS.\r\n# cms\r\n":                      {"Welcome to cms1, the primary CMS."},
		"Primary and secondary servers are monitored.\r\n# cms\r\n":           nil,
		"# date\r\nMon May  1 07:50:03 UTC 2000\r\n# cms\r\n":                 {"Mon May  1 07:50:03 UTC 2000"},
		"# date; uname\r\nTue May  9 07:50:03 UTC 2000\r\nSunOS\r\n# cms\r\n": {"Tue May  9 07:50:03 UTC 2000"},
	} {
		content := "Script started on 2000-05-02 07:49:00+00:00 [TERM=\"xterm\" COLUMNS=\"80\" LINES=\"24\"]\n" + clear + before + clear + linksDrawn + clear + "$ "
		s, err := ReadServer(fstest.MapFS{"s.typescript": {Data: []byte(content)}}, centrevu.Source{Name: "secondary"})
		require.NoError(t, err, before)
		assert.Equal(t, told, unclaimedTexts(s), before)
	}
	for role, told := range map[string][]string{"primary": {"cms1 is standby until further notice"}, "secondary": nil} {
		content := "Script started on 2000-05-02 07:49:00+00:00\ncms1 is standby until further notice\r\n# cms\r\n" + clear + linksDrawn + clear + "$ "
		s, err := ReadServer(fstest.MapFS{"s.typescript": {Data: []byte(content)}}, centrevu.Source{Name: role})
		require.NoError(t, err, role)
		assert.Equal(t, told, unclaimedTexts(s), role)
	}
}

// What a command prints behind the last window counts as it does between two (synthetic).
func TestBehindTheLastWindow(t *testing.T) {
	const prompt = "[root@cms1 ~]# "
	for name, tt := range map[string]struct {
		behind string
		told   []string
	}{
		"nothing":           {prompt + "exit\r\nlogout\r\nConnection to cms1 closed.\r\n", nil},
		"who and when":      {prompt + "who\r\nroot     pts/0        2000-05-02 07:01 (10.0.45.51)\r\n" + prompt + "date\r\nTue May  2 07:39:11 UTC 2000\r\n" + prompt + "exit\r\n", nil},
		"to another host":   {prompt + "exit\r\nlogout\r\n$ ssh cms2\r\nPassword: \r\nLast login: Tue May  2 07:39:11 from console\r\nWelcome.\r\n$ exit\r\n", nil},
		"a message":         {prompt + "cat note\r\nlinks lost\r\n" + prompt + "exit\r\n", []string{"links lost"}},
		"a table":           {prompt + "cat arch_stat.unl\r\n1|2|05/02/00 00:41|3|\r\n" + prompt + "exit\r\n", []string{"1|2|05/02/00 00:41|3|"}},
		"back.log":          {prompt + "tail -1 back.log\r\nstatus: Last backup failed, 05/02/00 00:23:41.\r\n" + prompt + "exit\r\n", []string{"status: Last backup failed, 05/02/00 00:23:41."}},
		"without a command": {"Segmentation fault\r\n" + prompt + "exit\r\n", []string{"Segmentation fault"}},
	} {
		content := "x\x1b[H\x1b[2J" + linksDrawn + "\x1b[H\x1b[2J" + tt.behind
		s, err := ReadServer(fstest.MapFS{"s.raw": {Data: []byte(content)}}, centrevu.Source{Name: "primary"})
		require.NoError(t, err, name)
		told := unclaimedTexts(s)
		assert.Equal(t, tt.told, told, name)
	}
}

// A window without a title that is taken off row by row, and one that the next is
// painted over, padded with blanks, say what they said (synthetic).
func TestTakenOffWithoutATitle(t *testing.T) {
	links := []string{"ACD  Application    Session        Connection", "", "1    data transfer  data transfer  operational", "2    data transfer  data transfer  operational"}
	archive := []string{"ACD  Archive  Status    Last run        Next run", "", "1    Daily    finished  05/02/00 00:36  05/03/00 00:35",
		"1    Weekly   finished  04/30/00 00:36  05/07/00 00:35", "2    Daily    finished  05/02/00 00:36  05/03/00 00:35"}
	rows := func(order func(n, i int) int, text func(i int) string, n int) string {
		var b strings.Builder
		for i := range n {
			k := order(n, i)
			fmt.Fprintf(&b, "\x1b[%d;1H%s\x1b[24;80H", 1+k, text(k))
		}
		return b.String()
	}
	down, up := func(_, i int) int { return i }, func(n, i int) int { return n - 1 - i }
	erase := func(int) string { return "\x1b[K" }
	padded := func(lines []string) string {
		var b strings.Builder
		for i := range 6 {
			text := ""
			if i < len(lines) {
				text = lines[i]
			}
			fmt.Fprintf(&b, "\x1b[%d;1H%-79s", 1+i, text)
		}
		return b.String() + "\x1b[24;80H"
	}
	for name, content := range map[string]string{
		"from its bottom": drawnAt(links...) + rows(up, erase, 4) + drawnAt(archive...) + rows(up, erase, 5),
		"from its top":    drawnAt(links...) + rows(down, erase, 4) + drawnAt(archive...) + rows(down, erase, 5),
		"painted over":    padded(links) + padded(archive),
	} {
		s, err := ReadServer(fstest.MapFS{"s.raw": {Data: []byte("\x1b[H\x1b[2J" + content + "\x1b[H\x1b[2J$ ")}}, centrevu.Source{Name: "primary"})
		require.NoError(t, err, name)
		require.Len(t, s.Links.Links, 2, name)
		assert.True(t, s.Links.Links[1].Up(), name)
		require.Len(t, s.Archive.Runs, 3, name)
		assert.NotZero(t, s.Archive.Runs[2].State, name)
		assert.Empty(t, s.Unclaimed(), name)
	}
	told, err := ReadServer(fstest.MapFS{"s.raw": {Data: []byte("\x1b[H\x1b[2J\x1b[3;5Harchiver down\x1b[24;80H\x1b[H\x1b[2J" + drawnAt(links...) + "\x1b[H\x1b[2J$ ")}}, centrevu.Source{Name: "primary"})
	require.NoError(t, err)
	assert.Len(t, told.Unclaimed(), 1, "a screen before it complains")
	s, _ := ReadServer(fstest.MapFS{"s.raw": {Data: []byte("\x1b[H\x1b[2J" + drawnAt(links...) + "\x1b[4;1H\x1b[K\x1b[24;80H\x1b[H\x1b[2J$ ")}}, centrevu.Source{Name: "primary"})
	assert.False(t, len(s.Links.Links) == 2 && s.Links.Links[1].Up(), "one row alone was taken off")
}
