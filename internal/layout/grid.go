package layout

import "slices"

// grid is the ways to cut a table at its gutters that are as good as each
// other; there are none if it cannot be cut.
type grid struct {
	segments []span  // between the gutters
	ways     [][]int // each: the segment at which each field begins, and the number of segments
}

// These bound the work on hostile input. A row of words that are all separated
// has about ten, twenty at most; to cut a page of rows takes some thousand looks
// at a value.
const (
	maxSegments = 24
	maxTies     = 6
	maxLooks    = 1 << 21 // for each table; rows that are left do not fit
)

// cost is what speaks against a way to cut, what weighs most first.
type cost struct{ misfits, unsure int }

// What a misfit weighs: a value of something else, two words one blank apart
// that are separated, a value that is missing, and one that is wrong. To part
// two words is better than to take them for a value that they cannot be.
const (
	costNo      = 10
	costNarrow  = 2
	costMissing = 2
	costWrong   = 1
)

func misfit(g Grade) int {
	switch g {
	case No:
		return costNo
	case Missing:
		return costMissing
	case Wrong:
		return costWrong
	}
	return 0
}

func (a cost) plus(b cost) cost {
	return cost{a.misfits + b.misfits, a.unsure + b.unsure}
}

func (a cost) less(b cost) bool {
	if a.misfits != b.misfits {
		return a.misfits < b.misfits
	}
	return a.unsure < b.unsure
}

// step is a state of the search: the fields up to here take the segments up to
// there, at that cost, and began the last of them at one of these.
type step struct {
	cost
	from [maxTies]int8
	ways int8 // how many of from; none: not reached
}

// better notes a way to get here.
func (s *step) better(c cost, from int) {
	switch {
	case s.ways == 0 || c.less(s.cost):
		s.cost, s.ways = c, 0
	case c != s.cost || s.ways == maxTies:
		return
	}
	s.from[s.ways] = int8(from)
	s.ways++
}

// cut finds the best ways to cut the rows. Fields and segments are dealt from
// left to right, so that the cheapest way to deal the first of them is a part of
// the cheapest way to deal all.
func (c *cutter) cut(rows []int32) grid {
	g := grid{segments: c.segments(rows)}
	n, k := len(g.segments), len(c.fields)
	if c.looks += k * n * (n + 1) / 2 * len(rows); n == 0 || n > maxSegments || c.looks > maxLooks {
		return grid{}
	}
	narrow := make([]int, n+1)
	for i := 1; i < n; i++ {
		for _, row := range rows {
			if g.isNarrow(&c.all[row], i) {
				narrow[i]++
			}
		}
	}
	steps := make([]step, (k+1)*(n+1))
	at := func(fields int) []step { return steps[fields*(n+1) : (fields+1)*(n+1)] }
	at(0)[0].ways = 1
	for i := range k {
		last, next := at(i), at(i+1)
		for a := range last {
			for b := a; b <= n && last[a].ways > 0; b++ {
				if i == k-1 && b < n {
					continue
				}
				total := last[a].plus(c.cost(&g, rows, i, a, b))
				if 0 < a && a < b {
					total.misfits += costNarrow * narrow[a]
				}
				next[b].better(total, a)
			}
		}
	}
	way := make([]int, k+1)
	way[k] = n
	var trace func(i, b int)
	trace = func(i, b int) {
		if i < 0 {
			g.ways = append(g.ways, slices.Clone(way))
			return
		}
		s := at(i + 1)[b]
		for _, a := range s.from[:s.ways] {
			if len(g.ways) < maxTies {
				way[i] = int(a)
				trace(i-1, int(a))
			}
		}
	}
	trace(k-1, n)
	return g
}

// cost is what giving the segments a..b to a field costs.
func (c *cutter) cost(g *grid, rows []int32, i, a, b int) (sum cost) {
	for _, row := range rows {
		r := &c.all[row]
		from, to := g.boundary(r, a), g.boundary(r, b)
		grade := No
		if from >= 0 && to >= 0 {
			grade = c.fits(r, i, span{from, to})
		}
		sum.misfits += misfit(grade)
		sum.unsure += int(Sure - grade)
	}
	return sum
}

