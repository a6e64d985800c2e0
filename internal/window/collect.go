package window

import (
	"errors"
	"fmt"
	"slices"

	"example.com/centrevu"
	"example.com/centrevu/internal/layout"
)

// Collect reads the window from what was gathered, puts its showings together,
// and returns the values, what earlier showings have in their place, an account of the
// lines, and all problems.
//
// Later is later by the clocks; only what has none is in the order shown. Of each
// thing the last showing that shows it counts. A later one without any value, or
// with a row that was not understood, may have shown what is no longer seen: it
// takes what can no longer be relied on from the values that it does not show.
func (l *List[T]) Collect(g *centrevu.Gathering, src centrevu.Source) (values, earlier []T, account []centrevu.Accounted, err error) {
	showings, err := g.Showings(l.Window)
	c := collection[T]{list: l, reader: NewReader(src), errs: []error{err}}
	for _, s := range moments(showings) {
		c.take(s)
	}
	c.errs = append(c.errs, c.reader.incomplete(c.marks))
	problem := func(s *centrevu.Showing, kind error, what string) {
		c.errs = append(c.errs, &centrevu.ParseError{Source: src.Name, Position: s.Position(), Err: fmt.Errorf("%w: %s", kind, what)})
	}
	switch {
	case len(showings) > 0 && c.last == nil:
		problem(&showings[0], centrevu.ErrOtherScreen, fmt.Sprintf("no window with the title %q and no %s", l.Window, l.Of))
	case c.last != nil && len(c.values) == 0 && !errors.Is(errors.Join(c.errs...), centrevu.ErrSyntax):
		problem(c.last, centrevu.ErrNoRows, l.None)
	}
	c.errs = append(c.errs, src.Leftovers(Unclaimed(c.account)))
	return c.values, c.earlier(), c.account, errors.Join(c.errs...)
}

// collection is what was read so far.
type collection[T any] struct {
	list    *List[T]
	reader  *Reader
	values  []T
	index   index
	account []centrevu.Accounted
	errs    []error
	last    *centrevu.Showing // the last with the list in it
	marks   [][]mark          // what each page says of the list
	shown   []shownOnce[T]    // by each showing
	from    []int             // the showing that each of values is from
}

// shownOnce is which things a showing shows.
type shownOnce[T any] struct {
	index
	looks []T // what pages of it showed of them, one after another, if they did not show the same
	found []T // what it showed last of each
	pages []centrevu.Window
	depth int // of the last row of a page that says something
}

// take reads one showing.
func (c *collection[T]) take(s *centrevu.Showing) {
	scan, of := c.read(s)
	sheet, found, looks := scan.sheet, scan.values, []T(nil)
	seen := s.Seen()
	if s.Title == "" && (len(found) == 0 && !scan.headed || sheet.LooksLikeLog()) {
		return // a screen of something else
	}
	if len(of.Pages) > 1 && len(scan.starts) > 0 {
		if on := changed(of, scan.starts[0], sheet.Lines[scan.starts[0]].Text); on != nil {
			found, looks = c.shownLast(of, scan, on, seen)
		}
	}
	if len(of.Pages) > 1 && scan.headed {
		scan.headingChanged(of)
	}
	if of == s {
		found = c.unframed(s, found)
	}
	if c.last != nil && c.last.Beside(s) {
		c.compare(sheet, found)
	}
	wrong := []error{sheet.Err()}
	if sheet.around == nil {
		wrong = append(wrong, s.Hidden(c.reader.source))
	}
	c.errs = append(c.errs, wrong...)
	once := shownOnce[T]{index: c.list.indexOf(found), looks: looks, found: found, pages: of.Pages, depth: depth(of.Pages)}
	if len(c.values) > 0 && (len(found) == 0 || errors.Join(wrong...) != nil) {
		c.doubt(s, &once)
	} else {
		c.endsEarly(&once, found)
	}
	if c.values == nil {
		c.values, c.from, c.index.size = make([]T, 0, len(found)), make([]int, 0, len(found)), len(found)
	}
	for i := range found {
		c.list.Seen(&found[i], seen)
		c.merge(&found[i])
	}
	c.shown = append(c.shown, once)
	c.account = append(c.account, sheet.Account()...)
	c.marks = append(c.marks, c.reader.marks(s)...)
	c.last = s
}

// compare compares what two windows on one screen show of the same things.
// Where they differ, nobody knows which of them is right.
func (c *collection[T]) compare(sheet *Sheet, found []T) {
	for i := range found {
		if old := c.index.find(c.list.Which(&found[i])); old >= 0 && c.list.Twice(&c.values[old], &found[i]) {
			sheet.Fail(0, layout.Value{}, "%v stands here twice with different values", c.list.Says(&found[i]))
		}
	}
}

// doubt takes what can no longer be relied on from the values that a showing
// does not show, though it should.
func (c *collection[T]) doubt(s *centrevu.Showing, shown *shownOnce[T]) {
	for i := range c.values {
		if shown.find(c.list.Which(&c.values[i])) < 0 {
			c.list.Doubt(&c.values[i])
		}
	}
	if shown.size == 0 {
		c.errs = append(c.errs, &centrevu.ParseError{Source: c.reader.source.Name, Position: s.Position(),
			Err: fmt.Errorf("%w: the window was shown again later, and %s", centrevu.ErrNoRows, c.list.None)})
	}
}

