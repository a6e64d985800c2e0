package layout

import (
	"example.com/centrevu/internal/frame"
)

// Cut cuts a row into a value per column of the set; a column that the table
// lacks has the zero Value. Of the ways to cut, the one whose values score
// highest is taken, the first of several; a score of zero means that they
// cannot be right. If all score zero, the first way that cuts no word in two is
// returned, with false.
func (h *Heading) Cut(r Row, score func([]Value) int) ([]Value, bool) {
	ways := [...]func(Row) ([]Value, bool){h.bySeparators, h.byAllGaps, h.byStarts, h.byEnds, h.byGaps}
	if n := r.separators(); h.seps > 0 && n > 0 && n != h.seps {
		return nil, false // a column is missing, and nothing says which
	}
	var first, best []Value
	most := 0
	for _, way := range ways {
		fields, ok := way(r)
		if !ok {
			continue
		}
		values := h.known(fields)
		if n := score(values); n > most {
			best, most = values, n
		}
		if first == nil {
			first = values
		}
	}
	if best == nil {
		return first, false
	}
	return best, true
}

// known sorts the values of a row's fields by the columns of the set. Values
// of other columns follow.
func (h *Heading) known(fields []Value) []Value {
	values := make([]Value, h.columns)
	for i, f := range h.fields {
		if f.column >= 0 {
			values[f.column] = fields[i]
		} else {
			values = append(values, fields[i])
		}
	}
	return values
}

func (h *Heading) bySeparators(r Row) ([]Value, bool) {
	if h.seps == 0 || r.separators() != h.seps {
		return nil, false
	}
	var fields []Value
	start := 0
	for c := 0; c <= len(r.cells); c++ {
		if c < len(r.cells) && !frame.Side(r.cells[c]) {
			continue
		}
		// Borders at the ends of the row separate nothing.
		if v := r.value(start, c); v.Shown != "" || c < len(r.cells) && start > 0 || len(fields) > 0 && c < len(r.cells) {
			fields = append(fields, v)
		}
		start = c + 1
	}
	return fields, len(fields) == len(h.fields)
}

// byAllGaps cuts at two blanks and more, if that gives a value for each
// heading. It comes before cutting at a column, which can fall on the blank
// between two words of a value.
func (h *Heading) byAllGaps(r Row) ([]Value, bool) {
	parts := r.Fields()
	return parts, len(parts) == len(h.fields)
}

// byStarts cuts where the headings start: the values stand at the left of
// their columns.
func (h *Heading) byStarts(r Row) ([]Value, bool) {
	fields := make([]Value, len(h.fields))
	for i := range h.fields {
		from, to := 0, len(r.cells)
		if i > 0 {
			from = h.fields[i].from
			if !r.blankAt(from - 1) {
				return nil, false
			}
		}
		if i+1 < len(h.fields) {
			to = h.fields[i+1].from
		}
		fields[i] = r.value(min(from, len(r.cells)), to)
	}
	return fields, true
}

// byEnds cuts where the headings end: the values stand at the right.
func (h *Heading) byEnds(r Row) ([]Value, bool) {
	fields := make([]Value, len(h.fields))
	from := 0
	for i, f := range h.fields {
		to := f.to
		if i == len(h.fields)-1 {
			to = len(r.cells)
		} else if !r.blankAt(to) {
			return nil, false
		}
		fields[i] = r.value(min(from, len(r.cells)), to)
		from = to
	}
	return fields, true
}

// byGaps cuts at two blanks and more where there are fewer values than
// headings: each belongs to the heading that it stands under, or nearest to.
func (h *Heading) byGaps(r Row) ([]Value, bool) {
	parts := r.Fields()
	fields := make([]Value, len(h.fields))
	if len(parts) >= len(h.fields) {
		return nil, false
	}
	next := 0
	for k, p := range parts {
		end := p.Column + len(NewRow(p.Shown, nil).cells)
		best, least := -1, 0
		for i := next; i <= len(h.fields)-(len(parts)-k); i++ {
			if d := distance(p.Column, end, h.fields[i]); best < 0 || d < least {
				best, least = i, d
			}
		}
		if best < 0 {
			return nil, false
		}
		fields[best] = p
		next = best + 1
	}
	return fields, true
}

// distance is how far the cells from..to are from lying below the heading;
// negative if they do, by how much.
func distance(from, to int, f field) int {
	return max(from, f.from) - min(to, f.to)
}

// Fields returns the parts of the row between separators and gaps of two blanks
// and more.
func (r Row) Fields() []Value {
	var parts []Value
	for c := 0; c < len(r.cells); {
		if padding(r.cells[c]) {
			c++
			continue
		}
		end := c
		for end < len(r.cells) && !frame.Side(r.cells[end]) && !(r.blankAt(end) && r.blankAt(end+1)) {
			end++
		}
		parts = append(parts, r.value(c, end))
		c = end
	}
	return parts
}
