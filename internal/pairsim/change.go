package pairsim

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Change is something that makes a healthy pair one that nobody may call
// healthy. Each of its functions is called at its stage, with one of the two
// servers, and reports whether the change can be made there; a stage without
// one is passed over.
type Change struct {
	Name    string
	Values  func(*Plan, *Server) bool // of what the server says, before anything is drawn
	Windows func(*Plan, *Server) bool // of what was drawn
	Files   func(*Plan, *Server, []File) ([]File, bool)
}

// Make draws the plan with the change made to one server, and returns the
// captures of both. It reports false if the change cannot be made here.
func (p *Plan) Make(c Change) ([2][]File, bool) { return p.MakeAt(p.IntN(2), c) }

// MakeAt is Make with the change made to the server of an index. A Change
// without functions leaves the pair healthy.
func (p *Plan) MakeAt(at int, c Change) ([2][]File, bool) {
	s := p.Servers[at]
	if c.Values != nil && !c.Values(p, s) {
		return [2][]File{}, false
	}
	p.Draw()
	if c.Windows != nil && !c.Windows(p, s) {
		return [2][]File{}, false
	}
	files := [2][]File{p.FilesOf(p.Servers[0]), p.FilesOf(p.Servers[1])}
	if c.Files != nil {
		changed, ok := c.Files(p, s, files[at])
		if !ok {
			return files, false
		}
		files[at] = changed
	}
	return files, true
}

// Other returns the other server of the pair.
func (p *Plan) Other(s *Server) *Server {
	if p.Servers[0] == s {
		return p.Servers[1]
	}
	return p.Servers[0]
}

// window returns the first window of a kind.
func (s *Server) window(kind string) *Window {
	return s.Windows[slices.IndexFunc(s.Windows, func(w *Window) bool { return w.Kind == kind })]
}

// logEntry returns the log's window, if it has room on a page, and the lines of one
// of several entries.
func (s *Server) logEntry(p *Plan) (w *Window, at [2]int) {
	if !s.Layout.Log || len(s.Log) < 2 {
		return nil, at
	}
	w = s.window("log")
	if len(w.Lines) > 14 {
		return nil, at
	}
	n := p.IntN(len(s.Log))
	at[0] = len(DrawLog(s.Log[:n]))
	at[1] = at[0] + len(DrawLog(s.Log[n:n+1]))
	return w, at
}

// with returns the lines of a window with another word for one below its heading.
func (w *Window) with(word, other string) []string {
	lines := slices.Clone(w.Lines)
	for i := w.Head; i < len(lines); i++ {
		lines[i] = strings.ReplaceAll(lines[i], word, other)
	}
	return lines
}

// again shows a window once more, some minutes later, with other lines.
func (s *Server) again(w *Window, later time.Duration, lines []string) *Window {
	v := *w
	v.Lines, v.At = lines, w.At.Add(later)
	s.Windows = append(s.Windows, &v)
	return &v
}

// goesAndComes shows a window twice more: with other lines, and as it was.
func (s *Server) goesAndComes(w *Window, other []string) {
	s.again(w, 3*time.Minute, other)
	s.again(w, 4*time.Minute, w.Lines)
}

// Changes returns all there are.
func Changes() []Change {
	return slices.Concat(valueChanges(), lineChanges(), outsideChanges(), showingChanges(), drawnChanges(), betweenChanges(), apartChanges(), logChanges(), fileChanges())
}

func value(name string, f func(*Plan, *Server) bool) Change { return Change{Name: name, Values: f} }

func lines(name string, f func(*Plan, *Server) bool) Change { return Change{Name: name, Windows: f} }

// says and shows are such changes that can be made in every pair.
func says(name string, f func(*Plan, *Server)) Change {
	return value(name, func(p *Plan, s *Server) bool { f(p, s); return true })
}
func shows(name string, f func(*Plan, *Server)) Change {
	return lines(name, func(p *Plan, s *Server) bool { f(p, s); return true })
}

