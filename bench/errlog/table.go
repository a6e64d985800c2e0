package main

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"text/tabwriter"
)

// turns is how often each reader reads. The best turn counts.
const turns = 5

// table measures all readers, turn by turn, in CPU time: other work on the
// machine takes time away from all, but hardly makes any of them work longer.
func table(size int) error {
	log, entries := makeLog(size)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	defer w.Flush()

	best := make([]float64, len(peers))
	found := make([]int, len(peers))
	for i := range best {
		best[i] = math.Inf(1)
	}
	for range turns {
		for i, p := range peers {
			part := log[:len(log)/p.share]
			if p.share > 1 {
				part, _ = makeLog(len(part))
			}
			// Long enough for the memory to be that of a long reading, and not
			// the first that the system hands out.
			runtime.GC()
			before, bytes := cpuTime(), 0
			for bytes == 0 || cpuTime()-before < 0.2 {
				n, err := p.read(part)
				if err != nil {
					return fmt.Errorf("%s: %w", p.name, err)
				}
				bytes += len(part)
				found[i] = n * p.share
			}
			best[i] = min(best[i], (cpuTime()-before)/float64(bytes))
		}
	}
	fmt.Fprintf(w, "%d MB, %d entries\n\nin one process\tMB/s of CPU time\tof bufio.Scanner\tof errlog.Entries\n", len(log)>>20, entries)
	for i, p := range peers {
		if found[i] != 0 && math.Abs(float64(found[i]-entries)) > float64(p.share*2) {
			return fmt.Errorf("%s found %d entries of %d", p.name, found[i], entries)
		}
		fmt.Fprintf(w, "%s\t%.4g\t%.3g\t%.3g\n", p.name, 1e-6/best[i], best[0]/best[i], best[1]/best[i])
	}

	dir, err := os.MkdirTemp("", "errlog")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "error.log")
	if err := os.WriteFile(name, log, 0o600); err != nil {
		return err
	}
	fmt.Fprintf(w, "\nas a process\tMB/s of CPU time\tof errlog.Entries\tentries\n")
	ours := 0.0
	for _, p := range processes {
		if p.needs != "" {
			if _, err := exec.LookPath(p.needs); err != nil {
				fmt.Fprintf(w, "%s\tnot installed\n", p.name)
				continue
			}
		}
		least, what := math.Inf(1), ""
		for range min(turns, 3) {
			s, n, err := p.cpu(dir, name)
			if err != nil {
				return err
			}
			least, what = min(least, s), n
		}
		if ours == 0 {
			ours = least
		}
		if n, _ := strconv.Atoi(what); n != entries {
			what += " (!)"
		}
		fmt.Fprintf(w, "%s\t%.4g\t%.3g\t%s\n", p.name, float64(len(log))/1e6/least, ours/least, what)
	}
	return nil
}

// cpuTime is what the process has used, in seconds.
func cpuTime() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	seconds := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
	return seconds(u.Utime) + seconds(u.Stime)
}
