package main

import (
	"bufio"
	"fmt"
	"iter"

	"example.com/centrevu/examples/internal/known"
)

// knownWriter writes a rule file that knows the lines which nothing claimed.
// What was misread is never known: it may be what failed.
type knownWriter struct {
	w    *bufio.Writer
	word known.Word
}

func (k *knownWriter) screen(_ *Screen, rows iter.Seq[*Row]) {
	for range rows { // reading them is what finds the lines
	}
}

func (k *knownWriter) passed(*Screen, string) {}

func (k *knownWriter) finish(r *Report) error {
	var entries []known.Entry
	fmt.Fprintln(k.w, "version: 1")
	for _, u := range r.Unclaimed {
		e, err := k.word.Line(u.Text)
		if err != nil {
			k.w.WriteString(known.Refused(err, u.Text))
			continue
		}
		e.Where = u.fact.Window()
		entries = append(entries, e)
	}
	if n := r.MoreUnclaimed; n > 0 {
		fmt.Fprintf(k.w, "# and %d more lines\n", n)
	}
	if n := len(r.Problems) + r.MoreProblems; n > 0 {
		fmt.Fprintf(k.w, "# not understood, which cannot be known: %d\n", n)
	}
	text, err := known.YAML("known", entries)
	if err != nil {
		return err
	}
	k.w.WriteString(text)
	return k.w.Flush()
}
