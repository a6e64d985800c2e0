package fleetsim

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"example.com/centrevu/internal/pairsim"
)

// making is a fault while it is made. What it draws is the same on all the days
// on which the fault lasts.
type making struct {
	*rand.Rand
	site   *site
	server string
	since  int // days for which it has lasted
	fault  Fault
}

// makers are by Kind: how many days a fault can last, and the change that makes
// it.
var makers = [...]struct {
	days int
	make func(*making) pairsim.Change
}{
	LinkDown:        {3, linkDown},
	LinkOff:         {2, linkOff},
	LinksDown:       {2, linksDown},
	ArchiveFailed:   {1, archiveFailed},
	ArchiveNotRun:   {2, archiveNotRun},
	ArchiveOverdue:  {2, archiveOverdue},
	BackupNotRun:    {3, backupNotRun},
	BackupFailed:    {2, backupFailed},
	MissingACD:      {3, missingACD},
	LogCritical:     {1, inLogOnly},
	NewMessage:      {1, inLogOnly},
	Burst:           {1, inLogOnly},
	MissingMessage:  {1, inLogOnly},
	NotCaptured:     {2, notCaptured},
	NeitherCaptured: {1, neitherCaptured},
	Unreadable:      {1, unreadable},
	Truncated:       {1, truncated},
	Hostile:         {1, hostile},
	UnknownLine:     {2, unknownLine},
	LoggedIn:        {1, loggedIn},
	SameCaptures:    {1, sameCaptures},
}

// acd draws an ACD that the fault is of.
func (m *making) acd() int {
	m.fault.ACD = m.site.anACD(m.Rand)
	return m.fault.ACD
}

func (m *making) key(format string, args ...any) { m.fault.Key = fmt.Sprintf(format, args...) }

func values(f func(p *pairsim.Plan, s *pairsim.Server)) pairsim.Change {
	return pairsim.Change{Values: func(p *pairsim.Plan, s *pairsim.Server) bool { f(p, s); return true }}
}

func files(f func(p *pairsim.Plan, s *pairsim.Server, list []File) []File) pairsim.Change {
	return pairsim.Change{Files: func(p *pairsim.Plan, s *pairsim.Server, list []File) ([]File, bool) { return f(p, s, list), true }}
}

func linkOf(s *pairsim.Server, acd int) *pairsim.Link {
	return &s.Links[slices.IndexFunc(s.Links, func(l pairsim.Link) bool { return l.ACD.Number == acd })]
}

func runOf(s *pairsim.Server, acd int, kind string) *pairsim.Run {
	return &s.Runs[slices.IndexFunc(s.Runs, func(r pairsim.Run) bool { return r.ACD.Number == acd && r.Kind == kind })]
}

func down(l *pairsim.Link) {
	l.Application, l.Session, l.Connection = "waiting session", "quiescent", "out of order"
}

func linkDown(m *making) pairsim.Change {
	acd := m.acd()
	m.key("links.state:%s:%d", m.server, acd)
	return values(func(p *pairsim.Plan, s *pairsim.Server) { down(linkOf(s, acd)) })
}

func linkOff(m *making) pairsim.Change {
	acd := m.acd()
	m.key("links.state:%s:%d", m.server, acd)
	return values(func(p *pairsim.Plan, s *pairsim.Server) { linkOf(s, acd).Application = "not collecting data" })
}

func linksDown(m *making) pairsim.Change {
	acd := m.acd()
	m.fault.Server = ""
	m.key("links.pair::%d", acd)
	return values(func(p *pairsim.Plan, s *pairsim.Server) {
		down(linkOf(s, acd))
		down(linkOf(p.Other(s), acd))
	})
}

// archiveFailed has a table say so, for no window can.
func archiveFailed(m *making) pairsim.Change {
	acd := m.acd()
	m.key("archive.state:%s:%d:daily", m.server, acd)
	return values(func(p *pairsim.Plan, s *pairsim.Server) {
		row := fmt.Sprintf("%d|2|%s|3|\n", acd, runOf(s, acd, "Daily").Last.Format("01/02/2006 15:04:05"))
		s.Files = []File{{Name: "arch_stat.unl", Data: []byte(row), ModTime: p.Now.Add(-2 * time.Minute)}}
	})
}

func archiveNotRun(m *making) pairsim.Change {
	acd := m.acd()
	m.key("archive.state:%s:%d:daily", m.server, acd)
	return values(func(p *pairsim.Plan, s *pairsim.Server) {
		s.Files = nil // a table would show another run
		r := runOf(s, acd, "Daily")
		r.Status, r.Last = "not run", time.Time{}
	})
}

func archiveOverdue(m *making) pairsim.Change {
	acd, since := m.acd(), m.since
	m.key("archive.overdue:%s:%d:daily", m.server, acd)
	return values(func(p *pairsim.Plan, s *pairsim.Server) {
		s.Files = nil
		r := runOf(s, acd, "Daily")
		r.Last = r.Last.AddDate(0, 0, -2-since)
	})
}

func backupNotRun(m *making) pairsim.Change {
	since := m.since
	m.key("backup.age:%s", m.server)
	return values(func(p *pairsim.Plan, s *pairsim.Server) {
		s.Backup.Completed = 0
		s.Backup.Status = "Last backup finished at " + p.Now.AddDate(0, 0, -2-since).Format("01/02/06") + " 00:21:37"
	})
}

