package layout_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/wording"
)

func rows(text string, words *wording.Table) []layout.Row {
	var rs []layout.Row
	for line := range strings.SplitSeq(strings.TrimPrefix(text, "\n"), "\n") {
		rs = append(rs, layout.NewRow(cells.Of(line, 0), words))
	}
	return rs
}

func TestLabels(t *testing.T) {
	labels := layout.NewLabels([]string{"Status"}, []string{"ACD"}, []string{"Backups completed today"})
	tests := map[string][]string{ // row -> label=value, in order, then what else stands there
		"Status: finished":                          {"0=finished"},
		"  status :finished  ":                      {"0=finished"},
		"Status ....: finished":                     {"0=finished"},
		"Status:":                                   {"0="},
		"Device status: ready":                      nil,
		"Device Status: ready  Status: finished":    {"0=finished", "Device Status: ready"},
		"Statuses: 3":                               nil,
		"Status finished":                           nil,
		"ACD: 3 Claims, West":                       {"1=3 Claims, West"},
		"ACD: 3 Status: finished":                   {"1=3", "0=finished"},
		"ACD: 3  Name: x":                           {"1=3", "Name: x"},
		"Status: at 05/02/00 00:23:41  with errors": {"0=at 05/02/00 00:23:41  with errors"},
		"Status: a  Device name: default":           {"0=a", "Device name: default"},
		"| Status: a | ACD: 3 |":                    {"0=a", "1=3"},
		"Backups   completed today: 1":              {"2=1"},
		"* Backups completed today: 1":              {"2=1"},
		"Status：finished":                           {"0=finished"},
	}
	for row, want := range tests {
		var got []string
		r := layout.NewRow(cells.Of(row, 0), nil)
		pairs, rest := labels.Find(&r)
		for _, p := range pairs {
			got = append(got, string(rune('0'+p.Label))+"="+p.Value.Shown)
		}
		for _, v := range rest {
			got = append(got, v.Shown)
		}
		assert.Equal(t, want, got, row)
	}
}

// columns of a table of runs: a number or a name, one of a few words, a date.
var columns = layout.NewColumns(
	layout.Column{Headings: []string{"ACD"}, Blank: true, Fits: func(p layout.Piece) layout.Grade {
		switch text := string(p.Text()); {
		case strings.ContainsAny(text, "/:"):
			return layout.No
		case strings.Trim(text[:1], "0123456789") == "":
			return layout.Likely
		}
		return layout.Possible
	}},
	layout.Column{Headings: []string{"Type"}, Required: true, Fits: func(p layout.Piece) layout.Grade {
		switch string(p.Text()) {
		case "day", "daily", "weekly":
			return layout.Sure
		}
		return layout.No
	}},
	layout.Column{Headings: []string{"Last run", "Last archive"}, Required: true, Blank: true, Fits: isDate},
	layout.Column{Headings: []string{"Next run"}, Blank: true, Fits: isDate},
)

var date = regexp.MustCompile(`^\d\d/\d\d(/\d\d)?( \d\d:\d\d)?$`)

func isDate(p layout.Piece) layout.Grade {
	if date.MatchString(string(p.Text())) {
		return layout.Sure
	}
	return layout.No
}

