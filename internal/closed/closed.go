// Package closed has the text form of the closed sets: small named types whose
// members are documented words, or ours, in lower case.
//
// All sets have one policy. A word is read in any letter case and with any
// blanks between its parts. A word that no member has is the member "unknown"
// where the set has one, for that is what it is there for: what a later version
// wrote must not keep a report from being read, and the text that the word came
// from is kept beside the value. In a set without that member it is an error.
package closed

import (
	"fmt"
	"slices"

	"example.com/centrevu/internal/wording"
)

// Set is the words of a type's members, from zero on. Members without a word
// are no members.
type Set[T ~int] struct {
	what   string
	words  []string
	folded []string // words, as they are compared
}

// New makes a set; what says what a member is, for errors.
func New[T ~int](what string, words ...string) Set[T] {
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = wording.Fold(w)
	}
	return Set[T]{what, words, folded}
}

// unknown is the word of the member that stands for all other words.
const unknown = "unknown"

// Word returns the word of a member, and "unknown" or what the value is for
// any other value.
func (s Set[T]) Word(v T) string {
	switch {
	case v >= 0 && int(v) < len(s.words) && s.words[v] != "":
		return s.words[v]
	case slices.Contains(s.words, unknown):
		return unknown
	}
	return fmt.Sprintf("%s %d", s.what, int(v))
}

// Of returns the member that has the word; it reports whether one has.
func (s Set[T]) Of(word string) (T, bool) {
	i := slices.Index(s.folded, word)
	if i < 0 {
		i = slices.Index(s.folded, wording.Fold(word))
	}
	if i < 0 || s.folded[i] == "" {
		return 0, false
	}
	return T(i), true
}

// Text is MarshalText.
func (s Set[T]) Text(v T) ([]byte, error) { return []byte(s.Word(v)), nil }

// Read is UnmarshalText.
func (s Set[T]) Read(to *T, word []byte) error {
	v, ok := s.Of(string(word))
	if i := slices.Index(s.words, unknown); !ok && i >= 0 {
		v, ok = T(i), true
	}
	*to = v
	if !ok {
		return fmt.Errorf("no %s: %.40q", s.what, word)
	}
	return nil
}
