package report

import (
	"slices"

	"example.com/centrevu"
)

// otherWindows adds to all that a file shows the rows of its windows that no reader
// reads, where they say something that nobody knows: what is wrong is shown there too.
func (f *file) otherWindows(found []*sighting) {
	if f.gathered == nil {
		return
	}
	others := f.gathered.Others()
	if len(others) == 0 {
		return
	}
	var names []string
	for _, s := range found {
		switch s.fact {
		case FactLinks:
			for i := range s.shown.Links.Links {
				names = append(names, s.shown.Links.Links[i].ACD.Name)
			}
		case FactArchive:
			for i := range s.shown.Archive.Runs {
				names = append(names, s.shown.Archive.Runs[i].ACD.Name)
			}
		}
	}
	type place struct {
		line int
		text string
	}
	read := map[place]bool{} // rows of the windows that are read
	for _, r := range readers {
		for _, s := range f.showings(r.windows) {
			for i := range s.Pages {
				for _, l := range s.Pages[i].Lines {
					read[place{l.Line, l.Text}] = true
				}
			}
		}
	}
	known := f.knownLines()
	var lines []centrevu.Line
	for i := range others {
		lines = append(lines, known.Other(&others[i], names, func(l centrevu.Line) bool { return read[place{l.Line, l.Text}] })...)
	}
	f.nobodyKnows(slices.Clip(lines[:min(len(lines), maxOthers)]), found)
}
