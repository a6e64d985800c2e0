package report

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// What is left of windows that stood over each other says nothing more when the shell
// scrolls it up; what is written over it does (synthetic).
func TestStackedWindowsScrolled(t *testing.T) {
	stacked := func(top, left int, title string, rows ...string) string {
		w := 62 - left
		text := fmt.Sprintf("\x1b[%d;%dH┌─ %s %s┐", top, left, title, strings.Repeat("─", w-4-len(title)))
		for i := range 6 {
			row := ""
			if i < len(rows) {
				row = rows[i]
			}
			text += fmt.Sprintf("\x1b[%d;%dH│ %-*s│", top+1+i, left, w-2, row)
		}
		return text + fmt.Sprintf("\x1b[%d;%dH└%s┘\x1b[%d;%dH", top+7, left, strings.Repeat("─", w-1), top+1, left+2)
	}
	windows := "\x1b[H\x1b[2J" + "05/02/00 07:50  CentreVu(R) CMS            Windows: 2 of 10" +
		stacked(2, 1, "Maintenance: Connection Status", "ACD  Application    Session        Connection",
			"1    data transfer  data transfer  operational", "2    data transfer  data transfer  operational") +
		stacked(4, 6, "Maintenance: Backup Data", "Backups completed today: 1", "Status: Last backup finished at 05/02/00 00:23:41")
	for name, tt := range map[string]struct {
		rest string
		told []string
	}{
		"by a row":               {"\x1b[24;1H$ exit\r\n", nil},
		"by three":               {"\x1b[24;1H$ exit\r\n\r\n\r\n", nil},
		"with a message over it": {"\x1b[24;1H$ exit\r\n\r\n\x1b[2;3HLink down\x1b[H\x1b[2J$ ", []string{"Link down"}},
	} {
		s, err := ReadServer(fstest.MapFS{"s": {Data: []byte("x" + windows + tt.rest)}}, centrevu.Source{Name: "primary"})
		require.NoError(t, err, name)
		require.NotNil(t, s.Links, name)
		var told []string
		for _, l := range s.Unclaimed() {
			told = append(told, l.Text)
		}
		assert.Len(t, told, len(tt.told), "%s: %q", name, told)
		for _, want := range tt.told {
			assert.Contains(t, strings.Join(told, "\n"), want, name)
		}
	}
}
