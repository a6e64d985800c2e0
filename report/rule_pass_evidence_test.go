package report

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

// Each line is evidence once, in the order given, of few and of many.
func TestEvidence(t *testing.T) {
	for _, n := range []int{3, 64, 65, 100_000} {
		want := make([]centrevu.Line, n)
		for i := range want {
			want[i] = centrevu.Line{Position: centrevu.Position{Line: i + 1}, Text: "x"}
		}
		at := slices.Concat([]centrevu.Line{{}}, want, want[:n/2], []centrevu.Line{{}})
		assert.Equal(t, want, evidence(at), n)
	}
	assert.Nil(t, evidence(make([]centrevu.Line, 100)))
}
