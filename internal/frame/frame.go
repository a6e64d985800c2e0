// Package frame finds the windows that are drawn on a screen: rectangles of
// line drawing, in Unicode box drawing, in ASCII ("+", "-", "|") or in the
// letters that DEC line drawing turns into where its character set got lost
// ("lqk", "x", "mqj").
//
// A window in front hides parts of those behind it. A rectangle whose border
// is whole is taken for the front one; where the border of another is hidden
// only by rectangles already found, that one lies behind them.
package frame

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"example.com/centrevu/internal/cells"
)

// Box is a window: the rectangle of its border, all four sides included,
// counted from zero.
type Box struct {
	Top, Left, Bottom, Right int

	// Title is the text in the top border, without the line around it. It
	// ends in an ellipsis if another window hides a part of it.
	Title string

	// Open says that the bottom border is missing: the capture ends inside
	// the window, and Bottom is one past its last row.
	Open bool

	// EndHidden says that windows in front hide both lower corners, so that Bottom
	// may be the border of one of them.
	EndHidden bool

	above int // rows of its border above Top, where that is the row of its title

	from, to int // where its title stands in that row, if anything else stands there; else 0
}

// Covers reports whether the cell lies in the box or on its border.
func (b Box) Covers(row, col int) bool {
	return row >= b.Top && row <= b.Bottom && col >= b.Left && col <= b.Right
}

func (b Box) area() int { return (b.Bottom - b.Top) * (b.Right - b.Left) }

// Holds reports whether c lies wholly inside the border of b.
func (b Box) Holds(c Box) bool {
	return c.Top > b.Top && c.Left > b.Left && c.Right < b.Right && (c.Bottom < b.Bottom || b.Open && c.Bottom <= b.Bottom)
}

// touches reports whether a cell of the border of b lies in c.
func (b Box) touches(c Box) bool {
	overlap := b.Top <= c.Bottom && c.Top <= b.Bottom && b.Left <= c.Right && c.Left <= b.Right
	return overlap && !b.Holds(c) && !c.Holds(b)
}

// Hidden is cells.Hidden.
const Hidden = cells.Hidden

// maxBoxes bounds the work on hostile input. No CMS screen has more than ten
// windows with a few menus each.
const (
	maxBoxes = 256
	maxSteps = 1 << 24 // cells looked at; a screen drawn full takes some thousands
)

// Find returns the boxes drawn on a screen, the frontmost first.
func Find(rows []cells.Row) []Box {
	boxes := find(rows, &drawn)
	if len(boxes) == 0 {
		boxes = find(rows, &lettered)
	}
	return boxes
}

func find(rows []cells.Row, st *style) []Box {
	f := finder{rows: rows, style: st}
	var some [32]corner // as many as a screen has, if it is no hostile one
	corners := f.corners(some[:0])
	var windows [8]Box // as many as a screen has at once
	round := windows[:0]
	for len(f.boxes) < maxBoxes && f.steps < maxSteps {
		found := len(f.boxes)
		round = round[:0]
		for _, c := range corners {
			if f.covered(c.row, c.col) || f.crossing(c.row, c.col, c.col-1) && !f.named(c.row, c.col) {
				continue
			}
			if b, ok := f.box(c.row, c.col); ok {
				round = append(round, b)
			}
		}
		if len(round) == 0 && f.crossings {
			break
		}
		// A corner with a line on its other side too is one of a column of a
		// table, which is no window. Only where that leaves something unexplained
		// is it the corner of a window whose border runs into another's.
		f.crossings = len(round) == 0
		// What stands inside another lies in front of it, and a border that
		// runs into one in front is looked at again when that one is known.
		if f.boxes == nil && len(round) > 0 {
			f.boxes = make([]Box, 0, len(windows))
		}
		slices.SortStableFunc(round, func(a, b Box) int { return a.area() - b.area() })
		for _, b := range round {
			if !slices.ContainsFunc(f.boxes[found:], b.touches) {
				f.boxes = append(f.boxes, b)
			}
		}
	}
	return append(f.boxes, f.openBoxes(corners)...)
}

