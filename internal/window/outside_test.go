package window_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/internal/window"
)

// outside returns what nobody knows of the lines around a window (synthetic).
func outside(t *testing.T, src centrevu.Source, above, below string) []string {
	t.Helper()
	const drawn = "\n+- Maintenance: Backup Data -------+\n| Backups completed today: 1       |\n+----------------------------------+\n"
	g := centrevu.Gather(centrevu.Screens(strings.NewReader(above+drawn+below), src), src)
	showings, err := g.Showings("Backup Data")
	require.NoError(t, err)
	var lines []string
	reader := window.NewReader(src)
	for i := range showings {
		for _, l := range reader.Outside(&showings[i]) {
			assert.Contains(t, strings.Split(above+drawn+below, "\n")[l.Line-1][l.Column-1:], l.Text)
			lines = append(lines, l.Text)
		}
	}
	return lines
}

func TestKnownOutside(t *testing.T) {
	for _, text := range []string{
		"05/02/00 08:00  CentreVu(R) CMS            Windows: 1 of 10",
		"05/02/00 08:00 Avaya(TM) CMS R18",
		"  05/02/2000 08:00 AM  CentreVu CMS R3V8   Fenster: 1 von 10",
		"  Help    Window  Commands   Keep              Exit    Scroll  Current  MainMenu",
		"Help    Window  Commands Keep    Exit    Scroll  Current", "Help     Window   Commands Keep     Exit     Scroll   Current  MainMenu",
		"F1=Help F2=Window F3=Commands", "F1=Aide  F8=Page Down  F12=Cancel",
		"Last login: Mon May  1 09:12:44 EDT 2000 on pts/3 from ops-2", "Script done on Tue May  2 07:59:01 2000",
		"05/02/00 08:00 CentreVu CMS   Fenêtres: 2 de 10", "05/02/00 08:00 CentreVu CMS   ウィンドウ: 2 / 10",
		"Working", "  Successful", "Press Enter for the action list", "+Exit",
		"Press F1 for help", "Press <Esc> to return to the main menu", "Press the Enter key to select an item",
		"| Di+- Help ---------+", "| Dic| Ar+- Windows ---------------+",
		"+---------+\n| Reports |\n| Maintenance |\n+---------+",
		"| Mai| Connection | Exit   |", "| Keep    |rt  |", "| Sys| Backup |", "| Logo| Error| Exit |",
		"     │ Dict│ Archiving Status  │", "     │ Repo┌───────────────────┐",
		"Page 1 of 2", "_____________", "Device: ______", "ACD(s): ____", "Dates (from, to): ______", "Select an archive: _",
		"Tue May  2 07:52:01 EDT 2000", "05/02/00 07:52:01",
		"[root@cms1 ~]# who", "$ ", "cms1# exit", "logout", "Connection to cms1 closed.",
		"==> links.txt <==", "::::::::::::::",
		"Last login: Tue May  2 07:39:11 2000 from console",
		"Confirm", "Do you want to log out? (y/n) y", "Are you sure you want to exit CMS? [Y/N]:", "Really quit?",
		"  Help    Window  Commands   Keep              Exit    Scroll  Current  MainMen", "Help    Window  Commands   Keep    Exit    Scr",
	} {
		assert.Empty(t, outside(t, centrevu.Source{}, "", text+"\n"), "below: %s", text)
		assert.Empty(t, outside(t, centrevu.Source{}, text, ""), "above: %s", text)
	}
}