// valueChanges are what a server can say of itself that is not healthy.
func valueChanges() []Change {
	link := func(name string, f func(p *Plan, l *Link)) Change {
		return value(name, func(p *Plan, s *Server) bool {
			f(p, &s.Links[p.IntN(len(s.Links))])
			return true
		})
	}
	run := func(name string, f func(p *Plan, r *Run) bool) Change {
		return value(name, func(p *Plan, s *Server) bool { return f(p, &s.Runs[p.IntN(len(s.Runs))]) })
	}
	return []Change{
		link("link down", func(p *Plan, l *Link) {
			l.Application, l.Session, l.Connection = pick(p, "waiting session", "CMS System Setup"), "quiescent", "out of order"
		}),
		link("link turned off", func(p *Plan, l *Link) { l.Application = pick(p, "not collecting data", "busied out (switch)") }),
		link("link word nobody knows", func(p *Plan, l *Link) {
			switch p.IntN(3) {
			case 0:
				l.Application = pick(p, "data transfers", "no data transfer", "data-transfer", "data transfer failed")
			case 1:
				l.Session = pick(p, "no data transfer", "idle")
			default:
				l.Connection = pick(p, "not operational", "operational?", "inoperational", "operationa1", "0perational")
			}
		}),
		link("letters that look like others", func(p *Plan, l *Link) { l.Connection = strings.Replace(l.Connection, "o", "о", 1) }),
		says("peer that is the other side", func(p *Plan, s *Server) {
			for i := range s.Links {
				s.Links[i].Peer = p.Other(s).Name
			}
		}),
		run("archive not run", func(p *Plan, r *Run) bool { r.Status, r.Last = "not run", time.Time{}; return true }),
		run("archive word nobody knows", func(p *Plan, r *Run) bool {
			r.Status = pick(p, "failed", "finished?", "unfinished", "aborted", "finishedx", "not finished")
			return true
		}),
		run("archive of long ago", func(p *Plan, r *Run) bool { r.Last = r.Last.AddDate(0, 0, -70); return true }),
		run("next run in the past", func(p *Plan, r *Run) bool { r.Next = p.Now.Add(-26 * time.Hour); return true }),
		run("no next run", func(p *Plan, r *Run) bool { r.Next = time.Time{}; return true }),
		run("last run in the future", func(p *Plan, r *Run) bool { r.Last = p.Now.AddDate(1, 0, 0); return true }),
		run("archive running since yesterday", func(p *Plan, r *Run) bool {
			r.Status, r.Last = "running", p.Now.Add(-25*time.Hour)
			return r.Kind != "Monthly"
		}),
		says("interval archive late", func(p *Plan, s *Server) {
			for i := range s.Runs {
				if r := &s.Runs[i]; r.Kind == "Interval" {
					r.Last, r.Next = r.Last.Add(-5*time.Hour), r.Next.Add(-5*time.Hour)
				}
			}
		}),
		says("backup of another day", func(p *Plan, s *Server) {
			s.Backup.Completed = 0
			s.Backup.Status = "Last backup finished at " + p.Now.AddDate(0, 0, -3).Format("01/02/06 15:04:05")
		}),
		says("backup of the future", func(p *Plan, s *Server) {
			s.Backup.Status = "Last backup finished at " + p.Now.AddDate(0, 0, 3+p.IntN(300)).Format("01/02/06 15:04:05")
		}),
		says("backup text nobody knows", func(p *Plan, s *Server) {
			s.Backup.Status = pick(p, "Last backup failed at ", "Last backup finished with errors at ", "Last backup not finished at ", "Waiting for tape ") + p.Now.Format("01/02/06 15:04:05")
		}),
		says("backup with an error", func(p *Plan, s *Server) {
			s.Backup.Errors = pick(p, "tape 1 not labelled", "1", "write error", "none of the tapes")
		}),
		value("an ACD that one server lacks", func(p *Plan, s *Server) bool {
			n := s.Links[len(s.Links)-1].ACD.Number
			s.Links = slices.DeleteFunc(slices.Clone(s.Links), func(l Link) bool { return l.ACD.Number == n })
			s.Runs = slices.DeleteFunc(slices.Clone(s.Runs), func(r Run) bool { return r.ACD.Number == n })
			return len(s.Links) > 0
		}),
		value("a link that its own archives name", func(p *Plan, s *Server) bool {
			for _, s := range p.Servers {
				s.Links = s.Links[:len(s.Links)-1]
			}
			return len(s.Links) > 0
		}),
		value("an archive kind of an ACD missing", func(p *Plan, s *Server) bool {
			i := p.IntN(len(s.Runs))
			s.Runs = slices.Delete(slices.Clone(s.Runs), i, i+1)
			return (s.Layout.Runs != "first" || i%4 != 0) && len(s.Files) == 0 // a table shows it too
		}),
		says("backups of both in one second", func(p *Plan, s *Server) {
			s.Backup.Status = p.Other(s).Backup.Status
		}),
	}
}

