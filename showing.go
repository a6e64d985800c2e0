package centrevu

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/pages"
	"example.com/centrevu/internal/wording"
)

// Showing is one window from the screen on which it appears to the last before
// it is gone.
type Showing struct {
	Title string   // empty for a screen without a titled window
	Pages []Window // what it showed, one after another
}

// Lines returns the window's rows, the pages of a scrolled list put together:
// where they overlap the common rows stand once, and rows that really stand
// twice in a page stay two. Where rows changed in place, the later ones count.
func (s *Showing) Lines() []Line {
	if len(s.Pages) == 1 {
		return s.Pages[0].Lines
	}
	lines := s.unmasked()
	texts := make([][]string, len(lines))
	for i, page := range lines {
		texts[i] = make([]string, len(page))
		for j, l := range page {
			texts[i][j] = l.Text
		}
	}
	refs := pages.Merge(texts)
	merged := make([]Line, len(refs))
	for i, r := range refs {
		merged[i] = lines[r.Page][r.Row]
	}
	return merged
}

// Rows returns the cells of each of Lines. They are for the readers of this
// module, which cut values from them: the first cell of a row is that at the
// Column of its Line.
func (s *Showing) Rows() []cells.Row {
	lines := s.Lines()
	rows := make([]cells.Row, len(lines))
	for i, l := range lines {
		rows[i] = rowOf(l)
	}
	return rows
}

// Position returns the place of the window's first row as it was shown last.
func (s *Showing) Position() Position {
	if last := s.Pages[len(s.Pages)-1]; len(last.Lines) > 0 {
		return last.Lines[0].Position
	}
	return Position{}
}

// CapturedAt returns when the capture was begun, zero if it does not say.
func (s *Showing) CapturedAt() time.Time { return s.Pages[len(s.Pages)-1].capturedAt }

// CutAt returns the line of the showing that the capture ends in, so that it
// may be a part of what the program meant to show.
func (s *Showing) CutAt() (Line, bool) {
	last := s.Pages[len(s.Pages)-1]
	if !last.Cut {
		return Line{}, false
	}
	for _, l := range last.Lines {
		if last.cutRow > 0 && l.Line == last.cutRow && l.Text != "" {
			return l, true
		}
	}
	for i := len(last.Lines) - 1; i >= 0; i-- {
		if last.Lines[i].Text != "" {
			return last.Lines[i], true
		}
	}
	return Line{}, false
}

// Seen returns when the window was shown last: by the times of a recording, else
// by the date in its header. Zero if the capture does not say.
func (s *Showing) Seen() Seen {
	last := s.Pages[len(s.Pages)-1]
	switch {
	case !last.shownAt.IsZero():
		return Seen{last.shownAt, SeenRecording}
	case !last.capturedAt.IsZero():
		return Seen{last.capturedAt, SeenHeader}
	}
	return Seen{}
}

// Showings gathers what the screens show of the windows with one of the given
// names; see Gathering.Showings.
func Showings(screens iter.Seq2[*Screen, error], src Source, names ...string) ([]Showing, error) {
	return Gather(screens, src).Showings(names...)
}

// Gathering is all that the screens of a capture show, window by window, so
// that several readers can look for theirs.
type Gathering struct {
	words    *wording.Table
	source   string
	found    []Showing      // of windows with a title, in the order in which they appeared
	keys     []string       // of found
	untitled []Showing      // screens without any title, one each
	on       map[string]int // title -> showing that the last screen was part of
	titles   []Line         // in the order seen, each once
	errs     []error        // what the screens yielded
	redrawn  []keyed        // what was being drawn again when the capture ended
}

type keyed struct {
	key string
	err error
}

// Gather reads the screens to their end.
func Gather(screens iter.Seq2[*Screen, error], src Source) *Gathering {
	g := &Gathering{words: wording.New(src.Words), source: src.Name}
	for s, err := range screens {
		if err != nil {
			g.errs = append(g.errs, located(err, src))
			continue
		}
		g.add(s)
	}
	return g
}