func backupFailed(m *making) pairsim.Change {
	m.key("backup.state:%s", m.server)
	return values(func(p *pairsim.Plan, s *pairsim.Server) { s.Backup.Errors = "tape 1: write error" })
}

func missingACD(m *making) pairsim.Change {
	acd := m.acd()
	m.key("pair.acds:%s:%d", m.server, acd)
	return values(func(p *pairsim.Plan, s *pairsim.Server) {
		s.Files = nil
		s.Links = slices.DeleteFunc(s.Links, func(l pairsim.Link) bool { return l.ACD.Number == acd })
		s.Runs = slices.DeleteFunc(s.Runs, func(r pairsim.Run) bool { return r.ACD.Number == acd })
	})
}

// inLog says what has to be found of an entry of the log.
func (m *making) inLog(e message, k Kind) {
	m.fault.ACD = e.acd
	m.key("errors.unusual:%s:%d:entry+%d+", m.server, e.acd, e.code)
	switch k {
	case NewMessage:
		m.fault.Reason = "new"
	case Burst:
		m.fault.Reason = "burst"
	}
}

// missing says what has to be found of a daily message that did not come.
func (m *making) missing(a *planted) {
	m.fault.Reason = "missing"
	m.key("errors.unusual:%s::entry+%d+", m.server, a.missing())
}

// inLogOnly changes nothing but what the log has.
func inLogOnly(*making) pairsim.Change { return pairsim.Change{} }

func notCaptured(m *making) pairsim.Change {
	m.key("links.state:%s", m.server)
	return files(func(p *pairsim.Plan, s *pairsim.Server, list []File) []File { return nil })
}

func neitherCaptured(m *making) pairsim.Change {
	m.fault.Server = ""
	m.key("links.state:primary")
	return pairsim.Change{}
}

func (m *making) broken(name string) {
	m.fault.File = name
	m.key("captures.unrecognised:%s::%s/%s", m.server, m.server, name)
}

func beside(name string, data []byte) pairsim.Change {
	return files(func(p *pairsim.Plan, s *pairsim.Server, list []File) []File {
		return append(list, File{Name: name, Data: data, ModTime: p.Now.Add(-2 * time.Minute)})
	})
}

func unreadable(m *making) pairsim.Change {
	data := make([]byte, 500+m.IntN(2000))
	for i := range data {
		data[i] = byte(m.Uint32())
	}
	m.broken("session-2.raw")
	return beside("session-2.raw", data)
}

// truncated is a capture, compressed, of which half is there.
func truncated(m *making) pairsim.Change {
	return files(func(p *pairsim.Plan, s *pairsim.Server, list []File) []File {
		z := zipped(list[0].Data)
		list[0].Name, list[0].Data = list[0].Name+".gz", z[:len(z)/2]
		rule := "captures.problems"
		if s.Layout.Form == pairsim.Files || s.Layout.Form == pairsim.OneFile {
			rule = "captures.unrecognised" // of a text nothing is read
		}
		m.fault.File = list[0].Name
		m.key("%s:%s::%s/%s", rule, m.server, m.server, list[0].Name)
		return list
	})
}

// hostile is what somebody made to harm who reads it.
func hostile(m *making) pairsim.Change {
	switch m.IntN(3) {
	case 0: // 16 MB of it
		m.broken("screen.gz")
		return beside("screen.gz", zipped(bytes.Repeat([]byte("A"), 16<<20)))
	case 1: // a screen of 10^18 cells
		m.broken("session-2.cast")
		return beside("session-2.cast", []byte("{\"version\": 2, \"width\": 1000000000, \"height\": 1000000000}\n[0.1, \"o\", \"\\u001b[999999999;999999999Hx\"]\n"))
	}
	m.broken("session-2.raw")
	return beside("session-2.raw", []byte(strings.Repeat("\x1b[999999999b\x1b[999999999L\x1b[999999999@\x1b[1;999999999r", 60)+"\x1b]0;"+strings.Repeat("A", 900)))
}

func unknownLine(m *making) pairsim.Change {
	m.key("captures.unclaimed:%s:", m.server)
	return pairsim.Change{Windows: func(p *pairsim.Plan, s *pairsim.Server) bool {
		for _, w := range s.Windows {
			if w.Kind == "backup" {
				w.Lines = append(w.Lines, "*** disk 92% full ***")
			}
		}
		return true
	}}
}

func loggedIn(m *making) pairsim.Change {
	m.key("pair.logins")
	return values(func(p *pairsim.Plan, s *pairsim.Server) {
		who := "agent1   pts/1        " + p.Now.Add(-2*time.Hour).Format("2006-01-02 15:04") + " (10.0.45.51)\n"
		s.Files = []File{{Name: "who.txt", Data: []byte(who), ModTime: p.Now.Add(-2 * time.Minute)}}
	})
}

func sameCaptures(m *making) pairsim.Change {
	m.fault.Server = ""
	m.key("pair.same")
	return files(func(p *pairsim.Plan, s *pairsim.Server, list []File) []File { return p.FilesOf(p.Other(s)) })
}

// changed makes the first change drawn that can be made here, and that leaves
// the time of the check as it is.
func (m *making) changed(a *planted, plan func() *pairsim.Plan) ([2][]File, []Fault) {
	all := pairsim.Changes()
	for {
		c, p := all[m.IntN(len(all))], plan()
		now := p.Now
		if list, ok := p.MakeAt(a.server, c); ok && p.Now.Equal(now) {
			m.fault.What = c.Name
			return list, []Fault{m.fault}
		}
	}
}