func TestUnknownOutside(t *testing.T) {
	for text, want := range map[string]string{
		"Data collection is OFF for ACD 2":                           "",
		"05/02/00 08:00  CentreVu(R) CMS   Data collection is OFF":   "Data collection is OFF",
		"05/02/00 08:00  CentreVu(R) CMS   Windows: 1 of 10   1 bad": "1 bad",
		"05/02/00 08:00  Archiver stopped by CMS":                    "",
		"05/02/00 08:00  CentreVu(R) CMS   Errors: 1 of 10":          "Errors: 1 of 10",
		"05/02/00 08:00  CentreVu(R) CMS   Links down: 1 of 8":       "Links down: 1 of 8",
		"Press F1 to see why the backup failed":                      "",
		"Press Enter to acknowledge failure":                         "",
		"Press RETURN to start data collection":                      "",
		"Press Enter to retry":                                       "",
		"Do you want to stop the archiver? (y/n) y":                  "",
		"Really quit? The backup failed":                             "",
		"Help    Window  Commands   Keep    Exit    Fai":             "",
		"The disk has failed more than once":                         "",
		"F1=Help F2=Backup failed":                                   "",
		"F1=Help F2=Links 3":                                         "",
		"Last login: Tue May  2 07:39:11 2000 archiver down":         "",
		"Script done, the archiver is down":                          "",
		"errors 1-3 of 10":                                           "",
		"Successful    but not verified":                             "",
		"Failed":                                                     "",
		"Maintenance is stopped":                                     "",
		"Repo":                                                       "",
		"| Error |":                                                  "",
		"|Error|":                                                    "",
		"| Sys| Error |":                                             "",
		"| Exit |  Failed |":                                         "",
		"disk 92% full":                                              "",
		"92% full":                                                   "",
		"LINK TO ACD 3 DOWN, ticket: ______":                         "", "Data collection is OFF since: ____": "", "Backup FAILED, reason: ____": "",
		"ACD 3: ____": "", "Errors today: _": "", "No data since: ____": "",
		"ACD2> stopped":      "",
		"Load # 2 is bad":    "",
		"> archiver stopped": "",
		"Tue May  2 07:52:01 EDT 2000 archiver stopped": "",
		"+- Message -+\n| Reports   |\n+-----------+":   "+- Message -+",
	} {
		if want == "" {
			want = text
		}
		assert.Equal(t, []string{want}, outside(t, centrevu.Source{}, "", text+"\n"), "below")
		assert.Equal(t, []string{want}, outside(t, centrevu.Source{}, text, ""), "above")
	}
	const beside = "| Di+- Help -----+ down" // which is a window, if there is something below it
	assert.Equal(t, []string{"down"}, outside(t, centrevu.Source{}, "", beside+"\n"))
	assert.Equal(t, []string{beside}, outside(t, centrevu.Source{}, beside, ""))
}

// A date and time alone tells when a window was shown that has no clock. Beside a
// clock, it is told if it is of another day (synthetic).
func TestDateOutside(t *testing.T) {
	const clock = "05/02/00 07:50  CentreVu(R) CMS\n"
	for _, text := range []string{"Tue May  2 07:49:11 UTC 2000", "05/01/00 23:50", "05/02/00 07:50:11 AM"} {
		assert.Empty(t, outside(t, centrevu.Source{}, clock+text, ""), text)
		assert.Empty(t, outside(t, centrevu.Source{}, clock, "# date\n"+text+"\n"), text)
	}
	for _, text := range []string{"Mon May  1 07:49:11 UTC 2000", "04/25/00 07:50", "05/02/99 07:50:11 AM"} {
		assert.Equal(t, []string{text}, outside(t, centrevu.Source{}, clock+text, ""), text)
		assert.Equal(t, []string{text}, outside(t, centrevu.Source{}, "# date\n"+text+"\n# cat x\n"+clock, ""), text)
		assert.Equal(t, []string{text}, outside(t, centrevu.Source{}, clock, "# date\n"+text+"\n"), text)
		assert.Empty(t, outside(t, centrevu.Source{}, text, ""), "it is the window's clock")
	}
}

// The heading of the page that pr printed is known if it is the first, of a file and of
// that time (synthetic).
func TestPrintedOutside(t *testing.T) {
	const clock = "05/02/00 07:50  CentreVu(R) CMS\n"
	for text, known := range map[string]bool{
		"May  2 07:59 2000  links.txt Page 1":                  true,
		"2000-05-02 07:59          links.txt           Page 1": true,
		"2000-05-02 07:59                              Page 1": true,
		"2. Mai 2000 07:59     primary/links.txt      Seite 1": true,
		"May  2 07:59 2000  links.txt Page 2":                  false,
		"May  1 07:59 2000  links.txt Page 1":                  false,
		"May  2 07:59 2000  archiver stopped Page 1":           false,
		"May  2 07:59 2000  backup_failed Page 1":              false,
		"links.txt Page 1":                                     false,
	} {
		assert.Equal(t, known, len(outside(t, centrevu.Source{}, text+"\n\n\n"+clock, "")) == 0, text)
	}
}

