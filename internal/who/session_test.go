package who

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestShownByACommand(t *testing.T) {
	for line, want := range map[string]Shows{
		"$ cat errors":                                ShowsAll,
		"$ more errors":                               ShowsAll,
		"$ errreport | sort":                          ShowsPart,
		"$ cat errors | sort":                         ShowsAll,
		"$ cat -n < errors.log 2>/dev/null":           ShowsAll,
		"[root@cms1 ~]# cat /cms/log/errors.cms1.txt": ShowsAll,
		"[root@cms1 ~]# cat /cms/log/errors.cms2.txt": ShowsPart,
		"[root@cms1 ~]# cat /net/cms2/errors.log":     ShowsPart,
		"[root@cms1 ~]# ssh cms2 cat errors.log":      ShowsPart,
		"[root@cms1 ~]# rsh cms2 'cat errors.log'":    ShowsPart,
		"[ops@jump ~]$ ssh root@cms1 cat errors.log":  ShowsAll,
		"[ops@jump ~]$ ssh root@cms1 head errors.log": ShowsPart,
		"# tail -20 /cms/maint/backup/back.log":       ShowsEnd, "[root@cms1 ~]# cat /cms/maint/backup/back.log": ShowsAll, "# cat /cms/maint/backup/back.log.1": ShowsFile,
		"# cat errors.log.1": ShowsFile, "# cat errors.log.bak": ShowsFile, "# cat errors.0501": ShowsFile, "# cat elog.01": ShowsFile,
		"# cat OLDerrors.log": ShowsFile, "# zcat errors.gz": ShowsFile, "# cat /cms/old/errors.log": ShowsFile, "# cat errors.log~": ShowsFile,
		"# cd /backup/20000428; cat errors.log": ShowsFile, "# cd /cms/log; cat errors.log": ShowsAll,
		"# find . -mtime +2 -exec cat {} +": ShowsPart, "# cat xaa": ShowsFile, "# tac errors | tail -5": ShowsPart, "# dd if=errors count=3": ShowsPart,
		"# perl -ne 'print if 1..10' errors": ShowsPart, "# timeout 1 cat errors": ShowsPart, "# journalctl --until yesterday": ShowsPart,
		`# echo "select * from customer_log where acd_id=1" | dbaccess cms`:                              ShowsPart,
		`# echo "select first 5 * from customer_log" | dbaccess cms`:                                     ShowsPart,
		`# echo "select * from customer_log;" | dbaccess cms`:                                            ShowsAll,
		`# echo 'select acd, arch_type, last_time, status from arch_stat order by acd' | dbaccess cms -`: ShowsAll,
		"# dbaccess cms q.sql": ShowsAll, "# /cms/toolsbin/clint -u cms": ShowsAll, "# more +100 errors": ShowsPart, "# tail +1 errors": ShowsEnd,
		"[root@cms1 ~]# date; cat errors":      ShowsAll,
		"[root@cms1 ~]# grep -v INFO errors":   ShowsPart,
		"$ cat errors | /usr/bin/egrep ACD":    ShowsPart,
		"$ date; head -20 errors":              ShowsPart,
		"(host-cms1)-(root)=# sed -n 1,9p log": ShowsPart,
		"$ LC_ALL=C awk '/INFO/' errors":       ShowsPart,
		"$ tail -50 errors":                    ShowsEnd,
		"$ tail -50 errors | more":             ShowsEnd,
		"$ tail -50 errors | grep CRITICAL":    ShowsPart,
		"The operator ran grep on the errors":  ShowsAll,
		"05/02/00 06:12 AM 3 4 INFO":           ShowsAll,
		"":                                     ShowsAll,
	} {
		assert.Equal(t, want, new(Session).Prompt(line), line)
	}
}

