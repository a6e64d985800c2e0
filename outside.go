package centrevu

import "slices"

// Outside returns what the screens that show the window as it is show outside of
// all windows with a title, from top to bottom and from left to right: text
// without a frame, such as the row with the clock, and that in frames that are
// part of no window, such as a menu. What stood there on an earlier screen and no
// more on the last comes first. An ellipsis at an end says that a window may hide
// the rest. It is nil for a window that no capture was read for. The lines are those
// of the screen and not to be changed.
func (w *Window) Outside() []Line {
	if w.screen == nil || len(w.screen.outside)+len(w.before) == 0 {
		return nil
	}
	if len(w.before) == 0 {
		return w.screen.outside
	}
	return slices.Concat(w.before, w.screen.outside)
}

// follow makes the window the one that a screen before it showed already, and
// keeps what stood outside of it there and has changed. It returns how many bytes
// that takes.
func (w *Window) follow(old *Window) (size int) {
	const line = 56 // bytes of a Line
	w.before = old.before
	for i, strip := range old.screen.strips {
		if now := w.screen.Lines; strip.Row >= len(now) || now[strip.Row].Text != old.screen.Lines[strip.Row].Text {
			w.before = append(w.before, old.screen.outside[i])
			size += line + len(old.screen.Lines[strip.Row].Text)
		}
	}
	return size
}

// Below returns what a recording shows below the last row of the screen: the
// status line, in the row that it has on the terminal, and each soft label, whose
// Offset is that of the sequence that set it. It is nil if there are none.
func (s *Screen) Below() []Line { return s.below }
