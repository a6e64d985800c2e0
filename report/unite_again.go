package report

import (
	"iter"
	"slices"
	"time"
)

// together is as far as captures of one server may lie apart that were made in one go.
const together = time.Hour

// moved reports whether the folder shows something else of about the time of a file,
// and from after another time: by the clock on a screen, a recording or the caller.
func (r *reading) moved(after time.Time, s *sighting) bool {
	return slices.ContainsFunc(r.sightings, func(o sighting) bool {
		at := o.seen.At
		return o.fact != s.fact && exact(o.seen) && at.After(after) && at.Sub(s.seen.At).Abs() <= together
	})
}

// laterOf reports whether b counts of two that show the same: what two show was seen
// when the later was. Where only their files have times, the second can be a copy of
// the first, and is, unless the folder's other captures moved on with it.
func (u *union) laterOf(a, b *sighting) bool {
	if !a.from.IsZero() || !b.from.IsZero() || a.seen.At.IsZero() || b.seen.At.IsZero() {
		return b.from.After(a.from)
	}
	if b.seen.At.Before(a.seen.At) {
		return !u.reading.moved(b.seen.At, a)
	}
	return b.seen.At.After(a.seen.At) && u.reading.moved(a.seen.At, b)
}

// rows are what sightings of a log or a history have: what makes each the same as
// another, and when it happened.
type rows[K comparable] func(*sighting) iter.Seq2[K, time.Time]

// wholes reports of each of several logs whether it lacks none of the rows that the
// others show of its own time, from its oldest to when it was read: one that does is a
// part, and when it was read proves nothing.
func wholes[K comparable](u *union, of rows[K], read func(*sighting) time.Time) []bool {
	var known [2]map[K]bool
	var times [2][]time.Time // of all rows, each once, by whether they are of tables
	for _, s := range u.list {
		t := index(s.table)
		if known[t] == nil {
			known[t] = make(map[K]bool)
		}
		for k, at := range of(s) {
			if !known[t][k] {
				known[t][k] = true
				times[t] = append(times[t], at)
			}
		}
	}
	for _, list := range times {
		slices.SortFunc(list, time.Time.Compare)
	}
	whole := make([]bool, len(u.list))
	for i, s := range u.list {
		own := make(map[K]time.Time)
		var oldest time.Time
		for k, at := range of(s) {
			own[k] = at
			if oldest.IsZero() || at.Before(oldest) {
				oldest = at
			}
		}
		upTo := func(t time.Time) int {
			n, _ := slices.BinarySearchFunc(times[index(s.table)], t, func(at, t time.Time) int {
				if at.After(t) {
					return 1
				}
				return -1
			})
			return n
		}
		n := max(0, upTo(read(s))-upTo(oldest))
		for _, at := range own {
			if at.After(oldest) && !at.After(read(s)) {
				n--
			}
		}
		whole[i] = n == 0
	}
	return whole
}

func index(table bool) int {
	if table {
		return 1
	}
	return 0
}

// current has those of several logs count that say when the log was seen. What each
// shows is kept; the latest that lacks nothing and reaches back to the one before it says
// how far the log was read. Of a log that was begun anew between the two, nobody knows
// what it showed in between.
//
// One that shows nothing which an earlier one does not is a copy of it, and as old, where
// nothing but its file says when it was seen, unless the folder's other captures moved on
// with it. A copy of an old log beside new screens, with a file of their time, is so taken
// for a log in which nothing happened: nothing in it tells the two apart, and every log
// that is quiet looks like that.
func current[K comparable](u *union, of rows[K], whole []bool) {
	order := make([]int, 0, len(u.list))
	for i := range u.list {
		if !u.list[i].seen.At.IsZero() {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return u.list[a].seen.At.Compare(u.list[b].seen.At) })
	for _, table := range [...]bool{false, true} { // each says of itself how far it was read
		first := make(map[counted[K]]time.Time) // when a row was seen first
		kept, latest := -1, time.Time{}
		for _, i := range order {
			s := u.list[i]
			if s.table != table {
				continue
			}
			at, again, met := time.Time{}, true, kept < 0
			for k, happened := range counting(of(s)) {
				before, ok := first[k]
				if !ok {
					first[k], again = s.seen.At, false
				} else if before.After(at) {
					at = before
				}
				met = met || ok || !happened.After(latest)
			}
			if !again || exact(s.seen) || u.reading.moved(at, s) {
				at = s.seen.At
			}
			if at.After(latest) && whole[i] && met {
				kept, latest = i, at
			}
		}
		for i, s := range u.list {
			if kept >= 0 && s.table == table {
				u.used[i] = !s.seen.At.Before(u.list[kept].seen.At)
			}
		}
	}
}

// counted is a row, and how many like it stand before it.
type counted[K comparable] struct {
	row K
	n   int
}

func counting[K comparable](rows iter.Seq2[K, time.Time]) iter.Seq2[counted[K], time.Time] {
	return func(yield func(counted[K], time.Time) bool) {
		have := make(map[K]int)
		for k, at := range rows {
			if !yield(counted[K]{k, have[k]}, at) {
				return
			}
			have[k]++
		}
	}
}
