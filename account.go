package centrevu

import "example.com/centrevu/internal/closed"

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
