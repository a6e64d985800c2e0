package vt

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// journal is all that the snapshots of a stream tell, text and offsets.
func journal(opt Options, feed func(*Terminal)) string {
	var b strings.Builder
	versions := map[uint64]int{0: 0} // numbered as they come: which are the same counts
	opt.OnSnapshot = func(s *Snapshot) {
		fmt.Fprintf(&b, "== %d %d,%d final %v cut %d parked %v\n", s.End, s.CursorRow, s.CursorCol, s.Final, s.Cut, s.Parked)
		for i := range s.Rows {
			row := s.Row(i)
			if row.Blank() {
				continue
			}
			if _, known := versions[row.Version]; !known {
				versions[row.Version] = len(versions)
			}
			fmt.Fprintf(&b, "%d v%d %q", i, versions[row.Version], row.Text())
			for _, c := range row.Cells()[:row.Used()] {
				fmt.Fprintf(&b, " %d", c.Off)
			}
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%v %q\n", s.Labels(), s.Status().Text())
	}
	term := New(opt)
	feed(term)
	term.Close()
	for _, l := range term.Limits() {
		fmt.Fprintln(&b, l, l.Count)
	}
	return b.String()
}

// cutUp feeds data in pieces whose lengths next gives.
func cutUp(data []byte, next func() int) func(*Terminal) {
	return func(t *Terminal) {
		for len(data) > 0 {
			n := min(next(), len(data))
			_, _ = t.Write(data[:n])
			data = data[n:]
		}
	}
}

func requireInvariant(t *testing.T, opt Options, data []byte) {
	t.Helper()
	whole := journal(opt, cutUp(data, func() int { return len(data) }))
	r := rand.New(rand.NewPCG(uint64(len(data)), 1))
	for how, next := range map[string]func() int{
		"bytes":  func() int { return 1 },
		"pieces": func() int { return 1 + r.IntN(20) },
	} {
		if got := journal(opt, cutUp(data, next)); got != whole {
			require.Fail(t, "not the same in "+how, "%.300q\n%s", data, firstDifference(whole, got))
		}
	}
}

func firstDifference(a, b string) string {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(as), len(bs)) {
		if as[i] != bs[i] {
			return fmt.Sprintf("line %d\n%.300s\n%.300s", i, as[i], bs[i])
		}
	}
	return fmt.Sprintf("%d and %d lines", len(as), len(bs))
}

func TestChunkInvariance(t *testing.T) {
	t.Run("captures", func(t *testing.T) {
		for _, name := range captures(t) {
			s := readSession(t, name)
			requireInvariant(t, s.options(), s.data)
		}
	})
	t.Run("generated", func(t *testing.T) {
		for seed := range uint64(100) {
			requireInvariant(t, Options{}, []byte(strings.Join(generate(seed, ""), "")))
		}
	})
	t.Run("noise", func(t *testing.T) {
		for seed := range uint64(100) {
			requireInvariant(t, Options{}, noise(seed))
		}
	})
}

// On terminals of a few rows and columns nearly every control is at a margin.
func TestChunkInvarianceOnSmallTerminals(t *testing.T) {
	for seed := range uint64(smallTerminals) {
		r := rand.New(rand.NewPCG(seed, 3))
		opt := Options{Rows: 1 + r.IntN(3), Columns: []int{1 + r.IntN(12), 80}[r.IntN(2)], Term: []string{"", "xterm", "att615", "ansi"}[r.IntN(4)]}
		requireInvariant(t, opt, noise(seed))
		requireInvariant(t, opt, append([]byte(strings.Join(generate(seed, ""), "")), noise(seed)...))
		requireInvariant(t, opt, sequences(r))
	}
}

// smallTerminals is how many streams of each kind are tried; 30,000 were.
const smallTerminals = 300

// noise is bytes of the kinds that lead somewhere.
func noise(seed uint64) []byte {
	r := rand.New(rand.NewPCG(seed, 2))
	const kinds = "\x1b\x1b[[;;0123456789:?>HJKmqsrbjLMPX@ABCDhlitVW69%()*$'!#xvz{}GN~|PX]^_k\\\a\x18\r\n\b\t\x0e\x0fxy"
	data := make([]byte, 20+r.IntN(200))
	for i := range data {
		if r.IntN(6) == 0 {
			data[i] = byte(r.Uint32())
			continue
		}
		data[i] = kinds[r.IntN(len(kinds))]
	}
	return data
}

// sequences is whole sequences of any kind with small parameters, and short text.
func sequences(r *rand.Rand) []byte {
	var b []byte
	for range 5 + r.IntN(40) {
		switch r.IntN(10) {
		case 0, 1, 2:
			b = append(b, run("ab  c")(r)[:1]...)
			b = append(b, run("abcd   .")(r)...)
		case 3:
			b = append(b, "\r\n\b\t\v\x0e\x0f\a"[r.IntN(8)])
		case 4:
			b = append(b, 0x1b, "6789DEHMNOVWc=>lmno|}~"[r.IntN(22)])
		case 5:
			b = append(b, oneOfStrings("é", "漢", "e\u0301", "\xe9", "\xff\xfe", "\x9b2C", "\x84", "\x1b)0\x0eqx\x0f", "\x1b[8;3;9t")(r)...)
		default:
			b = append(b, "\x1b["+oneOfStrings("", "", "", "?", ">")(r)...)
			for i := range r.IntN(4) {
				if i > 0 {
					b = append(b, ';')
				}
				b = fmt.Append(b, r.IntN(8))
			}
			b = append(b, oneOfStrings("", "", "", "$", "'", " ", "\"", "!")(r)...)
			b = append(b, byte('@'+r.IntN(0x3f)))
		}
	}
	return b
}

func FuzzTerminal(f *testing.F) {
	for seed := range uint64(5) {
		f.Add(noise(seed), uint8(24), uint8(80))
		f.Add([]byte(strings.Join(generate(seed, ""), "")), uint8(5), uint8(10))
	}
	f.Add([]byte("\x1b[?3h\x1b[132Gx\x1b[?3l\x1b[?1049h日\x1b[?3h"), uint8(1), uint8(1))
	f.Add([]byte("\x1b[11m\xc3\x1b[10m\xa9\x1b[1;0;0;0qlab\xe9l\x1b[25;1xs\x1b[4h日\x1b#8"), uint8(3), uint8(2))
	f.Add([]byte("000000000000000000000000000\x1b000\n\x1bN00"), uint8(1), uint8(10))
	f.Fuzz(func(t *testing.T, data []byte, rows, columns uint8) {
		opt := Options{Rows: int(rows), Columns: int(columns)}
		requireInvariant(t, opt, data)
	})
}

// A stream with the parts of a sequence far apart in the capture is one stream.
func TestFeedWithGaps(t *testing.T) {
	got := journal(Options{}, func(t *Terminal) {
		t.Feed([]byte("ab\x1b[2"), 1000)
		t.Feed([]byte(";3Hc\xe9"), 2000)
		t.Feed(nil, 3000)
		t.Feed([]byte("d"), 4000)
	})
	require.Contains(t, got, `0 v1 "ab" 1000 1001`)
	require.Contains(t, got, `1 v2 "  céd" -1 -1 2003 2004 4000`)
}
