package centrevu

import (
	"strings"
	"time"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/wording"
)

// Window is one window of a Screen.
type Window struct {
	Title string `json:"title,omitempty"` // without the border; empty if it has none
	Lines []Line `json:"lines,omitempty"` // its rows, blank ones included, without its border

	// Inner holds the windows without a title that stand inside this one,
	// such as the action list in its corner. The rows they hide end in an
	// ellipsis where the text before them may go on behind.
	Inner []Window `json:"inner,omitempty"`

	// Cut says that the end of the window is missing: the capture ends before
	// it, or a part of it was copied.
	Cut bool `json:"cut,omitempty"`

	framed     bool // the rows end in a border
	open       bool // a frame without its end
	rows       []windowRow
	capturedAt time.Time
	shownAt    time.Time
	cutRow     int // Line of the row that the capture ends in, if it is known
}

// windowRow says which Lines of a window are the parts of one row, and whether
// another window hides some of it, or all that it may say.
type windowRow struct {
	from, to     int
	masked, lost bool
}

// Windows returns the windows drawn on the screen, the frontmost first. Where
// a window lies in front of another, only the visible part of the one behind
// is returned. A screen on which no window with a title is drawn is returned
// as one window of all its rows, with the title that stands in one of them, if
// any, and without that row and those above it.
func (s *Screen) Windows() []Window { return s.windows(s.words) }

// title returns the title of the frontmost window that has one.
func (g grid) title(words *wording.Table) string {
	for _, b := range frame.Find(g.cells()) {
		if b.Title == "" {
			b.Title = g.innerTitle(&b, words)
		}
		if b.Title != "" {
			return b.Title
		}
	}
	title, _ := g.wholeTitle(words)
	return title
}

func (s *Screen) windows(words *wording.Table) []Window {
	g := s.grid()
	boxes := frame.Find(g.cells())
	var windows []Window
	for i, b := range boxes {
		if b.Title == "" {
			b.Title = g.innerTitle(&b, words)
		}
		if b.Title != "" {
			windows = append(windows, g.window(b, boxes[:i], words))
		}
	}
	if len(windows) == 0 {
		windows = append(windows, g.whole(words))
	}
	for i := range windows {
		windows[i].capturedAt, windows[i].shownAt = s.CapturedAt, s.ShownAt
	}
	if last := s.lastLine(); s.Cut && last > 0 {
		for i := range windows {
			windows[i].cutIn(last)
		}
	}
	return windows
}

// cutIn notes that the capture ends in the row given. If the border at the
// right of other rows is missing there, a part of the row is.
func (w *Window) cutIn(row int) {
	for i := range w.Lines {
		l := &w.Lines[i]
		if l.Line != row || l.Text == "" {
			continue
		}
		w.Cut, w.cutRow = true, row
		if w.framed && !strings.HasSuffix(l.Text, string(frame.Hidden)) {
			l.Text += string(frame.Hidden)
		}
	}
}

// lastLine returns the number of the row that the capture ends in: if nothing
// says which that is, the last that is not blank.
func (s *Screen) lastLine() int {
	if s.cutRow > 0 {
		return s.cutRow
	}
	for i := len(s.Lines) - 1; i >= 0; i-- {
		if s.Lines[i].Text != "" {
			return s.Lines[i].Line
		}
	}
	return 0
}

// grid is the cells of a screen with the Line that each row came from.
type grid struct {
	rows []cells.Row
	at   []Line
}

func (s *Screen) grid() grid {
	g := grid{make([]cells.Row, len(s.Lines)), s.Lines}
	for i, l := range s.Lines {
		g.rows[i] = rowOf(l)
		if i < len(s.offsets) && len(s.offsets[i]) >= len(g.rows[i].Cells) {
			g.rows[i].Offsets = s.offsets[i]
		}
	}
	return g
}

func (g grid) cells() [][]rune {
	cs := make([][]rune, len(g.rows))
	for i, r := range g.rows {
		cs[i] = r.Cells
	}
	return cs
}

// window returns the part of a box that the boxes in front leave visible.
func (g grid) window(b frame.Box, front []frame.Box, words *wording.Table) Window {
	w := Window{Title: b.Title, Cut: b.Open, framed: b.Open, open: b.Open}
	hidden := front[:len(front):len(front)]
	for _, f := range front {
		if f.Title == "" && b.Holds(f) && g.innerTitle(&f, words) == "" {
			w.Inner = append(w.Inner, g.window(f, nil, words))
		}
	}
	for row := b.Top + 1; row < b.Bottom && row < len(g.rows); row++ {
		lines, masked := g.visible(row, b.Left+1, b.Right, hidden)
		lost := lines[0].Text == "" && len(lines) == 1 && g.startHidden(row, b.Left+1, hidden)
		w.rows = append(w.rows, windowRow{len(w.Lines), len(w.Lines) + len(lines), masked, lost})
		w.Lines = append(w.Lines, lines...)
	}
	return w
}

// innerTitle looks for a title in the first row inside a box that is not
// blank, and moves the top of the box there.
func (g grid) innerTitle(b *frame.Box, words *wording.Table) string {
	for row := b.Top + 1; row < b.Bottom && row < len(g.rows); row++ {
		text := g.rows[row].Slice(b.Left+1, b.Right).Text()
		if text = trimFrame(text); text == "" {
			continue
		}
		if !titled(words.Text(text)) {
			return ""
		}
		b.Top = row
		return text
	}
	return ""
}

// visible returns the parts of the cells from..to of a row that no box hides,
// at least one, and whether one hides something.
func (g grid) visible(row, from, to int, front []frame.Box) (lines []Line, masked bool) {
	r := g.rows[row]
	cut := false // a hidden part ends where the next visible part begins
	for start := from; start < to; {
		if end := hiddenTo(front, row, start); end > start {
			start, cut, masked = end, true, true
			continue
		}
		end := start + 1
		for end < to && hiddenTo(front, row, end) == end {
			end++
		}
		l, _ := lineOf(r, start, end, g.at[row])
		if cut && l.Text != "" && l.Text[0] != ' ' {
			l.Text = string(frame.Hidden) + l.Text
			l.Column--
		}
		if l.Text != "" && end-cellEnd(l) < gap(end, to) {
			l.Text += string(frame.Hidden)
		}
		if l.Text != "" {
			lines = append(lines, l)
		}
		start, cut = end, false
	}
	if len(lines) == 0 {
		l, _ := lineOf(r, from, from, g.at[row])
		lines = []Line{l}
	}
	return lines, masked
}

// startHidden reports whether a box hides the place where the text of a row
// starts. One farther to the right, such as an action list, hides nothing of a
// row that shows nothing before it.
func (g grid) startHidden(row, from int, front []frame.Box) bool {
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

func cellEnd(l Line) int { return l.Column - 1 + len(rowOf(Line{Text: l.Text}).Cells) }

// hiddenTo returns the first column from col on that no box in front hides.
func hiddenTo(front []frame.Box, row, col int) int {
	for moved := true; moved; {
		moved = false
		for _, b := range front {
			if b.Covers(row, col) {
				col, moved = b.Right+1, true
			}
		}
	}
	return col
}
