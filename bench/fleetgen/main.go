// Command fleetgen writes a fleet to a folder: sites of two servers each,
// captured on many days, in the folders that docs/running.md describes, with
// their long error logs, and what is wrong with them in truth.jsonl, a line for
// each fault.
//
//	cd bench && go run ./fleetgen -sites 500 -days 365 -seed 1 -o DIR
//
// The same flags write the same bytes. Everything is synthetic. truth.jsonl is
// written last: a folder without it is not whole.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
	_ "time/tzdata" // so that the same fleet is made everywhere

	"example.com/centrevu/internal/fleetsim"
)

// zones are those of the sites, in turn.
var zones = []string{"America/Denver", "Europe/Berlin", "UTC", "Asia/Tokyo"}

func main() {
	if err := run(os.Args[1:], os.Stderr); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "fleetgen:", err)
		os.Exit(1)
	}
}

func run(args []string, stderr io.Writer) error {
	var f fleetsim.Fleet
	set := flag.NewFlagSet("fleetgen", flag.ContinueOnError)
	set.SetOutput(stderr)
	set.IntVar(&f.Sites, "sites", 10, "`sites` of two servers each")
	set.IntVar(&f.Days, "days", 30, "`days` on which each is captured")
	set.Uint64Var(&f.Seed, "seed", 1, "another `number` makes another fleet")
	set.Float64Var(&f.FaultRate, "faults", 0.03, "`part` of the days of a pair on which a fault begins")
	set.Float64Var(&f.Entries, "entries", 30, "`entries` that an error log gets on a working day")
	set.IntVar(&f.History, "history", 42, "`days` that the long logs begin before the captures")
	set.Float64Var(&f.CutLogs, "cut-logs", 0, "`part` of the sites with an older log that is broken off")
	from := set.String("from", "2025-01-01", "first `day`")
	dir := set.String("o", "", "`folder` to write to; it is made, or is empty")
	if err := set.Parse(args); err != nil {
		return err
	}
	if set.NArg() > 0 || *dir == "" || f.Sites < 1 || f.Days < 1 || f.FaultRate < 0 || f.History < 1 {
		return errors.New("say -o FOLDER, and at least one site, day and day of history; -h says more")
	}
	if f.FaultRate == 0 {
		f.FaultRate = -1
	}
	var err error
	if f.From, err = time.Parse(time.DateOnly, *from); err != nil {
		return fmt.Errorf("-from %s: not a day such as 2025-01-01", *from)
	}
	for _, name := range zones {
		zone, err := time.LoadLocation(name)
		if err != nil {
			return err
		}
		f.Zones = append(f.Zones, zone)
	}
	if old, err := os.ReadDir(*dir); len(old) > 0 {
		return fmt.Errorf("%s: not empty", *dir)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	w := &writer{fleet: &f, dir: *dir, begun: time.Now()}
	return w.all(stderr)
}

// writer writes a fleet.
type writer struct {
	fleet *fleetsim.Fleet
	dir   string
	begun time.Time

	days, files, captured, logged atomic.Int64 // written; the last two in bytes
}

// all writes the sites, as many at a time as there are processors.
func (w *writer) all(stderr io.Writer) error {
	ctx, fail := context.WithCancelCause(context.Background())
	defer fail(nil)
	sites := make(chan int)
	var work sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			for n := range sites {
				if err := w.site(n); err != nil {
					fail(err)
				}
			}
		})
	}
	tick := time.NewTicker(2 * time.Second)
	defer tick.Stop()
	for n := 0; n < w.fleet.Sites && ctx.Err() == nil; {
		select {
		case sites <- n:
			n++
		case <-tick.C:
			w.say(stderr)
		case <-ctx.Done():
		}
	}
	close(sites)
	work.Wait()
	if err := context.Cause(ctx); err != nil {
		return err
	}
	w.say(stderr)
	faults, err := w.truth()
	if err == nil {
		fmt.Fprintf(stderr, "%d servers, %d days, %d faults in %s\n", 2*w.fleet.Sites, w.fleet.Days, faults, filepath.Join(w.dir, "truth.jsonl"))
	}
	return err
}

// say says how far it is.
func (w *writer) say(to io.Writer) {
	took := time.Since(w.begun)
	days := w.days.Load()
	fmt.Fprintf(to, "%d of %d days of sites, %d files: %.0f MB of captures, %.0f MB of long logs; %.0f days/s, %s\n",
		days, w.fleet.Sites*w.fleet.Days, w.files.Load(), float64(w.captured.Load())/1e6, float64(w.logged.Load())/1e6,
		float64(days)/took.Seconds(), took.Round(time.Second))
}

func (w *writer) site(n int) error {
	f := w.fleet
	if err := w.write(f.SiteFile(n)); err != nil {
		return err
	}
	for server := range fleetsim.Servers {
		if err := w.log(n, server); err != nil {
			return err
		}
	}
	if old, ok := f.OldLog(n); ok {
		if err := w.write(old); err != nil {
			return err
		}
	}
	for day := range f.Days {
		for file := range f.Files(n, day) {
			if err := w.write(file); err != nil {
				return err
			}
		}
		w.days.Add(1)
	}
	return nil
}

func (w *writer) path(name string) (string, error) {
	path := filepath.Join(w.dir, filepath.FromSlash(name))
	return path, os.MkdirAll(filepath.Dir(path), 0o777)
}

func (w *writer) write(file fleetsim.File) error {
	path, err := w.path(file.Name)
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, file.Data, 0o666); err != nil {
		return err
	}
	w.files.Add(1)
	w.captured.Add(int64(len(file.Data)))
	return os.Chtimes(path, file.ModTime, file.ModTime)
}

// log writes the long log of a server, which ends with the last day.
func (w *writer) log(n, server int) error {
	path, err := w.path(w.fleet.LogName(n, server))
	if err != nil {
		return err
	}
	to, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := errors.Join(w.fleet.WriteLog(to, n, server), to.Close()); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	w.files.Add(1)
	w.logged.Add(info.Size())
	y, m, d := w.fleet.Date(w.fleet.Days).Date()
	end := time.Date(y, m, d, 0, 0, 0, 0, w.fleet.Zone(n))
	return os.Chtimes(path, end, end)
}

// planted is a line of truth.jsonl.
type planted struct {
	Site string `json:"site"`
	Date string `json:"date"`
	fleetsim.Fault
}

func (w *writer) truth() (faults int, err error) {
	f := w.fleet
	to, err := os.Create(filepath.Join(w.dir, "truth.jsonl"))
	if err != nil {
		return 0, err
	}
	b := bufio.NewWriter(to)
	enc := json.NewEncoder(b)
	for n := range f.Sites {
		for day := range f.Days {
			for _, fault := range f.Truth(n, day) {
				faults++
				enc.Encode(planted{f.Site(n), f.Date(day).Format(time.DateOnly), fault}) // the error comes with Flush
			}
		}
	}
	return faults, errors.Join(b.Flush(), to.Close())
}
