package layout

import (
	"slices"
	"strings"

	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/wording"
)

// Column is a column of a table.
type Column struct {
	Headings []string // its spellings in the documented wording, the best first
	Required bool     // a row without it is no heading
	Blank    bool     // a value can be missing

	// Fits says how well a piece of a row, which is never blank, fits the
	// column. Nil: anything can stand there.
	Fits func(Piece) Grade
}

// Grade says how well a value fits its column.
type Grade int

const (
	No       Grade = iota // it is something else
	Missing               // there must be one and is none
	Wrong                 // it stands for one and is none: a day that does not exist
	Possible              // nothing speaks against it
	Likely                // it looks like one: a number where numbers are usual
	Sure                  // only such a column has it: a documented word, a time
)

// Columns is the set of columns of a table.
type Columns struct {
	columns []Column
	phrases *wording.Phrases
}

// NewColumns makes a set.
func NewColumns(columns ...Column) *Columns {
	names := make([][]string, len(columns))
	for i, c := range columns {
		names[i] = c.Headings
	}
	return &Columns{columns, wording.NewPhrases(names...)}
}

// reading is a way to read one or two rows as a heading.
type reading struct {
	fields []field
	part   bool // a heading that is none of the set has a part that is hidden: it may be one
}

// field is the heading of a column: the cells from..to.
type field struct {
	column   int // -1: none of the set
	rank     int
	from, to int
}

// headings returns the ways to read a heading that begins at rows[i], of which
// as few headings as possible are not known, and how many rows it takes; none if
// there is none.
func (cs *Columns) headings(rows []Row, i int) (ways []reading, n int) {
	r := &rows[i]
	if len(r.text) == 0 || len(r.text) > maxHeading {
		return nil, 0
	}
	seen, all := cs.seen(r)
	if i+1 < len(rows) && len(rows[i+1].text) <= maxHeading && !rows[i+1].IsBlank() && !r.IsBlank() && !hasDigit(r.text) && !hasDigit(rows[i+1].text) {
		lower := &rows[i+1]
		if below, _ := cs.seen(lower); seen || below {
			two := cs.resolve(cs.stacked(r, lower))
			if k := known(two); cs.complete(two) && k > cs.most(r) && k > cs.most(lower) {
				return []reading{{two, cut(r, two) || cut(lower, two)}}, 2
			}
		}
	}
	if !all {
		return nil, 0
	}
	for _, fs := range cs.ways(r) {
		if fs = cs.resolve(fs); cs.complete(fs) {
			ways = append(ways, reading{fs, cut(r, fs)})
		}
	}
	least := len(r.text)
	for _, w := range ways {
		least = min(least, unknown(w.fields))
	}
	return slices.DeleteFunc(ways, func(w reading) bool { return unknown(w.fields) > least }), 1
}

// maxHeading is how long a heading can be.
const maxHeading = 512

func hasDigit(text []rune) bool {
	return slices.ContainsFunc(text, func(r rune) bool { return '0' <= r && r <= '9' })
}

// seen reports whether a heading of the set stands in the row, and whether all
// that are required do. It is quick, for most rows are no heading.
func (cs *Columns) seen(r *Row) (some, all bool) {
	var has uint64
	for i := range r.text {
		if padding(r.text[i]) || i > 0 && !padding(r.text[i-1]) {
			continue
		}
		for _, p := range cs.phrases.From(r.text[i]) {
			if cs.match(r, i, p) > 0 {
				has |= 1 << p.Of
			}
		}
	}
	for i, c := range cs.columns {
		if c.Required && has&(1<<i) == 0 {
			return has != 0, false
		}
	}
	return has != 0, has != 0
}

// match returns how many characters of the row, from i on, are the heading.
func (cs *Columns) match(r *Row, i int, p wording.Phrase) int {
	n := wording.MatchAt(r.text, i, p.Text)
	if n == 0 || !wordEnd(r.text, i+n) || gapped(r.text[i:i+n]) {
		return 0
	}
	return n
}

// gapped reports whether there are two blanks in a row: what stands on both
// sides of them are two headings.
func gapped(text []rune) bool {
	for i := 1; i < len(text); i++ {
		if text[i] == ' ' && text[i-1] == ' ' {
			return true
		}
	}
	return false
}

// headingEnd holds what can stand right behind a heading. The ellipsis says
// that it touches the border of the window, which cuts nothing off that the
// column could be mistaken for.
const headingEnd = ":：" + string(frame.Hidden)

