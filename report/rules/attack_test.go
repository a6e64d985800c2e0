package rules_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/internal/pairsim"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rules"
)

// How many healthy pairs are made, and how many for each way of changing them;
// bench/attack makes more.
const (
	healthyPairs = 60
	changedPairs = 6
)

func judged(p *pairsim.Plan, files [2][]pairsim.File) report.Status {
	var servers [2]*report.Server
	for i, s := range p.Servers {
		folder := fstest.MapFS{}
		for _, f := range files[i] {
			folder[f.Name] = &fstest.MapFile{Data: f.Data, ModTime: f.ModTime}
		}
		servers[i], _ = report.ReadServer(folder, centrevu.Source{Name: s.Name, Location: p.Zone}) // what was not read is in the report
	}
	return report.Evaluate(report.Pair{Primary: servers[0], Secondary: servers[1]}, rules.All(), report.Options{Now: p.Now}).Worst()
}

// A healthy pair is OK in whatever layout.
func TestAttackHealthy(t *testing.T) {
	for seed := range uint64(healthyPairs) {
		p := pairsim.New(seed)
		p.Draw()
		files := [2][]pairsim.File{p.FilesOf(p.Servers[0]), p.FilesOf(p.Servers[1])}
		assert.Equal(t, report.OK, judged(p, files), "pair %d", seed)
	}
}

// No changed pair is.
func TestAttackChanged(t *testing.T) {
	changes := pairsim.Changes()
	for k, c := range changes {
		made := 0
		for seed := uint64(k); made < changedPairs && seed < uint64(40*changedPairs*len(changes)); seed += uint64(len(changes)) {
			p := pairsim.New(seed)
			if files, ok := p.Make(c); ok {
				made++
				assert.NotEqual(t, report.OK, judged(p, files), "%s, pair %d", c.Name, seed)
			}
		}
		assert.NotZero(t, made, c.Name)
	}
}
