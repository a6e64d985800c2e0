package backup_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/backup"
)

func TestVocabulary(t *testing.T) {
	words := backup.Vocabulary()
	assert.Subset(t, words, []string{"backups completed today", "last backup finished at", "device name"})
	assert.True(t, slices.IsSorted(words))
	assert.NotContains(t, words, "")
}
