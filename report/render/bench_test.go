package render

import (
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/centrevu/report"
)

// BenchmarkGroups writes reports of which no two findings have anything in
// common: the cost is to grow with their number and no faster.
func BenchmarkGroups(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		r := &report.Report{}
		for i := range n {
			r.Findings = append(r.Findings, report.Finding{
				Rule: fmt.Sprintf("rule%d", i), Server: fmt.Sprintf("server %d", i%3), Status: report.Warning, Message: "m", Advice: fmt.Sprint(i),
			})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				require.NoError(b, Text(io.Discard, r, TextOptions{}))
			}
		})
	}
}
