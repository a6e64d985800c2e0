package main

import "fmt"

// fold passes over the screens that say nothing new, and those without a
// window that is read. What is new on a screen may be left to the next: of a
// list scrolled line by line, only the pages are shown that are needed to see
// each row once. Where no screen has a window that is read, all that differ are
// shown, for then the question is why.
func fold(all []Screen) {
	any := false
	for _, s := range all {
		any = any || len(s.Parsers) > 0
	}
	shown := map[string]bool{}
	for i := range all {
		s := &all[i]
		if any && len(s.Parsers) == 0 {
			s.passed = "no window that is read"
			continue
		}
		s.passed = "nothing new"
		next := map[string]bool{}
		if i+1 < len(all) {
			for _, k := range all[i+1].keys(any) {
				next[k] = true
			}
		}
		keys := s.keys(any)
		for _, k := range keys {
			if !shown[k] && !next[k] {
				s.passed = ""
			}
		}
		if s.passed == "" {
			for _, k := range keys {
				shown[k] = true
			}
		}
	}
}

// keys names what a screen shows that matters: the rows with a mark, or all,
// and what was made of them, wherever they stand.
func (s *Screen) keys(marked bool) []string {
	var keys []string
	times := map[string]int{} // what stands on a screen twice is two things
	add := func(kind, text string) {
		key := s.Title + "\x00" + kind + "\x00" + text
		times[key]++
		keys = append(keys, fmt.Sprint(key, times[key]))
	}
	for _, r := range s.Rows {
		if r.Mark != Left && (r.Mark != unmarked || !marked && r.Text != "") {
			add("row", r.key)
		}
		for _, c := range r.Claims {
			add("claim", fmt.Sprint(c.Parser, c.Field, c.Value, c.Final))
		}
		for _, l := range r.Unclaimed {
			add("unclaimed", l.Text)
		}
		for _, what := range r.Problems {
			add("problem", what)
		}
	}
	return keys
}
