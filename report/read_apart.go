package report

import (
	"fmt"
	"math"
	"slices"

	"example.com/centrevu"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/window"
	"example.com/centrevu/internal/wording"
)

// apart adds to all that a text shows the lines of its other screens, those without
// a window that is read, that nobody knows: a message that was saved behind a window on a page
// of its own says as much as one in it. In a recording such screens pass between
// the windows, and are accounted for there; of one whose windows have no title they
// are told where they complain.
func (f *file) apart(found []*sighting) {
	if f.gathered == nil || f.recording && slices.ContainsFunc(readers, func(r reader) bool { return len(r.windows) > 0 && f.titled(r.windows) }) {
		return
	}
	untitled, _ := f.gathered.Showings()
	untitled = slices.DeleteFunc(untitled, func(s centrevu.Showing) bool { return s.Title != "" || !f.recording && f.isRead(&s, found) })
	if len(untitled)+len(f.others) == 0 {
		return
	}
	first, last := int64(math.MaxInt64), int64(-1)
	for _, s := range found {
		for _, at := range s.places() {
			first, last = min(first, at.Offset), max(last, at.Offset)
		}
	}
	known := window.NewReader(f.src)
	lines := known.Apart(untitled, first, last)
	for i := range f.others {
		lines = append(lines, known.Outside(&f.others[i])...)
	}
	lines = slices.DeleteFunc(lines, func(l centrevu.Line) bool { return besideLog(l.Text) || f.recording && !window.Complains(l.Text) })
	f.nobodyKnows(lines, found)
}

// nobodyKnows adds lines that no reader knows to all that a file shows.
func (f *file) nobodyKnows(lines []centrevu.Line, found []*sighting) {
	held := false
	for _, s := range found {
		held = s.unclaimed(lines) || held // whichever of them counts
	}
	for _, l := range lines {
		if !held {
			f.trouble(0, &centrevu.ParseError{Source: f.src.Name, Position: l.Position, Text: l.Text, Err: fmt.Errorf("%w: nobody knows this line", centrevu.ErrSyntax)})
		}
	}
}

// other keeps a screen of a text on which all windows are such as nobody reads: a
// message can stand beside those as well.
func (f *file) other(s *centrevu.Screen) {
	if f.recording || s.Title == "" || len(f.others) == maxOthers {
		return
	}
	titles := frame.Titles{Words: wording.New(f.src.Words)}
	windows := s.Windows()
	if !slices.ContainsFunc(windows, func(w centrevu.Window) bool { return frame.IsRead(titles.Key(w.Title)) }) {
		f.others = append(f.others, centrevu.Showing{Title: s.Title, Pages: windows[:1]})
	}
}

// maxOthers bounds how many such screens are kept.
const maxOthers = 2000

// isRead reports whether a reader has read something from a screen without a title.
func (f *file) isRead(s *centrevu.Showing, found []*sighting) bool {
	page := s.Pages[0].Lines
	on := func(at centrevu.Position) bool {
		return slices.ContainsFunc(page, func(l centrevu.Line) bool { return l.Line == at.Line })
	}
	if slices.ContainsFunc(f.pages, func(p *centrevu.Screen) bool { return on(p.Place()) }) {
		return true // by the reader of the switch's pages, or of who
	}
	return slices.ContainsFunc(found, func(s *sighting) bool { return slices.ContainsFunc(s.places(), on) })
}

// places returns where what is shown was read.
func (s *sighting) places() []centrevu.Position {
	var at []centrevu.Position
	switch s.fact {
	case FactBackup:
		at = append(at, s.shown.Backup.Where.CompletedToday, s.shown.Backup.Where.Text, s.shown.Backup.Where.Errors)
	case FactArchive:
		for i := range s.shown.Archive.Runs {
			at = append(at, s.shown.Archive.Runs[i].At.Position)
		}
	case FactLinks:
		for i := range s.shown.Links.Links {
			at = append(at, s.shown.Links.Links[i].At.Position)
		}
	case FactErrors:
		for i := range s.shown.Errors.Entries {
			at = append(at, s.shown.Errors.Entries[i].At)
		}
	case FactLogins:
		at = append(at, s.shown.Logins.At.Position)
	}
	return slices.DeleteFunc(at, func(p centrevu.Position) bool { return p == (centrevu.Position{}) })
}
