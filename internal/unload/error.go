package unload

import (
	"errors"
	"fmt"
)

// What an Error can be about.
var (
	// ErrTooLarge: the row has more bytes than MaxRow. It was passed over.
	ErrTooLarge = errors.New("too large")
	// ErrCut: the input ends in the middle of the row.
	ErrCut = errors.New("the input ends in this row")
	// ErrEscape: the input ends behind a backslash.
	ErrEscape = errors.New("nothing follows the backslash")
	// ErrDelimiter: the delimiter asked for is one that UNLOAD does not take.
	ErrDelimiter = errors.New("no delimiter")
	// ErrDateForm: the form of dates asked for is none that DBDATE can have.
	ErrDateForm = errors.New("no form of a date")
	// ErrDate: a text is not a date of the form asked for.
	ErrDate = errors.New("not a date")
)

// Error is a row that is not understood.
type Error struct {
	Place
	Text string // the line, tabs expanded; may be empty
	Err  error
}

func (e *Error) Error() string { return fmt.Sprintf("%d:%d: %v", e.Line, e.Column, e.Err) }

// Unwrap returns Err.
func (e *Error) Unwrap() error { return e.Err }

// Place is where something stands in the input.
type Place struct {
	Offset int64 // in bytes, from zero
	Line   int   // from one
	Column int   // in terminal cells, from one; a tab goes to the next multiple of eight
}
