package report

import (
	"errors"
	"io"
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/who"
)

// Logins is who was logged in to a server, as the command who shows it.
type Logins struct {
	Users []Login `json:"users"` // in the order shown; empty if nobody was

	// Unclaimed holds the lines that are no row of who.
	Unclaimed []centrevu.Line `json:"unclaimed,omitempty"`

	At centrevu.Line `json:"at,omitzero"` // the first line of the output
}

// Login is one row of who.
type Login struct {
	User  string        `json:"user"`
	Line  string        `json:"line"`           // the terminal, such as "pts/1"
	From  string        `json:"from,omitempty"` // the host, where it is shown
	Since time.Time     `json:"since,omitzero"` // zero if the row's time does not tell the year
	At    centrevu.Line `json:"at,omitzero"`    // the row it was read from
}

// maxLogins is how much output of who is read.
const maxLogins = 1 << 20

var (
	// ErrNotWho says that a capture does not show the output of who.
	ErrNotWho = who.ErrNotWho
	// ErrNoUsers says that who was asked for something else than users: who -b
	// and who -r tell of the system's start and its run level.
	ErrNoUsers = who.ErrNoUsers
)

// ParseLogins reads the output of the command who (POSIX), with or without its
// heading, as Solaris and as Linux print it in the languages of the servers,
// and what who -q prints. Where the command stands above it, so may a login
// banner, and other commands may stand behind it; of several outputs the last
// counts. Without the command any other text before the first row is
// ErrNotWho, for a capture of something else must not read as "nobody"; text
// among the rows goes to Unclaimed.
//
// Rows of who -a that name no user are passed over, and an output that has no
// others, as those of who -b and who -r, is ErrNoUsers. A date that does not
// exist is an error, and so is an output that was sent through a filter, for
// rows may be missing.
//
// A row's month and day get the year that puts them at most a day after
// src.CapturedAt; without that, Since is zero.
func ParseLogins(r io.Reader, src centrevu.Source) (*Logins, error) {
	limited := &io.LimitedReader{R: r, N: maxLogins + 1}
	var lines []centrevu.Line
	for l, err := range centrevu.Lines(limited, src) {
		if err != nil && limited.N > 0 {
			return &Logins{}, err
		}
		lines = append(lines, l)
	}
	if limited.N == 0 {
		return &Logins{}, &centrevu.ParseError{Source: src.Name, Err: centrevu.ErrTooLarge}
	}
	return parseLogins(lines, src)
}

func parseLogins(lines []centrevu.Line, src centrevu.Source) (*Logins, error) {
	out, err := who.Parse(lines, src)
	l := &Logins{At: out.At, Unclaimed: out.Unclaimed, Users: []Login{}}
	for _, u := range out.Users {
		l.Users = append(l.Users, Login{User: u.Name, Line: u.Line, From: u.From, Since: u.Since, At: u.At})
	}
	return l, err
}

// readWho looks for the output of who: in the text, or on the last screen of a
// recording that shows any.
func readWho(f *file) (*sighting, error) {
	src := f.src
	if src.CapturedAt.IsZero() {
		src.CapturedAt = f.written
	}
	var logins *Logins
	err := error(errNothing)
	if f.text != nil && f.text.has(whoText) {
		logins, err = parseLogins(f.text.linesOf(whoText, promptText), src)
	}
	if f.text == nil {
		for _, page := range slices.Backward(f.pages) {
			if page.Title != "" || !slices.ContainsFunc(page.Lines, func(l centrevu.Line) bool { return isOfShell(l.Text) }) {
				continue
			}
			l, e := parseLogins(page.Lines, src)
			if errors.Is(err, ErrNoUsers) && (errors.Is(e, ErrNotWho) || errors.Is(e, centrevu.ErrEmpty)) {
				continue
			}
			if logins, err = l, e; !errors.Is(err, ErrNotWho) && !errors.Is(err, centrevu.ErrEmpty) && !errors.Is(err, ErrNoUsers) {
				break
			}
		}
	}
	switch {
	case errors.Is(err, ErrNotWho), logins == nil, logins.At == (centrevu.Line{}) && errors.Is(err, centrevu.ErrEmpty):
		return nil, errNothing
	case errors.Is(err, ErrNoUsers):
		return &sighting{factless: true}, nil
	case errors.Is(err, who.ErrHalted):
		return nil, err
	case errors.Is(err, centrevu.ErrEmpty):
		// The command was typed, and what it printed was not seen.
		return nil, &centrevu.ParseError{Source: src.Name, Position: logins.At.Position, Text: logins.At.Text, Err: centrevu.ErrNoRows}
	}
	return &sighting{shown: Server{Logins: logins}}, err
}

// isOfShell reports whether a line shows that who was called.
func isOfShell(text string) bool { return who.IsCommand(text) }
