package fleetsim

import (
	"bytes"
	"compress/gzip"
	"iter"
	"time"

	"example.com/centrevu/internal/pairsim"
)

// Files returns the captures of both servers of a site on a day. A server that
// was not captured has none.
func (f *Fleet) Files(n, day int) iter.Seq[File] {
	return func(yield func(File) bool) {
		files, _ := f.made(n, day)
		folder := f.Site(n) + "/" + f.Date(day).Format(time.DateOnly) + "/"
		for i, list := range files {
			for _, file := range list {
				file.Name = folder + Servers[i] + "/" + file.Name
				if !yield(file) {
					return
				}
			}
		}
	}
}

// Truth returns what was planted in the captures of a site on a day, and nothing
// if the pair is healthy.
func (f *Fleet) Truth(n, day int) []Fault {
	var all []Fault
	if f.active(n, day) != nil {
		_, all = f.made(n, day)
	}
	if was := f.active(n, day-1); was != nil && was.kind == Burst {
		all = append(all, Fault{Kind: Burst, Server: Servers[was.server], Echo: true})
	}
	return all
}

// made makes the captures of a day, without the folder in their names.
func (f *Fleet) made(n, day int) (files [2][]File, faults []Fault) {
	s := f.site(n)
	seed, now := f.draw(forPair, n, day).Uint64(), f.Now(n, day)
	plan := func() *pairsim.Plan {
		p := s.Day(seed, now)
		for i, server := range p.Servers {
			server.Log = f.entriesUntil(n, s, i, day, now.Add(-10*time.Minute))
		}
		return p
	}
	if a := f.active(n, day); a != nil {
		files, faults = f.plant(a, n, s, day, plan)
	} else {
		files, _ = plan().MakeAt(0, pairsim.Change{})
	}
	if s.zipped {
		for _, list := range files {
			for i := range list {
				zip(&list[i])
			}
		}
	}
	for i := range faults {
		if t := &faults[i]; t.File != "" {
			t.File = f.Site(n) + "/" + f.Date(day).Format(time.DateOnly) + "/" + t.Server + "/" + t.File
		}
	}
	return files, faults
}

// entriesUntil returns what a server logged on the two days before and on the
// day until a time.
func (f *Fleet) entriesUntil(n int, s *site, server, day int, until time.Time) []pairsim.Entry {
	var log []pairsim.Entry
	for d := day - 2; d <= day; d++ {
		for _, e := range f.entries(n, s, server, d) {
			if e.Time.Before(until) {
				log = append(log, e)
			}
		}
	}
	return log
}

// worthZipping is how large a file is for which compressing it saves a block of
// a file system.
const worthZipping = 4 << 10

// zip compresses a file that is large.
func zip(file *File) {
	if len(file.Data) > worthZipping && !bytes.HasPrefix(file.Data, []byte("\x1f\x8b")) {
		file.Name, file.Data = file.Name+".gz", zipped(file.Data)
	}
}

func zipped(data []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(data) // into memory
	z.Close()
	return b.Bytes()
}
