package errlog_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// A sentence above a log that speaks of the error log is no title of it (synthetic).
func TestTitles(t *testing.T) {
	const record = "04/27/00 03:12 PM 3 1 INFO\nArchive done.\n"
	for title, want := range map[string]bool{
		"Error Log Report": true, "Maintenance: Error Log Report": true, "Customer Error Log  Page 1": true, "Error Log Report - cms1  05/02/00 07:50 AM": true,
		"# Error log of the primary server": true, "Daily report: error log of host cms2.site1.example": true,
		"The error log is full, entries were lost": false, "Error Log Report: not available": false, "The error log was cleared at 02:00": false,
		"Error log of yesterday": false, "Error Log Report: ACD down": false,
	} {
		var l errlog.Log
		problems := 0
		for _, err := range l.Entries(strings.NewReader(title+"\n"+record), centrevu.Source{}) {
			if err != nil {
				problems++
			}
		}
		assert.Equal(t, want, problems == 0 && !l.Scope.Part, title)
	}
}

// A line above the first entry that says more than which dates the log covers is no heading.
func TestNoHeadingOfDates(t *testing.T) {
	for _, line := range []string{"No data collected since 05/01/00", "Data from 05/01/00 to 05/02/00 was not archived", "Archive of ACD 2 failed from 05/01/00 on", "Link down until: further notice"} {
		var errs []error
		for _, err := range new(errlog.Log).Entries(strings.NewReader(line+"\n05/02/00 06:12 AM 3 2 MAJOR\nThe archiver failed\n"), centrevu.Source{}) {
			if err != nil {
				errs = append(errs, err)
			}
		}
		assert.Len(t, errs, 1, line)
	}
}

// A heading that restricts what is shown does so wherever the field stands: in a line of its own,
// behind the title, the date of printing, the number of a page or another field. One that asks for
// all restricts nothing (synthetic).
func TestHeadingsThatRestrict(t *testing.T) {
	read := func(heading string) (problems int, part bool) {
		var l errlog.Log
		for _, err := range l.Entries(strings.NewReader(heading+"\n\n04/27/00 03:12 PM 3 1 INFO\nArchive done.\n"), centrevu.Source{}) {
			if err != nil {
				problems++
			}
		}
		return problems, l.Scope.Part
	}
	for _, ahead := range []string{"", "Error Log Report  ", "Error Log Report ", "Maintenance: Error Log Report\n", "05/02/00 07:53  ", "05/02/00 07:53 AM ", "Page 1 of 1  ", "ACDs: all    "} {
		for _, field := range []string{"ACD: 2", "Code: 3", "Error codes: 1-10", "ACD(s): 1,2", "Severity: 3", "Times: 00:00 - 06:00", "Time: 8:00 PM - 11:00 PM"} {
			problems, part := read(ahead + field)
			assert.True(t, part || problems > 0, ahead+field)
		}
	}
	for _, title := range []string{"Error Log Report (code 3)", "Error Log Report for code 3", "Error Log Report for codes 3 and 4", "05/02/00 07:53  ACD 2", "ACDs: all    Severity: MAJOR", "ACD: all but 2", "Severities: All except INFO"} {
		problems, part := read(title)
		assert.True(t, part || problems > 0, title)
	}
	for _, title := range []string{
		"ACDs: all    Severity: all", "Severities: All", "Severities: All\nACD: All\nDates: 04/01/00 - 05/02/00", "ACD: All  Dates: 04/01/00 - 05/02/00",
		"Error Log Report\nPrinted: 05/02/00 07:53\nACD(s): all  Error codes: all", "Error Log Report  Dates: 04/01/00 00:00 - 05/02/00 07:00", "Error Log Report  Times: 00:00 - 23:59",
		"Error Log Report   05/02/00 07:53 AM\n\nDate     Time     Code ACD Severity", "ACDs: alle   Severity: alle", "User: all\nError type: all\nTimes: 00:00 - 23:59",
	} {
		problems, part := read(title)
		assert.Zero(t, problems, title)
		assert.False(t, part, title)
	}
}
