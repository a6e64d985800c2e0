package who

import (
	"strings"
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
		"# id":      {"uid=100(cms) gid=100(cms)", "uid=0(root) gid=0(root) groups=0(root),1(bin)", "uid=0(root) gid=0(root) Gruppen=0(root)"},
		"# ls":      {"notes.txt  reports", "links", "total 4", "-rw-r--r-- 1 cms cms 640 May  2 07:55 links", "drwxr-xr-x   2 root     other        512 May  2 07:55 a b", "/cms/log:", "insgesamt 24", "gesamt 24", "total 8.0K"},
		"# ls | wc": {"2 2 14"},
		"# ps":      {"PID TTY      TIME CMD", "123 pts/1    0:00 ksh"},
		"# ps -ef":  {"UID   PID  PPID  C    STIME TTY      TIME CMD", "root 123 1 0 May 01 ? 0:12 /cms/bin/harvester", "root   1  0  0 07:40:01 ?   0:01 /etc/init -", "root 456 1 0 - ? 0:00 <defunct>"},
		"# uptime":  {"7:56am  up 12 day(s),  3:02,  2 users,  load average: 0.01, 0.02, 0.03", "07:49:01 up 12 Tage,  3:02,  1 Benutzer,  Durchschnittslast: 0,01, 0,02, 0,03", "up 2 days, 3 hours, 4 minutes", "07:49:01 up 12 days, 10 min,  2 users,  load average: 0.00, 0.01, 0.05"},
		"# last -2": {
			"cms       pts/1        10.0.45.51       Mon May  1 07:50 - 08:01  (00:10)", "root      pts/1        10.0.45.51       Tue May  2 07:48   still logged in",
			"cms       ftp          10.0.45.51       Mon May  1 06:50 - 06:50  (00:00)", "root      console                       Mon May  1 06:50 - down   (00:12)",
			"cms      pts/0        10.0.45.51       Mon May  1 07:50   gone - no logout", "cms       sshd         10.0.45.51       Mon May  1 07:50 - 08:01  (00:10)",
			"reboot   system boot  3.10.0-862.el7.x Thu Apr 20 03:02 - 07:49 (12+04:47)", "reboot    system boot                   Thu Apr 20 03:02", "wtmp begins Thu Apr 20 03:02:11 2000",
		},
		"# df -k": {
			"Filesystem     1K-blocks    Used Available Use% Mounted on", "Dateisystem    1K-Blöcke Benutzt Verfügbar Verw% Eingehängt auf", "/dev/sda2       51475068 8123456  40713788  17% /", "/dev/mapper/vg_cms-lv_cms",
			"51475068 8123456  40713788  17% /cms", "rpool/ROOT/s10        143196160    9123456   120123456     8%    /", "/proc                      0       0       0     0%    /proc", "nas1:/export/cms     8705501 3204131 5414315    38%    /nas",
		},
		"# df -hT":             {"/dev/mapper/vg-root  xfs        50G  7.8G   43G  16% /"},
		"# df":                 {"/cms               (/dev/dsk/c0t0d0s7 ):11002740 blocks  1061032 files", "/proc              (/proc             ):       0 blocks     7842 files", "/dev/fd            (fd                ):       0 blocks        0 files"},
		"# du -sk /cms":        {"3204131 /cms", "3.1G\t/cms"},
		"# wc -l links.txt":    {"23 links.txt"},
		"# wc a b":             {"2 4 20 a", "4 8 40 total"},
		"# echo $SHELL $TERM":  {"/bin/ksh vt220"},
		"# echo rc=$? ${TERM}": {"rc=0 vt220"},
		"# ls -s":              {"total 8", "4 links.txt     4 archive.txt"},
		"# type cms":           {"cms is /usr/bin/cms"},
		"# free":               {"total       used       free     shared    buffers     cached", "Mem:        1024        512"},
		"# who -u":             {"root     pts/0        2000-05-02 07:01 (10.0.45.51)", "NAME     LINE         TIME             COMMENT"},
		"# stty -a":            {"speed 9600 baud;", "rows = 24; columns = 80;", "-parenb cs8 -cstopb"},
		"# cksum a":            {"123456 640 a"},
		"# ifconfig -a":        {"lo0: flags=1000849<UP,LOOPBACK,RUNNING,MULTICAST,IPv4> mtu 8232 index 1", "inet 127.0.0.1 netmask ff000000"}, "# resize": {"COLUMNS=80;", "export COLUMNS LINES;"},
		"# vmstat":                {"kthr      memory            page", "r b w   swap  free  re  mf pi po", "r b w   swap  free  re  mf pi po fr de sr dd f0 s0 --   in   sy   cs us sy id", "0 0 0 123456 7890  1 2 0 0"},
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
		"# uptime": "07:49:01 up 3 min,  1 user,  load average: 0.00, 0.01, 0.05", "# uptime -p": "up 2 minutes", "# last": "root      console                       Mon May  1 06:50 - crash  (00:12)",
		"# df -k": "51475068 51475068  0  100% /cms", "# df": "/cms               (/dev/dsk/c0t0d0s7 ):       0 blocks   1061032 files", "# df -h": "/dev/mapper/vg_cms full", "# df -hT": "/dev/mapper/vg-root  xfs        50G  49G   1G  98% /",
		"# du -sk /cms": "3204131 /cms is full", "# wc -l a": "cannot open a", "# env": "ARCHIVE=stopped", "# export": `declare -x LINK="down"`, "# echo $STATUS": "FAILED", "# echo $SHELL $TERM": "/bin/ksh vt220 failed", "# echo link $STATE": "link down",
		"# ls": "BACKUP.FAILED  backup", "# ls -l": "-rw-r--r--   1 root     root          99 May  2 00:31 backup_failed", "# type cms": "cms not found", "# vmstat": "kthr down",
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

// Where a search among the processes for a part of CMS finds nothing but itself, there is none.
func TestOnlyGrep(t *testing.T) {
	const own, other = "root  1201  1180  0 07:50:31 pts/1    0:00 grep archiver", "root   345     1  0   Apr 20 ?        0:12 /cms/bin/archiver"
	assert.True(t, OnlyGrep("# ps -ef | grep archiver", own))
	assert.True(t, OnlyGrep("# ps -ef | grep archiver", own, "# exit", own))
	assert.False(t, OnlyGrep("# ps -ef | grep archiver", own, other, "# exit"))
	assert.False(t, OnlyGrep("# ps -ef | grep archiver", other))
	assert.False(t, OnlyGrep("# ps -ef | grep backup", strings.ReplaceAll(own, "archiver", "backup")))
}
