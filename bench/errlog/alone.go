package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// readAlone reads a log and prints how many entries there are, how many bytes
// the last one begins at, and the most memory that the process ever had.
func readAlone(name string, unloaded bool) error {
	f := os.Stdin
	if name != "-" {
		var err error
		if f, err = os.Open(name); err != nil {
			return err
		}
		defer f.Close()
	}
	read := errlog.Entries
	if unloaded {
		read = errlog.ReadTable
	}
	n, last := 0, int64(0)
	for e, err := range read(f, centrevu.Source{Name: name}) {
		if err != nil {
			return err
		}
		n++
		last = e.At.Offset
	}
	peak, err := peakMemory()
	if err != nil {
		return err
	}
	fmt.Printf("%d entries, the last at byte %d; peak RSS %.1f MB\n", n, last, float64(peak)/1e6)
	return nil
}

// peakMemory returns the most bytes of memory that this process ever had. The
// resource usage that the system keeps is no help: it counts what the process
// that started this one had.
func peakMemory() (int64, error) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, err
	}
	var kB int64
	_, hwm, _ := strings.Cut(string(status), "VmHWM:")
	_, err = fmt.Sscan(hwm, &kB)
	return kB << 10, err
}

// streamed has a process of its own read a log that is made while it reads.
func streamed(size int64, unloaded bool) error {
	log, _ := makeLog(4 << 20)
	if unloaded {
		log = makeTable(4 << 20)
	}
	size -= size % int64(len(log)) // whole records
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self, "-read", "-", fmt.Sprintf("-unloaded=%t", unloaded))
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return err
	}
	if _, err := io.CopyBuffer(struct{ io.Writer }{in}, &repeat{log: log, left: size}, make([]byte, 256<<10)); err != nil {
		return err
	}
	in.Close()
	if err := cmd.Wait(); err != nil {
		return err
	}
	took := time.Since(start)
	fmt.Printf("%.2f GB through a pipe in %.1f s, %.0f MB/s; CPU time of the reader %.1f s\n",
		float64(size)/1e9, took.Seconds(), float64(size)/1e6/took.Seconds(),
		(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds())
	return nil
}
