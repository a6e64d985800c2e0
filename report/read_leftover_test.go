package report

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// What is left of a window that was kept open, beside the next one and under a menu over
// its title, was read when it was whole; what changes there counts (synthetic).
func TestLeftOfAWindow(t *testing.T) {
	const clear = "\x1b[H\x1b[2J"
	at := func(column int, rows ...string) (s string) {
		for i, r := range rows {
			s += fmt.Sprintf("\x1b[%d;%dH%s", 1+i, column, r)
		}
		return s + "\x1b[2;30H"
	}
	backup := at(12,
		"+- Maintenance: Backup Data --------------------------------+",
		"| Backups completed today: 1                                |",
		"| Status: Last backup finished at 05/02/00 00:23:41         |",
		"| Errors:                                                   |",
		"+-----------------------------------------------------------+")
	help := at(20, "+- Help ---------+", "| Keep           |", "+----------------+")
	for name, tt := range map[string]struct {
		then string
		told []string
	}{
		"beside the next":          {backup, nil},
		"under a menu":             {backup + help, nil},
		"another word in place":    {backup + at(1, "", "", "| 3  "), []string{"| 3    data…"}},
		"a word on the blank part": {backup + "\x1b[6;1H| off     |\x1b[2;30H", []string{"| off     |"}},
	} {
		content := "x" + clear + linksDrawn + tt.then + clear + "$ "
		s, err := ReadServer(fstest.MapFS{"s.raw": {Data: []byte(content)}}, centrevu.Source{Name: "primary"})
		require.NoError(t, err, name)
		require.NotNil(t, s.Links, name)
		told := unclaimedTexts(s)
		assert.Equal(t, tt.told, told, name)
	}
}
