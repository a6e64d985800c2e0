package layout_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/wording"
)

func rows(text string, words *wording.Table) []layout.Row {
	var rs []layout.Row
	for line := range strings.SplitSeq(strings.TrimPrefix(text, "\n"), "\n") {
		rs = append(rs, layout.NewRow(line, words))
	}
	return rs
}

func TestLabels(t *testing.T) {
	labels := layout.NewLabels([]string{"Status"}, []string{"ACD"}, []string{"Backups completed today"})
	tests := map[string][]string{ // row -> label=value, in order
		"Status: finished":                          {"0=finished"},
		"  status :finished  ":                      {"0=finished"},
		"Status ....: finished":                     {"0=finished"},
		"Status:":                                   {"0="},
		"Device status: ready":                      nil,
		"Device Status: ready  Status: finished":    {"0=finished"},
		"Statuses: 3":                               nil,
		"Status finished":                           nil,
		"ACD: 3 Claims, West":                       {"1=3 Claims, West"},
		"ACD: 3 Status: finished":                   {"1=3", "0=finished"},
		"ACD: 3  Name: x":                           {"1=3"},
		"Status: at 05/02/00 00:23:41  with errors": {"0=at 05/02/00 00:23:41  with errors"},
		"Status: a  Device name: default":           {"0=a"},
		"| Status: a | ACD: 3 |":                    {"0=a", "1=3"},
		"Backups   completed today: 1":              {"2=1"},
		"* Backups completed today: 1":              {"2=1"},
		"Status：finished":                           {"0=finished"},
	}
	for row, want := range tests {
		var got []string
		for _, p := range labels.Find(layout.NewRow(row, nil)) {
			got = append(got, string(rune('0'+p.Label))+"="+p.Value.Shown)
		}
		assert.Equal(t, want, got, row)
	}
}

func TestTable(t *testing.T) {
	columns := layout.NewColumns(
		layout.Column{Headings: []string{"ACD"}},
		layout.Column{Headings: []string{"Type"}, Required: true},
		layout.Column{Headings: []string{"Last run", "Last archive"}, Required: true},
	)
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
		"other order":     {"Last archive  ACD  Type\n05/02/00      1    daily", []string{"1", "daily", "05/02/00"}},
		"unknown column":  {"ACD  Size  Type   Last run\n1    12    daily  05/02/00", []string{"1", "daily", "05/02/00", "12"}},
		"two-line":        {"           Last\nACD  Type  run\n1    day   05/02/00", []string{"1", "day", "05/02/00"}},
		"longer heading":  {"ACD  Type  Last run  Last run status\n1    day   05/02/00  x", []string{"1", "day", "05/02/00", "x"}},
		"wide characters": {"ACD     Type   Last run\n1 東京  daily  05/02/00", []string{"1 東京", "daily", "05/02/00"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rs := rows(tt.text, nil)
			h := columns.Heading(rs, 0)
			require.NotNil(t, h)
			require.Equal(t, len(rs)-1, h.Rows)
			values, ok := h.Cut(rs[len(rs)-1], func(v []layout.Value) int {
				if strings.Contains(v[1].Shown, " ") {
					return 0
				}
				return 1
			})
			require.True(t, ok)
			var got []string
			for _, v := range values {
				got = append(got, v.Shown)
			}
			assert.Equal(t, tt.want, got)
		})
	}
	for _, none := range []string{"ACD  Type", "Typed  Last running", "1  daily  05/02/00", ""} {
		assert.Nil(t, columns.Heading(rows(none, nil), 0), none)
	}
}

// A heading in two rows of which the lower is the longer.
func TestHeadingBelowAShortRow(t *testing.T) {
	columns := layout.NewColumns(layout.Column{Headings: []string{"Status"}, Required: true}, layout.Column{Headings: []string{"Archive"}, Required: true}, layout.Column{Headings: []string{"Next"}})
	h := columns.Heading(rows("Next\n     Status     chive           Archive", nil), 0)
	require.NotNil(t, h)
	assert.Equal(t, 2, h.Rows)
}

func TestRowMissesABar(t *testing.T) {
	columns := layout.NewColumns(layout.Column{Headings: []string{"A"}, Required: true}, layout.Column{Headings: []string{"B"}, Required: true})
	rs := rows("A | B | C\n1 | 2", nil)
	_, ok := columns.Heading(rs, 0).Cut(rs[1], func([]layout.Value) int { return 1 })
	assert.False(t, ok)
}
