package main

import (
	"fmt"
	"iter"

	"example.com/centrevu"
	"example.com/centrevu/links"
)

func readLinks(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source) reading {
	st, err := links.FromScreens(screens, src)
	r := reading{unclaimed: st.Unclaimed, say: func(*mask) string { return linksLine(st) }}
	for _, l := range st.Links {
		r.values = append(r.values, value{at: l.At.Position, row: l.At.Text, acd: l.ACD, say: func(m *mask) string {
			s := fmt.Sprintf("%v %v: %s / %s / %s", m.acd(l.ACD), l.State(),
				orMissing(m.row(l.Application)), orMissing(m.row(l.Session)), orMissing(m.row(l.Connection)))
			if l.Peer != "" {
				s += ", " + l.Peer
			}
			return s
		}})
	}
	r.finish(err)
	return r
}

func linksLine(st *links.Status) string {
	states := tally{}
	for _, l := range st.Links {
		states.add(l.State().String())
	}
	return fmt.Sprintf("%s: %v", count(len(st.Links), "link"), states)
}
