package layout

import (
	"iter"
	"slices"
	"unicode"

	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/wording"
)

// Labels is a set of labels to look for.
type Labels struct {
	phrases *wording.Phrases

	// Questions says that a question mark with a blank behind it counts as the
	// colon of a label: "Enabled? yes".
	Questions bool
}

// NewLabels makes a set. Each element of names holds the spellings of one
// label in the documented wording.
func NewLabels(names ...[]string) *Labels { return &Labels{phrases: wording.NewPhrases(names...)} }

// All yields the spellings of the labels, folded, in no order.
func (l *Labels) All() iter.Seq[string] { return l.phrases.All() }

// Pair is a label with its value.
type Pair struct {
	Label int   // index of the label in the set
	Name  Value // the label itself, without its colon
	Value Value
}

// Find returns the labels of the row in the order in which they stand, and what
// else stands there: text before the first label, and other labels with what
// follows them. A label begins the row, or follows two blanks, a separator or
// the value of a label found before it: "Device status:" is not the label
// "Status".
func (l *Labels) Find(r *Row) (pairs []Pair, rest []Value) {
	if !slices.ContainsFunc(r.text, func(c rune) bool { return isColon(c) || l.Questions && c == '?' }) {
		return nil, nil
	}
	var some [8]hit // as many as a row has
	hits := l.hits(some[:0], r)
	if len(hits) == 0 {
		return nil, nil
	}
	add := func(from, to int) {
		if v := r.value(r.column(from), r.column(to)); v.Shown != "" {
			rest = append(rest, v)
		}
	}
	if before := r.runes(0, r.column(hits[0].start)); slices.ContainsFunc(before, isWord) {
		add(0, hits[0].start)
	}
	pairs = make([]Pair, len(hits))
	for k, h := range hits {
		end := len(r.text)
		if k+1 < len(hits) {
			end = hits[k+1].start
		}
		value := r.otherLabel(h.value, end)
		pairs[k] = Pair{Label: h.label, Name: r.value(r.column(h.start), r.column(h.end)), Value: r.value(r.column(h.value), r.column(value))}
		add(value, end)
	}
	return pairs, rest
}

// hit is where a label of the set stands in a row's text, and where its value begins.
type hit struct{ label, start, end, value int }

func (l *Labels) hits(hits []hit, r *Row) []hit {
	word := slices.IndexFunc(r.text, isWord)
	valued := false // something stands behind the last label
	for i := 0; i < len(r.text); i++ {
		if r.text[i] == ' ' {
			continue
		}
		if i <= word || r.startsLabel(i) || valued && r.text[i-1] == ' ' {
			if h, ok := l.at(r, i); ok {
				hits = append(hits, h)
				i, valued = h.value-1, false
				continue
			}
		}
		valued = len(hits) > 0
	}
	return hits
}

// at returns the label that stands at text[i].
func (l *Labels) at(r *Row, i int) (hit, bool) {
	for _, p := range l.phrases.From(r.text[i]) {
		if n := wording.MatchAt(r.text, i, p.Text); n > 0 {
			if value, ok := l.colon(r, i+n); ok {
				return hit{p.Of, i, i + n, value}, true
			}
		}
	}
	return hit{}, false
}

func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// startsLabel reports whether two blanks or a separator stand before text[i].
func (r *Row) startsLabel(i int) bool {
	before := r.text[:i]
	n := len(before)
	return n > 0 && frame.Side(before[n-1]) || n > 1 && before[n-1] == ' ' && (before[n-2] == ' ' || frame.Side(before[n-2]))
}

func isColon(r rune) bool { return r == ':' || r == '：' || r == '=' }

// colon returns where the value begins behind a label that ends at i.
func (l *Labels) colon(r *Row, i int) (int, bool) {
	for i < len(r.text) && (r.text[i] == ' ' || r.text[i] == '.') {
		i++
	}
	switch {
	case i >= len(r.text):
	case isColon(r.text[i]), l.Questions && r.text[i] == '?' && i+1 < len(r.text) && r.text[i+1] == ' ':
		return i + 1, true
	}
	return 0, false
}

// otherLabel returns where, between from and to, a label begins that is none
// of the set: after two blanks, something that ends in a colon and a blank.
func (r *Row) otherLabel(from, to int) int {
	shown := false // something stands between from and i
	for i := from; i < to; i++ {
		if r.text[i] == ' ' {
			continue
		}
		if !shown || r.text[i-1] != ' ' || r.text[i-2] != ' ' {
			shown = true
			continue
		}
		j := i
		for ; j < to && !(r.text[j] == ' ' && (j+1 >= to || r.text[j+1] == ' ')); j++ {
			if (r.text[j] == ':' || r.text[j] == '：') && j > i && unicode.IsLetter(r.text[j-1]) && (j+1 >= to || r.text[j+1] == ' ') {
				return i
			}
		}
		i = j - 1
	}
	return to
}
