package window

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestArrows(t *testing.T) {
	for text, want := range map[string]mark{
		"v": {after: true}, "▼": {after: true}, ">>": {after: true}, "»": {after: true}, "→": {after: true}, "+": {after: true}, "Scroll down": {after: true},
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

func TestCounts(t *testing.T) {
	for text, want := range map[string]mark{
		"4 of 9 entries": {unit: "row", from: 1, to: 4, all: 9}, "Showing 2 of 40 rows": {unit: "row", from: 1, to: 2, all: 40},
		"Entries 1-2 of 40": {unit: "row", from: 1, to: 2, all: 40}, "-- 1 of 2 --": {unit: "page", from: 1, to: 1, all: 2},
	} {
		got, ok := markIn(text)
		assert.True(t, ok, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"4 of 9 links down", "9 of 4 entries", "Windows: 1 of 10", "ACD 4 of 9"} {
		_, ok := markIn(text)
		assert.False(t, ok, text)
	}
}
