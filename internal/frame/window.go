package frame

import (
	"slices"

	"example.com/centrevu/internal/cells"
)

// Window is a window of a screen, or what is visible of it.
type Window struct {
	Title  string
	Strips []Strip // its rows from top to bottom, and the parts of each
	Rows   []Row

	// Inner holds the windows without a title that stand inside this one.
	Inner []Window

	Framed bool  // its rows end in a border
	Open   bool  // a frame without its end
	Bare   bool  // no frame at all: the rows are those of the screen
	Broken bool  // a frame that is begun, and not seen to be whole
	Gap    int   // the row in which its left side is not drawn, though it goes on below; 0 if there is none
	Over   []int // the rows from there on that were written over the side, up to the lower border
	Short  int   // the row whose text goes on to the right of where the frame is cut off; 0 if there is none

	// Top and Left are the corner at which its frame begins; of one without, Top is
	// negative. Bottom and Right are the opposite corner of one that is whole.
	Top, Left, Bottom, Right int

	// Cut says that the capture ends in the row CutRow of the screen, which
	// lies in the window.
	Cut    bool
	CutRow int
}

// Strip is a part of a row of the screen that lies in a window and that no
// other window hides: the cells From..To, counted from zero.
type Strip struct {
	Row, From, To int

	// Before and After say that the text may go on behind what hides the
	// cells next to it.
	Before, After bool
}

// Row says which Strips of a window are the parts of one of its rows, and
// whether another window hides some of it, or all that it may say.
type Row struct {
	From, To     int
	Masked, Lost bool
}

// Windows returns the windows drawn on a screen, the frontmost first. Where a
// window lies in front of another, only the visible part of the one behind is
// returned. A screen on which no window with a title is drawn is one window of
// all its rows, with the title that stands in one of them, if any, and without
// that row and those above it. What stands outside of the windows, blanks
// aside, is returned too.
func Windows(screen []cells.Row, titles Titles) (windows []Window, outside []Strip) {
	g := grid{screen, titles}
	boxes := Find(screen)
	for i := range boxes {
		b := &boxes[i]
		if b.Title == "" {
			title, row := g.innerTitle(b)
			b.Title, b.Top, b.above = title, row, row-b.Top
		}
		if b.Title != "" {
			g.apart(b, boxes[:i])
			windows = append(windows, g.window(b, boxes[:i]))
		}
	}
	if len(windows) == 0 {
		whole, title := g.whole()
		outside = g.above(title)
		if whole.Title != "" && !g.titles.isRead(whole.Title) {
			row := g.rows[title].Cells
			if from, to := g.titles.begins(row, false); to > 0 {
				whole.Title = cells.Text(row[from:to])
				outside = append(outside, Strip{Row: title, From: to, To: to + cells.End(row[to:])})
			}
		}
		return []Window{whole}, outside
	}
	return windows, g.outside(boxes)
}

// CutIn notes that the capture ends in a row of the screen. If the border at the
// right of other rows is missing there, a part of the row is.
func (w *Window) CutIn(row int) {
	for i := range w.Strips {
		if s := &w.Strips[i]; s.Row == row && s.From < s.To {
			w.Cut, w.CutRow = true, row
			s.After = s.After || w.Framed
		}
	}
}

// grid is a screen whose windows are being found.
type grid struct {
	rows   []cells.Row
	titles Titles
}

// window returns the part of a box that the boxes in front leave visible.
func (g grid) window(b *Box, front []Box) Window {
	w := Window{Title: b.Title, Framed: b.Open, Open: b.Open, Broken: b.Open || b.EndHidden, Top: b.Top - b.above, Left: b.Left, Bottom: b.Bottom, Right: b.Right}
	for i := range front {
		f := &front[i]
		if f.Title == "" && b.Holds(*f) {
			w.Inner = append(w.Inner, g.window(f, nil))
		}
	}
	end := min(b.Bottom, len(g.rows))
	if n := end - b.Top - 1; n > 0 {
		w.Strips, w.Rows = make([]Strip, 0, n), make([]Row, 0, n)
	}
	for row := b.Top + 1; row < end; row++ {
		r := Row{From: len(w.Strips)}
		w.Strips, r.Masked = g.visible(w.Strips, row, b.Left+1, b.Right, front)
		r.To = len(w.Strips)
		s := w.Strips[r.From]
		r.Lost = r.To == r.From+1 && s.From == s.To && g.startHidden(row, b.Left+1, front)
		w.Rows = append(w.Rows, r)
	}
	return w
}

