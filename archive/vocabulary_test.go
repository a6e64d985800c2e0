package archive_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/archive"
)

func TestVocabulary(t *testing.T) {
	words := archive.Vocabulary()
	assert.Subset(t, words, []string{"not run", "date and time", "weekly"})
	assert.True(t, slices.IsSorted(words))
	assert.NotContains(t, words, "")
}
