package report

import (
	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/links"
)

// links puts together the links of each ACD. Of two that cannot be put in
// order, the one that is not up is kept.
func (u *union) links() *links.Status {
	if len(u.list) == 1 {
		u.used[0] = true
		return u.list[0].links
	}
	st := &links.Status{}
	st.Links = each(u, func(s *sighting) []links.Link { return s.links.Links },
		func(a, b links.Link) bool { return a.ACD.Same(b.ACD) }, sameLink,
		func(a, b shownIn[links.Link]) (shownIn[links.Link], bool) {
			if a.value.Up() {
				return b, false
			}
			return a, false
		})
	st.Unclaimed = u.unclaimed(func(s *sighting) []centrevu.Line { return s.links.Unclaimed })
	return st
}

// archives puts together the archives of each ACD and kind, from windows and
// from tables.
func (u *union) archives() *archive.Status {
	if len(u.list) == 1 {
		u.used[0] = true
		return u.list[0].archive
	}
	st := &archive.Status{}
	st.Runs = each(u, func(s *sighting) []archive.Run { return s.archive.Runs },
		func(a, b archive.Run) bool { return a.Kind == b.Kind && a.ACD.Same(b.ACD) }, sameRun,
		func(a, b shownIn[archive.Run]) (shownIn[archive.Run], bool) {
			if u.list[a.from].table == u.list[b.from].table {
				return a, false
			}
			return u.weigh(a, b), true
		})
	st.Unclaimed = u.unclaimed(func(s *sighting) []centrevu.Line { return s.archive.Unclaimed })
	return st
}

// weigh puts a row of arch_stat and one of the window together. A window shows
// "finished" for a run that failed as well, so the table is believed where it
// says that one did, and where the two tell of the same run. Else the run that
// is later counts. What the window alone shows, when it is to run next, stays.
func (u *union) weigh(a, b shownIn[archive.Run]) shownIn[archive.Run] {
	table, window := a, b
	if u.list[b.from].table {
		table, window = b, a
	}
	u.used[a.from], u.used[b.from] = true, true
	t, w := &table.value, &window.value
	named := w.ACD
	if named.Name == "" {
		named.Name = t.ACD.Name
	}
	if named.Number == 0 {
		named.Number = t.ACD.Number
	}
	kept := window
	switch finished := t.State == archive.Succeeded || t.State == archive.Failed || t.State == archive.Finished; {
	case t.State == archive.Failed,
		finished && w.State == archive.Finished && !w.Last.After(t.Last),
		!finished && t.Last.After(w.Last),
		t.State == archive.Unknown && !w.Last.After(t.Last):
		kept = table
		if kept.value.Last.IsZero() {
			kept.value.Last = w.Last
		}
		kept.value.Next = w.Next
	case finished && w.State != archive.Finished && t.Last.After(w.Last):
		kept = table
		kept.value.Next = w.Next
	}
	kept.value.ACD = named
	return kept
}

// histories puts the rows of several tables together, each once; one that
// stands twice in a table stays two.
func (u *union) histories() *LinkHistory {
	h := &LinkHistory{}
	have := map[outageKey]int{}
	for i, s := range u.list {
		u.used[i] = true
		mine := map[outageKey]int{}
		for _, o := range s.history.Outages {
			k := keyOfOutage(o)
			if mine[k]++; mine[k] > have[k] {
				h.Outages = append(h.Outages, o)
			}
		}
		for k, n := range mine {
			have[k] = max(have[k], n)
		}
	}
	return h
}

// outageKey is what makes two rows of a link history the same.
type outageKey struct {
	acd                           centrevu.ACD
	reason                        links.Reason
	at                            int64
	duration, sequence, threshold int
}

func keyOfOutage(o links.Outage) outageKey {
	value := func(n *int) int {
		if n == nil {
			return -1
		}
		return *n
	}
	return outageKey{o.ACD, o.Reason, o.Time.Unix(), value(o.Duration), value(o.Sequence), value(o.Threshold)}
}

// switches puts together the links and channels of the switch by their
// numbers.
func (u *union) switches() *links.SwitchStatus {
	if len(u.list) == 1 {
		u.used[0] = true
		return u.list[0].switched
	}
	st := &links.SwitchStatus{}
	st.Links = each(u, func(s *sighting) []links.SwitchLink { return s.switched.Links },
		func(a, b links.SwitchLink) bool { return a.Number == b.Number }, sameSwitchLink,
		func(a, b shownIn[links.SwitchLink]) (shownIn[links.SwitchLink], bool) { return a, false })
	st.Channels = each(u, func(s *sighting) []links.Channel { return s.switched.Channels },
		func(a, b links.Channel) bool { return a.Number == b.Number }, sameChannel,
		func(a, b shownIn[links.Channel]) (shownIn[links.Channel], bool) { return a, false })
	st.Unclaimed = u.unclaimed(func(s *sighting) []centrevu.Line { return s.switched.Unclaimed })
	return st
}