// nobody are lines that no reader knows.
var nobody = []string{
	"Data collection is OFF for ACD 2", "BACKUP FAILED", "*** disk 92% full ***", "Archiver stopped", "ACD 3 is not collecting data",
	"Warning: the clock was set back", "see the error log", "Last backup failed", "Tape 2 needed", "Letzte Sicherung fehlgeschlagen", "障害があります",
}

// lineChanges are lines of the windows that say something else.
func lineChanges() []Change {
	tabular := func(s *Server, kind string) bool {
		if kind == "links" {
			return s.Layout.Links != "form" && s.Layout.Links != "lines" && s.Layout.Links != "pairs" && s.Layout.Links != "grid"
		}
		return s.Layout.Runs != "form" && s.Layout.Runs != "grid"
	}
	insert := func(w *Window, at int, lines ...string) { w.Lines = slices.Insert(slices.Clone(w.Lines), at, lines...) }
	return []Change{
		shows("a line nobody knows", func(p *Plan, s *Server) {
			w := s.Windows[p.IntN(3)] // in the log it is text of an entry
			insert(w, w.Head+p.IntN(len(w.Lines)-w.Head+1), pick(p, nobody...))
		}),
		lines("a column nobody knows", func(p *Plan, s *Server) bool {
			kind := pick(p, "links", "archive")
			w := s.window(kind)
			if !tabular(s, kind) || s.Layout.Runs == "groups" && kind == "archive" {
				return false
			}
			width := 0
			for _, l := range w.Lines {
				width = max(width, len(l))
			}
			sep := "   "
			if kind == "links" && s.Layout.Links == "bars" || kind == "archive" && s.Layout.Runs == "bars" {
				sep = " | "
			}
			w.Lines = slices.Clone(w.Lines)
			for i, l := range w.Lines {
				switch {
				case i == 0:
					w.Lines[i] = fmt.Sprintf("%-*s%s%s", width, l, sep, pick(p, "Result", "Alarm", "Note"))
				case strings.TrimSpace(l) != "":
					w.Lines[i] = fmt.Sprintf("%-*s%s%s", width, l, sep, pick(p, "failed", "down", "bad"))
				}
			}
			return width < 66
		}),
		lines("a backup that ended after its window was seen", func(p *Plan, s *Server) bool {
			w := s.window("backup")
			w.Lines = slices.Clone(w.Lines)
			w.Lines[1] = "Status: Last backup finished at " + w.At.Add(6*time.Minute+time.Second).Format("01/02/06 15:04:05")
			return s.Layout.Clock
		}),
		shows("a second label in the row of the status", func(p *Plan, s *Server) {
			w := s.window("backup")
			w.Lines = slices.Clone(w.Lines)
			w.Lines[1] += pick(p, "  Status: failed", "   Last status: failed", "   Result: failed")
		}),
		shows("a second status", func(p *Plan, s *Server) {
			insert(s.window("backup"), 2, pick(p, "Last status: failed", "Status: failed", "Backup status: failed", "Full backup: failed"))
		}),
		shows("a status that goes on in the next row", func(p *Plan, s *Server) {
			w, at := s.window("backup"), 2
			if p.chance(50) {
				w = s.window("archive")
				at = w.Head + 1 + p.IntN(len(w.Lines)-w.Head)
			}
			insert(w, at, strings.Repeat(" ", p.IntN(20))+pick(p, "with errors", "with a failure", "but not verified"))
		}),
		shows("errors in the row below the label", func(p *Plan, s *Server) {
			insert(s.window("backup"), 2, "Errors:", "  "+pick(p, "tape 1 not labelled", "write error on /dev/rmt/0"))
		}),
		lines("a row above the heading", func(p *Plan, s *Server) bool {
			kind := pick(p, "links", "archive")
			w := s.window(kind)
			if !tabular(s, kind) || s.Layout.Runs == "groups" && kind == "archive" {
				return false
			}
			bad := strings.NewReplacer("finished", "failed  ", "operational", "out of order").Replace(w.Lines[w.Head])
			w.Lines = slices.Insert(slices.Clone(w.Lines), 0, bad)
			w.Head = 0
			return true
		}),
		shows("a row with nothing but its number", func(p *Plan, s *Server) {
			w := s.window(pick(p, "links", "archive"))
			insert(w, len(w.Lines), pick(p, "8", "7 Ventas", " 6"))
		}),
		shows("a name that is wrapped", func(p *Plan, s *Server) {
			w := s.window(pick(p, "links", "archive"))
			at := w.Head + 1 + p.IntN(len(w.Lines)-w.Head)
			insert(w, at, "    "+pick(p, "East", "Overflow, East", "+ 2"))
		}),
		lines("a heading of another group", func(p *Plan, s *Server) bool {
			if s.Layout.Runs != "first" {
				return false
			}
			w := s.window("archive")
			insert(w, w.Head+2+p.IntN(len(w.Lines)-w.Head-3), pick(p, "Pseudo-ACDs", "27 Spare", "Other"))
			return true
		}),
		shows("a list that goes on", func(p *Plan, s *Server) {
			w := s.window(pick(p, "links", "archive"))
			insert(w, len(w.Lines), strings.Repeat(" ", p.IntN(30))+pick(p, "Page 1 of 3", "Page 1/2", "1-2 of 8", "-- more --", "(more)", "--More--", "more...", "Page 2 of 2"))
		}),
		lines("a list that goes on, by an arrow in its border", func(p *Plan, s *Server) bool {
			w := s.window(pick(p, "links", "archive"))
			w.Arrow = pick(p, "▼", "v", "↓", "vvv", " >> ", "»", " more ", " Page 1 of 3 ")
			return len(w.Lines) < 18 // a page that is turned has its own
		}),
		lines("a text in the border", func(p *Plan, s *Server) bool {
			w := s.Windows[p.IntN(len(s.Windows))]
			w.Arrow = " " + pick(p, "failed", "Archiver stopped", "Tape 2 needed") + " "
			return len(w.Lines) < 18
		}),
		lines("a control character in a word", func(p *Plan, s *Server) bool {
			w := s.window("links")
			w.Lines = slices.Clone(w.Lines)
			for i, l := range w.Lines {
				if strings.Contains(l, "operational") {
					w.Lines[i] = strings.Replace(l, "operational", "operational"+pick(p, "\x01", "\u200b", "\u00ad", "\u0301"), 1)
					return !s.Layout.recorded()
				}
			}
			return false
		}),
		lines("a popup over a row that is down", func(p *Plan, s *Server) bool {
			if !s.Layout.recorded() {
				return false // there a screen is whole
			}
			w := s.window("links")
			bad := w.with("operational", "quiescent  ")
			if len(bad) > 14 || slices.Equal(bad, w.Lines) {
				return false
			}
			v := s.again(w, 30*time.Second, bad)
			for range w.Lines {
				v.Popup = append(v.Popup, strings.Repeat(" ", 60))
			}
			v.Popup[0] = "Working" + strings.Repeat(" ", 53)
			v.PopRow, v.PopAt = 1, 8
			return true
		}),
	}
}

