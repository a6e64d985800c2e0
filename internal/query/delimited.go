package query

import (
	"encoding/csv"
	"fmt"
	"strings"

	"example.com/centrevu"
)

// Fields takes a line apart whose fields a comma or a tab parts, in quotes or not, as
// programs export a table. It reports false for a line that is none, or of one field.
func Fields(text string) ([]string, bool) {
	for _, delimiter := range ",\t" {
		if !strings.ContainsRune(text, delimiter) {
			continue
		}
		r := csv.NewReader(strings.NewReader(text))
		r.Comma = delimiter
		if fields, err := r.Read(); err == nil && len(fields) > 1 {
			return fields, true
		}
	}
	return nil, false
}

// Delimited reads an exported table: a line of headings, and a row a line. The texts are
// those of the lines with the tabs in them.
func Delimited(lines []centrevu.Line, texts []string, source string) (*Result, error) {
	r := &Result{At: lines[0]}
	r.Columns, _ = Fields(texts[0])
	for i := range r.Columns {
		r.Columns[i] = strings.TrimSpace(r.Columns[i])
	}
	for i, l := range lines[1:] {
		if strings.TrimSpace(l.Text) == "" {
			continue
		}
		fields, _ := Fields(texts[i+1])
		if len(fields) != len(r.Columns) {
			return r, &centrevu.ParseError{Source: source, Position: l.Position, Text: l.Text,
				Err: fmt.Errorf("%w: %d fields, and the headings are %d", centrevu.ErrSyntax, len(fields), len(r.Columns))}
		}
		r.Rows = append(r.Rows, Row{Values: fields, At: l})
	}
	return r, nil
}
