package window

import (
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/layout"
)

// What the pages of a list show together is put together row by row, by what the
// rows look like. What was shown last must not depend on that: so each page is
// read alone as well, and a value that a page shows whole counts as the last such
// page has it. A row that was taken off the last page, while the others stayed
// where they were, is gone: nobody knows what became of the thing it showed.

// pagesOf reads each page of a showing on which something has changed and that no
// other window hides a part of. The others are nil.
func (c *collection[T]) pagesOf(s *centrevu.Showing, changed []bool) []*scan[T] {
	all := make([]*scan[T], len(s.Pages))
	for k := range s.Pages {
		if !changed[k] {
			continue
		}
		alone := s.Part(k, k+1)
		if alone.Masked() {
			continue
		}
		all[k] = c.scan(&alone)
	}
	return all
}

// shownLast returns the values that were read from all pages of a showing as the
// last page that shows each of them has it, and what pages show of them, see looksOf.
func (c *collection[T]) shownLast(s *centrevu.Showing, scan *scan[T], changed []bool, seen centrevu.Seen) (found, looks []T) {
	found = scan.values
	at := c.list.indexOf(found)
	pages := c.pagesOf(s, changed)
	from := c.pageOf(s, scan)
	shown := map[int]int{} // the pages that only some of found stand on, by their index
	for k, p := range pages {
		told := false // the page says what the showing as a whole does not
		for i := 0; p != nil && i < len(p.values); i++ {
			acd, kind := c.list.Which(&p.values[i])
			old := at.find(acd, kind)
			if acd.IsZero() || old >= 0 && (p.isPart(i) || k < len(pages)-1 && k < from(old) || c.list.Same(&found[old], &p.values[i])) {
				continue
			}
			told = true
			if old >= 0 {
				found[old] = p.values[i]
				continue
			}
			at.add(acd, kind, len(found))
			shown[len(found)] = k
			found = append(found, p.values[i])
			if p.heads[i] < 0 { // and nothing else shows it
				c.list.Doubt(&found[len(found)-1])
			}
		}
		if told {
			c.accountFor(p.sheet)
		}
	}
	looks = c.looksOf(s, pages, found, &at, seen)
	c.leftOn(s, scan.sheet, pages)
	for _, gone := range c.takenOff(s, pages, changed) {
		if i := at.find(c.list.Which(&gone)); i >= 0 {
			c.list.Doubt(&found[i])
		}
	}
	return byPage(found, shown, from), looks
}

// isPart reports whether a value of a page may not be all there.
func (s *scan[T]) isPart(i int) bool { return s.heads[i] < 0 || s.goesOn && i == len(s.values)-1 }

// end returns the row behind those of a value of a page.
func (s *scan[T]) end(i int) int {
	if i+1 < len(s.starts) {
		return s.starts[i+1]
	}
	return len(s.sheet.Lines)
}

// looksOf returns what pages show of the things found, one after another and once for as
// long as it stays, nil if none of them shows another value than the last: what the program
// drew so, and not on its way. Where the page does not say when it was seen, it was no later
// than the last.
func (c *collection[T]) looksOf(s *centrevu.Showing, pages []*scan[T], found []T, at *index, seen centrevu.Seen) (looks []T) {
	which := func(p *scan[T], i int) int {
		if p.isPart(i) {
			return -1
		}
		return at.find(c.list.Which(&p.values[i]))
	}
	if !slices.ContainsFunc(pages, func(p *scan[T]) bool {
		for i := 0; p != nil && i < len(p.values); i++ {
			if now := which(p, i); now >= 0 && !c.list.Same(&found[now], &p.values[i]) {
				return true
			}
		}
		return false
	}) {
		return nil
	}
	last, passing := make([]int, len(found)), make([]*T, len(found)) // of each: its last look, from one on; what was none since
	for k, p := range pages {
		page := s.Part(k, k+1)
		if on := page.Seen(); !on.At.IsZero() {
			seen = on
		}
		for i := 0; p != nil && i < len(p.values); i++ {
			v, now := &p.values[i], which(p, i)
			if now < 0 || passing[now] != nil && c.list.Same(passing[now], v) {
				continue
			}
			if n := last[now]; n == 0 || !c.list.Same(&looks[n-1], v) {
				if !c.list.Same(&found[now], v) && s.Passing(k, p.heads[i], p.starts[i], p.end(i)) {
					passing[now] = v
					continue
				}
				looks, passing[now] = append(looks, *v), nil
				last[now] = len(looks)
			}
			c.list.Seen(&looks[last[now]-1], seen)
		}
	}
	return looks
}