// What the name of a file says is held against the day of the capture and the server.
func TestFilesOfADay(t *testing.T) {
	for line, want := range map[string]Shows{
		"# cat errors-20000502.txt": ShowsAll, "# cat /captures/2000-05-02/errors.txt": ShowsAll, "# cat errors.0502": ShowsAll, "# cat links_050200_0750.txt": ShowsAll,
		"# cat errors-20000501.txt": ShowsFile, "# cat /captures/2000-05-01/errors.txt": ShowsFile, "# cat errors-200005021.txt": ShowsFile, "# cat links-20000502-old.txt": ShowsFile,
		"# cd /captures/2000-05-02; cat links.txt": ShowsAll, "# cd /captures/2000-05-01; cat links.txt": ShowsFile,
		"[root@cms1 2000-05-01]# cat links.txt": ShowsFile, "root@cms1:/old$ cat links.txt": ShowsFile, "[root@cms1 backup]# cat back.log": ShowsAll,
		"$ cat primary/links.txt": ShowsAll, "$ cat secondary/links.txt": ShowsPart, "$ cat links-secondary.txt": ShowsPart, "ops@pc:~/secondary$ cat links.txt": ShowsPart,
		"==> links.txt <==": ShowsAll, "==> links-20000501.txt <==": ShowsFile, "==> secondary/links.txt <==": ShowsPart, "==> links-20000502.txt <==": ShowsAll,
		`C:\captures> type errors.txt`: ShowsAll, `C:\captures>type errors.txt`: ShowsAll, `PS C:\> Get-Content .\errors.txt`: ShowsAll, `C:\old> type errors.txt`: ShowsFile,
		`PS C:\captures> Get-Content errors.txt -Tail 3`: ShowsPart, "$ less links-20000501.txt": ShowsFile, "# tail links.txt.1": ShowsPart, "# scriptreplay t.tm t.ts": ShowsPart,
		"# su - cms -c 'cat errors.log'": ShowsAll, "# su - cms -c 'head errors.log'": ShowsPart, "# sudo -u cms cat errors.log": ShowsAll, "# screen -r": ShowsAll,
	} {
		s := Session{Day: time.Date(2000, 5, 2, 7, 50, 0, 0, time.UTC), Role: "primary"}
		assert.Equal(t, want, s.Prompt(line), line)
	}
}

// CMS shows its windows as they are now, and nothing else is known to.
func TestLiveCommands(t *testing.T) {
	for line, want := range map[string]bool{
		"# cms": true, "# /usr/bin/cms": true, "# TERM=xterm cms": true, "# sudo cms": true, "# cmssvc": true, "# su - cms": true, "# su - cms -c cms": true, "# /cms/bin/x": true,
		"# /cms/toolsbin/clint -u cms | more": true, "$ ssh cms1": true, "$ ssh -t cms1 cms": true, "# cd /cms; cms": true, "# screen -r": true, "# bash": true,
		"# cat links.txt": false, "# cms | head": false, "# scriptreplay t.tm t.ts": false, "# bash links.sh": false, "# ssh cms1 cat links.txt": false, "# ls": false,
	} {
		c, _ := new(Session).Next(line)
		assert.Equal(t, want, c.Live, line)
	}
}

// A file that ls shows to be of another day is not current.
func TestListedFiles(t *testing.T) {
	for row, want := range map[string]Shows{
		"-rw-r--r-- 1 cms cms 640 Apr 25 07:55 links": ShowsPart, "-rw-r--r--   1 cms      cms          640 May  2  1999 links": ShowsPart, "-rw-r--r-- 1 cms cms 640 2000-05-01 07:55 links": ShowsPart,
		"-rw-r--r-- 1 cms cms 640 May  2 07:55 links": ShowsAll, "-rw-r--r-- 1 cms cms 640 2000-05-02 07:55 links": ShowsAll, "-rw-r--r-- 1 cms cms 640 Apr 25 07:55 archive": ShowsAll, "total 4": ShowsAll,
	} {
		s := Session{Day: time.Date(2000, 5, 2, 7, 50, 0, 0, time.UTC)}
		s.Next("$ ls -l links")
		s.Hear(row)
		assert.Equal(t, want, s.Prompt("$ cat links"), row)
	}
	s := Session{Day: time.Date(2000, 5, 2, 7, 50, 0, 0, time.UTC)}
	s.Hear("-rw-r--r-- 1 cms cms 640 Apr 25 07:55 errors.log")
	assert.Equal(t, ShowsAll, s.Prompt("$ cat errors.log"), "nothing has come since")
}

// Back in CMS, it shows its windows as they are now.
func TestBackInCMS(t *testing.T) {
	var s Session
	for _, step := range []struct {
		line string
		live bool
	}{{"# fg", false}, {"# less links.txt", false}, {"# fg", false}, {"# cms", true}, {"# date", false}, {"# fg", true}, {"# %1", true}, {"# fg", true}, {"# less links.txt", false}, {"# fg", false}} {
		c, _ := s.Next(step.line)
		assert.Equal(t, step.live, c.Live, step.line)
	}
}

