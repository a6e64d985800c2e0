package layout

import (
	"slices"

	"example.com/centrevu/internal/frame"
)

// Tables is the tables of a window. The rows of a table go from below its
// heading to the next one; where the same heading stands again, as at the top of
// each page of a list, it is one table.
//
// A table is cut by its heading and all of its rows together. If the heading has
// separators, they cut the rows. Otherwise, if the values of all rows begin
// where the headings do, they are cut there. Otherwise the table is cut at those
// of its gutters, the cells in which no row has a word, that
//
//   - let as many values as possible fit their columns, and separate as few
//     words as possible that stand one blank apart, then
//   - give columns the values that only they have, then
//   - leave the values below their headings, if all of them stand there.
//
// A row that fits better alone, as one with a value that is too long for its
// column, is cut alone by the same rule. If two ways are left that differ in a
// value of a row, nobody knows which of them is right.
type Tables struct {
	columns *Columns
	rows    []Row
	of      []int32 // the table that each row belongs to, by number from one; negative: to its heading
	tables  []*table
}

// table is one table.
type table struct {
	readings []reading
	bars     bars
	height   int // rows of the heading
	rows     []int32
	cutter   *cutter // once it is cut
}

// Tables finds the tables in the rows of a window.
func (cs *Columns) Tables(rows []Row) *Tables {
	ts := &Tables{columns: cs, rows: rows}
	current := int32(0)
	for i := 0; i < len(rows); i++ {
		ways, height := cs.headings(rows, i)
		if len(ways) == 0 {
			if current > 0 && len(rows[i].text) > 0 {
				ts.of[i] = current
				t := ts.tables[current-1]
				t.rows = append(t.rows, int32(i))
			}
			continue
		}
		if ts.of == nil {
			ts.of = make([]int32, len(rows))
		}
		current = 0
		for n := max(0, len(ts.tables)-maxTables); n < len(ts.tables); n++ {
			if t := ts.tables[n]; t.height == height && slices.Equal(t.readings[0].fields, ways[0].fields) {
				current = int32(n + 1)
			}
		}
		if current == 0 {
			ts.tables = append(ts.tables, &table{readings: ways, height: height, bars: rows[i+height-1].bars()})
			current = int32(len(ts.tables))
		}
		for n := range height {
			ts.of[i+n] = -current
		}
		i += height - 1
	}
	return ts
}

// maxTables is how many tables back a heading is looked for. A window has one.
const maxTables = 8

// Heading is the heading of a table.
type Heading struct {
	Rows int  // how many rows it takes, one or two
	Part bool // a heading that is none of the set has a part that is hidden: it may be one
}

// Heading returns the heading that begins at rows[i], nil if none does.
func (ts *Tables) Heading(i int) *Heading {
	if ts.of == nil || ts.of[i] >= 0 {
		return nil
	}
	t := ts.tables[-ts.of[i]-1]
	return &Heading{t.height, t.readings[0].part}
}

// Mute returns the pieces of the heading that begins at rows[i] which are none of the
// set and have no value in any row below them, each with its row: a column may be empty,
// and words behind the last one are none.
func (ts *Tables) Mute(i int) (pieces []Value, rows []int) {
	t := ts.tables[-ts.of[i]-1]
	if unknown(t.readings[0].fields) == 0 {
		return nil, nil
	}
	c := ts.cutterOf(t)
	said := make([]bool, len(c.fields))
	for _, row := range t.rows {
		for _, f := range c.row(int(row)).others {
			said[f] = true
		}
	}
	for k, f := range c.fields {
		if f.column >= 0 || said[k] {
			continue
		}
		for row := i; row < i+t.height; row++ {
			if v := ts.rows[row].value(f.from, f.to); v.Shown != "" {
				pieces, rows = append(pieces, v), append(rows, row)
			}
		}
	}
	return pieces, rows
}

// Has reports whether the table of the row has the column.
func (ts *Tables) Has(i, column int) bool {
	return slices.ContainsFunc(ts.cutter(i).fields, func(f field) bool { return f.column == column })
}

func (ts *Tables) cutter(i int) *cutter { return ts.cutterOf(ts.tables[ts.of[i]-1]) }

func (ts *Tables) cutterOf(t *table) *cutter {
	if t.cutter == nil {
		t.cutter = ts.solve(t)
	}
	return t.cutter
}

// solve finds out how a table is to be cut: by the way to read its heading
// whose rows fit, the one with the longest headings if several do.
func (ts *Tables) solve(t *table) *cutter {
	var best *cutter
	least := 0
	for _, way := range t.readings {
		c := &cutter{columns: ts.columns, all: ts.rows, fields: way.fields, rows: t.rows}
		if t.bars.part(len(way.fields)) {
			c.bars = t.bars
		}
		c.solve()
		if len(t.readings) == 1 {
			return c
		}
		if n := c.misfits(); best == nil || n < least {
			best, least = c, n
		}
	}
	return best
}

