package errlog_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

const backupWindow = " +- Maintenance: Backup Data ----------------+\n | Backups completed today: 1                |\n" +
	" | Status: Last backup finished at 05/02/00 00:23:41 |\n +-------------------------------------------+\n"

func TestLookAt(t *testing.T) {
	top := "05/02/00 07:50  CentreVu(R) CMS            Windows: 1 of 10\n"
	wide := string([]byte{0xff, 0xfe})
	for _, c := range utf16.Encode([]rune(twoRecords)) {
		wide += string([]byte{byte(c), byte(c >> 8)})
	}
	for name, tt := range map[string]struct {
		text string
		want errlog.Look
	}{
		"a report":                        {twoRecords, errlog.IsLog},
		"a report with headings":          {"\n   Error Log Report   Page 1 of 2\nReport on dates: 04/20/00 - 04/28/00\nDate Time Code ACD Severity\n" + twoRecords, errlog.IsLog},
		"a report without entries":        {"Error Log Report\nDate Time Code ACD Severity\n", errlog.IsLog},
		"in UTF-16":                       {wide, errlog.IsLog},
		"its first record without an ACD": {"05/02/00 07:00 AM 3   INFO\ndown\n", errlog.IsLog},
		"its first record with a weekday": {"Tue 05/02/00 07:00 AM 3 4 INFO\ndown\n", errlog.IsLog},
		"its first record on no such day": {"02/30/00 07:00 AM 3 4 INFO\ndown\n", errlog.IsLog},
		"a narrow blank":                  {"05/02/00 07:00\u202fAM 3 4 INFO\ndown\n", errlog.IsLog},
		"a window quoted in an entry":     {"05/02/00 07:10 AM 12 1 INFO\nOperator pasted:\n" + backupWindow, errlog.IsLog},
		"labels quoted in an entry":       {"05/02/00 07:10 AM 12 1 INFO\nOperator pasted:\nBackups completed today: 1\n", errlog.IsLog},
		"behind a prompt":                 {"$ cat errors\n" + twoRecords, errlog.HasLog},
		"behind a window":                 {top + backupWindow + "\n" + twoRecords, errlog.HasLog},
		"a window":                        {top + backupWindow, errlog.NoLog},
		"the log's window":                {top + frameOf(twoRecords), errlog.HasLog},
		"a screen's top in capitals":      {"05/02/00 07:50  CMS R3V8   Windows: 1 of 10\n" + backupWindow, errlog.NoLog},
		"who":                             {"root     pts/0        2018-04-09 19:01 (10.0.45.51)\n", errlog.NoLog},
		"date and who":                    {"Tue May  2 07:58:00 UTC 2000\nroot     pts/0        May  2 07:01 (10.0.45.51)\n", errlog.NoLog},
		"back.log":                        {"state: 1\nTuesday, 05/02/00 00:23:41\nerror:\nstatus: Last backup finished >, 05/02/00 00:23:41.\nstate: 0.\n", errlog.NoLog},
		"a table":                         {"4|1|10/19/2015|Link is down|3|1229|INFO|\n", errlog.NoLog},
		"arch_stat":                       {"1|1|05/02/00 07:30|2|\n", errlog.NoLog},
		"a list of archives":              {"ACD  Archive   Status     Last run\n1    Interval  finished   05/02/00 07:30\n", errlog.NoLog},
		"nothing":                         {"", errlog.NoLog},
		"a recording":                     {"\x1b[H\x1b[2J" + twoRecords, errlog.NoLog},
		"a page of text":                  {"Status:    Published\nDate: 05/02/00\n", errlog.NoLog},
	} {
		assert.Equal(t, tt.want, errlog.LookAt([]byte(tt.text), centrevu.Source{}), name)
	}
	assert.Equal(t, "has a log", errlog.HasLog.String())
}

// What is quoted below the text of an entry stands behind its end.
func TestQuotedWindows(t *testing.T) {
	for _, quoted := range []string{backupWindow, "-----\nMaintenance: Backup Data\nBackups completed today: 1\n", "\n Maintenance: Backup Data\n Backups completed today: 1\n"} {
		l, entries, errs := readLog(t, "05/02/00 07:10 AM 12 1 INFO\nOperator pasted:\n"+quoted)
		assert.Len(t, errs, 1)
		assert.NotEmpty(t, l.Unclaimed)
		require.Len(t, entries, 1)
		assert.Equal(t, "Operator pasted:", entries[0].Text)
	}
	_, entries, errs := readLog(t, "05/02/00 07:10 AM 12 1 INFO\nOperator pasted:\nMaintenance: Backup Data\nBackups completed today: 1\n")
	assert.Empty(t, errs)
	require.Len(t, entries, 1)
	assert.Contains(t, entries[0].Text, "Backups completed today: 1")
}

// Rows that another window hides belong to no entry, nor do those below them
// until the next record begins.
func TestHiddenRows(t *testing.T) {
	window := " +- Maintenance: Error Log Report ------------------+\n" +
		" | 04/27/00 03:15 PM 3 1 INFO                       |\n" +
		" |+--------------------+goes on for a while         |\n" +
		" || > Print            | CRITICAL                   |\n" +
		" |+--------------------+remain down until it is     |\n" +
		" | reset                                            |\n" +
		" | 04/27/00 03:18 PM 3 1 INFO                       |\n" +
		" | old thing five                                   |\n" +
		" +--------------------------------------------------+\n"
	l, entries, errs := readLog(t, window)
	require.Len(t, entries, 1)
	assert.Equal(t, "old thing five", entries[0].Text)
	require.NotEmpty(t, errs)
	hidden := 0
	for _, err := range errs {
		require.ErrorIs(t, err, centrevu.ErrSyntax)
		if strings.Contains(err.Error(), "hides a part of the log") {
			hidden++
			var pe *centrevu.ParseError
			require.ErrorAs(t, err, &pe)
			assert.Equal(t, 3, pe.Line)
		}
	}
	assert.Equal(t, 1, hidden)
	assert.Empty(t, l.Unclaimed)
}
