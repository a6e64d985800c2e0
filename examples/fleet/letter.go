package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/internal/plain"
)

// letter is a dead letter: a file of which something could not be read, or not
// understood.
type letter struct {
	Path   string `json:"path"`
	Errors int    `json:"errors"`         // how many things are wrong with it
	Line   int    `json:"line,omitempty"` // of the first of them, if it is known
	Offset int64  `json:"offset,omitempty"`
	Error  string `json:"error"` // the first of them

	fatal bool // not all of the file was read
}

// add notes an error of a parser. Of a file that was read from its start, it
// tells the line of what was not understood; of a failure to read on it cannot.
func (l *letter) add(err error, fromStart bool) {
	for e := range centrevu.Errors(err) {
		if l.Errors++; l.Errors == 1 {
			l.Line, l.Offset, l.Error = e.Line, e.Offset, brief(e.Err)
		}
		placed := errors.Is(e.Err, centrevu.ErrSyntax) || errors.Is(e.Err, centrevu.ErrTooLarge)
		if !placed || fromStart && e.Line == 0 {
			l.fatal = true
		}
	}
}

// row is ordered by path, and what is wrong with one file by where it is.
func (l *letter) row() row {
	l.Path = validName(l.Path)
	text, _ := json.Marshal(l) // it has texts and numbers only
	return newRow(text, l.Path, fmt.Sprintf("%020d", l.Offset))
}

// guarded calls f. A file that brings its reader down is a file that could not
// be read, and the run goes on.
func guarded(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("reading it failed: %v", r)
		}
	}()
	return f()
}

// brief returns a message on one line, bounded, and without what a file could
// put into it to deceive a terminal.
func brief(err error) string {
	const most = 300
	s := plain.Line(cli.Cause(err).Error())
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "..."
	}
	return s
}
