package centrevu

import (
	"errors"
	"iter"
	"strconv"
	"strings"
	"unicode"

	"example.com/centrevu/internal/cells"
)

// What a caller can branch on with errors.Is. Everything else that is wrong with
// what a capture holds wraps ErrSyntax. A failure to read it is the error of the
// reader, and what a package tells beyond that has a name there, such as
// report.ErrNotWho or errlog.ErrRotated.
var (
	// ErrEmpty: the input holds nothing but blanks.
	ErrEmpty = errors.New("nothing in the capture")
	// ErrOtherScreen: the input holds screens, but not the one asked for.
	ErrOtherScreen = errors.New("another screen")
	// ErrNoRows: the screen is there, without the rows it should hold.
	ErrNoRows = errors.New("no rows")
	// ErrSyntax: a row or value does not read as what it should be.
	ErrSyntax = errors.New("not understood")
	// ErrTooLarge: a limit was reached; what was read before it stands.
	ErrTooLarge = errors.New("too large")
)

// ParseError is a place in a capture that was not understood. Every error that
// a parser of this module returns is one, or a list of them made by
// errors.Join.
type ParseError struct {
	Source   string // Name of the Source
	Position        // where, as far as it is known
	Text     string // the offending line from its first column; may be empty
	Err      error  // what is wrong; wraps one of the sentinels, or what their comment names
}

// quoteCells bounds how much of a line an error quotes.
const quoteCells = 120

// Error returns one line: "primary/backup.txt:3:9: not understood: hour 25".
func (e *ParseError) Error() string {
	var b strings.Builder
	if e.Source != "" {
		b.WriteString(printable(e.Source))
		b.WriteByte(':')
	}
	if e.Line != 0 {
		b.WriteString(e.Position.String())
		b.WriteByte(':')
	} else if e.Offset != 0 {
		b.WriteString(strconv.FormatInt(e.Offset, 10))
		b.WriteString(" bytes in:")
	}
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	if e.Err == nil {
		b.WriteString(ErrSyntax.Error())
	} else {
		b.WriteString(printable(e.Err.Error()))
	}
	return b.String()
}

// Unwrap returns Err.
func (e *ParseError) Unwrap() error { return e.Err }

// Excerpt returns the error with the offending line below it and a caret under
// the column:
//
//	primary/backup.txt:3:9: not understood: hour 25
//	  Status: Last backup finished at 05/02/00 25:23:41
//	          ^
//
// A long line is cut to the part around the column.
func (e *ParseError) Excerpt() string {
	if e.Text == "" {
		return e.Error()
	}
	line, caret := around(printable(e.Text), e.Column, quoteCells)
	s := e.Error() + "\n  " + line
	if caret > 0 {
		s += "\n  " + strings.Repeat(" ", caret-1) + "^"
	}
	return s
}

// printable replaces what would move a terminal's cursor or hide text, so that
// an error is one line wherever it is shown.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == unicode.ReplacementChar, unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), unicode.In(r, unicode.Zl, unicode.Zp):
			return '\uFFFD'
		}
		return r
	}, s)
}

// around returns the part of line, at most n cells of it, that holds the given
// column, and the column's place in that part; zero if the column is unknown
// or past the end by more than one.
func around(line string, column, n int) (string, int) {
	total := cells.Len(line)
	if column < 1 || column > total+1 {
		column = 0
	}
	if total <= n {
		return line, column
	}
	from := 0
	if column > n*2/3 {
		from = min(column-n*2/3, total-n)
	}
	var b strings.Builder
	if from > 0 {
		b.WriteString("…")
	}
	col, shown := 0, 0
	for _, r := range line {
		w := cells.Width(r)
		if col >= from && shown+w <= n {
			b.WriteRune(r)
			shown += w
		}
		col += w
	}
	if from+shown < total {
		b.WriteString("…")
	}
	if column > 0 && from > 0 {
		column += 1 - from
	}
	return b.String(), column
}

// Errors yields every ParseError of an error in order, through any joining and
// wrapping. An error that is, or joins, others than a ParseError yields each of
// these as one, without a place, so that none is lost.
func Errors(err error) iter.Seq[*ParseError] {
	return func(yield func(*ParseError) bool) { eachError(err, yield) }
}

func eachError(err error, yield func(*ParseError) bool) bool {
	if err == nil {
		return true
	}
	if pe, ok := err.(*ParseError); ok {
		return pe == nil || yield(pe)
	}
	switch e := err.(type) {
	case interface{ Unwrap() []error }:
		for _, err := range e.Unwrap() {
			if !eachError(err, yield) {
				return false
			}
		}
		return true
	case interface{ Unwrap() error }:
		var pe *ParseError
		if errors.As(err, &pe) {
			return eachError(e.Unwrap(), yield)
		}
	}
	return yield(&ParseError{Err: err})
}

// Excerpts returns the excerpts of every ParseError of an error, one below the
// other, for people. It is empty for nil.
func Excerpts(err error) string {
	var b strings.Builder
	for e := range Errors(err) {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(e.Excerpt())
	}
	return b.String()
}
