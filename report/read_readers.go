package report

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/topline"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/who"
	"example.com/centrevu/internal/window"
	"example.com/centrevu/links"
)

// answer is what a reader says of a file.
type answer int

const (
	notMine answer = iota // it holds nothing that the reader reads
	partly                // it does, and not all of that was understood
	mine                  // it does
)

// reader looks in a file for one thing.
type reader struct {
	name string // of what it reads
	fact Fact   // zero if it is known to hold none

	// windows are the names of the CMS window that shows it, in every documented
	// spelling; none for what is no window.
	windows []string

	// read returns what was found. The error lists what was not understood,
	// and wraps centrevu.ErrOtherScreen or centrevu.ErrEmpty if there is
	// nothing to be found.
	read func(f *file) (*sighting, error)
}

// readers is everything that is looked for in a file.
var readers = []reader{
	{"Backup Data", FactBackup, backup.Names(), readBackupWindow},
	{"Archiving Status", FactArchive, archive.Names(), readArchiveWindow},
	{"Connection Status", FactLinks, links.Names(), readLinksWindow},
	{"Error Log Report", FactErrors, errlog.Names(), readLogWindow},
	{"the error log, printed", FactErrors, nil, readPrintedLog},
	{"table arch_stat", FactArchive, nil, readArchiveTable},
	{"table customer_log", FactErrors, nil, readLogTable},
	{"table linkex", FactLinkHistory, nil, readLinkTable},
	{"back.log", FactBackupLog, nil, readBackupLog},
	{"the switch's status link and processor-channels", FactSwitch, nil, readSwitch},
	{"the output of who", FactLogins, nil, readWho},
}

// sighting is one fact as one file shows it.
type sighting struct {
	fact    Fact
	capture int           // index in Server.Captures
	seen    centrevu.Seen // when it was shown, by the earliest that says so
	from    time.Time     // it was not shown before that, zero if nothing says
	to      time.Time     // nor after that
	ran     *time.Time    // when the last of what it shows ran, once it was asked for
	table   bool          // it comes from an unloaded table

	factless bool // it was recognised, and holds none

	shown Server // with what it shows of the fact, and nothing else
}

// errNothing is what a reader returns that finds nothing of its own.
var errNothing = fmt.Errorf("%w: nothing of it", centrevu.ErrOtherScreen)

// ask has a reader look at a file.
func (f *file) ask(r reader) (answer, *sighting) {
	if len(r.windows) > 0 && f.gathered == nil {
		return notMine, nil
	}
	s, err := r.read(f)
	other := errors.Is(err, centrevu.ErrOtherScreen) || errors.Is(err, centrevu.ErrEmpty)
	if s == nil && (err == nil || other || len(r.windows) > 0 && !f.titled(r.windows)) {
		return notMine, nil // labels alone, without a value, are those of something else
	}
	a := mine
	found := s != nil
	for e := range flat(err) {
		if errors.Is(e, centrevu.ErrOtherScreen) || errors.Is(e, centrevu.ErrEmpty) || !f.trouble(r.fact, e) {
			continue
		}
		a = partly
		found = found || errors.Is(e, centrevu.ErrNoRows) || errors.Is(e, centrevu.ErrSyntax)
	}
	if !found {
		return notMine, nil
	}
	if s == nil {
		s = f.blank()
	}
	if !s.factless {
		s.fact = r.fact
	}
	f.outside(r, s)
	f.printed(r, s)
	f.date(r, s)
	f.headings(s)
	f.dated(s)
	return a, s
}

// headings takes those of the lines that nobody knows for known that say nothing but
// when the capture was made, and are right.
func (f *file) headings(s *sighting) {
	lines := s.lines()
	if lines == nil || s.seen.At.IsZero() {
		return
	}
	clock := f.clockNear(s.seen.At)
	*lines = slices.DeleteFunc(*lines, func(l centrevu.Line) bool {
		from, to, ok := window.HeadingDate(strings.TrimSpace(l.Text), clock)
		return ok && !s.seen.At.Before(from.Add(-headingSkew)) && !s.seen.At.After(to.Add(headingSkew)) || f.isOfSession(l.Text, []*sighting{s})
	})
}

// dated adds to what a recording shows the line that says when its session was, where nothing
// else tells when that was shown than the time of the file, or who reads it, and the line
// says that it was before that. The first line of script that cannot be read says so too.
func (f *file) dated(s *sighting) {
	if !f.recording || f.gathered == nil || s.seen.By != centrevu.SeenFile && s.seen.By != centrevu.SeenCaller {
		return
	}
	lines := window.Dated(f.gathered)
	if f.undated != "" {
		lines = append(lines, centrevu.Line{Position: centrevu.Position{Line: 1, Column: 1}, Text: f.undated})
	}
	clock := f.clockNear(s.seen.At)
	var before []centrevu.Line
	for _, l := range lines {
		_, to, ok := topline.Said(l.Text, clock)
		switch {
		case !ok && l.Text != f.undated:
		case ok && !s.seen.At.After(to.Add(sessionSkew)):
			return // the session went on
		default:
			before = append(before, l)
		}
	}
	if n := len(before); n > 0 {
		s.unclaimed(before[n-1:])
	}
}

