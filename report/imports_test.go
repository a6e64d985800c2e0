package report

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A tool that embeds the evaluator takes neither an expression language nor
// YAML with it.
func TestImportsAreLight(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".", "./rules", "./render").Output()
	require.NoError(t, err)
	for _, dep := range strings.Fields(string(out)) {
		for _, heavy := range []string{"expr-lang", "yaml", "cel-go", "testify", "/rulefile"} {
			assert.NotContains(t, dep, heavy)
		}
	}
}
