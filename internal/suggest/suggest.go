// Package suggest finds the word that was meant by one that nobody knows.
package suggest

import (
	"slices"
	"strings"
)

// Hint returns ", did you mean `x`?" for the word that looks most like the one
// that was written, or the list of them if none does and there are few.
func Hint(written string, words []string) string {
	if w := Nearest(written, words); w != "" {
		return ", did you mean `" + w + "`?"
	}
	if len(words) == 0 || len(words) > 16 {
		return ""
	}
	return "; there are " + strings.Join(words, ", ")
}

// Nearest returns the word with the fewest changes from what was written, ""
// if that is more than a third of it.
func Nearest(written string, words []string) string {
	best, found := max(1, len([]rune(written))/3)+1, ""
	for _, w := range words {
		if d := distance(strings.ToLower(written), strings.ToLower(w), best); d < best {
			best, found = d, w
		}
	}
	if found == "" && len(written) >= 3 {
		// The beginning of a word: "sat".
		if i := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(w, strings.ToLower(written)) }); i >= 0 {
			return words[i]
		}
		// A part of the whole name: "age" for "backup.age".
		if i := slices.IndexFunc(words, func(w string) bool { return strings.HasSuffix(w, "."+written) }); i >= 0 {
			return words[i]
		}
	}
	return found
}

// distance counts the letters that were left out, put in, changed, or swapped
// with the next one. What is not less than limit is not counted to its end.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x) > 64 || len(y) > 64 || max(len(x)-len(y), len(y)-len(x)) >= limit {
		return limit
	}
	var rows [3][66]int
	for j := range y {
		rows[0][j+1] = j + 1
	}
	for i := range x {
		last, this := &rows[i%3], &rows[(i+1)%3]
		this[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			d := min(last[j]+cost, last[j+1]+1, this[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				d = min(d, rows[(i+2)%3][j-1]+1)
			}
			this[j+1] = d
		}
	}
	return rows[len(x)%3][len(y)]
}
