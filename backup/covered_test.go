package backup_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/backup"
)

// A window that another one is put over has said in the same recording what is hidden
// now; one that was never seen without it has not (synthetic).
func TestWindowOverLowerPart(t *testing.T) {
	const (
		below = "\x1b[2;3H+- Maintenance: Backup Data ------------------------+" +
			"\x1b[3;3H| Backups completed today: 1                        |" +
			"\x1b[4;3H| Status: Last backup finished at 05/02/00 00:23:41 |" +
			"\x1b[5;3H| Errors:                                           |" +
			"\x1b[6;3H|                                                   |" +
			"\x1b[7;3H+---------------------------------------------------+\x1b[24;80H"
		over = "\x1b[5;2H+- Maintenance: Printers -----------------------------+" +
			"\x1b[6;2H| none                                                |" +
			"\x1b[7;2H+-----------------------------------------------------+\x1b[24;80H"
		clear = "\x1b[H\x1b[2J"
	)
	for recording, whole := range map[string]bool{
		"x" + clear + below + over + clear + "# ":                                     true,
		"x" + clear + strings.TrimSuffix(below, "\x1b[24;80H") + over + clear + "# ":  true, // and back up
		"x" + clear + below[:strings.Index(below, "\x1b[5;3H")] + over + clear + "# ": false,
	} {
		st, err := backup.Parse(strings.NewReader(recording), centrevu.Source{})
		assert.Equal(t, whole, err == nil && st.State == backup.Finished, "%q: %v", recording, err)
	}
}
