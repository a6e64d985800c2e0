// Command road measures the road that the library is for: from the captures of
// a pair of servers to the report as text. It prints a table of the time and
// the allocations of a pair whose captures are text files and of one whose
// captures are two recordings of terminal sessions, beside the time that the
// emulator alone takes to play the two. Run it in this folder's parent:
//
//	cd bench && go run ./road
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"text/tabwriter"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/vt"
	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
	"example.com/centrevu/report/rules"
)

// What is measured, seen from the folder bench.
const (
	samples    = "../examples/dailycheck/samples"
	recordings = "../testdata/captures"
)

var sessions = [2]string{"01-vt220.typescript", "02-att615.typescript"}

// rounds is how often each measurement is made in turn with the others; the
// fastest counts, which other work on the machine disturbs least.
const rounds = 5

func main() {
	log.SetFlags(0)
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "road measures the road from captures to a report as text: go run ./road, in the folder bench")
	}
	if flag.Parse(); flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	played, err := recorded()
	if err != nil {
		log.Fatalf("no captures: run this in the folder bench (%v)", err)
	}
	text := [2]fs.FS{os.DirFS(filepath.Join(samples, "primary")), os.DirFS(filepath.Join(samples, "secondary"))}
	now := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	measured := []measurement{
		{name: "emulator alone, the two recordings", run: func() { play(played) }},
		{name: "recordings to rendered report", run: func() { road(mapFS(played), now) }},
		{name: "text files to rendered report", run: func() { road(text, now) }},
	}
	for range rounds {
		for i := range measured {
			measured[i].once()
		}
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "a pair of servers\tms\tof the emulator\tallocations\tKB\t")
	for _, m := range measured {
		fmt.Fprintf(w, "%s\t%.2f\t%.1f\t%d\t%d\t\n", m.name, m.best.Seconds()*1e3,
			m.best.Seconds()/measured[0].best.Seconds(), m.allocs, m.bytes>>10)
	}
	w.Flush()
}

type measurement struct {
	name          string
	run           func()
	best          time.Duration
	allocs, bytes int64
}

func (m *measurement) once() {
	r := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			m.run()
		}
	})
	if t := time.Duration(r.NsPerOp()); m.best == 0 || t < m.best {
		m.best = t
	}
	m.allocs, m.bytes = r.AllocsPerOp(), r.AllocedBytesPerOp()
}

// road is what a check does.
func road(folders [2]fs.FS, now time.Time) {
	var servers [2]*report.Server
	for i, name := range [...]string{"primary", "secondary"} {
		servers[i], _ = report.ReadServer(folders[i], centrevu.Source{Name: name}) // what was not read is in the report
	}
	r := report.Evaluate(report.Pair{Primary: servers[0], Secondary: servers[1]}, rules.All(), report.Options{Now: now})
	if err := render.Text(io.Discard, r, render.TextOptions{}); err != nil {
		log.Fatal(err)
	}
}

// play feeds the emulator what the terminal was sent.
func play(recordings [2][]byte) {
	for _, data := range recordings {
		c, err := capture.Open(bytes.NewReader(data), capture.Options{})
		if err != nil {
			log.Fatal(err)
		}
		h := c.Header()
		t := vt.New(vt.Options{Rows: h.Rows, Columns: h.Columns, Term: h.Term, OnSnapshot: func(*vt.Snapshot) {}})
		for {
			chunk, err := c.Next()
			if err != nil {
				break
			}
			t.Feed(chunk.Bytes, chunk.Offset)
		}
		t.Close()
	}
}

func recorded() (data [2][]byte, err error) {
	for i, name := range sessions {
		if data[i], err = os.ReadFile(filepath.Join(recordings, name)); err != nil {
			return data, err
		}
	}
	return data, nil
}

func mapFS(recordings [2][]byte) (folders [2]fs.FS) {
	for i, data := range recordings {
		folders[i] = fstest.MapFS{"session.typescript": {Data: data}}
	}
	return folders
}
