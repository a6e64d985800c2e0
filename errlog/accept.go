package errlog

import (
	"slices"
	"time"

	"example.com/centrevu/internal/rarity"
)

// maxAccepted is how many accepted days are kept, the latest.
const maxAccepted = 100

// Accept says that what changed on a day is as it should be, as after an upgrade
// or when a timetable was taken away: kinds, and kinds at an ACD, that were not
// seen on that day or since are no longer told Missing, and one that begins then
// or later is not New if it looks like the new wording of one that ended. Days
// before it are judged as if it had not been said.
//
// What is accepted is written with the baseline, and merged. It can be said
// before the day is learned.
func (b *Baseline) Accept(day time.Time) {
	if d := rarity.DayOf(day); d.Valid() {
		b.accept(d)
	}
}

func (b *Baseline) accept(days ...civil) {
	if len(days) == 0 {
		return
	}
	b.accepted = append(b.accepted, days...)
	slices.Sort(b.accepted)
	b.accepted = slices.Compact(b.accepted)
	if n := len(b.accepted) - maxAccepted; n > 0 {
		b.accepted = slices.Clone(b.accepted[n:])
	}
}

// acceptedBy returns the last accepted day up to one, NoDay if there is none.
func (b *Baseline) acceptedBy(d civil) civil {
	n, ok := slices.BinarySearch(b.accepted, d)
	if ok {
		n++
	}
	if n == 0 {
		return rarity.NoDay
	}
	return b.accepted[n-1]
}

// Forget drops a kind, as if it had never been seen: it is New when it comes
// again. It reports whether the kind was known.
func (b *Baseline) Forget(k Kind) bool {
	if b.kinds[k] == nil {
		return false
	}
	delete(b.kinds, k)
	return true
}

// Rename says that a kind is called by another text or code from now on. What
// is known of the old one becomes that of the new one; where both came on a day,
// their counts are added. It reports whether the old kind was known.
func (b *Baseline) Rename(old, new Kind) bool {
	h := b.kinds[old]
	if h == nil || old == new {
		return h != nil
	}
	delete(b.kinds, old)
	if was := b.kinds[new]; was != nil {
		h.merge(was, together)
	}
	b.kinds[new] = h
	return true
}
