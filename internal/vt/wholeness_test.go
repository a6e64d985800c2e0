package vt

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Whatever a stream does to a small terminal, and however it is resized, no
// half of a wide character is left alone, nothing stands behind what is used of
// a row, and the screens do not depend on how the stream is cut up.
func TestWholeness(t *testing.T) {
	for seed := range uint64(600) {
		r := rand.New(rand.NewPCG(seed, 77))
		opt := Options{Rows: 1 + r.IntN(7), Columns: 1 + r.IntN(12), LeastRows: r.IntN(5)}
		opt.Term = []string{"", "xterm", "att615", "vt100"}[r.IntN(4)]
		parts := generate(seed, "")
		for i := range parts {
			if r.IntN(8) == 0 {
				parts[i] += fmt.Sprintf("\x1b[8;%d;%dt", 1+r.IntN(9), 1+r.IntN(15))
			}
		}
		stream := []byte(strings.ReplaceAll(strings.Join(parts, ""), "x", "漢") + string(noise(seed)))
		require.Equal(t, play(opt, stream, nil), play(opt, stream, func(int) int { return 1 }), "seed %d", seed)

		term := New(opt)
		for len(stream) > 0 {
			n := min(len(stream), 1+r.IntN(9))
			_, _ = term.Write(stream[:n])
			stream = stream[n:]
			if r.IntN(5) == 0 {
				term.Resize(1+r.IntN(9), 1+r.IntN(14))
			}
			for _, l := range term.lines {
				requireWhole(t, l, term.columns, seed)
			}
		}
	}
}

func requireWhole(t *testing.T, l *line, columns int, seed uint64) {
	t.Helper()
	require.Len(t, l.cells, columns, "seed %d", seed)
	for i, c := range l.cells {
		switch {
		case i >= l.used:
			require.Equal(t, blankCell, c, "seed %d: behind what is used", seed)
		case c.Width() == 2:
			require.True(t, i+1 < columns && l.cells[i+1].Width() == 0, "seed %d: a left half alone", seed)
		case c.Width() == 0:
			require.True(t, i > 0 && l.cells[i-1].Width() == 2, "seed %d: a right half alone", seed)
		}
	}
}
