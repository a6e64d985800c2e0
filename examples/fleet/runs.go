package main

import (
	"slices"
	"strings"
	"time"
)

// joinRuns returns names in order, each once, with days that follow each other
// as one, such as 2026-01-01/2026-03-31: what goes from stage to stage of a site
// does then not grow with its days.
func joinRuns(names []string) []string {
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	// A moment of a day sorts behind the day, and must not end its run.
	slices.SortStableFunc(names, func(a, b string) int { return len(a) - len(b) })
	var runs []string
	var first, last string
	put := func() {
		switch {
		case first == "":
		case first == last:
			runs = append(runs, first)
		default:
			runs = append(runs, first+"/"+last)
		}
		first = ""
	}
	for _, name := range names {
		if first == "" || nextDay(last) != name {
			put()
			first = name
		}
		last = name
	}
	put()
	return runs
}

// splitRuns returns what joinRuns was given, in order and each once.
func splitRuns(runs []string) []string {
	var names []string
	for _, run := range runs {
		first, last, long := strings.Cut(run, "/")
		names = append(names, first)
		for long && first < last {
			first = nextDay(first)
			names = append(names, first)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// nextDay returns the day after one, "\xff", behind all names, if it is none.
func nextDay(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return "\xff"
	}
	return t.AddDate(0, 0, 1).Format(time.DateOnly)
}
