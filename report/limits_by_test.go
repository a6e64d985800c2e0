package report

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestLimitsOn(t *testing.T) {
	hours := func(n int) Limits { return Limits{BackupWarning: time.Duration(n) * time.Hour} }
	o := &Options{Limits: hours(1), LimitsBy: []LimitsFor{
		{Server: "b", ACD: 3, Limits: hours(5)},
		{ACD: 3, Limits: hours(3)},
		{Server: "b", Limits: hours(2)},
		{ACD: 3, Limits: Limits{ArchiveDaily: time.Minute}},
	}}
	for _, tt := range []struct {
		server string
		acd    int
		want   int
	}{{"a", 0, 1}, {"a", 1, 1}, {"a", 3, 3}, {"b", 0, 2}, {"b", 1, 2}, {"b", 3, 5}} {
		got := o.LimitsOn(tt.server, tt.acd)
		assert.Equal(t, hours(tt.want).BackupWarning, got.BackupWarning, "%v", tt)
		assert.Equal(t, Limits{}.WithDefaults().CaptureAge, got.CaptureAge)
		if tt.acd == 3 {
			assert.Equal(t, time.Minute, got.ArchiveDaily)
		}
	}
	o.LimitsBy = append(o.LimitsBy, LimitsFor{Server: "b", Limits: hours(4)})
	assert.Equal(t, 4*time.Hour, o.LimitsOn("b", 0).BackupWarning, "of two alike the later")
}

func TestLimitFaults(t *testing.T) {
	for _, o := range []Options{
		{Limits: Limits{BackupWarning: 2, BackupCritical: 1}},
		{LimitsBy: []LimitsFor{{Limits: Limits{ClockSkew: 1}}}},
		{LimitsBy: []LimitsFor{{ACD: -1, Limits: Limits{ClockSkew: 1}}}},
		{LimitsBy: []LimitsFor{{ACD: 1}}},
		{Limits: Limits{BackupCritical: 1}, LimitsBy: []LimitsFor{{ACD: 1, Limits: Limits{BackupWarning: 2}}}},
	} {
		assert.Error(t, o.Validate(), "%+v", o)
		assert.Equal(t, []Status{Unknown}, statusesOf(Evaluate(both(), nil, o), RuleOptions))
	}
	for _, o := range []Options{
		{Limits: Limits{BackupWarning: time.Minute}},
		{Limits: Limits{BackupWarning: 1, BackupCritical: 1}},
		{LimitsBy: []LimitsFor{{Server: "primary", Limits: Limits{BackupWarning: 1, BackupCritical: 2}}}},
	} {
		assert.NoError(t, o.Validate(), "%+v", o)
	}
}