// innerTitle looks for a title in the first row inside a box that is not
// blank, and returns it with the row, or the top of the box as it is.
func (g grid) innerTitle(b *Box) (string, int) {
	for row := b.Top + 1; row < b.Bottom && row < len(g.rows); row++ {
		inside := g.rows[row].Slice(b.Left+1, b.Right).Cells
		if !slices.ContainsFunc(inside, func(c rune) bool { return c != ' ' && !Draws(c) }) {
			continue
		}
		if g.titles.can(inside) {
			if text := Trim(cells.Text(inside)); g.titles.Is(text) {
				return text, row
			}
		}
		break
	}
	return "", b.Top
}

// apart tells the title of a window that is read from what else stands in its row, such as
// how much of a list is shown.
func (g grid) apart(b *Box, front []Box) {
	if b.Top >= len(g.rows) || g.titles.isRead(b.Title) {
		return
	}
	row := g.rows[b.Top].Cells
	end := min(b.Right, len(row))
	line := func(col int) bool {
		return col >= end || hiddenTo(front, b.Top, col) > col || Line(row[col]) || row[col] == 'q'
	}
	for from := b.Left + 1; from < end; from++ {
		if line(from) {
			continue
		}
		to := from
		for to < end && !(line(to) && line(to+1)) {
			to++
		}
		if first, last := g.titles.begins(row[from:to], true); last > 0 {
			b.from, b.to = from+first, from+last
			b.Title = cells.Text(row[b.from:b.to])
			return
		}
		from = to
	}
}

// visible adds the parts of the cells from..to of a row that no box hides, at
// least one, and reports whether one hides something.
func (g grid) visible(strips []Strip, row, from, to int, front []Box) (_ []Strip, masked bool) {
	r := g.rows[row].Cells
	had := len(strips)
	cut := false // a hidden part ends where the next visible part begins
	for start := from; start < to; {
		if end := hiddenTo(front, row, start); end > start {
			start, cut, masked = end, true, true
			continue
		}
		end := start + 1
		if len(front) == 0 {
			end = to
		}
		for end < to && hiddenTo(front, row, end) == end {
			end++
		}
		s := Strip{Row: row, From: start, To: textEnd(r, start, end)}
		if s.From < s.To {
			s.Before = cut && r[start] != ' '
			s.After = end-s.To < gap(end, to) && !(end == to && Rule(r[start:s.To])) // a rule ends in the border
			strips = append(strips, s)
		}
		start, cut = end, false
	}
	if len(strips) == had {
		strips = append(strips, Strip{Row: row, From: from, To: from})
	}
	return strips, masked
}

// textEnd returns where the text in the cells from..to ends.
func textEnd(r []rune, from, to int) int {
	if to = min(to, len(r)); from >= to {
		return from
	}
	return from + cells.End(r[from:to])
}

// startHidden reports whether a box hides the place where the text of a row
// starts. One farther to the right, such as an action list, hides nothing of a
// row that shows nothing before it.
func (g grid) startHidden(row, from int, front []Box) bool {
	const margin = 8
	for col := from; col < from+margin; col++ {
		if hiddenTo(front, row, col) > col {
			return true
		}
	}
	return false
}

// gap is how many blanks must follow a text for it to have ended there: one
// before a window's border, two before what hides the rest of the row, since a
// single one can stand between two words.
func gap(end, to int) int {
	if end == to {
		return 1
	}
	return 2
}

// hiddenTo returns the first column from col on that no box in front hides.
func hiddenTo(front []Box, row, col int) int {
	for moved := true; moved; {
		moved = false
		for i := range front {
			if front[i].Covers(row, col) {
				col, moved = front[i].Right+1, true
			}
		}
	}
	return col
}
