package rules

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// eight returns a healthy pair with eight ACDs on each server, and a month of
// entries in each log.
func eight() report.Pair {
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
		for day := 30; day > 1; day-- {
			s.Errors.Entries = append(s.Errors.Entries, errlog.Entry{
				Time: ago(time.Duration(day) * 24 * time.Hour), Code: 9, Severity: "INFO", Text: "Link to ACD 3 was reset and is up again",
			})
		}
	}
	return p
}

// BenchmarkCatalogue asks all rules of a healthy pair with eight ACDs each.
func BenchmarkCatalogue(b *testing.B) {
	p, all := eight(), All()
	b.ReportAllocs()
	for b.Loop() {
		if r := report.Evaluate(p, all, report.Options{}); r.Worst() != report.OK {
			b.Fatal(r.Worst())
		}
	}
}

// BenchmarkCatalogueUnseen asks them of a pair of which nothing was captured.
func BenchmarkCatalogueUnseen(b *testing.B) {
	all := All()
	b.ReportAllocs()
	for b.Loop() {
		report.Evaluate(report.Pair{}, all, report.Options{})
	}
}

// Allocations do not depend on the machine, so that they can be a promise.
func TestCatalogueAllocations(t *testing.T) {
	p, all := eight(), All()
	n := testing.AllocsPerRun(20, func() { report.Evaluate(p, all, report.Options{}) })
	assert.Less(t, n, 2000.0)
}
