package rules

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestContainsFold(t *testing.T) {
	for text, want := range map[string]bool{
		"Archiving failed": true, "archiv": true, "the ARCHIVE": true, "arch- iving": true, "a- rchiv": true,
		"arch iving": true, "a rch iv": true,
		"arch-iving": false, "arch  iving": false, "": false, "archi": false, "archi-": false, "archi- ": false, "xarchivx": true,
	} {
		assert.Equal(t, want, containsFold(text, "archiv"), text)
	}
	assert.True(t, containsFold("a b - c", "b - c"))
}
