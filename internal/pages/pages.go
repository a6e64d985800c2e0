// Package pages puts the pages of a scrolled list together.
//
// A page is the rows that a window shows at one time. The next page of the
// same window can be the list scrolled by some rows in either direction, the
// next rows of it without any overlap, a part seen before, the same rows with
// new values in some of them, or a page that had been drawn only in part. Rows
// that stand twice in a page stay two.
//
// Where a list goes on by whole pages, the rows that every page has at its top
// stand once, and the blank ones at the ends of a page, which fill it up, not
// between two pages.
//
// The work for a page grows as the page does, and as the part of the list that
// it is looked for in: its last maxKnown rows.
package pages

import "slices"

// Ref names a row: the number of its page and of the row in it, from zero.
type Ref struct{ Page, Row int }

// Merge returns the rows of the whole list in its order, each as the place
// where it was shown last. Blank rows at the ends of a page, and rows that are
// the same at the top of every page, are treated like any other.
func Merge(pages [][]string) []Ref {
	m := merger{ids: map[string]int{"": 0}, shown: make([][]int, 0, len(pages))}
	size := 0
	for _, p := range pages {
		size += len(p)
	}
	ids := make([]int, size)
	for n, p := range pages {
		m.add(n, p, ids[:len(p):len(p)])
		ids = ids[len(p):]
	}
	refs := make([]Ref, len(m.list))
	for i, r := range m.list {
		refs[i] = r.ref
	}
	return refs
}

type row struct {
	id  int // equal rows have equal ids; 0 is a blank row
	ref Ref
}

type merger struct {
	ids   map[string]int
	list  []row
	first []int   // ids of the first page
	last  []int   // ids of the last page
	at    []int   // where in list each row of the last page stands, -1 if it is left out; nil if it was gone back to
	shown [][]int // whole pages
	full  int     // rows of the fullest page, without those at its top
	back  []int   // the memory of failures
}

// What bounds the work. No list that CMS shows is longer, and no window larger.
const (
	maxPages = 1024 // pages that a page that is not full is looked for among
	maxKnown = 8192 // rows of the list that a page gone back to is looked for in
	maxFoot  = 64   // rows at the bottom of two pages that are the same and may have moved
)

// add takes a page, whose rows get their ids.
func (m *merger) add(page int, text []string, ids []int) {
	for i, t := range text {
		id, ok := m.ids[t]
		if !ok {
			id = len(m.ids)
			m.ids[t] = id
		}
		ids[i] = id
	}
	switch {
	case page == 0:
		m.first = ids
		m.extend(page, ids)
	case slices.Equal(ids, m.last):
		m.show(page, m.at)
	case m.filled(page, ids),
		m.known(page, ids),
		m.scrolled(page, ids, len(ids)),
		m.scrolled(page, ids, repeated(ids)),
		m.changed(page, ids),
		m.joined(page, ids):
	default:
		m.extend(page, ids)
	}
	m.last = ids
	m.shown = append(m.shown, ids)
	body, _ := m.body(ids)
	m.full = max(m.full, len(body))
}

// show notes that the rows of the list at the given places are shown by page.
func (m *merger) show(page int, at []int) {
	for row, i := range at {
		if i >= 0 {
			m.list[i].ref = Ref{page, row}
		}
	}
	m.at = at
}

// extend appends the page to the list, without what it has in common with the
// top of the first one and without blank rows between.
func (m *merger) extend(page int, ids []int) {
	at := make([]int, len(ids))
	body, lead := m.body(ids)
	if page == 0 || len(body) == 0 {
		lead = 0
	} else {
		m.list = m.list[:m.end()]
	}
	// Blank rows of the first page may have gone from the list, and it may be
	// shorter.
	head, most := 0, min(lead, len(m.first), len(m.list))
	for head < most && ids[head] == m.first[head] {
		at[head] = head
		head++
	}
	for i := head; i < lead; i++ {
		at[i] = -1
	}
	for i := lead; i < len(ids); i++ {
		at[i] = len(m.list)
		m.list = append(m.list, row{ids[i], Ref{page, i}})
	}
	m.at = at
}

// end returns where the blank rows at the end of the list begin.
func (m *merger) end() int {
	end := len(m.list)
	for end > 0 && m.list[end-1].id == 0 {
		end--
	}
	return end
}

// filled handles a page that shows all rows of the last one at the same
// places, and others where it had blank ones: the last was drawn in part.
func (m *merger) filled(page int, ids []int) bool {
	if m.at == nil || len(ids) != len(m.last) {
		return false
	}
	for i, id := range m.last {
		if id != 0 && id != ids[i] {
			return false
		}
	}
	return m.replace(page, ids)
}

