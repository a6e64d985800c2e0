package checked_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/examples/internal/checked"
	"example.com/centrevu/report"
)

// A day that is over is checked as of when it was captured.
func TestAsOf(t *testing.T) {
	day := time.Date(2000, 5, 2, 0, 0, 0, 0, time.UTC)
	at := func(hour, minute int) time.Time { return day.Add(time.Duration(hour*60+minute) * time.Minute) }
	for _, tt := range []struct {
		name     string
		captures []report.Capture
		want     time.Time
	}{
		{"the latest", []report.Capture{{CapturedAt: at(7, 50)}, {CapturedAt: at(7, 55), ModTime: at(9, 0)}}, at(7, 55)},
		{"a log behind them", []report.Capture{{CapturedAt: at(7, 50)}, {ModTime: at(8, 20)}}, at(8, 20)},
		{"a log copied in the evening", []report.Capture{{CapturedAt: at(7, 50)}, {ModTime: at(20, 0)}}, at(7, 50)},
		{"nothing but logs", []report.Capture{{ModTime: at(8, 20)}}, at(8, 20)},
		{"of another day", []report.Capture{{CapturedAt: at(-30, 0)}, {CapturedAt: at(30, 0)}}, at(23, 59)},
		{"nothing", nil, at(23, 59)},
	} {
		pair := report.Pair{Secondary: &report.Server{Captures: tt.captures}}
		assert.Equal(t, tt.want, checked.AsOf(pair, "2000-05-02", "2000-05-02", time.UTC), tt.name)
		assert.Equal(t, at(8, 0), checked.AsOf(pair, "2000-05-02T0800", "2000-05-02", time.UTC), tt.name)
	}
}
