package centrevu_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

// Saved screens with a shell's prompts around them are as many screens, each with
// its clock (synthetic).
func TestScreensBetweenPrompts(t *testing.T) {
	const text = `Last login: Mon May  1 09:12:44 2000
[root@cms1 ~]# cat links.txt
05/02/00 07:50  CentreVu(R) CMS
+- Maintenance: Connection Status -+
| ACD                              |
+----------------------------------+
[root@cms1 ~]# cat backup.txt
05/02/00 07:52  CentreVu(R) CMS
+- Maintenance: Backup Data -------+
| Backups completed today: 1       |
+----------------------------------+
[root@cms1 ~]# exit
`
	var shown []string
	for s, err := range centrevu.Screens(strings.NewReader(text), centrevu.Source{}) {
		assert.NoError(t, err)
		shown = append(shown, s.Title+s.Clock(centrevu.Source{}).Format(" 15:04"))
	}
	assert.Equal(t, []string{"Maintenance: Connection Status 07:50", "Maintenance: Backup Data 07:52"}, shown)
}

// The clock is that of the first row, or of another one outside of the window; a
// time in the window or in a record of a log is none.
func TestClockAboveTheWindow(t *testing.T) {
	for text, want := range map[string]string{
		"05/02/00 07:50  CentreVu(R) CMS\nMaintenance: Backup Data\n":                                           "07:50",
		"\n\n05/02/00 07:50  CentreVu(R) CMS\n":                                                                 "07:50",
		"$ cat x\n05/02/00 07:50  CentreVu(R) CMS\n+- Maintenance: Backup Data -+\n":                            "07:50",
		"$ cat x\n05/02/00 07:50  CentreVu(R) CMS\nMaintenance: Backup Data\n":                                  "07:50",
		"$ cat x\n+- Maintenance: Backup Data -+\n| 05/02/00 07:50 CMS |\n":                                     "00:00",
		"$ cat x\n+- Maintenance: Backup Data -+\n| Errors:                 |\n05/02/00 07:50  CentreVu(R) CMS": "07:50",
		"$ cat x\n05/02/00 07:50 3 4 CMS\n+- Maintenance: Backup Data -+\n":                                     "00:00",
	} {
		for s := range centrevu.Screens(strings.NewReader(text), centrevu.Source{}) {
			assert.Equal(t, want, s.Clock(centrevu.Source{}).Format("15:04"), text)
			break
		}
	}
}
