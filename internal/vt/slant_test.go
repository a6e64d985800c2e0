package vt

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A painter that goes left and then down is in one refresh, as screen(1) is; who goes
// sideways after that was parked before it.
func TestSlantedMotions(t *testing.T) {
	const before, first = "\x1b[1;3Hone  \x1b[2;3Htwo  \x1b[3;3Hthree\x1b[1;1H", "\x1b[1;3HONE  "
	for motions, refreshes := range map[string]int{
		"\n\x1b[5D":            1, // down, then left, as curses does
		"\x1b[5D\n":            1,
		"\b\b\b\b\b\n":         1,
		"\x1b[5D\x1b[B":        1,
		"\x1b[5D\x1bD":         1,
		"\x1b[3G\n":            1,
		"\x1b[5D\x1b[e":        1,
		"\x1b[5D\x1b[2d":       1,
		"\x1b[5D\n\n\x1b[A":    2, // no way that anybody goes
		"\x1b[4D\n\x1b[D":      2,
		"\x1b[7D\n\x1b[2C":     2,
		"\x1b[5D\x1b[A\x1b[2B": 2,
		"\x1b[5D\x1b[2;3H":     2,
	} {
		shown := len(play(Options{}, []byte(before), nil))
		assert.Len(t, play(Options{}, []byte(before+first+motions+"TWO"), nil), shown+refreshes, "%q", motions)
	}
}
