package who

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestShellLines(t *testing.T) {
	for text, want := range map[string]bool{
		"$": true, "#": true, "$ ls": true, "# tail -f errlog": true, "cms1#": true, "cms1# exit": true, "bash-4.2$ date; cat x": true, "-bash-4.2$ exit": true, "-50% done": false,
		"[root@cms1 ~]# reboot": true, "(host-cms1)-(root)=# ": true, "root@cms1:~# /opt/cms/x -y": true,
		"-bash-4.1$": true, "CMS1#": true, "CMS1# cat x": true, `C:\captures>type x`: true, `PS C:\> dir`: true, "[root@cms1 ~]# # a note": true, "07:49:11 root@cms1:/# x": true,
		"# tty": true, "$ which cms": true, "bash-4.2# logname": true, "cms1# cal": true, "# locale": true, "$ free -m": true, "cms1# vmstat 5 2": true, "# ifconfig -a": true,
		"# free space low": false, "> which failed": false, "ACD2> free trunks": false,
		"ACD#": false, "ACD2#": false, "# exit code 1": false, "# exit 1": true, "12:30 50% full": false, "3 of 4 # up": false, "05/02/00 07:50 # cms": false,
		"92% full": false, "ACD2> stopped": false, "ACD2>": false, "# archiver stopped": false, "> data lost": false,
		"[root@cms1 ~]# (!)": false, "disk 92% full": false, "# users=2": false, "": false, "Backup: 50%": false, "50%": false,
	} {
		assert.Equal(t, want, IsShell(text), text)
	}
}

// A line of nothing but the signs of prompts costs what any line of its length does.
func TestLongLinesOfSigns(t *testing.T) {
	for _, sign := range []string{">", "#", "$ ", "(", "[a@", "who>"} {
		line := strings.Repeat(sign, 4<<20/len(sign))
		assert.False(t, IsShell(line), sign)
		assert.False(t, IsCommand(line+"who"), sign)
	}
	assert.True(t, IsShell("[root@cms1 "+strings.Repeat("/a", 100)+"]# ls"))
}
