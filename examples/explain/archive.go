package main

import (
	"fmt"
	"iter"

	"example.com/centrevu"
	"example.com/centrevu/archive"
)

func readArchive(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source) reading {
	st, err := archive.FromScreens(screens, src)
	r := reading{unclaimed: st.Unclaimed, say: func(*mask) string { return archiveLine(st) }}
	for _, run := range st.Runs {
		r.values = append(r.values, value{at: run.At.Position, row: run.At.Text, acd: run.ACD, say: func(m *mask) string {
			s := fmt.Sprintf("%v %v: %s", m.acd(run.ACD), run.Kind, orMissing(m.row(run.Text)))
			if run.State == archive.Unknown {
				s += " (unknown)"
			}
			if !run.Last.IsZero() {
				s += ", last " + stamp(run.Last)
			}
			if !run.Next.IsZero() {
				s += ", next " + stamp(run.Next)
			}
			return s
		}})
	}
	r.finish(err)
	return r
}

func archiveLine(st *archive.Status) string {
	var acds []centrevu.ACD
	states := tally{}
	for _, run := range st.Runs {
		acds = addACD(acds, run.ACD)
		states.add(run.State.String())
	}
	return fmt.Sprintf("%s of %s: %v", count(len(st.Runs), "run"), count(len(acds), "ACD"), states)
}

func orMissing(s string) string {
	if s == "" {
		return "no word"
	}
	return s
}