// Cut is what a row says.
type Cut struct {
	Values []Value // of each column of the set; the zero Value for one that the table lacks
	Others []Value // of the columns that are not known, the blank ones left out

	others []int // the fields that Others stand in

	// Fits says that the values can be what their columns say. If they cannot,
	// they are those of the likeliest way to cut the row, nil if there is none.
	Fits bool

	// Like says of a row that does not fit that something in it is only in rows
	// of the table: it is one that is wrong.
	Like bool

	// Doubt says that the row can be cut in another way just as well, with
	// other values.
	Doubt bool
}

// Cut cuts a row that stands below a heading.
func (ts *Tables) Cut(i int) Cut { return ts.cutter(i).row(i) }

// cutter cuts the rows of one table, with its heading read in one way.
type cutter struct {
	columns *Columns
	all     []Row
	fields  []field
	bars    bars
	rows    []int32

	aligned bool   // all values begin where their headings do
	grid    grid   // else
	looks   int    // see maxLooks
	started []span // of starts
}

// misfits counts the rows that are like those of the table and do not fit.
func (c *cutter) misfits() int {
	n := 0
	for _, i := range c.rows {
		if cut := c.row(int(i)); cut.Like && !cut.Fits {
			n++
		}
	}
	return n
}

func (c *cutter) solve() {
	if c.bars.n > 0 {
		return
	}
	c.aligned = true
	for _, i := range c.rows {
		if !c.startsAlign(&c.all[i]) && c.tells(i) {
			c.aligned = false
			break
		}
	}
	if c.aligned {
		return
	}
	var telling []int32
	for _, i := range c.rows {
		if c.tells(i) {
			telling = append(telling, i)
		}
	}
	c.grid = c.cut(telling)
	if len(c.grid.ways) > 1 {
		c.below(&c.grid)
	}
}

// row cuts one row.
func (c *cutter) row(i int) Cut {
	r := &c.all[i]
	if c.bars.n > 0 && r.separators() > 0 {
		spans := c.bySeparators(r) // nil: a column is missing, and nothing says which
		return c.values(r, spans)
	}
	var spans []span
	var doubt bool
	if c.aligned || c.bars.n > 0 {
		if spans = c.starts(r); spans != nil && c.startsAlign(r) {
			return c.values(r, spans)
		}
	} else {
		spans, doubt = c.grid.spans(r, 0), c.grid.doubt(r, c.known)
		if doubt && c.startsAlign(r) {
			spans, doubt = c.starts(r), false
		}
	}
	if cost := c.against(r, spans); doubt || cost > 0 && !c.sure(r, spans) {
		alone := c.cut([]int32{int32(i)})
		own := alone.spans(r, 0)
		less, ownDoubt := c.against(r, own), alone.doubt(r, c.known)
		if (less < cost || less == cost && doubt && !ownDoubt) && (c.narrow(r, own) == 0 || c.sure(r, own)) {
			spans, doubt = own, ownDoubt
		}
	}
	cut := c.values(r, spans)
	cut.Doubt = doubt && cut.Like
	return cut
}

// against is what speaks against a way to cut a row, as in cost.misfits.
func (c *cutter) against(r *Row, spans []span) int {
	if spans == nil {
		return costNo * (len(c.fields) + 1)
	}
	sum := costNarrow * c.narrow(r, spans)
	for i, s := range spans {
		sum += misfit(c.fits(r, i, s))
	}
	return sum
}

// sure reports whether no value of the row but an ACD's could be anything else:
// if so, words one blank apart can be parted. Prose cannot.
func (c *cutter) sure(r *Row, spans []span) bool {
	likely := 0
	for i, s := range spans {
		switch g := c.fits(r, i, s); {
		case g == Sure || g == Possible && r.blank(s.from, s.to):
		case g >= Possible && likely == 0 && c.known(i):
			likely++
		default:
			return false
		}
	}
	return spans != nil
}

// narrow counts the words that stand one blank apart and are separated.
func (c *cutter) narrow(r *Row, spans []span) int {
	n := 0
	for i, s := range spans {
		if i > 0 && !r.blank(s.from, s.to) && r.isNarrow(s.from) {
			n++
		}
	}
	return n
}

// values makes the values of a row cut so.
func (c *cutter) values(r *Row, spans []span) Cut {
	if spans == nil {
		return Cut{Like: c.like(r, nil)}
	}
	fits := c.grade(r, spans) >= Possible
	cut := Cut{Values: make([]Value, len(c.columns.columns)), Fits: fits, Like: fits || c.like(r, spans)}
	for i, f := range c.fields {
		v := r.value(spans[i].from, spans[i].to)
		switch {
		case f.column >= 0:
			cut.Values[f.column] = v
		case v.Shown != "":
			cut.Others, cut.others = append(cut.Others, v), append(cut.others, i)
		}
	}
	return cut
}

// known reports whether the field is a column of the set.
func (c *cutter) known(i int) bool { return c.fields[i].column >= 0 }

