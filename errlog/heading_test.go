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
