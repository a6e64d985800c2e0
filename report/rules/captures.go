package rules

import (
	"slices"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

func captureRules() []report.Rule {
	return []report.Rule{{
		ID: "captures.age",
		Doc: "Are the captures of today? Judged by the time on the screen or in the recording, else by that of the " +
			"file: a file can be newer than what it holds, never older. A capture too old, or of the future, is unknown: " +
			"it says nothing of today. Does not apply where nothing says when it was made.",
		Cite:   "HA guide p. 2-2 (the check is daily); INF: the limit",
		Advice: "Capture the window again, and look for a wrong clock or zone if it was just captured.",

		Thresholds: []string{"capture_age", "clock_skew"},
		Check:      capturesAge,
	}, {
		ID: "captures.clock",
		Doc: "Does the clock on the screen agree with the time at which the screen was recorded? A difference is a " +
			"warning, and so is a clock that is ahead of the file it was written to. Does not apply where the screen " +
			"shows no clock or nothing else says when it was shown.",
		Cite: "SOLN277288: clocks of switch and server more than 24 hours apart keep data collection down; INF: the limit, " +
			"and that the time of a recording can be trusted more",
		Advice: "Look at the server's clock and zone, and at those of the machine that captured.",

		Thresholds: []string{"clock_skew"},
		Check:      capturesClock,
	}}
}

func capturesAge(p *report.Pass) error {
	judged := false
	for i := range p.Server.Captures {
		c := &p.Server.Captures[i]
		if !slices.ContainsFunc(c.Facts, c.Used) {
			continue
		}
		judged = true
		about := p.About(centrevu.Line{Source: c.Name})
		d := p.Now.Sub(c.NotAfter())
		shown := !c.CapturedAt.IsZero()
		switch {
		case p.Now.IsZero():
			about.Unknownf("%s: without the time of the check there is no telling its age", c.Name)
		case c.NotAfter().IsZero():
			about.Skipf("%s: nothing says when it was captured", c.Name)
		case d > p.Limits.CaptureAge && shown:
			about.Unknownf("%s: shown %s, %s ago; it says nothing of today", c.Name, clock(c.CapturedAt), age(d))
		case d > p.Limits.CaptureAge:
			about.Unknownf("%s: written %s, %s ago; it says nothing of today", c.Name, clock(c.ModTime), age(d))
		case shown && -d > p.Limits.ClockSkew:
			about.Unknownf("%s: shown %s, which lies %s in the future", c.Name, clock(c.CapturedAt), age(d))
		case shown:
			about.Say(report.OK, p.Message().Value(c.Name).Str(": shown ").Time(c.CapturedAt).String())
		default:
			about.Skipf("%s: written %s; nothing in it says when it was captured", c.Name, clock(c.ModTime))
		}
	}
	if !judged {
		p.Skipf("nothing says what the facts were captured in")
	}
	return nil
}

func capturesClock(p *report.Pass) error {
	judged := false
	for i := range p.Server.Captures {
		c := &p.Server.Captures[i]
		if len(c.Facts) == 0 {
			continue
		}
		judged = true
		about := p.About(centrevu.Line{Source: c.Name})
		d := c.Clock.Sub(c.ClockAt)
		switch {
		case c.Clock.IsZero():
			about.Say(report.NotApplicable, p.Message().Value(c.Name).Str(": no screen shows a clock").String())
		case c.ClockAt.IsZero() && c.ModTime.IsZero():
			about.Say(report.NotApplicable, p.Message().Value(c.Name).Str(": nothing but its clock says when it was shown").String())
		case c.ClockAt.IsZero() && c.Clock.Sub(c.ModTime) > p.Limits.ClockSkew:
			about.Warnf("%s: the clock shows %s, %s after the file was written", c.Name, clock(c.Clock), age(c.Clock.Sub(c.ModTime)))
		case c.ClockAt.IsZero():
			about.Say(report.OK, p.Message().Value(c.Name).Str(": the clock shows ").Time(c.Clock).Str(", before the file was written").String())
		case d.Abs() > p.Limits.ClockSkew:
			about.Warnf("%s: the clock shows %s, and it was recorded at %s", c.Name, clock(c.Clock), clock(c.ClockAt.In(c.Clock.Location())))
		default:
			about.Say(report.OK, p.Message().Value(c.Name).Str(": the clock shows ").Time(c.Clock).Str(", as the recording").String())
		}
	}
	if !judged {
		p.Skipf("nothing says what the facts were captured in")
	}
	return nil
}
