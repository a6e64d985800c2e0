package errlog_test

import (
	"runtime"
	"sync"
	"testing"

	"example.com/centrevu/internal/errlogsim"
	"github.com/stretchr/testify/assert"
)

// TestUnusualQuality measures Unusual on simulated logs of known content: see
// errlogsim for what they are like, and bench/unusual for many more of them.
func TestUnusualQuality(t *testing.T) {
	logs := simulatedLogs
	if testing.Short() {
		logs = 2
	}
	results := make([]*errlogsim.Result, logs)
	var work sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			for i := range next {
				results[i] = errlogsim.Measure(uint64(1000+i), 1, errlogsim.Options{})
			}
		})
	}
	for i := range logs {
		next <- i
	}
	close(next)
	work.Wait()
	var all errlogsim.Result
	for _, r := range results {
		all.Add(r)
	}
	t.Logf("\n%v", &all)

	assert.Equal(t, 1.0, all.Recall(errlogsim.NewKind))
	if logs < 10 {
		t.Skip("too few logs to tell rates")
	}
	// These ten logs have 0.6, and at a knob of 2 they have 1.3.
	assert.GreaterOrEqual(t, all.FalseAlarms(), 0.3, "false alarms in 30 days, knob 1")
	assert.LessOrEqual(t, all.FalseAlarms(), 1.0, "false alarms in 30 days, knob 1")
	assert.GreaterOrEqual(t, all.Recall(errlogsim.BurstFive), 0.95)
	assert.GreaterOrEqual(t, all.Recall(errlogsim.BurstAgain), 0.9)
	assert.GreaterOrEqual(t, all.Recall(errlogsim.ReturnedKind), 0.9)
	assert.GreaterOrEqual(t, all.Recall(errlogsim.MissingFirst), 0.75)
	assert.GreaterOrEqual(t, all.Recall(errlogsim.MissingSecond), 0.95)
	for _, p := range []errlogsim.Planted{
		errlogsim.BurstFive, errlogsim.BurstFew, errlogsim.BurstAgain,
		errlogsim.ReturnedKind, errlogsim.MissingFirst, errlogsim.MissingSecond,
	} {
		fixed, sigma := all.NaiveRecall(p)
		assert.Greater(t, all.Recall(p), fixed, "%v: fixed threshold", p)
		assert.Greater(t, all.Recall(p), sigma, "%v: standard deviations", p)
	}
}