// leftOn adds to the account the rows that some page shows and all pages together do
// not have any more, if nobody knows them, and to the errors what is wrong with them: a
// row can stand where the next page has another. What was being drawn, or taken off,
// is no row.
func (c *collection[T]) leftOn(s *centrevu.Showing, all *Sheet, pages []*scan[T]) {
	told := map[string]bool{}
	for _, l := range all.Lines {
		told[l.Text] = true
	}
	for k, p := range pages {
		if p == nil {
			continue
		}
		left := map[int]bool{} // by its line
		for row, l := range p.sheet.Lines {
			if told[l.Text] || partOfOther(s, k, l) {
				continue
			}
			left[l.Line] = true
			if p.sheet.uses[row] == centrevu.UnclaimedLine {
				told[l.Text] = true
				c.account = append(c.account, centrevu.Accounted{Line: p.sheet.Line(row)})
			}
		}
		for e := range centrevu.Errors(p.sheet.Err()) {
			if left[e.Line] {
				c.errs = append(c.errs, e)
			}
		}
	}
}

// partOfOther reports whether a line of page k is one of a page near it with some of
// the text not there.
func partOfOther(s *centrevu.Showing, k int, l centrevu.Line) bool {
	for _, p := range s.Pages[max(0, k-near):min(len(s.Pages), k+near+1)] {
		if slices.ContainsFunc(p.Lines, func(o centrevu.Line) bool { return o.Line == l.Line && partOf(l, o) }) {
			return true
		}
	}
	return false
}

// byPage returns values in the order of the pages that show them last, if some of
// them, whose pages are given, were not among those read from all pages together.
func byPage[T any](found []T, shown map[int]int, from func(value int) int) []T {
	if len(shown) == 0 {
		return found
	}
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	page := func(i int) int {
		if k, ok := shown[i]; ok {
			return k
		}
		return from(i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return page(a) - page(b) })
	sorted := make([]T, len(found))
	for n, i := range order {
		sorted[n] = found[i]
	}
	return sorted
}

// pageOf returns the last page that has the row of a value that was read from all
// pages together: it may be one that does not read alone.
func (c *collection[T]) pageOf(s *centrevu.Showing, scan *scan[T]) func(value int) int {
	type row struct {
		line int
		text string
	}
	var last map[row]int // made when it is asked for: most pages repeat the one before
	return func(i int) int {
		if i >= len(scan.starts) {
			return 0 // it is one that a page said
		}
		if last == nil {
			last = map[row]int{}
			for k := range s.Pages {
				for _, l := range s.Pages[k].Lines {
					last[row{l.Line, strings.TrimSpace(l.Text)}] = k
				}
			}
		}
		l := scan.sheet.Lines[scan.starts[i]]
		return last[row{l.Line, strings.TrimSpace(l.Text)}]
	}
}

// changed tells which pages are to be read alone: those of which something has
// changed or is gone on the next, that one, and the last, which may show it again. The
// row of the first value is given, and its text. Most pages of a list, from the first
// that has it on, show what the one before does and more, or moved up below the heading,
// with more rows at the end. It is nil if all do.
func changed(s *centrevu.Showing, row int, value string) []bool {
	pages := make([]bool, len(s.Pages))
	first := -1 // the row of the value
	for k := range s.Pages {
		if first < 0 {
			first = slices.IndexFunc(s.Pages[k].Lines, func(l centrevu.Line) bool { return l.Text == value })
			pages[k] = first < 0 && row < len(s.Pages[k].Lines) && s.Pages[k].Lines[row].Text != ""
		} else if !movedUp(&s.Pages[k-1], &s.Pages[k], first) {
			pages[k-1], pages[k] = true, true
		}
	}
	if first < 0 { // it was put together from several
		for k := range pages {
			pages[k] = true
		}
	}
	if !slices.Contains(pages, true) {
		return nil
	}
	pages[len(pages)-1] = true
	return pages
}

func movedUp(before, after *centrevu.Window, first int) bool {
	a, b := before.Lines, after.Lines
	if len(a) != len(b) {
		return false
	}
	added := true
	for i := 0; added && i < len(a); i++ {
		added = a[i].Text == "" || a[i].Text == b[i].Text
	}
	if added || len(before.Inner)+len(after.Inner) > 0 {
		return added
	}
	return scrolledUp(a, b, first, true)
}

