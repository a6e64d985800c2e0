// Package acds keeps values by the ACDs that they are of, so that those of one ACD are
// found in the same time however many there are. What is one ACD, ACD.Same says: a
// number alone, a name alone and both can be of one, and it is no equivalence. "1" is
// the same as "1 Sales", and "1 Sales" as "Sales", and "1" is not the same as "Sales".
package acds

import "example.com/centrevu"

// Map holds values by their ACDs. Those of one ACD are one value, made of them by the
// function that New was given. It is to make the same of them in whatever order.
type Map[T any] struct {
	merge   func(a, b T) T
	numbers map[int]T
	names   map[string]T // of what has the name, with a number or without
	bare    map[string]T // of what has no number
}

// New returns a Map without values.
func New[T any](merge func(a, b T) T) *Map[T] {
	return &Map[T]{merge: merge}
}

// Add adds a value. That of an ACD with neither number nor name is found by none.
func (m *Map[T]) Add(acd centrevu.ACD, v T) {
	if acd.Number != 0 {
		add(m, &m.numbers, acd.Number, v)
	}
	if acd.Name != "" {
		add(m, &m.names, acd.Name, v)
		if acd.Number == 0 {
			add(m, &m.bare, acd.Name, v)
		}
	}
}

func add[K comparable, T any](m *Map[T], to *map[K]T, k K, v T) {
	if *to == nil { // most windows show numbers or names alone
		*to = make(map[K]T)
	}
	if old, ok := (*to)[k]; ok {
		v = m.merge(old, v)
	}
	(*to)[k] = v
}

// Of returns what was added of ACDs that can be taken for this one. It reports false if
// nothing was.
func (m *Map[T]) Of(acd centrevu.ACD) (T, bool) {
	if acd.Number == 0 {
		v, ok := m.names[acd.Name] // none is of no name
		return v, ok
	}
	v, ok := m.numbers[acd.Number]
	w, too := m.bare[acd.Name]
	switch {
	case ok && too:
		return m.merge(v, w), true
	case too:
		return w, true
	}
	return v, ok
}

// Has reports whether something was added of an ACD that can be taken for this one.
func (m *Map[T]) Has(acd centrevu.ACD) bool {
	_, ok := m.Of(acd)
	return ok
}
