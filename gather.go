package centrevu

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/topline"
	"example.com/centrevu/internal/wording"
)

// Showings gathers what the screens show of the windows with one of the given
// names; see Gathering.Showings.
func Showings(screens iter.Seq2[*Screen, error], src Source, names ...string) ([]Showing, error) {
	return Gather(screens, src).Showings(names...)
}

// maxScreens bounds how many screens are looked through. A day's recording has
// some hundred.
const maxScreens = 100_000

// Gathering is all that the screens of a capture show, window by window, so
// that several readers can look for theirs.
type Gathering struct {
	src      Source
	titles   frame.Titles
	found    []Showing       // of windows with a title, in the order in which they appeared
	keys     []string        // of found
	untitled []Showing       // screens without any title, one each
	on       []int           // showings that the last screen was part of
	last     *Screen         // the last that was added
	spare    []int           // those of the screen before that, to be filled again
	newest   map[string]news // by the key of windows
	behind   []behind        // showings whose window may be shown again
	open     int             // windows on the last screen, 0 if its first row does not say
	top      string          // the last first row that was read for it
	topOpen  int             // and what it says
	parted   bool            // a showing was, and the order is not that in which they appeared
	kept     int64           // about how many bytes of memory the showings take
	screens  int
	full     bool              // no more screens are read
	keyOf    map[string]string // title -> its key
	seen     []Line            // titles in the order seen, each once
	other    error             // says which these are, to a reader of none of them
	errs     []error           // what the screens yielded
	doubted  []keyed           // why nobody knows that a window's last showing counts
	aside    aside             // what stands between windows
}

type keyed struct {
	key string
	err error
}

// Gather reads the screens to their end.
func Gather(screens iter.Seq2[*Screen, error], src Source) *Gathering {
	g := &Gathering{src: src, titles: src.titles(), keyOf: map[string]string{}, newest: map[string]news{}}
	for s, err := range screens {
		if err == nil && s == nil {
			err = fmt.Errorf("%w: a screen that is none", ErrSyntax)
		}
		if err != nil {
			g.errs = append(g.errs, located(err, src))
			continue
		}
		if g.add(s); g.full {
			break
		}
	}
	g.untitled = unclosedScreens(g.untitled)
	g.inOrder()
	g.staleClocks()
	if len(g.seen) > 0 {
		g.other = g.otherScreen()
	}
	return g
}

// key returns the form of a title in which it is compared.
func (g *Gathering) key(title string) string {
	key, known := g.keyOf[title]
	if !known {
		key = g.titles.Key(title)
		g.keyOf[title] = key
	}
	return key
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
	wanted := make([]string, len(names))
	for i, n := range names {
		wanted[i] = wording.Fold(n)
	}
	mine := func(key string) bool { return slices.Contains(wanted, key) }
	for _, r := range g.doubted {
		if mine(r.key) {
			errs = append(errs, r.err)
		}
	}
	var found []Showing
	var open *Window
	for i, s := range g.found {
		if !mine(g.keys[i]) {
			continue
		}
		s = s.unclosed()
		found = append(found, s.emptied()...)
		if last := s.last(); last.found != nil && last.found.Open {
			errs = append(errs, g.endless(last))
			open = last
		}
	}
	for _, w := range unfinished(found) {
		if w != open {
			errs = append(errs, g.endless(w))
		}
	}
	errs = append(errs, gaps(found)...)
	switch {
	case len(found) > 0:
		return found, errors.Join(errs...)
	case len(g.untitled) > 0:
		return slices.Clone(g.untitled), errors.Join(errs...)
	case len(errs) == 0 && len(g.seen) == 0:
		errs = append(errs, &ParseError{Source: g.src.Name, Err: ErrEmpty})
	case len(g.seen) > 0:
		errs = append(errs, g.other)
	}
	return nil, errors.Join(errs...)
}