// replace notes a page whose rows stand where those of the last one stood.
func (m *merger) replace(page int, ids []int) bool {
	for i, id := range ids {
		if m.at[i] < 0 && id != 0 {
			return false
		}
	}
	for i, id := range ids {
		if m.at[i] >= 0 {
			m.list[m.at[i]].id = id
		}
	}
	m.show(page, m.at)
	return true
}

// scrolled handles a page that shows a part of the last one shifted up or
// down, between rows at the top and the bottom that did not move. Rows that are
// the same in both pages at the bottom may have moved all the same, if the list
// repeats itself, and so may those at the top from list on.
func (m *merger) scrolled(page int, ids []int, list int) bool {
	if m.at == nil || len(ids) != len(m.last) {
		return false
	}
	top := 0
	for ids[top] == m.last[top] {
		top++
	}
	end := len(ids)
	for ids[end-1] == m.last[end-1] {
		end--
	}
	top = min(top, list)
	for last := min(len(ids), end+maxFoot); end <= last; end++ {
		if slices.Contains(m.at[top:end], -1) {
			return false
		}
		down, up := m.shifts(m.last[top:end], ids[top:end]), m.shifts(ids[top:end], m.last[top:end])
		for len(down) > 0 || len(up) > 0 {
			if len(up) == 0 || len(down) > 0 && down[0] <= up[0] {
				k := down[0]
				if down = down[1:]; says(ids[top:end-k]) && m.fitsBelow(ids[end-k:end], end) {
					m.down(page, ids, top, end, k)
					return true
				}
				continue
			}
			k := up[0]
			if up = up[1:]; says(ids[top+k:end]) && m.fitsAbove(ids[top:top+k], top, end) {
				m.up(page, ids, top, end, k)
				return true
			}
		}
	}
	return false
}

// shifts returns by how many rows, the fewest first, a can be moved up so that
// what is left of it stands in b.
func (m *merger) shifts(a, b []int) []int {
	var list []int
	n, back := m.common(a, b)
	for ; n > 0; n = back[n-1] {
		if n < len(a) {
			list = append(list, len(a)-n)
		}
	}
	return list
}

// common returns how many rows at the end of a are the first of b, and the
// failures of b.
func (m *merger) common(a, b []int) (n int, back []int) {
	a = a[max(0, len(a)-len(b)):]
	if len(b) == 0 || !slices.Contains(a, b[0]) {
		return 0, nil
	}
	back = m.failures(b)
	for _, id := range a {
		for n > 0 && (n == len(b) || b[n] != id) {
			n = back[n-1]
		}
		if b[n] == id {
			n++
		}
	}
	return n, back
}

// failures is the table of Knuth, Morris and Pratt: for each beginning of a, how
// many of its last rows are its first as well. It stands until the next is made.
func (m *merger) failures(a []int) []int {
	m.back = append(m.back[:0], make([]int, len(a))...)
	back := m.back
	for i := 1; i < len(a); i++ {
		n := back[i-1]
		for n > 0 && a[n] != a[i] {
			n = back[n-1]
		}
		if a[n] == a[i] {
			n++
		}
		back[i] = n
	}
	return back
}

// says reports whether some row is not blank.
func says(ids []int) bool { return slices.ContainsFunc(ids, func(id int) bool { return id != 0 }) }

// fitsBelow reports whether rows can follow the last page: the list has the
// same ones there, or ends.
func (m *merger) fitsBelow(rows []int, end int) bool {
	next, foot := m.at[end-1]+1, m.foot(end)
	for i, id := range rows {
		if next+i < foot && m.list[next+i].id != id {
			return false
		}
	}
	return true
}

// fitsAbove reports whether rows can stand above those of the last page: the
// list has the same ones there. A list opens at its top, so rows that are new
// above it are taken for such only if the page has much in common with the
// last; else it is one further down, with rows like others.
func (m *merger) fitsAbove(rows []int, top, end int) bool {
	next, head := m.at[top], 0
	if top > 0 {
		head = m.at[top-1] + 1
	}
	for i := len(rows) - 1; i >= 0; i-- {
		if next--; next < head {
			return len(rows) <= (end-top)/2
		}
		if m.list[next].id != rows[i] {
			return false
		}
	}
	return true
}

// repeated returns the place of the first row that stands in the page again.
func repeated(ids []int) int {
	count := map[int]int{}
	for _, id := range ids {
		count[id]++
	}
	return max(0, slices.IndexFunc(ids, func(id int) bool { return id != 0 && count[id] > 1 }))
}

