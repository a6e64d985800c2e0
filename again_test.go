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
	other := "\x1b[2;1H+- Dictionary: ACDs ------------------------------------------------------------+" +
		strings.Repeat("\r\n|"+strings.Repeat(" ", 78)+"|", 20) + "\r\n+" + strings.Repeat("-", 78) + "+\x1b[3;3H"
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
		"covered by another":        {clear + first(up) + second(down) + clear + first(up) + clear + other + clear + first(up) + clear + prompt, ""},
		"in its place, covered":     {clear + open(3) + first(up) + open(4) + first(down) + open(3) + first(up) + open(4) + other + clear + open(3) + first(up) + clear + prompt, down},
		"in its place, gone by all": {clear + open(3) + first(up) + open(4) + first(down) + open(3) + first(up) + clear + open(2) + open(3) + first(up) + clear + prompt, up},
		"suspended":                 {clear + open(3) + first(up) + open(4) + first(down) + open(3) + first(up) + clear + "$ date\r\n$ fg\r\n" + clear + open(3) + first(up) + clear + prompt, down},
		"suspended, by another":     {clear + first(up) + clear + "$ cms\r\n" + clear + first(down) + clear + "$ fg\r\n" + clear + first(up) + clear + prompt, down},
		"covered by its like":       {clear + open(3) + second(up) + open(4) + first(down) + clear + open(3) + second(up) + clear + prompt, down},
		"covered by its like twice": {clear + open(3) + first(up) + open(4) + second(up) + clear + open(3) + first(up) + open(4) + first(down) + open(3) + first(up) + clear + prompt, down},
		"opened over what it shows": {clear + open(3) + first(down) + open(4) + first(up) + open(3) + first(down) + open(4) + clear + prompt, ""},
		"all in front of others":    {clear + open(3) + second(up) + open(4) + first(up) + clear + open(4) + second(up) + clear + open(4) + first(up) + clear + prompt, up},
		"looked three times":        {clear + first(up) + clear + first(down) + clear + first(up) + clear + prompt, up},
		"opened, and opened again":  {clear + first(up) + clear + prompt + "$ cms\r\n" + clear + first(down) + clear + "$ cms\r\n" + clear + first(up) + clear + prompt, up},
		"of another terminal":       {clear + open(3) + first(up) + open(4) + first(down) + open(3) + first(up) + "\x1b[?47h" + clear + "$ more\x1b[?47l" + prompt, down},
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
