package query

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

func linesOf(text string) []centrevu.Line {
	var lines []centrevu.Line
	for i, t := range strings.Split(text, "\n") {
		lines = append(lines, centrevu.Line{Text: t, Position: centrevu.Position{Line: i + 1, Column: 1}})
	}
	return lines
}

func TestResults(t *testing.T) {
	tests := []struct {
		name, text, unloaded string
		err                  string
	}{
		{"headings", "Database selected.\n\n\nacd    arch_type            last_time            status\n\n" +
			"1      1                    05/02/00 07:30       2\n1      2                                         not run\n\n" +
			"2 row(s) retrieved.\n\nDatabase closed.\n",
			"acd|arch_type|last_time|status|\n1|1|05/02/00 07:30|2|\n1|2||not run|\n", ""},
		{"numbers at the right", "Database selected.\n\n     acd reason row_date\n\n       1     95 05/02/2000\n      12     91 05/02/2000\n\n" +
			"2 row(s) retrieved.\n", "acd|reason|row_date|\n1|95|05/02/2000|\n12|91|05/02/2000|\n", ""},
		{"a value a line", "Database selected.\n\nacd        1\narch_type  1\nlast_time  05/02/00 07:30\nstatus     2\n\n" +
			"acd        1\narch_type  2\nlast_time\nstatus     3\n\n2 row(s) retrieved.\nDatabase closed.\n",
			"acd|arch_type|last_time|status|\n1|1|05/02/00 07:30|2|\n1|2||3|\n", ""},
		{"a value with a bar", "Database selected.\nacd_id       1\ndescription  a|b\\c\n1 row(s) retrieved.\n",
			"acd_id|description|\n1|a\\|b\\\\c|\n", ""},
		{"a row too few", "Database selected.\n\nacd reason row_date\n\n1   95     05/02/2000\n\n2 row(s) retrieved.\n",
			"acd|reason|row_date|\n1|95|05/02/2000|\n", "2 rows were retrieved, and 1 are shown"},
		{"cut", "Database selected.\n\nacd reason row_date\n\n1   95     05/02/2000\n",
			"acd|reason|row_date|\n1|95|05/02/2000|\n", "the end of the result is missing"},
		{"no rows", "Database selected.\n\nNo rows found.\n\nDatabase closed.\n", "", ""},
		{"an error", "Database selected.\n\n  206: The specified table (arch_stat) is not in the database.\n\nDatabase closed.\n", "", "without the number of its rows"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			results, err := Results(linesOf(tt.text), "q")
			var unloaded string
			for i := range results {
				unloaded += results[i].Unloaded()
			}
			assert.Equal(t, tt.unloaded, unloaded)
			if tt.err == "" {
				assert.NoError(t, err)
			} else {
				assert.ErrorContains(t, err, tt.err)
				assert.ErrorIs(t, err, centrevu.ErrSyntax)
			}
		})
	}
}

func TestPlaces(t *testing.T) {
	results, err := Results(linesOf("Database selected.\n\nacd reason row_date\n\n1   95     05/02/2000\n\n1 row(s) retrieved.\n"), "q")
	assert.NoError(t, err)
	assert.Equal(t, 3, results[0].Line(1).Line)
	assert.Equal(t, 5, results[0].Line(2).Line)
	moved := results[0].Relocate(&centrevu.ParseError{Source: "q", Position: centrevu.Position{Line: 2, Column: 3}, Err: centrevu.ErrSyntax})
	var at *centrevu.ParseError
	assert.ErrorAs(t, moved, &at)
	assert.Equal(t, 5, at.Line)
}
