package rules

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/report"
)

func verdict(p report.Pair) report.Status {
	return report.Evaluate(p, All(), report.Options{}).Worst()
}

func TestHealthyPairIsOK(t *testing.T) {
	for _, f := range report.Evaluate(pair(), All(), report.Options{}).Findings {
		assert.False(t, f.Status.Worse(report.OK), "%+v", f)
	}
	assert.Equal(t, report.OK, verdict(pair()))
}

// losses take one thing away that was seen of a server.
var losses = map[string]func(s *report.Server){
	"backup":         func(s *report.Server) { s.Backup = nil },
	"archive":        func(s *report.Server) { s.Archive = nil },
	"links":          func(s *report.Server) { s.Links = nil },
	"errors":         func(s *report.Server) { s.Errors = nil },
	"all":            func(s *report.Server) { *s = report.Server{Now: now} },
	"now":            func(s *report.Server) { s.Now = time.Time{} },
	"first link":     func(s *report.Server) { s.Links.Links = s.Links.Links[1:] },
	"last link":      func(s *report.Server) { s.Links.Links = s.Links.Links[:1] },
	"links' words":   func(s *report.Server) { s.Links.Links[0].Session = "" },
	"link's ACD":     func(s *report.Server) { s.Links.Links[0].ACD = centrevu.ACD{} },
	"first run":      func(s *report.Server) { s.Archive.Runs = s.Archive.Runs[1:] },
	"last run":       func(s *report.Server) { s.Archive.Runs = s.Archive.Runs[:7] },
	"runs of an ACD": func(s *report.Server) { s.Archive.Runs = s.Archive.Runs[4:] },
	"all runs":       func(s *report.Server) { s.Archive.Runs = nil },
	"run's time":     func(s *report.Server) { s.Archive.Runs[2].Last = time.Time{} },
	"run's state":    func(s *report.Server) { s.Archive.Runs[2].State = archive.Unknown },
	"run's ACD":      func(s *report.Server) { s.Archive.Runs[2].ACD = centrevu.ACD{} },
	"run's kind":     func(s *report.Server) { s.Archive.Runs[2].Kind = 0 },
	"count":          func(s *report.Server) { s.Backup.CompletedToday = nil },
	"backup's time":  func(s *report.Server) { s.Backup.FinishedAt = time.Time{} },
	"backup's state": func(s *report.Server) { s.Backup.State = backup.Unknown },
	"all entries":    func(s *report.Server) { s.Errors.Entries = nil },
	"entry's time":   func(s *report.Server) { s.Errors.Entries[0].Time = time.Time{} },
}

func TestWhatWasNotSeenIsNotOK(t *testing.T) {
	for name, lose := range losses {
		for _, onPrimary := range []bool{true, false} {
			p := pair()
			if onPrimary {
				lose(p.Primary)
			} else {
				lose(p.Secondary)
			}
			assert.Equal(t, report.Unknown, verdict(p), name)
		}
	}
	assert.Equal(t, report.Unknown, verdict(report.Pair{}))
	assert.Equal(t, report.Unknown, verdict(report.Pair{Primary: pair().Primary}))
	assert.Equal(t, report.Unknown, verdict(report.Pair{Secondary: pair().Secondary}))
}

// TestLosingAFactNeverHelps spoils the pair at random, and then takes each
// thing away.
func TestLosingAFactNeverHelps(t *testing.T) {
	for seed := range uint64(60) {
		before := verdict(anySpoiled(seed))
		for name, lose := range losses {
			for _, onPrimary := range []bool{true, false} {
				p := anySpoiled(seed)
				s := p.Secondary
				if onPrimary {
					s = p.Primary
				}
				if !try(func() { lose(s) }) {
					continue // what it takes away was not there
				}
				after := verdict(p)
				assert.Falsef(t, before.Worse(after), "seed %d: losing %s on primary=%t turns %s into %s", seed, name, onPrimary, before, after)
			}
		}
	}
}

func try(f func()) (done bool) {
	defer func() { done = recover() == nil }()
	f()
	return
}

// anySpoiled returns the healthy pair with up to three of the cases' faults.
func anySpoiled(seed uint64) report.Pair {
	p := pair()
	r := rand.New(rand.NewPCG(seed, 1))
	for range r.IntN(4) {
		c := cases[r.IntN(len(cases))]
		try(func() { c.spoil(p) })
	}
	return p
}

// worseStates make one state worse. The word before the colon is the thing,
// which can have one state only.
var worseStates = map[string]func(s *report.Server){
	"link 1: down":      func(s *report.Server) { s.Links.Links[0].Connection = "out of order" },
	"link 1: unknown":   func(s *report.Server) { s.Links.Links[0].Connection = "strange" },
	"link 2: transient": func(s *report.Server) { s.Links.Links[1].Session = "waiting acceptance" },
	"run 2: failed":     func(s *report.Server) { s.Archive.Runs[1].State = archive.Failed },
	"run 2: not run": func(s *report.Server) {
		s.Archive.Runs[1].State = archive.NotRun
	},
	"run 1: older":          func(s *report.Server) { s.Archive.Runs[0].Last = s.Archive.Runs[0].Last.Add(-5 * time.Hour) },
	"backup: failed":        func(s *report.Server) { s.Backup.State = backup.Failed },
	"backup's age: older":   func(s *report.Server) { s.Backup.FinishedAt = s.Backup.FinishedAt.Add(-60 * time.Hour) },
	"backup's errors: some": func(s *report.Server) { s.Backup.Errors = "no" },
	"entry: failure": func(s *report.Server) {
		log(report.Pair{Primary: s}, ago(time.Hour), 1, "daily archive failed")
	},
	"problem: some": func(s *report.Server) { s.Problems = report.Problems(0, centrevu.ErrSyntax) },
}

func TestAWorseStateNeverHelps(t *testing.T) {
	for name, spoil := range worseStates {
		p := pair()
		spoil(p.Primary)
		assert.True(t, verdict(p).Worse(report.OK), name)
		for other, spoilToo := range worseStates {
			if other == name {
				continue
			}
			q := pair()
			spoil(q.Primary)
			before := verdict(q)
			spoilToo(q.Secondary)
			assert.Falsef(t, before.Worse(verdict(q)), "%s and then %s", name, other)
			if thing(name) == thing(other) {
				continue
			}
			q = pair()
			spoil(q.Primary)
			spoilToo(q.Primary)
			assert.Falsef(t, before.Worse(verdict(q)), "%s and then %s", name, other)
		}
	}
}

func thing(name string) string {
	thing, _, _ := strings.Cut(name, ":")
	return thing
}

// Without any one row of an ACD that should have it nothing looks better.
func TestWithoutARowNothingLooksBetter(t *testing.T) {
	for seed := range uint64(200) {
		before := verdict(anySpoiled(seed))
		for _, onPrimary := range []bool{true, false} {
			for row := range 8 + 2 {
				p := anySpoiled(seed)
				s := p.Secondary
				if onPrimary {
					s = p.Primary
				}
				if !try(func() {
					if row < 8 {
						s.Archive.Runs = slices.Delete(s.Archive.Runs, row, row+1)
					} else {
						s.Links.Links = slices.Delete(s.Links.Links, row-8, row-7)
					}
				}) {
					continue
				}
				after := verdict(p)
				assert.Falsef(t, before.Worse(after), "seed %d: without row %d on primary=%t it goes from %s to %s", seed, row, onPrimary, before, after)
			}
		}
	}
}
