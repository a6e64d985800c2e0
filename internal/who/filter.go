package who

import (
	"slices"
	"strings"
)

// cuts let through a part of what they are given, and nobody can tell from what
// is left which.
var cuts = strings.Fields("grep egrep fgrep zgrep zegrep rg ag look head sed awk gawk nawk mawk cut comm join uniq split csplit")

// Shows says how much of a text a command line lets through that prints it.
type Shows int

const (
	ShowsAll Shows = iota // as far as can be told
	ShowsEnd              // tail: nothing before a place
	ShowsPart
)

// ShownBy returns how much of a text a prompt with a command on it shows. It is
// ShowsAll for any other line, and for a program that nobody knows.
func ShownBy(text string) Shows {
	_, typed, ok := cutPrompt(strings.TrimSpace(text))
	if !ok {
		return ShowsAll
	}
	shows := ShowsAll
	for _, pipeline := range pipelines(typed) {
		for stage := range strings.SplitSeq(pipeline, "|") {
			words := commandWords(stage)
			switch {
			case len(words) == 0:
			case slices.Contains(cuts, words[0]):
				return ShowsPart
			case words[0] == "tail":
				shows = ShowsEnd
			}
		}
	}
	return shows
}
