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

// What a command that looks at the host prints is known, in a recording and in a text, unless
// it tells something of the check: the host was started minutes ago, a part of CMS does not
// run, somebody is logged in to the secondary (synthetic).
func TestWhatCommandsTell(t *testing.T) {
	const (
		last  = "# last -3\nroot      pts/1        10.0.45.51       Tue May  2 07:48   still logged in\n"
		early = "reboot    system boot                   Thu Apr 20 03:02"
		late  = "reboot   system boot  3.10.0-862.el7.x Tue May  2 07:44 - 07:49  (00:05)"
		down  = "root      console                       Tue May  2 07:12 - down   (00:22)"
		grep  = "root  1201  1180  0 07:49:31 pts/1    0:00 grep archiver"
		own   = "root      pts/1        10.0.45.51       Tue May  2 07:48   still logged in"
	)
	for _, tt := range []struct {
		role, printed string
		told          []string
	}{
		{"primary", last + early + "\n\nwtmp begins Thu Apr 20 03:02:11 2000\n", nil},
		{"secondary", last + early + "\n", []string{own}},
		{"primary", last + late + "\n", []string{late}},
		{"primary", last + down + "\n", []string{down}},
		{"primary", "# last -1\nroot      console                       Mon May  1 07:12 - down   (00:22)\n", nil},
		{"primary", "# uptime\n07:49:01 up 3 min,  1 user,  load average: 0.00, 0.01, 0.05\n", []string{"07:49:01 up 3 min,  1 user,  load average: 0.00, 0.01, 0.05"}},
		{"primary", "# ps -ef | grep archiver\n" + grep + "\n", []string{grep}},
		{"primary", "# ps -ef | grep archiver\nroot   345     1  0   Apr 20 ?        0:12 /cms/bin/archiver\n" + grep + "\n", nil},
		{"primary", "# tty\n/dev/pts/1\n# which cms\n/usr/bin/cms\n# df -k /cms\nFilesystem     1K-blocks    Used Available Use% Mounted on\n/dev/mapper/vg_cms-lv_cms\n51475068 8123456  40713788  17% /cms\n", nil},
		{"primary", "# df -k /cms\n/dev/mapper/vg_cms-lv_cms\n51475068 51475068  0  100% /cms\n", []string{"51475068 51475068  0  100% /cms"}},
		{"primary", "# alias\na='ACD 2 is down'\n", []string{"a='ACD 2 is down'"}},
	} {
		text := tt.printed + "# cms\n" + clockRow("05/02/00 07:50") + linksWindow
		recording := "Script started on 2000-05-02 07:49:00+00:00\n" + strings.ReplaceAll(tt.printed+"# cms\n", "\n", "\r\n") + "\x1b[H\x1b[2J" +
			strings.ReplaceAll(clockRow("05/02/00 07:50")+linksWindow, "\n", "\r\n") + "\x1b[H\x1b[2J$ "
		for name, content := range map[string]string{"text": text, "a page of its own": strings.Replace(text, "05/02/00", "\f05/02/00", 1), "recording": recording} {
			s, err := ReadServer(fstest.MapFS{"s": {Data: []byte(content), ModTime: time.Date(2000, 5, 2, 7, 52, 0, 0, time.UTC)}}, centrevu.Source{Name: tt.role})
			require.NoError(t, err, "%s: %s", name, tt.printed)
			assert.Nil(t, s.Logins, name)
			assert.Equal(t, tt.told, unclaimedTexts(s), "%s: %s", name, tt.printed)
		}
	}
}

// Below a log, a command at a bare prompt is none of its text.
func TestCommandsBelowALog(t *testing.T) {
	const log = "# cat errors.log\n04/27/00 07:12 AM 3 4 INFO\nSPI configuration error.\n"
	for below, known := range map[string]bool{
		"# tty\n/dev/pts/1\n# exit\n": true, "# cal\n      May 2000\n": true, "# free -m\n": true,
		"# free space is low\n": false, "# which failed\n": false,
	} {
		s, err := ReadServer(fstest.MapFS{"log": {Data: []byte(log + below), ModTime: time.Date(2000, 5, 2, 7, 52, 0, 0, time.UTC)}}, centrevu.Source{Name: "primary"})
		require.Len(t, s.Errors.Entries, 1, below)
		assert.Equal(t, known, err == nil && len(s.Unclaimed()) == 0, below)
		assert.Equal(t, known, s.Errors.Entries[0].Text == "SPI configuration error." && !s.Errors.Scope.Part && err == nil, below)
	}
}
