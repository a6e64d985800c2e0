package errlog_test

import (
	"strings"
	"testing"

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
			assert.NoError(t, err)
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
	} {
		assert.True(t, part(log+line+"\n"), line)
		assert.True(t, part(log+"\n"+line+"\n"), line)
	}
	for _, line := range []string{
		"", "for ACD 2 only once", "Table truncated by the archiver at 06:12", "Showing 9 of 9 entries", "code 17 was omitted from the list of the switch",
		"Dates: 04/20/00 - 04/28/00", "Data from 04/20/00 to 04/28/00 was not archived", "Reason: 04 not ready", "Killed by the operator", "Terminated at 06:12", "spi: cannot open the link", "The tail: not read", "Severity of the alarm is only minor if it is alone",
	} {
		assert.False(t, part(log+line+"\n"), line)
	}
	assert.False(t, part("05/02/00 06:12 AM 3 2 MAJOR\nACD: 1\n"), "all that it says")
}
