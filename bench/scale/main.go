// Command scale measures what the library takes for a fleet, without any engine
// that distributes it: of a pair on a day, of a gigabyte of error log, of memory,
// and how that grows with the number of servers and of processors. The fleets are
// those of fleetgen, made in memory; making them is not measured.
//
//	cd bench && go run ./scale                 # one processor: all but the last table
//	cd bench && go run ./scale -processors 2   # the last table: what two do, by the clock
//
// On one processor the time is that of the processor, which other work on the
// machine disturbs less than the time by the clock.
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"runtime"
	"syscall"
	"text/tabwriter"
	"time"

	"example.com/centrevu/internal/fleetsim"
)

func main() {
	log.SetFlags(0)
	pairs := flag.Int("pairs", 300, "pairs of which the parts of a day are measured")
	mb := flag.Int("mb", 64, "megabytes of log")
	most := flag.Int("servers", 1000, "servers of the largest fleet")
	processors := flag.Int("processors", 1, "how many work at the same time")
	flag.Parse()
	runtime.GOMAXPROCS(*processors)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	defer w.Flush()
	if *processors > 1 {
		together(w, *processors, *pairs, *mb)
		return
	}
	fmt.Fprintf(w, "%s, %s/%s, one processor\n", runtime.Version(), runtime.GOOS, runtime.GOARCH)
	growth(w, *most)
	oneDay(w, *pairs)
	logs(w, *mb)
}

// growth has the first table: fleets of 10 servers, 100 and so on, on one day,
// none of which is kept. The smallest come first, for the memory is the most that
// the process ever had.
func growth(w io.Writer, most int) {
	fmt.Fprintln(w, "\nservers, a day of each\tpairs/s\tms a pair\tMB of memory\t")
	for servers := 10; servers <= most; servers *= 10 {
		f := &fleetsim.Fleet{Seed: 1, Sites: servers / 2, Days: 1}
		var took time.Duration
		for site := range f.Sites {
			p := captured(f, site, 0)
			took += cpu(func() { p.judge(p.read(), nil) })
		}
		each := took.Seconds() / float64(f.Sites)
		fmt.Fprintf(w, "%d\t%.0f\t%.2f\t%.0f\t\n", servers, 1/each, each*1e3, memory())
	}
}

// cpu returns the time of the processor that a function takes.
func cpu(f func()) time.Duration {
	begin := usage()
	f()
	return usage() - begin
}

func usage() time.Duration {
	u := rusage()
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// memory returns the most megabytes that the process ever had.
func memory() float64 {
	u := rusage()
	return float64(u.Maxrss) / 1e3
}

func rusage() (u syscall.Rusage) {
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		log.Fatal(err)
	}
	return u
}
