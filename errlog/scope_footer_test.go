package errlog_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// What the last line says of the log counts, though it reads as text of the last
// entry (synthetic).
func TestFooter(t *testing.T) {
	const log = "05/02/00 06:12 AM 3 2 MAJOR\nThe archiver failed\nfor ACD 2\n"
	part := func(text string) bool {
		var l errlog.Log
		n := 0
		for _, err := range l.Entries(strings.NewReader(text), centrevu.Source{}) {
			assert.NoError(t, err, text)
			n++
		}
		assert.Equal(t, 1, n)
		return l.Scope.Part
	}
	for _, line := range []string{
		"[truncated]", "*** output truncated ***", "12 entries omitted", "... 40 more lines not shown", "Showing 1-1 of 9 entries",
		"Displaying 20 of 50", "ACD: 1", "Severity: MAJOR only", "ACD 1 only",
		"tail: cannot open customer_log", "cat: write error: No space left on device", "-ksh: elog: not found", "sh[3]: elog: not found",
		"Killed", "Terminated", "Broken pipe", "Segmentation Fault (core dumped)", "^C",
		"lines 1-20", "lines 1-20/80 25%", "End of page 1", "-- Press RETURN to continue --", "Hit any key for more",
		"Connection closed by foreign host.", "Connection to cms1 closed by remote host.", "lost connection", "client_loop: send disconnect: Broken pipe",
		"customer_log: Permission denied", "read error: Input/output error", "*** log was rotated ***", "Log file truncated at 150 KB",
		"first 100 entries", "Last 20 lines", "Filter: severity = INFO", "only errors of ACD 1 are shown",
	} {
		assert.True(t, part(log+line+"\n"), line)
		assert.True(t, part(log+"\n"+line+"\n"), line)
		for _, below := range []string{"Total: 12", "------------", "[root@cms1 ~]# exit", "Total: 12\nPrinted by root\n\nEnd of report"} {
			assert.True(t, part(log+line+"\n"+below+"\n"), line+" / "+below)
		}
	}
	for _, below := range []string{"Total: 12", "12 entries found", "------------", "[root@cms1 ~]#", "*** end of report ***"} {
		assert.True(t, part(log+"(more)\n"+below+"\n"), below)
	}
	assert.False(t, part(log+"(more)\nwhose tape was changed\nTotal: 1\n"), "the entry goes on")
	for _, line := range []string{
		"", "for ACD 2 only once", "Table truncated by the archiver at 06:12", "Showing 9 of 9 entries", "code 17 was omitted from the list of the switch",
		"Dates: 04/20/00 - 04/28/00", "Data from 04/20/00 to 04/28/00 was not archived", "Reason: 04 not ready", "Killed by the operator", "Terminated at 06:12", "spi: cannot open the link", "The tail: not read", "Severity of the alarm is only minor if it is alone",
		"(END)", "Press the reset key of the drive", "Connection to the switch was closed", "/dev/rmt/0: Input/output error", "Log in again", "only the first is lost",
	} {
		assert.False(t, part(log+line+"\n"), line)
	}
	assert.False(t, part("05/02/00 06:12 AM 3 2 MAJOR\nACD: 1\n"), "all that it says")
	assert.False(t, part("05/02/00 06:12 AM 3 2 MAJOR\nThe process was\nKilled\nby the operator\n"), "a sentence that goes on below")
}

// The end of a session says nothing of a log whose printing had ended: a prompt stands
// between them (synthetic).
func TestFooterBehindAPrompt(t *testing.T) {
	const log = "05/02/00 06:12 AM 3 2 MAJOR\nThe archiver failed\nfor ACD 2\n"
	part := func(text string) bool {
		var l errlog.Log
		for _, err := range l.Entries(strings.NewReader(text), centrevu.Source{}) {
			if !strings.Contains(text, "The link went down") { // of no entry
				assert.NoError(t, err)
			}
		}
		return l.Scope.Part
	}
	for _, end := range []string{
		"Connection to cms1 closed.", "Connection closed by foreign host.", "Connection to cms1 closed by remote host.\nConnection to cms1 closed.", "Connection to 10.0.45.51 closed.",
		"client_loop: send disconnect: Broken pipe", "Shared connection to cms1 closed.",
	} {
		for _, prompt := range []string{
			"[root@cms1 ~]# exit\nlogout", "[root@cms1 ~]# exit", "[root@cms1 ~]# logout", "[root@cms1 ~]#", "(host-cms1)-(root)=# exit\nlogout", "$ exit", "$", "# exit\n\nlogout",
			"cms1# exit", "-bash-4.2$ exit\nlogout", "root@cms1:~# exit", "[root@cms1 ~]#\n[root@cms1 ~]# exit\nlogout", "[cms@cms1 ~]$ exit\nexit\nlogout", "[root@cms1 ~]# exit\r\nlogout\r",
		} {
			text := prompt + "\n" + end + "\n"
			assert.False(t, part(log+text), text)
			assert.True(t, part(log+"(more)\n"+text), "%s", text)
			assert.True(t, part(log+"[truncated]\n"+text), "%s", text)
			assert.True(t, part("Error Log Report Page 1 of 2\n"+log+text), "%s", text)
		}
		for _, text := range []string{
			"", "logout\n", "exit\n", "# cat customer.log\n", "[root@cms1 ~]# exit\nThe link went down\n", "[root@cms1 ~]# tail -f customer.log\nThe link went down\n", "ACD2> stopped\n",
		} {
			assert.True(t, part(log+text+end+"\n"), text+end)
		}
	}
}