// openBoxes finds the rectangles that have no bottom border because the
// capture ends before it was drawn: those with a title, and behind which
// nothing is left to tell, those without one inside them.
func (f *finder) openBoxes(corners []corner) []Box {
	var titled, inside []Box
	for _, c := range corners {
		if f.covered(c.row, c.col) {
			continue
		}
		b, ok := f.openBox(c.row, c.col)
		switch {
		case !ok:
		case b.Title != "":
			titled = append(titled, b)
		case slices.ContainsFunc(titled, func(t Box) bool { return t.Holds(b) }):
			inside = append(inside, b)
		}
	}
	return append(inside, titled...)
}

type corner struct{ row, col int }

type finder struct {
	rows  []cells.Row
	style *style
	boxes []Box
	steps int

	crossings bool // count as corners
}

// crossing reports whether a corner goes on behind it and so is none, as far as
// is known yet. Only the corners of ASCII borders can be taken for crossings.
func (f *finder) crossing(row, col, behind int) bool {
	return !f.crossings && f.at(row, col) == '+' && f.is(horizontal, f.at(row, behind)) && !f.covered(row, behind)
}

// named reports whether a title follows a corner: a window begins there, also in the
// border of another one, and no column of a table.
func (f *finder) named(row, col int) bool {
	return f.is(horizontal, f.at(row, col+1)) && f.at(row, col+2) == ' ' && unicode.IsLetter(f.at(row, col+3))
}

func (f *finder) at(row, col int) rune {
	if row < 0 || row >= len(f.rows) || col < 0 || col >= len(f.rows[row].Cells) {
		return ' '
	}
	return f.rows[row].Cells[col]
}

func (f *finder) is(c class, r rune) bool { return f.style.of(r)&c != 0 }

func (f *finder) covered(row, col int) bool {
	for _, b := range f.boxes {
		if b.Covers(row, col) {
			return true
		}
	}
	return false
}

// titledAt reports whether a title begins right behind a corner, over the border or
// with a blank before it.
func (f *finder) titledAt(row, col int) bool {
	first := f.at(row, col+1)
	if first == ' ' || first == '[' {
		first = f.at(row, col+2)
	}
	return f.style == &drawn && unicode.IsLetter(first)
}

// corners returns the places where a top left corner can be.
func (f *finder) corners(cs []corner) []corner {
	for r, row := range f.rows {
		for c, ch := range row.Cells {
			if ch == ' ' || !f.is(topLeft, ch) || !f.is(horizontal, f.at(r, c+1)) && !f.titledAt(r, c) {
				continue
			}
			if below := f.at(r+1, c); r+1 < len(f.rows) && !f.is(side, below) && !f.is(joint, below) {
				continue
			}
			cs = append(cs, corner{r, c})
			if len(cs) == 4*maxBoxes {
				return cs
			}
		}
	}
	return cs
}

// box finds the rectangle whose top left corner is at the place given and
// whose border is drawn or hidden by the boxes found so far.
func (f *finder) box(top, left int) (Box, bool) {
	in := f.crossing(top, left, left-1) // the border of another window
	for right := left + 2; right < len(f.rows[top].Cells) && f.steps < maxSteps; right++ {
		f.steps++
		if !f.is(topRight, f.at(top, right)) || f.covered(top, right) || !f.is(horizontal|arrow, f.at(top, right-1)) && !f.covered(top, right-1) {
			continue
		}
		if f.crossing(top, right, right+1) && !in {
			continue
		}
		// Sides above it are those of a window behind with the same ones, or it is
		// the rule of a table, which began above.
		on := f.is(side, f.at(top-1, left)) && f.is(side, f.at(top-1, right))
		if on && !(f.exact(top, left) && f.exact(top, right)) && f.title(top, left, right) == "" {
			continue
		}
		if bottom, hidden := f.bottom(top, left, right, on); bottom > 0 {
			return Box{Top: top, Left: left, Bottom: bottom, Right: right, Title: f.title(top, left, right), EndHidden: hidden}, true
		}
	}
	if b, ok := f.cornered(top, left); ok {
		return b, true
	}
	return f.clipped(top, left)
}

