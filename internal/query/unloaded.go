package query

import (
	"errors"
	"slices"
	"strings"

	"example.com/centrevu"
)

var escaped = strings.NewReplacer(`\`, `\\`, `|`, `\|`)

// Unloaded returns the result as UNLOAD writes a table, with a line of
// headings. Line n+2 of it is row n.
func (r *Result) Unloaded() string {
	var b strings.Builder
	line := func(values []string) {
		for _, v := range values {
			escaped.WriteString(&b, v)
			b.WriteByte('|')
		}
		b.WriteByte('\n')
	}
	line(r.Columns)
	for _, row := range r.Rows {
		line(row.Values)
	}
	return b.String()
}

// Line returns the line of the capture that a line of Unloaded was made from.
func (r *Result) Line(unloaded int) centrevu.Line {
	if i := unloaded - 2; i >= 0 && i < len(r.Rows) {
		return r.Rows[i].At
	}
	return r.At
}

// ValueLine returns the line of the capture that holds the value of a column, of the
// row that a line of Unloaded was made from.
func (r *Result) ValueLine(unloaded int, column string) centrevu.Line {
	i, k := unloaded-2, slices.Index(r.Columns, column)
	if i >= 0 && i < len(r.Rows) && k >= 0 && k < len(r.Rows[i].each) {
		return r.Rows[i].each[k]
	}
	return r.Line(unloaded)
}

// Relocate gives an error about Unloaded, or each of a list made by
// errors.Join, its place in the capture.
func (r *Result) Relocate(err error) error {
	if list, ok := err.(interface{ Unwrap() []error }); ok {
		var errs []error
		for _, e := range list.Unwrap() {
			errs = append(errs, r.Relocate(e))
		}
		return errors.Join(errs...)
	}
	var at *centrevu.ParseError
	if !errors.As(err, &at) {
		return err
	}
	moved := *at
	l := r.Line(at.Line)
	moved.Position, moved.Text = l.Position, l.Text
	return &moved
}
