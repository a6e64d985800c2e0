package window

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/internal/wallclock"
)

func TestTitles(t *testing.T) {
	for text, want := range map[string]bool{
		"# Connection Status": true, "## Maintenance: Archiving Status": true, "**Links on cms1**": true, "# Daily check of the primary server": true,
		"# cms1": true, "# Links on host-cms1.site.example": true, "# cms1-down": false, "# server2-failed": false, "# serverdown": false, "# cms_lost": false, "### Error Log Report": true,
		"**ERROR**": false, "# link error": false, "# Error log of cms-a": true, "# cms1-unreachable": false, "**cms-offline**": false, "# cms2-primary": true, "# cms-nyc01": true,
		"Connection Status": false, "# BACKUP FAILED": false, "# with errors": false, "# Links: 1 down": false, "**ACD 2 is down**": false, "# Daily check 05/02/00": false,
		"#": false, "# ACD 2": false, "####### Links": false, "# errors": false, "**ERRORS**": false,
		"=== Backup Data ===": true, "===== errors =====": true, "--- links ---": true, "----- Archiving Status -----": true, "*** Connection Status on cms1 ***": true,
		"## links ##": true, "=== link errors ===": false, "=== links: 1 down ===": false, "--- 3 rows ---": false, "==========": false, "=== failed ===": false,
	} {
		assert.Equal(t, want, isTitle(text), text)
	}
}

func TestHeadingDate(t *testing.T) {
	day := time.Date(2000, 5, 2, 0, 0, 0, 0, time.UTC)
	at := day.Add(7*time.Hour + 50*time.Minute)
	for text, want := range map[string]time.Time{
		"05/02/00": day, "05/02/2000": day, "Date: 05/02/00": day, "# Daily check 05/02/00": day, "**05/02/00**": day, "Tuesday, 05/02/00": day,
		"05/02/00 07:50": at, "05/02/00 07:50 AM": at, "# Links on cms1, 05/02/00 07:50": at, "2000-05-02 07:50": at, "Printed: 05/02/00 07:50": at,
		"Tue May  2 07:50:00 2000": at, "Tue May  2 07:50:00 UTC 2000": at, "2000-05-02": day, "May 2, 2000": day, "2 May 2000": day,
	} {
		from, to, ok := HeadingDate(text, wallclock.Reader{})
		assert.True(t, ok, text)
		assert.Equal(t, want, from, text)
		if want.Equal(day) {
			assert.Equal(t, day.AddDate(0, 0, 1), to, text)
		} else {
			assert.Equal(t, want.Add(time.Minute), to, text)
		}
	}
	from, to, ok := HeadingDate("Fri Jun  2 07:50:00 EDT 2000", wallclock.Reader{}) // in a zone that may be any
	assert.True(t, ok && from.Before(at.AddDate(0, 1, 0)) && to.After(at.AddDate(0, 1, 0)) && to.Sub(from) < 27*time.Hour, "%s %s", from, to)
	for _, text := range []string{"", "Links", "05/02/00 failed", "Failed 05/02/00", "# 12", "05/42/00", "ACD 2 05/02/00"} {
		_, _, ok := HeadingDate(text, wallclock.Reader{})
		assert.False(t, ok, text)
	}
}

// A fence of Markdown is a rule: the one that opens, with a word for what stands in it,
// and the one that closes.
func TestRules(t *testing.T) {
	for text, want := range map[string]bool{
		"```": true, "```text": true, "``` console": true, "````": true, "~~~": true, "~~~bash": true, "----------|---": true, "==========": true,
		"``": false, "```failed": false, "``` 1 down": false, "```text failed": false, "~": false, "===": false,
	} {
		assert.Equal(t, want, isRule(text), text)
	}
}

func TestTitleNames(t *testing.T) {
	for text, want := range map[string][2]string{
		"# Host: cms2": {"cms2", ""}, "# Links on cms1": {"cms1", ""}, "**cms2-primary**": {"cms2-primary", ""}, "# Daily check of the secondary server": {"", "secondary"},
		"=== links of cms2 ===": {"cms2", ""}, "--- secondary ---": {"", "secondary"}, "*** cms1 ***": {"cms1", ""}, "===": {}, "-": {},
		"# Connection Status": {}, "# the server": {}, "# cms": {}, "# cms1 is down": {}, "cms1": {}, "": {},
	} {
		host, role := TitleNames(text)
		assert.Equal(t, want, [2]string{host, role}, text)
	}
}
