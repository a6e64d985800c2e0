// Package query reads the results of queries as dbaccess prints them, and
// hands each out as an unloaded table with a line of headings, for the readers
// of tables.
//
//	Database selected.
//
//	   acd arch_type            last_time            status
//
//	     1 1                    05/02/00 07:30       2
//	     1 2                    05/02/00 00:36       2
//
//	2 row(s) retrieved.
//
//	Database closed.
//
// Rows that are too wide for the screen stand one value a line (3P):
//
//	acd        1
//	arch_type  2
//	last_time  05/02/00 00:36
//	status     2
//
// Values stand below the heading of their column, at its left or, numbers, at
// its right. A row that does not fit below the headings, a number of rows that
// is not the one stated, and a result without its end are errors.
package query

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"example.com/centrevu"
)

// Result is what one query printed.
type Result struct {
	Columns []string
	Rows    []Row
	At      centrevu.Line // the headings, or the first value
}

// Row is a row of a result.
type Row struct {
	Values []string      // one for each column
	At     centrevu.Line // the line in which it begins

	each []centrevu.Line // that of each value; nil where they stand in one
}

var (
	selected  = regexp.MustCompile(`(?i)^database selected\.$`)
	closed    = regexp.MustCompile(`(?i)^database closed\.$`)
	retrieved = regexp.MustCompile(`(?i)^(\d+) row\(s\) retrieved\.$`)
	none      = regexp.MustCompile(`(?i)^no rows found\.$`)
	column    = regexp.MustCompile(`^[A-Za-z_]\w*$`)
	pair      = regexp.MustCompile(`^([A-Za-z_]\w*)(?:\s+(.*))?$`)
)

// IsStart and IsEnd tell the lines between which dbaccess prints.
func IsStart(text string) bool { return selected.MatchString(strings.TrimSpace(text)) }

// IsEnd reports whether a line is the last that dbaccess prints.
func IsEnd(text string) bool { return closed.MatchString(strings.TrimSpace(text)) }

// Results reads all that dbaccess printed. The error lists what was not
// understood, each a *centrevu.ParseError.
func Results(lines []centrevu.Line, source string) ([]Result, error) {
	var results []Result
	var errs []error
	fail := func(at centrevu.Line, format string, args ...any) {
		errs = append(errs, failure(source, at, format, args...))
	}
	var body []centrevu.Line
	for _, l := range lines {
		text := strings.TrimSpace(l.Text)
		switch m := retrieved.FindStringSubmatch(text); {
		case selected.MatchString(text), strings.HasPrefix(text, ">"):
		case m != nil:
			r, err := resultOf(body, source)
			errs = append(errs, err)
			if n, _ := strconv.Atoi(m[1]); r != nil && err == nil && n != len(r.Rows) {
				fail(l, "%d rows were retrieved, and %d are shown", n, len(r.Rows))
			}
			if r != nil {
				results = append(results, *r)
			}
			body = nil
		case none.MatchString(text):
			body = nil
		case closed.MatchString(text):
			if rows := filled(body); len(rows) > 0 {
				fail(rows[0], "a result without the number of its rows")
			}
			body = nil
		default:
			body = append(body, l)
		}
	}
	if rows := filled(body); len(rows) > 0 {
		fail(rows[0], "the end of the result is missing")
		if r, err := resultOf(body, source); r != nil && err == nil {
			results = append(results, *r)
		}
	}
	return results, errors.Join(errs...)
}

// failure says what is wrong with a line.
func failure(source string, at centrevu.Line, format string, args ...any) error {
	return &centrevu.ParseError{Source: source, Position: at.Position, Text: at.Text,
		Err: fmt.Errorf("%w: %s", centrevu.ErrSyntax, fmt.Sprintf(format, args...))}
}

// filled returns the lines that are not blank.
func filled(lines []centrevu.Line) []centrevu.Line {
	return slices.DeleteFunc(slices.Clone(lines), func(l centrevu.Line) bool { return strings.TrimSpace(l.Text) == "" })
}