// showingChanges are windows shown again, later or earlier, that say otherwise.
func showingChanges() []Change {
	down := func(w *Window) []string { return w.with("operational", "quiescent  ") }
	timed := func(s *Server) bool { return s.Layout.Clock || s.Layout.Form == Asciicast }
	return []Change{
		lines("down, up, down", func(p *Plan, s *Server) bool {
			w := s.window("links")
			up := w.Lines
			w.Lines = down(w)
			s.again(w, time.Minute, up)
			s.again(w, 2*time.Minute, w.Lines)
			return timed(s) && s.Layout.Form != Files
		}),
		lines("a window of yesterday behind that of today", func(p *Plan, s *Server) bool {
			w := s.window("links")
			up := w.Lines
			w.Lines = down(w)
			s.again(w, -24*time.Hour, up)
			return s.Layout.Clock && !s.Layout.recorded()
		}),
		lines("screens of yesterday in files of now", func(p *Plan, s *Server) bool {
			for _, w := range s.Windows {
				w.At = w.At.AddDate(0, 0, -1)
			}
			return s.Layout.Clock && !s.Layout.recorded()
		}),
		lines("later and empty", func(p *Plan, s *Server) bool {
			w := s.Windows[p.IntN(3)]
			s.again(w, time.Minute, make([]string, 6))
			return timed(s) && s.Layout.Form != Files
		}),
		lines("later, with an error and nothing else", func(p *Plan, s *Server) bool {
			w := s.Windows[p.IntN(3)]
			s.again(w, time.Minute, []string{"", pick(p, "Error: database not available", "Failed", "Does not exist"), ""})
			return timed(s) && s.Layout.Form != Files
		}),
		lines("later, and failed", func(p *Plan, s *Server) bool {
			w := s.window("archive")
			if s.Layout.Runs == "form" {
				return false
			}
			s.again(w, time.Minute, w.with("finished", "failed  "))
			return timed(s) && s.Layout.Form != Files
		}),
		lines("later, a link that goes and comes back", func(p *Plan, s *Server) bool {
			w := s.window("links")
			s.goesAndComes(w, down(w))
			return true
		}),
		lines("later, an archive that was not run and then was", func(p *Plan, s *Server) bool {
			w := s.window("archive")
			s.goesAndComes(w, w.with("finished", pick(p, "not run ", "failed  ")))
			return true
		}),
		lines("later, a backup that failed and then had not", func(p *Plan, s *Server) bool {
			w := s.window("backup")
			bad := slices.Clone(w.Lines)
			bad[1] = "Status: " + pick(p, "Backup failed", "Last backup failed", "Backup cancelled")
			s.goesAndComes(w, bad)
			return true
		}),
		lines("later, under a title with a letter lost", func(p *Plan, s *Server) bool {
			w := s.Windows[p.IntN(3)]
			n := len("Maintenance: ") + p.IntN(len(w.Title)-len("Maintenance: "))
			if w.Title[n] == ' ' {
				return false
			}
			date := regexp.MustCompile(`\d\d/\d\d/((?:20|19)?)\d\d\b`)
			bad := make([]string, len(w.Lines))
			for i, l := range w.Lines {
				bad[i] = strings.NewReplacer("today: 1", "today: 0", "operational", "quiescent  ").Replace(date.ReplaceAllString(l, "01/02/${1}03"))
			}
			s.again(w, time.Minute, bad).Title = w.Title[:n] + w.Title[n+1:]
			return true
		}),
		lines("later, and ends early", func(p *Plan, s *Server) bool {
			w := s.Windows[p.IntN(2)]
			n := 1
			if w.Kind == "archive" {
				n = len(w.Lines) / max(1, len(s.Links)) // those of an ACD
			} else {
				n = (len(w.Lines) - w.Head) / len(s.Links)
			}
			if len(s.Links) < 2 || n == 0 || len(w.Lines) > 14 {
				return false
			}
			less := slices.Clone(w.Lines[:len(w.Lines)-n])
			if p.chance(50) {
				for range n {
					less = append(less, "")
				}
			}
			s.again(w, time.Minute, less)
			return timed(s) && s.Layout.Form != Files && s.Layout.Links != "grid" && s.Layout.Runs != "grid" && s.Layout.Links != "pairs"
		}),
		lines("a page in the middle that is missing", func(p *Plan, s *Server) bool {
			w := s.window("archive")
			n := (len(w.Lines) - w.Head) / 3
			if n < 2 || s.Layout.Runs != "table" {
				return false
			}
			list := w.Lines[w.Head:]
			page := func(k int, rows []string) []string {
				return append(append(slices.Clone(w.Lines[:w.Head]), rows...), fmt.Sprintf("%40sPage %d of 3", "", k))
			}
			first, last := page(1, list[:n]), page(3, list[2*n:])
			w.Lines = first
			s.again(w, time.Second, last)
			return s.Layout.Form != Files
		}),
		lines("log window: shown again without an entry", func(p *Plan, s *Server) bool {
			w, at := s.logEntry(p)
			if w == nil || at[0] == 0 || at[1] == len(w.Lines) {
				return false // it can be on another page, or not be of the dates asked for
			}
			s.again(w, time.Minute, slices.Delete(slices.Clone(w.Lines), at[0], at[1]))
			return true
		}),
		lines("log window: shown again with another entry", func(p *Plan, s *Server) bool {
			w, at := s.logEntry(p)
			if w == nil {
				return false
			}
			other := slices.Clone(w.Lines)
			if p.chance(50) {
				other[at[0]] = p.Now.AddDate(0, 0, -70).Format("01/02/06 03:04 PM") + " 7 1 INFO"
			} else {
				other[at[1]-1] = "Archiver started"
			}
			s.again(w, time.Minute, other)
			return true
		}),
		lines("log window: shown again and empty", func(p *Plan, s *Server) bool {
			w, _ := s.logEntry(p)
			if w == nil {
				return false
			}
			s.again(w, time.Minute, pick(p, make([]string, 6), []string{"", "Error: database not available", ""}))
			return true
		}),
		lines("two of one name on a screen", func(p *Plan, s *Server) bool {
			w := s.window("links")
			if len(w.Lines) > 14 {
				return false
			}
			v := *w
			v.Lines = down(w)
			w.Behind = &v
			return true
		}),
	}
}
