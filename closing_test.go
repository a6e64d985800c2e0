package centrevu_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/links"
)

// What is drawn over a window, or taken off it, as the last thing before it is
// closed counts; how it is closed does not.
func TestDrawnOverAndClosed(t *testing.T) {
	const window = "\x1b[H\x1b[2J\x1b[1;1H+- Maintenance: Connection Status --------------------------+" +
		"\x1b[2;1H| ACD  Application    Session        Connection             |" +
		"\x1b[3;1H| 1    data transfer  data transfer  operational            |" +
		"\x1b[4;1H| 2    data transfer  data transfer  operational            |" +
		"\x1b[5;1H| 3    data transfer  data transfer  operational            |" +
		"\x1b[6;1H+-----------------------------------------------------------+\x1b[2;3H"
	const closed = "\x1b[H\x1b[2J$ "
	rows := func(order ...string) string {
		var b strings.Builder
		for _, row := range order {
			b.WriteString("\x1b[" + row + ";1H\x1b[K")
		}
		return b.String()
	}
	for name, tt := range map[string]struct {
		then string
		up   int // links that are up; 3 without an error if nothing happened
	}{
		"cleared":                     {closed, 3},
		"from the bottom up":          {rows("6", "5", "4", "3", "2", "1") + closed, 3},
		"from the top down":           {rows("1", "2", "3", "4", "5", "6") + closed, 3},
		"scrolled away":               {"\x1b[24S" + closed, 3},
		"a rectangle":                 {"\x1b[1;1;24;80$z" + closed, 3},
		"below the title, then it":    {"\x1b[2;1H\x1b[J\x1b[1;1H\x1b[K" + closed, 3},
		"below the title, at its end": {"\x1b[2;1H\x1b[J\x1b[24;80H", 0},
		"a word changed":              {"\x1b[4;37Hout of order\x1b[2;3H" + closed, 2},
		"a row wiped":                 {"\x1b[4;1H\x1b[K\x1b[2;3H" + closed, 2},
		"a row blanked":               {"\x1b[4;3H" + strings.Repeat(" ", 50) + "\x1b[2;3H" + closed, 2},
		"a row deleted":               {"\x1b[4;1H\x1b[M\x1b[2;3H" + closed, 2},
		"the rest erased":             {"\x1b[4;1H\x1b[J\x1b[2;3H" + closed, 1},
		"some rows from the bottom":   {rows("6", "5") + "\x1b[2;3H" + closed, 2},
		"a rectangle of it":           {"\x1b[4;2;5;50$z\x1b[2;3H" + closed, 1},
		"wiped and drawn again":       {"\x1b[4;1H\x1b[K\x1b[2;3H\x1b[4;1H| 2    data transfer  data transfer  operational            |\x1b[2;3H" + closed, 3},
	} {
		st, err := links.Parse(strings.NewReader("x"+window+tt.then), centrevu.Source{})
		assert.Equal(t, tt.up, healthy(st), "%s: %v %v", name, st.Links, err)
		accountedFor(t, st, name)
		if tt.up == 3 {
			assert.NoError(t, err, name)
		}
	}
}

// The same of a table with a frame of its own (synthetic).
func TestGridDrawnOverAndClosed(t *testing.T) {
	drawn := []string{
		"+- Maintenance: Connection Status -------------------------------+",
		"| +-----+---------------+---------------+-----------------------+ |",
		"| | ACD | Application   | Session       | Connection            | |",
		"| +-----+---------------+---------------+-----------------------+ |",
		"| | 1   | data transfer | data transfer | operational           | |",
		"| | 2   | data transfer | data transfer | operational           | |",
		"| +-----+---------------+---------------+-----------------------+ |",
		"+-----------------------------------------------------------------+",
	}
	drawn[0] = strings.Replace(drawn[0], "---+", "----+", 1)
	var window strings.Builder
	window.WriteString("x\x1b[H\x1b[2J")
	for i, l := range drawn {
		fmt.Fprintf(&window, "\x1b[%d;1H%s", i+1, l)
	}
	window.WriteString("\x1b[2;3H")
	up := ""
	for row := len(drawn); row > 0; row-- {
		up += fmt.Sprintf("\x1b[%d;1H\x1b[K", row)
	}
	const closed = "\x1b[H\x1b[2J$ "
	for name, tt := range map[string]struct {
		then string
		up   int
	}{
		"cleared":                                {closed, 2},
		"from the bottom up":                     {up + closed, 2},
		"a row blanked":                          {"\x1b[6;3H" + strings.Repeat(" ", 62) + "\x1b[2;3H" + closed, 1},
		"a row deleted":                          {"\x1b[6;1H\x1b[M\x1b[2;3H" + closed, 1},
		"a row deleted, then from the bottom up": {"\x1b[6;1H\x1b[M\x1b[2;3H" + up + closed, 1},
		"all rows blanked":                       {"\x1b[5;3H" + strings.Repeat(" ", 62) + "\x1b[6;3H" + strings.Repeat(" ", 62) + "\x1b[7;3H" + strings.Repeat(" ", 62) + "\x1b[2;3H" + closed, 0},
	} {
		st, err := links.Parse(strings.NewReader(window.String()+tt.then), centrevu.Source{})
		assert.Equal(t, tt.up, healthy(st), "%s: %v %v", name, st.Links, err)
		accountedFor(t, st, name)
		assert.Equal(t, tt.up == 2, err == nil, "%s: %v", name, err)
	}
}

