package errlog

import (
	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/table"
)

// rowPlaces says where the values of a row of a table begin that was read in
// place, by column: bytes from the start of the row, counted from one, and 0 for
// a value that is not there. It is small, for every such row has one.
type rowPlaces [textSize + 1]uint16

// textSize is where rowPlaces holds how many bytes the text takes.
const textSize = other

// Places lie side by side, like texts: few at first, since most tables are small.
const (
	minPlaces = 16
	maxPlaces = 1 << 10
)

// where returns the places of the values of an entry.
func (r *rowPlaces) where(source string, e *Entry) Where {
	wider := cells.Len(e.Text) - int(r[textSize]) // than it has bytes
	place := func(column int) centrevu.Position {
		n := int(r[column])
		if n == 0 {
			return centrevu.Position{}
		}
		pos := centrevu.Position{Offset: e.At.Offset + int64(n-1), Line: e.At.Line, Column: e.At.Column + n - 1}
		if r[column] > r[tableText] {
			pos.Column += wider
		}
		return pos
	}
	w := Where{
		Source: source,
		Time:   place(tableDate), Code: place(tableCode), ACD: place(tableACD),
		Count: place(tableCounts), Text: place(tableText),
	}
	if e.Severity != "" {
		w.Severity = place(tableSeverity)
	}
	return w
}

// whereOf returns the places of the values of a row that is read field by field.
func whereOf(row *table.Row) *Where {
	return &Where{
		Source: row.At().Source,
		Time:   row.PlaceOf(tableDate), Code: row.PlaceOf(tableCode), ACD: row.PlaceOf(tableACD),
		Count: row.PlaceOf(tableCounts), Severity: row.PlaceOf(tableSeverity), Text: row.PlaceOf(tableText),
	}
}
