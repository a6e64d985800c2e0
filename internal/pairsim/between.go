package pairsim

import (
	"fmt"
	"strings"
)

const prompt = "[root@cms1 ~]# "

// pauses are what a terminal shows between two windows of a recording and says
// nothing of what they show.
var pauses = [...]string{
	"", "", "",
	"\r\n" + prompt + "cms\r\n",
	"\r\n" + prompt + "date\r\nTue May  2 07:39:11 UTC 2000\r\n" + prompt + "\r\n" + prompt + "exec cms\r\n",
	"logout\r\nConnection to cms1 closed.\r\n$ ssh cms1\r\nAuthorized users only.\r\nPassword: \r\nLast login: Tue May  2 07:39:11 from console\r\nWelcome to the system. 3 packages can be updated.\r\n\r\n" + prompt + "cmsadm\r\n",
	"\x1b[2;3H+- Maintenance: Printer Administration ------+\x1b[3;3H| Printer name: lp1_______                   |\x1b[4;3H| Status: idle                               |\x1b[5;3H+--------------------------------------------+\x1b[4;5H",
	"\x1b[2;5H+------------------+\x1b[3;5H| Archiving Status |\x1b[4;5H| Backup Data      |\x1b[5;5H+------------------+\x1b[20;1HWorking\x1b[3;7H",
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
			if s.Layout.Form == Files || s.Layout.Form == OneFile {
				return false
			}
			w := s.Windows[p.IntN(len(s.Windows)-1)]
			w.Afterwards = text(p)
			return true
		})
	}
	shell := func(p *Plan) string { return pick(p, "$ ", "# ", prompt, "(host-cms1)-(root)=# ") }
	return []Change{
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
