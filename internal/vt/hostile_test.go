package vt

import (
	"bytes"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Streams made to hang a terminal cost no more than their length says.
func TestHostile(t *testing.T) {
	for name, stream := range map[string]string{
		"large counts":     strings.Repeat("x\x1b[999999999L\x1b[999999999M\x1b[999999999P\x1b[999999999@\x1b[999999999b", 2000),
		"large scrolls":    strings.Repeat("x\n\x1b[999999999S\x1b[999999999T\x1b[999999999X\x1b[999999999I", 2000),
		"parameters":       "\x1b[" + strings.Repeat("1;", 300_000) + "m",
		"digits":           "\x1b[" + strings.Repeat("9", 300_000) + "C",
		"string":           "\x1b]" + strings.Repeat("x", 1_150_000),
		"strings":          strings.Repeat("\x1bP", 150_000),
		"one line":         strings.Repeat("x", 1_150_000),
		"line feeds":       strings.Repeat("x\n", 150_000),
		"alignment":        strings.Repeat("\x1b#8", 2000),
		"screens":          strings.Repeat("\x1b[?1049hx\x1b[?1049l\x1b[?3h\x1b[?3l", 2000),
		"combining":        "e" + strings.Repeat("\u0301", 150_000),
		"intermediates":    "\x1b" + strings.Repeat(" ", 300_000) + "F",
		"leads":            strings.Repeat("\xf0\x9f", 300_000),
		"labels":           strings.Repeat("\x1b[1;0;0;0q", 50_000),
		"combining, kinds": manyMarks(),
	} {
		t.Run(name, func(t *testing.T) {
			term := New(Options{OnSnapshot: func(*Snapshot) {}})
			data := []byte(stream)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for len(data) > 0 {
				n := min(len(data), 1<<16)
				_, _ = term.Write(data[:n])
				data = data[n:]
			}
			term.Close()
			runtime.ReadMemStats(&after)
			assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(4<<20))
		})
	}
}

func manyMarks() string {
	var b bytes.Buffer
	for i := range rune(0x70) {
		for j := range rune(0x70) {
			b.WriteString("\re")
			b.WriteRune(0x300 + i)
			b.WriteRune(0x300 + j)
		}
	}
	return b.String()
}
