package main

import (
	"fmt"
	"slices"
	"strings"

	"example.com/centrevu"
)

// tally counts words in the order in which they came.
type tally struct {
	words  []string
	counts map[string]int
}

func (t *tally) add(word string) {
	if t.counts == nil {
		t.counts = map[string]int{}
	}
	if t.counts[word]++; t.counts[word] == 1 {
		t.words = append(t.words, word)
	}
}

func (t tally) String() string {
	if len(t.words) == 0 {
		return "none"
	}
	parts := make([]string, len(t.words))
	for i, w := range t.words {
		parts[i] = fmt.Sprintf("%d %s", t.counts[w], w)
	}
	return strings.Join(parts, ", ")
}

// count returns "1 run", "2 runs" or "2 entries".
func count(n int, one string, many ...string) string {
	if n == 1 {
		return "1 " + one
	}
	if len(many) > 0 {
		return fmt.Sprintf("%d %s", n, many[0])
	}
	return fmt.Sprintf("%d %ss", n, one)
}

func addACD(acds []centrevu.ACD, a centrevu.ACD) []centrevu.ACD {
	if slices.ContainsFunc(acds, a.Same) {
		return acds
	}
	return append(acds, a)
}
