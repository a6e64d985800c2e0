package archive_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
)

// What a program shows while it draws a window anew is no look at it, and what it showed
// in between is (synthetic).
func TestEarlier(t *testing.T) {
	const title, end, over = "+- Maintenance: Archiving Status ------------------------+", "+--------------------------------------------------------+", "\x1b[24;1H\x1b[4;3H"
	at := func(row, col int, text string) string { return fmt.Sprintf("\x1b[%d;%dH%s", row, col, text) }
	draw := func(rows ...string) string {
		text := at(2, 1, title)
		for i, r := range rows {
			text += at(3+i, 1, fmt.Sprintf("| %-55s|", r))
		}
		return text + at(3+len(rows), 1, end) + over
	}
	form := func(acd, daily, weekly string) string {
		return draw("ACD: "+acd, "", "Archive   Status     Last run", "Daily     "+daily, "Weekly    "+weekly)
	}
	const heading = "ACD  Archive   Status     Last run"
	list := func(rows ...string) string { return draw(append([]string{heading}, rows...)...) }
	const (
		done, before = "finished   05/02/00 00:36", "finished   05/01/00 00:41"
		sunday       = "finished   04/30/00 00:41"
		notRun       = "not run    05/02/00 00:36"
	)
	one, two, twoWeekly := "1    Daily     ", "2    Daily     ", "2    Weekly    "
	for name, tt := range map[string]struct {
		session string
		earlier []string
	}{
		"the same again": {form("1", done, sunday) + form("1", done, sunday), nil},
		"in place": {form("1", done, sunday) + form("1", notRun, sunday) + form("1", done, sunday),
			[]string{"1 daily finished 05-02", "1 daily not run 05-02"}},
		"first":        {form("1", notRun, sunday) + form("1", done, sunday), []string{"1 daily not run 05-02"}},
		"opened again": {form("1", notRun, sunday) + "\x1b[H\x1b[2J$ \r\n\x1b[H\x1b[2J" + form("1", done, sunday), []string{"1 daily not run 05-02"}},
		"another above goes on": {list(one+before, two+done) + list(one+before, two+notRun) + list(one+done, two+notRun) + list(one+done, two+done),
			[]string{"2 daily finished 05-02", "1 daily finished 05-01", "2 daily not run 05-02"}},
		"one after the other": {list(one+done, two+done) + list(one+notRun, two+done) + list(one+notRun, two+notRun) + list(one+done, two+notRun) + list(one+done, two+done),
			[]string{"1 daily finished 05-02", "2 daily finished 05-02", "1 daily not run 05-02", "2 daily not run 05-02"}},
		"its ACD before its rows": {form("1", done, sunday) + at(3, 8, "2") + over + at(6, 13, before) + over + at(7, 13, before) + over, nil},
		"a column at a time": {list(one+done, twoWeekly+sunday) + at(4, 3, "2") + at(5, 3, "1") + over + at(4, 8, "Weekly") + at(5, 8, "Daily ") + over +
			at(4, 18, "not run ") + over + at(4, 29, "04/30/00 00:45") + at(5, 29, "05/02/00 00:39") + over,
			[]string{"2 weekly finished 04-30", "1 daily finished 05-02"}},
		"a value at a time": {list(one+before) + at(4, 33, "2") + over + at(4, 41, "36") + over, []string{"1 daily finished 05-01"}},
	} {
		s, err := archive.Parse(strings.NewReader("\x1b[H\x1b[2J"+tt.session+"\x1b[H\x1b[2J$ "), centrevu.Source{})
		require.NoError(t, err, name)
		var earlier []string
		for _, r := range s.Earlier {
			earlier = append(earlier, fmt.Sprintf("%v %v %s %s", r.ACD.Number, r.Kind, r.Text, r.Last.Format("01-02")))
		}
		assert.Equal(t, tt.earlier, earlier, name)
	}
}
