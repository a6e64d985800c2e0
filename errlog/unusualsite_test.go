package errlog_test

import (
	"testing"

	"example.com/centrevu/internal/errlogsim"
	"github.com/stretchr/testify/assert"
)

// TestUnusualSites measures Unusual on simulated logs of another make, with
// ACDs: see errlogsim.Site for what they are like, and bench/unusual for many
// more of them.
func TestUnusualSites(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	var all errlogsim.SiteResult
	for i := range 3 {
		all.Add(errlogsim.MeasureSite(uint64(500+i), 1, errlogsim.SiteOptions{}))
	}
	t.Logf("\n%v", &all)
	rate := all
	for i := range 3 {
		rate.Add(errlogsim.SiteAlarms(uint64(503+i), 1, errlogsim.SiteOptions{}))
	}
	// These six sites have 0.6, and at a knob of 2 they have 1.2.
	assert.LessOrEqual(t, rate.FalseAlarms(), 1.0, "false alarms in 30 days, knob 1")
	assert.GreaterOrEqual(t, rate.FalseAlarms(), 0.3, "false alarms in 30 days, knob 1")
	assert.Equal(t, 1.0, all.Recall(errlogsim.SiteNewKind))
	assert.Equal(t, 1.0, all.Recall(errlogsim.SiteNewAtACD))
	assert.Equal(t, 1.0, all.Recall(errlogsim.SiteSilentACD))
	assert.GreaterOrEqual(t, all.Recall(errlogsim.SiteMissing), 0.95)
	assert.GreaterOrEqual(t, all.Recall(errlogsim.SiteMissingAtACD), 0.95)
	assert.GreaterOrEqual(t, all.Recall(errlogsim.SiteBurst), 0.8)
}
