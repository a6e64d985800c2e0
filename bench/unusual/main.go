// Unusual measures how well errlog.Baseline tells what is unusual in an error
// log, on simulated logs of two makes.
//
//	go run ./unusual                    # 200 logs at the default knob
//	go run ./unusual -logs 50 -knob 3
//	go run ./unusual -make 2 -logs 30   # the second make only
//	go run ./unusual -alarms -logs 100  # false alarms only, of more logs
//
// Logs of the first make are 60 days long: 30 are learned, 30 judged one by one
// and learned in turn. It prints, for several sorts of logs, the false alarms per
// 30 days and the part of the planted anomalies that was found: by Baseline, by a
// fixed threshold on a day's count, by a multiple of the standard deviation, both
// set so that they give as many false alarms, and by an oracle that knows the
// truth.
//
// Logs of the second make are of a site with eight ACDs, 75 days long, of which
// 14 are learned first. It prints the same beside a z-score, EARS C2, a ratio
// rule, and one that takes a message for daily that came exactly once on each of
// 28 days.
//
// The logs depend on nothing but the seed.
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
	only := flag.Int("make", 0, "of the logs, 1 or 2; both if 0")
	nth := flag.Int("sort", 0, "of the logs of a make, the first is 1; all if 0")
	alarms := flag.Bool("alarms", false, "false alarms only: nothing is planted")
	flag.Parse()
	one, oneSite := errlogsim.Measure, errlogsim.MeasureSite
	if *alarms {
		one, oneSite = errlogsim.Alarms, errlogsim.SiteAlarms
	}
	if *only != 2 {
		for i, sort := range []struct {
			name string
			opt  errlogsim.Options
		}{
			{"as in the tests", errlogsim.Options{}},
			{"weekends like working days", errlogsim.Options{NoWeekend: true}},
			{"rates drift twice as fast", errlogsim.Options{Drift: 0.06}},
			{"a quarter of the kinds", errlogsim.Options{Size: 0.25}},
			{"three times the kinds", errlogsim.Options{Size: 3}},
		} {
			if *nth != 0 && *nth != i+1 {
				continue
			}
			var all errlogsim.Result
			for _, r := range measure(*logs, func(i uint64) *errlogsim.Result { return one(*seed+i, *knob, sort.opt) }) {
				all.Add(r)
			}
			fmt.Printf("== %s\n%v\n", sort.name, &all)
		}
	}
	if *only != 1 {
		for i, sort := range []struct {
			name string
			opt  errlogsim.SiteOptions
		}{
			{"a quiet site", errlogsim.SiteOptions{}},
			{"four holidays nobody listed, 2 % of daily messages missing by chance", errlogsim.SiteOptions{Holidays: 4, Misses: 0.02}},
			{"large clusters", errlogsim.SiteOptions{Clusters: 4}},
			{"rates drift, steps", errlogsim.SiteOptions{Drift: 0.015, Steps: 4}},
			{"one day in twelve not captured", errlogsim.SiteOptions{Gaps: 0.08}},
			{"all of it", errlogsim.SiteOptions{Holidays: 4, Misses: 0.02, Clusters: 3, Drift: 0.01, Steps: 3, Gaps: 0.05}},
			{"four holidays nobody listed, 2 % of daily messages missing by chance, at all ACDs at once", errlogsim.SiteOptions{Holidays: 4, Misses: 0.02, Together: true}},
		} {
			if *nth != 0 && *nth != i+1 {
				continue
			}
			var all errlogsim.SiteResult
			for _, r := range measure(*logs, func(i uint64) *errlogsim.SiteResult { return oneSite(*seed+i, *knob, sort.opt) }) {
				all.Add(r)
			}
			fmt.Printf("== %s\n%v\n", sort.name, &all)
		}
	}
}

// measure returns the results of many logs, measured on all processors, in an
// order that does not depend on them.
func measure[R any](logs int, one func(uint64) R) []R {
	results := make([]R, logs)
	var work sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			for i := range next {
				results[i] = one(uint64(i))
			}
		})
	}
	for i := range logs {
		next <- i
	}
	close(next)
	work.Wait()
	return results
}
