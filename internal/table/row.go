package table

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/unload"
	"example.com/centrevu/internal/wallclock"
)

// Row is a row of the table. It notes what is wrong with it.
type Row struct {
	scan  *scan
	order order // of the row, should a header line change it later
	row   *unload.Row
	short bool // it has the wrong number of fields: none of its values is sure
	cut   bool // the file ends in it
	errs  []error
}

// Value is a value of a row, without the blanks around it: CHAR columns are
// filled up with them.
type Value struct {
	Text string
	Null bool // NULL, or a column that the file does not have

	field int
}

// Value returns the value in a column of the Spec. In a row with the wrong
// number of fields every value is NULL, since any of them may stand in the
// wrong place; so is the value in which the file ends, since its end may be
// missing.
func (r *Row) Value(column int) Value {
	at := r.order.at[column]
	if at < 0 || r.short || r.endsIn(at) {
		return Value{Null: true, field: max(at, 0)}
	}
	f := r.row.Fields[at]
	return Value{Text: strings.Trim(f.Text, " "), Null: f.Null, field: at}
}

// PlaceOf returns where the first character of a value stands that is no blank,
// zero if Value has none.
func (r *Row) PlaceOf(column int) centrevu.Position {
	v := r.Value(column)
	if v.Null || strings.TrimSpace(v.Text) == "" {
		return centrevu.Position{}
	}
	return centrevu.Position(r.row.First(v.field))
}

// Short reports whether the row has the wrong number of fields.
func (r *Row) Short() bool { return r.short }

// endsIn reports whether the file ends in the field.
func (r *Row) endsIn(field int) bool { return r.cut && field == len(r.row.Fields)-1 }

// Has reports whether the file has a column of the Spec.
func (r *Row) Has(column int) bool { return r.order.at[column] >= 0 }

// Words returns a value in the documented wording.
func (r *Row) Words(v Value) string { return r.scan.words.Text(v.Text) }

// At returns the line in which the row begins.
func (r *Row) At() centrevu.Line {
	return centrevu.Line{Position: centrevu.Position(r.row.Start()), Text: r.row.Text(), Source: r.scan.src.Name}
}

// Fail notes that a value is not understood. That the file ends in it is noted
// already.
func (r *Row) Fail(v Value, format string, args ...any) {
	if r.endsIn(v.field) {
		return
	}
	at, text := r.row.Place(v.field)
	r.errs = append(r.errs, r.scan.fail(centrevu.ErrSyntax, at, text, fmt.Sprintf(format, args...)))
}

// Err returns what was noted: nil, a *centrevu.ParseError, or several joined.
func (r *Row) Err() error {
	if len(r.errs) == 1 {
		return r.errs[0]
	}
	return errors.Join(r.errs...)
}

// Int reads a whole number of a column, or notes what is wrong with it. It
// returns nil for NULL.
func (r *Row) Int(column int) *int {
	v := r.Value(column)
	if v.Null {
		return nil
	}
	n, err := strconv.ParseInt(v.Text, 10, 32)
	if err != nil || v.Text[0] == '+' {
		r.Fail(v, "%s is no number: %.40q", r.scan.spec.Columns[column], v.Text)
		return nil
	}
	i := int(n)
	return &i
}

// IsInt reports whether a column holds a whole number.
func (r *Row) IsInt(column int) bool {
	_, err := strconv.ParseInt(r.Value(column).Text, 10, 32)
	return err == nil
}

// ACD reads the number of an ACD. NULL, and 0 where the caller allows it, is
// no ACD.
func (r *Row) ACD(column int, zero bool) centrevu.ACD {
	n := r.Int(column)
	if n == nil || *n == 0 && zero {
		return centrevu.ACD{}
	}
	if *n < 1 || *n > centrevu.MaxACD {
		r.Fail(r.Value(column), "no ACD has the number %d", *n)
		return centrevu.ACD{}
	}
	return centrevu.ACD{Number: *n}
}

// Clock returns the reader of times that are written in a CHAR column.
func (r *Row) Clock() wallclock.Reader { return r.scan.clock }

// Date reads a DATE, or notes what is wrong with it. It returns the date's
// midnight in UTC, and the zero Time for NULL.
func (r *Row) Date(column int) time.Time {
	v := r.Value(column)
	if v.Null {
		return time.Time{}
	}
	date, err := r.date(v)
	if err != nil {
		r.Fail(v, "%s: %v", r.scan.spec.Columns[column], err)
		return time.Time{}
	}
	return date
}

func (r *Row) date(v Value) (time.Time, error) {
	s, err := r.scan.form.Slashed(v.Text)
	if err != nil {
		return time.Time{}, err
	}
	year, month, day, _, err := r.scan.clock.Date(s)
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC), err
}

// IsDate reports whether a column holds a DATE.
func (r *Row) IsDate(column int) bool {
	_, err := r.date(r.Value(column))
	return err == nil
}