// endsEarly takes what can no longer be relied on from values that were shown
// together with some of those that a later showing shows, and that it does not
// show. One that shows others as well is another part of the list, one as long as
// the window may go on, if the list did so before, and a page of it can be shown
// again when the program comes back.
func (c *collection[T]) endsEarly(shown *shownOnce[T], found []T) {
	with := map[int]bool{} // the earlier showings of what it shows
	for i := range found {
		if old := c.index.find(c.list.Which(&found[i])); old >= 0 {
			with[c.from[old]] = true
		}
	}
	for from := range with {
		once := &c.shown[from]
		if len(once.pages) > 1 && (shown.depth >= once.depth || once.had(&shown.pages[len(shown.pages)-1])) || slices.ContainsFunc(found, func(v T) bool { return once.find(c.list.Which(&v)) < 0 }) {
			continue
		}
		for i := range c.values {
			if c.from[i] == from && shown.find(c.list.Which(&c.values[i])) < 0 {
				c.list.Doubt(&c.values[i])
			}
		}
	}
}

// had reports whether a page was one of the showing's.
func (o *shownOnce[T]) had(page *centrevu.Window) bool {
	return slices.ContainsFunc(o.pages, func(w centrevu.Window) bool {
		return slices.EqualFunc(w.Lines, page.Lines, func(a, b centrevu.Line) bool { return a.Text == b.Text })
	})
}

// depth returns how many rows of the pages stand above the end of the last that
// says something, on that with the most.
func depth(pages []centrevu.Window) int {
	most := 0
	for _, p := range pages {
		for i, l := range p.Lines {
			if l.Text != "" {
				most = max(most, i)
			}
		}
	}
	return most
}

// read reads one showing: the window, or a frame inside it, which it returns too.
func (c *collection[T]) read(s *centrevu.Showing) (*scan[T], *centrevu.Showing) {
	scan, of := c.scan(s), s
	for _, frame := range inner(s) {
		if len(scan.values) > 0 || scan.headed {
			break
		}
		outer := scan.sheet
		scan, of = c.scan(&frame), &frame
		scan.sheet.around = outer
	}
	return scan, of
}

func (c *collection[T]) scan(s *centrevu.Showing) *scan[T] {
	sc := &scan[T]{List: c.list, sheet: c.reader.Sheet(s), onePage: len(s.Pages) == 1}
	sc.read()
	return sc
}

// merge puts a value in the place of the earlier one of the same thing.
func (c *collection[T]) merge(v *T) {
	acd, kind := c.list.Which(v)
	at := c.index.find(acd, kind)
	if at < 0 {
		at = len(c.values)
		c.values, c.from = append(c.values, *v), append(c.from, 0)
	}
	c.values[at], c.from[at] = *v, len(c.shown)
	c.index.add(acd, kind, at)
}

// earlier returns what looks at the window showed otherwise than the next that shows the
// same thing, in the order in which they were taken.
func (c *collection[T]) earlier() (earlier []T) {
	other := false // most show all the same
	for at, v := range c.looks {
		other = other || !c.list.Same(v, &c.values[at])
	}
	if !other {
		return nil
	}
	last := make([]*T, len(c.values))
	for at, v := range c.looks {
		if was := last[at]; was != nil && !c.list.Same(was, v) {
			earlier = append(earlier, *was)
		}
		last[at] = v
	}
	return earlier
}

// looks yields what each look at the window showed of each thing, and which of the values is
// of it.
func (c *collection[T]) looks(yield func(int, *T) bool) {
	for i := range c.shown {
		s := &c.shown[i]
		for k := range len(s.looks) + len(s.found) {
			var v *T
			if k < len(s.looks) {
				v = &s.looks[k]
			} else if v = &s.found[k-len(s.looks)]; s.find(c.list.Which(v)) != k-len(s.looks) {
				continue // another page showed it so
			}
			if at := c.index.find(c.list.Which(v)); at >= 0 && !yield(at, v) {
				return
			}
		}
	}
}

// inner returns the windows without a title that stand in a showing, such as
// an action list or a frame around a table, each as a showing of its own: with
// what stood in its place on all pages.
func inner(s *centrevu.Showing) []centrevu.Showing {
	last := s.Pages[len(s.Pages)-1]
	frames := make([]centrevu.Showing, len(last.Inner))
	for i := range last.Inner {
		frames[i].Title = s.Title
		for _, page := range s.Pages[:len(s.Pages)-1] {
			if k := slices.IndexFunc(page.Inner, func(w centrevu.Window) bool { return inPlace(&w, &page, &last.Inner[i], &last) }); k >= 0 {
				frames[i].Pages = append(frames[i].Pages, page.Inner[k])
			}
		}
		frames[i].Pages = append(frames[i].Pages, last.Inner[i])
	}
	return frames
}

// inPlace reports whether two windows stand in the same place of the pages that they stand in.
func inPlace(a, in *centrevu.Window, b, of *centrevu.Window) bool {
	return len(a.Lines) > 0 && len(b.Lines) > 0 && len(in.Lines) > 0 && len(of.Lines) > 0 &&
		a.Lines[0].Line-in.Lines[0].Line == b.Lines[0].Line-of.Lines[0].Line && a.Lines[0].Column == b.Lines[0].Column
}
