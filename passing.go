package centrevu

import (
	"slices"

	"example.com/centrevu/internal/frame"
)

// What a recording shows on the way from one page of a window to the next is no look at it:
// a program can draw it in pieces, and those of one page and of the next say together what
// neither does.

// Passing reports whether a value of page k, which stands in the rows from..to and in one
// that heads them, may be no more than what was drawn so far of what a later page shows
// there, among what was left of an earlier one, or of the screen before: each of its
// characters stands in one of these. It is false of what was shown last, and of screens
// that were saved.
func (s *Showing) Passing(k, head, from, to int) bool {
	page := &s.Pages[k]
	if !s.Recorded() || page.found == nil {
		return false
	}
	rows := page.stripsOf(head, from, to)
	pages, at := s.among(k)
	after := page.differs(pages, at, 1, rows)
	if after == nil {
		return false
	}
	under := pages[0].under
	if before := page.differs(pages, at, -1, rows); before != nil {
		under = before.screen
	}
	for _, strip := range rows {
		for col := strip.From; col < strip.To; col++ {
			c := page.screen.cell(strip.Row, col)
			if c != ' ' && c != after.screen.cell(strip.Row, col) && (under == nil || c != under.cell(strip.Row, col)) {
				return false
			}
		}
	}
	return true
}

// stripsOf returns the rows from..to of a window behind one that heads them.
func (w *Window) stripsOf(head, from, to int) []frame.Strip {
	strips := w.found.Strips
	to = min(to, len(strips))
	from, head = min(from, to), min(head, to)
	if head >= from || head < 0 {
		return strips[from:to]
	}
	return append(slices.Clone(strips[head:head+1]), strips[from:to]...)
}

// differs returns the nearest page before or behind that at an index that shows something
// else in rows of the window, as it stands; nil if none does. One of which
// another window hides a part says nothing.
func (w *Window) differs(pages []Window, at, step int, rows []frame.Strip) *Window {
	for i, left := at+step, pagesBack; i >= 0 && i < len(pages) && left > 0; i, left = i+step, left-1 {
		page := &pages[i]
		if page.found == nil || !page.inPlaceOf(w) {
			return nil
		}
		if page.masked() {
			continue
		}
		for _, strip := range rows {
			for col := strip.From; col < strip.To; col++ {
				if w.screen.cell(strip.Row, col) != page.screen.cell(strip.Row, col) {
					return page
				}
			}
		}
	}
	return nil
}

// cell returns the character in a cell, a blank if there is none.
func (s *Screen) cell(row, col int) rune {
	if row >= len(s.rows) || col >= len(s.rows[row].Cells) || s.rows[row].Cells[col] == 0 {
		return ' '
	}
	return s.rows[row].Cells[col]
}
