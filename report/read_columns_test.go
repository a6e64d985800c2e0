package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A value in a column that a table is not documented to have is not passed over, in
// whatever way the table comes (synthetic values).
func TestColumnsNobodyKnows(t *testing.T) {
	const (
		form = "Database selected.\n\nacd        1\narch_type  2\nlast_time  05/02/00 00:36\nstatus     2\n" +
			"result     failed\n\nacd        2\narch_type  2\nlast_time  05/02/00 00:36\nstatus     2\nresult\n\n2 row(s) retrieved.\n\nDatabase closed.\n"
		headed = "Database selected.\n\nacd arch_type status result\n\n1   2         2\n2   2         2      failed\n\n2 row(s) retrieved.\n\nDatabase closed.\n"
	)
	for name, tt := range map[string]struct {
		text string
		fact Fact
		told map[int]string // lines of the file
	}{
		"a form":              {form, FactArchive, map[int]string{7: "result     failed"}},
		"headings":            {headed, FactArchive, map[int]string{6: "2   2         2      failed"}},
		"unloaded":            {"result|acd|arch_type|status|\n|1|2|2|\nfailed|2|2|2|\n", FactArchive, map[int]string{3: "failed|2|2|2|"}},
		"the link history":    {"acd|reason|row_date|cause|\n1|91|05/02/2000|9|\n", FactLinkHistory, map[int]string{2: "1|91|05/02/2000|9|"}},
		"the error log":       {"date_occurred|description|host|\n05/02/2000|Archiver stopped|cms1|\n", FactErrors, map[int]string{2: "05/02/2000|Archiver stopped|cms1|"}},
		"two of them, once":   {"a|date_occurred|description|b|\n1|05/02/2000|Archiver stopped|2|\n", FactErrors, map[int]string{2: "1|05/02/2000|Archiver stopped|2|"}},
		"blank":               {"date_occurred|description|host|\n05/02/2000|Archiver stopped| |\n", FactErrors, nil},
		"no other":            {archStat, FactArchive, nil},
		"a result of another": {headed + "Database selected.\n\ntab result\n\n1   failed\n\n1 row(s) retrieved.\n", FactArchive, map[int]string{6: "2   2         2      failed", 15: "1   failed"}},
	} {
		s, err := read(t, folder("f", tt.text))
		require.NoError(t, err, name)
		require.Equal(t, []Fact{tt.fact}, s.Captures[0].Facts, name)
		told := map[int]string{}
		for _, l := range s.Unclaimed() {
			told[l.Line] = l.Text
		}
		if tt.told == nil {
			tt.told = map[int]string{}
		}
		assert.Equal(t, tt.told, told, name)
	}
}

// Of several captures that show the same, what nobody knows in any of them is told,
// unless that one is older.
func TestUnclaimedOfTheSame(t *testing.T) {
	const line = "| BACKUP FAILED                                              |"
	window := func(clock, text string) string { return clockRow(clock) + text }
	failed := strings.Replace(backupWindow, "\n+--", "\n"+line+"\n+--", 1)
	require.Contains(t, failed, line)
	for _, names := range [][2]string{{"a", "b"}, {"b", "a"}} {
		s, err := read(t, folder(names[0], window("05/02/00 07:50", backupWindow), names[1], window("05/02/00 07:50", failed)))
		require.NoError(t, err)
		require.Len(t, s.Unclaimed(), 1, names)
		assert.Equal(t, names[1], s.Unclaimed()[0].Source[len("primary/"):])

		s, err = read(t, folder(names[0], window("05/02/00 07:50", backupWindow), names[1], window("05/02/00 06:50", failed)))
		require.NoError(t, err)
		assert.Empty(t, s.Unclaimed(), "what was shown before")
	}
}
