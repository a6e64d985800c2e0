package main

import (
	"regexp"
	"slices"
	"strings"
)

// mask hides what a capture says of its site. What is not known to be CMS's
// own is hidden: a row is taken apart at its borders and wide gaps, and a piece
// is kept if it consists of known phrases, numbers of ACDs, and times; of
// another, a known label before a colon is kept. Names of ACDs that were read
// are hidden wherever they stand, known phrase or not. A nil mask hides nothing.
type mask struct {
	names   *regexp.Regexp    // nil if there are none
	phrases map[rune][][]rune // by the first character, the longest first
	items   map[string]bool
}

func newMask(s *sight, words map[string]string) *mask {
	m := &mask{phrases: map[rune][][]rune{}, items: map[string]bool{}}
	for _, item := range items {
		m.items[strings.ToLower(item)] = true
	}
	for _, label := range itemLabels {
		m.know(label)
	}
	for _, list := range phrases {
		for _, p := range list {
			m.know(p)
		}
	}
	for shown := range words {
		m.know(shown)
	}
	m.learn(s)
	return m
}

// know adds a phrase that may be shown.
func (m *mask) know(phrase string) {
	p := []rune(strings.ToLower(strings.Join(strings.Fields(phrase), " ")))
	if len(p) == 0 {
		return
	}
	m.phrases[p[0]] = append(m.phrases[p[0]], p)
	slices.SortStableFunc(m.phrases[p[0]], func(a, b []rune) int { return len(b) - len(a) })
}

// learn collects the names of ACDs.
func (m *mask) learn(s *sight) {
	seen := map[string]bool{}
	var all []string
	note := func(r reading) {
		for _, v := range r.values {
			words := strings.Fields(v.acd.Name)
			if name := strings.Join(words, " "); name != "" && !seen[name] {
				seen[name] = true
				for i, w := range words {
					words[i] = regexp.QuoteMeta(w)
				}
				all = append(all, strings.Join(words, ` +`))
			}
		}
	}
	for _, r := range s.whole {
		note(r)
	}
	for _, screen := range s.single {
		for _, r := range screen {
			note(r)
		}
	}
	if len(all) > 0 {
		m.names = regexp.MustCompile(`(?i)` + strings.Join(all, "|"))
		m.names.Longest()
	}
}
