package rulefile

import (
	"maps"
	"slices"
	"strconv"
)

// namedList holds texts, or numbers if every item is one.
type namedList struct {
	texts   []string
	numbers []int
	used    bool
	at      place
	in      *input
}

// values returns the items as a slice.
func (l *namedList) values() any {
	if l.numbers != nil {
		return l.numbers
	}
	return l.texts
}

// set returns the items as the keys of a map.
func (l *namedList) set() any {
	if l.numbers != nil {
		return setOf(l.numbers)
	}
	return setOf(l.texts)
}

func setOf[T comparable](items []T) map[T]struct{} {
	set := make(map[T]struct{}, len(items))
	for _, x := range items {
		set[x] = struct{}{}
	}
	return set
}

func (c *compilation) listNames() []string { return slices.Sorted(maps.Keys(c.lists)) }

// readLists reads the named lists of a file.
func (c *compilation) readLists(in *input, n *node) {
	if n == nil || !in.is(n, mapping, "lists") {
		return
	}
	for _, p := range n.pairs {
		if c.lists[p.key] != nil {
			in.errorf(p.at, "there is a list `%s` already", p.key)
			continue
		}
		l := &namedList{at: p.at, in: in}
		c.lists[p.key] = l
		if !in.is(p.value, list, "list "+p.key) {
			continue
		}
		if len(p.value.items) == 0 {
			in.errorf(p.at, "list `%s` is empty", p.key)
		}
		if len(p.value.items) > maxItems {
			in.tooLarge(p.at, "list `%s` has more than %d items", p.key, maxItems)
			continue
		}
		for _, item := range p.value.items {
			if !in.is(item, scalar, "an item") {
				continue
			}
			l.texts = append(l.texts, item.text)
			if v, err := strconv.Atoi(item.text); err == nil {
				l.numbers = append(l.numbers, v)
			}
		}
		if n := len(l.numbers); n != len(l.texts) {
			if l.numbers = nil; n > 0 {
				in.warnf(p.at, "the list `%s` holds numbers and texts: all of it counts as texts, which no number is in", p.key)
			}
		}
	}
}