// grade says how well the row fits when it is cut so: as well as the value that
// fits least.
func (c *cutter) grade(r *Row, spans []span) Grade {
	least := Sure
	for i := range c.fields {
		if least = min(least, c.fits(r, i, spans[i])); least == No {
			break
		}
	}
	return least
}

// fits says how well the cells fit a field.
func (c *cutter) fits(r *Row, i int, s span) Grade {
	from, to := r.trim(s.from, s.to)
	if c.fields[i].column < 0 {
		return Possible
	}
	col := &c.columns.columns[c.fields[i].column]
	switch {
	case from == to && col.Blank:
		return Possible
	case from == to:
		return Missing
	case col.Fits == nil:
		return Possible
	}
	return col.Fits(Piece{r, from, to})
}

// tells reports whether a part of the row between gaps is Sure to be a value of
// a column, or the words of a row without gaps can be nothing else: if so, the
// row is one of the table's.
func (c *cutter) tells(i int32) bool {
	r := &c.all[i]
	var buf [24]span
	words := r.wordSpans(buf[:0])
	for from := 0; from < len(words); {
		to := from
		for to+1 < len(words) && words[to+1].from-words[to].to == 1 && r.cells[words[to].to] == ' ' {
			to++
		}
		for f := range c.fields {
			if c.fits(r, f, span{words[from].from, words[to].to}) == Sure {
				return true
			}
		}
		if from == 0 && to == len(words)-1 && to > 0 && to < maxSegments {
			alone := c.cut([]int32{i})
			return c.sure(r, alone.spans(r, 0))
		}
		from = to + 1
	}
	return false
}

// like reports whether a part of the row, cut at gaps or so, is Sure to be a
// value of a column, or the first word of one of several is; or whether a part
// stands where a number does and is one.
func (c *cutter) like(r *Row, spans []span) bool {
	parts := r.Fields()
	for n, v := range parts {
		part := span{v.Column, v.End}
		word := part
		for word.to = word.from; word.to < part.to && r.cells[word.to] != ' '; word.to++ {
		}
		for i := range c.fields {
			switch g := c.fits(r, i, part); {
			case g == Sure, len(parts) > 1 && c.fits(r, i, word) == Sure, len(parts) > 1 && n == 0 && g == Likely:
				return true
			}
		}
	}
	for i, s := range spans {
		if g := c.fits(r, i, s); g == Sure || g == Likely && len(parts) > 1 {
			return true
		}
	}
	return false
}

// bars are the separators of a row.
type bars struct {
	n           int
	left, right bool // the first and the last are the border of the table
}

// part reports whether the separators part as many fields: others are borders.
func (b bars) part(fields int) bool {
	between := b.n
	if b.left {
		between--
	}
	if b.right && b.n > 1 {
		between--
	}
	return between > 0 && between == fields-1
}

func (r *Row) bars() bars {
	b := bars{n: r.separators()}
	first := slices.IndexFunc(r.cells, frame.Side)
	b.left = b.n > 0 && r.blank(0, first)
	b.right = b.n > 0 && frame.Side(r.cells[len(r.cells)-1])
	return b
}

// bySeparators cuts at the vertical lines; nil if there are not as many as in
// the heading.
func (c *cutter) bySeparators(r *Row) []span {
	if r.separators() != c.bars.n {
		return nil
	}
	spans := make([]span, 0, c.bars.n+1)
	start := 0
	for col := 0; col <= len(r.cells); col++ {
		if col == len(r.cells) || frame.Side(r.cells[col]) {
			spans = append(spans, span{start, col})
			start = col + 1
		}
	}
	spans[len(spans)-1].from = min(spans[len(spans)-1].from, len(r.cells))
	if c.bars.left {
		spans = spans[1:]
	}
	if c.bars.right {
		spans = spans[:len(spans)-1]
	}
	if len(spans) != len(c.fields) {
		return nil
	}
	return spans
}

// starts cuts where the headings start, if that cuts no word in two. What it
// returned for the row before is gone.
func (c *cutter) starts(r *Row) []span {
	for i, f := range c.fields {
		if i > 0 && !r.blankAt(f.from-1) {
			return nil
		}
	}
	c.started = c.started[:0]
	for i, f := range c.fields {
		if i == 0 {
			f.from = 0
		} else {
			c.started[i-1].to = f.from
		}
		c.started = append(c.started, span{f.from, len(r.cells)})
	}
	return c.started
}

// startsAlign reports whether each value of the row begins where its heading
// does, and can stand there: it may be wrong or missing.
func (c *cutter) startsAlign(r *Row) bool {
	for i, f := range c.fields {
		to := len(r.cells)
		if i+1 < len(c.fields) {
			to = c.fields[i+1].from
		}
		if !r.blankAt(f.from-1) || i == 0 && !r.blank(0, f.from) || !r.blank(f.from, to) && r.blankAt(f.from) {
			return false
		}
		if c.fits(r, i, span{f.from, to}) == No {
			return false
		}
	}
	return true
}

func (r *Row) blank(from, to int) bool {
	from, to = r.trim(from, to)
	return from == to
}
