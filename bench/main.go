// Command bench compares the terminal emulator with others on a stream of
// repainted screens: with vt10x inside this process, and with libvterm's
// unterm, if it is installed, as a process of its own. It prints a table of
// the CPU time taken, which other work on the machine disturbs less than the
// time by the clock.
package main

import (
	"bytes"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"text/tabwriter"
	"time"

	"github.com/hinshun/vt10x"

	"example.com/centrevu/internal/vt"
)

// captures are the sessions the stream repeats, seen from this folder.
const captures = "../testdata/vt/captures/*.typescript"

// wholeSize is the length of the stream that the processes read.
const wholeSize = 200 << 20

func main() {
	log.SetFlags(0)
	sessions, err := read(captures)
	if err != nil {
		log.Fatal(err)
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "CPU time, %s, %s/%s\n", runtime.Version(), runtime.GOOS, runtime.GOARCH)
	fmt.Fprintln(w, "in one process\tMB/s\tratio\t")
	ours := inProcess(sessions, func() io.Writer {
		return vt.New(vt.Options{OnSnapshot: func(*vt.Snapshot) {}})
	})
	theirs := inProcess(sessions, func() io.Writer { return vt10x.New(vt10x.WithSize(80, 24)) })
	fmt.Fprintf(w, "centrevu/internal/vt\t%.0f\t%.1f\t\n", ours, ours/theirs)
	fmt.Fprintf(w, "hinshun/vt10x\t%.1f\t1\t\n", theirs)
	if err := wholeProcess(w, sessions); err != nil {
		fmt.Fprintf(w, "as a process\t%v\t\t\n", err)
	}
	if err := w.Flush(); err != nil {
		log.Fatal(err)
	}
}

// read joins the output recorded in the sessions, without what script(1)
// added.
func read(pattern string) ([]byte, error) {
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("no captures: run this in the folder bench (%v)", err)
	}
	var all []byte
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if _, rest, ok := bytes.Cut(data, []byte("\n")); ok {
			data = rest
		}
		if i := bytes.LastIndex(data, []byte("\nScript done")); i >= 0 {
			data = data[:i]
		}
		all = append(all, data...)
	}
	return all, nil
}

// inProcess returns the megabytes that an emulator takes in a second.
func inProcess(sessions []byte, start func() io.Writer) float64 {
	best := 0.0
	for range 3 {
		term := start()
		n := 0
		begin := cpuTime()
		for cpuTime()-begin < time.Second {
			for range 10 {
				_, _ = term.Write(sessions)
				n += len(sessions)
			}
		}
		best = max(best, float64(n)/1e6/(cpuTime()-begin).Seconds())
	}
	return best
}

func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		log.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func wholeProcess(w io.Writer, sessions []byte) error {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "wholeprocess")
	if out, err := exec.Command("go", "build", "-o", program, "./wholeprocess").CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	stream := filepath.Join(dir, "stream")
	data := bytes.Repeat(sessions, wholeSize/len(sessions)+1)
	if err := os.WriteFile(stream, data, 0o600); err != nil {
		return err
	}
	ours, err := process(len(data), program, stream)
	if err != nil {
		return err
	}
	fmt.Fprintln(w, "as a process\tMB/s\tratio\t")
	theirs, err := process(len(data), "unterm", "-l", "24", "-c", "80", stream)
	if err != nil {
		fmt.Fprintf(w, "centrevu/internal/vt\t%.0f\t\t\nunterm\tnot run: %v\t\t\n", ours, err)
		return nil
	}
	fmt.Fprintf(w, "centrevu/internal/vt\t%.0f\t%.1f\t\nunterm\t%.0f\t1\t\n", ours, ours/theirs, theirs)
	return nil
}

// process returns the megabytes of a file of n bytes that a program takes in a
// second.
func process(n int, name string, args ...string) (float64, error) {
	best := 0.0
	for range 3 {
		cmd := exec.Command(name, args...)
		if err := cmd.Run(); err != nil {
			return 0, err
		}
		took := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		best = max(best, float64(n)/1e6/took.Seconds())
	}
	return best, nil
}