// sessionSkew is how long before a thing was shown its session can say when it was.
const sessionSkew = 2 * time.Hour

// headingSkew is how far the time in a heading may be from when the capture was made:
// as far as captures of one server may lie apart.
const headingSkew = time.Hour

// blank is what shows of a thing that was found and shows nothing.
func (f *file) blank() *sighting {
	return &sighting{shown: Server{
		Backup: &backup.Status{}, Archive: &archive.Status{}, Links: &links.Status{},
		Errors: &ErrorLog{Source: f.src.Name, Entries: []errlog.Entry{}}, Logins: &Logins{Users: []Login{}},
		LinkHistory: &LinkHistory{}, Switch: &links.SwitchStatus{}, BackupLog: &backup.Status{},
	}}
}

// date says when what a reader found was shown. The date in a recording's
// header is before that, the time of a file behind it; the times of a
// recording, the clock on the screen and what the caller says are when. Of the
// header and a clock the earlier counts, unless the recording is known to have lasted
// as long as the clock says.
func (f *file) date(r reader, s *sighting) {
	shown := s.seen
	if len(r.windows) > 0 && shown.At.IsZero() {
		shown = f.shown(r.windows)
	}
	started := f.started(shown, len(r.windows) > 0)
	if shown.By == centrevu.SeenHeader {
		shown = centrevu.Seen{} // it was begun then
	}
	if shown.By == centrevu.SeenClock {
		shown.At = f.again(shown.At, f.written)
	}
	caller := centrevu.Seen{At: f.src.CapturedAt, By: centrevu.SeenCaller}
	file := centrevu.Seen{At: f.written, By: centrevu.SeenFile}
	s.seen = earliest(shown, caller, file)
	if shown.By != centrevu.SeenClock || !f.lasted(started.At, shown.At) {
		s.seen = earliest(s.seen, started)
	}
	to := shown
	if shown.By == centrevu.SeenClock && shown.At.Second() == 0 {
		to.At = to.At.Add(time.Minute - time.Second) // clocks show no seconds
	}
	if s.shown.Errors != nil {
		s.shown.Errors.NotAfter = s.shown.Errors.until(earliest(shown, caller, file).At)
	}
	if !s.seen.At.IsZero() {
		s.seen.At = s.seen.At.In(f.src.Zone()) // recordings say theirs in UTC
	}
	s.from, s.to = started.At, earliest(to, caller, file).At
	for _, t := range []time.Time{shown.At, caller.At} {
		if t.After(s.from) {
			s.from = t
		}
	}
	if !s.to.IsZero() && s.from.After(s.to) {
		s.from = s.to
	}
}

// lasted reports whether a recording that began at one time went on to another: it did not
// end before that, by its last line, and its file was written to no earlier.
func (f *file) lasted(from, to time.Time) bool {
	if f.written.IsZero() || to.After(f.written.Add(fewMinutes)) || to.Before(from) || len(f.tail) == 0 {
		return false
	}
	if f.ended == nil {
		at := capture.Ended(f.tail, f.src.Zone())
		f.ended = &at
	}
	return f.ended.IsZero() || !to.After(f.ended.Add(fewMinutes))
}

// fewMinutes is as far as two clocks may be apart that are set right.
const fewMinutes = 10 * time.Minute

// started says when the session began in which something was shown. Of several, to which
// script -a adds, it is the one that says so or, by the clock on the screen, the last that
// had begun. A window without either is in one that says nothing; of what is no window the
// first counts.
func (f *file) started(shown centrevu.Seen, window bool) centrevu.Seen {
	began := func(at time.Time) centrevu.Seen { return centrevu.Seen{At: at, By: centrevu.SeenHeader} }
	switch {
	case len(f.starts) < 2:
	case shown.By == centrevu.SeenHeader:
		return shown
	case shown.By == centrevu.SeenClock:
		var last time.Time
		for _, at := range f.starts {
			if at.After(last) && !at.After(shown.At.Add(time.Minute)) {
				last = at
			}
		}
		return began(last)
	case window:
		return centrevu.Seen{}
	}
	var first centrevu.Seen
	for _, at := range f.starts {
		first = earliest(first, began(at))
	}
	return first
}

// again returns the second instant at which the server's clock showed a time, if it did so
// twice and was seen or saved after that: what was an hour before is of the other.
func (f *file) again(t, seen time.Time) time.Time {
	if t.IsZero() || seen.IsZero() {
		return t
	}
	l := t.In(f.src.Zone())
	year, month, day := l.Date()
	hour, minute, second := l.Clock()
	again := wallclock.Reader{Location: f.src.Location}.Again(time.Date(year, month, day, hour, minute, second, 0, time.UTC))
	if again.After(t) && !again.After(seen.Add(time.Minute)) {
		return again
	}
	return t
}

