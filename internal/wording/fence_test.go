package wording_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/internal/wording"
)

func TestIsFence(t *testing.T) {
	for _, line := range []string{"```", "~~~~", "```text", "``` log", "{noformat}", "{code}", "{code:text}", "<pre>", "</pre>", "<pre><code>", "[code]", "[/code]"} {
		assert.True(t, wording.IsFence(line), line)
	}
	for _, line := range []string{"", "``", "```down", "{code:Link to ACD 2 is down}", "{failed}", "<failed>", "[failed]", "<pre>Link down", "{noformat} Link down"} {
		assert.False(t, wording.IsFence(line), line)
	}
}
