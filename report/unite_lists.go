package report

import (
	"iter"
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/internal/acds"
	"example.com/centrevu/links"
)

// links puts together the links of each ACD. Of two that cannot be put in
// order, the one that is not up is kept.
func (u *union) links() *links.Status {
	for _, s := range u.list {
		for i := range s.shown.Links.Earlier {
			s.dates(&s.shown.Links.Earlier[i])
		}
	}
	if len(u.list) == 1 {
		u.used[0] = true
		return u.list[0].shown.Links
	}
	st := &links.Status{}
	st.Links = each(u, func(s *sighting) []links.Link { return s.shown.Links.Links },
		func(l links.Link) subject { return subject{acd: l.ACD} }, sameLink,
		func(a, b shownIn[links.Link]) (shownIn[links.Link], bool) {
			if a.value.Up() {
				return b, false
			}
			return a, false
		}, func(was *sighting, counts func(links.Link) (*links.Link, *sighting)) {
			st.Earlier = append(st.Earlier, was.shown.Links.Earlier...)
			for _, l := range was.shown.Links.Links {
				if _, is := counts(l); is != nil && is != was {
					was.dates(&l)
					st.Earlier = append(st.Earlier, l)
				}
			}
		})
	return st
}

// dates gives a link that was seen before the time of its capture, if nothing says when it
// was seen itself.
func (s *sighting) dates(l *links.Link) {
	if l.Seen.At.IsZero() {
		l.Seen = s.seen
	}
}

// archives puts together the archives of each ACD and kind, from windows and
// from tables.
func (u *union) archives() *archive.Status {
	if only := u.list[0]; len(u.list) == 1 && len(only.shown.Archive.Earlier) == 0 {
		u.used[0] = true
		return only.shown.Archive
	}
	// What the windows show is put together before the tables are weighed against it: what
	// bears one out is no other value than the next shows.
	slices.SortStableFunc(u.list, func(a, b *sighting) int { return index(a.table) - index(b.table) })
	st := &archive.Status{}
	st.Runs = each(u, u.runs(), aboutRun, sameRun,
		func(a, b shownIn[archive.Run]) (shownIn[archive.Run], bool) {
			if u.list[a.from].table == u.list[b.from].table {
				return a, false
			}
			return u.weigh(a, b), true
		}, func(was *sighting, counts func(archive.Run) (*archive.Run, *sighting)) {
			u.runsUndone(was, counts)
			st.Earlier = append(st.Earlier, was.shown.Archive.Earlier...)
			for _, r := range was.shown.Archive.Runs {
				if _, is := counts(r); is != nil && is != was {
					st.Earlier = append(st.Earlier, r)
				}
			}
		})
	if len(u.list) == 1 {
		return u.list[0].shown.Archive
	}
	u.tablesUndone()
	return st
}

func aboutRun(r archive.Run) subject { return subject{int(r.Kind), r.ACD} }

// runs returns what gives the runs that a sighting shows. What a table alone says went
// well is left out where the window shows other archives of the ACD: that the
// window does not show this one is not to be made up for.
func (u *union) runs() func(*sighting) []archive.Run {
	acd := acds.New(func(a, b bool) bool { return true })
	shown := make(things)
	for _, w := range u.list {
		if w.table {
			continue
		}
		for i := range w.shown.Archive.Runs {
			r := &w.shown.Archive.Runs[i]
			acd.Add(r.ACD, true)
			shown.add(aboutRun(*r), 0)
		}
	}
	return func(s *sighting) []archive.Run {
		if !s.table {
			return s.shown.Archive.Runs
		}
		return slices.DeleteFunc(slices.Clone(s.shown.Archive.Runs), func(r archive.Run) bool {
			_, ok := shown.find(aboutRun(r))
			return !ok && acd.Has(r.ACD) && (r.State == archive.Succeeded || r.State == archive.Finished)
		})
	}
}

// weigh puts a row of arch_stat and one of the window together. A window shows
// "finished" for a run that failed as well, so the table is believed where it
// says that one failed, or tells of the run that the window shows as finished, or of one
// that had not begun yet when it was unloaded. Of anything else the table makes nothing
// better.
func (u *union) weigh(a, b shownIn[archive.Run]) shownIn[archive.Run] {
	table, window := a, b
	if u.list[b.from].table {
		table, window = b, a
	}
	t, w := &table.value, &window.value
	thatRun := w.State == archive.Finished && (t.Last.IsZero() || t.Last.Truncate(time.Minute).Equal(w.Last.Truncate(time.Minute)))
	worse := (t.State == archive.NotRun || t.State == archive.Unknown) && !before(u.list[table.from], u.list[window.from])
	unloaded := u.list[table.from].to
	ahead := !unloaded.IsZero() && t.Last.After(unloaded.Add(time.Hour))
	kept := window
	if t.State == archive.Failed || thatRun || worse || ahead {
		kept.value.State, kept.value.Text, kept.value.At, kept.value.Where = t.State, t.Text, t.At, t.Where
		if !t.Last.IsZero() {
			kept.value.Last = t.Last
		}
		u.used[table.from] = true
	}
	if kept.value.ACD.Name == "" {
		kept.value.ACD.Name = t.ACD.Name
	}
	if kept.value.ACD.Number == 0 {
		kept.value.ACD.Number = t.ACD.Number
	}
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
		for _, o := range s.shown.LinkHistory.Outages {
			k := keyOfOutage(o)
			if mine[k]++; mine[k] > have[k] {
				h.Outages = append(h.Outages, o)
			}
		}
		for k, n := range mine {
			have[k] = max(have[k], n)
		}
	}
	whole := wholes(u, recorded, func(s *sighting) time.Time { return s.seen.At })
	troubled := u.troubled()
	for i, s := range u.list {
		whole[i] = whole[i] && !troubled[s.capture]
	}
	current(u, recorded, whole)
	return h
}

// recorded are the rows of a history.
func recorded(s *sighting) iter.Seq2[outageKey, time.Time] {
	return func(yield func(outageKey, time.Time) bool) {
		for _, o := range s.shown.LinkHistory.Outages {
			if !yield(keyOfOutage(o), o.Time) {
				return
			}
		}
	}
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

// numbered is about what has a number and no ACD.
func numbered(n int) subject { return subject{n, centrevu.ACD{Number: 1}} }

// switches puts together the links and channels of the switch by their
// numbers.
func (u *union) switches() *links.SwitchStatus {
	if len(u.list) == 1 {
		u.used[0] = true
		return u.list[0].shown.Switch
	}
	st := &links.SwitchStatus{}
	st.Links = each(u, func(s *sighting) []links.SwitchLink { return s.shown.Switch.Links },
		func(l links.SwitchLink) subject { return numbered(l.Number) }, sameSwitchLink,
		func(a, b shownIn[links.SwitchLink]) (shownIn[links.SwitchLink], bool) { return a, false }, nil)
	st.Channels = each(u, func(s *sighting) []links.Channel { return s.shown.Switch.Channels },
		func(c links.Channel) subject { return numbered(c.Number) }, sameChannel,
		func(a, b shownIn[links.Channel]) (shownIn[links.Channel], bool) { return a, false }, nil)
	return st
}
