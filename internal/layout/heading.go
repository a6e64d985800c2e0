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
}

// Columns is the set of columns of a table.
type Columns struct {
	columns []Column
	phrases []spelling // longest first
}

type spelling struct {
	text   []rune
	column int
	rank   int
}

// NewColumns makes a set.
func NewColumns(columns ...Column) *Columns {
	cs := &Columns{columns: columns}
	for i, c := range columns {
		for rank, h := range c.Headings {
			cs.phrases = append(cs.phrases, spelling{[]rune(wording.Fold(h)), i, rank})
		}
	}
	slices.SortStableFunc(cs.phrases, func(a, b spelling) int { return len(b.text) - len(a.text) })
	return cs
}

// Heading is the heading of a table.
type Heading struct {
	Rows    int  // how many rows it takes, one or two
	Part    bool // a heading that is none of the set has a part that is hidden: it may be one
	columns int
	fields  []field
	seps    int // separators in its last row
}

// field is the heading of a column: the cells from..to.
type field struct {
	column   int // -1: none of the set
	rank     int
	from, to int
}

// Heading returns the heading that begins at rows[i], nil if none does.
func (cs *Columns) Heading(rows []Row, i int) *Heading {
	one := cs.resolve(cs.fields(rows[i]))
	if i+1 < len(rows) && !rows[i].IsBlank() && !rows[i+1].IsBlank() {
		two := cs.resolve(cs.stacked(rows[i], rows[i+1]))
		if cs.complete(two) && known(two) > known(one) && known(two) > known(cs.resolve(cs.fields(rows[i+1]))) {
			return &Heading{Rows: 2, Part: cut(rows[i], two) || cut(rows[i+1], two), columns: len(cs.columns), fields: two, seps: rows[i+1].separators()}
		}
	}
	if cs.complete(one) {
		return &Heading{Rows: 1, Part: cut(rows[i], one), columns: len(cs.columns), fields: one, seps: rows[i].separators()}
	}
	return nil
}

// cut reports whether a field that is not known touches what hides a part of
// the row.
func cut(r Row, fs []field) bool {
	for _, f := range fs {
		if f.column < 0 && r.value(f.from, f.to+1).Cut() {
			return true
		}
	}
	return false
}

// fields finds the known headings in a row, and the words between them.
func (cs *Columns) fields(r Row) []field {
	var fs []field
	for i := 0; i < len(r.text); {
		if padding(r.text[i]) {
			i++
			continue
		}
		f := field{column: -1, from: r.column[i]}
		n := 0
		for _, p := range cs.phrases {
			if n = wording.MatchAt(r.text, i, p.text); n > 0 && wordEnd(r.text, i+n) && !gapped(r.text[i:i+n]) {
				f.column, f.rank = p.column, p.rank
				break
			}
			n = 0
		}
		if n == 0 {
			for i+n < len(r.text) && !padding(r.text[i+n]) {
				n++
			}
		}
		i += n
		for i < len(r.text) && strings.ContainsRune(headingEnd, r.text[i]) {
			i++
		}
		f.to = r.column[i]
		// A word one blank away from a heading that is not known makes a
		// longer heading with it, which is not known either.
		if k := len(fs) - 1; k >= 0 && f.from-fs[k].to == 1 && r.cells[fs[k].to] == ' ' && (f.column < 0 || fs[k].column < 0) {
			fs[k].column, fs[k].to = -1, f.to
			continue
		}
		fs = append(fs, f)
	}
	return fs
}

// gapped reports whether there are two blanks in a row: what stands on both
// sides of them are two headings.
func gapped(text []rune) bool { return strings.Contains(string(text), "  ") }

// headingEnd holds what can stand right behind a heading. The ellipsis says
// that it touches the border of the window, which cuts nothing off that the
// column could be mistaken for.
const headingEnd = ":：" + string(frame.Hidden)

func wordEnd(text []rune, i int) bool {
	return i >= len(text) || padding(text[i]) || strings.ContainsRune(headingEnd, text[i])
}

// stacked puts headings together that stand in two rows.
func (cs *Columns) stacked(upper, lower Row) []field {
	type stack struct {
		from, to int
		text     string
	}
	var stacks []stack
	for _, r := range [...]Row{upper, lower} {
		for _, v := range r.Fields() {
			from, to := v.Column, v.Column+len(NewRow(v.Shown, nil).cells)
			i := slices.IndexFunc(stacks, func(s stack) bool { return from < s.to && s.from < to })
			if i < 0 {
				stacks = append(stacks, stack{from, to, v.Text})
				continue
			}
			s := &stacks[i]
			s.from, s.to, s.text = min(s.from, from), max(s.to, to), s.text+" "+v.Text
		}
	}
	slices.SortFunc(stacks, func(a, b stack) int { return a.from - b.from })
	fs := make([]field, len(stacks))
	for i, s := range stacks {
		fs[i] = field{column: -1, from: s.from, to: s.to}
		for _, p := range cs.phrases {
			if string(p.text) == wording.Fold(s.text) {
				fs[i].column, fs[i].rank = p.column, p.rank
				break
			}
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

func known(fs []field) int {
	n := 0
	for _, f := range fs {
		if f.column >= 0 {
			n++
		}
	}
	return n
}

// Has reports whether the table has the column.
func (h *Heading) Has(column int) bool {
	return slices.ContainsFunc(h.fields, func(f field) bool { return f.column == column })
}

// separators counts the vertical lines in the row.
func (r Row) separators() int {
	n := 0
	for _, c := range r.cells {
		if frame.Side(c) {
			n++
		}
	}
	return n
}
