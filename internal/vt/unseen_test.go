package vt

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// What is written in the colour of its background is not seen, as if it were concealed.
func TestUnseen(t *testing.T) {
	first := func(text string) string {
		row, _, _ := strings.Cut(play(Options{}, []byte(text), nil)[0], "\n")
		return strings.TrimRight(row, " ")
	}
	for rendition, seen := range map[string]bool{
		"":                      true,
		"8":                     false,
		"30;40":                 false,
		"37;47":                 false,
		"97;107":                false,
		"30;47":                 true,
		"30":                    true,
		"39;49":                 true,
		"40;39":                 true,
		"1;30;40":               true, // as bright black
		"7;31;41":               false,
		"38;5;3;48;5;3":         false,
		"38;5;3;43":             false,
		"38;5;9;101":            false,
		"38;5;9;41":             true,
		"38;5;77;48;5;77":       false,
		"38;5;77;48;5;78":       true,
		"38;2;1;2;3;48;2;1;2;3": false,
		"8;30;40;28":            false,
	} {
		want := "a"
		if seen {
			want = "a b"
		}
		assert.Equal(t, want, first("a\x1b["+rendition+"m b\x1b[m\r\n"), rendition)
		assert.Equal(t, seen, first("a\x1b["+rendition+"m \u4e2d\x1b[m\r\n") != "a", rendition)
	}
}
