package centrevu

import (
	"fmt"
	"strings"

	"example.com/centrevu/internal/frame"
)

// unmasked returns the lines of each page. A row of which another window hides
// a part is taken from the page before or after, if that shows the same row
// whole: a menu opened over a list and closed again changes nothing in it.
func (s *Showing) unmasked() [][]Line {
	all := make([][]Line, len(s.Pages))
	for k, page := range s.Pages {
		if len(page.rows) == 0 {
			all[k] = page.Lines
			continue
		}
		for n, row := range page.rows {
			lines := page.Lines[row.from:row.to]
			if row.masked {
				if whole, ok := s.wholeRow(k, n, lines); ok {
					lines = []Line{whole}
				}
			}
			all[k] = append(all[k], lines...)
		}
	}
	return all
}

// Hidden returns an error (ErrSyntax) if another window hides a row of the last
// page and no other page shows it, for nobody knows what it says. A reader that
// finds its list in a frame inside the window has no use for this.
func (s *Showing) Hidden(src Source) error {
	k := len(s.Pages) - 1
	page := s.Pages[k]
	for n, row := range page.rows {
		lines := page.Lines[row.from:row.to]
		if !row.lost {
			continue
		}
		if _, ok := s.wholeRow(k, n, lines); !ok {
			return &ParseError{Source: src.Name, Position: lines[0].Position, Err: fmt.Errorf("%w: another window hides this row", ErrSyntax)}
		}
	}
	return nil
}

// wholeRow looks for row n of page k in the nearest pages that show it whole.
func (s *Showing) wholeRow(k, n int, visible []Line) (Line, bool) {
	for _, step := range [...]int{-1, 1} {
		for i := k + step; i >= 0 && i < len(s.Pages); i += step {
			page := &s.Pages[i]
			if n >= len(page.rows) || len(page.rows) != len(s.Pages[k].rows) {
				break
			}
			if row := page.rows[n]; !row.masked {
				if whole := page.Lines[row.from]; shows(whole, visible) {
					return whole, true
				}
				break
			}
		}
	}
	return Line{}, false
}

// shows reports whether the parts of a row stand in the whole row where they
// were seen.
func shows(whole Line, parts []Line) bool {
	cells := rowOf(Line{Text: whole.Text}).Cells
	for _, p := range parts {
		text := strings.TrimSuffix(p.Text, string(frame.Hidden))
		column := p.Column - whole.Column
		if t, ok := strings.CutPrefix(text, string(frame.Hidden)); ok {
			text, column = t, column+1
		}
		for i, c := range rowOf(Line{Text: text}).Cells {
			at := rune(' ')
			if column+i >= 0 && column+i < len(cells) {
				at = cells[column+i]
			}
			if c != at {
				return false
			}
		}
	}
	return true
}
