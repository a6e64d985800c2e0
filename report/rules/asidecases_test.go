package rules

import (
	"time"

	"example.com/centrevu"
	"example.com/centrevu/backup"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

// aside gives a server everything that bears out its windows.
func aside(s *report.Server) {
	s.LinkHistory = &report.LinkHistory{Outages: []links.Outage{outage(1, links.SessionDown, 30*time.Hour), outage(1, links.Started, 29*time.Hour)}}
	s.Switch = &links.SwitchStatus{
		Links:    []links.SwitchLink{{Number: 1, Status: "in-service", Up: []int{1, 4}}},
		Channels: []links.Channel{{Number: 1, Session: "up", Socket: "up"}},
	}
	s.BackupLog = &backup.Status{State: backup.Finished, FinishedAt: s.Backup.FinishedAt, Text: "Last backup finished"}
	s.Captures = append(s.Captures, report.Capture{
		Name: "aside", Facts: []report.Fact{report.FactLinkHistory, report.FactSwitch, report.FactBackupLog}, CapturedAt: ago(2 * time.Minute),
	})
}

func outage(acd int, reason links.Reason, before time.Duration) links.Outage {
	o := links.Outage{ACD: centrevu.ACD{Number: acd}, Reason: reason}
	if before != 0 {
		o.Time = ago(before)
	}
	return o
}

func history(p report.Pair, seen time.Duration, rows ...links.Outage) {
	aside(p.Primary)
	p.Primary.LinkHistory.Outages = rows
	p.Primary.Captures[1].CapturedAt = ago(seen)
}

func switched(p report.Pair, l links.SwitchLink) {
	aside(p.Primary)
	l.Number = 1
	p.Primary.Switch = &links.SwitchStatus{Links: []links.SwitchLink{l}}
}

var asideCases = []spoiled{
	{"backup.log", "it bears the window out", func(p report.Pair) { aside(p.Primary) }, []string{}},
	{"backup.log", "failed", func(p report.Pair) {
		aside(p.Primary)
		p.Primary.BackupLog.State, p.Primary.BackupLog.Errors = backup.Failed, "write error on device"
	}, []string{`primary: critical: back.log: the last backup failed: "write error on device"`}},
	{"backup.log", "failed, and another finished since", func(p report.Pair) {
		aside(p.Primary)
		p.Primary.BackupLog.State = backup.Failed
		p.Primary.Captures[1].CapturedAt = ago(20 * time.Hour)
	}, []string{}},
	{"backup.log", "a newer backup", func(p report.Pair) {
		aside(p.Primary)
		p.Primary.BackupLog.FinishedAt = ago(time.Hour)
	}, []string{"primary: warning: back.log: a backup finished 2000-05-02 07:00, and the window shows the one of 2000-05-02 00:23:41"}},
	{"backup.log", "a word", func(p report.Pair) {
		aside(p.Primary)
		p.Primary.BackupLog.State, p.Primary.BackupLog.Text = backup.Unknown, "Backup put off"
	}, []string{`primary: unknown: back.log: no document names the status "Backup put off"`}},

	{"links.history", "down", func(p report.Pair) {
		history(p, 0, outage(1, links.Started, time.Hour), outage(1, links.SessionDown, 40*time.Minute))
	},
		[]string{"primary: ACD 1: critical: the link history ends 2000-05-02 07:20: session down"}},
	{"links.history", "down, and the window is newer", func(p report.Pair) { history(p, 30*time.Minute, outage(1, links.TimedOut, 40*time.Minute)) },
		[]string{"primary: ACD 1: warning: the link history ended 2000-05-02 07:20: timed out; the window was seen later and shows the link up"}},
	{"links.history", "turned off", func(p report.Pair) { history(p, 0, outage(2, links.TurnedOff, 40*time.Minute)) },
		[]string{"primary: ACD 2: warning: the link history ends 2000-05-02 07:20: turned off"}},
	{"links.history", "in any order", func(p report.Pair) {
		history(p, 0, outage(1, links.Started, 40*time.Minute), outage(1, links.TurnedOff, time.Hour))
	},
		[]string{}},
	{"links.history", "down before it was up", func(p report.Pair) {
		history(p, 0, outage(1, links.Started, 40*time.Minute), outage(1, links.SessionDown, time.Hour))
	},
		[]string{"primary: ACD 1: warning: the link was down 2000-05-02 07:00 and came back; the link history ends 2000-05-02 07:20: data collection started"}},
	{"links.history", "its clock was reset, once", func(p report.Pair) {
		history(p, 0, outage(1, links.Started, 40*time.Minute), outage(1, links.ClockReset, time.Hour))
	}, []string{}},
	{"links.history", "its clock was reset again and again", func(p report.Pair) {
		history(p, 0, outage(1, links.ClockReset, 80*time.Minute), outage(1, links.ClockReset, 70*time.Minute), outage(1, links.ClockReset, time.Hour), outage(1, links.Started, 40*time.Minute))
	},
		[]string{"primary: ACD 1: warning: the link went down 3 times by itself since 2000-05-02 06:40; the link history ends 2000-05-02 07:20: data collection started"}},
	{"links.history", "a reason that no document names before it was up", func(p report.Pair) {
		history(p, 0, outage(1, links.Started, 40*time.Minute), outage(1, 99, time.Hour))
	},
		[]string{"primary: ACD 1: unknown: the link history has a reason that no document names, 2000-05-02 07:00: 99; it ends 2000-05-02 07:20: data collection started"}},
	{"links.history", "the future", func(p report.Pair) { history(p, 0, outage(1, links.Started, -time.Hour)) },
		[]string{"primary: ACD 1: unknown: the link history ends 2000-05-02 09:00, which lies 1 h in the future"}},
	{"links.history", "undated", func(p report.Pair) { history(p, 0, outage(1, links.Started, 0)) },
		[]string{"primary: unknown: the link history has a row without a time"}},
	{"links.history", "no row", func(p report.Pair) { history(p, 0) }, []string{"primary: unknown: the link history has no row"}},

	{"links.switch", "up", func(p report.Pair) { aside(p.Primary) }, []string{}},
	{"links.switch", "on its way up", func(p report.Pair) { switched(p, links.SwitchLink{Status: "restarting"}) },
		[]string{"primary: warning: the switch shows link 1 on its way up: restarting"}},
	{"links.switch", "turned off", func(p report.Pair) { switched(p, links.SwitchLink{Status: "in-service", MaintenanceBusy: "yes"}) },
		[]string{"primary: warning: the switch shows link 1 turned off: in-service, yes"}},
	{"links.switch", "a word", func(p report.Pair) { switched(p, links.SwitchLink{Status: "better"}) },
		[]string{"primary: unknown: the switch shows link 1 with words that no document names together: better"}},
	{"links.switch", "pending", func(p report.Pair) { switched(p, links.SwitchLink{Pending: []int{2, 3}}) },
		[]string{"primary: warning: link 1: channels are listed as pending: 2, 3"}},
	{"links.switch", "a channel down", func(p report.Pair) {
		aside(p.Primary)
		p.Primary.Switch.Channels[0].Session = "disconnected"
	}, []string{"primary: critical: channel 1 is down: disconnected, up"}},
	{"links.switch", "a channel on its way up", func(p report.Pair) {
		aside(p.Primary)
		p.Primary.Switch.Channels[0].Socket = "PND"
	}, []string{"primary: warning: channel 1 is not up: up, PND"}},
	{"links.switch", "a channel with a word", func(p report.Pair) {
		aside(p.Primary)
		p.Primary.Switch.Channels[0].Session = "Not Up"
	}, []string{"primary: unknown: channel 1: Not Up, up; no document says which words mean that it works"}},
	{"links.switch", "a channel without a word", func(p report.Pair) {
		aside(p.Primary)
		p.Primary.Switch.Channels[0] = links.Channel{Number: 1}
	}, []string{"primary: unknown: a page of the switch shows nothing of the state of its link or channel"}},
	{"links.switch", "a link without a word", func(p report.Pair) { switched(p, links.SwitchLink{Name: "cms"}) },
		[]string{"primary: unknown: a page of the switch shows nothing of the state of its link or channel"}},
	{"links.switch", "the other end", func(p report.Pair) {
		switched(p, links.SwitchLink{Status: "in-service", DestStatus: "out-of-service-FE"})
	},
		[]string{"primary: critical: the switch shows link 1 down: in-service, out-of-service-FE"}},
	{"links.switch", "nothing", func(p report.Pair) {
		aside(p.Primary)
		p.Primary.Switch = &links.SwitchStatus{}
	}, []string{"primary: unknown: the switch's pages show no link and no channel"}},
}
