package main

import (
	"bufio"
	"fmt"
	"iter"
	"regexp"
	"time"

	"go.yaml.in/yaml/v3"

	"example.com/centrevu/report"
)

// knownWriter writes a rule file that knows the lines which nothing claimed.
// What was misread is never known: it may be what failed.
type knownWriter struct {
	w        *bufio.Writer
	who, why string
	until    string // a day
}

// knownEntry is one entry of the file.
type knownEntry struct{ Pattern, Where, Who, Why, Until string }

// gap is a run of blanks, which a rule file takes for one.
var gap = regexp.MustCompile(` {2,}`)

func (k *knownWriter) screen(_ *Screen, rows iter.Seq[*Row]) {
	for range rows { // reading them is what finds the lines
	}
}

func (k *knownWriter) passed(*Screen, string) {}

func (k *knownWriter) finish(r *Report) error {
	var entries []knownEntry
	var refused []string
	for _, u := range r.Unclaimed {
		// The whole line and nothing else: a part would know more than was seen.
		pattern := "^" + gap.ReplaceAllString(regexp.QuoteMeta(u.Text), " +") + "$"
		e := knownEntry{pattern, u.fact.Window(), k.who, k.why, k.until}
		if u.raw || (report.Known{Pattern: e.Pattern, Who: k.who, Why: k.why, Until: time.Unix(1, 0)}).Validate() != nil {
			refused = append(refused, u.Text)
			continue
		}
		entries = append(entries, e)
	}
	fmt.Fprintln(k.w, "version: 1")
	for _, line := range refused {
		fmt.Fprintf(k.w, "# has no letter or digit, or what does not print, and cannot be known: %s\n", line)
	}
	if n := r.MoreUnclaimed; n > 0 {
		fmt.Fprintf(k.w, "# and %d more lines\n", n)
	}
	if n := len(r.Problems) + r.MoreProblems; n > 0 {
		fmt.Fprintf(k.w, "# not understood, which cannot be known: %d\n", n)
	}
	if entries != nil {
		b, err := yaml.Marshal(map[string][]knownEntry{"known": entries})
		if err != nil {
			return err
		}
		k.w.Write(b)
	}
	return k.w.Flush()
}
