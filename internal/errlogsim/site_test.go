package errlogsim

import "testing"

func BenchmarkSite(b *testing.B) {
	for b.Loop() {
		MeasureSite(3, 1, SiteOptions{})
	}
}
