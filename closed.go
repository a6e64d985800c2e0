package centrevu

import "slices"

// unclosed returns the showing without the pages at its end that only show how
// the window was closed from its bottom up: its lower border goes first, then a
// row at a time, until only the title is left. What is taken off in another way,
// or not to the end, is a change of what the window shows.
//
// Closed from the top down a window loses its title first, and all at once it
// leaves no pages.
func (s Showing) unclosed() Showing {
	k := len(s.Pages) - 1
	for k > 0 && s.Pages[k].endless() {
		k--
	}
	whole := &s.Pages[k]
	if k == len(s.Pages)-1 || whole.endless() {
		return s
	}
	left := whole.texts(len(whole.Lines))
	for i := k + 1; i < len(s.Pages); i++ {
		rows := s.Pages[i].texts(len(whole.Lines))
		if i > k+1 && len(left) > 0 && len(rows) < len(left) {
			left = left[:len(left)-1]
		}
		if !slices.Equal(rows, left) {
			return s
		}
	}
	if len(left) > 0 {
		return s
	}
	return s.Part(0, k+1)
}

// endless reports whether the window has no lower border, if it ever had one.
func (w *Window) endless() bool { return w.found != nil && (w.found.Open || w.found.Bare) }

// texts returns those of the first n rows that are not blank.
func (w *Window) texts(n int) []string {
	var texts []string
	for _, l := range w.Lines[:min(n, len(w.Lines))] {
		if l.Text != "" {
			texts = append(texts, l.Text)
		}
	}
	return texts
}