// scrolled reports whether a list was scrolled up with other rows behind it, on
// some page: it has more rows than the window.
func scrolled(s *centrevu.Showing, starts []int) bool {
	for k := 1; k < len(s.Pages); k++ {
		a, b := s.Pages[k-1].Lines, s.Pages[k].Lines
		if len(starts) > 0 && len(a) == len(b) && scrolledUp(a, b, starts[0], false) {
			return true
		}
	}
	return false
}

// scrolledUp reports whether the rows from one at or above the first value on have
// moved up, and those behind them say something; all tells that those that moved
// must as well.
func scrolledUp(a, b []centrevu.Line, first int, all bool) bool {
	from, to := 0, len(a)
	for from < to && a[from].Text == b[from].Text {
		from++
	}
	for to > from && a[to-1].Text == b[to-1].Text {
		to--
	}
	for by := 1; from <= first && from+by < to; by++ {
		moved, says := true, false
		for i := from; moved && i < to; i++ {
			if i+by < to {
				moved = b[i].Text == a[i+by].Text && (b[i].Text != "" || !all)
				says = says || b[i].Text != ""
			} else {
				moved = b[i].Text != ""
			}
		}
		if moved && says {
			return true
		}
	}
	return false
}

// accountFor adds the rows with values of a page to the account, which would not
// have the places of what was taken from it.
func (c *collection[T]) accountFor(page *Sheet) {
	for _, l := range page.Account() {
		if l.Use == centrevu.ValueLine {
			c.account = append(c.account, l)
		}
	}
}

// takenOff returns the values whose rows were taken off the last page, and notes
// which rows those are.
func (c *collection[T]) takenOff(s *centrevu.Showing, pages []*scan[T], changed []bool) []T {
	last := pages[len(pages)-1]
	if last == nil {
		return nil
	}
	var gone []T
	told := map[int]bool{}
	moved := map[int]bool{} // whether the showing scrolled, by the row of the first value
	for k := len(pages) - 2; k >= 0; k-- {
		if !changed[k] {
			continue
		}
		before := pages[k]
		if before == nil {
			break
		}
		first := -1
		if len(before.starts) > 0 {
			first = before.starts[0]
		}
		if _, known := moved[first]; !known {
			moved[first] = scrolled(s, before.starts)
		}
		rows, ok := last.lacks(before, moved[first])
		if !ok {
			break
		}
		for _, row := range rows {
			if told[row] {
				continue
			}
			told[row] = true
			before.sheet.errs = nil
			before.sheet.Fail(row, layout.Value{}, "this row was taken off the window afterwards")
			c.errs = append(c.errs, before.sheet.Err())
		}
		if len(rows) == 0 {
			continue
		}
		for i := range before.values {
			if last.index.find(c.list.Which(&before.values[i])) < 0 || slices.ContainsFunc(rows, before.furtherRows(i)) {
				gone = append(gone, before.values[i])
			}
		}
	}
	return gone
}

// headingChanged notes that a page has a text in the row of the heading that is not
// the heading's, while the first value stands where it stood: something was written
// over it.
func (s *scan[T]) headingChanged(of *centrevu.Showing) {
	if len(s.starts) == 0 {
		return
	}
	first := s.sheet.Lines[s.starts[0]]
	for row, l := range s.sheet.Lines[:s.starts[0]] {
		if s.sheet.uses[row] != centrevu.HeadingLine {
			continue
		}
		for k := range of.Pages {
			i := slices.IndexFunc(of.Pages[k].Lines, func(p centrevu.Line) bool { return p.Line == l.Line && p.Text != "" && p.Text != l.Text })
			stays := slices.ContainsFunc(of.Pages[k].Lines, func(p centrevu.Line) bool { return p.Line == first.Line && p.Text == first.Text })
			if i < 0 || !stays {
				continue
			}
			if page := of.Part(k, k+1); !page.Masked() {
				s.sheet.Fail(row, layout.Value{}, "the heading was written over: %q", strings.TrimSpace(of.Pages[k].Lines[i].Text))
				s.sheet.uses[row] = centrevu.HeadingLine
				return
			}
		}
	}
}

