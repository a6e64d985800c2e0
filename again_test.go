package centrevu_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/links"
)

// A picture that comes back does not overrule what was shown since: one that the terminal
// restores, and one that a window in front hid (synthetic).
func TestComesBack(t *testing.T) {
	const (
		clear = "\x1b[H\x1b[2J"
		up    = "operational"
		down  = "out of order"
	)
	window := func(top, left, height int, connection string) string {
		text := fmt.Sprintf("\x1b[%d;%dH+- Maintenance: Connection Status --------------------------+", top, left)
		for i := range height {
			row := ""
			switch i {
			case 0:
				row = "ACD  Application    Session        Connection"
			case 1:
				row = "1    data transfer  data transfer  " + connection
			}
			text += fmt.Sprintf("\x1b[%d;%dH| %-57s |", top+1+i, left, row)
		}
		return text + fmt.Sprintf("\x1b[%d;%dH+-----------------------------------------------------------+\x1b[%d;%dH", top+1+height, left, top+1, left+2)
	}
	first, second := func(c string) string { return window(3, 2, 12, c) }, func(c string) string { return window(7, 12, 4, c) }
	open := func(n int) string {
		return fmt.Sprintf("\x1b[H05/02/00 07:50  CentreVu(R) CMS            Windows: %d of 10", n)
	}
	const leave, prompt, enter = "\x1b[?1049l", "\x1b[24;1H$ exit\r\n\r\n", "\x1b[?1049h\x1b[H\x1b[2J"
	for name, tt := range map[string]struct {
		recording string
		want      string // what the link is last
	}{
		"restored":                  {clear + first(up) + enter + first(down) + leave + prompt, down},
		"restored, of another size": {clear + first(up) + enter + second(down) + leave + prompt, down},
		"restored, and looked anew": {clear + first(down) + enter + first(down) + leave + clear + first(up) + clear + prompt, up},
		"restored, a prompt in it":  {clear + first(up) + enter + first(down) + leave + "\x1b[10;1H$ exit\r\n", down},
		"restored, the other up":    {clear + first(down) + enter + first(up) + leave + prompt, up},
		"hid":                       {clear + first(up) + second(up) + first(up) + clear + prompt, up},
		"hid, closed":               {clear + first(up) + second(down) + clear + prompt, ""},
		"hid, down":                 {clear + first(up) + second(down) + first(up) + clear + prompt, ""}, // both were on one screen
		"hid, and changed":          {clear + first(up) + second(up) + first(down) + clear + prompt, down},
		"in its place, closed":      {clear + first(up) + open(3) + open(4) + first(down) + open(3) + first(up) + clear + prompt, down},
		"in its place, up":          {clear + first(up) + open(3) + open(4) + first(up) + open(3) + first(up) + clear + prompt, up},
		"in its place, and anew":    {clear + first(up) + open(3) + open(3) + first(down) + open(3) + first(up) + clear + prompt, up},
	} {
		st, err := links.Parse(strings.NewReader(tt.recording), centrevu.Source{})
		last := ""
		if len(st.Links) == 1 && err == nil {
			last = st.Links[0].Connection
		}
		assert.Equal(t, tt.want, last, "%s: %v %v", name, st.Links, err)
	}
}