// clipped finds the rectangle without a title of which the screen's edge cuts off the right
// side: its borders run to the end of their rows, and nothing else stands in them.
func (f *finder) clipped(top, left int) (Box, bool) {
	right := len(f.rows[top].Cells)
	bordered := func(row int, corner class) bool {
		if row >= len(f.rows) || !f.is(corner, f.at(row, left)) || !f.exact(row, left) || len(f.rows[row].Cells) != right || left+2 >= right {
			return false
		}
		f.steps += right - left
		return !slices.ContainsFunc(f.rows[row].Cells[left+1:], func(r rune) bool { return !f.is(horizontal, r) })
	}
	if !bordered(top, topLeft) {
		return Box{}, false
	}
	for row := top + 1; row < len(f.rows) && f.steps < maxSteps; row++ {
		if bordered(row, bottomLeft) {
			return Box{Top: top, Left: left, Bottom: row, Right: right}, row > top+1
		}
		if !f.is(side, f.at(row, left)) {
			break
		}
	}
	return Box{}, false
}

// cornered finds the rectangle whose top right corner a box in front hides, such as the
// action list of a window: one with a title, whose other corners are seen.
func (f *finder) cornered(top, left int) (Box, bool) {
	for _, front := range f.boxes {
		if !front.Covers(top, front.Right) || front.Left <= left {
			continue
		}
		for right := front.Left; right <= front.Right; right++ {
			bottom, hidden := f.bottom(top, left, right, false)
			if bottom <= front.Bottom || hidden || f.covered(bottom, left) || f.covered(bottom, right) {
				continue
			}
			if title := f.title(top, left, right); title != "" && f.is(horizontal, f.at(top, front.Left-1)) {
				return Box{Top: top, Left: left, Bottom: bottom, Right: right, Title: title}, true
			}
		}
	}
	return Box{}, false
}

// bottom returns the row of the lower border of a box, 0 if it has none. Where boxes in
// front hide both its corners, it is the first of which they may hide the border.
func (f *finder) bottom(top, left, right int, on bool) (end int, hidden bool) {
	for row := top + 1; row < len(f.rows) && f.steps < maxSteps; row++ {
		f.steps += 1 + len(f.boxes)
		l, r := f.covered(row, left), f.covered(row, right)
		if (l || f.is(bottomLeft, f.at(row, left))) && (r || f.is(bottomRight, f.at(row, right))) && f.bottomEdge(row, left, right, on) {
			if !l || !r {
				return row, false
			}
			end = cmp.Or(end, row)
		}
		if !f.sides(row, left, right) {
			break
		}
	}
	return end, end > 0
}

// openBox finds a rectangle that goes on to the end of the capture.
func (f *finder) openBox(top, left int) (Box, bool) {
	for right := left + 2; right < len(f.rows[top].Cells) && f.steps < maxSteps; right++ {
		f.steps++
		if !f.is(topRight, f.at(top, right)) || f.covered(top, right) || !f.is(horizontal|arrow, f.at(top, right-1)) {
			continue
		}
		title := f.title(top, left, right)
		bottom := top + 1
		for bottom < len(f.rows) && f.sides(bottom, left, right) && f.steps < maxSteps {
			f.steps++
			bottom++
		}
		// What follows must be nothing but a row cut short.
		if bottom < len(f.rows)-1 {
			continue
		}
		return Box{Top: top, Left: left, Bottom: len(f.rows), Right: right, Title: title, Open: true}, true
	}
	return Box{}, false
}

