package main

import (
	"bytes"
	"fmt"
	"io"
	"log"
	"strings"
	"sync"
	"testing/fstest"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/fleetsim"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rules"
)

// pairDay is the captures of a pair on a day.
type pairDay struct {
	folders  [2]fstest.MapFS
	zone     *time.Location
	options  report.Options
	size     int
	recorded bool // both servers' windows are in recordings
}

func captured(f *fleetsim.Fleet, site, day int) *pairDay {
	p := &pairDay{folders: [2]fstest.MapFS{{}, {}}, zone: f.Zone(site), options: report.Options{Now: f.Now(site, day)}}
	for _, code := range f.Usual(site) {
		p.options.Usual = append(p.options.Usual, report.UsualEntry{Code: code})
	}
	recordings := 0
	for file := range f.Files(site, day) {
		_, name, _ := strings.Cut(file.Name, "/")
		_, name, _ = strings.Cut(name, "/")
		server, name, _ := strings.Cut(name, "/")
		i := map[string]int{fleetsim.Servers[0]: 0, fleetsim.Servers[1]: 1}[server]
		p.folders[i][name] = &fstest.MapFile{Data: file.Data, ModTime: file.ModTime}
		p.size += len(file.Data)
		if strings.HasPrefix(name, "session.") && !strings.HasPrefix(name, "session.txt") {
			recordings++
		}
	}
	p.recorded = recordings == 2
	return p
}

func (p *pairDay) read() report.Pair {
	var servers [2]*report.Server
	for i, name := range fleetsim.Servers {
		servers[i], _ = report.ReadServer(p.folders[i], centrevu.Source{Name: name, Location: p.zone}) // what was not read is in the report
	}
	return report.Pair{Primary: servers[0], Secondary: servers[1]}
}

func (p *pairDay) judge(pair report.Pair, usual *[2]*errlog.Baseline) *report.Report {
	if usual != nil {
		pair.Primary.Baseline, pair.Secondary.Baseline = usual[0], usual[1]
	}
	return report.Evaluate(pair, rules.All(), p.options)
}

// oneDay has the second table: what a day of a pair is made of.
func oneDay(w io.Writer, pairs int) {
	f := &fleetsim.Fleet{Seed: 2, Sites: pairs, Days: 1}
	var read, recordings, judge, byBaseline, learn time.Duration
	size, recorded, learned := 0, 0, 0
	for site := range pairs {
		p := captured(f, site, 0)
		size += p.size
		var pair report.Pair
		took := cpu(func() { pair = p.read() })
		if p.recorded {
			recorded++
			recordings += took
		}
		read += took
		judge += cpu(func() { p.judge(pair, nil) })
		if site%10 > 0 {
			continue
		}
		learned++
		var usual [2]*errlog.Baseline
		for i := range usual {
			b := longLog(f, site, i)
			learn += cpu(func() { usual[i] = learnLog(bytes.NewReader(b), p.zone) })
		}
		byBaseline += cpu(func() { p.judge(pair, &usual) })
	}
	ms := func(d time.Duration, n int) float64 { return d.Seconds() * 1e3 / float64(max(n, 1)) }
	fmt.Fprintf(w, "\na day of a pair, %.1f KB of captures\tms\t\n", float64(size)/float64(pairs)/1e3)
	fmt.Fprintf(w, "read\t%.2f\t\n", ms(read, pairs))
	fmt.Fprintf(w, "read, recordings of terminals only\t%.2f\t\n", ms(recordings, recorded))
	fmt.Fprintf(w, "judged, by a list of what is usual\t%.2f\t\n", ms(judge, pairs))
	fmt.Fprintf(w, "judged, by a Baseline of each server\t%.2f\t\n", ms(byBaseline, learned))
	fmt.Fprintf(w, "Baselines learned anew from 43 days of log\t%.2f\t\n", ms(learn, learned))
}

// longLog returns the long log of a server, uncompressed.
func longLog(f *fleetsim.Fleet, site, server int) []byte {
	var b bytes.Buffer
	if err := f.WriteLog(&b, site, server); err != nil {
		log.Fatal(err)
	}
	return b.Bytes()
}

func learnLog(r io.Reader, zone *time.Location) *errlog.Baseline {
	var b errlog.Baseline
	if _, err := b.LearnLog(errlog.Entries(r, centrevu.Source{Location: zone})); err != nil {
		log.Fatal(err)
	}
	return &b
}

// together has the last table: what several processors do at the same time, and
// one of them alone, by the clock.
func together(w io.Writer, processors, pairs, mb int) {
	f := &fleetsim.Fleet{Seed: 3, Sites: pairs, Days: 1}
	var days []*pairDay
	for site := range pairs {
		days = append(days, captured(f, site, 0))
	}
	data := largeLog(mb)
	fmt.Fprintf(w, "by the clock\tpairs/s\tMB/s of log, counted by day and kind\t\n")
	for n := 1; n <= processors; n *= 2 {
		perSecond := clocked(n, func(worker int) {
			for i := worker; i < len(days); i += n {
				days[i].judge(days[i].read(), nil)
			}
		}, float64(pairs))
		sections, err := errlog.Sections(bytes.NewReader(data), int64(len(data)), n)
		if err != nil {
			log.Fatal(err)
		}
		mbs := clocked(n, func(worker int) {
			sections[worker].Seek(0, io.SeekStart)
			countDays(sections[worker])
		}, float64(len(data))/1e6)
		fmt.Fprintf(w, "%d at a time\t%.0f\t%.0f\t\n", n, perSecond, mbs)
	}
}

// clocked returns how much is done in a second by n workers, the best of three.
func clocked(n int, work func(worker int), much float64) float64 {
	best := 0.0
	for range 3 {
		begin := time.Now()
		var all sync.WaitGroup
		for worker := range n {
			all.Go(func() { work(worker) })
		}
		all.Wait()
		best = max(best, much/time.Since(begin).Seconds())
	}
	return best
}
