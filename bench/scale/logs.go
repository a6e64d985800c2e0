package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"runtime"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/fleetsim"
)

// largeLog returns a log of so many megabytes or a little more: a hundred days of
// a server that logs a lot.
func largeLog(mb int) []byte {
	const days, bytesOfEntry = 100, 72
	f := &fleetsim.Fleet{Seed: 4, Sites: 1, Days: days - 42, FaultRate: -1, Entries: float64(mb) * 1e6 / bytesOfEntry / days}
	return longLog(f, 0, 0)
}

// counted is what is counted: a kind on a day.
type counted struct {
	year, day int
	kind      errlog.Kind
}

// countDays counts the entries of a log by day and kind.
func countDays(r io.Reader) map[counted]int {
	counts := map[counted]int{}
	var kinds errlog.Kinds
	for e, err := range errlog.Entries(r, centrevu.Source{}) {
		if err != nil {
			log.Fatal(err)
		}
		counts[counted{e.Time.Year(), e.Time.YearDay(), kinds.Of(e)}] += max(1, e.Count)
	}
	return counts
}

// logs has the third table, of a gigabyte of log, and the fourth, of what is
// learned from logs.
func logs(w io.Writer, mb int) {
	data := largeLog(mb)
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write(data) // into memory
	z.Close()
	fmt.Fprintf(w, "\na gigabyte of log, measured on %.0f MB\tMB/s\ts a GB\tGB an hour\t\n", float64(len(data))/1e6)
	line := func(what string, f func()) {
		best := time.Duration(0)
		for range 3 {
			if took := cpu(f); best == 0 || took < best {
				best = took
			}
		}
		mbs := float64(len(data)) / 1e6 / best.Seconds()
		fmt.Fprintf(w, "%s\t%.0f\t%.1f\t%.0f\t\n", what, mbs, 1000/mbs, mbs*3.6)
	}
	line("entries read", func() {
		for _, err := range errlog.Entries(bytes.NewReader(data), centrevu.Source{}) {
			if err != nil {
				log.Fatal(err)
			}
		}
	})
	line("entries read, counted by day and kind", func() { countDays(bytes.NewReader(data)) })
	line("a Baseline learned", func() { learnLog(bytes.NewReader(data), time.UTC) })
	line(fmt.Sprintf("the same of gzip, %.1f times smaller", float64(len(data))/float64(packed.Len())), func() { learnLog(bytes.NewReader(packed.Bytes()), time.UTC) })
	runtime.KeepAlive(data)

	f := &fleetsim.Fleet{Seed: 5, Sites: 20, Days: 140}
	var judge time.Duration
	size, days := 0, 0
	for site := range f.Sites {
		text := longLog(f, site, 0)
		b := learnLog(bytes.NewReader(text), f.Zone(site))
		saved, err := json.Marshal(b)
		if err != nil {
			log.Fatal(err)
		}
		size += len(saved)
		byDay := map[string][]errlog.Entry{}
		for e := range errlog.Entries(bytes.NewReader(text), centrevu.Source{Location: f.Zone(site)}) {
			day := e.Time.Format(time.DateOnly)
			byDay[day] = append(byDay[day], e)
		}
		for day := 100; day < 120; day++ {
			days++
			judge += cpu(func() { b.Unusual(f.Date(day), byDay[f.Date(day).Format(time.DateOnly)]) })
		}
	}
	fmt.Fprintf(w, "\nwhat is usual at a server, of half a year\t\t\n")
	fmt.Fprintf(w, "a day judged by it\t%.2f ms\t\n", judge.Seconds()*1e3/float64(days))
	fmt.Fprintf(w, "written as JSON\t%.1f KB\t\n", float64(size)/float64(f.Sites)/1e3)
}