func (f *finder) sides(row, left, right int) bool {
	l, r := f.at(row, left), f.at(row, right)
	return (f.is(side|joint|arrow, l) || f.covered(row, left)) &&
		(f.is(side|joint|arrow, r) || f.covered(row, right))
}

// exact reports whether a corner can be no other one, and no crossing.
func (f *finder) exact(row, col int) bool {
	switch f.style.of(f.at(row, col)) & (topLeft | topRight | bottomLeft | bottomRight) {
	case topLeft, topRight, bottomLeft, bottomRight:
		return !f.covered(row, col)
	}
	return false
}

// bottomEdge reports whether the cells between the two corners are a border
// and not the rule of a table, which goes on below: below that of a window on
// another one with the same sides, those go on too. A short text, such as an arrow
// where a list goes on, may stand in it.
func (f *finder) bottomEdge(row, left, right int, on bool) bool {
	drawn, other, joints := 0, 0, 0
	f.steps += right - left
	for c := left + 1; c < right; c++ {
		switch {
		case f.is(horizontal, f.at(row, c)):
			drawn++
		case f.covered(row, c):
		case f.is(joint, f.at(row, c)):
			joints++
		default:
			other++
		}
	}
	if drawn == 0 || other > drawn {
		return false
	}
	if other > 0 && !(f.edge(row, left+1) && f.edge(row, right-1)) {
		return false
	}
	if on && joints+other == 0 || f.exact(row, left) && f.exact(row, right) {
		return true
	}
	return !f.is(side, f.at(row+1, left)) || !f.is(side, f.at(row+1, right))
}

// edge reports whether a border goes on beside its corner.
func (f *finder) edge(row, col int) bool {
	return f.is(horizontal|joint|arrow, f.at(row, col)) || f.covered(row, col)
}

// title returns the text in the top border.
func (f *finder) title(row, left, right int) string {
	var some [132]rune // as wide as terminals are
	text := some[:0]
	for c := left + 1; c < right; c++ {
		switch {
		case f.covered(row, c):
			text = append(text, Hidden)
		case f.at(row, c) != 0:
			text = append(text, f.at(row, c))
		}
	}
	line := func(r rune) bool { return r == ' ' || f.is(horizontal, r) || f.is(joint, r) && r != '+' }
	if !slices.ContainsFunc(text, func(r rune) bool { return !line(r) && r != '+' }) {
		return "" // nothing, or the columns of a table
	}
	s := strings.TrimFunc(string(f.uncovered(text[:f.titleEnd(text)])), line)
	if s == "" || strings.Trim(s, string(Hidden)+" -─") == "" {
		return ""
	}
	for strings.Contains(s, "……") {
		s = strings.ReplaceAll(s, "……", "…")
	}
	return strings.TrimFunc(strings.Trim(s, "[]"), line)
}

// uncovered returns the text of a border without what hides its ends: behind the
// title, or before it, the border had begun again.
func (f *finder) uncovered(text []rune) []rune {
	hidden := func(r rune) bool { return r == Hidden || f.is(horizontal, r) }
	border := func(r rune) bool { return f.is(horizontal, r) }
	from, to := 0, len(text)
	for to > 0 && hidden(text[to-1]) {
		to--
	}
	for from < to && hidden(text[from]) {
		from++
	}
	if run := text[to:]; len(run) < 3 || !border(run[0]) || !border(run[1]) {
		to = len(text)
	}
	if run := text[:from]; len(run) < 3 || !border(run[from-1]) || !border(run[from-2]) {
		from = 0
	}
	return text[from:to]
}

// titleEnd returns where arrows in the border begin that stand behind a title.
func (f *finder) titleEnd(text []rune) int {
	end := len(text)
	for i := end - 1; i > 0 && f.is(horizontal|arrow, text[i]); i-- {
		if f.is(arrow, text[i]) && f.is(horizontal|arrow, text[i-1]) {
			end = i
		}
	}
	return end
}
