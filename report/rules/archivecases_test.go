package rules

import (
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

var archiveCases = []spoiled{
	{"archive.state", "failed", func(p report.Pair) { p.Primary.Archive.Runs[1].State = archive.Failed },
		[]string{"primary: ACD 1: critical: daily: failed"}},
	{"archive.state", "not run", func(p report.Pair) { p.Primary.Archive.Runs[1].State = archive.NotRun },
		[]string{"primary: ACD 1: warning: daily: not run"}},
	{"archive.state", "not run on a pseudo-ACD", func(p report.Pair) {
		p.Primary.Archive.Runs[1] = archive.Run{ACD: centrevu.ACD{Number: 9}, Kind: archive.Daily, State: archive.NotRun}
	}, []string{}},
	{"archive.state", "unknown word", func(p report.Pair) {
		p.Primary.Archive.Runs[1].State, p.Primary.Archive.Runs[1].Text = archive.Unknown, "on hold"
	}, []string{`primary: ACD 1: unknown: daily: no document names the status "on hold"`}},
	{"archive.state", "running", func(p report.Pair) {
		for i, d := range []time.Duration{time.Hour, 3 * time.Hour, -time.Hour} {
			p.Primary.Archive.Runs[i].State = archive.Running
			p.Primary.Archive.Runs[i].Last = ago(d)
		}
		p.Primary.Archive.Runs[3].State = archive.Running
		p.Primary.Archive.Runs[3].Last = time.Time{}
	}, []string{
		"primary: ACD 1: warning: daily: running, and its last time is 2000-05-02 05:00, 3 h ago",
		"primary: ACD 1: unknown: weekly: running; its time 2000-05-02 09:00 lies 1 h in the future",
		"primary: ACD 1: unknown: monthly: running; no time is shown to tell since when",
	}},
	{"archive.state", "running, no now", func(p report.Pair) {
		p.Primary.Now = time.Time{}
		p.Primary.Archive.Runs[0].State = archive.Running
	}, []string{"primary: ACD 1: unknown: interval: running; without the time of the check there is no telling since when"}},
	{"archive.state", "no rows", func(p report.Pair) { p.Primary.Archive.Runs = nil },
		[]string{"primary: unknown: the Archiving Status window shows no archive"}},

	{"archive.overdue", "overdue", func(p report.Pair) {
		runs := p.Primary.Archive.Runs
		for i, d := range []time.Duration{121 * time.Minute, 27 * time.Hour, 9 * 24 * time.Hour, 33 * 24 * time.Hour} {
			runs[i].Last, runs[i+4].Last = ago(d), ago(2*d+10*24*time.Hour)
		}
	}, []string{
		"primary: ACD 1: warning: interval: last run 2000-05-02 05:59, 2 h 1 min ago; more than 2 h is overdue",
		"primary: ACD 1: warning: daily: last run 2000-05-01 05:00, 27 h ago; more than 26 h is overdue",
		"primary: ACD 1: warning: weekly: last run 2000-04-23 08:00, 9 days ago; more than 8 days is overdue",
		"primary: ACD 1: warning: monthly: last run 2000-03-30 08:00, 33 days ago; more than 32 days is overdue",
		"primary: ACD 2: critical: interval: last run 2000-04-22 03:58, 10 days ago; more than 2 h is overdue",
		"primary: ACD 2: critical: daily: last run 2000-04-20 02:00, 12 days ago; more than 26 h is overdue",
		"primary: ACD 2: critical: weekly: last run 2000-04-04 08:00, 28 days ago; more than 8 days is overdue",
		"primary: ACD 2: critical: monthly: last run 2000-02-16 08:00, 76 days ago; more than 32 days is overdue",
	}},
	{"archive.overdue", "a run left out", func(p report.Pair) {
		runs := p.Primary.Archive.Runs
		runs[3].Last, runs[3].Next = time.Date(2000, 4, 1, 0, 52, 0, 0, time.UTC), time.Date(2000, 6, 1, 0, 35, 0, 0, time.UTC)
		runs[5].Last, runs[5].Next = ago(7*time.Hour), ago(-7*24*time.Hour)
		runs[7].State, runs[7].Last, runs[7].Next = archive.Running, ago(31*24*time.Hour), ago(-30*24*time.Hour)
	}, []string{
		"primary: ACD 1: warning: monthly: last run 2000-04-01 00:52, 31 days ago; its next run is 2000-06-01 00:35, and one between them is missing",
		"primary: ACD 2: warning: daily: last run 2000-05-02 01:00, 7 h ago; its next run is 2000-05-09 08:00, and one between them is missing",
	}},
	{"archive.overdue", "an interval longer than there is", func(p report.Pair) {
		runs := p.Primary.Archive.Runs
		runs[0].Last, runs[0].Next = ago(90*time.Minute), now
		runs[4].Last, runs[4].Next = ago(62*time.Minute), now // the clock was set
	}, []string{
		"primary: ACD 1: warning: interval: last run 2000-05-02 06:30, 1 h 30 min ago; its next run is 2000-05-02 08:00, and one between them is missing",
	}},
	{"archive.overdue", "an interval in which the clock is set back", func(p report.Pair) {
		zone := time.FixedZone("before", -6*3600)
		runs := p.Primary.Archive.Runs
		runs[0].Last, runs[0].Next = ago(90*time.Minute).In(zone), now.In(time.FixedZone("after", -7*3600))
	}, []string{}},
	{"archive.overdue", "due twice over", func(p report.Pair) {
		runs := p.Primary.Archive.Runs // the check is at 08:00
		seen := centrevu.Seen{At: ago(9 * time.Minute), By: centrevu.SeenClock}
		runs[0].Last, runs[0].Next, runs[0].Seen = ago(90*time.Minute), ago(60*time.Minute), seen
		runs[4].Last, runs[4].Next, runs[4].Seen = ago(74*time.Minute), ago(44*time.Minute), seen // to the very minute, but for the clock
	}, []string{
		"primary: ACD 1: warning: interval: last run 2000-05-02 06:30, 1 h 30 min ago; it was to run again 2000-05-02 07:00, 1 h before the check",
	}},
	{"archive.overdue", "next before last", func(p report.Pair) {
		runs := p.Primary.Archive.Runs
		runs[0].Last, runs[0].Next = ago(30*time.Minute), ago(45*time.Minute)
		runs[4].Last, runs[4].Next, runs[4].State = ago(5*time.Minute), ago(6*time.Minute), archive.Running // it is that run
		runs[1].Next = runs[1].Last.Add(24 * time.Hour)
	}, []string{
		"primary: ACD 1: warning: interval: last run 2000-05-02 07:30, 30 min ago; it was to run again 2000-05-02 07:15, 45 min before the check",
	}},
	{"archive.overdue", "no next run", func(p report.Pair) {
		runs := p.Primary.Archive.Runs
		for i := range runs {
			runs[i].Next = now.Add(30 * time.Minute)
		}
		for _, i := range []int{1, 2, 4, 6} { // half of them
			runs[i].Next = time.Time{}
		}
		runs[2].State, runs[6].Last = archive.Running, ago(20*24*time.Hour)
	}, []string{
		"primary: ACD 1: warning: daily: last run 2000-05-02 00:35, 7 h 25 min ago; its next run is not shown, as those of others are",
		"primary: ACD 2: warning: interval: last run 2000-05-02 07:30, 30 min ago; its next run is not shown, as those of others are",
		"primary: ACD 2: critical: weekly: last run 2000-04-12 08:00, 20 days ago; more than 8 days is overdue",
	}},
	{"archive.overdue", "few next runs", func(p report.Pair) {
		for i := range 3 {
			p.Primary.Archive.Runs[i].Next = now.Add(30 * time.Minute)
		}
	}, []string{}},
	{"archive.overdue", "at the limit", func(p report.Pair) { p.Primary.Archive.Runs[1].Last = ago(26 * time.Hour) }, []string{}},
	{"archive.overdue", "a clock that is a little ahead", func(p report.Pair) {
		p.Primary.Archive.Runs[0].Last = ago(-5 * time.Minute)
	}, []string{}},
	{"archive.overdue", "future", func(p report.Pair) { p.Primary.Archive.Runs[0].Last = ago(-6 * time.Minute) },
		[]string{"primary: ACD 1: unknown: interval: last run 2000-05-02 08:06 lies 6 min in the future"}},
	{"archive.overdue", "no time", func(p report.Pair) { p.Primary.Archive.Runs[0].Last = time.Time{} },
		[]string{"primary: ACD 1: unknown: interval: finished, and no time is shown"}},
	{"archive.overdue", "no now", func(p report.Pair) {
		p.Primary.Now, p.Primary.Archive.Runs = time.Time{}, p.Primary.Archive.Runs[:1]
	}, []string{"primary: ACD 1: unknown: interval: last run 2000-05-02 07:30; without the time of the check there is no telling its age"}},
	{"archive.overdue", "pseudo-ACD", func(p report.Pair) {
		p.Primary.Archive.Runs[0].ACD.Number, p.Primary.Archive.Runs[0].Last = 26, ago(9999*time.Hour)
	}, []string{}},
	{"archive.overdue", "no kind", func(p report.Pair) { p.Primary.Archive.Runs[0].Kind = 0 },
		[]string{"primary: ACD 1: unknown: the kind of archive is not known"}},

	{"archive.kinds", "one missing", func(p report.Pair) { p.Primary.Archive.Runs = p.Primary.Archive.Runs[1:] },
		[]string{"primary: ACD 1: unknown: interval: not shown"}},
	{"archive.kinds", "pseudo-ACD", func(p report.Pair) {
		p.Primary.Archive.Runs = append(p.Primary.Archive.Runs, archive.Run{ACD: centrevu.ACD{Number: 12}, Kind: archive.Daily})
	}, []string{}},
	{"archive.kinds", "no rows", func(p report.Pair) { p.Primary.Archive.Runs = nil },
		[]string{"primary: unknown: the Archiving Status window shows no archive"}},

	{"archive.log", "failure of that kind", func(p report.Pair) { log(p, ago(7*time.Hour), 1, "Daily ARCHIVE has failed") },
		[]string{"primary: ACD 1: critical: daily: finished 2000-05-02 00:35, but the entry of 2000-05-02 01:00 speaks of a failure"}},
	{"archive.log", "failure of some kind", func(p report.Pair) { log(p, ago(2*time.Hour), 2, "archiving failed") },
		[]string{
			"primary: ACD 2: warning: daily: finished 2000-05-02 00:35, but the entry of 2000-05-02 06:00 may speak of its failure",
			"primary: ACD 2: warning: weekly: finished 2000-04-30 01:00, but the entry of 2000-05-02 06:00 may speak of its failure",
			"primary: ACD 2: warning: monthly: finished 2000-05-01 01:00, but the entry of 2000-05-02 06:00 may speak of its failure",
		}},
	{"archive.log", "failure before the run", func(p report.Pair) { log(p, ago(9*time.Hour), 1, "daily archive failed") }, []string{}},
	{"archive.log", "failure of no ACD and without a time", func(p report.Pair) { log(p, time.Time{}, 0, "interval archive failed") },
		[]string{
			"primary: ACD 1: critical: interval: finished 2000-05-02 07:30, but an entry without a time speaks of a failure",
			"primary: ACD 2: critical: interval: finished 2000-05-02 07:30, but an entry without a time speaks of a failure",
		}},
	{"archive.log", "captured before", func(p report.Pair) { p.Primary.Errors.NotAfter = ago(time.Hour) },
		[]string{
			"primary: ACD 1: unknown: interval: finished 2000-05-02 07:30, and the error log was captured before, 2000-05-02 07:00",
			"primary: ACD 2: unknown: interval: finished 2000-05-02 07:30, and the error log was captured before, 2000-05-02 07:00",
		}},
	{"archive.log", "no time", func(p report.Pair) { p.Primary.Archive.Runs[0].Last = time.Time{} },
		[]string{"primary: ACD 1: unknown: interval: finished, and no time is shown to look for in the error log"}},
	{"archive.log", "empty log", func(p report.Pair) {
		p.Primary.Errors.Entries, p.Primary.Archive.Runs = nil, p.Primary.Archive.Runs[:1]
	}, []string{"primary: ACD 1: unknown: interval: finished, which is shown for a failure as well, and the error log shows no entry at all"}},
	{"archive.log", "known to have succeeded", func(p report.Pair) {
		p.Primary.Errors.Entries = nil
		for i := range p.Primary.Archive.Runs {
			p.Primary.Archive.Runs[i].State = archive.Succeeded
		}
	}, []string{}},
	{"archive.log", "no rows", func(p report.Pair) { p.Primary.Archive.Runs = nil },
		[]string{"primary: unknown: the Archiving Status window shows no archive"}},

	{"archive.acds", "link only", func(p report.Pair) { p.Primary.Archive.Runs = p.Primary.Archive.Runs[4:] },
		[]string{"primary: ACD 1: unknown: its link is shown and its archives are not"}},
	{"archive.acds", "archive only", func(p report.Pair) { p.Primary.Links.Links = p.Primary.Links.Links[1:] },
		[]string{"primary: ACD 1: unknown: its archives are shown and its link is not"}},
	{"archive.acds", "nothing", func(p report.Pair) {
		p.Primary.Links, p.Primary.Archive = &links.Status{}, &archive.Status{}
	}, []string{"primary: unknown: neither window shows an ACD"}},
	{"archive.acds", "by name and by number", func(p report.Pair) {
		p.Primary.Links.Links[0].ACD = centrevu.ACD{Number: 1, Name: "Claims"}
		p.Primary.Archive.Runs[0].ACD = centrevu.ACD{Name: "Claims"}
	}, []string{}},
	{"archive.acds", "by nothing", func(p report.Pair) { p.Primary.Links.Links[0].ACD = centrevu.ACD{} },
		[]string{
			"primary: unknown: its link is shown and its archives are not",
			"primary: ACD 1: unknown: its archives are shown and its link is not",
		}},
}