// The last line can say which dates the log covers, as its first can (synthetic).
func TestFooterOfDates(t *testing.T) {
	scope := func(text string) errlog.Scope {
		var l errlog.Log
		for _, err := range l.Entries(strings.NewReader(text), centrevu.Source{}) {
			assert.NoError(t, err)
		}
		return l.Scope
	}
	const log = "05/02/00 06:12 AM 3 2 MAJOR\nThe archiver failed\nfor ACD 2\n"
	first, last := time.Date(2000, 5, 1, 0, 0, 0, 0, time.UTC), time.Date(2000, 5, 2, 23, 59, 59, 0, time.UTC)
	for _, line := range []string{
		"05/01/00 - 05/02/00", "From 05/01/00 to 05/02/00", "Entries 05/01/00 through 05/02/00", "from 05/01/00 to 05/02/00",
		"Report on dates: 05/01/00 - 05/02/00", "(05/01/00-05/02/00)", "*** 05/01/2000 until 05/02/2000 ***", "Dates 05/01/00 .. 05/02/00",
		"Errors logged between 05/01/00 and 05/02/00", "Period: 05/01/00 to 05/02/00", "Zeitraum: 05/01/00 bis 05/02/00", "Du 05/01/00 au 05/02/00",
		"Start date: 05/01/00   Stop date: 05/02/00", "This report covers all entries from 05/01/00 to 05/02/00.",
	} {
		for _, end := range []string{line + "\n", "\n" + line, line + "\nPage 1 of 1\n", line + "\nTotal: 1\n", line + "\n" + strings.Repeat("-", 40) + "\n1 entry\n"} {
			s := scope(log + end)
			assert.Equal(t, last, s.To, end)
			assert.Equal(t, first, s.From, end)
			assert.False(t, s.Part, end)
			assert.NotEmpty(t, s.Lines, end)
		}
	}
	for _, line := range []string{"Through 05/02/00", "Until 05/02/00", "All entries to 05/02/00", "Report date: 05/02/00", "Printed on 05/02/00", "As of 05/02/00"} {
		s := scope(log + line + "\n")
		assert.Equal(t, last, s.To, line)
		assert.Zero(t, s.From, line)
	}
	assert.Equal(t, last.Add(-(16*time.Hour + 59*time.Second)), scope(log+"Printed: 05/02/00 07:59 AM\n").To, "with the time of day")
	assert.Equal(t, first, scope(log+"Since 05/01/00\n").From)
	assert.True(t, scope(log+"Dates: yesterday\n").Part)
	assert.True(t, scope(log+"Date range: last week\n").Part)
	assert.True(t, scope(log+"2000-05-01 - 2000-05-02\n").Part, "dates of which nobody knows when they end")
	assert.False(t, scope(log+"Dates: all\n").Part)
	assert.Equal(t, last, scope("Until 05/09/00\n"+log+"05/01/00 - 05/02/00\n").To, "the earlier of two ends")
	assert.Equal(t, last, scope("From 05/01/00 to 05/02/00\n"+log+"Printed: 05/04/00\n").To, "a range that is printed later")

	for why, text := range map[string]string{
		"the entry is not of these dates":    log + "Dates: 04/20/00 - 04/28/00\n",
		"a sentence":                         log + "Data from 05/01/00 to 05/02/00 was not archived\n",
		"it has no other text":               "05/02/00 06:12 AM 3 2 MAJOR\n05/01/00 - 05/02/00\n",
		"no dates":                           log + "from 1 to 9\n",
		"a sentence that goes on":            "05/02/00 06:12 AM 3 2 MAJOR\nThe archiver failed for ACD 2, so that there is no data of it\nfrom 05/01/00 to 05/02/00\n",
		"a sentence that goes on with dates": "05/02/00 06:12 AM 3 2 MAJOR\nThe archiver failed for ACD 2, and all of its data is lost for\n05/01/00 - 05/02/00\n",
	} {
		assert.Zero(t, scope(text), why)
	}
}

// A foot that counts more entries than were read, chooses some of them or is what a program
// leaves that could not go on says that the log is a part (synthetic).
func TestFooterOfAPart(t *testing.T) {
	const log = "05/01/00 06:12 AM 3 2 MAJOR\nThe archiver failed\nfor ACD 2\n05/02/00 06:12 AM 3 2 MAJOR\nThe archiver failed\nfor ACD 2\n"
	part := func(text string) bool {
		var l errlog.Log
		for _, err := range l.Entries(strings.NewReader(text), centrevu.Source{}) {
			assert.NoError(t, err, text)
		}
		return l.Scope.Part
	}
	for _, line := range []string{
		"14 row(s) retrieved.", "Total: 14 records", "Total records: 31", "31 entries listed", "End of report (31 records)", "Total: 14", "3 entries", "Count: 14",
		"write error: No space left on device", "cat: write error: Disk quota exceeded", "unexpected end of file", "Password:", "root@cms1's password:", "cp: errors.log: Read-only file system",
		"2 of 14 rows", "Only the first 2 rows are shown",
	} {
		assert.True(t, part(log+line+"\n"), line)
		assert.True(t, part(log+"\n"+line+"\n"), line)
	}
	for _, line := range []string{"ACDs: 1", "Severity: INFO", "ACD: West", "ACD(s): 1", "Error code(s): 3"} {
		assert.True(t, part(log+"\n"+line+"\n"), line)
	}
	for _, line := range []string{
		"2 row(s) retrieved.", "Total: 2 records", "2 entries listed", "End of report (2 records)", "Total: 2", "Count: 2", "1 entry", "End of list", "ACDs: all", "Severity: All", "2 of 2 rows",
	} {
		assert.False(t, part(log+"\n"+line+"\n"), line)
	}
}