// Others returns what was shown of the windows of CMS that the daily check does not look
// at, in the order in which they appeared. A title of which a window in front hides a
// part is none.
func (g *Gathering) Others() []Showing {
	var others []Showing
	for i := range g.found {
		if !frame.IsRead(g.keys[i]) && g.isOther(g.found[i].Title) {
			others = append(others, g.found[i].unclosed())
		}
	}
	return others
}

// Alone returns what a reader gathers that finds nothing but one showing, without its
// title: it knows its window by its labels then. It is for the readers of this module.
func (g *Gathering) Alone(s Showing) *Gathering {
	s.Title = ""
	return &Gathering{src: g.src, titles: g.titles, untitled: []Showing{s}}
}

// isOther reports whether a title is the whole one of a window of CMS, or of its help.
func (g *Gathering) isOther(title string) bool {
	return g.titles.Names(title) && !strings.ContainsFunc(title, func(c rune) bool { return c == frame.Hidden || frame.Bounds(c) })
}

// opened returns how many windows are open by the first row of a screen, 0 if it does not say.
func (g *Gathering) opened(s *Screen) int {
	if top := s.top(); top != g.top {
		g.top = top
		g.topOpen, _ = topline.Windows(top)
	}
	return g.topOpen
}

func (g *Gathering) add(s *Screen) {
	if g.screens++; g.screens > maxScreens {
		g.stop(s, fmt.Errorf("%w: more than %d screens", ErrTooLarge, maxScreens))
		return
	}
	on := g.spare[:0]
	if !sameWords(g.src.Words, s.words) && maps.Equal(g.src.Words, s.words) {
		g.src.Words = s.words // so that the next screen is told at once to have the same
	}
	windows, open := s.windowsIn(g.src.Words, g.titles.Words), g.opened(s)
	if s.played {
		g.count(s, g.aside.add(s, windows, g))
	}
	for _, w := range windows {
		if w.Title == "" {
			if n := len(g.untitled); s.Title != "" || w.blank() {
				continue
			} else if n > 0 && g.untitled[n-1].last().same(&w) {
				*g.untitled[n-1].last() = w // and was shown until now
			} else {
				g.untitled = append(g.untitled, Showing{Pages: []Window{w}, src: &g.src, list: &list{}})
				g.keep(s, &w)
			}
			continue
		}
		g.see(w.Title, s)
		key := g.key(w.Title)
		w.fewest = open
		i, ok, again := g.showingOf(&w, windows, on, key)
		if !ok {
			i = len(g.found)
			g.found = append(g.found, Showing{Title: w.Title, src: &g.src, list: &list{}, number: i + 1})
			g.keys = append(g.keys, key)
		}
		g.beside(i, key, on)
		on = append(on, i)
		f, news := &g.found[i], false
		if again {
			w.dated = f.last().on()
		} else {
			news = true
		}
		if ok && f.last().same(&w) {
			if !s.lostClock(f.last().screen, g.src) {
				g.count(s, w.follow(f.last()))
				w.fewest, w.under = min(w.fewest, f.last().fewest), f.last().under
				*f.last() = w // and was shown until now
			}
		} else {
			if !ok && s.played {
				w.under = g.last
			}
			f.Pages = append(f.Pages, w)
			g.keep(s, &w)
			if news {
				g.note(i, &w)
			}
		}
	}
	if s.played {
		g.recede(s, on, open)
		g.open = open
	}
	g.on, g.spare, g.last = on, g.on, s
}

// lostClock reports whether the screen before had a clock and this one has none:
// so it is being cleared, and says less of when the window was shown.
func (s *Screen) lostClock(before *Screen, src Source) bool {
	return s.ShownAt.IsZero() && len(s.Lines) > 0 && s.Lines[0].Text != before.Lines[0].Text &&
		s.Clock(src).IsZero() && !before.Clock(src).IsZero()
}