func TestTable(t *testing.T) {
	tests := map[string]struct {
		text string // the last line is the row to cut
		want []string
	}{
		"left":            {"ACD       Type      Last run\n1 Denver  daily     05/02/00 00:35", []string{"1 Denver", "daily", "05/02/00 00:35"}},
		"blank":           {"ACD       Type      Last run\n          daily", []string{"", "daily", ""}},
		"right":           {"     ACD      Type      Last run\n1 Denver     daily  05/02 00:35", []string{"1 Denver", "daily", "05/02 00:35"}},
		"gaps":            {"ACD  Type  Last run\n1 St. Louis East  daily  05/02/00 00:35", []string{"1 St. Louis East", "daily", "05/02/00 00:35"}},
		"bars":            {"|ACD|Type|Last run|\n|1 Denver|daily|05/02/00|", []string{"1 Denver", "daily", "05/02/00"}},
		"blank bars":      {"|ACD|Type|Last run|\n||daily||", []string{"", "daily", ""}},
		"a border":        {"ACD       Type      Last run        |\n1 Denver  daily     05/02/00 00:35  |", []string{"1 Denver", "daily", "05/02/00 00:35"}},
		"two borders":     {"|ACD       Type      Last run        |\n|1 Denver  daily     05/02/00 00:35  |", []string{"1 Denver", "daily", "05/02/00 00:35"}},
		"other order":     {"Last archive  ACD  Type\n05/02/00      1    daily", []string{"1", "daily", "05/02/00"}},
		"unknown column":  {"ACD  Size  Type   Last run\n1    12    daily  05/02/00", []string{"1", "daily", "05/02/00", "12"}},
		"two-line":        {"           Last\nACD  Type  run\n1    day   05/02/00", []string{"1", "day", "05/02/00"}},
		"longer heading":  {"ACD  Type  Last run  Last run status\n1    day   05/02/00  x", []string{"1", "day", "05/02/00", "x"}},
		"wide characters": {"ACD     Type   Last run\n1 東京  daily  05/02/00", []string{"1 東京", "daily", "05/02/00"}},
		"wide blanks":     {"ACD     Type   Last run\n1\u3000East  daily\u00a0 05/02/00", []string{"1\u3000East", "daily", "05/02/00"}},

		"right beside left": {"Last run ACD      Type\n   05/02/00 1 North, 2 daily\n            2        daily", []string{"2", "daily", ""}},
		"left-hand heading": {"Last run ACD              Type\n    05/02/00 00:35 1 Help.Desk     weekly\n    05/02/00 00:35 2                daily", []string{"2", "daily", "05/02/00 00:35"}},
		"longer than all":   {"ACD    Type   Last run   Next run\n1      daily  05/02/00   05/03/00\n2      daily             05/03/00\n3 Northern Overflow, East daily 05/02/00 05/03/00", []string{"3 Northern Overflow, East", "daily", "05/02/00", "05/03/00"}},
		"by the other rows": {"  ACD   Type  Last run  Next run\n    1  daily  05/02/00  05/03/00\n    2 weekly            05/03/00", []string{"2", "weekly", "", "05/03/00"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rs := rows(tt.text, nil)
			last := len(rs) - 1
			tables := columns.Tables(rs)
			h := tables.Heading(0)
			require.NotNil(t, h)
			require.Less(t, h.Rows-1, last)
			cut := tables.Cut(last)
			require.True(t, cut.Fits)
			assert.False(t, cut.Doubt)
			var got []string
			for i, v := range append(cut.Values, cut.Others...) {
				if i < 3 || v.Shown != "" {
					got = append(got, v.Shown)
				}
			}
			assert.Equal(t, tt.want, got)
		})
	}
	for _, none := range []string{"ACD  Type", "Typed  Last running", "1  daily  05/02/00", ""} {
		assert.Nil(t, columns.Tables(rows(none, nil)).Heading(0), none)
	}
}

// Nothing says under which of two headings the one date stands.
func TestDoubt(t *testing.T) {
	rs := rows("ACD  Type   Last run  Next run\n1    daily       05/02/00", nil)
	cut := columns.Tables(rs).Cut(1)
	assert.True(t, cut.Doubt || !cut.Fits, "%+v", cut)
}

// Headings one blank apart are two if the rows say so.
func TestHeadingsOneBlankApart(t *testing.T) {
	kinds := layout.Column{Headings: []string{"Archive", "Type"}, Required: true}
	states := layout.Column{Headings: []string{"Status", "Archive status"}, Required: true}
	columns := layout.NewColumns(kinds, states)
	rs := rows("Archive Status\ndaily   finished", nil)
	cut := columns.Tables(rs).Cut(1)
	require.True(t, cut.Fits)
	assert.Equal(t, "daily", cut.Values[0].Shown)
	assert.Equal(t, "finished", cut.Values[1].Shown)
	rs = rows("Type   Archive Status\ndaily  finished", nil)
	cut = columns.Tables(rs).Cut(1)
	require.True(t, cut.Fits)
	assert.Equal(t, "finished", cut.Values[1].Shown)
}

// The pages of a list have the heading each, and are cut together.
func TestHeadingStandsAgain(t *testing.T) {
	rs := rows("ACD  Type   Last run  Next run\n  1  daily  05/02/00  05/03/00\nACD  Type   Last run  Next run\n  2  daily            05/03/00", nil)
	cut := columns.Tables(rs).Cut(3)
	require.True(t, cut.Fits)
	assert.False(t, cut.Doubt)
	assert.Equal(t, "05/03/00", cut.Values[3].Shown)
}

func TestProseIsNoRow(t *testing.T) {
	words := layout.Column{Required: true}
	named := func(n string) layout.Column { w := words; w.Headings = []string{n}; return w }
	columns := layout.NewColumns(named("ACD"), named("Application"), named("Session"), named("Connection"))
	rs := rows("ACD  Application    Session        Connection\n1    data transfer  data transfer  operational\nData collection is OFF for ACD 2\n3", nil)
	ts := columns.Tables(rs)
	assert.True(t, ts.Cut(1).Fits)
	assert.False(t, ts.Cut(2).Fits)
	assert.False(t, ts.Cut(3).Fits)
}

// A heading in two rows of which the lower is the longer.
func TestHeadingBelowAShortRow(t *testing.T) {
	columns := layout.NewColumns(layout.Column{Headings: []string{"Status"}, Required: true}, layout.Column{Headings: []string{"Archive"}, Required: true}, layout.Column{Headings: []string{"Next"}})
	h := columns.Tables(rows("Next\n     Status     chive           Archive", nil)).Heading(0)
	require.NotNil(t, h)
	assert.Equal(t, 2, h.Rows)
}

func TestRowMissesABar(t *testing.T) {
	columns := layout.NewColumns(layout.Column{Headings: []string{"A"}, Required: true}, layout.Column{Headings: []string{"B"}, Required: true})
	assert.False(t, columns.Tables(rows("A | B | C\n1 | 2", nil)).Cut(1).Fits)
}
