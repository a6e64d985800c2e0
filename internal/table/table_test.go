package table_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/internal/table"
)

var spec = table.Spec{
	Name:    "things",
	Columns: []string{"NUMBER", "NAME"},
	Needed:  []string{"NUMBER"},
	Fits:    func(r *table.Row) bool { return r.IsInt(0) },
}

// read shows what is yielded, one item after another, at most so many.
func read(in string, most int) []string {
	var got []string
	for row, err := range spec.Rows(strings.NewReader(in), centrevu.Source{}, table.Options{}) {
		switch {
		case err != nil:
			got = append(got, err.Error())
		case row.Err() != nil:
			got = append(got, "bad: "+row.Err().Error())
		default:
			got = append(got, fmt.Sprint(row.Value(0).Text, " ", row.Value(1).Text))
		}
		if len(got) == most {
			break
		}
	}
	return got
}

func TestRows(t *testing.T) {
	tests := map[string]struct {
		in   string
		want []string
	}{
		"rows": {"1|a|\n2|b|\n", []string{"1 a", "2 b"}},
		"bad rows before the first that fits are yielded before it": {
			"x|\n1|a|b|\n2|b|\n",
			[]string{"bad: 1:3: not understood: 1 fields, and things has 2 here", "bad: 2:5: not understood: 3 fields, and things has 2 here", "2 b"},
		},
		"a row that does not fit is one behind a row that does": {"1|a|\nx|b|\n", []string{"1 a", "x b"}},
		"none fits":                  {"x|b|\ny|b|\n", []string{"1:1: another screen: no row reads as one of things"}},
		"all rows of another length": {"1|b|c|\n2|b|c|\n", []string{"1:1: another screen: things has 2 fields, and this row has 3"}},
		"under a header a row need not fit": {
			"NAME|NUMBER|\na|x|\n", []string{"x a"},
		},
		"a header behind bad rows":         {"x|\nNUMBER|NAME|\n", []string{"bad: 1:3: not understood: 1 fields, and things has 2 here"}},
		"a header with other columns":      {"more|number|\na|1|\n", []string{"1 "}},
		"names of other columns only":      {"more|less|\n1|a|\n", []string{"more less", "1 a"}},
		"a header without the column":      {"NAME|LESS|\n1|a|\n", []string{"1:1: not understood: no column NUMBER among those of things"}},
		"nothing":                          {"", []string{"nothing in the capture"}},
		"a header":                         {"NUMBER|\n", []string{"1:1: no rows: the header line of things and no row below it"}},
		"too long a row, and one behind":   {strings.Repeat("x", 1<<20+10) + "|\n1|a|\n", []string{"1:1: too large: a row of more than 1048576 bytes was passed over", "1 a"}},
		"a row that the file ends in, bad": {"1|a|\n2|b", []string{"1 a", "bad: 2:4: not understood: the input ends in this row"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := read(tt.in, -1)
			assert.Equal(t, tt.want, got)
			for most := range len(got) {
				assert.Equal(t, got[:most+1], read(tt.in, most+1), "left early")
			}
		})
	}
}

func TestOtherFileEndsEarly(t *testing.T) {
	r := &counter{Reader: strings.NewReader(strings.Repeat("some text|\n", 1_000_000))}
	var errs []error
	for _, err := range spec.Rows(r, centrevu.Source{Name: "big"}, table.Options{}) {
		errs = append(errs, err)
	}
	assert.Len(t, errs, 1)
	assert.ErrorIs(t, errors.Join(errs...), centrevu.ErrOtherScreen)
	assert.Less(t, r.n, 1<<20, "what is no such table is not read to its end")
}

type counter struct {
	*strings.Reader
	n int
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.n += n
	return n, err
}

func TestOtherColumns(t *testing.T) {
	var told []string
	opt := table.Options{Other: func(column string, row centrevu.Line) {
		told = append(told, fmt.Sprint(column, " ", row.Line, " ", row.Text))
	}}
	plain := spec
	plain.Plain = func(a table.Ahead) (n, lines int, more bool) { return len(a.Lines), 1, true }
	in := "x|y|\nNAME|more|number| less |\na|1|1||\nb||2| |\nc|3|3|4|\nd|5|\n"
	for row, err := range plain.Rows(strings.NewReader(in), centrevu.Source{}, opt) {
		assert.NoError(t, err)
		told = append(told, "row "+row.At().Text)
	}
	assert.Equal(t, []string{
		"row x|y|", "more 3 a|1|1||", "row a|1|1||", "row b||2| |", "more 5 c|3|3|4|", "less 5 c|3|3|4|", "row c|3|3|4|", "row d|5|",
	}, told, "nothing of a row that is short, and none is passed to who reads on his own")
}
