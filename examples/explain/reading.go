package main

import (
	"errors"
	"iter"
	"time"

	"example.com/centrevu"
)

// parsers holds what looks through the screens, in the order of the summary.
var parsers = [...]struct {
	name string
	read func(iter.Seq2[*centrevu.Screen, error], centrevu.Source) reading
}{
	{"backup", readBackup},
	{"archive", readArchive},
	{"links", readLinks},
	{"errlog", readErrlog},
}

// errlogs is the place of the error log in parsers.
const errlogs = 3

// reading is what one parser made of some screens.
type reading struct {
	values    []value
	unclaimed []centrevu.Line
	problems  []*centrevu.ParseError
	seen      bool // its window is there, be it an empty one
	say       func(m *mask) string
}

// value is one thing that was read.
type value struct {
	field string // of the parser's type; empty if the parser has but one
	at    centrevu.Position
	row   string       // the row it was read from, if that is told
	acd   centrevu.ACD // whose value it is, zero if none's
	say   func(m *mask) string
}

// finish notes what went wrong, and whether the parser saw its window.
func (r *reading) finish(err error) {
	r.seen = len(r.values) > 0
	each(err, func(pe *centrevu.ParseError) {
		if errors.Is(pe, centrevu.ErrOtherScreen) || errors.Is(pe, centrevu.ErrEmpty) {
			return
		}
		r.problems = append(r.problems, pe)
		r.seen = r.seen || errors.Is(pe, centrevu.ErrNoRows) || errors.Is(pe, centrevu.ErrSyntax)
	})
}

// wrongAt returns the problem with a line, if there is one.
func (r *reading) wrongAt(line int) *centrevu.ParseError {
	for _, p := range r.problems {
		if p.Line == line {
			return p
		}
	}
	return nil
}

// each takes apart what errors.Join put together.
func each(err error, do func(*centrevu.ParseError)) {
	if list, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range list.Unwrap() {
			each(e, do)
		}
		return
	}
	var pe *centrevu.ParseError
	switch {
	case err == nil:
	case errors.As(err, &pe):
		do(pe)
	default:
		do(&centrevu.ParseError{Err: err})
	}
}

// stamp is a wall-clock time of the server.
func stamp(t time.Time) string {
	if t.Second() == 0 {
		return t.Format("2006-01-02 15:04")
	}
	return t.Format("2006-01-02 15:04:05")
}