// keep counts what a window takes, and its screen, which it holds on to.
func (g *Gathering) keep(s *Screen, w *Window) {
	const (
		line, row = 56, 48         // bytes of a Line and a cells.Row
		strip     = line + 40 + 24 // of a row of a window
		fixed     = 512            // of a Screen and a Window
	)
	n := fixed + len(w.Lines)*strip + len(s.Lines)*(line+row)
	for _, l := range s.Lines {
		n += len(l.Text) * 13 // the text, a rune and an offset for each
	}
	if w.under != nil {
		n += len(w.under.Lines) * (line + row) // most rows are those of this screen
	}
	g.count(s, n)
}

// count adds to the bytes that are held on to.
func (g *Gathering) count(s *Screen, n int) {
	g.kept += int64(n)
	if g.kept > g.src.limit() {
		g.stop(s, fmt.Errorf("%w: what this capture shows takes more memory than it may", ErrTooLarge))
	}
}

// stop notes that no more screens are read, and why.
func (g *Gathering) stop(at *Screen, err error) {
	if g.full {
		return // another window of the same screen said so
	}
	e := &ParseError{Source: g.src.Name, Position: at.Place(), Err: err}
	g.errs, g.full = append(g.errs, e), true
}

// blank reports whether a window shows nothing.
func (w *Window) blank() bool {
	return !slices.ContainsFunc(w.Lines, func(l Line) bool { return l.Text != "" })
}

// same reports whether two windows show the same in the same place.
func (w *Window) same(v *Window) bool {
	return len(w.Lines) == len(v.Lines) && w.Cut == v.Cut && len(w.Inner) == len(v.Inner) &&
		!slices.ContainsFunc(w.Inner, func(w Window) bool { return !w.blank() }) &&
		slices.EqualFunc(w.Lines, v.Lines, func(a, b Line) bool {
			return a.Text == b.Text && a.Line == b.Line && a.Column == b.Column
		})
}

// emptied takes a showing apart that ends with nothing in its window: what it
// showed before is gone, as if the window had been opened again.
func (s Showing) emptied() []Showing {
	n := len(s.Pages)
	for n > 0 && s.Pages[n-1].blank() {
		n--
	}
	if n == 0 || n == len(s.Pages) {
		return []Showing{s}
	}
	return []Showing{s.Part(0, n), s.Part(n, len(s.Pages))}
}

// see notes a title.
func (g *Gathering) see(title string, s *Screen) {
	if len(g.seen) >= 8 || slices.ContainsFunc(g.seen, func(l Line) bool { return l.Text == title }) {
		return
	}
	at := Line{Text: title}
	if len(s.Lines) > 0 {
		at.Position = s.Lines[0].Position
	}
	g.seen = append(g.seen, at)
}

// drawnAgain says that a window was being drawn once more when the capture
// ended. What was not drawn any more is missing.
func (g *Gathering) drawnAgain(s *Screen) error {
	at := s.Lines[s.cutRow-1]
	return &ParseError{
		Source: g.src.Name, Position: at.Position, Text: at.Text,
		Err: fmt.Errorf("%w: the capture ends while this window is drawn again", ErrSyntax),
	}
}

// endless says that the end of a window's frame is missing: nobody knows what
// else it shows.
func (g *Gathering) endless(w *Window) error {
	var at Line
	for _, l := range w.Lines {
		if l.Text != "" || at.Line == 0 {
			at = l
		}
	}
	return &ParseError{
		Source: g.src.Name, Position: at.Position, Text: strings.Repeat(" ", max(0, at.Column-1)) + at.Text,
		Err: fmt.Errorf("%w: the end of the window is missing", ErrSyntax),
	}
}

func (g *Gathering) otherScreen() error {
	seen := make([]string, len(g.seen))
	for i, l := range g.seen {
		seen[i] = fmt.Sprintf("%q", l.Text)
	}
	return &ParseError{
		Source:   g.src.Name,
		Position: g.seen[0].Position,
		Err:      fmt.Errorf("%w: this is %s", ErrOtherScreen, strings.Join(seen, ", ")),
	}
}
