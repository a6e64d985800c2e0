package report

import (
	"iter"
	"time"
)

// History holds earlier reports.
type History interface {
	// Reports returns the reports made at since or later, the newest first.
	// One that cannot be read is yielded as an error, and reading goes on. A
	// failure to read further is yielded once and ends it.
	//
	// It is called once for an evaluation, and by several goroutines at a time
	// if these evaluate with one History. The reports are only read.
	Reports(since time.Time) iter.Seq2[*Report, error]
}
