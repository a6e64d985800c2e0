package rules

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

// What is said of the archives and links of both servers is what a look at each with
// each says.
func TestEachWithEach(t *testing.T) {
	draw := rand.New(rand.NewPCG(3, 4))
	acds := []centrevu.ACD{{}, {Number: 1}, {Number: 2}, {Name: "Sales"}, {Number: 1, Name: "Sales"}, {Number: 2, Name: "Claims"}}
	times := []time.Time{{}, ago(0), ago(time.Second), ago(2 * time.Second), ago(time.Hour)}
	words := []string{"data transfer", "quiescent", "waiting acceptance", "out of order"}
	server := func() *report.Server {
		s := &report.Server{Backup: &backup.Status{}, Archive: &archive.Status{}, Links: &links.Status{}}
		for i := range draw.IntN(4) {
			s.Archive.Runs = append(s.Archive.Runs, archive.Run{
				ACD: acds[draw.IntN(len(acds))], Kind: archive.Kind(1 + draw.IntN(2)), Last: times[draw.IntN(len(times))],
				Text: []string{"", "finished", "not run"}[draw.IntN(3)], At: centrevu.Line{Position: centrevu.Position{Line: i + 1}},
			})
			s.Links.Links = append(s.Links.Links, links.Link{ACD: acds[draw.IntN(len(acds))],
				Application: words[draw.IntN(4)], Session: words[draw.IntN(4)], Connection: "operational"})
		}
		return s
	}
	said := map[[2]bool]int{}
	for range 20000 {
		a, b := server(), server()
		pairs, mixed, different := 0, false, false
		for _, r := range a.Archive.Runs {
			for _, o := range b.Archive.Runs {
				if r.Kind != o.Kind || !r.ACD.Same(o.ACD) {
					continue
				}
				different = different || apart(r.Last, o.Last) || other(r.Text, o.Text)
				if r.Last.Second() != 0 || o.Last.Second() != 0 {
					mixed = mixed || !r.Last.Equal(o.Last) || r.Last.Second() == 0
					pairs++
				}
			}
		}
		n, at := sameSeconds(a, b)
		assert.Equal(t, pairs > 0 && !mixed, n > 0, "%v and %v", a.Archive, b.Archive)
		assert.Len(t, at, 2*n)
		assert.LessOrEqual(t, n, pairs)
		on := worstLinks(b)
		for _, l := range a.Links.Links {
			var worst *links.Link
			for i := range b.Links.Links {
				if o := &b.Links.Links[i]; o.ACD.Same(l.ACD) && (worst == nil || level(o.State()).Worse(level(worst.State()))) {
					worst = o
				}
			}
			assert.Same(t, worst, on(l.ACD))
			different = different || worst != nil && (other(l.Application, worst.Application) || other(l.Session, worst.Session))
		}
		assert.Equal(t, different, differ(a, b), "%v and %v", a, b)
		said[[2]bool{n > 0, different}]++
	}
	assert.Len(t, said, 4)
}
