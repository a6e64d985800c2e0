package wording

import (
	"iter"
	"slices"
)

// Phrase is one spelling of something that a caller looks for.
type Phrase struct {
	Text []rune // folded
	Of   int    // what it spells
	Rank int    // its place among the spellings of that, the best first
}

// Phrases are spellings, found by the character that they begin with.
type Phrases struct {
	by map[rune][]Phrase // longest first
}

// NewPhrases makes a set. Each element of names holds the spellings of one
// thing in the documented wording.
func NewPhrases(names ...[]string) *Phrases {
	p := &Phrases{by: map[rune][]Phrase{}}
	for of, spellings := range names {
		for rank, s := range spellings {
			text := []rune(Fold(s))
			p.by[text[0]] = append(p.by[text[0]], Phrase{text, of, rank})
		}
	}
	for _, ps := range p.by {
		slices.SortStableFunc(ps, func(a, b Phrase) int { return len(b.Text) - len(a.Text) })
	}
	return p
}

// From returns the phrases that can begin with the character, longest first.
func (p *Phrases) From(first rune) []Phrase { return p.by[lowerRune(first)] }

// Whole returns what the text spells, blanks around it left out.
func (p *Phrases) Whole(text []rune) (Phrase, bool) {
	for len(text) > 0 && Blank(text[0]) {
		text = text[1:]
	}
	for len(text) > 0 && Blank(text[len(text)-1]) {
		text = text[:len(text)-1]
	}
	if len(text) == 0 {
		return Phrase{}, false
	}
	for _, ph := range p.From(text[0]) {
		if MatchAt(text, 0, ph.Text) == len(text) {
			return ph, true
		}
	}
	return Phrase{}, false
}

// All yields the spellings, folded, in no order.
func (p *Phrases) All() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, ps := range p.by {
			for _, ph := range ps {
				if !yield(string(ph.Text)) {
					return
				}
			}
		}
	}
}

// AllOf yields the spellings of several sets.
func AllOf(sets ...interface{ All() iter.Seq[string] }) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, set := range sets {
			for s := range set.All() {
				if !yield(s) {
					return
				}
			}
		}
	}
}
