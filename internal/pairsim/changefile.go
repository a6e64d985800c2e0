package pairsim

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"
)

// logChanges are records of the error log that are new and bad, in shapes that
// are none of the documented one, and logs that prove nothing.
func logChanges() []Change {
	record := func(name string, header func(p *Plan, t time.Time) string) Change {
		return lines("log: "+name, func(p *Plan, s *Server) bool {
			t := p.Now.Add(-time.Duration(20+p.IntN(40)) * time.Minute)
			s.LogText = append(s.LogText, header(p, t), "Archiving of the interval failed, data will be lost")
			return true
		})
	}
	us := "01/02/06 03:04 PM"
	return []Change{
		record("a new failure", func(p *Plan, t time.Time) string {
			return t.Format(us) + " 3 1 " + pick(p, "INFO", "MAJOR", "CRITICAL")
		}),
		record("24 hours", func(p *Plan, t time.Time) string { return t.Format("01/02/06 15:04") + " 3 1 CRITICAL" }),
		record("seconds", func(p *Plan, t time.Time) string { return t.Format("01/02/06 15:04:05") + " 3 1 CRITICAL" }),
		record("ISO date", func(p *Plan, t time.Time) string { return t.Format("2006-01-02 15:04") + " 3 1 CRITICAL" }),
		record("ISO date with T", func(p *Plan, t time.Time) string { return t.Format("2006-01-02T15:04:05Z") + " 3 1 CRITICAL" }),
		record("day first with dots", func(p *Plan, t time.Time) string { return t.Format("02.01.2006 15:04") + " 3 1 CRITICAL" }),
		record("month by name", func(p *Plan, t time.Time) string { return t.Format("Jan 2 15:04:05") + " 3 1 CRITICAL" }),
		record("weekday", func(p *Plan, t time.Time) string { return t.Format("Mon "+us) + " 3 1 CRITICAL" }),
		record("behind a mark", func(p *Plan, t time.Time) string {
			return pick(p, "* ", "> ", "- ", "[1] ", "12: ", "! ") + t.Format(us) + " 3 1 CRITICAL"
		}),
		record("without ACD", func(p *Plan, t time.Time) string { return t.Format(us) + " 3 CRITICAL" }),
		record("ACD by name", func(p *Plan, t time.Time) string { return t.Format(us) + " 3 Claims CRITICAL" }),
		record("code with letters", func(p *Plan, t time.Time) string { return t.Format(us) + pick(p, " E3 1 MAJOR", " 0x3 1 MAJOR") }),
		record("severity with digits", func(p *Plan, t time.Time) string {
			return t.Format(us) + pick(p, " 3 1 SEV1", " 3 1 [CRITICAL]", " 3 1 CRITICAL:", " 3 1 1")
		}),
		record("large code", func(p *Plan, t time.Time) string { return t.Format(us) + " 99999999999 1 MAJOR" }),
		record("narrow blank", func(p *Plan, t time.Time) string {
			return t.Format("01/02/06 03:04") + pick(p, "\u202f", "\u2009", "\u00a0") + t.Format("PM") + " 3 1 MAJOR"
		}),
		record("no such time", func(p *Plan, t time.Time) string { return t.Format("01/02/06 ") + "25:61 PM 3 1 MAJOR" }),
		record("behind a name", func(p *Plan, t time.Time) string {
			return pick(p, "cms1: ", "cms1 ", "[cms-east] ", "customer.log:", "cms1.site.example elog[317]: ", "east: ") + t.Format(us) + " 3 1 CRITICAL"
		}),
		record("another clock", func(p *Plan, t time.Time) string {
			return pick(p, fmt.Sprint(t.Unix()), fmt.Sprint(t.UnixMilli()), t.Format("20060102150405"), "["+fmt.Sprint(t.Unix())+"]") + " 3 1 CRITICAL"
		}),
		record("a time alone", func(p *Plan, t time.Time) string {
			return t.Format(pick(p, "03:04 PM", "15:04:05", "[15:04]")) + " 3 1 CRITICAL"
		}),
		record("other digits", func(p *Plan, t time.Time) string {
			zero := []rune(pick(p, "\u0660", "\u0966", "\uff10"))[0]
			return strings.Map(func(r rune) rune {
				if '0' <= r && r <= '9' {
					return r - '0' + zero
				}
				return r
			}, t.Format(us)) + " 3 1 CRITICAL"
		}),
		lines("log: a part of it", func(p *Plan, s *Server) bool {
			at := p.IntN(2) * len(s.LogText)
			if at == 0 && len(s.LogText) > 0 && s.Layout.Above != "" {
				at = 1 // what stands above a command is not of the log
			}
			mark := pick(p, "Page 2 of 3", "Page 1 of 2", "(more)", "--More--")
			if !strings.HasPrefix(mark, "Page") {
				at = len(s.LogText) // above records it says nothing of what follows them
			}
			s.LogText = append(append(append([]string{}, s.LogText[:at]...), mark), s.LogText[at:]...)
			return !s.Layout.Log
		}),
		lines("log: printed by a command that leaves some out", func(p *Plan, s *Server) bool {
			at := min(1, len(s.Layout.Above), len(s.LogText)) // the last command above it is its own
			command := pick(p, "$ ", "# ", "[root@cms1 ~]# ") + pick(p, "grep INFO errors", "head -20 errors", "cat errors | sed -n 1,40p", "awk '$4 == 1' errors")
			s.LogText = append(append(append([]string{}, s.LogText[:at]...), command), s.LogText[at:]...)
			return !s.Layout.Log
		}),
		lines("log: its first or last line names dates that are over", func(p *Plan, s *Server) bool {
			const us = "01/02/06"
			from, to := p.Now.AddDate(0, 0, -100).Format(us), p.Now.AddDate(0, 0, -1-p.IntN(20)).Format(us)
			dates := pick(p, from+" - "+to, "From "+from+" to "+to, "Entries "+from+" through "+to, "Report on dates: "+from+" - "+to, "("+from+"-"+to+")",
				"Until "+to, "Errors logged between "+from+" and "+to, "Start date: "+from+"   Stop date: "+to, "Printed: "+to+" 07:58 AM", "Date range: last week")
			at := p.IntN(2) * len(s.LogText)
			said := []string{dates}
			if at == 0 && len(s.LogText) > 0 && s.Layout.Above != "" {
				at = 1
			}
			if at == len(s.LogText) && p.chance(50) {
				said = append(said, pick(p, "Total: 12", "12 entries", "--------------------", "*** end of report ***", "[root@cms1 ~]# exit"))
			}
			s.LogText = slices.Insert(slices.Clone(s.LogText), at, said...)
			return !s.Layout.Log
		}),
		lines("log: its title says that it is a part", func(p *Plan, s *Server) bool {
			const us = "01/02/06"
			to := p.Now.AddDate(0, 0, -1-p.IntN(20)).Format(us)
			says := pick(p, p.Now.AddDate(0, 0, -100).Format(us)+" - "+to, "until "+to, to, "for ACD 1", "(ACD: 2)", "- CRITICAL only", "Page 1 of 3")
			at := min(1, len(s.Layout.Above), len(s.LogText))
			s.LogText = slices.Insert(slices.Clone(s.LogText), at, pick(p, "Error Log Report ", "Customer Error Log  ")+says)
			return !s.Layout.Log
		}),
		lines("log: what it says of its end stands above a line that does not", func(p *Plan, s *Server) bool {
			s.LogText = append(slices.Clone(s.LogText), pick(p, "(more)", "Killed", "Connection to cms1 closed.", "first 100 entries", "[truncated]", "ACD 1 only"),
				pick(p, "Total: 12", "12 entries", "--------------------", "End of report", "[root@cms1 ~]# exit"))
			return !s.Layout.Log
		}),
		lines("log: not there", func(p *Plan, s *Server) bool { s.LogText = nil; return !s.Layout.Log }),
	}
}