// resultOf reads the lines of one result.
func resultOf(lines []centrevu.Line, source string) (*Result, error) {
	rows := filled(lines)
	if len(rows) == 0 {
		return nil, nil
	}
	names := strings.Fields(rows[0].Text)
	headed := !slices.ContainsFunc(names, func(n string) bool { return !column.MatchString(n) })
	pairs := len(names) == 2 && len(rows) > 1 && !slices.ContainsFunc(rows, func(l centrevu.Line) bool { return pairIn(l) == nil })
	if headed && !pairs {
		return table(rows, source)
	}
	return form(lines, source)
}

// pairIn takes a line apart that begins with a name, with or without a value behind it; it is
// nil for any other.
func pairIn(l centrevu.Line) []string {
	if strings.HasPrefix(l.Text, " ") {
		return nil
	}
	return pair.FindStringSubmatch(strings.TrimSpace(l.Text))
}

// form reads rows that stand one value a line.
func form(lines []centrevu.Line, source string) (*Result, error) {
	r := &Result{}
	at := map[string]int{}
	var row *Row
	for _, l := range lines {
		if strings.TrimSpace(l.Text) == "" {
			row = nil
			continue
		}
		m := pairIn(l)
		if m == nil {
			return r, failure(source, l, "neither a row below headings nor a name and a value")
		}
		name := strings.ToLower(m[1])
		i, known := at[name]
		if !known {
			i = len(r.Columns)
			at[name] = i
			r.Columns = append(r.Columns, m[1])
		}
		if row == nil || i < len(row.Values) {
			r.Rows = append(r.Rows, Row{At: l})
			row = &r.Rows[len(r.Rows)-1]
		}
		if len(r.Rows) == 1 && i == 0 {
			r.At = l
		}
		for len(row.Values) < i {
			row.Values, row.each = append(row.Values, ""), append(row.each, row.At)
		}
		row.Values, row.each = append(row.Values, m[2]), append(row.each, l)
	}
	for i := range r.Rows {
		for len(r.Rows[i].Values) < len(r.Columns) {
			r.Rows[i].Values = append(r.Rows[i].Values, "")
		}
	}
	return r, nil
}

// table reads rows below headings.
func table(rows []centrevu.Line, source string) (*Result, error) {
	cuts := columns(rows)
	r := &Result{At: rows[0], Columns: cuts.values([]rune(rows[0].Text))}
	for _, c := range r.Columns {
		if !column.MatchString(c) {
			return nil, failure(source, rows[0], "the rows do not stand below their headings")
		}
	}
	for _, l := range rows[1:] {
		r.Rows = append(r.Rows, Row{Values: cuts.values([]rune(l.Text)), At: l})
	}
	return r, nil
}

// span is the place of a column, from its first cell to behind its last.
type span struct{ from, to int }

type spans []span

// columns finds where columns stand: a blank in the headings and in every row
// parts two of them, unless a part would have no heading.
func columns(rows []centrevu.Line) spans {
	width := 0
	texts := make([][]rune, len(rows))
	for i, l := range rows {
		texts[i] = []rune(l.Text)
		width = max(width, len(texts[i]))
	}
	filled := func(lines [][]rune, from, to int) bool {
		return slices.ContainsFunc(lines, func(t []rune) bool {
			return slices.ContainsFunc(t[min(from, len(t)):min(to, len(t))], func(c rune) bool { return c != ' ' })
		})
	}
	var parts spans
	for i := range width {
		if !filled(texts, i, i+1) {
			continue
		}
		if n := len(parts); n > 0 && parts[n-1].to == i {
			parts[n-1].to++
		} else {
			parts = append(parts, span{i, i + 1})
		}
	}
	// What has no heading goes on from the column before it; a heading that
	// stands right of its values takes the part before it.
	var out spans
	for _, p := range parts {
		n := len(out)
		switch {
		case n > 0 && !filled(texts[:1], p.from, p.to):
			out[n-1].to = p.to
		case n > 0 && !filled(texts[:1], out[n-1].from, out[n-1].to):
			out[n-1].to = p.to
		default:
			out = append(out, p)
		}
	}
	return out
}

func (s spans) values(text []rune) []string {
	values := make([]string, len(s))
	for i, p := range s {
		values[i] = strings.TrimSpace(string(text[min(p.from, len(text)):min(p.to, len(text))]))
	}
	return values
}
