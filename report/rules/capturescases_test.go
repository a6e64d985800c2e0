package rules

import (
	"time"

	"example.com/centrevu/report"
)

var captureCases = []spoiled{
	{"captures.clock", "another time", func(p report.Pair) { p.Primary.Captures[0].Clock = ago(7 * time.Minute) },
		[]string{"primary: warning: primary/all: the clock shows 2000-05-02 07:53, and it was recorded at 2000-05-02 07:59"}},
	{"captures.clock", "ahead of the file", func(p report.Pair) {
		c := &p.Primary.Captures[0]
		c.ClockAt, c.ModTime = time.Time{}, ago(time.Hour)
	}, []string{"primary: warning: primary/all: the clock shows 2000-05-02 07:59, 59 min after the file was written"}},
	{"captures.clock", "no clock", func(p report.Pair) { p.Primary.Captures[0].Clock = time.Time{} }, []string{}},
	{"captures.clock", "no recording", func(p report.Pair) { p.Primary.Captures[0].ClockAt = time.Time{} }, []string{}},

	{"captures.age", "old", func(p report.Pair) {
		p.Primary.Captures[0].CapturedAt = ago(27 * time.Hour)
		p.Secondary.Captures[0].CapturedAt = time.Time{}
		p.Secondary.Captures[0].ModTime = ago(80 * time.Hour)
	}, []string{
		"primary: unknown: primary/all: shown 2000-05-01 05:00, 27 h ago; it says nothing of today",
		"secondary: unknown: secondary/all: written 2000-04-29 00:00, 3 days ago; it says nothing of today",
	}},
	{"captures.age", "future", func(p report.Pair) { p.Primary.Captures[0].CapturedAt = ago(-time.Hour) },
		[]string{"primary: unknown: primary/all: shown 2000-05-02 09:00, which lies 1 h in the future"}},
	{"captures.age", "a newer file", func(p report.Pair) {
		p.Primary.Captures[0].CapturedAt = time.Time{}
		p.Primary.Captures[0].ModTime = ago(-99 * time.Hour)
	}, []string{}},
	{"captures.age", "old, but another counts", func(p report.Pair) {
		p.Primary.Captures = append(p.Primary.Captures, report.Capture{
			Name: "old", Facts: []report.Fact{report.FactLinks}, Superseded: []report.Fact{report.FactLinks}, ModTime: ago(999 * time.Hour),
		}, report.Capture{Name: "junk", ModTime: ago(999 * time.Hour)})
	}, []string{}},
	{"captures.age", "no now", func(p report.Pair) { p.Primary.Now = time.Time{} },
		[]string{"primary: unknown: primary/all: without the time of the check there is no telling its age"}},
}
