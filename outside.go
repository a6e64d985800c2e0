package centrevu

// Outside returns what the screen that shows the window shows outside of all
// windows with a title, from top to bottom and from left to right: text without
// a frame, such as the row with the clock, and that in frames that are part of
// no window, such as a menu. An ellipsis at an end says that a window may hide
// the rest. It is nil for a window that no capture was read for.
func (w *Window) Outside() []Line {
	if w.screen == nil || len(w.screen.outside) == 0 {
		return nil
	}
	lines := make([]Line, len(w.screen.outside))
	for i, strip := range w.screen.outside {
		lines[i] = w.screen.line(strip)
	}
	return lines
}
