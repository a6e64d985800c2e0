package main

import (
	"cmp"
	"slices"
	"strings"

	"example.com/centrevu"
)

// marker puts what the parsers made of a screen to its rows.
type marker struct {
	screen *centrevu.Screen
	rows   map[int]*Row // by Line
}

// mark notes what one parser made of the screen alone, in the light of what it
// made of the whole capture.
func (mk *marker) mark(parser int, single, whole reading, src centrevu.Source, m *mask) {
	values := onScreen(mk.screen, single, whole)
	final := map[string]bool{}
	for _, v := range whole.values {
		final[v.field+v.say(nil)] = true
	}
	for _, v := range values {
		if row := mk.rows[v.at.Line]; row != nil {
			row.Claims = append(row.Claims, Claim{
				Parser: parsers[parser].name, Field: v.field, Value: plain(v.say(m)), Position: v.at, Final: final[v.field+v.say(nil)],
			})
			row.set(Value)
		}
	}
	wrong := map[string]bool{}
	for _, p := range whole.problems {
		wrong[p.Error()] = true
	}
	for _, p := range single.problems {
		if row := mk.rows[p.Line]; row != nil && p.Text != "" && wrong[p.Error()] {
			row.Problems = append(row.Problems, plain(m.message(p.Err.Error())))
			row.set(Misread)
		}
	}
	if mk.screen.Cut {
		// What only the whole can tell of the row that the capture ends in.
		for _, p := range whole.problems {
			for _, l := range mk.screen.Lines {
				if row := mk.rows[l.Line]; l.Position == p.Position && l.Text == p.Text && row.Problems == nil {
					row.Problems = append(row.Problems, plain(m.message(p.Err.Error())))
					row.set(Misread)
				}
			}
		}
	}

	windows := mk.windows(values, single)
	left := single.unclaimed
	if parser == errlogs {
		for _, w := range windows {
			left = append(left, strays(w.lines, values, whole, src)...)
		}
	}
	for _, w := range windows {
		for _, l := range w.lines {
			row := mk.rows[l.Line]
			if row == nil || strings.TrimSpace(l.Text) == "" {
				continue
			}
			row.log = row.log || parser == errlogs && len(row.Claims) == 0
			if w.read {
				row.set(Part)
			} else {
				left = append(left, l)
			}
		}
	}
	for _, l := range left {
		l = trimmed(l)
		row := mk.rows[l.Line]
		if row == nil || slices.ContainsFunc(whole.values, func(v value) bool { return v.row == l.Text }) {
			continue // it is read where its page is seen with the others
		}
		if l.Text, l.Source = plain(m.row(l.Text)), plain(l.Source); !slices.Contains(row.Unclaimed, l) {
			row.Unclaimed = append(row.Unclaimed, l)
			row.set(Left)
		}
	}
	for _, row := range mk.rows {
		slices.SortStableFunc(row.Claims, func(a, b Claim) int { return cmp.Compare(a.Column, b.Column) })
	}
}

// set gives the row a mark unless it has a worse one.
func (r *Row) set(m Mark) {
	order := []Mark{unmarked, Part, Value, Left, Misread}
	if slices.Index(order, m) > slices.Index(order, r.Mark) {
		r.Mark = m
	}
}

// onScreen returns the values that the screen shows. A row that lacks, on this
// screen alone, what stands on another page of its list, such as the ACD above
// it, has the value that it has in the whole.
func onScreen(s *centrevu.Screen, single, whole reading) []value {
	values := slices.DeleteFunc(slices.Clone(single.values), func(v value) bool {
		return v.row != "" && !slices.ContainsFunc(whole.values, v.same) && single.wrongAt(v.at.Line) != nil
	})
	has := map[int]bool{}
	for _, v := range values {
		has[v.at.Line] = true
	}
	rows := map[string][]value{}
	for _, v := range whole.values {
		rows[v.row] = append(rows[v.row], v)
	}
	for _, w := range s.Windows() {
		for _, l := range slices.Concat(append([][]centrevu.Line{w.Lines}, inner(w)...)...) {
			l = trimmed(l)
			for _, v := range rows[l.Text] {
				only := len(rows[l.Text]) == 1 && single.wrongAt(l.Line) != nil
				if !has[l.Line] && l.Text != "" && (only || v.at == l.Position) {
					v.at = l.Position
					values = append(values, v)
					has[l.Line] = true
				}
			}
		}
	}
	return values
}

// trimmed returns a line without the blanks before it, as the parsers hand
// lines back.
func trimmed(l centrevu.Line) centrevu.Line {
	text := strings.TrimLeft(l.Text, " ")
	n := len(l.Text) - len(text)
	l.Text, l.Column, l.Offset = text, l.Column+n, l.Offset+int64(n)
	return l
}

// same reports whether both say the same.
func (v value) same(w value) bool { return v.field == w.field && v.say(nil) == w.say(nil) }

// readWindow is a window of the screen, or one inside it, that a parser read.
type readWindow struct {
	lines []centrevu.Line
	read  bool // the parser went through its rows
}

// windows returns the windows that the parser looked at: those in which it
// found anything, and the windows around and inside them.
func (mk *marker) windows(values []value, single reading) []readWindow {
	var at, wrong []centrevu.Position
	for _, v := range values {
		at = append(at, v.at)
	}
	for _, l := range single.unclaimed {
		at = append(at, l.Position)
	}
	for _, p := range single.problems {
		wrong = append(wrong, p.Position)
	}
	var found []readWindow
	for _, w := range mk.screen.Windows() {
		var parts []readWindow
		here, read := false, false
		for _, lines := range append([][]centrevu.Line{w.Lines}, inner(w)...) {
			part := readWindow{lines, holds(lines, at)}
			parts = append(parts, part)
			read = read || part.read
			here = here || part.read || holds(lines, wrong)
		}
		for _, part := range parts {
			if here {
				// Of a window and those in it, a parser may go through one.
				part.read = part.read || !read
				found = append(found, part)
			}
		}
	}
	return found
}

func inner(w centrevu.Window) [][]centrevu.Line {
	var all [][]centrevu.Line
	for _, in := range w.Inner {
		all = append(all, in.Lines)
	}
	return all
}

// holds reports whether one of the places lies in one of the lines.
func holds(lines []centrevu.Line, places []centrevu.Position) bool {
	return slices.ContainsFunc(lines, func(l centrevu.Line) bool {
		return slices.ContainsFunc(places, func(p centrevu.Position) bool {
			return l.Line == p.Line && l.Column <= p.Column && p.Column <= l.Column+len(l.Text)
		})
	})
}
