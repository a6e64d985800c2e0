package archive

import (
	"cmp"
	"io"
	"iter"

	"example.com/centrevu"
	"example.com/centrevu/internal/table"
)

// Table says how the table arch_stat was unloaded. Its zero value is what
// Informix does by default:
//
//	UNLOAD TO "arch_stat.unl" SELECT * FROM arch_stat
type Table struct {
	// Delimiter stands between and after the fields. Zero means "|".
	Delimiter rune

	// Columns is the order of the columns, in any letter case. Nil means the
	// documented one: ACD, ARCH_TYPE, LAST_TIME, STATUS. A header line in the
	// file goes before both. LAST_TIME may be missing; columns with other
	// names are passed over.
	Columns []string

	// DateFormat is the setting of DBDATE under which the table was unloaded.
	// Empty means MDY4/. The documented columns hold no DATE: LAST_TIME is
	// text, which DBDATE does not touch. So it only has to be a setting that
	// exists.
	DateFormat string

	// Other, if set, is told of each value in a column that the table is not
	// documented to have, before its row is yielded: the column, and the row.
	Other func(column string, row centrevu.Line)
}

// ReadTable reads an unloaded arch_stat table as the zero Table does.
func ReadTable(r io.Reader, src centrevu.Source) iter.Seq2[Run, error] { return Table{}.Read(r, src) }

// Read yields a Run for each row of an unloaded arch_stat table, in the order
// of the file. The table is documented in the R21 database items (DOC):
//
//	ACD        smallint
//	ARCH_TYPE  char(20)  1 interval, 2 daily, 3 weekly, 4 monthly
//	LAST_TIME  char(20)  the last time the archiver ran
//	STATUS     char(9)   1 not run, 2 finished and successful, 3 finished with a failure, 4 running
//
// ARCH_TYPE and STATUS are read as a code or as a word. The codes 2 and 3 are
// Succeeded and Failed; the word "finished" stands for both and is Finished. A
// code or word that no document names is Unknown, with the Text kept, and no
// error. How LAST_TIME is written is not documented: it is read like a time on
// a screen, in the Source's zone. The files may have a header line: a row that
// names the columns.
//
// A row that does not read is yielded as a *centrevu.ParseError that wraps
// centrevu.ErrSyntax, or as several of them joined, together with what was
// understood of it, and reading goes on. A row without the right number of
// fields is yielded with its place and nothing else; the value in which a file
// ends is not read, since its end may be missing. A file without anything
// in it is ErrEmpty, a header line without a row ErrNoRows, a file of
// something else ErrOtherScreen. A row of more than 1 MiB is passed over with
// ErrTooLarge. A read failure, and a Table that cannot be, is yielded once and
// ends the reading. One row is held in memory.
func (t Table) Read(r io.Reader, src centrevu.Source) iter.Seq2[Run, error] {
	return table.Values(archStat.Rows(r, src, table.Options(t)), runOf)
}

// The columns of arch_stat.
const (
	tableACD = iota
	tableType
	tableLast
	tableStatus
)

var archStat = table.Spec{
	Name:    "arch_stat",
	Columns: []string{tableACD: "ACD", tableType: "ARCH_TYPE", tableLast: "LAST_TIME", tableStatus: "STATUS"},
	Needed:  []string{"ACD", "ARCH_TYPE", "STATUS"},
	Fits: func(r *table.Row) bool {
		_, kind := tableKind(r, r.Value(tableType))
		_, state := tableState(r, r.Value(tableStatus))
		return kind || r.IsInt(tableACD) && state
	},
}

// runOf reads a row.
func runOf(row *table.Row) Run {
	run := Run{At: row.At()}
	if row.Short() {
		return run
	}
	if run.ACD = row.ACD(tableACD, false); row.Value(tableACD).Null {
		row.Fail(row.Value(tableACD), "no ACD")
	}
	v := row.Value(tableType)
	var ok bool
	if run.Kind, ok = tableKind(row, v); !ok {
		row.Fail(v, "no kind of archive: %.40q", v.Text)
	}
	v = row.Value(tableStatus)
	run.Text = v.Text
	run.State, _ = tableState(row, v)
	if v.Text == "" {
		row.Fail(v, "no status")
	}
	if v = row.Value(tableLast); v.Text != "" {
		t, err := row.Clock().Parse(v.Text)
		if err != nil {
			row.Fail(v, "LAST_TIME %.40q: %v", v.Text, err)
		} else {
			run.Last, run.Seconds = t.Time, t.Shape.HasSeconds()
		}
	}
	return run
}

// What the codes of ARCH_TYPE and STATUS say.
var (
	kindCodes  = map[string]Kind{"1": Interval, "2": Daily, "3": Weekly, "4": Monthly}
	stateCodes = map[string]State{"1": NotRun, "2": Succeeded, "3": Failed, "4": Running}
)

// tableKind reads ARCH_TYPE: a code, or a word as in the window.
func tableKind(row *table.Row, v table.Value) (Kind, bool) {
	k := cmp.Or(kindCodes[v.Text], kindOf(row.Words(v)))
	return k, k != 0
}

// tableState reads STATUS: a code, or a word as in the window.
func tableState(row *table.Row, v table.Value) (State, bool) {
	s := cmp.Or(stateCodes[v.Text], stateOf(row.Words(v)))
	return s, s != Unknown
}