// The same of forms side by side, where a row that is deleted draws the blank row
// between two pairs of forms up (synthetic).
func TestFormsDrawnOverAndClosed(t *testing.T) {
	const window = "x\x1b[H\x1b[2J" +
		"\x1b[1;1HMaintenance: Connection Status" +
		"\x1b[3;1HACD: 1                              ACD: 2" +
		"\x1b[4;1HApplication: data transfer          Application: data transfer" +
		"\x1b[5;1HSession: data transfer              Session: data transfer" +
		"\x1b[6;1HConnection: operational             Connection: operational" +
		"\x1b[8;1HACD: 3                              ACD: 4" +
		"\x1b[9;1HApplication: data transfer          Application: data transfer" +
		"\x1b[10;1HSession: data transfer              Session: data transfer" +
		"\x1b[11;1HConnection: operational             Connection: operational" +
		"\x1b[2;3H"
	const closed = "\x1b[H\x1b[2J$ "
	st, err := links.Parse(strings.NewReader(window+closed), centrevu.Source{})
	assert.NoError(t, err)
	assert.Equal(t, 4, healthy(st))
	for row := 3; row <= 11; row++ {
		if row == 7 {
			continue // the blank row
		}
		deleted := fmt.Sprintf("\x1b[%d;1H\x1b[M\x1b[2;3H", row)
		st, err := links.Parse(strings.NewReader(window+deleted+closed), centrevu.Source{})
		assert.Error(t, err, "row %d", row)
		assert.Less(t, healthy(st), 4, "row %d: %v", row, st.Links)
		accountedFor(t, st, fmt.Sprint(row))
	}
}

// A word drawn over another can leave a row that does not read by itself: then
// nobody knows what it shows (synthetic).
func TestChangedBeyondReading(t *testing.T) {
	const window = "x\x1b[H\x1b[2J" +
		"\x1b[2;2H+- Maintenance: Connection Status -------------------------------------------+" +
		"\x1b[3;2H| ACD                         Connection     Application         Session     |" +
		"\x1b[4;2H|                                                                            |" +
		"\x1b[5;2H| 1 Claims, West   operational (primary)   data transfer   data transfer     |" +
		"\x1b[6;2H+----------------------------------------------------------------------------+\x1b[4;3H"
	const closed = "\x1b[H\x1b[24M\x1b[H\x1b[2J$ "
	st, err := links.Parse(strings.NewReader(window+closed), centrevu.Source{})
	assert.NoError(t, err)
	assert.Equal(t, 1, healthy(st))
	for _, word := range []string{"Failed     ", "Failed", "no", "           "} {
		st, err := links.Parse(strings.NewReader(window+"\x1b[5;21H"+word+"\x1b[4;3H"+closed), centrevu.Source{})
		assert.Zero(t, healthy(st), "%s: %v", word, st.Links)
		assert.True(t, err != nil || st.Links[0].Connection != "operational", "%s: %v", word, st.Links)
		accountedFor(t, st, word)
	}
}

// healthy counts the links that are up, and were last seen so.
func healthy(st *links.Status) int {
	n := 0
	for _, l := range st.Links {
		if l.Up() && !l.Outdated {
			n++
		}
	}
	return n
}

// accountedFor asserts that the account has the place of each link.
func accountedFor(t *testing.T, st *links.Status, name string) {
	t.Helper()
	places := map[centrevu.Position]bool{}
	for _, a := range st.Account {
		for _, f := range a.Fields {
			places[f.Position] = true
		}
	}
	for _, l := range st.Links {
		for _, p := range []centrevu.Position{l.Where.ACD, l.Where.Application, l.Where.Session, l.Where.Connection} {
			assert.True(t, p == centrevu.Position{} || places[p], "%s: %v at %v", name, l.ACD, p)
		}
	}
}
