package vt

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// repaints is the captured sessions one after the other: screens that are
// painted over, and lists that scroll.
func repaints(b *testing.B) []byte {
	names, err := filepath.Glob("../../testdata/vt/captures/*.typescript")
	require.NoError(b, err)
	require.NotEmpty(b, names)
	var all []byte
	for _, name := range names {
		all = append(all, readSession(b, name).data...)
	}
	return all
}

// Screens settle all the time and somebody looks at each of them.
func BenchmarkRepaint(b *testing.B) {
	data := repaints(b)
	shown := 0
	term := New(Options{OnSnapshot: func(*Snapshot) { shown++ }})
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		_, _ = term.Write(data)
	}
	require.Positive(b, shown)
}

// Text is made of the rows that changed.
func BenchmarkRepaintText(b *testing.B) {
	data := repaints(b)
	versions := make([]uint64, DefaultRows)
	var text []byte
	term := New(Options{OnSnapshot: func(s *Snapshot) {
		for i := range s.Rows {
			if row := s.Row(i); row.Version != versions[i] {
				versions[i] = row.Version
				text = row.AppendText(text[:0])
			}
		}
	}})
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		_, _ = term.Write(data)
	}
}

// A screen that is written again as it is costs no snapshot.
func BenchmarkUnchanged(b *testing.B) {
	data := []byte("\x1b[3;5HBackups completed today: 1\x1b[4;5HStatus: Last backup finished\x1b[1;1H")
	shown := 0
	term := New(Options{OnSnapshot: func(*Snapshot) { shown++ }})
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		_, _ = term.Write(data)
	}
	require.Zero(b, shown)
}
