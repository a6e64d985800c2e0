package errlog

import (
	"io"
	"iter"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/table"
	"example.com/centrevu/internal/wallclock"
)

// Table says how the table customer_log was unloaded. Its zero value is what
// Informix does by default:
//
//	UNLOAD TO "customer_log.unl" SELECT * FROM customer_log
type Table struct {
	// Delimiter stands between and after the fields. Zero means "|".
	Delimiter rune

	// Columns is the order of the columns, in any letter case. Nil means the
	// documented one: ACD_ID, COUNTS, DATE_OCCURRED, DESCRIPTION, ERROR_CODE,
	// LAST_TIME, SEVERITY. A header line in the file goes before both. All but
	// DATE_OCCURRED and DESCRIPTION may be missing; columns with other names
	// are passed over, but for Other.
	Columns []string

	// DateFormat is the setting of DBDATE under which the table was unloaded.
	// Empty means MDY4/: mm/dd/yyyy.
	DateFormat string

	// LastTime is what the numbers in LAST_TIME are. No document says it.
	LastTime LastTime

	// Other, if set, is told of each value in a column that the table is not
	// documented to have, before its row is yielded: the column, and the row.
	Other func(column string, row centrevu.Line)
}

// ReadTable reads an unloaded customer_log table as the zero Table does.
func ReadTable(r io.Reader, src centrevu.Source) iter.Seq2[Entry, error] {
	return Table{}.Read(r, src)
}

// Read yields an Entry for each row of an unloaded customer_log table, in the
// order of the file. The table is documented in the R21 database items (DOC):
//
//	ACD_ID         int
//	COUNTS         int        number of occurrences
//	DATE_OCCURRED  date
//	DESCRIPTION    char(256)
//	ERROR_CODE     int
//	LAST_TIME      int        the last time the error occurred; its unit is not stated
//	SEVERITY       char(10)
//
// Repeats of an error are one row, so an Entry can stand for many events (INF);
// Count says for how many, 0 if the row does not. ACD_ID 0 is no ACD.
//
// The Time is in the Source's zone, and that of the last of the repeats, which may
// be of a later day than DATE_OCCURRED. What LAST_TIME counts is for the caller to
// say (see LastTime); if it gives no time, the Entry is of DATE_OCCURRED, DateOnly.
//
// Line breaks in a description become blanks. The file may have a header line:
// a row that names the columns.
//
// A row that does not read is yielded as a *centrevu.ParseError that wraps
// centrevu.ErrSyntax, or as several of them joined, together with what was
// understood of it, and reading goes on. A row without the right number of
// fields is yielded with its place and nothing else; the value in which a file
// ends is not read, since its end may be missing. A file without anything in
// it is ErrEmpty, a header line without a row ErrNoRows, a file of something
// else ErrOtherScreen. A row of more than 1 MiB is passed over with
// ErrTooLarge. A read failure, and a Table that cannot be, is yielded once and
// ends the reading.
//
// However long the table is, what is held of it is a buffer of 64 KiB, a row,
// and the blocks that texts lie in, which Entry tells of.
func (t Table) Read(r io.Reader, src centrevu.Source) iter.Seq2[Entry, error] {
	return t.read(r, src, true)
}

// read yields the rows; fast is false for tests only.
func (t Table) read(r io.Reader, src centrevu.Source, fast bool) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		opt := table.Options{Delimiter: t.Delimiter, Columns: t.Columns, DateFormat: t.DateFormat, Other: t.Other}
		spec := customerLog
		if p := newPlainRows(t, src, yield); p != nil && fast {
			spec.Plain = p.take
		}
		table.Values(spec.Rows(r, src, opt), t.entry)(yield)
	}
}

// The columns of customer_log.
const (
	tableACD = iota
	tableCounts
	tableDate
	tableText
	tableCode
	tableLast
	tableSeverity
)

var customerLog = table.Spec{
	Name: "customer_log",
	Columns: []string{
		tableACD: "ACD_ID", tableCounts: "COUNTS", tableDate: "DATE_OCCURRED", tableText: "DESCRIPTION",
		tableCode: "ERROR_CODE", tableLast: "LAST_TIME", tableSeverity: "SEVERITY",
	},
	Needed: []string{"DATE_OCCURRED", "DESCRIPTION"},
	Fits: func(r *table.Row) bool {
		return r.IsDate(tableDate) || r.IsInt(tableCode) && severityWord(r.Value(tableSeverity).Text, true)
	},
}

// entry reads a row.
func (t Table) entry(row *table.Row) Entry {
	e := Entry{At: row.At().Position}
	e.origin = &origin{exact: whereOf(row), line: e.At.Line}
	if row.Short() {
		return e
	}
	e.ACD = row.ACD(tableACD, true)
	e.Count = count(row)
	e.Time, e.DateOnly = t.time(row)
	e.Text = oneLine(row.Value(tableText).Text)
	if e.Text == "" {
		row.Fail(row.Value(tableText), "an entry without a description")
	}
	code := row.Int(tableCode)
	switch {
	case code != nil:
		e.Code = *code
	case row.Has(tableCode) && row.Value(tableCode).Null:
		row.Fail(row.Value(tableCode), "no error code")
	}
	v := row.Value(tableSeverity)
	e.Severity = Severity(v.Text)
	if v.Text != "" && !severityWord(v.Text, true) {
		row.Fail(v, "no word for a severity: %.40q", v.Text)
	}
	return e
}

func count(row *table.Row) int {
	n := row.Int(tableCounts)
	switch {
	case n == nil:
		return 0
	case *n < 0:
		row.Fail(row.Value(tableCounts), "COUNTS is negative: %d", *n)
		return 0
	}
	return *n
}

// oneLine undoes line breaks.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\r\n\t") {
		return s
	}
	lines := strings.FieldsFunc(s, func(r rune) bool { return r == '\r' || r == '\n' || r == '\t' })
	for i, l := range lines {
		lines[i] = strings.TrimSpace(l)
	}
	return strings.TrimSpace(strings.Join(lines, " "))
}

// time puts DATE_OCCURRED and LAST_TIME together.
func (t Table) time(row *table.Row) (at time.Time, dateOnly bool) {
	date := row.Date(tableDate)
	if date.IsZero() {
		if row.Value(tableDate).Null {
			row.Fail(row.Value(tableDate), "no date")
		}
		return time.Time{}, false
	}
	if n := row.Int(tableLast); n != nil {
		at, err := t.LastTime.on(date, *n, row.Clock())
		if err != nil {
			row.Fail(row.Value(tableLast), "LAST_TIME: %v", err)
		}
		if !at.IsZero() {
			return at, false
		}
	}
	return lastSecond(date, row.Clock()), true
}

// lastSecond returns the last second of a date.
func lastSecond(date time.Time, clock wallclock.Reader) time.Time {
	return clock.Start(date.AddDate(0, 0, 1)).Add(-time.Second)
}
