package main

import (
	"flag"
	"os"
	"path/filepath"
	"runtime/metrics"
	"runtime/pprof"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var (
	heapOf = flag.String("heap-of", "", "BenchmarkHeap: `pattern` of the folders of sites")
	heapTo = flag.String("heap-to", "", "BenchmarkHeap: `file` for the profile of the heap when it was largest")
	heapAt = flag.String("heap-at", "", "BenchmarkHeap: `address` of a prism that is another process, instead of one in this")
)

// BenchmarkHeap runs the pipeline with prism in this process, on a fleet that
// bench/fleetgen wrote, and tells how much of the heap was in use at most, as the
// collector found it:
//
//	go test -run '^$' -bench Heap -benchtime 1x -heap-of 'DIR/site-*' -heap-to heap.out
//	go tool pprof -sample_index=inuse_space -top heap.out
//
// With -heap-at localhost:8073, where Beam's prism listens, what is told is of a
// worker alone.
func BenchmarkHeap(b *testing.B) {
	if *heapOf == "" {
		b.Skip("no -heap-of")
	}
	args := []string{"-captures", *heapOf}
	if *heapAt != "" {
		args = append(args, "--runner=universal", "--endpoint="+*heapAt, "--environment_type=LOOPBACK")
	}
	done, watched := make(chan struct{}), make(chan uint64)
	go func() { watched <- watchHeap(b, done) }()
	for b.Loop() {
		_, _, stderr := runHere(b, append(args, "-out", filepath.Join(b.TempDir(), "out"))...)
		require.Empty(b, stderr)
	}
	close(done)
	b.ReportMetric(float64(<-watched)/1e6, "live-MB")
}

// watchHeap returns the most that was in use, and profiles each new most.
func watchHeap(b *testing.B, done chan struct{}) (most uint64) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	for {
		select {
		case <-done:
			return most
		case <-time.After(20 * time.Millisecond):
		}
		metrics.Read(live)
		if now := live[0].Value.Uint64(); now > most+most/20 {
			most = now
			if *heapTo == "" {
				continue
			}
			f, err := os.Create(*heapTo)
			if err == nil {
				err = pprof.Lookup("heap").WriteTo(f, 0)
				f.Close()
			}
			if err != nil {
				b.Error(err)
				return most
			}
		}
	}
}
