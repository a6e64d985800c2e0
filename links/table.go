package links

import (
	"io"
	"iter"
	"log/slog"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/table"
)

// Outage is a row of the link history: collection of an ACD's data stopped, or
// started again.
type Outage struct {
	ACD    centrevu.ACD `json:"acd"`
	Reason Reason       `json:"reason,omitempty"` // 0: not read

	// Time is when it happened, in the Source's zone, zero if the row does not
	// say or says it wrong.
	Time time.Time `json:"time,omitzero"`

	// Duration is how long collection was off. Its unit is not documented, so
	// it is a number and no time.Duration.
	Duration *int `json:"duration,omitempty"`

	// Sequence and Threshold are what SEQNO and THRESHOLD hold. No document
	// says what they mean.
	Sequence  *int `json:"sequence,omitempty"`
	Threshold *int `json:"threshold,omitempty"`

	At centrevu.Line `json:"at,omitzero"` // the row it was read from
}

// LogValue returns the values that the row has.
func (o Outage) LogValue() slog.Value {
	attrs := []slog.Attr{slog.Any("acd", o.ACD), slog.String("reason", o.Reason.String())}
	if !o.Time.IsZero() {
		attrs = append(attrs, slog.Time("time", o.Time))
	}
	for _, v := range [...]struct {
		name string
		n    *int
	}{{"duration", o.Duration}, {"sequence", o.Sequence}, {"threshold", o.Threshold}} {
		if v.n != nil {
			attrs = append(attrs, slog.Int(v.name, *v.n))
		}
	}
	return slog.GroupValue(attrs...)
}

// Table says how the table linkex was unloaded. Its zero value is what Informix
// does by default:
//
//	UNLOAD TO "linkex.unl" SELECT * FROM linkex
type Table struct {
	// Delimiter stands between and after the fields. Zero means "|".
	Delimiter rune

	// Columns is the order of the columns, in any letter case. Nil means the
	// documented one: ACD, DURATION, REASON, ROW_DATE, ROW_TIME, SEQNO,
	// THRESHOLD. A header line in the file goes before both. All but ACD,
	// REASON and ROW_DATE may be missing; columns with other names are passed
	// over, but for Other.
	Columns []string

	// DateFormat is the setting of DBDATE under which the table was unloaded.
	// Empty means MDY4/: mm/dd/yyyy.
	DateFormat string

	// Other, if set, is told of each value in a column that the table is not
	// documented to have, before its row is yielded: the column, and the row.
	Other func(column string, row centrevu.Line)
}

// ReadTable reads an unloaded linkex table as the zero Table does.
func ReadTable(r io.Reader, src centrevu.Source) iter.Seq2[Outage, error] {
	return Table{}.Read(r, src)
}

// Read yields an Outage for each row of an unloaded linkex table, in the order
// of the file. The table is documented in the R21 database items (DOC):
//
//	ACD        smallint
//	DURATION   integer   how long collection was off; the unit is not stated
//	REASON     smallint  91 data collection started, 92 started with new translations,
//	                     93 turned off, 94 busied out, 95 timed out, 96 clock was reset,
//	                     97 session down
//	ROW_DATE   date
//	ROW_TIME   smallint  read as hhmm: 1430 is 14:30 (INF: a smallint has no room for seconds)
//	SEQNO, THRESHOLD     their meaning is not stated
//
// A REASON that no document names is kept as its number and is no error. The
// file may have a header line: a row that names the columns.
//
// A row that does not read is yielded as a *centrevu.ParseError that wraps
// centrevu.ErrSyntax, or as several of them joined, together with what was
// understood of it, and reading goes on. A row without the right number of
// fields is yielded with its place and nothing else; the value in which a file
// ends is not read, since its end may be missing. A file without anything in
// it is ErrEmpty, a header line without a row ErrNoRows, a file of something
// else ErrOtherScreen. A row of more than 1 MiB is passed over with
// ErrTooLarge. A read failure, and a Table that cannot be, is yielded once and
// ends the reading. One row is held in memory.
func (t Table) Read(r io.Reader, src centrevu.Source) iter.Seq2[Outage, error] {
	return table.Values(linkex.Rows(r, src, table.Options(t)), outage)
}

// The columns of linkex.
const (
	tableACD = iota
	tableDuration
	tableReason
	tableDate
	tableTime
	tableSequence
	tableThreshold
)

var linkex = table.Spec{
	Name: "linkex",
	Columns: []string{
		tableACD: "ACD", tableDuration: "DURATION", tableReason: "REASON", tableDate: "ROW_DATE",
		tableTime: "ROW_TIME", tableSequence: "SEQNO", tableThreshold: "THRESHOLD",
	},
	Needed: []string{"ACD", "REASON", "ROW_DATE"},
	Fits: func(r *table.Row) bool {
		return r.IsDate(tableDate) || r.IsInt(tableReason) && r.IsInt(tableACD)
	},
}

// outage reads a row.
func outage(row *table.Row) Outage {
	o := Outage{At: row.At()}
	if row.Short() {
		return o
	}
	if o.ACD = row.ACD(tableACD, false); row.Value(tableACD).Null {
		row.Fail(row.Value(tableACD), "no ACD")
	}
	if n := row.Int(tableReason); n != nil {
		o.Reason = Reason(*n)
	} else if row.Value(tableReason).Null {
		row.Fail(row.Value(tableReason), "no reason")
	}
	o.Duration = row.Int(tableDuration)
	o.Sequence = row.Int(tableSequence)
	o.Threshold = row.Int(tableThreshold)
	o.Time = rowTime(row)
	return o
}

// rowTime puts ROW_DATE and ROW_TIME together. A date alone, in a file without
// the other column, is its first instant.
func rowTime(row *table.Row) time.Time {
	date := row.Date(tableDate)
	if date.IsZero() {
		if row.Value(tableDate).Null {
			row.Fail(row.Value(tableDate), "no date")
		}
		return time.Time{}
	}
	if !row.Has(tableTime) {
		return row.Clock().Start(date)
	}
	v, n := row.Value(tableTime), row.Int(tableTime)
	switch {
	case n == nil && v.Null:
		row.Fail(v, "no time of day")
		return time.Time{}
	case n == nil:
		return time.Time{}
	case *n < 0 || *n/100 > 23 || *n%100 > 59:
		row.Fail(v, "ROW_TIME %d is no time of day in hhmm", *n)
		return time.Time{}
	}
	sinceMidnight := time.Duration(*n/100)*time.Hour + time.Duration(*n%100)*time.Minute
	return row.Clock().At(date.Add(sinceMidnight))
}
