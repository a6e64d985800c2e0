package rulefile

import (
	"iter"
	"time"

	"example.com/centrevu/report"
)

// reports is a History in memory.
type reports []*report.Report

func (h reports) Reports(time.Time) iter.Seq2[*report.Report, error] {
	return func(yield func(*report.Report, error) bool) {
		for _, r := range h {
			if !yield(r, nil) {
				return
			}
		}
	}
}
