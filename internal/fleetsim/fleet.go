// Package fleetsim makes fleets: many sites of two servers each, captured on
// many days, with faults of which it is known where they are and what has to be
// found of them.
//
// A site has what pairsim.Setting has, the same on all days: a zone, ACDs, and
// for each server the layout of its windows and the way in which it is captured.
// The files lie as docs/running.md has them:
//
//	site-0001/site.yml               what dailycheck goes by
//	site-0001/2025-01-01/primary/    captures of the day
//	site-0001/2025-01-01/secondary/
//	site-0001/logs/primary.log       the error log from History days before the
//	site-0001/logs/secondary.log.gz  first day to the end of the last
//
// The log in the folder of a day is what the long one has of the two days before
// and of that day until it was captured. Its messages come as often on each day,
// but for weekends, by a sixth more or less, and some exactly once: less scatter
// than chance has, so that what a Baseline finds is what was planted. Package
// errlogsim has logs that scatter, and measures by them.
//
// All layouts and messages are synthetic, as those of pairsim. Everything depends
// on nothing but the Fleet, and any day of any site is made by itself: nothing is
// kept from one call to the next, and a Fleet may be used by several goroutines.
package fleetsim

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"

	"example.com/centrevu/internal/pairsim"
)

// Fleet is what is made. Sites and days count from 0, and servers are 0, the
// primary, and 1, the secondary.
type Fleet struct {
	Seed  uint64
	Sites int // each has two servers
	Days  int

	From      time.Time        // the first day, by its date; zero is 2025-01-01
	FaultRate float64          // part of the days of pairs on which a fault begins; 0 is 0.03, and less is none
	Kinds     []Kind           // the kinds of faults; nil is all
	Entries   float64          // what an error log gets on a working day; 0 is 30, and no less than what comes daily
	History   int              // days of the long logs before From; 0 is 42
	Zones     []*time.Location // of sites, in turn, by names that LoadLocation knows; nil is three without summer time
	CutLogs   float64          // part of the sites with an older log that is broken off; see OldLog
}

// File is a file, its name from the folder of the fleet on. ModTime is when it
// was written, which for some captures is all that says how old they are.
type File = pairsim.File

// Servers are the names of the servers of every site.
var Servers = [2]string{"primary", "secondary"}

// Site returns the folder of a site.
func (f *Fleet) Site(site int) string { return fmt.Sprintf("site-%04d", site+1) }

// Date returns a day, as midnight in UTC. Its folder is named by
// time.DateOnly.
func (f *Fleet) Date(day int) time.Time {
	from := f.From
	if from.IsZero() {
		from = time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	y, m, d := from.Date()
	return time.Date(y, m, d+day, 0, 0, 0, 0, time.UTC)
}

// Zone returns what the clocks of a site's servers go by.
func (f *Fleet) Zone(site int) *time.Location {
	if len(f.Zones) > 0 {
		return f.Zones[site%len(f.Zones)]
	}
	switch site % 3 {
	case 1:
		return time.FixedZone("Etc/GMT+5", -5*3600)
	case 2:
		return time.FixedZone("Etc/GMT-2", 2*3600)
	}
	return time.UTC
}

// Now returns when a pair is judged: two minutes after the last of its captures
// was written.
func (f *Fleet) Now(site, day int) time.Time {
	hour := 7 + f.draw(forHour, site, 0).IntN(5)
	return f.at(site, day, time.Duration(hour)*time.Hour+12*time.Minute)
}

// at returns a time of a day by the clocks of a site.
func (f *Fleet) at(site, day int, clock time.Duration) time.Time {
	y, m, d := f.Date(day).Date()
	return time.Date(y, m, d, 0, int(clock/time.Minute), 0, 0, f.Zone(site))
}

// What random numbers are for, so that no two things share theirs.
const (
	forHour uint64 = iota + 1
	forSetting
	forMessages
	forPair
	forFault
	forFaultMaking
	forEntries
	forOldLog
)

// draw returns the random numbers of one thing of a site, on one day.
func (f *Fleet) draw(what uint64, site, day int) *rand.Rand {
	return rand.New(rand.NewPCG(f.Seed, what<<56|uint64(uint32(site))<<24|uint64(day+1<<16)&0xffffff))
}

// site is what a site is like on all days.
type site struct {
	*pairsim.Setting
	zipped   bool // its larger files are compressed
	messages []message
}

func (f *Fleet) site(n int) *site {
	r := f.draw(forSetting, n, 0)
	s := &site{Setting: pairsim.NewSetting(r.Uint64(), f.Zone(n)), zipped: r.IntN(2) == 0}
	if len(s.ACDs) == 1 {
		s.ACDs = append(s.ACDs, pairsim.ACD{Number: 2}) // so that one can be missing
	}
	s.messages = f.messages(n, s.ACDs)
	return s
}

// Usual returns the codes of what is usual in the error logs of a site.
func (f *Fleet) Usual(n int) []int {
	var codes []int
	for _, m := range f.site(n).messages {
		codes = append(codes, m.code)
	}
	return codes
}

// SiteFile returns the site file: its zone, its ACDs, and what is usual in its
// error logs, by which dailycheck judges until it has learned a Baseline.
func (f *Fleet) SiteFile(n int) File {
	s := f.site(n)
	b := []byte("version: 1\nservers:\n")
	for _, name := range Servers {
		b = fmt.Appendf(b, "  %s: {zone: %s}\n", name, cmp.Or(s.Zone.String(), "UTC"))
	}
	b = append(b, "acds: ["...)
	for i, a := range s.ACDs {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = strconv.AppendInt(b, int64(a.Number), 10)
	}
	b = append(b, "]\nusual:\n"...)
	for _, m := range s.messages {
		b = fmt.Appendf(b, "  - {code: %d}\n", m.code)
	}
	b = append(b, "state: state\n"...)
	return File{Name: f.Site(n) + "/site.yml", Data: b, ModTime: f.Date(0)}
}
