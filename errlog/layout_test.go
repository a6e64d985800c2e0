package errlog_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

func TestLayout(t *testing.T) {
	all := []errlog.Column{errlog.SeverityColumn, errlog.TimeColumn, errlog.ACDColumn, errlog.CodeColumn, errlog.CountColumn, errlog.TextColumn}
	tests := map[string]struct {
		layout errlog.Layout
		log    string
		want   []string // time, code, ACD, count, severity, text
	}{
		"by a heading": {nil, "Error Log Report\n\nSeverity  Date     Time     ACD  Error Code\nWARNING 10/19/15 12:29 PM 4 3\nLink to ACD 4\nis down\nINFO 10/19/15 12:31 PM 4 7\nLink to ACD 4 is up\n",
			[]string{"10-19 12:29 3 4 0 WARNING Link to ACD 4 is down", "10-19 12:31 7 4 0 INFO Link to ACD 4 is up"}},
		"by a heading, in a window": {nil, " +- Maintenance: Error Log Report -+\n | ACD Code Date Time Severity     |\n | 4 3 10/19/15 12:29 PM INFO      |\n | Link to ACD 4 is down           |\n +---------------------------------+\n",
			[]string{"10-19 12:29 3 4 0 INFO Link to ACD 4 is down"}},
		"a heading in the documented order": {nil, "Date Time Error Code ACD Severity Description\n10/19/15 12:29 PM 3 4 INFO\nDown\n",
			[]string{"10-19 12:29 3 4 0 INFO Down"}},
		"ACD before code, said by the caller": {errlog.Layout{errlog.TimeColumn, errlog.ACDColumn, errlog.CodeColumn, errlog.SeverityColumn}, "10/19/15 12:29 PM 3 4 INFO\nDown\n",
			[]string{"10-19 12:29 4 3 0 INFO Down"}},
		"everything in a line": {all, "INFO 10/19/15 12:29 PM 4 3 17 Link is down\nand so on\nMAJOR 10/19/15 12:30 PM 4 3 1 Link is up\n",
			[]string{"10-19 12:29 3 4 17 INFO Link is down and so on", "10-19 12:30 3 4 1 MAJOR Link is up"}},
		"two blanks between values": {errlog.Layout{errlog.TimeColumn, errlog.SeverityColumn, errlog.CodeColumn}, "10/19/15 12:29 PM   INFO   3\n10/20/15 was a Tuesday\n",
			[]string{"10-19 12:29 3 0 0 INFO 10/20/15 was a Tuesday"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var got []string
			for e, err := range tt.layout.Entries(strings.NewReader(tt.log), centrevu.Source{}) {
				require.NoError(t, err)
				got = append(got, strings.Join([]string{e.Time.Format("01-02 15:04"), itoa(e.Code), itoa(e.ACD.Number), itoa(e.Count), string(e.Severity), e.Text}, " "))
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestLayoutErrors(t *testing.T) {
	for name, l := range map[string]errlog.Layout{
		"no time":        {errlog.CodeColumn, errlog.SeverityColumn},
		"twice":          {errlog.TimeColumn, errlog.SeverityColumn, errlog.TimeColumn},
		"text inside":    {errlog.TimeColumn, errlog.TextColumn, errlog.SeverityColumn},
		"no such column": {errlog.TimeColumn, errlog.SeverityColumn, "host"},
	} {
		n := 0
		for _, err := range l.Entries(strings.NewReader("10/19/15 12:29 PM 3 4 INFO\nDown\n"), centrevu.Source{}) {
			n++
			assert.ErrorIs(t, err, centrevu.ErrSyntax, name)
		}
		assert.Equal(t, 1, n, name)
	}
	for _, err := range (errlog.Layout{errlog.SeverityColumn, errlog.TimeColumn, errlog.ACDColumn}).Entries(strings.NewReader("INFO 02/30/15 12:29 PM 3\nDown\n"), centrevu.Source{}) {
		var pe *centrevu.ParseError
		require.ErrorAs(t, err, &pe)
		assert.Equal(t, 9, pe.Column, "the day that does not exist")
	}
}

// A reader that begins in the middle of a log does not see its heading.
func TestOrderedLogIsNotCut(t *testing.T) {
	log := "Date Time ACD Code Severity\n" + strings.Repeat("10/19/15 12:29 PM 3 4 INFO\nDown\n", 40_000)
	sections, err := errlog.Sections(strings.NewReader(log), int64(len(log)), 8)
	require.NoError(t, err)
	assert.Len(t, sections, 1)
	n := 0
	for e, err := range errlog.Entries(bytes.NewReader([]byte(log)), centrevu.Source{}) {
		require.NoError(t, err)
		require.Equal(t, 4, e.Code)
		n++
	}
	assert.Equal(t, 40_000, n)
}

func itoa(n int) string { return strconv.Itoa(n) }

// A header that cannot be one has its caret at the same place however the order
// of its values became known.
func TestBadHeaderHasOneColumn(t *testing.T) {
	swapped := errlog.Layout{errlog.TimeColumn, errlog.ACDColumn, errlog.CodeColumn, errlog.SeverityColumn}
	for header, want := range map[string]int{
		"10/19/15 12:61 PM 3 4 INFO": 13,
		"10/39/15 12:31 PM 3 4 INFO": 4,
	} {
		for _, l := range []errlog.Layout{nil, swapped} {
			for _, err := range l.Entries(strings.NewReader("10/19/15 12:29 PM 3 4 INFO\nDown\n"+header+"\nUp\n"), centrevu.Source{}) {
				if err == nil {
					continue
				}
				var parse *centrevu.ParseError
				require.ErrorAs(t, err, &parse)
				assert.Equal(t, want, parse.Position.Column, "%s read as %v", header, l)
			}
		}
	}
}