// unframed adds to what a showing shows last, without a frame inside, what such a
// frame showed before. It was drawn over: nobody knows what became of that.
func (c *collection[T]) unframed(s *centrevu.Showing, found []T) []T {
	for k := len(s.Pages) - 2; k >= 0; k-- {
		if len(s.Pages[k].Inner) == 0 {
			continue
		}
		alone := s.Part(k, k+1)
		scan, of := c.read(&alone)
		if of == &alone {
			continue
		}
		at := c.list.indexOf(found)
		scan.sheet.errs = nil
		for i, v := range scan.values {
			if at.find(c.list.Which(&v)) < 0 {
				scan.sheet.Fail(scan.starts[i], layout.Value{}, "this row was taken off the window afterwards")
				c.list.Doubt(&v)
				found = append(found, v)
			}
		}
		if err := scan.sheet.Err(); err != nil {
			c.errs = append(c.errs, err)
			c.accountFor(scan.sheet)
		}
		break
	}
	return found
}

// lacks returns the rows with values or headings that the page before has and
// this one has no more, or false if this is another part of the list.
func (s *scan[T]) lacks(before *scan[T], scrolled bool) (rows []int, ok bool) {
	n := len(before.sheet.Rows) // more than that are below the window, if it lost its border
	first, stayed := -1, false  // the first row that changed; one that is what it was
	differs := -1               // the first that changed or went
	for row := range n {
		same := s.sameThing(row, before)
		stayed = stayed || same
		if differs < 0 && !s.shows(row, before, row) {
			differs = row
		}
		switch {
		case before.blank(row) || s.shows(row, before, row):
		case s.blank(row):
			if use := before.sheet.uses[row]; use != centrevu.FurnitureLine && use != centrevu.UnclaimedLine {
				rows = append(rows, row)
			}
		case same, s.sheet.uses[row] == centrevu.UnclaimedLine,
			s.thingAt(row) < 0 && before.thingAt(row) < 0 && s.sheet.uses[row] == centrevu.ValueLine: // a form goes on
			if first < 0 {
				first = row
			}
		default:
			return s.closedUp(before, differs, scrolled)
		}
	}
	return rows, stayed || first < 0
}

// closedUp is lacks where rows were deleted at a row, and those below moved up, to the
// end of the window or to rows that stayed, with nothing behind them. Where nothing of the list stands above them, one that
// was scrolled before may have been scrolled beyond its end, unless the window has
// become smaller.
func (s *scan[T]) closedUp(before *scan[T], at int, scrolled bool) (rows []int, ok bool) {
	n := len(before.sheet.Rows)
	above := slices.ContainsFunc(before.starts, func(row int) bool { return row < at })
	if !above && scrolled && len(s.sheet.Rows) >= n {
		return nil, false
	}
	for row := range at {
		if !s.shows(row, before, row) {
			return nil, false
		}
	}
	end := n
	for end > at && s.shows(end-1, before, end-1) {
		end--
	}
	for by := 1; at+by < end; by++ {
		moved, said := true, false // said: by a row that moved
		for row := at; moved && row < end; row++ {
			if row+by < end {
				moved = s.shows(row, before, row+by)
				said = said || !s.blank(row)
			} else {
				moved = s.blank(row)
			}
		}
		if moved && said {
			for row := at; row < at+by; row++ {
				if !before.blank(row) {
					rows = append(rows, row)
				}
			}
			return rows, true
		}
	}
	return nil, false
}

func (s *scan[T]) blank(row int) bool {
	return row >= len(s.sheet.Rows) || s.sheet.Rows[row].IsBlank()
}

// shows reports whether a row is that of the other page.
func (s *scan[T]) shows(row int, other *scan[T], at int) bool {
	if s.blank(row) || other.blank(at) {
		return s.blank(row) == other.blank(at)
	}
	return s.sheet.Lines[row].Text == other.sheet.Lines[at].Text
}

// thingAt returns the value whose row it is, or -1.
func (s *scan[T]) thingAt(row int) int { return slices.Index(s.starts, row) }

// furtherRows returns whether a row is one of a value's, as in a form, behind its first.
func (s *scan[T]) furtherRows(i int) func(row int) bool {
	first := s.starts[i]
	return func(row int) bool {
		return row > first && !slices.ContainsFunc(s.starts, func(start int) bool { return first < start && start <= row })
	}
}

// sameThing reports whether the row stands for what it stood for on the page
// before.
func (s *scan[T]) sameThing(row int, before *scan[T]) bool {
	i, j := s.thingAt(row), before.thingAt(row)
	if i < 0 || j < 0 {
		return false
	}
	a, ka := s.Which(&s.values[i])
	b, kb := before.Which(&before.values[j])
	return ka == kb && a.Same(b)
}