// down notes a page whose rows top to end moved up by k, so that k new rows
// follow at the bottom.
func (m *merger) down(page int, ids []int, top, end, k int) {
	at := make([]int, len(ids))
	copy(at, m.at[:top])
	copy(at[top:end-k], m.at[top+k:end])
	next := m.at[end-1] + 1
	for i := end - k; i < end; i++ {
		if next >= m.foot(end) || m.list[next].id != ids[i] {
			m.insert(next, row{id: ids[i]}, at)
		}
		at[i] = next
		next++
	}
	copy(at[end:], m.at[end:])
	m.show(page, at)
}

// foot returns where in the list the rows begin that stand below the list.
func (m *merger) foot(end int) int {
	if end < len(m.at) {
		return m.at[end]
	}
	return len(m.list)
}

// up is the reverse of down.
func (m *merger) up(page int, ids []int, top, end, k int) {
	at := make([]int, len(ids))
	copy(at, m.at[:top])
	copy(at[top+k:end], m.at[top:end-k])
	copy(at[end:], m.at[end:])
	next := m.at[top]
	for i := top + k - 1; i >= top; i-- {
		if next > 0 && m.list[next-1].id == ids[i] && !slices.Contains(m.at[:top], next-1) {
			next--
		} else {
			m.insert(next, row{id: ids[i]}, at)
		}
		at[i] = next
	}
	m.show(page, at)
}

// insert puts a row into the list and moves the places in at, and those of the
// last page, that lie behind it.
func (m *merger) insert(i int, r row, at []int) {
	m.list = slices.Insert(m.list, i, r)
	for _, places := range [...][]int{at, m.at} {
		for j, p := range places {
			if p >= i {
				places[j] = p + 1
			}
		}
	}
}

// known handles a page that the list already holds: it was gone back to. A page
// that is not full was shown as it is before; else it is the last of a list, and
// the rows on it like others by chance. Rows that are the same at the top of the
// first page belong to the window and not to the list.
func (m *merger) known(page int, ids []int) bool {
	body, lead := m.body(ids)
	if len(body) == 0 || len(body) < m.full && !m.wasShown(ids) {
		return false
	}
	i := m.find(body)
	if i < 0 {
		return false
	}
	for j := range body {
		m.list[i+j].ref = Ref{page, lead + j}
	}
	m.at = nil
	return true
}

// wasShown reports whether one of the last pages showed the same rows.
func (m *merger) wasShown(ids []int) bool {
	return slices.ContainsFunc(m.shown[max(0, len(m.shown)-maxPages):], func(p []int) bool { return slices.Equal(p, ids) })
}

// find returns where in the list the rows first stand, -1 if they do not.
func (m *merger) find(rows []int) int {
	back := m.failures(rows)
	n := 0
	for i := max(0, len(m.list)-maxKnown); i < len(m.list); i++ {
		id := m.list[i].id
		for n > 0 && rows[n] != id {
			n = back[n-1]
		}
		if rows[n] == id {
			n++
		}
		if n == len(rows) {
			return i + 1 - n
		}
	}
	return -1
}

// joined handles a page that begins with the rows the list ends with, wherever
// the last page stood.
func (m *merger) joined(page int, ids []int) bool {
	body, lead := m.body(ids)
	end := m.end()
	tail := make([]int, 0, min(end, len(body)))
	for _, r := range m.list[end-cap(tail) : end] {
		tail = append(tail, r.id)
	}
	k, _ := m.common(tail, body)
	if k == 0 {
		return false
	}
	rest := make([]row, 0, len(body)-k)
	for j := k; j < len(body); j++ {
		rest = append(rest, row{body[j], Ref{page, lead + j}})
	}
	m.list = slices.Insert(m.list, end, rest...)
	m.at = nil
	return true
}

// body returns the rows of a page below those it has in common with the top of
// the first one, without the blank rows at its ends, and how many lie before.
func (m *merger) body(ids []int) ([]int, int) {
	from := 0
	for from < len(ids) && from < len(m.first) && ids[from] == m.first[from] {
		from++
	}
	if from == len(ids) {
		from = 0
	}
	to := len(ids)
	for from < to && ids[from] == 0 {
		from++
	}
	for to > from && ids[to-1] == 0 {
		to--
	}
	return ids[from:to], from
}

// changed handles a page in which the values of a few rows, next to each
// other, are new, and the others stand where they stood. More than that is
// another page of the list: rows like "Session: data transfer" can stand in the
// same place in both.
func (m *merger) changed(page int, ids []int) bool {
	if m.at == nil || len(ids) != len(m.last) {
		return false
	}
	top, end, same := len(ids), 0, 0
	for i, id := range ids {
		switch {
		case id != m.last[i]:
			top, end = min(top, i), i+1
		case id != 0:
			same++
		}
	}
	if end-top > 3 || same <= end-top {
		return false
	}
	return m.replace(page, ids)
}
