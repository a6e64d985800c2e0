package acds

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

// What a Map finds is what a search by Same finds, of every ACD in every order.
func TestMapFindsTheSame(t *testing.T) {
	all := []centrevu.ACD{
		{}, {Number: 1}, {Number: 2}, {Name: "Sales"}, {Name: "Claims"}, {Number: 1, Name: "Sales"}, {Number: 1, Name: "Claims"}, {Number: 2, Name: "Sales"},
	}
	for from := range all {
		m := New(func(a, b []int) []int { return append(append([]int{}, a...), b...) })
		var list []centrevu.ACD
		for i := range all {
			list = append(list, all[(from+i)%len(all)], all[(from+3*i)%len(all)])
		}
		for i, acd := range list {
			m.Add(acd, []int{i})
		}
		for _, acd := range all {
			var want []int
			for i, o := range list {
				if o.Same(acd) {
					want = append(want, i)
				}
			}
			got, ok := m.Of(acd)
			assert.ElementsMatch(t, want, got, acd)
			assert.Equal(t, want != nil, ok, acd)
			assert.Equal(t, ok, m.Has(acd), acd)
		}
	}
}