// below keeps of ways that are as good as each other those that leave the most
// segments below their headings. That says something only if all of the values
// stand below their own headings and no others: a heading can stand to the left
// of its columns, and a long value can push those behind it aside.
func (c *cutter) below(g *grid) {
	best, kept := -1, g.ways
	for _, way := range g.ways {
		n, all := 0, true
		for i, f := range c.fields {
			under := 0
			for _, s := range g.segments[way[i]:way[i+1]] {
				if s.overlaps(f) {
					under++
				}
			}
			n += under
			all = all && (under > 0 || way[i] == way[i+1])
			if way[i] < way[i+1] {
				value := span{g.segments[way[i]].from, g.segments[way[i+1]-1].to}
				for j, other := range c.fields {
					all = all && (j == i || !value.overlaps(other))
				}
			}
		}
		switch {
		case !all || n < best:
		case n == best:
			kept = append(kept, way)
		default:
			best, kept = n, [][]int{way}
		}
	}
	g.ways = kept
}

func (s span) overlaps(f field) bool { return s.from < f.to && f.from < s.to }

// segments returns the parts of the rows' width between which no row has a
// word.
func (c *cutter) segments(rows []int32) []span {
	var buf [24]span
	segments := make([]span, 0, len(buf))
	for _, i := range rows {
		for _, w := range c.all[i].wordSpans(buf[:0]) {
			segments = insert(segments, w)
		}
		if len(segments) > 4*maxSegments {
			return nil
		}
	}
	return segments
}

// insert adds a span to those that are sorted and do not touch each other.
func insert(spans []span, s span) []span {
	i, _ := slices.BinarySearchFunc(spans, s, func(a, b span) int { return a.to - b.from })
	if i < len(spans) && spans[i].to == s.from {
		i++ // they touch, but a separator may stand between them
	}
	j := i
	for j < len(spans) && spans[j].from < s.to {
		s.from, s.to = min(s.from, spans[j].from), max(s.to, spans[j].to)
		j++
	}
	return slices.Replace(spans, i, j, s)
}

// boundary returns the cell of the row at which the gutter before a segment
// cuts it, -1 if it cuts a word in two.
func (g *grid) boundary(r *Row, segment int) int {
	switch segment {
	case 0:
		return 0
	case len(g.segments):
		return len(r.cells)
	}
	from, to := g.segments[segment-1].to, min(g.segments[segment].from, len(r.cells))
	first, last := r.trim(from, to)
	if first >= last {
		return to
	}
	// A value that is longer than those of the other rows belongs to the side
	// that it stands one blank away from.
	before, after := r.gapBefore(first), r.gapAfter(last)
	switch {
	case before < 2 && after > before:
		return to
	case after < 2 && before > after:
		return first
	}
	return -1
}

// gapBefore returns how many blanks stand before the cell.
func (r *Row) gapBefore(col int) int {
	n := 0
	for col > n && r.cells[col-n-1] == ' ' {
		n++
	}
	return n
}

// gapAfter returns how many blanks stand from the cell on.
func (r *Row) gapAfter(col int) int {
	n := 0
	for col+n < len(r.cells) && r.cells[col+n] == ' ' {
		n++
	}
	if col+n == len(r.cells) {
		n = len(r.cells) + 1 // nothing follows
	}
	return n
}

// isNarrow reports whether the words on both sides of the gutter before a
// segment stand one blank apart.
func (g *grid) isNarrow(r *Row, segment int) bool {
	col := g.boundary(r, segment)
	return col >= 0 && r.isNarrow(col)
}

// isNarrow reports whether a cut before the cell parts words that stand one
// blank apart.
func (r *Row) isNarrow(col int) bool {
	before, after := r.gapBefore(col), r.gapAfter(col)
	from, to := col-before, col+after
	return before+after < 2 && from > 0 && to < len(r.cells) && !padding(r.cells[from-1]) && !padding(r.cells[to])
}

// spans cuts the row in one of the ways; nil if that cuts a word in two.
func (g *grid) spans(r *Row, way int) []span {
	if way >= len(g.ways) {
		return nil
	}
	at := g.ways[way]
	spans := make([]span, len(at)-1)
	from := 0
	for i := range spans {
		to := g.boundary(r, at[i+1])
		if to < from {
			return nil
		}
		spans[i] = span{from, to}
		from = to
	}
	return spans
}

// doubt reports whether the ways differ in a known value of the row.
func (g *grid) doubt(r *Row, known func(field int) bool) bool {
	first := g.spans(r, 0)
	for way := 1; way < len(g.ways) && first != nil; way++ {
		for i, s := range g.spans(r, way) {
			from, to := r.trim(s.from, s.to)
			wasFrom, wasTo := r.trim(first[i].from, first[i].to)
			if known(i) && (from < to || wasFrom < wasTo) && (from != wasFrom || to != wasTo) {
				return true
			}
		}
	}
	return false
}
