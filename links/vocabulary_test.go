package links_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/links"
)

func TestVocabulary(t *testing.T) {
	words := links.Vocabulary()
	assert.Subset(t, words, []string{"busied out (switch)", "application", "primary"})
	assert.True(t, slices.IsSorted(words))
	assert.NotContains(t, words, "")
}
