// Package split cuts text into the screens that were saved in it: after a form
// feed, after a window's end or the line of its title where another title
// follows, and where a line from above the screen's window stands again after that
// has ended. A line that says when a screen was shown, with all below it, belongs to
// the window that follows.
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
	"example.com/centrevu/internal/topline"
	"example.com/centrevu/internal/wallclock"
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
		flush := func(n int, cut bool) bool {
			s := sp.flush(n, cut)
			return s == nil || yield(s, nil)
		}
		for {
			line, err := r.Next()
			if err != nil {
				if flush(len(sp.rows), false) && !errors.Is(err, io.EOF) {
					yield(nil, err)
				}
				return
			}
			row := row(line)
			title, left := titles.Of(row.Cells)
			dates := datesOf(row.Cells)
			ends := len(sp.rows)
			if !line.Feed || sp.dated && sp.says == 1 { // it tells of what the feed brings
				ends = sp.ends(row.Cells, title, left, dates)
			}
			if ends > 0 && !flush(ends, false) {
				return
			}
			sp.add(row, Place{line.Offset, line.Number})
			sp.track(row.Cells, title, left, dates)
			if line.Cut && !flush(len(sp.rows), true) {
				return
			}
			if len(sp.rows) > maxLines || sp.size > maxBytes {
				if flush(len(sp.rows), false) {
					yield(nil, &lines.Error{Offset: line.Offset, Number: line.Number, Err: ErrTooLarge})
				}
				return
			}
		}
	}
}

// splitter gathers the rows of one screen and knows where the next begins.
type splitter struct {
	rows []cells.Row
	at   []Place
	size int
	says int // rows that are not blank

	titled bool  // a title has been seen
	above  int   // how many rows stand above the first title or rule, some at most
	open   []int // columns of the left borders of titled windows that have not ended
	framed bool  // a rule has been seen, and so perhaps the end of a frame

	boxed bool // a title has been seen in a border
	clock bool // a row with a clock has been seen
	dated bool // or a date and time alone

	// next is the row behind the windows that says when the screen below it was
	// shown, if there is one: what stands from there on is of that. 0: none.
	next int
}

// dates is how a row says when a screen was shown.
type dates uint8

const (
	noDate dates = iota
	lone         // a date and time alone
	named        // a clock and the name of the product
)

func datesOf(row []rune) dates {
	from, to, marked := 0, cells.End(row), false
	for from < to && (row[from] == ' ' || row[from] == '>' || frame.Side(row[from])) {
		marked = marked || row[from] != ' ' // such a row may be one of a window: only a name tells
		from++
	}
	if from == to || to-from > maxDates || !unicode.IsLetter(row[from]) && !unicode.IsDigit(row[from]) || !slices.ContainsFunc(row[from:to], func(c rune) bool { return c == ':' || c == '：' }) {
		return noDate
	}
	text := cells.Text(row[from:to])
	if _, ok := topline.Clock(text, wallclock.Reader{}); ok {
		return named
	}
	if !marked && topline.IsDate(text) {
		return lone
	}
	return noDate
}

// maxDates is how many cells a row that says when a screen was shown takes at most:
// the widest terminal has no more.
const maxDates = 256

func (sp *splitter) add(row cells.Row, at Place) {
	if sp.rows == nil {
		const rows = 24 // of a terminal
		sp.rows, sp.at = make([]cells.Row, 0, rows), make([]Place, 0, rows)
	}
	sp.rows = append(sp.rows, row)
	sp.at = append(sp.at, at)
	sp.size += len(row.Cells)
	if !cells.IsBlank(row.Cells) {
		sp.says++
	}
}

// track follows where windows begin and end. A title stands in the row if it is
// not empty, and left is the column of its window's corner.
func (sp *splitter) track(row []rune, title string, left int, dates dates) {
	switch {
	case dates == named && (sp.titled || sp.framed) || dates == lone && sp.titled:
		if len(sp.open) == 0 && sp.next == 0 {
			sp.next = len(sp.rows) - 1
		}
	case dates == noDate && !sp.boxed && !cells.IsBlank(row) && sp.next > 0 && datesOf(sp.rows[sp.next].Cells) == lone:
		sp.next = 0 // without a frame it may be a value of the window
	}
	sp.clock = sp.clock || dates == named
	sp.dated = sp.dated || dates != noDate
	rule := title == "" && frame.Rule(row)
	if !sp.titled && title == "" && !rule && !sp.framed && sp.above < maxAbove {
		sp.above = len(sp.rows)
	}
	if title != "" {
		sp.titled = true
		if left >= 0 {
			sp.boxed = true
			sp.open = append(sp.open, left)
		}
		return
	}
	sp.open = slices.DeleteFunc(sp.open, func(c int) bool {
		return c+1 < len(row) && frame.Joint(row[c]) && frame.Line(row[c+1])
	})
	sp.framed = sp.framed || rule
}

// ends returns how many rows are those of the screen that a row ends, 0 if it ends
// none: its title follows one that the screen has already, or its first line stands
// there again after a window has ended.
func (sp *splitter) ends(row []rune, title string, left int, dates dates) int {
	if len(sp.rows) == 0 {
		return 0
	}
	again := dates == named && sp.clock && len(sp.open) == 0
	if sp.next > 0 && (title != "" || begins(row) || again) {
		return sp.next
	}
	if again {
		return len(sp.rows)
	}
	if sp.titled && title != "" {
		// Inside an open window it is that of a window in front.
		if slices.ContainsFunc(sp.open, func(c int) bool { return c < left || left < 0 }) {
			return 0
		}
		return len(sp.rows)
	}
	if sp.framed && len(sp.open) == 0 && sp.standsAbove(row) {
		return len(sp.rows)
	}
	return 0
}

// begins reports whether a row begins with the corner of a window.
func begins(row []rune) bool {
	at := slices.IndexFunc(row, func(r rune) bool { return r != ' ' })
	return at >= 0 && at+1 < len(row) && frame.Joint(row[at]) && frame.Line(row[at+1])
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

// flush returns the screen of the first n rows, nil if there is nothing on it. The
// other rows are the first of the next.
func (sp *splitter) flush(n int, cut bool) *Screen {
	s := &Screen{Rows: sp.rows[:n:n], At: sp.at[:n:n], Cut: cut}
	rows, at := sp.rows[n:], sp.at[n:]
	shows := sp.says > 0
	*sp = splitter{}
	for i, row := range rows {
		sp.add(row, at[i])
		sp.track(row.Cells, "", -1, datesOf(row.Cells))
	}
	if !shows {
		return nil
	}
	return s
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }
