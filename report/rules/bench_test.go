package rules

import (
	"testing"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

// BenchmarkCatalogue asks all rules of a healthy pair with eight ACDs each.
func BenchmarkCatalogue(b *testing.B) {
	p := pair()
	for _, s := range []*report.Server{p.Primary, p.Secondary} {
		links, runs := s.Links.Links[:1:1], s.Archive.Runs[:4:4]
		for n := 2; n <= 8; n++ {
			l := s.Links.Links[0]
			l.ACD = centrevu.ACD{Number: n}
			links = append(links, l)
			for _, r := range s.Archive.Runs[:4] {
				r.ACD = centrevu.ACD{Number: n}
				runs = append(runs, r)
			}
		}
		s.Links.Links, s.Archive.Runs = links, runs
	}
	all := All()
	b.ReportAllocs()
	for b.Loop() {
		if r := report.Evaluate(p, all, report.Options{}); r.Worst() != report.OK {
			b.Fatal(r.Worst())
		}
	}
}
