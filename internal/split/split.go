// Package split cuts text into the screens that were saved in it: after a form
// feed, after a window's end or the line of its title where another title
// follows, and where a line from above the screen's window stands again after that
// has ended.
package split

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"unicode"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/lines"
)

// A screen of text that has no end would grow without bound. The largest
// windows printed to a file have a few hundred lines.
const (
	maxLines = 20_000
	maxBytes = 2 << 20

	// maxAbove is how many rows above a window are compared with those below it.
	maxAbove = 8
)

// ErrTooLarge: a screen without an end.
var ErrTooLarge = fmt.Errorf("a screen of more than %d lines or %d bytes", maxLines, maxBytes)

// Screen is the rows of one screen.
type Screen struct {
	Rows []cells.Row
	At   []Place // of each row
	Cut  bool    // the input ends in its last row
}

// Place is where a row begins.
type Place struct {
	Offset int64
	Number int // of the line, one-based
}

// Screens cuts text into screens; blank ones are left out. row makes the cells
// of a line. The error that ends the reading, if one does, is a *lines.Error.
func Screens(r *lines.Reader, row func(lines.Line) cells.Row, titles frame.Titles) iter.Seq2[*Screen, error] {
	return func(yield func(*Screen, error) bool) {
		var sp splitter
		for {
			line, err := r.Next()
			if err != nil {
				if s := sp.flush(false); s != nil && !yield(s, nil) {
					return
				}
				if !errors.Is(err, io.EOF) {
					yield(nil, err)
				}
				return
			}
			row := row(line)
			title, left := titles.Of(row.Cells)
			if line.Feed || sp.startsScreen(row.Cells, title, left) {
				if s := sp.flush(false); s != nil && !yield(s, nil) {
					return
				}
			}
			sp.add(row, line)
			sp.track(row.Cells, title, left)
			if line.Cut {
				if s := sp.flush(true); s != nil && !yield(s, nil) {
					return
				}
			}
			if len(sp.rows) > maxLines || sp.size > maxBytes {
				if s := sp.flush(false); s != nil && !yield(s, nil) {
					return
				}
				yield(nil, &lines.Error{Offset: line.Offset, Number: line.Number, Err: ErrTooLarge})
				return
			}
		}
	}
}

// splitter gathers the rows of one screen and knows where the next begins.
type splitter struct {
	rows  []cells.Row
	at    []Place
	size  int
	shows bool // some row is not blank

	titled bool  // a title has been seen
	above  int   // how many rows stand above the first title or rule, some at most
	open   []int // columns of the left borders of titled windows that have not ended
	framed bool  // a rule has been seen, and so perhaps the end of a frame
}

func (sp *splitter) add(row cells.Row, line lines.Line) {
	if sp.rows == nil {
		const rows = 24 // of a terminal
		sp.rows, sp.at = make([]cells.Row, 0, rows), make([]Place, 0, rows)
	}
	sp.rows = append(sp.rows, row)
	sp.at = append(sp.at, Place{line.Offset, line.Number})
	sp.size += len(row.Cells)
	sp.shows = sp.shows || !cells.IsBlank(row.Cells)
}

// track follows where windows begin and end. A title stands in the row if it is
// not empty, and left is the column of its window's corner.
func (sp *splitter) track(row []rune, title string, left int) {
	rule := title == "" && frame.Rule(row)
	if !sp.titled && title == "" && !rule && !sp.framed && sp.above < maxAbove {
		sp.above = len(sp.rows)
	}
	if title != "" {
		sp.titled = true
		if left >= 0 {
			sp.open = append(sp.open, left)
		}
		return
	}
	sp.open = slices.DeleteFunc(sp.open, func(c int) bool {
		return c+1 < len(row) && frame.Joint(row[c]) && frame.Line(row[c+1])
	})
	sp.framed = sp.framed || rule
}

// startsScreen reports whether a new screen begins with the row: its title
// follows one that the screen has already, or its first line stands there
// again after a window has ended.
func (sp *splitter) startsScreen(row []rune, title string, left int) bool {
	if len(sp.rows) == 0 {
		return false
	}
	if sp.titled && title != "" {
		// Inside an open window it is that of a window in front.
		return !slices.ContainsFunc(sp.open, func(c int) bool { return c < left || left < 0 })
	}
	return sp.framed && len(sp.open) == 0 && sp.standsAbove(row)
}

// standsAbove compares a row with those above the screen's first window, digits
// aside: the line at the top of every CMS screen has a clock in it, and a command
// that printed the screen can stand above that.
func (sp *splitter) standsAbove(row []rune) bool {
	if !slices.ContainsFunc(row, unicode.IsLetter) {
		return false
	}
	return slices.ContainsFunc(sp.rows[:max(1, sp.above)], func(r cells.Row) bool { return sameButDigits(r.Cells, row) })
}

func sameButDigits(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	for i, r := range b {
		if r != a[i] && !(isDigit(r) && isDigit(a[i])) {
			return false
		}
	}
	return true
}

// flush returns the screen gathered so far, nil if there is nothing on it.
func (sp *splitter) flush(cut bool) *Screen {
	s := &Screen{Rows: sp.rows, At: sp.at, Cut: cut}
	shows := sp.shows
	*sp = splitter{}
	if !shows {
		return nil
	}
	return s
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }
