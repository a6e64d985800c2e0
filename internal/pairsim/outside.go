package pairsim

// outsideChanges are texts that stand on a window's screen outside of every
// window that is read.
func outsideChanges() []Change {
	beside := func(name string, f func(p *Plan, s *Server, w *Window, text string) bool) Change {
		return lines("outside: "+name, func(p *Plan, s *Server) bool {
			w := s.Windows[p.IntN(len(s.Windows))]
			return f(p, s, w, pick(p, nobody...))
		})
	}
	room := func(s *Server, w *Window, n int) bool { return s.top()+len(w.Lines)+2+n < rows-2 }
	return []Change{
		beside("behind the clock", func(p *Plan, s *Server, w *Window, text string) bool {
			w.Behead = "   " + text
			return s.Layout.Clock
		}),
		beside("above the window", func(p *Plan, s *Server, w *Window, text string) bool {
			w.Outside = []Text{{Row: pick(p, 0, 1, 2), Col: 35, Text: text}}
			return s.Layout.Menu && !s.Layout.Clock
		}),
		beside("below the window", func(p *Plan, s *Server, w *Window, text string) bool {
			w.Outside = []Text{{Row: 1 + p.IntN(3), Col: p.IntN(30), Below: true, Text: text}}
			return room(s, w, 3) && s.Layout.Says == ""
		}),
		beside("behind what the program says", func(p *Plan, s *Server, w *Window, text string) bool {
			w.Outside = []Text{{Row: 1, Col: 30, Below: true, Text: text}}
			return room(s, w, 1) && s.Layout.Says != ""
		}),
		beside("at the right of the window", func(p *Plan, s *Server, w *Window, text string) bool {
			width := 0
			for _, l := range w.Lines {
				width = max(width, len([]rune(l)))
			}
			w.Narrow = true
			w.Outside = []Text{{Row: s.top() + p.IntN(4), Col: width + 8, Text: text}}
			return width > 30 && width+8+20 < columns
		}),
		beside("in a frame below the window", func(p *Plan, s *Server, w *Window, text string) bool {
			w.Popup, w.PopRow, w.PopAt = []string{text}, len(w.Lines)+2, 4
			return room(s, w, 3) && s.Layout.Says == ""
		}),
		beside("in a frame over the corner", func(p *Plan, s *Server, w *Window, text string) bool {
			w.Popup, w.PopRow, w.PopAt = []string{text}, len(w.Lines), 4
			return room(s, w, 3) && s.Layout.Says == ""
		}),
		beside("in a message with a title", func(p *Plan, s *Server, w *Window, text string) bool {
			w.PopTitle = pick(p, "Acknowledgment", "Message", "Warning")
			w.Popup, w.PopRow, w.PopAt = []string{text}, len(w.Lines)+2, 4
			return room(s, w, 3) && s.Layout.Says == ""
		}),
		beside("in a menu", func(p *Plan, s *Server, w *Window, text string) bool {
			w.Popup, w.PopRow, w.PopAt = []string{"Reports", text, "Maintenance"}, len(w.Lines)+2, 4
			return room(s, w, 5) && s.Layout.Says == ""
		}),
	}
}
