package who

import (
	"testing"

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
		"# tail -20 /cms/maint/backup/back.log":       ShowsEnd, "[root@cms1 ~]# cat /cms/maint/backup/back.log": ShowsAll, "# cat /cms/maint/backup/back.log.1": ShowsPart,
		"# cat errors.log.1": ShowsPart, "# cat errors.log.bak": ShowsPart, "# cat errors.0501": ShowsPart, "# cat elog.01": ShowsPart,
		"# cat OLDerrors.log": ShowsPart, "# zcat errors.gz": ShowsPart, "# cat /cms/old/errors.log": ShowsPart, "# cat errors.log~": ShowsPart,
		"# cd /backup/20000428; cat errors.log": ShowsPart, "# cd /cms/log; cat errors.log": ShowsAll,
		"# find . -mtime +2 -exec cat {} +": ShowsPart, "# cat xaa": ShowsPart, "# tac errors | tail -5": ShowsPart, "# dd if=errors count=3": ShowsPart,
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

// Where a command is run is said by the prompts before it.
func TestSessions(t *testing.T) {
	for name, tt := range map[string]struct {
		prompts []string
		want    Shows
	}{
		"a jump":                      {[]string{"[ops@jump ~]$ ssh cms1", "[root@cms1 ~]# cat errors.log"}, ShowsAll},
		"to the other":                {[]string{"[root@cms1 ~]# ssh cms2", "# cat errors.log"}, ShowsPart},
		"to the other, which says so": {[]string{"[root@cms1 ~]# ssh cms2", "[root@cms2 ~]# cat errors.log"}, ShowsAll},
		"a folder of older ones":      {[]string{"# cd /cms/old", "# cat errors.log"}, ShowsPart},
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