// fileChanges are files that are not as they should be.
func fileChanges() []Change {
	file := func(name string, f func(p *Plan, s *Server, files []File) ([]File, bool)) Change {
		return Change{Name: name, Files: f}
	}
	beside := func(name, as string, content func(p *Plan, s *Server) string) Change {
		return file(name, func(p *Plan, s *Server, files []File) ([]File, bool) {
			return append(files, File{Name: as, Data: []byte(content(p, s)), ModTime: p.Now.Add(-time.Minute)}), true
		})
	}
	sameLog := func(name string, written func(log []byte) []byte) Change {
		return file(name, func(p *Plan, s *Server, files []File) ([]File, bool) {
			other := p.FilesOf(p.Other(s))
			isLog := func(f File) bool { return f.Name == "errors.log" }
			i, o := slices.IndexFunc(files, isLog), slices.IndexFunc(other, isLog)
			if i >= 0 && o >= 0 {
				files[i].Data = written(other[o].Data)
			}
			return files, !s.Layout.Log && !p.Other(s).Layout.Log
		})
	}
	// ofRun is what tables of archives say of one run.
	ofRun := func(p *Plan, s *Server) (acd, kind int, last string) {
		r := s.Runs[p.IntN(len(s.Runs))]
		kinds := map[string]int{"Interval": 1, "Daily": 2, "Weekly": 3, "Monthly": 4}
		return r.ACD.Number, kinds[r.Kind], r.Last.Format("01/02/2006 15:04:05")
	}
	return []Change{
		file("a capture missing", func(p *Plan, s *Server, files []File) ([]File, bool) {
			i := p.IntN(len(files) - len(s.Files))
			return append(append([]File{}, files[:i]...), files[i+1:]...), len(s.Files) == 0 // which may show the same
		}),
		file("all captures missing", func(p *Plan, s *Server, files []File) ([]File, bool) { return nil, true }),
		file("an empty capture", func(p *Plan, s *Server, files []File) ([]File, bool) {
			f := &files[p.IntN(len(files))]
			f.Data = nil
			return files, !strings.HasPrefix(f.Name, ".") // those are not looked at
		}),
		file("captures of two days ago", func(p *Plan, s *Server, files []File) ([]File, bool) {
			for i := range files {
				files[i].ModTime = files[i].ModTime.Add(-48 * time.Hour)
			}
			return files, true
		}),
		file("a recording that is cut", func(p *Plan, s *Server, files []File) ([]File, bool) {
			if !s.Layout.recorded() {
				return files, false
			}
			// Somewhere before the last of the windows is drawn whole.
			end := bytes.LastIndex(files[0].Data, []byte("tatus: ")) // of the Backup Data window
			if end < 100 {
				return files, false
			}
			files[0].Data = files[0].Data[:100+p.IntN(end-100)]
			return files, true
		}),
		file("the zone is wrong", func(p *Plan, s *Server, files []File) ([]File, bool) {
			for i := range files {
				files[i].ModTime = files[i].ModTime.Add(-5 * time.Hour)
			}
			for _, s := range p.Servers {
				if !s.Layout.Clock {
					return files, false
				}
			}
			p.Now = p.Now.Add(-5 * time.Hour)
			return files, true
		}),
		file("the log is of another time", func(p *Plan, s *Server, files []File) ([]File, bool) {
			for i := range files {
				if files[i].Name == "errors.log" {
					files[i].ModTime = files[i].ModTime.Add(-time.Duration(5+p.IntN(500)) * time.Hour)
				}
			}
			return files, !s.Layout.Log
		}),
		sameLog("the same log on both sides, with other ends of lines", func(log []byte) []byte {
			return append(bytes.ReplaceAll(log, []byte("\n"), []byte(" \r\n")), "\r\n"...)
		}),
		sameLog("the same log on both sides", func(log []byte) []byte { return log }),
		file("one server's captures on both sides", func(p *Plan, s *Server, files []File) ([]File, bool) {
			return p.FilesOf(p.Other(s)), s.Links[0].Peer == ""
		}),
		beside("a capture that failed", "links-2.txt", func(p *Plan, s *Server) string {
			return pick(p, "ssh: connect to host cms1 port 22: Connection refused\n", "Connection closed by foreign host.\n", "", "login: ")
		}),
		beside("a table that says failed", "arch_stat.unl", func(p *Plan, s *Server) string {
			acd, kind, last := ofRun(p, s)
			return fmt.Sprintf("%d|%d|%s|3|\n", acd, kind, last)
		}),
		file("a user on the secondary", func(p *Plan, s *Server, files []File) ([]File, bool) {
			prompt := pick(p, "", "[root@cms1 ~]# who\n", "(host-cms1)-(root)=# who\n", "$ date; who\n"+p.Now.Format("Mon Jan _2 15:04:05 MST 2006")+"\n",
				"$ who | sort\n", "Last login: Mon May  1 07:31:02 from 10.0.45.50\n[cms@cms2 ~]$ who\n", "cms2> who -u\n")
			who := prompt + "agent1   pts/1        " + p.Now.Add(-2*time.Hour).Format(pick(p, "2006-01-02 15:04", "Jan _2 15:04")) + " (10.0.45.51)\n" +
				pick(p, "", "[root@cms1 ~]# exit\nlogout\n")
			return append(files, File{Name: "who.txt", Data: []byte(who), ModTime: p.Now.Add(-time.Minute)}), s.Name == "secondary"
		}),
		beside("a link history that ends down", "linkex.unl", func(p *Plan, s *Server) string {
			t := p.Now.Add(-40 * time.Minute)
			return fmt.Sprintf("%d|0|%d|%s|%s|1|0|\n", s.Links[0].ACD.Number, pick(p, 93, 94, 95, 97), t.Format("01/02/2006"), t.Format("1504"))
		}),
		beside("a link history of a link that came and went", "linkex.unl", func(p *Plan, s *Server) string {
			acd, down, up := s.Links[0].ACD.Number, p.Now.Add(-9*time.Hour), p.Now.Add(-40*time.Minute)
			return fmt.Sprintf("%d|0|%d|%s|%s|1|0|\n%d|500|%d|%s|%s|2|0|\n", acd, pick(p, 95, 97, 99), down.Format("01/02/2006"), down.Format("1504"),
				acd, pick(p, 91, 92), up.Format("01/02/2006"), up.Format("1504"))
		}),
		beside("a table of the log with a failure", "customer_log.unl", func(p *Plan, s *Server) string {
			t := p.Now.Add(-40 * time.Minute)
			return fmt.Sprintf("%d|1|%s|Daily archive failed, data will be lost|7|%s|MAJOR|\n", s.Links[0].ACD.Number, t.Format("01/02/2006"), t.Format("1504"))
		}),
		beside("a query result that says failed", "arch_stat.out", func(p *Plan, s *Server) string {
			acd, kind, last := ofRun(p, s)
			if p.chance(50) {
				return fmt.Sprintf("\nDatabase selected.\n\n\nacd        %d\narch_type  %d\nlast_time  %s\nstatus     3\n\n1 row(s) retrieved.\n\nDatabase closed.\n", acd, kind, last)
			}
			return fmt.Sprintf("\nDatabase selected.\n\n\n   acd arch_type            last_time            status\n\n%6d %-20d %-20s 3\n\n1 row(s) retrieved.\n\n\nDatabase closed.\n", acd, kind, last)
		}),
		beside("a column of a table that nobody knows", "arch_stat.out", func(p *Plan, s *Server) string {
			acd, kind, last := ofRun(p, s)
			name, value := pick(p, "result", "alarm", "cause"), pick(p, "failed", "down", "3")
			switch p.IntN(3) {
			case 0:
				return fmt.Sprintf("acd|arch_type|last_time|status|%s|\n%d|%d|%s|2|%s|\n", name, acd, kind, last, value)
			case 1:
				return fmt.Sprintf("\nDatabase selected.\n\n\nacd        %d\narch_type  %d\nlast_time  %s\nstatus     2\n%-10s %s\n\n1 row(s) retrieved.\n\nDatabase closed.\n", acd, kind, last, name, value)
			}
			return fmt.Sprintf("\nDatabase selected.\n\n\n   acd arch_type            last_time            status %s\n\n%6d %-20d %-20s 2      %s\n\n1 row(s) retrieved.\n\n\nDatabase closed.\n", name, acd, kind, last, value)
		}),
		file("a second capture that says the same and more", func(p *Plan, s *Server, files []File) ([]File, bool) {
			if s.Layout.Form != Files {
				return files, false
			}
			f := files[p.IntN(3)]
			rows := strings.Split(strings.TrimSuffix(string(f.Data), "\n"), "\n")
			rows = append(rows, "", "   "+pick(p, nobody...))
			f.Name, f.Data = pick(p, "0", "z")+f.Name, []byte(strings.Join(rows, "\n")+"\n")
			return append(files, f), !s.Layout.Shell && !s.Layout.Keys // behind a prompt the shell says it
		}),
		beside("the switch says the link is down", "status-link.txt", func(p *Plan, s *Server) string {
			return "status link 1                                                   Page 1 of 4\n\n" +
				"                           LINK/PORT STATUS\n\n     Link Number: 1\n     Link Status: " + pick(p, "disconnected", "out-of-service", "restarting") + "\n"
		}),
		beside("the switch says the link's other end is down", "status-link.txt", func(p *Plan, s *Server) string {
			return "status link 1                                                   Page 1 of 4\n" +
				"     Link Status: in-service     " + pick(p, "Dest Status: out-of-service-FE", "Result: failed", "Alarm: major", "Dest Status: gone") + "\n"
		}),
		beside("a channel of the switch that is not up", "channel.txt", func(p *Plan, s *Server) string {
			session, socket := "In Service", "TCP connected"
			if p.chance(50) {
				session = pick(p, "Not Up", "Out of Service", "Waiting", "", "In Service?", "not in service")
			} else {
				socket = pick(p, "TCP disconnected", "TCP not connected", "", "none", "SYN sent")
			}
			return switchChannel(1, session, socket)
		}),
		beside("a line on the switch's page that nobody knows", "channel.txt", func(p *Plan, s *Server) string {
			return switchChannel(1, "In Service", "TCP connected") + pick(p, nobody...) + "\n"
		}),
		file("an ACD that only a table names", func(p *Plan, s *Server, files []File) ([]File, bool) {
			r := s.Runs[1]
			table := fmt.Sprintf("%d|2|%s|2|\n8|2|%s|2|\n", r.ACD.Number, r.Last.Format("01/02/2006 15:04:05"), r.Last.Format("01/02/2006 15:04:05"))
			return append(files, File{Name: "arch_stat.unl", Data: []byte(table), ModTime: p.Now.Add(-time.Minute)}), s.Links[len(s.Links)-1].ACD.Number != 8
		}),
		beside("something that nobody knows", "notes.txt", func(p *Plan, s *Server) string {
			return pick(p, "Status: Published\nProducts: Call Management System\n", "remember to call the vendor\n", "%PDF-1.4 \x00\x01\x02", "CDR LINK STATUS\n  Link State: up\n")
		}),
		beside("a later log with a failure", "errors-2.log", func(p *Plan, s *Server) string {
			return strings.Join(DrawLog([]Entry{{p.Now.Add(-30 * time.Minute), 7, s.Links[0].ACD.Number, "INFO", "Daily archive failed, data will be lost"}}), "\n") + "\n"
		}),
		beside("a backup log that failed later", "back.log", func(p *Plan, s *Server) string {
			return p.Now.Add(-time.Hour).Format("state: 1\nMonday, 01/02/06 15:04:05\nerror: tape write error\nstatus: Last backup failed.\nstate: 0.\n")
		}),
	}
}

// switchChannel is the page of a processor channel of the switch.
func switchChannel(number int, session, socket string) string {
	return fmt.Sprintf("status processor-channels %d                                     Page 1 of 1\n\n"+
		"                        PROCESSOR-CHANNEL STATUS\n\n            Channel Number: %d\n      Session Layer Status: %s\n"+
		"             Socket Status: %s\n               Link Number: %d\n              Last Failure: Far end disconnected\n", number, number, session, socket, number)
}
