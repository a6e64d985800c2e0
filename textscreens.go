package centrevu

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/wording"
)

// A screen of text that has no end would grow without bound. The largest
// windows printed to a file have a few hundred lines.
const (
	maxScreenLines = 20_000
	maxScreenBytes = 2 << 20
)

// textScreens splits text into screens.
func textScreens(lines *lineReader, row func(textLine) cells.Row, src Source) iter.Seq2[*Screen, error] {
	return func(yield func(*Screen, error) bool) {
		sp := splitter{src: src, words: wording.New(src.Words)}
		blank := true
		for {
			line, err := lines.next()
			if err != nil {
				if s := sp.flush(false); s != nil && !yield(s, nil) {
					return
				}
				switch {
				case !errors.Is(err, io.EOF):
					yield(nil, err)
				case blank:
					yield(nil, &ParseError{Err: ErrEmpty})
				}
				return
			}
			row := row(line)
			blank = blank && cells.IsBlank(row.Cells)
			if line.feed || sp.startsScreen(row.Cells) {
				if s := sp.flush(false); s != nil && !yield(s, nil) {
					return
				}
			}
			sp.add(row, line)
			if line.cut {
				if s := sp.flush(true); s != nil && !yield(s, nil) {
					return
				}
			}
			if len(sp.rows) > maxScreenLines || sp.size > maxScreenBytes {
				if s := sp.flush(false); s != nil && !yield(s, nil) {
					return
				}
				yield(nil, &ParseError{
					Position: Position{Offset: line.offset, Line: line.number},
					Err:      fmt.Errorf("%w: a screen of more than %d lines or %d bytes", ErrTooLarge, maxScreenLines, maxScreenBytes),
				})
				return
			}
		}
	}
}

// splitter gathers the rows of one screen and knows where the next begins.
type splitter struct {
	src   Source
	words *wording.Table
	rows  []cells.Row
	at    []textLine // place of each row; the bytes are not kept
	size  int

	titled bool  // a title has been seen
	open   []int // columns of the left borders of titled windows that have not ended
	framed bool  // the end of a frame has been seen
}

func (sp *splitter) add(row cells.Row, line textLine) {
	line.bytes = nil
	sp.rows = append(sp.rows, row)
	sp.at = append(sp.at, line)
	sp.size += len(row.Cells)
	sp.track(row.Cells)
}

// track follows where windows begin and end.
func (sp *splitter) track(row []rune) {
	title, left := sp.title(row)
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
	sp.framed = sp.framed || isRule(row)
}

// title returns the title that stands in the row, alone, between borders or in
// a top border. In a top border it also returns the column of the window's
// corner, else -1.
func (sp *splitter) title(row []rune) (string, int) {
	left := slices.IndexFunc(row, func(r rune) bool { return r != ' ' })
	if left < 0 || len(row) > maxTitleRow {
		return "", -1
	}
	// A window may stand beside another whose border comes first in the row.
	for from := left; from < len(row); from++ {
		if from > left && !(frame.Joint(row[from]) && from+1 < len(row) && frame.Line(row[from+1])) {
			continue
		}
		s := strings.TrimFunc(cells.Text(row[from:]), func(r rune) bool { return r == ' ' || isFrame(r) })
		if titled(sp.words.Text(s)) {
			if frame.Joint(row[from]) && from+1 < len(row) && frame.Line(row[from+1]) {
				return s, from
			}
			return s, -1
		}
	}
	return "", -1
}

// maxTitleRow bounds where a title is looked for. No terminal is wider.
const maxTitleRow = 512

// startsScreen reports whether a new screen begins with the row: its title
// follows one that the screen has already, or its first line stands there
// again after a window has ended.
func (sp *splitter) startsScreen(row []rune) bool {
	if len(sp.rows) == 0 {
		return false
	}
	if sp.titled {
		if title, left := sp.title(row); title != "" {
			// Inside an open window it is that of a window in front.
			return !slices.ContainsFunc(sp.open, func(c int) bool { return c < left || left < 0 })
		}
	}
	return sp.framed && len(sp.open) == 0 && sp.sameAsFirst(row)
}

// sameAsFirst compares a row with the screen's first, digits aside: the line
// at the top of every CMS screen has a clock in it.
func (sp *splitter) sameAsFirst(row []rune) bool {
	first := sp.rows[0].Cells
	if len(first) != len(row) || !slices.ContainsFunc(row, unicode.IsLetter) {
		return false
	}
	for i, r := range row {
		if r != first[i] && !(isDigit(r) && isDigit(first[i])) {
			return false
		}
	}
	return true
}

// flush returns the screen gathered so far, nil if there is nothing on it.
func (sp *splitter) flush(cut bool) *Screen {
	rows, at := sp.rows, sp.at
	*sp = splitter{src: sp.src, words: sp.words}
	s := &Screen{Source: sp.src.Name, Cut: cut, words: sp.words}
	any := false
	for i, r := range rows {
		any = any || !cells.IsBlank(r.Cells)
		l, _ := lineOf(r, 0, len(r.Cells), Line{
			Position: Position{Offset: at[i].offset, Line: at[i].number},
			Source:   sp.src.Name,
		})
		s.Lines = append(s.Lines, l)
		s.offsets = append(s.offsets, r.Offsets)
	}
	if !any {
		return nil
	}
	s.Title = grid{rows, s.Lines}.title(sp.words)
	return s
}

// isRule reports whether the row is nothing but line drawing.
func isRule(row []rune) bool {
	n := 0
	for _, r := range row {
		if r == ' ' {
			continue
		}
		if !isFrame(r) {
			return false
		}
		n++
	}
	return n >= 3
}

func isFrame(r rune) bool { return frame.Draws(r) }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }
