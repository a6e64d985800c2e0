package errlog

import (
	"cmp"
	"slices"
	"strings"

	"example.com/centrevu/internal/rarity"
)

const (
	// An upgrade ends and begins at least so many kinds, and this share of
	// those that come on most days.
	upgradeKinds = 3
	upgradeShare = 0.2

	// upgradeDays is how many days before it are looked at for what comes on
	// most of them, and for how many days behind it an upgrade is told.
	upgradeDays = 14

	// alikeWords is which part of their words two wordings have in common.
	alikeWords = 0.5
)

// changed makes one finding of what an upgrade brought, on its day and on those
// after it, and leaves out what was accepted.
func (p *plan) changed(all []Finding, today map[Kind]*brought) []Finding {
	if p.Why != "" {
		return all
	}
	at := p.upgradeDay(today)
	accepted := p.base.acceptedBy(p.day)
	if accepted.Valid() && (!at.Valid() || at <= accepted) {
		return p.withoutNewWordings(all, accepted)
	}
	if !at.Valid() {
		return all
	}
	f := Finding{Reason: Upgrade, Probability: rarity.MinProbability, Since: at.Time(), Still: at < p.day, Changes: &Changes{}}
	var renamed map[Kind]bool
	f.Changes.Alike, renamed = p.renamed(all, at)
	kept := all[:0]
	for _, g := range all {
		switch {
		case g.Reason == Holiday && at == p.day:
		case g.Reason == Missing && g.Kind != Kind{} && p.base.kinds[g.Kind].lastBefore(p.day) < at:
			f.Changes.Ended = append(f.Changes.Ended, g.Kind)
		case g.Reason == New && p.known(g.Kind) == nil && (at == p.day || renamed[g.Kind]):
			f.Changes.Begun = append(f.Changes.Begun, g.Kind)
			f.Count += g.Count
		default:
			kept = append(kept, g)
		}
	}
	if at == p.day {
		f.Changes.Ended = append(f.Changes.Ended, p.ended(at, today)...)
	}
	f.Changes.Begun, f.Changes.Ended = sortKinds(f.Changes.Begun), sortKinds(f.Changes.Ended)
	if len(f.Changes.Begun)+len(f.Changes.Ended) == 0 {
		return kept
	}
	return append(kept, f)
}

// withoutNewWordings leaves out new kinds that look like an old one that ended
// before an accepted day.
func (p *plan) withoutNewWordings(all []Finding, accepted civil) []Finding {
	_, renamed := p.renamed(all, accepted)
	return slices.DeleteFunc(all, func(f Finding) bool { return f.Reason == New && renamed[f.Kind] })
}

// renamed pairs the kinds that were not seen on a day or since with the new ones that look
// like them, and says which of these there are.
func (p *plan) renamed(all []Finding, at civil) (pairs []Pair, by map[Kind]bool) {
	var begun []Kind
	for _, f := range all {
		if f.Reason == New && p.known(f.Kind) == nil {
			begun = append(begun, f.Kind)
		}
	}
	by = make(map[Kind]bool)
	pairs = p.alike(p.old(at), begun)
	for _, pair := range pairs {
		by[pair.New] = true
	}
	return pairs, by
}

// upgradeDay returns the latest day, up to the judged one, on which many kinds
// ended and many began, NoDay if there is none.
func (p *plan) upgradeDay(today map[Kind]*brought) civil {
	days := []civil{p.day}
	for _, d := range slices.Backward(p.base.learned) {
		if d < p.day && d > p.day-upgradeDays {
			days = append(days, d)
		}
	}
	begun := make(map[civil]int)
	for k := range today {
		if p.known(k) == nil {
			begun[p.day]++
		}
	}
	for _, h := range p.base.kinds {
		if h.first < p.day {
			begun[h.first]++
		}
	}
	for _, d := range days {
		if begun[d] < upgradeKinds {
			continue
		}
		regular := p.regular(d)
		enough := max(upgradeKinds, upgradeShare*float64(len(regular)))
		if float64(begun[d]) >= enough && float64(len(p.ended(d, today))) >= enough {
			return d
		}
	}
	return rarity.NoDay
}

// regular returns the kinds that came on most of the learned days before one.
func (p *plan) regular(at civil) []Kind {
	days := len(p.base.learnedIn(at-upgradeDays, at))
	if days < upgradeDays/2 {
		return nil
	}
	var all []Kind
	for k, h := range p.base.kinds {
		from, _ := slices.BinarySearchFunc(h.counts, at-upgradeDays, rarity.ByDay)
		to, _ := slices.BinarySearchFunc(h.counts, at, rarity.ByDay)
		if 2*(to-from) > days {
			all = append(all, k)
		}
	}
	return sortKinds(all)
}

// ended returns the kinds that came on most days before one, and not since.
func (p *plan) ended(at civil, today map[Kind]*brought) []Kind {
	return slices.DeleteFunc(p.regular(at), func(k Kind) bool {
		return today[k] != nil || p.base.kinds[k].lastBefore(p.day) >= at
	})
}

// old returns the kinds that were not seen on a day or since.
func (p *plan) old(at civil) []Kind {
	var all []Kind
	for k, h := range p.base.kinds {
		if h.first < at && h.lastBefore(p.day) < at {
			all = append(all, k)
		}
	}
	return sortKinds(all)
}

// alike pairs old kinds with new ones by their words, those first that have most
// in common. An old kind that looks like one that began before is taken.
func (p *plan) alike(old, begun []Kind) []Pair {
	type match struct {
		Pair
		common float64
	}
	var all []match
	words := make(map[Kind][]string)
	for _, k := range slices.Concat(old, begun) {
		words[k] = strings.Fields(k.Text)
		slices.Sort(words[k])
	}
	for _, n := range begun {
		for _, o := range old {
			if c := common(words[o], words[n]); c >= alikeWords {
				if o.Code == n.Code {
					c++
				}
				all = append(all, match{Pair{o, n}, c})
			}
		}
	}
	slices.SortFunc(all, func(x, y match) int {
		return cmp.Or(cmp.Compare(y.common, x.common), x.Old.Compare(y.Old), x.New.Compare(y.New))
	})
	used := make(map[Kind]bool)
	var pairs []Pair
	for _, m := range all {
		if !used[m.Old] && !used[m.New] {
			used[m.Old], used[m.New] = true, true
			pairs = append(pairs, m.Pair)
		}
	}
	slices.SortFunc(pairs, func(x, y Pair) int { return cmp.Or(x.Old.Compare(y.Old), x.New.Compare(y.New)) })
	return pairs
}

// common returns which part of the words of two sorted lists both have.
func common(a, b []string) float64 {
	both, i, k := 0, 0, 0
	for i < len(a) && k < len(b) {
		switch c := cmp.Compare(a[i], b[k]); {
		case c == 0:
			both, i, k = both+1, i+1, k+1
		case c < 0:
			i++
		default:
			k++
		}
	}
	return 2 * float64(both) / float64(max(1, len(a)+len(b)))
}
