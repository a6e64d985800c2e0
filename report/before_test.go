package report

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

func TestBefore(t *testing.T) {
	acd := centrevu.ACD{Number: 3}
	earlier := func(days int, status Status) *Report {
		return Evaluate(both(), []Rule{aboutACD("r", status, 3)}, Options{Now: now.AddDate(0, 0, -days)})
	}
	ask := func(h History) (status Status, at time.Time, ok bool) {
		r := gives("r")
		r.Check = func(p *Pass) error {
			status, at, ok = p.Before(acd, "")
			p.OKf("asked")
			return nil
		}
		Evaluate(both(), []Rule{r}, Options{Now: now, History: h})
		return status, at, ok
	}
	h := diary{earlier(1, Critical), earlier(2, Warning)}
	status, at, ok := ask(h)
	assert.Equal(t, Critical, status)
	assert.Equal(t, now.AddDate(0, 0, -1), at)
	assert.True(t, ok)
	_, _, ok = ask(diary{earlier(1, Unknown)})
	assert.False(t, ok)
	_, _, ok = ask(diary{})
	assert.False(t, ok)
	_, _, ok = ask(nil)
	assert.False(t, ok)
}