// Showings returns what was shown of the windows with one of the given names,
// such as "Backup Data"; the menu that a title begins with does not matter.
// Titles are compared in the documented wording (Source.Words).
//
// If no window has one of the names, it returns the screens without any title
// instead, for a reader that knows its window by its labels. The error lists
// what the screens yielded as errors; it is ErrEmpty if there was nothing to
// read, and ErrOtherScreen, naming the titles seen, if there is neither such a
// window nor a screen without a title.
func (g *Gathering) Showings(names ...string) ([]Showing, error) {
	errs := slices.Clone(g.errs)
	mine := func(key string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return wording.Fold(n) == key })
	}
	for _, r := range g.redrawn {
		if mine(r.key) {
			errs = append(errs, r.err)
		}
	}
	var found []Showing
	for i, s := range g.found {
		if !mine(g.keys[i]) {
			continue
		}
		found = append(found, s)
		if last := s.Pages[len(s.Pages)-1]; last.open {
			errs = append(errs, g.endless(last))
		}
	}
	switch {
	case len(found) > 0:
		return found, errors.Join(errs...)
	case len(g.untitled) > 0:
		return slices.Clone(g.untitled), errors.Join(errs...)
	case len(errs) == 0 && len(g.titles) == 0:
		errs = append(errs, &ParseError{Source: g.source, Err: ErrEmpty})
	case len(g.titles) > 0:
		errs = append(errs, g.otherScreen())
	}
	return nil, errors.Join(errs...)
}

func (g *Gathering) add(s *Screen) {
	on := map[string]int{}
	for _, w := range s.windows(g.words) {
		if w.Title == "" {
			if s.Title == "" {
				g.untitled = append(g.untitled, Showing{Pages: []Window{w}})
			}
			continue
		}
		g.see(w.Title, s)
		if _, twice := on[w.Title]; twice {
			continue // another window of that name behind the front one
		}
		key := titleKey(w.Title, g.words)
		i, ok := g.on[w.Title]
		if ok && s.unsettled {
			g.redrawn = append(g.redrawn, keyed{key, g.drawnAgain(s)})
			ok = false // what is drawn so far is no page of the list before
		}
		if !ok {
			i = len(g.found)
			g.found, g.keys = append(g.found, Showing{Title: w.Title}), append(g.keys, key)
		}
		on[w.Title] = i
		g.found[i].Pages = append(g.found[i].Pages, w)
	}
	g.on = on
}

// see notes a title.
func (g *Gathering) see(title string, s *Screen) {
	if len(g.titles) >= 8 || slices.ContainsFunc(g.titles, func(l Line) bool { return l.Text == title }) {
		return
	}
	at := Line{Text: title}
	if len(s.Lines) > 0 {
		at.Position = s.Lines[0].Position
	}
	g.titles = append(g.titles, at)
}

// drawnAgain says that a window was being drawn once more when the capture
// ended. What was not drawn any more is missing.
func (g *Gathering) drawnAgain(s *Screen) error {
	at := s.Lines[s.cutRow-1]
	return &ParseError{
		Source: g.source, Position: at.Position, Text: at.Text,
		Err: fmt.Errorf("%w: the capture ends while this window is drawn again", ErrSyntax),
	}
}

// endless says that the end of a window's frame is missing: nobody knows what
// else it shows.
func (g *Gathering) endless(w Window) error {
	var at Line
	for _, l := range w.Lines {
		if l.Text != "" || at.Line == 0 {
			at = l
		}
	}
	return &ParseError{
		Source: g.source, Position: at.Position, Text: strings.Repeat(" ", max(0, at.Column-1)) + at.Text,
		Err: fmt.Errorf("%w: the end of the window is missing", ErrSyntax),
	}
}

func (g *Gathering) otherScreen() error {
	seen := make([]string, len(g.titles))
	for i, l := range g.titles {
		seen[i] = fmt.Sprintf("%q", l.Text)
	}
	return &ParseError{
		Source:   g.source,
		Position: g.titles[0].Position,
		Err:      fmt.Errorf("%w: this is %s", ErrOtherScreen, strings.Join(seen, ", ")),
	}
}
