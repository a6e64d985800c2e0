package report

import (
	"errors"
	"iter"

	"example.com/centrevu"
)

// What can be wrong with a folder of captures, beside what centrevu names.
var (
	// ErrNoCaptures: the folder holds no file.
	ErrNoCaptures = errors.New("no captures")
	// ErrUnrecognised: the file was recognised as nothing that is read here.
	ErrUnrecognised = errors.New("recognised as nothing")
	// ErrAmbiguous: two files show different values of one fact, and nothing
	// says which was captured later.
	ErrAmbiguous = errors.New("no telling which is later")
	// ErrUndone: a look shows as past what an earlier one belies, of another capture or
	// of the same: a last backup or run that is older than the last one was, or a
	// success in the place of a failure since which nothing has run.
	ErrUndone = errors.New("cannot have been undone since")
)

// Problem is something in a capture that was not understood, so that a server
// cannot be called healthy.
type Problem struct {
	Fact    Fact          `json:"fact,omitzero"` // what it concerns, zero if that is not known
	At      centrevu.Line `json:"at"`            // where, as far as it is known
	Message string        `json:"message"`       // what is wrong, on one line, without the place; empty for what Err says
	Err     error         `json:"-"`             // the error it was made from
}

// Error returns the place and the message.
func (p Problem) Error() string {
	if p.Err != nil {
		return p.Err.Error()
	}
	e := centrevu.ParseError{Source: p.At.Source, Position: p.At.Position, Text: p.At.Text, Err: errors.New(p.Message)}
	return e.Error()
}

// Unwrap returns Err.
func (p Problem) Unwrap() error { return p.Err }

// Problems splits what a parser returned beside its values into one Problem
// for each place. It is for callers who fill a Server by themselves:
//
//	server.Backup, err = backup.Parse(r, src)
//	server.Problems = append(server.Problems, report.Problems(report.FactBackup, err)...)
func Problems(f Fact, err error) []Problem {
	var list []Problem
	for err := range flat(err) {
		p := Problem{Fact: f, Message: err.Error(), Err: err}
		var at *centrevu.ParseError
		if errors.As(err, &at) {
			p.At = centrevu.Line{Position: at.Position, Text: at.Text, Source: at.Source}
			if at.Err != nil {
				p.Message = at.Err.Error()
			}
		}
		list = append(list, p)
	}
	return list
}

// flat yields every error of a list made by errors.Join, depth first.
func flat(err error) iter.Seq[error] {
	return func(yield func(error) bool) { flatten(err, yield) }
}

func flatten(err error, yield func(error) bool) bool {
	if err == nil {
		return true
	}
	list, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return yield(err)
	}
	for _, err := range list.Unwrap() {
		if !flatten(err, yield) {
			return false
		}
	}
	return true
}
