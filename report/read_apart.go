package report

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/topline"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/who"
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
	var read map[int]bool
	if !f.recording {
		read = f.linesRead(found)
	}
	untitled = slices.DeleteFunc(untitled, func(s centrevu.Showing) bool {
		return s.Title != "" || slices.ContainsFunc(s.Pages[0].Lines, func(l centrevu.Line) bool { return l.Text != "" && read[l.Line] })
	})
	if len(untitled)+len(f.others) == 0 {
		return
	}
	first, shown := int64(math.MaxInt64), time.Time{}
	for _, s := range found {
		if at := s.seen.At; at.After(shown) {
			shown = at
		}
		for _, at := range s.places() {
			first = min(first, at.Offset)
		}
	}
	known := f.knownLines()
	known.Shown = cmp.Or(shown, f.written)
	var lines []centrevu.Line
	for i := range untitled {
		page := untitled[i].Pages[0].Lines
		if f.text == nil {
			lines = append(lines, known.Apart(page, window.LastPrompt(page, first))...)
			continue
		}
		page, quiet := f.text.session(f.content, page)
		lines = append(lines, known.Apart(page, quiet)...)
	}
	for i := range f.others {
		lines = append(lines, known.Outside(&f.others[i])...)
	}
	lines = slices.DeleteFunc(lines, func(l centrevu.Line) bool {
		return isPagerMark(l.Text) || f.recording && !window.Complains(l.Text) || f.isOfSession(l.Text, found)
	})
	f.nobodyKnows(lines, found)
}

// isOfSession reports whether a line is a date and time of the session in which something
// was found: between the first thing that was seen and the last, or the saving of the file.
func (f *file) isOfSession(text string, found []*sighting) bool {
	first, last := f.written, f.written
	for _, s := range found {
		if at := s.seen.At; first.IsZero() || !at.IsZero() && at.Before(first) {
			first = at
		}
		if s.seen.At.After(last) {
			last = s.seen.At
		}
	}
	from, to, ok := topline.Span(strings.TrimSpace(text), f.clockNear(first))
	return ok && (last.IsZero() || !to.Before(first.Add(-headingSkew)) && !from.After(last.Add(headingSkew)))
}

// stamps adds to all that a text shows the times before its lines that are of another
// session, where those are not read as the times of a recording.
func (f *file) stamps(found []*sighting) {
	if f.content == nil || len(f.text.lines) == 0 {
		return
	}
	for _, stamp := range capture.UnreadStamps(f.content) {
		if !f.isOfSession(strings.ReplaceAll(stamp, "_", " "), found) {
			l := f.text.lines[0]
			l.Text = stamp
			f.nobodyKnows([]centrevu.Line{l}, found)
		}
	}
}

func (f *file) clockNear(at time.Time) wallclock.Reader {
	return wallclock.Reader{Location: f.src.Zone(), Near: at}
}

// session puts the prompt above a page before it, and says how many of its first lines are
// a shell's own affair: what stands above a prompt, and behind none or one that leads
// elsewhere, as the greeting of the next session, or of one that is saved on the next page. What is saved on a page of its own is
// none of that.
func (t *text) session(content []byte, page []centrevu.Line) ([]centrevu.Line, int) {
	prompt := func(i int) bool {
		return t.kinds[i] == promptText || t.kinds[i] == whoText && who.IsPrompt(t.lines[i].Text)
	}
	at, _ := slices.BinarySearchFunc(t.lines, page[0].Line, func(l centrevu.Line, line int) int { return l.Line - line })
	for at+1 < len(t.kinds) && t.kinds[at] != otherText {
		at++ // what was taken out
	}
	above, below := t.above, t.below
	if at <= above || at >= below { // of another run than the screen before
		for above = at - 1; above >= 0 && t.kinds[above] == otherText; above-- {
		}
		for below = at; below < len(t.kinds) && t.kinds[below] == otherText; below++ {
		}
		t.above, t.below = above, below
	}
	quiet := 0
	switch {
	case below == len(t.kinds) || !prompt(below), bytes.IndexByte(content[t.lines[at].Offset:t.lines[below].Offset], '\f') >= 0:
	case above < 0, prompt(above) && (who.Enters(t.lines[above].Text) || who.IsIdle(t.lines[above].Text) && bytes.IndexByte(content[t.lines[above].Offset:t.lines[at].Offset], '\f') >= 0):
		quiet = 1 + len(page)
	}
	if above >= 0 && prompt(above) {
		page = slices.Insert(slices.Clone(page), 0, t.lines[above])
	}
	return page, quiet
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

// linesRead returns the numbers of the lines of a text of which a reader has read
// something, and those of the first lines of the switch's pages and of who.
func (f *file) linesRead(found []*sighting) map[int]bool {
	read := map[int]bool{}
	for _, p := range f.pages {
		read[p.Place().Line] = true
	}
	for _, s := range found {
		for _, at := range s.places() {
			read[at.Line] = true
		}
	}
	return read
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
	case FactLinkHistory:
		for i := range s.shown.LinkHistory.Outages {
			at = append(at, s.shown.LinkHistory.Outages[i].At.Position)
		}
	case FactSwitch:
		for i := range s.shown.Switch.Links {
			at = append(at, positions(s.shown.Switch.Links[i].At)...)
		}
		for i := range s.shown.Switch.Channels {
			at = append(at, positions(s.shown.Switch.Channels[i].At)...)
		}
	case FactBackupLog:
		at = append(at, positions(s.shown.BackupLog.At)...)
	}
	return slices.DeleteFunc(at, func(p centrevu.Position) bool { return p == (centrevu.Position{}) })
}

func positions(lines []centrevu.Line) []centrevu.Position {
	at := make([]centrevu.Position, len(lines))
	for i := range lines {
		at[i] = lines[i].Position
	}
	return at
}
