package pairsim

import (
	"fmt"
	"strings"
	"time"
)

const prompt = "[root@cms1 ~]# "

// pauses are what a terminal shows between two windows of a recording and says
// nothing of what they show.
var pauses = [...]string{
	"", "", "",
	"\r\n" + prompt + "cms\r\n",
	"\r\n" + prompt + "date\r\n" + today + "\r\n" + prompt + "\r\n" + prompt + "exec cms\r\n",
	"logout\r\nConnection to cms1 closed.\r\n$ ssh cms1\r\nAuthorized users only.\r\nPassword: \r\nLast login: Tue May  2 07:39:11 from console\r\nWelcome to the system. 3 packages can be updated.\r\n\r\n" + prompt + "cmsadm\r\n",
	"\x1b[2;3H+- Maintenance: Printer Administration ------+\x1b[3;3H| Printer name: lp1_______                   |\x1b[4;3H| Status: idle                               |\x1b[5;3H+--------------------------------------------+\x1b[4;5H",
	"\x1b[2;5H+------------------+\x1b[3;5H| Archiving Status |\x1b[4;5H| Backup Data      |\x1b[5;5H+------------------+\x1b[20;1HWorking\x1b[3;7H",
}

// starts are what a terminal shows before the first window and says nothing of what
// that shows.
var starts = [...]string{
	"", "", "",
	prompt + "cms\r\n",
	"Authorized users only.\r\nThere were 3 failed login attempts since the last successful login.\r\nWelcome to cms1\r\n" + prompt + "exec cms\r\n",
	"cms1 login: root\r\nPassword: \r\nLast login: Tue May  2 07:39:11 from console\r\nSun Microsystems Inc.   SunOS 5.8\r\n# cms\r\n",
	prompt + "date\r\n" + today + "\r\n" + prompt + "uname -n\r\ncms1\r\n" + prompt + "cms\r\n",
	"$ ssh cms1\r\nPassword: \r\nLast login: Tue May  2 07:39:11 from console\r\n3 packages can be updated.\r\n" + prompt + "cms\r\n",
}

// today stands for what the command date prints.
const today = "DATE"

// dated returns the layout of a session that was begun at a time.
func (l Layout) dated(at time.Time) Layout {
	for _, text := range []*string{&l.Pause, &l.Start} {
		*text = strings.ReplaceAll(*text, today, at.Format("Mon Jan _2 15:04:05 UTC 2006"))
	}
	return l
}

// pause returns what the terminal shows behind a window, on a screen of its own.
func (l Layout) pause(behind string) string {
	if behind == "" {
		behind = l.Pause
	}
	if behind == "" {
		return ""
	}
	return "\x1b[H\x1b[2J" + behind
}

// betweenChanges are what a recording shows between two windows.
func betweenChanges() []Change {
	change := func(name string, text func(p *Plan) string) Change {
		return lines("between two windows: "+name, func(p *Plan, s *Server) bool {
			if !s.Layout.recorded() {
				return false
			}
			w := s.Windows[p.IntN(len(s.Windows)-1)]
			w.Afterwards = text(p)
			return true
		})
	}
	shell := func(p *Plan) string { return pick(p, "$ ", "# ", prompt, "(host-cms1)-(root)=# ") }
	before := func(name string, text func(p *Plan) string) Change {
		return lines("before the first window: "+name, func(p *Plan, s *Server) bool {
			s.Layout.Start = "\x1b[H\x1b[2J" + text(p)
			return s.Layout.recorded()
		})
	}
	complaint := func(p *Plan) string {
		return pick(p, "archiver down", "links down", "ACD 2 link failure, data collection stopped", "/cms disk 100% full", "archiver: no space left on device", "The backup of last night failed")
	}
	return []Change{
		before("a message", func(p *Plan) string {
			return fmt.Sprintf("\x1b[%d;%dH%s\x1b[4;3H", 3+p.IntN(15), 1+p.IntN(20), pick(p, nobody...))
		}),
		before("a message in a frame", func(p *Plan) string {
			text := pick(p, nobody...)
			line := "+" + strings.Repeat("-", len(text)+2) + "+"
			return fmt.Sprintf("\x1b[5;9H%s\x1b[6;9H| %s |\x1b[7;9H%s\x1b[6;9H", line, text, line)
		}),
		before("a message when the program starts", func(p *Plan) string { return shell(p) + "cms\r\n" + pick(p, nobody...) + "\r\n" }),
		before("a greeting that complains", func(p *Plan) string { return "Welcome to cms1\r\n" + complaint(p) + "\r\n" + shell(p) + "cms\r\n" }),
		before("a command that complains", func(p *Plan) string { return shell(p) + "tail log\r\n" + complaint(p) + "\r\n" + shell(p) + "cms\r\n" }),
		change("what the shell prints", func(p *Plan) string {
			say := pick(p, "links down", "Segmentation fault", "cms: cannot connect to the database", "ACD 2 link failure, data collection stopped", "Memory fault(coredump)", "Killed")
			sh := shell(p)
			return say + "\r\n" + sh + "cms\r\n"
		}),
		change("what a command prints", func(p *Plan) string {
			sh := shell(p)
			return sh + pick(p, "df", "tail log", "cat /etc/motd") + "\r\n" + pick(p, "/cms  100% full", "archiver: no space left on device", "link 1 down since 07:10") + "\r\n" + sh + "cms\r\n"
		}),
		change("a message alone", func(p *Plan) string {
			text := pick(p, nobody...)
			return fmt.Sprintf("\x1b[%d;%dH%s\x1b[4;3H", 3+p.IntN(15), 1+p.IntN(20), text)
		}),
		change("a message in a frame", func(p *Plan) string {
			text := pick(p, nobody...)
			line := strings.Repeat("-", len(text)+2)
			title := pick(p, "", "- Message ")
			if len(title) > len(line) {
				title = ""
			}
			return fmt.Sprintf("\x1b[5;9H+%s+\x1b[6;9H| %s |\x1b[7;9H+%s+\x1b[6;9H", title+line[len(title):], text, line)
		}),
	}
}
