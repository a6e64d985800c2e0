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
		errs = append(errs, &centrevu.ParseError{
			Source: source, Position: at.Position, Text: at.Text,
			Err: fmt.Errorf("%w: "+format, append([]any{centrevu.ErrSyntax}, args...)...),
		})
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
			if first := firstOf(body); first != nil {
				fail(*first, "a result without the number of its rows")
			}
			body = nil
		default:
			body = append(body, l)
		}
	}
	if first := firstOf(body); first != nil {
		fail(*first, "the end of the result is missing")
		if r, err := resultOf(body, source); r != nil && err == nil {
			results = append(results, *r)
		}
	}
	return results, errors.Join(errs...)
}

func firstOf(lines []centrevu.Line) *centrevu.Line {
	for i := range lines {
		if strings.TrimSpace(lines[i].Text) != "" {
			return &lines[i]
		}
	}
	return nil
}

// resultOf reads the lines of one result.
func resultOf(lines []centrevu.Line, source string) (*Result, error) {
	first := firstOf(lines)
	if first == nil {
		return nil, nil
	}
	names := strings.Fields(first.Text)
	headed := len(names) > 0
	for _, n := range names {
		headed = headed && column.MatchString(n)
	}
	if headed && (len(names) != 2 || !paired(lines)) {
		return table(lines, source)
	}
	return form(lines, source)
}

// paired reports whether lines hold a name and a value each: the first name
// comes again, or every line begins with a name.
func paired(lines []centrevu.Line) bool {
	n := 0
	for _, l := range lines {
		text := strings.TrimSpace(l.Text)
		if text == "" {
			continue
		}
		if pair.FindStringSubmatch(text) == nil || strings.HasPrefix(l.Text, " ") {
			return false
		}
		n++
	}
	return n > 1
}

// form reads rows that stand one value a line.
func form(lines []centrevu.Line, source string) (*Result, error) {
	r := &Result{}
	at := map[string]int{}
	var row *Row
	for _, l := range lines {
		text := strings.TrimSpace(l.Text)
		if text == "" {
			row = nil
			continue
		}
		m := pair.FindStringSubmatch(text)
		if m == nil || strings.HasPrefix(l.Text, " ") {
			return r, &centrevu.ParseError{Source: source, Position: l.Position, Text: l.Text,
				Err: fmt.Errorf("%w: neither a row below headings nor a name and a value", centrevu.ErrSyntax)}
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
func table(lines []centrevu.Line, source string) (*Result, error) {
	var rows []centrevu.Line
	for _, l := range lines {
		if strings.TrimSpace(l.Text) != "" {
			rows = append(rows, l)
		}
	}
	cuts := columns(rows)
	r := &Result{At: rows[0], Columns: cuts.values([]rune(rows[0].Text))}
	for _, c := range r.Columns {
		if !column.MatchString(c) {
			return nil, &centrevu.ParseError{Source: source, Position: rows[0].Position, Text: rows[0].Text,
				Err: fmt.Errorf("%w: the rows do not stand below their headings", centrevu.ErrSyntax)}
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
		for _, t := range lines {
			for i := from; i < min(to, len(t)); i++ {
				if t[i] != ' ' {
					return true
				}
			}
		}
		return false
	}
	var parts spans
	for i := 0; i < width; i++ {
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
