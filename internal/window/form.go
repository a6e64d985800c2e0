package window

import (
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/layout"
)

// besides returns where the forms begin that stand beside each other, in a row
// that names several ACDs; nil if it does not.
func (s *scan[T]) besides(pairs []layout.Pair) []int {
	var from []int
	for _, p := range pairs {
		if p.Label == s.ACD && strings.Trim(p.Value.Shown, "_ ") != "" {
			from = append(from, p.Name.Column)
		}
	}
	if len(from) < 2 || len(from) < len(pairs) && pairs[0].Label != s.ACD {
		return nil
	}
	return from
}

// sideBySide reads forms that stand beside each other, one after the other, and
// returns their last row: what stands below the row with the ACDs, up to a row
// that is blank, has no label or names ACDs again.
func (s *scan[T]) sideBySide(first int, from []int) int {
	last := first
	for last+1 < len(s.sheet.Rows) && !s.sheet.Known(last+1) {
		pairs, _ := s.Labels.Find(&s.sheet.Rows[last+1])
		if len(pairs) == 0 || slices.ContainsFunc(pairs, func(p layout.Pair) bool { return p.Label == s.ACD }) {
			break
		}
		last++
	}
	for n, left := range from {
		in := func(column int) bool {
			return (n == 0 || column >= left) && (n+1 == len(from) || column < from[n+1])
		}
		for i := first; i <= last; i++ {
			pairs, rest := s.Labels.Find(&s.sheet.Rows[i])
			pairs = slices.DeleteFunc(pairs, func(p layout.Pair) bool { return !in(p.Name.Column) })
			rest = slices.DeleteFunc(rest, func(v layout.Value) bool { return !in(v.Column) })
			if len(pairs)+len(rest) > 0 {
				s.pairs(i, pairs, rest)
			}
		}
		s.endForm()
	}
	return last
}

// pairs reads a row of "Label: value" forms.
func (s *scan[T]) pairs(i int, pairs []layout.Pair, rest []layout.Value) {
	used := 0
	s.form.Row = i
	s.sheet.Use(centrevu.FurnitureLine, i)
	for _, p := range pairs {
		switch {
		case p.Label == s.ACD:
			if strings.Trim(p.Value.Shown, "_ ") == "" {
				continue // the empty field of a query
			}
			s.endForm()
			s.nameAlone(i, withoutMark(p.Value))
		case p.Label < len(s.Fields):
			if s.form.Has(p.Label) {
				s.endForm()
			}
			s.form.Set(p.Label, p.Value)
		default:
			s.Other(&s.form, p)
		}
		used++
	}
	s.headed = s.headed || used > 1
	for _, v := range rest {
		if !isQuery(v.Text) {
			s.sheet.Rest(i, v)
		}
	}
}

// endForm makes a value of what was gathered.
func (s *scan[T]) endForm() {
	if !s.form.open {
		return
	}
	s.form.open = false
	failed := len(s.sheet.errs)
	r := s.form.record
	r.Row, r.ACD, r.At = s.form.first, s.acd, centrevu.Position{}
	if s.named == above {
		s.said()
		r.At = s.sheet.Position(s.row, s.value)
		if !s.Inherits {
			r.Row = s.row
		}
	} else if s.named == lost || !s.Inherits {
		s.sheet.Fail(r.Row, layout.Value{}, "values without an ACD above them")
		r.ACD = centrevu.ACD{}
	}
	if !s.Inherits {
		s.named = nobody
	}
	for c, has := range r.Has {
		if !has {
			r.Rows[c] = r.Row // where it is missing
		}
	}
	s.nameACD(r, r.Rows[s.Name])
	v, ok := s.Value(r)
	for c, value := range r.Values {
		switch {
		case !r.Has[c]:
		case !ok && len(s.sheet.errs) == failed && strings.Trim(value.Shown, "_ ") != "":
			s.sheet.Use(centrevu.UnclaimedLine, r.Rows[c]) // a value of nothing: nobody knows it
		default:
			s.sheet.Value(r.Rows[c], s.Fields[c], value)
		}
	}
	if ok {
		s.add(v, r.Row)
	}
}
