package centrevu_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

// Of texts with several windows (synthetic): which screen a line belongs to that says
// when one was shown, and what clock each has.
func TestClocksOfSeveralScreens(t *testing.T) {
	const (
		links  = "+- Maintenance: Connection Status -+\n| ACD                              |\n+----------------------------------+\n"
		backup = "+- Maintenance: Backup Data -------+\n| Backups completed today: 1       |\n+----------------------------------+\n"
		status = "Maintenance: Connection Status\n\n ACD   Application\n 1     data transfer\n"
		runs   = "Maintenance: Archiving Status\n\n ACD   Archive\n 1     Daily\n"
		cms    = "  CentreVu(R) CMS            Windows: 1 of 10\n"
		lost   = " 00:00 00"
	)
	for name, tt := range map[string]struct {
		text string
		want []string
	}{
		"the second has a clock":            {backup + "\n05/01/00 07:50" + cms + links, []string{"Backup Data" + lost, "Connection Status 07:50 01"}},
		"the second, without a blank row":   {backup + "05/01/00 07:50" + cms + links, []string{"Backup Data" + lost, "Connection Status 07:50 01"}},
		"each has one":                      {"05/02/00 07:49" + cms + backup + "05/01/00 07:50" + cms + links, []string{"Backup Data 07:49 02", "Connection Status 07:50 01"}},
		"without frames":                    {"05/02/00 07:49" + cms + status + "05/01/00 07:50" + cms + runs, []string{"Connection Status 07:49 02", "Archiving Status 07:50 01"}},
		"without frames, only the second":   {status + "05/01/00 07:50" + cms + runs, []string{"Connection Status" + lost, "Archiving Status 07:50 01"}},
		"without a frame and with one":      {"05/02/00 07:59" + cms + status + "05/02/00 07:50" + cms + backup, []string{"Connection Status 07:59 02", "Backup Data 07:50 02"}},
		"a command between":                 {backup + "# cat b\n05/01/00 07:50" + cms + links, []string{"Backup Data" + lost, "Connection Status 07:50 01"}},
		"an empty screen between":           {"05/02/00 07:49" + cms + status + "05/02/00 07:50" + cms + "\n  Help    Window\n05/02/00 07:51" + cms + runs, []string{"Connection Status 07:49 02", " 07:50 02", "Archiving Status 07:51 02"}},
		"a form feed behind the clock":      {"05/01/00 07:50" + cms + "\f" + links + "\f05/02/00 07:51" + cms + "\f" + backup, []string{"Connection Status 07:50 01", "Backup Data 07:51 02"}},
		"a form feed behind a date":         {backup + "\f\n05/01/00 07:50\n\f\n" + links, []string{"Backup Data" + lost, "Connection Status 07:50 01"}},
		"a form feed between screens":       {"05/02/00 07:50" + cms + "\f05/02/00 07:51" + cms + links, []string{" 07:50 02", "Connection Status 07:51 02"}},
		"an empty screen behind":            {"05/02/00 07:49" + cms + status + "05/02/00 07:50" + cms, []string{"Connection Status 07:49 02", " 07:50 02"}},
		"below the window":                  {backup + "05/01/00 07:50" + cms, []string{"Backup Data 07:50 01"}},
		"below one without a frame":         {status + "05/01/00 07:50" + cms, []string{"Connection Status 07:50 01"}},
		"behind a rule":                     {"------\n05/01/00 07:50" + cms + status, []string{lost, "Connection Status 07:50 01"}},
		"behind soft labels":                {"  Help    Window\n05/01/00 07:50" + cms + status, []string{"Connection Status 07:50 01"}},
		"behind a menu":                     {"+---------+\n| Reports |\n+---------+\n05/01/00 07:50" + cms + links, []string{lost, "Connection Status 07:50 01"}},
		"a date alone":                      {"05/01/00 07:50\n" + links, []string{"Connection Status 07:50 01"}},
		"that of the command date":          {"# date\nMon May  1 07:50:11 UTC 2000\n# cat l\n" + links, []string{"Connection Status 07:50 01"}},
		"above one without a frame":         {"05/01/00 07:50 AM\n" + status, []string{"Connection Status 07:50 01"}},
		"in the lower border":               {strings.TrimSuffix(links, "------------------+\n") + "- 05/01/00 07:50 -+\n", []string{"Connection Status 07:50 01"}},
		"alone below":                       {links + "\n05/01/00 07:50\n  Help    Window\n", []string{"Connection Status 07:50 01"}},
		"beside the clock":                  {"Mon May  1 07:50:11 UTC 2000\n05/02/00 07:49" + cms + links, []string{"Connection Status 07:49 02"}},
		"quoted":                            {quotedText("05/01/00 07:50" + cms + links), []string{"Connection Status 07:50 01"}},
		"quoted twice":                      {quotedText(quotedText("05/01/00 07:50" + cms + links)), []string{"Connection Status 07:50 01"}},
		"quoted below a greeting":           {"Good morning,\n" + quotedText("05/01/00 07:50"+cms+links), []string{"Connection Status 07:50 01"}},
		"a date alone, quoted":              {quotedText("05/01/00 07:50\n" + links), []string{"Connection Status 07:50 01"}},
		"between bars":                      {"| 05/01/00 07:50" + strings.TrimSuffix(cms, "\n") + "  |\n" + links, []string{"Connection Status 07:50 01"}},
		"between drawn bars":                {"│ 05/01/00 07:50" + strings.TrimSuffix(cms, "\n") + "  │\n" + links, []string{"Connection Status 07:50 01"}},
		"all behind bars, as clint":         {strings.ReplaceAll("\n05/01/00 07:50"+cms+status, "\n", "\n| "), []string{"Connection Status 07:50 01"}},
		"each quoted":                       {quotedText("05/02/00 07:49" + cms + backup + "05/01/00 07:50" + cms + links), []string{"Backup Data 07:49 02", "Connection Status 07:50 01"}},
		"in full width":                     {"０５/０１/００　０７：５０" + cms + links, []string{"Connection Status 07:50 01"}},
		"the nearest":                       {"04/01/00 07:50\n05/01/00 07:50\n" + links, []string{"Connection Status 07:50 01"}},
		"a date alone before each":          {"05/02/00 07:49\n" + backup + "05/01/00 07:50\n" + links, []string{"Backup Data 07:49 02", "Connection Status 07:50 01"}},
		"date before each, without frames":  {"05/02/00 07:49\n" + status + "\n05/01/00 07:50\n" + runs, []string{"Connection Status 07:49 02", "Archiving Status 07:50 01"}},
		"a value of a window without frame": {"Maintenance: Backup Data\nStatus: Last backup finished at\n05/02/00 00:23:41\nErrors:\n" + runs, []string{"Backup Data" + lost, "Archiving Status" + lost}},
	} {
		var got []string
		for s, err := range centrevu.Screens(strings.NewReader(tt.text), centrevu.Source{}) {
			assert.NoError(t, err, name)
			clock := s.Clock(centrevu.Source{})
			shown := clock.Format(" 15:04 02")
			if clock.IsZero() {
				shown = lost
			}
			got = append(got, strings.TrimPrefix(s.Title, "Maintenance: ")+shown)
		}
		assert.Equal(t, tt.want, got, name)
	}
}

func quotedText(text string) string {
	return "> " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n> ") + "\n"
}
