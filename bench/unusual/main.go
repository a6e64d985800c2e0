// Unusual measures how well errlog.Baseline tells what is unusual in an error
// log, on simulated logs of 60 days: 30 are learned, 30 judged one by one and
// learned in turn.
//
//	go run ./unusual            # 200 logs at the default knob
//	go run ./unusual -logs 50 -knob 3
//
// It prints, for several sorts of logs, the false alarms per 30 days and the
// part of the planted anomalies that was found: by Baseline, by a fixed
// threshold on a day's count, by a multiple of the standard deviation, both
// set so that they give as many false alarms, and by an oracle that knows the
// truth. The logs depend on nothing but the seed.
package main

import (
	"flag"
	"fmt"
	"runtime"
	"sync"

	"example.com/centrevu/internal/errlogsim"
)

func main() {
	logs := flag.Int("logs", 200, "logs of each sort")
	knob := flag.Float64("knob", 1, "false alarms to expect in 30 days")
	seed := flag.Uint64("seed", 1, "of the first log")
	flag.Parse()
	for _, sort := range []struct {
		name string
		opt  errlogsim.Options
	}{
		{"as in the tests", errlogsim.Options{}},
		{"weekends like working days", errlogsim.Options{NoWeekend: true}},
		{"rates drift twice as fast", errlogsim.Options{Drift: 0.06}},
		{"a quarter of the kinds", errlogsim.Options{Size: 0.25}},
		{"three times the kinds", errlogsim.Options{Size: 3}},
	} {
		fmt.Printf("== %s\n%v\n", sort.name, measure(*logs, *seed, *knob, sort.opt))
	}
}

// measure puts the results of many logs together, on all processors, in an
// order that does not depend on them.
func measure(logs int, seed uint64, knob float64, opt errlogsim.Options) *errlogsim.Result {
	results := make([]*errlogsim.Result, logs)
	var work sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			for i := range next {
				results[i] = errlogsim.Measure(seed+uint64(i), knob, opt)
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
	return &all
}
