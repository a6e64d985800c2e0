package rules

import (
	"time"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

var captureCases = []spoiled{
	{"captures.clock", "another time", func(p report.Pair) { p.Primary.Captures[0].Clock = ago(7 * time.Minute) },
		[]string{"primary: warning: primary/all: the clock shows 2000-05-02 07:53, and it was recorded at 2000-05-02 07:59"}},
	{"captures.clock", "ahead of the file", func(p report.Pair) {
		c := &p.Primary.Captures[0]
		c.ClockAt, c.ModTime = time.Time{}, ago(31*time.Minute)
	}, []string{"primary: warning: primary/all: the clock shows 2000-05-02 07:59, 30 min after the file was written"}},
	{"captures.clock", "no clock", func(p report.Pair) { p.Primary.Captures[0].Clock = time.Time{} }, []string{}},
	{"captures.clock", "no recording", func(p report.Pair) { p.Primary.Captures[0].ClockAt = time.Time{} }, []string{}},

	{"captures.clock", "another zone", func(p report.Pair) {
		c := &p.Primary.Captures[0]
		c.Clock, c.ClockAt, c.ModTime = ago(6*time.Hour+3*time.Minute), time.Time{}, ago(time.Minute)
	}, []string{"primary: warning: the clocks on the screens stand 6 h behind the times at which they were captured: the zone is wrong"}},
	{"captures.clock", "a zone to the east", func(p report.Pair) {
		c := &p.Primary.Captures[0]
		c.Clock, c.ClockAt = ago(-2*time.Hour), ago(0)
	}, []string{
		"primary: warning: the clocks on the screens stand 2 h ahead of the times at which they were captured: the zone is wrong",
	}},
	{"captures.clock", "a file that is older than another", func(p report.Pair) {
		c := p.Primary.Captures[0]
		c.Name, c.Clock, c.ClockAt, c.ModTime = "old", ago(6*time.Hour+3*time.Minute), time.Time{}, ago(time.Minute)
		p.Primary.Captures = append(p.Primary.Captures, c)
	}, []string{}},

	{"captures.age", "old", func(p report.Pair) {
		p.Primary.Captures[0].CapturedAt = ago(61 * time.Minute)
		p.Secondary.Captures[0].CapturedAt = time.Time{}
		p.Secondary.Captures[0].ModTime = ago(80 * time.Hour)
	}, []string{
		"primary: unknown: Archiving Status: seen 2000-05-02 06:59, 1 h 1 min ago; after 1 h it says nothing of now",
		"primary: unknown: Connection Status: seen 2000-05-02 06:59, 1 h 1 min ago; after 1 h it says nothing of now",
		"primary: unknown: Error Log Report: seen 2000-05-02 06:59, 1 h 1 min ago; after 1 h it says nothing of now",
		"secondary: unknown: Backup Data: seen 2000-04-29 00:00, 3 days ago; after 26 h it says nothing of now",
		"secondary: unknown: Archiving Status: seen 2000-04-29 00:00, 3 days ago; after 1 h it says nothing of now",
		"secondary: unknown: Connection Status: seen 2000-04-29 00:00, 3 days ago; after 1 h it says nothing of now",
		"secondary: unknown: Error Log Report: seen 2000-04-29 00:00, 3 days ago; after 1 h it says nothing of now",
	}},
	{"captures.age", "before the next backup was due", func(p report.Pair) {
		p.Primary.Captures = []report.Capture{{Name: "b", Facts: []report.Fact{report.FactBackup}, CapturedAt: ago(24 * time.Hour)}}
		p.Primary.Backup.FinishedAt = ago(24*time.Hour + 29*time.Minute)
	}, []string{"primary: unknown: Backup Data: seen 2000-05-01 08:00, and the next backup was due 2000-05-02 07:31; it says nothing of that"}},
	{"captures.age", "after the next backup was due", func(p report.Pair) {
		p.Primary.Captures = []report.Capture{{Name: "b", Facts: []report.Fact{report.FactBackup}, CapturedAt: ago(time.Minute)}}
		p.Primary.Backup.FinishedAt = ago(24*time.Hour + 29*time.Minute)
	}, []string{}},
	{"captures.age", "future", func(p report.Pair) {
		p.Primary.Captures[0].CapturedAt = ago(-6 * time.Minute)
		p.Primary.Captures[0].Facts = []report.Fact{report.FactLinks}
	}, []string{"primary: unknown: Connection Status: seen 2000-05-02 08:06, which lies 6 min in the future"}},
	{"captures.age", "clocks that differ", func(p report.Pair) { p.Primary.Captures[0].CapturedAt = ago(-5 * time.Minute) }, []string{}},
	{"captures.age", "a file of the future", func(p report.Pair) {
		p.Primary.Captures[0].CapturedAt = time.Time{}
		p.Primary.Captures[0].ModTime = ago(-99 * time.Hour)
		p.Primary.Captures[0].Facts = []report.Fact{report.FactErrors}
	}, []string{"primary: unknown: Error Log Report: seen 2000-05-06 11:00, which lies 4 days in the future"}},
	{"captures.age", "a backup that ended after its window was seen", func(p report.Pair) {
		p.Primary.Backup.FinishedAt = ago(2 * time.Minute)
		p.Primary.Backup.Seen = centrevu.Seen{At: ago(8 * time.Minute), By: centrevu.SeenClock}
	}, []string{"primary: unknown: Backup Data: shows 2000-05-02 07:58, 6 min after it was seen itself, 2000-05-02 07:52"}},
	{"captures.age", "a backup that ended after a recording began", func(p report.Pair) {
		p.Primary.Backup.FinishedAt = ago(2 * time.Minute)
		p.Primary.Backup.Seen = centrevu.Seen{At: ago(8 * time.Minute), By: centrevu.SeenHeader}
	}, []string{}},
	{"captures.age", "an archive that ran after its window was seen", func(p report.Pair) {
		r := p.Primary.Archive.Runs
		r[1].Last, r[1].Seen = ago(20*time.Minute), centrevu.Seen{At: ago(26 * time.Minute), By: centrevu.SeenRecording}
		r[0].Last, r[0].Seen = ago(20*time.Minute), centrevu.Seen{At: ago(25 * time.Minute), By: centrevu.SeenClock}
	}, []string{"primary: unknown: Archiving Status: shows 2000-05-02 07:40, 6 min after it was seen itself, 2000-05-02 07:34"}},
	{"captures.age", "nothing says when", func(p report.Pair) {
		p.Primary.Captures[0].CapturedAt = time.Time{}
		p.Primary.Captures[0].Facts = []report.Fact{report.FactErrors}
	}, []string{"primary: unknown: Error Log Report: nothing says when it was seen"}},
	{"captures.age", "old, but another counts", func(p report.Pair) {
		p.Primary.Captures = append(p.Primary.Captures, report.Capture{
			Name: "old", Facts: []report.Fact{report.FactLinks}, Superseded: []report.Fact{report.FactLinks}, ModTime: ago(999 * time.Hour),
		}, report.Capture{Name: "junk", ModTime: ago(999 * time.Hour)})
	}, []string{}},
	{"captures.age", "no now", func(p report.Pair) {
		p.Primary.Now = time.Time{}
		p.Primary.Captures[0].Facts = []report.Fact{report.FactErrors}
	}, []string{"primary: unknown: Error Log Report: without the time of the check there is no telling its age"}},

	{"captures.apart", "an hour and a minute", func(p report.Pair) {
		p.Primary.Captures[0].Facts = []report.Fact{report.FactLinks}
		p.Primary.Captures = append(p.Primary.Captures, report.Capture{Name: "b", Facts: []report.Fact{report.FactBackup}, CapturedAt: ago(62 * time.Minute)})
	}, []string{"primary: warning: Backup Data was seen 2000-05-02 06:58 and Connection Status 2000-05-02 07:59, 1 h 1 min apart"}},
	{"captures.apart", "together", func(report.Pair) {}, []string{}},
	{"captures.apart", "one fact", func(p report.Pair) { p.Primary.Captures[0].Facts = []report.Fact{report.FactLinks} }, []string{}},

	{"archive.overdue", "the next run is past", func(p report.Pair) {
		r := &p.Primary.Archive.Runs[0]
		r.Last, r.Next = ago(110*time.Minute), ago(90*time.Minute)
	}, []string{"primary: ACD 1: warning: interval: last run 2000-05-02 06:10, 1 h 50 min ago; it was to run again 2000-05-02 06:30, 1 h 30 min before the check"}},
	{"archive.overdue", "the next run is due by now", func(p report.Pair) {
		r := &p.Primary.Archive.Runs[0]
		r.Last, r.Next = ago(90*time.Minute), ago(time.Hour)
	}, []string{}},

	{"pair.named", "by an entry of the log", func(p report.Pair) { log(p, ago(time.Hour), 3, "Something about this ACD") }, []string{
		"primary: ACD 3: unknown: Error Log Report names it, and Connection Status does not show it",
		"primary: ACD 3: unknown: Error Log Report names it, and Archiving Status does not show it",
		"secondary: ACD 3: unknown: Error Log Report names it, and Connection Status does not show it",
		"secondary: ACD 3: unknown: Error Log Report names it, and Archiving Status does not show it",
	}},
	{"pair.named", "by an entry of long ago", func(p report.Pair) { log(p, ago(33*24*time.Hour), 3, "Something about this ACD") }, []string{}},
	{"pair.named", "by the other server", func(p report.Pair) { p.Secondary.Links.Links = p.Secondary.Links.Links[1:] }, []string{
		"secondary: ACD 1: unknown: Connection Status names it, and Connection Status does not show it",
	}},
	{"pair.named", "by a number, where names are shown", func(p report.Pair) {
		for _, s := range []*report.Server{p.Primary, p.Secondary} {
			for i := range s.Links.Links {
				s.Links.Links[i].ACD = centrevu.ACD{Name: string(rune('a' + i))}
			}
			for i := range s.Archive.Runs {
				s.Archive.Runs[i].ACD = centrevu.ACD{Name: string(rune('a' + i/4))}
			}
		}
	}, []string{}},
	{"pair.named", "a pseudo-ACD", func(p report.Pair) { log(p, ago(time.Hour), 9, "Something about this ACD") }, []string{}},

	{"pair.sides", "the wrong side", func(p report.Pair) { p.Secondary.Links.Links[0].Peer = "primary" },
		[]string{"secondary: ACD 1: warning: its link shows the word primary, and this is the secondary"}},
	{"pair.sides", "the right side", func(p report.Pair) { p.Primary.Links.Links[0].Peer = "primary" }, []string{}},
}
