package layout

import (
	"slices"
	"strings"
	"unicode"

	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/wording"
)

// Labels is a set of labels to look for.
type Labels struct {
	phrases [][]rune // folded, longest first
	which   []int
}

// NewLabels makes a set. Each element of names holds the spellings of one
// label in the documented wording.
func NewLabels(names ...[]string) *Labels {
	type phrase struct {
		text  []rune
		which int
	}
	var ps []phrase
	for i, spellings := range names {
		for _, s := range spellings {
			ps = append(ps, phrase{[]rune(wording.Fold(s)), i})
		}
	}
	slices.SortStableFunc(ps, func(a, b phrase) int { return len(b.text) - len(a.text) })
	l := &Labels{}
	for _, p := range ps {
		l.phrases = append(l.phrases, p.text)
		l.which = append(l.which, p.which)
	}
	return l
}

// Pair is a label with its value.
type Pair struct {
	Label  int // index of the label in the set
	Column int // where the label begins
	Value  Value
}

// Find returns the labels of the row in the order in which they stand. A label
// begins the row, or follows two blanks, a separator or the value of a label
// found before it: "Device status:" is not the label "Status".
func (l *Labels) Find(r Row) []Pair {
	type hit struct{ which, start, value int }
	var hits []hit
	for i := 0; i < len(r.text); i++ {
		if r.text[i] == ' ' || !r.startsLabel(i) && !(len(hits) > 0 && hits[len(hits)-1].value < i && !blankRunes(r.text[hits[len(hits)-1].value:i]) && r.text[i-1] == ' ') {
			continue
		}
		for p, phrase := range l.phrases {
			n := wording.MatchAt(r.text, i, phrase)
			if n == 0 {
				continue
			}
			if v, ok := r.colon(i + n); ok {
				hits = append(hits, hit{l.which[p], i, v})
				i = v - 1
				break
			}
		}
	}
	pairs := make([]Pair, len(hits))
	for k, h := range hits {
		end := len(r.text)
		if k+1 < len(hits) {
			end = hits[k+1].start
		}
		end = r.otherLabel(h.value, end)
		pairs[k] = Pair{Label: h.which, Column: r.column[h.start], Value: r.value(r.column[h.value], r.column[end])}
	}
	return pairs
}

// startsLabel reports whether a label can begin at text[i].
func (r Row) startsLabel(i int) bool {
	before := r.text[:i]
	if n := len(before); n > 0 && frame.Side(before[n-1]) || n > 1 && before[n-1] == ' ' && (before[n-2] == ' ' || frame.Side(before[n-2])) {
		return true
	}
	return !slices.ContainsFunc(before, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
}

// colon returns where the value begins behind a label that ends at i.
func (r Row) colon(i int) (int, bool) {
	for i < len(r.text) && (r.text[i] == ' ' || r.text[i] == '.') {
		i++
	}
	if i < len(r.text) && (r.text[i] == ':' || r.text[i] == '：' || r.text[i] == '=') {
		return i + 1, true
	}
	return 0, false
}

// otherLabel returns where, between from and to, a label begins that is none
// of the set: after two blanks, something that ends in a colon and a blank.
func (r Row) otherLabel(from, to int) int {
	for i := from; i < to; i++ {
		if r.text[i] == ' ' || i-from < 2 || r.text[i-1] != ' ' || r.text[i-2] != ' ' || blankRunes(r.text[from:i]) {
			continue
		}
		for j := i; j < to && r.text[j] != ' ' || j+1 < to && r.text[j+1] != ' '; j++ {
			if (r.text[j] == ':' || r.text[j] == '：') && j > i && unicode.IsLetter(r.text[j-1]) && (j+1 >= to || r.text[j+1] == ' ') {
				return i
			}
			if j+1 >= to {
				break
			}
		}
	}
	return to
}

func blankRunes(rs []rune) bool { return strings.TrimSpace(string(rs)) == "" }
