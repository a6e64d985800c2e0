package main

import (
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/schollz/progressbar/v3"

	"example.com/centrevu/examples/internal/cli"
)

// counters are what Beam is told of the work done, wherever it is done.
type counters struct {
	files, bytes, entries, sections, pairs beam.Counter
}

func newCounters() counters {
	of := func(name string) beam.Counter { return beam.NewCounter("fleet", name) }
	return counters{of("files"), of("bytes"), of("entries"), of("sections"), of("pairs")}
}

// seen is what was read in this process, for the terminal: Beam tells its
// counters only when the work is done.
var seen struct {
	files, bytes, entries, pairs atomic.Int64
}

// showProgress shows on a terminal what has been read, and how fast. It returns
// how to end that.
func showProgress(w io.Writer) (stop func()) {
	if !cli.IsTerminal(w) {
		return func() {}
	}
	bar := progressbar.NewOptions64(-1, progressbar.OptionSetWriter(w), progressbar.OptionShowBytes(true),
		progressbar.OptionClearOnFinish(), progressbar.OptionSpinnerType(14), progressbar.OptionThrottle(200*time.Millisecond))
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for ticks := time.NewTicker(250 * time.Millisecond); ; {
			bar.Describe(fmt.Sprintf("%d files, %d entries, %d pairs", seen.files.Load(), seen.entries.Load(), seen.pairs.Load()))
			_ = bar.Set64(seen.bytes.Load())
			select {
			case <-ticks.C:
			case <-done:
				ticks.Stop()
				_ = bar.Finish()
				return
			}
		}
	}()
	return func() {
		close(done)
		<-ended
	}
}
