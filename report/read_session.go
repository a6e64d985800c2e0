package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/who"
	"example.com/centrevu/internal/window"
)

// shownBy is a command line in a file: what stands behind it, up to the next, it has printed
// or drawn.
type shownBy struct {
	centrevu.Line
	who.Command
	at int64 // where what it printed begins
}

// said keeps the lines of a recording's screen that may say on which host something is shown,
// and by which command. Each is known by the byte that drew its first character, on whatever
// screens it stands; the longest has all that was typed.
func (f *file) said(s *centrevu.Screen) {
	asked := false
	for i, l := range s.Lines {
		if !asked && !f.rows[i].shell {
			continue
		}
		asked = f.rows[i].asks
		late := max(0, len(f.spoken)-manyRows)
		switch k := slices.IndexFunc(f.spoken[late:], func(o centrevu.Line) bool { return o.Offset == l.Offset }); {
		case k >= 0 && len(l.Text) > len(f.spoken[late+k].Text):
			f.spoken[late+k] = l
		case k < 0 && len(f.spoken) < maxSpoken:
			f.spoken = append(f.spoken, l)
		}
	}
}

const (
	// maxSpoken bounds how many lines of sessions are kept of a recording.
	maxSpoken = 10_000

	// manyRows is how many of them a screen can still show, and the one under it.
	manyRows = 200
)

// follow follows the session with a shell that a file shows.
func (f *file) follow() {
	if f.text != nil {
		for i, k := range f.text.kinds {
			l := f.text.lines[i]
			if k == promptText || k == otherText || k == whoText || k == screenText && window.MayBeTitle(strings.TrimSpace(l.Text)) {
				f.spoken = append(f.spoken, l)
			}
		}
	}
	slices.SortStableFunc(f.spoken, func(a, b centrevu.Line) int { return cmp.Compare(a.Offset, b.Offset) })
	session := who.Session{Day: f.day(), Role: roleOf(f.folder.src.Name)}
	typed := false
	for _, l := range f.spoken {
		var c who.Command
		ok := who.IsShell(l.Text) || who.IsFileName(l.Text)
		if typed = typed || ok; ok {
			c, _ = session.Next(l.Text)
		} else if n := len(f.commands); session.Hear(l.Text) && n > 1 {
			f.commands[n-2].Shows = who.ShowsPart // the last asked for its status
		} else if !typed {
			c, ok = f.headed(l.Text, session.Role)
		}
		if n := len(f.commands); n > 0 && ok && f.text != nil {
			// All lines of a text stand below each other: fewer than head may print are all there are.
			if before := &f.commands[n-1]; before.Most > l.Line-before.Line.Line-1 {
				before.Shows = before.Whole
			}
		}
		if ok {
			f.commands = append(f.commands, shownBy{Line: l, Command: c})
		}
	}
	if only := session.Only(); only != "" {
		f.here = shownBy{Command: who.Command{Host: only, Own: true, Live: true}}
		for i := range f.commands {
			if c := &f.commands[i]; c.Host == "" {
				c.Host, c.Own = only, true
			}
		}
	}
	f.spoken = nil
}

// headed takes a title that somebody put above what was captured without a session, for
// what it says of the host.
func (f *file) headed(title, role string) (c who.Command, ok bool) {
	if f.text == nil {
		return c, false
	}
	host, of := window.TitleNames(strings.TrimSpace(title))
	if c = (who.Command{Host: host, Own: true, Live: true}); of != "" && role != "" && of != role {
		c = who.Command{Host: host, Own: true, Shows: who.ShowsPart}
	}
	return c, host != "" || of != ""
}

// day is the day on which the file was made, as far as that is known.
func (f *file) day() time.Time {
	at := cmp.Or(f.src.CapturedAt, f.clock, f.written)
	if len(f.starts) > 0 && !f.starts[0].IsZero() {
		at = f.starts[0]
	}
	if at.IsZero() {
		return at
	}
	return at.In(f.src.Zone())
}

// roleOf returns the part in the pair that the name of a server says it has.
func roleOf(name string) string {
	for _, role := range []Role{Primary, Secondary} {
		if strings.EqualFold(name, role.String()) {
			return role.String()
		}
	}
	return ""
}

// commandAt returns the last command before a place in the file, that of the whole
// file if there is none.
func (f *file) commandAt(offset int64) *shownBy {
	i, _ := slices.BinarySearchFunc(f.commands, offset, func(c shownBy, at int64) int { return cmp.Compare(c.Offset, at) })
	if i == 0 {
		return &f.here
	}
	return &f.commands[i-1]
}

// commandsOf returns the command lines that stand above what a text holds of a kind, as the
// last above each.
func (f *file) commandsOf(kind kindOfText) []shownBy {
	var all []shownBy
	if f.text == nil || len(f.commands) == 0 || !f.text.has(kind) {
		return nil
	}
	var last *shownBy
	for i, k := range f.text.kinds {
		if l := &f.text.lines[i]; k == kind && l.Text != "" {
			if c := f.commandAt(l.Offset); c != &f.here && c != last {
				last = c
				shown := *c
				shown.at = l.Offset
				all = append(all, shown)
			}
		}
	}
	return all
}

// printed adds to what a window shows the command lines that printed it, unless they show
// what is current: CMS does, and what prints the whole of a file of a current window. That
// a file may be an older one does not matter where the window has a clock.
func (f *file) printed(r reader, s *sighting) {
	if len(r.windows) == 0 || s.factless || len(f.commands) == 0 {
		return
	}
	places := s.places()
	var told *shownBy
	for _, shown := range f.showings(r.windows) {
		c := f.commandAt(endOf(&shown))
		f.isOf(c.Command, cmp.Or(shown.Title, r.name))
		switch {
		case c.Live:
		case c.Shows == who.ShowsAll, c.Shows == who.ShowsFile && !shown.Clock().IsZero(), c == told:
		case slices.ContainsFunc(places, func(p centrevu.Position) bool { return f.commandAt(p.Offset) == c }):
			told = c
			s.unclaimed([]centrevu.Line{c.Line})
		}
	}
}

// endOf returns the last place of a showing.
func endOf(s *centrevu.Showing) (end int64) {
	for _, l := range s.Pages[len(s.Pages)-1].Lines {
		if l.Text != "" {
			end = max(end, l.Offset)
		}
	}
	return end
}

// shownOn is a host that something in a folder was shown on.
type shownOn struct {
	host string
	own  bool // by its own word
	live bool // by CMS; what is printed may be of another host
}

// isOf notes the host on which something was shown. All files of a folder are of one; but
// what was brought to another host can be printed there, unless that is as much of a CMS
// by its name. What people call a host says nothing beside what it calls itself.
func (f *file) isOf(c who.Command, what string) {
	if c.Host == "" {
		return
	}
	if c.Live && !slices.Contains(f.hosts, c.Host) {
		f.hosts = append(f.hosts, c.Host)
	}
	for _, other := range f.folder.hosts {
		if c.Live && other.live && c.Own == other.own && !who.MayBeSame(c.Host, other.host) || who.Siblings(c.Host, other.host) {
			f.trouble(0, &centrevu.ParseError{Source: f.src.Name,
				Err: fmt.Errorf("%w: %s was shown on the host %s, and something else on %s", ErrAmbiguous, what, c.Host, other.host)})
			return
		}
	}
	if on := (shownOn{c.Host, c.Own, c.Live}); len(f.folder.hosts) < maxCommands && !slices.Contains(f.folder.hosts, on) {
		f.folder.hosts = append(f.folder.hosts, on)
	}
}