// What a host says at the login, and what a command prints that is of the shape of that,
// stands on the same paper and not on the window's screen. Any other line does.
func TestShellOutside(t *testing.T) {
	assert.Empty(t, outside(t, centrevu.Source{}, "Welcome!\n3 packages can be updated\n[root@cms1 ~]# cat backup.txt", "$ uname\nSunOS\n$ ls\na  b.txt\n"))
	assert.Equal(t, []string{"/dev/sda1 full"}, outside(t, centrevu.Source{}, "", "$ df -k\n/dev/sda1 full\n"))
	assert.Equal(t, []string{"the system is going down"}, outside(t, centrevu.Source{}, "", "$ \n\nthe system is going down\n\n$ exit\n"), "nothing was typed")
	assert.Equal(t, []string{"Archiver stopped for ACD 2"}, outside(t, centrevu.Source{}, "", "$ ls\nArchiver stopped for ACD 2\n$ exit\n"), "no file's name")
	assert.Equal(t, []string{"Disk is 92% full"}, outside(t, centrevu.Source{}, "Welcome!\nDisk is 92% full\n[root@cms1 ~]# cat backup.txt", ""), "it complains")
	assert.Equal(t, []string{"Archiver stopped"}, outside(t, centrevu.Source{}, "Welcome!\n$ cat backup.txt\nArchiver stopped", ""))
	assert.Equal(t, []string{"Archiver stopped", "/dev/sda1 full"}, outside(t, centrevu.Source{}, "", "Archiver stopped\n$ df -k\n/dev/sda1 full\n"))
	for _, says := range []string{"May  2 06:12:01 cms1 disk failure", "Last backup failed", "cat: cannot open errors.log", "tail: /cms/maint/errors: No such file or directory", "cat: errors: Input/output error"} {
		assert.Equal(t, []string{says}, outside(t, centrevu.Source{}, "", "[root@cms1 ~]# tail -3 x\n"+says+"\n[root@cms1 ~]# \n"), "below the first prompt")
		assert.Equal(t, []string{says}, outside(t, centrevu.Source{}, "# tail x\n"+says+"\n# cat y", ""), "above the last")
	}
}

// A site's own wording holds outside of windows too, and each line is said once.
func TestWordsOutside(t *testing.T) {
	src := centrevu.Source{Words: map[string]string{"Erfolgreich": "Successful", "Wartung": "Maintenance"}}
	assert.Empty(t, outside(t, src, "", "Erfolgreich\n+---------+\n| Wartung |\n+---------+\n"))
	const clock = "05/02/00 08:0%  CentreVu(R) CMS   Archiver stopped"
	const drawn = "\n+- Maintenance: Backup Data -------+\n| Backups completed today: 1       |\n+----------------------------------+\n"
	both := strings.Replace(clock, "%", "1", 1) + drawn + "\f" + strings.Replace(clock, "%", "2", 1) + drawn
	g := centrevu.Gather(centrevu.Screens(strings.NewReader(both), centrevu.Source{}), centrevu.Source{})
	showings, err := g.Showings("Backup Data")
	require.NoError(t, err)
	require.Len(t, showings, 1)
	require.Len(t, showings[0].Pages, 2)
	lines := window.NewReader(centrevu.Source{}).Outside(&showings[0])
	require.Len(t, lines, 1)
	assert.Equal(t, "Archiver stopped", lines[0].Text)
	assert.Equal(t, int64(len("05/02/00 08:01  CentreVu(R) CMS   ")), lines[0].Offset)
}

// What stood beside a window counts after it was taken off again, and while it is
// drawn or taken off, only the whole line does (synthetic).
func TestOutsideWhileTheWindowStays(t *testing.T) {
	const drawn = "\x1b[H\x1b[2J05/02/00 08:00  CentreVu(R) CMS\x1b[3;1H+- Maintenance: Backup Data -------+" +
		"\x1b[4;1H| Backups completed today: 1       |\x1b[5;1H+----------------------------------+\x1b[4;3H"
	for name, tt := range map[string]struct {
		then string
		want []string
	}{
		"a message":        {"\x1b[8;5HTape 2 needed\x1b[4;3H\x1b[8;1H\x1b[K\x1b[4;3H", []string{"Tape 2 needed"}},
		"word by word":     {"\x1b[8;5HTape\x1b[4;3H\x1b[8;10H2 needed\x1b[4;3H\x1b[8;5H      \x1b[4;3H\x1b[8;1H\x1b[K\x1b[4;3H", []string{"Tape 2 needed"}},
		"two messages":     {"\x1b[8;5HTape 2\x1b[4;3H\x1b[8;5HDrive\x1b[K\x1b[4;3H\x1b[8;1H\x1b[K\x1b[4;3H", []string{"Tape 2", "Drive"}},
		"the clock":        {"\x1b[1;14H1\x1b[4;3H\x1b[1;14H2\x1b[4;3H", nil},
		"the clock erased": {"\x1b[1;1H              \x1b[4;3H\x1b[1;1H\x1b[K\x1b[4;3H", nil},
	} {
		src := centrevu.Source{}
		g := centrevu.Gather(centrevu.Screens(strings.NewReader(drawn+tt.then+"\x1b[H\x1b[2J$ "), src), src)
		showings, err := g.Showings("Backup Data")
		require.NoError(t, err, name)
		var got []string
		reader := window.NewReader(src)
		for i := range showings {
			for _, l := range reader.Outside(&showings[i]) {
				got = append(got, l.Text)
			}
		}
		assert.Equal(t, tt.want, got, name)
	}
}
