package centrevu

import (
	"errors"
	"strconv"
	"strings"
)

// What a caller can branch on with errors.Is. Everything else that is wrong
// with a capture wraps ErrSyntax.
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
	Err      error  // what is wrong; wraps one of the sentinels
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
