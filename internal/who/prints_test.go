package who

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What a command prints is known as far as its shape is: a message that comes among it is not.
func TestShapesOfWhatCommandsPrint(t *testing.T) {
	for command, lines := range map[string][]string{
		"# pwd": {"/cms/maint"}, "# tty": {"/dev/pts/1"}, "# which cms": {"/usr/bin/cms"}, "# whoami": {"root"}, "# hostname": {"cms1"}, "# uname": {"SunOS"}, "# umask": {"022"},
		"# uname -a": {"SunOS cms1 5.8 Generic_108528-13 sun4u sparc"}, "# date": {"Tue May  2 07:56:01 UTC 2000", "mar. 2 mai 2000 07:56:01 CEST"}, "# date +%T": {"07:56:01"}, "$ date": {"Dienstag,  2. Mai 2000, 07:49:01 Uhr MESZ"},
		"# date; uname": {"Tue May  2 07:56:01 UTC 2000", "SunOS"}, "# cal": {"May 2000", "Su Mo Tu We Th Fr Sa", "7  8  9 10 11 12 13"},
		"# env": {"TERM=vt100"}, "# export": {"declare -x TERM=vt100"}, "# alias": {"alias ll='ls -l'"}, "# history | tail -3": {"12  cms"}, "# echo hello there": {"hello there"}, "# echo $TERM": {"vt100"},
		"# id":          {"uid=100(cms) gid=100(cms)", "uid=0(root) gid=0(root) groups=0(root),1(bin)", "uid=0(root) gid=0(root) Gruppen=0(root)"},
		"# ls":          {"notes.txt  reports", "links", "total 4", "-rw-r--r-- 1 cms cms 640 May  2 07:55 links", "drwxr-xr-x   2 root     other        512 May  2 07:55 a b", "/cms/log:", "insgesamt 24", "gesamt 24", "total 8.0K"},
		"# ls | wc":     {"2 2 14"},
		"# ps":          {"PID TTY      TIME CMD", "123 pts/1    0:00 ksh"},
		"# ps -ef":      {"UID   PID  PPID  C    STIME TTY      TIME CMD", "root 123 1 0 May 01 ? 0:12 /cms/bin/harvester", "root   1  0  0 07:40:01 ?   0:01 /etc/init -", "root 456 1 0 - ? 0:00 <defunct>"},
		"# uptime":      {"7:56am  up 12 day(s),  3:02,  2 users,  load average: 0.01, 0.02, 0.03", "07:49:01 up 12 Tage,  3:02,  1 Benutzer,  Durchschnittslast: 0,01, 0,02, 0,03", "up 2 days, 3 hours, 4 minutes"},
		"# last -2":     {"cms       pts/1        10.0.45.51       Mon May  1 07:50 - 08:01  (00:10)"},
		"# free":        {"total       used       free     shared    buffers     cached", "Mem:        1024        512"},
		"# who -u":      {"root     pts/0        2000-05-02 07:01 (10.0.45.51)", "NAME     LINE         TIME             COMMENT"},
		"# stty -a":     {"speed 9600 baud;", "rows = 24; columns = 80;", "-parenb cs8 -cstopb"},
		"# cksum a":     {"123456 640 a"},
		"# ifconfig -a": {"lo0: flags=1000849<UP,LOOPBACK,RUNNING,MULTICAST,IPv4> mtu 8232 index 1", "inet 127.0.0.1 netmask ff000000"}, "# resize": {"COLUMNS=80;", "export COLUMNS LINES;"},
		"# vmstat":                {"kthr      memory            page", "r b w   swap  free  re  mf pi po", "0 0 0 123456 7890  1 2 0 0"},
		"# lp a":                  {"request id is lp1-12 (1 file)"},
		"# mesg":                  {"is y"},
		"# crontab -l | grep cms": {"10 3 * * * /cms/bin/x"},
	} {
		for _, line := range lines {
			assert.True(t, Prints(command, line), "%s: %s", command, line)
		}
		for _, line := range []string{
			"Archiver stopped for ACD 2", "CMS is in single-user mode", "Filesystem full", "the system is going down", "Broadcast Message from root (pts/1) on cms2 Tue May 2 07:56:20...",
			"Data collection is off", "ls: /cms: Input/output error", "Last backup failed at 05/02/00 00:23:41", "error: 7", "NOTICE: /cms: file system full", "ACD 2 stopped at 07:50 today",
		} {
			assert.False(t, Prints(command, line), "%s: %s", command, line)
		}
	}
	for command, line := range map[string]string{
		"# cd /cms": "a", "#": "a", "# su - cms": "a", "# cat a": "a", "# echo $(cat a)": "a", "# ls | xargs cat": "a", "# ls | cat a": "a", "# who | awk '{print $1}'": "alice", "# w": "alice    pts/2  10.0.45.52  06:50  0.00s  0.02s  0.00s  ksh",
		"# last": "alice     pts/2        10.0.45.52       Tue May  2 06:50   still logged in",
	} {
		assert.False(t, Prints(command, line), command)
	}
}

// Behind some commands stands what a host says to one who logs in.
func TestEnters(t *testing.T) {
	for command, want := range map[string]bool{
		"# su - cms": true, "$ ssh cms1": true, "$ telnet cms2": true, "# exit": true, "# logout": true, "# date; rlogin cms2": true,
		"# su - cms -c 'cat note'": false, "$ ssh cms1 cat note": false, "# man su": false, "# ls": false, "#": false, "": false, "exit": false,
	} {
		assert.Equal(t, want, Enters(command), command)
	}
}
