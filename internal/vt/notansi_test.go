package vt

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestIsANSI(t *testing.T) {
	for _, term := range []string{"att4424", "att4424-1", "hp", "hp2621", "hp2621-wl", "hpterm", "wy50", "wy60-w", "wyse60", "vt52", "adm3a", "tvi925", "h19", "minitel1", "att505-24", "att5420_2", "xenix", "tt"} {
		assert.False(t, IsANSI(term), term)
	}
	for _, term := range []string{"", "att615", "att605-w", "att4425", "att4415-w", "att5420", "att513", "pt100x", "vt100", "vt220", "xterm", "xterm-256color", "linux", "screen", "tmux-256color",
		"ansi", "scoansi", "sun", "sun-color", "aixterm", "dtterm", "wy75", "wyse75", "wy85", "putty", "nobody-knows"} {
		assert.True(t, IsANSI(term), term)
	}
}
