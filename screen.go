package centrevu

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/wording"
)

// Screen is what a terminal showed at one time.
type Screen struct {
	// Title is that of the frontmost window, without its border, such as
	// "Maintenance: Backup Data"; empty if no window has one.
	Title string `json:"title,omitempty"`

	// Lines holds every row of the screen, borders and blank rows included,
	// with the blanks at its end left out.
	Lines []Line `json:"lines"`

	Source  string    `json:"source,omitempty"`  // Name of the Source
	Number  int       `json:"number,omitempty"`  // one-based, in the order of the capture
	ShownAt time.Time `json:"shown_at,omitzero"` // when it was shown, zero where the capture does not say

	// CapturedAt is when the capture was begun, zero where it does not say.
	CapturedAt time.Time `json:"captured_at,omitzero"`

	// Labels holds the texts of the soft labels, and StatusLine what stands in
	// the line below the last row, which AT&T terminals have outside of the
	// screen.
	Labels     []string `json:"labels,omitempty"`
	StatusLine string   `json:"status_line,omitempty"`

	// Cut says that the capture ends in the middle of this screen, so that
	// its last line may be a part of what the program meant to show.
	Cut bool `json:"cut,omitempty"`

	// Of a screen that a capture was read for: the cells of each line, the
	// windows found on it, what stands outside of these, and the words they were
	// found with. Nil for others.
	rows    []cells.Row
	windows []frame.Window
	outside []Line
	strips  []frame.Strip // of outside
	below   []Line        // the status line and the soft labels
	words   map[string]string

	played    bool // from a recording, whose places are bytes: a row is one of the screen
	cutRow    int  // Line of the row that the capture ends in; 0: the last that is not blank
	unsettled bool // the program was drawing the screen when the capture ended
}

// Place is where the screen stands in its capture: in a recording the offset of
// the last byte that a row of it begins with, in text its first line.
func (s *Screen) Place() Position {
	if !s.played {
		if len(s.Lines) == 0 {
			return Position{}
		}
		return s.Lines[0].Position
	}
	var p Position
	for _, l := range s.Lines {
		p.Offset = max(p.Offset, l.Offset)
	}
	return p
}

// String returns the screen as text, a line per row. Read as text it is the
// same screen again.
func (s *Screen) String() string {
	var b strings.Builder
	for _, l := range s.Lines {
		b.WriteString(l.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

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

	found  *frame.Window // what Lines were made of; nil if nothing was read for them
	screen *Screen
	dated  *Screen // that showed it first, if it is only shown again; else nil

	restored bool // by the terminal, and not drawn anew since
	fewest   int  // windows that were open while it showed this, by the first row of the screen; 0 if that does not say

	under  *Screen // of the first page of a showing: the screen before it
	before []Line  // what stood outside of it on earlier screens that showed it as it is
}

// Windows returns the windows drawn on the screen, the frontmost first. Where
// a window lies in front of another, only the visible part of the one behind
// is returned. A screen on which no window with a title is drawn is returned
// as one window of all its rows, with the title that stands in one of them, if
// any, and without that row and those above it.
func (s *Screen) Windows() []Window { return s.windowsIn(s.words, nil) }

// find looks for the windows of a screen whose lines and rows are complete.
func (s *Screen) find(words *wording.Table) {
	s.windows, s.strips = frame.Windows(s.rows, frame.Titles{Words: words})
	s.outside = make([]Line, len(s.strips))
	for i, strip := range s.strips {
		s.outside[i] = s.line(strip)
	}
	if last := s.lastLine(); s.Cut && last > 0 {
		for i := range s.windows {
			s.windows[i].CutIn(last - s.Lines[0].Line)
		}
	}
	s.Title = frame.TitleOf(s.windows)
}

// windowsIn is Windows with the titles of a server's own wording, of which table
// was made; where that is nil, it is made if it is needed.
func (s *Screen) windowsIn(words map[string]string, table *wording.Table) []Window {
	s = s.taken(words, table)
	windows := make([]Window, len(s.windows))
	for i := range s.windows {
		windows[i] = s.window(&s.windows[i])
	}
	return windows
}

// taken returns the screen with its windows found in a wording: itself, if they are.
func (s *Screen) taken(words map[string]string, table *wording.Table) *Screen {
	if s.windows != nil && (sameWords(words, s.words) || maps.Equal(words, s.words)) {
		return s
	}
	again := *s
	if len(again.rows) != len(again.Lines) {
		again.rows = make([]cells.Row, len(s.Lines))
		for i, l := range s.Lines {
			again.rows[i] = cells.Of(l.Text, l.Offset)
		}
	}
	if table == nil {
		table = wording.New(words)
	}
	again.find(table)
	again.Title = s.Title
	return &again
}

// sameWords reports whether two are one map, without a look at what is in it.
func sameWords(a, b map[string]string) bool {
	return reflect.ValueOf(a).Pointer() == reflect.ValueOf(b).Pointer()
}

func (s *Screen) window(f *frame.Window) Window {
	w := Window{Title: f.Title, Lines: make([]Line, len(f.Strips)), Cut: f.Open || f.Cut, found: f, screen: s}
	for i, strip := range f.Strips {
		w.Lines[i] = s.line(strip)
	}
	for i := range f.Inner {
		w.Inner = append(w.Inner, s.window(&f.Inner[i]))
	}
	return w
}

// line returns a part of a row.
func (s *Screen) line(strip frame.Strip) Line {
	l := s.Lines[strip.Row]
	row := s.rows[strip.Row]
	l.Column = strip.From + 1
	if off, ok := row.At(strip.From); ok {
		l.Offset = off
	}
	l.Text = row.Part(l.Text, strip.From, strip.To)
	if strip.Before {
		l.Text = string(frame.Hidden) + l.Text
		l.Column--
		if off, ok := row.At(strip.From - 1); ok {
			l.Offset = off
		}
	}
	if strip.After && !strings.HasSuffix(l.Text, string(frame.Hidden)) {
		l.Text += string(frame.Hidden)
	}
	return l
}

// row returns the cells of a part of a row, with the marks that its Line has.
func (s *Screen) row(strip frame.Strip) cells.Row {
	row := s.rows[strip.Row]
	part := row.Slice(strip.From, strip.To)
	if !strip.Before && !strip.After {
		return part
	}
	marked := cells.Row{Cells: make([]rune, 0, len(part.Cells)+2), Offsets: make([]int64, 0, len(part.Cells)+2)}
	mark := func(col int) {
		off, _ := row.At(col)
		marked.Put(frame.Hidden, off)
	}
	if strip.Before {
		mark(strip.From - 1)
	}
	marked.Cells, marked.Offsets = append(marked.Cells, part.Cells...), append(marked.Offsets, part.Offsets...)
	if n := len(marked.Cells); strip.After && (n == 0 || marked.Cells[n-1] != frame.Hidden) {
		mark(strip.To)
	}
	return marked
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