// shown says when one of the windows was shown last; if none has its title, a
// screen without any.
func (f *file) shown(windows []string) centrevu.Seen {
	var last centrevu.Seen
	for _, s := range f.showings(windows) {
		if seen := s.Seen(); !seen.At.Before(last.At) {
			last = seen
		}
	}
	return last
}

func (f *file) showings(windows []string) []centrevu.Showing {
	if f.gathered == nil {
		return nil
	}
	list, _ := f.gathered.Showings(windows...)
	return list
}

// titled reports whether one of the windows was shown with its title.
func (f *file) titled(windows []string) bool {
	return slices.ContainsFunc(f.showings(windows), func(s centrevu.Showing) bool { return s.Title != "" })
}

// read asks every reader, and notes what the file shows and what of it was not
// understood.
func (f *file) read(c Capture) {
	c.Digest, c.Recording = f.digest, f.recording
	if f.content != nil && f.table == nil {
		c.codePoints = codePointsOf(f.content, f.src)
	}
	f.follow()
	var found []*sighting
	recognised := false
	for _, r := range readers {
		a, s := f.ask(r)
		if a == notMine {
			continue
		}
		recognised = true
		if len(r.windows) > 0 && !f.recording {
			c.note(r.fact, f.showings(r.windows))
		}
		if s.fact != 0 {
			found = append(found, s)
		}
	}
	if recognised {
		f.apart(found)
		f.quotedAgain()
		f.stamps(found)
		f.otherWindows(found)
		f.otherTables(found)
		f.tomorrow()
	}
	f.close(&c, found)
	if !recognised {
		f.reject(c)
		return
	}
	for _, s := range found {
		s.capture = len(f.folder.server.Captures)
		f.folder.sightings = append(f.folder.sightings, *s)
	}
	f.folder.server.Captures = append(f.folder.server.Captures, c)
	for _, t := range f.troubles {
		f.folder.problem(t.fact, c.Name, t.err)
	}
}

// reject notes a file in which nothing was recognised.
func (f *file) reject(c Capture) {
	why := error(ErrUnrecognised)
	for _, t := range f.troubles {
		if errors.Is(t.err, centrevu.ErrTooLarge) {
			why = nil
			f.folder.problem(t.fact, c.Name, t.err)
		} else {
			f.folder.errs = append(f.folder.errs, t.err)
		}
	}
	switch {
	case why == nil:
		c.Unrecognised = centrevu.ErrTooLarge.Error()
		f.folder.server.Captures = append(f.folder.server.Captures, c)
	case len(f.troubles) > 0:
		c.Unrecognised = reasonOf(f.troubles[0].err)
		f.folder.server.Captures = append(f.folder.server.Captures, c)
	default:
		if f.text != nil && !f.text.has(otherText, screenText, logText, whoText, queryText, exportText, backLogText, unloadedText) {
			why = fmt.Errorf("%w: nothing in it", ErrUnrecognised)
		}
		f.folder.unrecognised(c, why)
	}
}

// reasonOf returns what is wrong without the place.
func reasonOf(err error) string {
	var at *centrevu.ParseError
	if errors.As(err, &at) && at.Err != nil {
		return at.Err.Error()
	}
	return err.Error()
}

// close completes what is known of the file.
func (f *file) close(c *Capture, found []*sighting) {
	c.CapturedAt, c.Clock, c.ClockAt = f.src.CapturedAt, f.clock, f.clockAt
	if len(f.hosts) == 1 {
		c.Host = f.hosts[0]
	}
	if f.text != nil {
		for _, kind := range []kindOfText{logText, unloadedText, queryText, exportText, backLogText, screenText, otherText, whoText} {
			for _, command := range f.commandsOf(kind) {
				f.isOf(command.Command, "what a command prints")
				shown := Command{Host: cmp.Or(command.Host, who.HostInPath(command.Text)), Line: strings.TrimSpace(command.Text)}
				if shown.Host != "" && len(c.Commands) < maxCommands && !slices.Contains(c.Commands, shown) {
					c.Commands = append(c.Commands, shown)
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b *sighting) int { return int(a.fact) - int(b.fact) })
	var shown centrevu.Seen
	for _, s := range found {
		if n := len(c.Facts); n > 0 && c.Facts[n-1] == s.fact {
			c.Seen[n-1] = earliest(c.Seen[n-1], s.seen)
		} else {
			c.Facts, c.Seen = append(c.Facts, s.fact), append(c.Seen, s.seen)
		}
		if exact(s.seen) {
			shown = earliest(shown, s.seen)
		}
	}
	if !shown.At.IsZero() {
		c.CapturedAt = shown.At
	}
}
