package window

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestArrows(t *testing.T) {
	for text, want := range map[string]mark{
		"v": {after: true}, "▼": {after: true}, ">>": {after: true}, "»": {after: true}, "→": {after: true},
		"^": {before: true}, "<<": {before: true}, "↑↓": {before: true, after: true},
	} {
		got, ok := markIn(text)
		assert.True(t, ok, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{">", "<", ">>>>", "> List all", "x", "-", ""} {
		_, ok := markIn(text)
		assert.False(t, ok, text)
	}
}
