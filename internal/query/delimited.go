package query

import (
	"encoding/csv"
	"strings"

	"example.com/centrevu"
)

// Headings takes a line apart as programs export the headings of a table: with commas,
// semicolons or tabs between them, in quotes or not. It returns which of these parts them,
// 0 for a line that is none, or of one field.
func Headings(text string) (names []string, delimiter rune) {
	for _, delimiter := range ",;\t" {
		if names := fields(text, delimiter); len(names) > 1 {
			for i := range names {
				names[i] = strings.TrimSpace(names[i])
			}
			return names, delimiter
		}
	}
	return nil, 0
}

func fields(text string, delimiter rune) []string {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = delimiter
	fields, _ := r.Read()
	return fields
}

// Delimited reads an exported table: a line of headings, and a row a line. The texts are
// those of the lines with the tabs in them.
func Delimited(lines []centrevu.Line, texts []string, source string) (*Result, error) {
	columns, delimiter := Headings(texts[0])
	r := &Result{At: lines[0], Columns: columns}
	for i, l := range lines[1:] {
		if strings.TrimSpace(l.Text) == "" {
			continue
		}
		fields := fields(texts[i+1], delimiter)
		if len(fields) != len(r.Columns) {
			return r, failure(source, l, "%d fields, and the headings are %d", len(fields), len(r.Columns))
		}
		r.Rows = append(r.Rows, Row{Values: fields, At: l})
	}
	return r, nil
}
