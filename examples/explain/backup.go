package main

import (
	"fmt"
	"iter"
	"strconv"

	"example.com/centrevu"
	"example.com/centrevu/backup"
)

func readBackup(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source) reading {
	st, err := backup.FromScreens(screens, src)
	r := reading{unclaimed: st.Unclaimed, say: func(m *mask) string { return backupLine(st) }}
	add := func(field string, at centrevu.Position, say func(m *mask) string) {
		if at.Line != 0 {
			r.values = append(r.values, value{field: field, at: at, say: say})
		}
	}
	fixed := func(s string) func(*mask) string { return func(*mask) string { return s } }
	if st.CompletedToday != nil {
		add("completed_today", st.Where.CompletedToday, fixed(strconv.Itoa(*st.CompletedToday)))
	}
	add("text", st.Where.Text, func(m *mask) string { return strconv.Quote(m.row(st.Text)) })
	add("state", st.Where.Text, fixed(st.State.String()))
	add("finished_at", st.Where.FinishedAt, fixed(stamp(st.FinishedAt)))
	add("errors", st.Where.Errors, func(m *mask) string { return strconv.Quote(m.free(st.Errors)) })
	r.finish(err)
	return r
}

func backupLine(st *backup.Status) string {
	s := st.State.String()
	if !st.FinishedAt.IsZero() {
		s += " " + stamp(st.FinishedAt)
	}
	if st.CompletedToday != nil {
		return s + fmt.Sprintf(", %d completed today", *st.CompletedToday)
	}
	return s + ", number of backups not read"
}
