package centrevu

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

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

// Showings gathers what the screens show of the windows with one of the given
// names, such as "Backup Data"; the menu that a title begins with does not
// matter. Titles are compared in the documented wording (Source.Words).
//
// If no window has one of the names, it returns the screens without any title
// instead, for a reader that knows its window by its labels. The error lists
// what the screens yielded as errors; it is ErrEmpty if there was nothing to
// read, and ErrOtherScreen, naming the titles seen, if there is neither such a
// window nor a screen without a title.
func Showings(screens iter.Seq2[*Screen, error], src Source, names ...string) ([]Showing, error) {
	g := gatherer{words: wording.New(src.Words), source: src.Name}
	for _, n := range names {
		g.names = append(g.names, wording.Fold(n))
	}
	var errs []error
	for s, err := range screens {
		if err != nil {
			errs = append(errs, located(err, src))
			continue
		}
		g.add(s)
	}
	errs = append(errs, g.errs...)
	for i := range g.found {
		if last := g.found[i].Pages[len(g.found[i].Pages)-1]; last.open {
			errs = append(errs, g.endless(last))
		}
	}
	switch {
	case len(g.found) > 0:
		return g.found, errors.Join(errs...)
	case len(g.untitled) > 0:
		return g.untitled, errors.Join(errs...)
	case len(errs) == 0 && len(g.titles) == 0:
		errs = append(errs, &ParseError{Source: src.Name, Err: ErrEmpty})
	case len(g.titles) > 0:
		errs = append(errs, g.otherScreen())
	}
	return nil, errors.Join(errs...)
}

type gatherer struct {
	words    *wording.Table
	source   string
	names    []string
	found    []Showing
	untitled []Showing
	on       map[string]int // title -> showing that the last screen was part of
	titles   []Line         // of the other windows, in the order seen
	errs     []error
}

// redrawn says that a window was being drawn once more when the capture ended.
// What was not drawn any more is missing.
func (g *gatherer) redrawn(s *Screen) error {
	at := s.Lines[s.cutRow-1]
	return &ParseError{
		Source: g.source, Position: at.Position, Text: at.Text,
		Err: fmt.Errorf("%w: the capture ends while this window is drawn again", ErrSyntax),
	}
}

func (g *gatherer) add(s *Screen) {
	on := map[string]int{}
	for _, w := range s.windows(g.words) {
		switch {
		case w.Title == "":
			if s.Title == "" {
				g.untitled = append(g.untitled, Showing{Pages: []Window{w}})
			}
		case slices.Contains(g.names, titleKey(w.Title, g.words)):
			if _, twice := on[w.Title]; twice {
				continue // another window of that name behind the front one
			}
			i, ok := g.on[w.Title]
			if ok && s.unsettled {
				g.errs = append(g.errs, g.redrawn(s))
				ok = false // what is drawn so far is no page of the list before
			}
			if !ok {
				i = len(g.found)
				g.found = append(g.found, Showing{Title: w.Title})
			}
			on[w.Title] = i
			g.found[i].Pages = append(g.found[i].Pages, w)
		case len(g.titles) < 8 && !slices.ContainsFunc(g.titles, func(l Line) bool { return l.Text == w.Title }):
			at := Line{Text: w.Title}
			if len(s.Lines) > 0 {
				at.Position = s.Lines[0].Position
			}
			g.titles = append(g.titles, at)
		}
	}
	g.on = on
}

// endless says that the end of a window's frame is missing: nobody knows what
// else it shows.
func (g *gatherer) endless(w Window) error {
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

func (g *gatherer) otherScreen() error {
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
