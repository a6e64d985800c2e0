package centrevu

import (
	"slices"
)

// unclosed returns the showing without the pages at its end that only show how
// the window was closed from its bottom up: its lower border goes first, then a
// row at a time, until only the title is left. What is taken off in another way,
// or not to the end, is a change of what the window shows.
//
// Closed from the top down a window loses its title first, and all at once it
// leaves no pages.
func (s Showing) unclosed() Showing {
	borders := false // some page had them
	for k := range s.Pages[:len(s.Pages)-1] {
		borders = borders || !s.Pages[k].bare()
		far := len(s.Pages)-k > stepsARow*(len(s.Pages[k].Lines)+1)
		if !far && (!borders || !s.Pages[k].endless()) && s.closes(k) {
			return s.Part(0, k+1)
		}
	}
	return s
}

// stepsARow is how many screens are shown for each row that is taken off, at most: what
// stays for longer is shown.
const stepsARow = 8

// closes reports whether the pages behind page k only take it off the screen. Once
// the lower border is gone, a rule between rows that is the last thing left passes
// for one.
func (s Showing) closes(k int) bool {
	whole := &s.Pages[k]
	var left []string
	for i := k + 1; i < len(s.Pages); i++ {
		page := &s.Pages[i]
		if !page.endless() && (i == k+1 || len(page.Lines) >= len(whole.Lines)) {
			return false
		}
		if i == k+1 {
			left = whole.texts(len(whole.Lines))
		}
		rows := page.texts(len(whole.Lines))
		if (i > k+1 || whole.bare()) && len(left) > 0 && len(rows) < len(left) {
			left = left[:len(left)-1]
		}
		if !slices.Equal(rows, left) {
			return false
		}
	}
	return len(left) == 0
}

// endless reports whether the window has no lower border, if it ever had one.
func (w *Window) endless() bool { return w.found != nil && (w.found.Open || w.found.Bare) }

// bare reports whether the window has no borders.
func (w *Window) bare() bool { return w.found != nil && w.found.Bare }

// texts returns the words of those of the first n rows that say something, the
// windows inside included.
func (w *Window) texts(n int) []string {
	said := make([]string, min(n, len(w.Lines)))
	note := func(lines []Line) {
		for _, l := range lines {
			if i := l.Line - w.Lines[0].Line; i >= 0 && i < len(said) {
				said[i] += " " + l.Text
			}
		}
	}
	note(w.Lines)
	for i := range w.Inner {
		note(w.Inner[i].Lines)
	}
	texts := said[:0]
	for _, t := range said {
		if words := wordsIn(t); words != "" {
			texts = append(texts, words)
		}
	}
	return texts
}

// fewSteps is how many rows taken off one after the other, to the last, close a
// screen: one that loses a single row has changed.
const fewSteps = 2

// unclosedScreens returns the screens without a title but for those that only show
// how the one before was taken off row by row, from its bottom or from its top, until
// at most one row was left. They say nothing that it did not.
func unclosedScreens(all []Showing) []Showing {
	for k := 0; k < len(all); k++ {
		all = slices.Delete(all, k+1, k+1+closingSteps(all[k:]))
	}
	return all
}

// closingSteps returns how many screens behind the first only take it off.
func closingSteps(screens []Showing) (steps int) {
	first := screens[0].last()
	if !first.screen.played || len(screens) <= fewSteps || first.rowsMore(screens[1].last()) > fewSteps {
		return 0
	}
	left := first.texts(len(first.Lines))
	fromTop, taken := false, 0
	for i := range screens[1:] {
		page := screens[i+1].last()
		rows := page.texts(len(page.Lines))
		switch n := len(left); {
		case slices.Equal(rows, left): // a border went
		case n > 0 && (taken == 0 || !fromTop) && slices.Equal(rows, left[:n-1]):
			fromTop, taken = false, taken+1
		case n > 0 && (taken == 0 || fromTop) && slices.Equal(rows, left[1:]):
			fromTop, taken = true, taken+1
		default:
			return 0
		}
		if left = rows; len(left) <= 1 && taken >= fewSteps {
			steps = i + 1
			break
		}
	}
	// The last row may be left, or nothing but a border.
	for steps > 0 && steps+1 < len(screens) {
		page := screens[steps+1].last()
		if rows := page.texts(len(page.Lines)); len(rows) > len(left) || !slices.Equal(rows, left[:len(rows)]) {
			break
		}
		steps++
	}
	return steps
}

// rowsMore returns how many rows more, or less, than another window one has that say
// something.
func (w *Window) rowsMore(than *Window) (n int) {
	for _, l := range w.Lines {
		if l.Text != "" {
			n++
		}
	}
	for _, l := range than.Lines {
		if l.Text != "" {
			n--
		}
	}
	return max(n, -n)
}
