package main

import (
	"time"

	"example.com/centrevu"
	cmsbackup "example.com/centrevu/backup"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

var (
	now     = time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	closed  = map[int]bool{5: true, 6: true}
	wantYes = runGo()
)

// servers returns a pair with eight links each, one of which is down.
func servers() report.Pair {
	one := func(name string, role report.Role) *report.Server {
		n := 1
		s := &report.Server{Name: name, Role: role, Now: now, Links: &links.Status{}, Backup: &cmsbackup.Status{
			State: cmsbackup.Finished, Text: "Last backup finished at 05/02/00 00:23:41", CompletedToday: &n,
			FinishedAt: time.Date(2000, 5, 2, 0, 23, 41, 0, time.UTC),
		}}
		for i := range 8 {
			l := links.Link{ACD: centrevu.ACD{Number: i + 1}, Application: "data transfer", Session: "data transfer", Connection: "operational",
				At: centrevu.Line{Source: name, Position: centrevu.Position{Line: i + 5, Column: 1}, Text: "data transfer data transfer operational"}}
			if i == 3 {
				l.Application, l.Session = "waiting session", "quiescent"
			}
			s.Links.Links = append(s.Links.Links, l)
		}
		return s
	}
	return report.Pair{Primary: one("primary", report.Primary), Secondary: one("secondary", report.Secondary)}
}

func backupOf(s *report.Server) *backup {
	b := s.Backup
	return &backup{State: b.State.String(), Text: b.Text, CompletedToday: *b.CompletedToday, Age: now.Sub(b.FinishedAt)}
}

// linkOf leaves the state out where nobody asks for it: it takes longer to
// tell than all else.
func linkOf(l *links.Link, state bool) link {
	shown := link{
		Application: l.Application, Session: l.Session, Connection: l.Connection,
		Number: l.ACD.Number, Pseudo: l.ACD.Pseudo(),
	}
	if state {
		shown.State = l.State().String()
	}
	return shown
}

func seen() []facts {
	var list []facts
	p := servers()
	for _, s := range []*report.Server{p.Primary, p.Secondary} {
		b := backupOf(s)
		for i := range s.Links.Links {
			l := linkOf(&s.Links.Links[i], true)
			list = append(list, facts{b, &l, s.Role.String(), closed})
		}
	}
	return list
}