// Where a command is run is said by the prompts before it.
func TestSessions(t *testing.T) {
	for name, tt := range map[string]struct {
		prompts []string
		want    Shows
	}{
		"made by a filter":            {[]string{"# grep -v CRITICAL full.log > errors.log", "# cat errors.log"}, ShowsPart},
		"made of nothing":             {[]string{"# > errors.log", "# cat errors.log"}, ShowsPart},
		"made by tee":                 {[]string{"# head -20 full | tee errors.log", "# cat errors.log"}, ShowsPart},
		"made of an older one":        {[]string{"# mv errors.log.1 errors.log", "# cat errors.log"}, ShowsPart},
		"made of the other's":         {[]string{"[root@cms1 ~]# scp cms2:/cms/errors.log .", "[root@cms1 ~]# cat errors.log"}, ShowsPart},
		"changed in place":            {[]string{"# sed -i /CRITICAL/d errors.log", "# cat errors.log"}, ShowsPart},
		"taken from an archive":       {[]string{"# tar xf b-0501.tar errors.log", "# cat errors.log"}, ShowsPart},
		"a part of a table":           {[]string{`# echo "unload to errors.unl select first 5 * from customer_log" | dbaccess cms`, "# cat errors.unl"}, ShowsPart},
		"a table":                     {[]string{`# echo "unload to errors.unl select * from customer_log" | dbaccess cms`, "# cat errors.unl"}, ShowsAll},
		"a copy":                      {[]string{"# cp /cms/errors.log .", "# cat errors.log"}, ShowsAll},
		"brought from the host":       {[]string{"$ scp root@cms1:/cms/errors.log .", "$ cat errors.log"}, ShowsAll},
		"looked at before":            {[]string{"# ls -l errors.log; wc -l errors.log; grep ACD errors.log", "# cksum errors.log", "# cat errors.log"}, ShowsAll},
		"made whole":                  {[]string{"# cat /cms/errors.log > errors.txt", "# cat errors.txt"}, ShowsAll},
		"a jump":                      {[]string{"[ops@jump ~]$ ssh cms1", "[root@cms1 ~]# cat errors.log"}, ShowsAll},
		"to the other":                {[]string{"[root@cms1 ~]# ssh cms2", "# cat errors.log"}, ShowsPart},
		"to the other, which says so": {[]string{"[root@cms1 ~]# ssh cms2", "[root@cms2 ~]# cat errors.log"}, ShowsAll},
		"a folder of older ones":      {[]string{"# cd /cms/old", "# cat errors.log"}, ShowsFile},
		"and out of it":               {[]string{"# cd /cms/old", "# cd /cms/log", "# cat errors.log"}, ShowsAll},
	} {
		var s Session
		shows := ShowsAll
		for _, p := range tt.prompts {
			shows = s.Prompt(p)
		}
		assert.Equal(t, tt.want, shows, name)
	}
}

// A command's status that is asked for says whether it failed.
func TestStatus(t *testing.T) {
	for answer, failed := range map[string]bool{"1": true, "255": true, "0": false, "errors.log": false, "1 2": false} {
		var s Session
		s.Next("# scp cms1:/cms/errors.log .")
		s.Next("# echo $?")
		assert.Equal(t, failed, s.Hear(answer), answer)
		want := ShowsAll
		if failed {
			want = ShowsPart
		}
		assert.Equal(t, want, s.Prompt("# cat errors.log"), answer)
	}
	var s Session
	s.Next("% cat errors.log")
	assert.True(t, s.Hear("Exit 1"), "csh")
	assert.False(t, s.Hear("1"))
}

// A session can go from host to host very often: what is kept of it is bounded.
func TestVeryManyHosts(t *testing.T) {
	s := Session{}
	for i := range 300_000 {
		s.Next(fmt.Sprintf("# ssh host%d", i))
	}
	assert.Equal(t, "host299999", s.Host())
	assert.LessOrEqual(t, len(s.hosts), maxHosts)
	s.Next("# exit")
	assert.Equal(t, "host299998", s.Host())
}