func wordEnd(text []rune, i int) bool {
	return i >= len(text) || padding(text[i]) || strings.ContainsRune(headingEnd, text[i])
}

// maxWays bounds the ways to read a heading. Each needs two headings of which
// one is the beginning of the other and the rest of that one is a heading too.
const maxWays = 8

// ways returns the ways to read the row as headings: "Archive Status" is one
// of two words, or two.
func (cs *Columns) ways(r *Row) [][]field {
	var ways [][]field
	var read func(i int, fs []field)
	read = func(i int, fs []field) {
		for i < len(r.text) && padding(r.text[i]) {
			i++
		}
		if i >= len(r.text) {
			ways = append(ways, fs)
			return
		}
		found := false
		last := 0
		for _, p := range cs.phrases.From(r.text[i]) {
			n := cs.match(r, i, p)
			if n == 0 || n == last || len(ways) >= maxWays {
				continue
			}
			next, f := fs, field{p.Of, p.Rank, r.column(i), 0}
			if found {
				next = slices.Clone(fs)
			}
			found, last = true, n
			end := i + n
			for end < len(r.text) && strings.ContainsRune(headingEnd, r.text[end]) {
				end++
			}
			f.to = r.column(end)
			read(end, joined(r, slices.Clip(next), f))
		}
		if found {
			return
		}
		end := i
		for end < len(r.text) && !padding(r.text[end]) {
			end++
		}
		read(end, joined(r, fs, field{-1, 0, r.column(i), r.column(end)}))
	}
	read(0, nil)
	return ways
}

// joined adds a field. A word one blank away from a heading that is not known
// makes a longer heading with it, which is not known either.
func joined(r *Row, fs []field, f field) []field {
	if k := len(fs) - 1; k >= 0 && f.from-fs[k].to == 1 && r.cells[fs[k].to] == ' ' && (f.column < 0 || fs[k].column < 0) {
		fs = slices.Clone(fs)
		fs[k].column, fs[k].to = -1, f.to
		return fs
	}
	return append(fs, f)
}

// most returns how many headings of the set the row holds, read the best way.
func (cs *Columns) most(r *Row) int {
	n := 0
	for _, fs := range cs.ways(r) {
		n = max(n, known(cs.resolve(fs)))
	}
	return n
}

// stacked puts headings together that stand in two rows.
func (cs *Columns) stacked(upper, lower *Row) []field {
	type stack struct {
		from, to int
		text     string
	}
	var stacks []stack
	for _, r := range [...]*Row{upper, lower} {
		for _, v := range r.Fields() {
			i := slices.IndexFunc(stacks, func(s stack) bool { return v.Column < s.to && s.from < v.End })
			if i < 0 {
				stacks = append(stacks, stack{v.Column, v.End, v.Text})
				continue
			}
			s := &stacks[i]
			s.from, s.to, s.text = min(s.from, v.Column), max(s.to, v.End), s.text+" "+v.Text
		}
	}
	slices.SortFunc(stacks, func(a, b stack) int { return a.from - b.from })
	fs := make([]field, len(stacks))
	for i, s := range stacks {
		fs[i] = field{column: -1, from: s.from, to: s.to}
		if p, ok := cs.phrases.Whole([]rune(s.text)); ok {
			fs[i].column, fs[i].rank = p.Of, p.Rank
		}
	}
	return fs
}

// resolve settles headings that stand for the same column: the better
// spelling stays, then the first.
func (cs *Columns) resolve(fs []field) []field {
	best := make([]int, len(cs.columns))
	for i := range best {
		best[i] = -1
	}
	for i, f := range fs {
		if f.column < 0 {
			continue
		}
		if b := best[f.column]; b < 0 || f.rank < fs[b].rank {
			best[f.column] = i
		}
	}
	for i, f := range fs {
		if f.column >= 0 && best[f.column] != i {
			fs[i].column = -1
		}
	}
	return fs
}

func (cs *Columns) complete(fs []field) bool {
	for i, c := range cs.columns {
		if c.Required && !slices.ContainsFunc(fs, func(f field) bool { return f.column == i }) {
			return false
		}
	}
	return len(fs) > 0
}

// cut reports whether a field that is not known touches what hides a part of
// the row.
func cut(r *Row, fs []field) bool {
	for _, f := range fs {
		if f.column < 0 && r.value(f.from, f.to+1).Cut() {
			return true
		}
	}
	return false
}

func known(fs []field) int { return len(fs) - unknown(fs) }

func unknown(fs []field) int {
	n := 0
	for _, f := range fs {
		if f.column < 0 {
			n++
		}
	}
	return n
}
