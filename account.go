package centrevu

import (
	"strings"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/closed"
)

// Use says what became of a line that a reader looked at. Its text form is the
// word in lower case.
type Use int

const (
	UnclaimedLine Use = iota // nobody knows what it says
	BlankLine                // it shows nothing, or nothing but line drawing
	HeadingLine              // a title, or the headings of a table
	FurnitureLine            // known and without a value, such as a form's field or a foot line
	ValueLine                // values were read from it
	MisreadLine              // it should hold a value, and an error says why none was read
)

var useWords = closed.New[Use]("use of a line", "unclaimed", "blank", "heading", "furniture", "value", "misread")

func (u Use) String() string { return useWords.Word(u) }

// MarshalText returns the word.
func (u Use) MarshalText() ([]byte, error) { return useWords.Text(u) }

// UnmarshalText reads the word.
func (u *Use) UnmarshalText(b []byte) error { return useWords.Read(u, b) }

// Accounted is a line of a window or a log with what became of it. A reader
// gives an account of every line of what it read, in their order.
type Accounted struct {
	Line
	Use    Use     `json:"use"`
	Fields []Field `json:"fields,omitempty"` // the values that stand in it, from left to right

	// Last is the offset of its last character, of a row of a window. It is
	// zero if it is not known, or if not all of the row was drawn at once: then
	// other things lie between.
	Last int64 `json:"-"`
}

// Field is a value as it stands in a capture.
type Field struct {
	Name string `json:"name"` // of the value: a field of the type that holds it, in lower case: "finished at"
	Line        // its place, and the text as shown
}

// Ledger finds lines in the account that a reader gave of a window or a log: from
// a row as a screen shows it, from the place of a value, and from an error. It is
// for programs that show screens with what became of each row.
type Ledger struct {
	account []Accounted
	shown   map[place][]int  // lines that stand there
	values  map[Position]int // the line that a value, or the line itself, stands in
	rows    map[int][]int    // lines in a row of a screen or text
}

// place is where a text stands; without a line, on any page of the window.
type place struct {
	line, column int
	text         string
}

// NewLedger returns the ledger of an account.
func NewLedger(account []Accounted) *Ledger {
	l := &Ledger{account, map[place][]int{}, map[Position]int{}, map[int][]int{}}
	for i, a := range account {
		for _, p := range placesOf(a.Line) {
			l.shown[p] = append(l.shown[p], i)
		}
		for _, f := range a.Fields {
			l.values[f.Position] = i
		}
		l.values[a.Position] = i
		l.rows[a.Line.Line] = append(l.rows[a.Line.Line], i)
	}
	return l
}

// placesOf returns the place of a line on its page, and on any.
func placesOf(l Line) [2]place {
	column := l.Column + len(l.Text) - len(strings.TrimLeft(l.Text, " "))
	text := strings.TrimSpace(l.Text)
	return [...]place{{l.Line, column, text}, {0, column, text}}
}

// Row returns the place in the account of a row of a window, as Screen.Windows
// has it, and -1 if there is none. A row that several pages of a list show stands
// in the account once. Of several showings of one text in one place it is the
// nearest in the capture.
func (l *Ledger) Row(row Line) int {
	for _, p := range placesOf(row) {
		if i := l.nearest(l.shown[p], row.Offset); i >= 0 {
			return i
		}
	}
	return -1
}

// Value returns the place in the account of the line that a value stands in, -1
// if there is none.
func (l *Ledger) Value(at Position) int {
	if i, ok := l.values[at]; ok {
		return i
	}
	return -1
}

// Error returns the place in the account of the line in which something was not
// understood, -1 if there is none.
func (l *Ledger) Error(e *ParseError) int {
	var in []int
	for _, i := range l.rows[e.Line] {
		if a := &l.account[i]; a.Column <= e.Column && e.Column <= a.Column+cells.Len(a.Text) {
			in = append(in, i)
		}
	}
	return l.nearest(in, e.Offset)
}

// nearest returns the line that stands nearest to an offset, the last of those
// that are as near, -1 of none.
func (l *Ledger) nearest(lines []int, offset int64) int {
	best, least := -1, int64(0)
	for _, i := range lines {
		d := l.account[i].Offset - offset
		if d = max(d, -d); best < 0 || d <= least {
			best, least = i, d
		}
	}
	return best
}
